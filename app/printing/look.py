"""Sizes and room on our own sheets: normal and large print, each roomy or tight."""

from dataclasses import dataclass
from enum import IntEnum
from functools import cached_property

from app.printing.fonts import Face
from app.printing.lettering import Style
from app.printing.paper import millimetres


class Density(IntEnum):
    """How much room a sheet leaves between its lines; less only where that saves a page."""

    ROOMY = 0
    MEDIUM = 1
    TIGHT = 2


_LEADING = (1.42, 1.36, 1.3)
"""Line height over size, never below 1.3: Vietnamese stacks two marks on a letter (facts/domain.md 10.2)."""

_FINE_LEADING = 4 / 3
NORMAL_BODY = 14.0
FINE = 12.0
"""Points of what only a helper or an officer needs, where a page depends on it; never less (facts/domain.md 10.2)."""
LARGE_BODY = 18.0
BOOKLET_FINE = 17.0
"""Points of the finest print on a page that is printed at seven tenths: twelve on paper."""


@dataclass(frozen=True)
class Look:
    """One way to set a sheet: ``large`` print or not, how dense, and the points of its finest print."""

    large: bool = False
    density: Density = Density.ROOMY
    fine: float = FINE

    def _style(self, face: Face, size: float) -> Style:
        scale = LARGE_BODY / NORMAL_BODY if self.large else 1.0
        return Style(face, size * scale, size * scale * _LEADING[self.density])

    @cached_property
    def body(self) -> Style:
        """Everything that a villager reads."""
        return self._style(Face.SANS, NORMAL_BODY)

    @cached_property
    def strong(self) -> Style:
        """Body that must not be missed."""
        return self._style(Face.SANS_BOLD, NORMAL_BODY)

    @cached_property
    def small(self) -> Style:
        """What only a helper or an officer needs: official names, addresses under codes, the foot line."""
        return self._fine(Face.SANS)

    @cached_property
    def small_strong(self) -> Style:
        """Labels and tags."""
        return self._fine(Face.SANS_BOLD)

    @cached_property
    def address(self) -> Style:
        """The address beside a code: to be typed, not read."""
        return Style(Face.SANS, self.fine, self.fine * _FINE_LEADING)

    def _fine(self, face: Face) -> Style:
        size = max(self.fine, NORMAL_BODY) if self.large else self.fine
        return Style(face, size, size * _FINE_LEADING)

    @cached_property
    def label(self) -> Style:
        """What a section is about, in the left column."""
        size = max(16.5, self.fine) if self.large else 14.0
        return Style(Face.SANS_BOLD, size, size * 1.3)

    @cached_property
    def title(self) -> Style:
        """What the sheet is about, in the villager's words."""
        size = 29.0 if self.large else 25.0
        return Style(Face.SANS_BOLD, size, size * 1.28)

    @cached_property
    def banner(self) -> Style:
        """Where the dossier stands."""
        return self._style(Face.SANS_BOLD, 17)

    @cached_property
    def call(self) -> Style:
        """The telephone number."""
        size = 26.0 if self.large else 23.0
        return Style(Face.SANS_BOLD, size, size * 1.25)

    @property
    def section_gap(self) -> float:
        """Above a section, in points."""
        return millimetres((6.2, 4.8, 2.9)[self.density])

    @property
    def item_gap(self) -> float:
        """Between the items of a section, in points."""
        return millimetres((2.2, 1.7, 0.9)[self.density])
