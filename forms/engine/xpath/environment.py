"""What an expression may see beside its context node: the instance's root, the clock, the form around it.

Standard: XPath 1.0 section 1 (the context); XForms 1.1, evaluation context.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import datetime, tzinfo
from time import monotonic
from typing import Protocol

from forms.engine.errors import FormError
from forms.engine.limits import MAX_EVALUATION_STEPS, MAX_SECONDS
from forms.engine.tree import Element, Node


class FormHost(Protocol):
    """What the ODK functions ask of the form that an expression belongs to."""

    def instance_root(self, name: str) -> Element | None:
        """The root node of a secondary instance, ``None`` if there is none of that name."""

    def itext(self, text_id: str) -> str:
        """A translated text in the active language."""

    def choice_label(self, value: str, question: str, node: Node) -> str:
        """The label of a choice of a question."""


class Env:
    """The context that does not change from step to step; ``current`` is the node the expression belongs to."""

    __slots__ = ("clock", "current", "deadline", "host", "language", "root", "settling", "steps", "zone")

    def __init__(
        self, root: Element, clock: Callable[[], datetime], host: FormHost | None, language: str | None = None
    ) -> None:
        self.root: Node = root
        self.current: Node = root
        self.clock = clock
        self.host = host
        self.language = language
        self.steps = 0
        self.zone: tzinfo = zone_of_clock(clock)
        self.settling = False
        self.deadline = monotonic() + MAX_SECONDS

    def begin(self) -> None:
        """A new allowance of steps for the next expression; of seconds only between changes."""
        self.steps = 0
        if not self.settling:
            self.deadline = monotonic() + MAX_SECONDS

    @contextmanager
    def change(self) -> Iterator[None]:
        """While one change settles, all its expressions share one allowance of seconds."""
        outermost = not self.settling
        self.begin()
        self.settling = True
        try:
            yield
        finally:
            self.settling = not outermost

    def spend(self, count: int) -> None:
        """Counts evaluation steps: nodes looked at, functions called, parts of patterns tried.

        Raises:
            FormError: the expression ran away: too many steps, or too much time.
        """
        self.steps += count
        if monotonic() > self.deadline:
            raise FormError(f"An expression ran for {MAX_SECONDS:g} seconds and was stopped", code="runaway")
        if self.steps > MAX_EVALUATION_STEPS:
            self.steps = 0
            raise FormError(
                f"An expression took more than {MAX_EVALUATION_STEPS} steps and was stopped", code="runaway"
            )


def zone_of_clock(clock: Callable[[], datetime]) -> tzinfo:
    """The time zone in which the clock speaks.

    Raises:
        FormError: the clock gives naive times.
    """
    zone = clock().tzinfo
    if zone is None:
        raise FormError("The clock of a form must give aware local times")
    return zone
