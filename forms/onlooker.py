"""Who waits for long work: told at each step how far it is, and asked whether it shall go on."""

from collections.abc import Callable
from dataclasses import dataclass

from forms.refusal import NotNow

Tell = Callable[[str, int, int], object]
"""The stage's name, how many steps of it are done, and how many there are (0: they cannot be counted)."""


def _unheard(_stage: str, _done: int, _total: int) -> None:
    """Nobody waits."""


def _never() -> bool:
    return False


@dataclass(frozen=True)
class OnLooker:
    """The two sides of the wait; work that may be broken off calls :meth:`at`, the rest :attr:`told` alone."""

    told: Tell = _unheard
    stopped: Callable[[], bool] = _never

    def at(self, stage: str, done: int = 0, total: int = 0) -> None:
        """One step is done.

        Raises:
            NotNow: ``stopped`` where it shall go no further; the work then leaves everything as it was before it.
        """
        if self.stopped():
            raise NotNow("stopped", "It was stopped; everything is as it was before.")
        self.told(stage, done, total)

    def counting(self, stage: str, total: int) -> Callable[[int], None]:
        """For work that comes in pieces: each call says how large the piece was that is done."""
        done = 0

        def piece(count: int) -> None:
            nonlocal done
            done += count
            self.at(stage, done, total)

        self.at(stage, 0, total)
        return piece


NOBODY = OnLooker()
