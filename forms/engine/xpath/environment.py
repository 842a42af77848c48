"""What an expression may see beside its context node: the instance's root, the clock, the form around it."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime, tzinfo
from typing import Protocol

from forms.engine.errors import FormError
from forms.engine.limits import MAX_EVALUATION_STEPS
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

    __slots__ = ("clock", "current", "host", "language", "root", "steps", "zone")

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

    def spend(self, count: int) -> None:
        """Counts evaluation steps.

        Raises:
            FormError: the expression ran away.
        """
        self.steps += count
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
