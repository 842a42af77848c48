"""How large and how close a form is set: roomy enough for a hand, or closer where that saves a page."""

from dataclasses import dataclass
from enum import IntEnum
from functools import cached_property

from app.printing.fonts import Face
from app.printing.lettering import Style

SIZE = 13.0


class Closeness(IntEnum):
    """How close a form's lines stand; closer only where that saves a page."""

    ROOMY = 0
    TIGHT = 1
    PRINTED = 2
    """For a form that is filled in already: little room for a hand, yet more than single spacing."""


@dataclass(frozen=True)
class Setting:
    """Line heights of a form: roomy enough to be filled by hand, or closer."""

    closeness: Closeness = Closeness.ROOMY

    @property
    def tight(self) -> bool:
        """Whether room is saved."""
        return self.closeness > Closeness.ROOMY

    def _style(self, face: Face, size: float = SIZE) -> Style:
        return Style(face, size, size * (1.55, 1.4, 1.28)[self.closeness])

    @cached_property
    def body(self) -> Style:
        """The form's words and the values."""
        return self._style(Face.SERIF)

    @cached_property
    def bold(self) -> Style:
        """Headings and captions."""
        return self._style(Face.SERIF_BOLD)

    @cached_property
    def italic(self) -> Style:
        """Notes, place and date."""
        return self._style(Face.SERIF_ITALIC)

    @cached_property
    def text(self) -> Style:
        """Running text, which nobody writes into."""
        return Style(Face.SERIF, SIZE, SIZE * (1.2 if self.tight else 1.35))

    @cached_property
    def title(self) -> Style:
        """The form's name."""
        return Style(Face.SERIF_BOLD, 14, 18)

    @property
    def leader_drop(self) -> float:
        """How far below the text its leader runs: clear of the dot under a letter, above the next line's marks."""
        return (4.2, 4.2, 3.2)[self.closeness]

    @property
    def gap(self) -> float:
        """Between two blocks, in points."""
        return (2.5, 1.2, 0.6)[self.closeness]
