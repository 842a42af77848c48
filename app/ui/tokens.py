"""The look in one place: colours, type sizes and distances, of which the style sheet and all drawing are made."""

from typing import NamedTuple


class Palette(NamedTuple):
    """Named colours as ``#rrggbb``. Every pair listed in :data:`TEXT_PAIRS` has a contrast of at least 4.5 to 1."""

    paper: str
    surface: str
    sunk: str
    line: str
    edge: str
    ink: str
    ink_soft: str
    primary: str
    primary_deep: str
    primary_pale: str
    on_primary: str
    focus: str
    good: str
    good_pale: str
    warn: str
    warn_pale: str
    bad: str
    bad_pale: str
    info: str
    info_pale: str
    practice: str
    on_practice: str


LIGHT = Palette(
    paper="#f6f3ea",
    surface="#ffffff",
    sunk="#eeeadd",
    line="#ddd7c6",
    edge="#857f6f",
    ink="#1d2a2b",
    ink_soft="#53605e",
    primary="#14594b",
    primary_deep="#0d4238",
    primary_pale="#e1eee8",
    on_primary="#ffffff",
    focus="#b3500b",
    good="#1c6538",
    good_pale="#e3f1e5",
    warn="#7d4c00",
    warn_pale="#fcefd0",
    bad="#9c2a1f",
    bad_pale="#fbe6e1",
    info="#28507c",
    info_pale="#e4edf7",
    practice="#f1c24a",
    on_practice="#3b2a00",
)

TEXT_PAIRS: tuple[tuple[str, str], ...] = (
    ("ink", "paper"),
    ("ink", "surface"),
    ("ink", "sunk"),
    ("ink_soft", "paper"),
    ("ink_soft", "surface"),
    ("ink_soft", "sunk"),
    ("primary", "surface"),
    ("primary", "paper"),
    ("primary", "primary_pale"),
    ("primary_deep", "primary_pale"),
    ("on_primary", "primary"),
    ("on_primary", "primary_deep"),
    ("good", "good_pale"),
    ("warn", "warn_pale"),
    ("bad", "bad_pale"),
    ("bad", "surface"),
    ("bad", "paper"),
    ("warn", "surface"),
    ("good", "surface"),
    ("good", "paper"),
    ("info", "info_pale"),
    ("ink", "good_pale"),
    ("ink", "warn_pale"),
    ("ink", "bad_pale"),
    ("ink", "info_pale"),
    ("focus", "surface"),
    ("focus", "paper"),
    ("on_practice", "practice"),
)
"""Which text colour may stand on which ground."""

EDGE_PAIRS: tuple[tuple[str, str], ...] = (("edge", "surface"), ("edge", "paper"), ("focus", "primary_pale"))
"""Borders that carry meaning (fields, focus): at least 3 to 1."""


class Type(NamedTuple):
    """Letter sizes in pixels at a screen scale of 1.0."""

    small: int = 16
    base: int = 17
    lead: int = 19
    heading: int = 21
    title: int = 27
    huge: int = 34


class Space(NamedTuple):
    """Distances in pixels, and the least height of everything that can be pressed."""

    hair: int = 2
    tight: int = 6
    small: int = 10
    base: int = 16
    wide: int = 24
    huge: int = 36
    target: int = 46
    column: int = 860
    radius: int = 8


PALETTE = LIGHT
TYPE = Type()
SPACE = Space()


def tokens() -> dict[str, str | int]:
    """Every token by name, as the style sheet's placeholders want them."""
    sizes = {f"type_{name}": value for name, value in TYPE._asdict().items()}
    distances = {f"space_{name}": value for name, value in SPACE._asdict().items()}
    return {**PALETTE._asdict(), **sizes, **distances}


def contrast(one: str, other: str) -> float:
    """Contrast ratio by WCAG 2.2 (1 to 21) of two ``#rrggbb`` colours."""
    light, dark = sorted((_luminance(one), _luminance(other)), reverse=True)
    return (light + 0.05) / (dark + 0.05)


def _luminance(colour: str) -> float:
    channels = [int(colour[at : at + 2], 16) / 255 for at in (1, 3, 5)]
    red, green, blue = (part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in channels)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue
