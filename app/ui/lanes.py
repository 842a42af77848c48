"""The lanes of the program, each made when somebody first uses it: the first page waits for no thread."""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

if TYPE_CHECKING:
    from app.ui.background import Lane


class Lanes(QObject):
    """Made and joined by ``app.main``.

    Signals:
        failed: an exception that a caller on the lanes of the vault, the network or the voice did not want to handle.
    """

    failed = Signal(object)

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._closed = False

    @property
    def busy(self) -> bool:
        """Whether work is waiting or running that somebody wants done; a camera that looks on is none."""
        return any(lane.busy for lane in self._made("vault", "network", "long", "table", "voice"))

    @cached_property
    def vault(self) -> Lane:
        """Where the vault and the drafts are read and written."""
        lane = self._lane("vault")
        lane.failed.connect(self.failed)
        return lane

    @cached_property
    def network(self) -> Lane:
        """Where one waits for the network and for long drawing."""
        lane = self._lane("network")
        lane.failed.connect(self.failed)
        return lane

    @cached_property
    def long(self) -> Lane:
        """Where what takes minutes is done, so that neither an answer nor a sending waits behind it."""
        return self._lane("long")

    @cached_property
    def table(self) -> Lane:
        """Where is made what a villager at the table waits for: pages and papers, behind no stick and no network."""
        return self._lane("table")

    @cached_property
    def voice(self) -> Lane:
        """Where a voice is looked for and what is said or played is begun; a label takes seconds, answers do not."""
        lane = self._lane("voice")
        lane.failed.connect(self.failed)
        return lane

    @cached_property
    def camera(self) -> Lane:
        """Where a camera's pictures are looked at; one job lasts as long as the camera is on."""
        return self._lane("camera")

    @cached_property
    def serial(self) -> Lane:
        """Where a reader on a serial line is waited for."""
        return self._lane("serial")

    def close(self) -> None:
        """Join the workers: the network before the vault, because its last step writes through the vault."""
        self._closed = True
        for lane in self._made("camera", "serial", "voice", "table", "long", "network", "vault"):
            lane.close()

    def _lane(self, name: str) -> Lane:
        from app.ui.background import Lane  # noqa: PLC0415 - behind the first page

        lane = Lane(name, self)
        if self._closed:
            lane.close()  # it takes no job any more, like the ones that were joined
        return lane

    def _made(self, *names: str) -> list[Lane]:
        return [self.__dict__[name] for name in names if name in self.__dict__]
