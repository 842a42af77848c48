"""The look in one place: colours, type sizes and distances, of which the style sheet and all drawing are made."""

THEMES = ("light", "dark", "high-contrast")
TEXT_SIZES = (100, 125, 150, 200, 300)
"""Sizes of the letters in percent."""


class Palette:
    """Named colours as ``#rrggbb``. Every pair listed in :data:`TEXT_PAIRS` has a contrast of at least 4.5 to 1."""

    paper: str
    surface: str
    sunk: str
    line: str
    groove: str
    edge: str
    ink: str
    ink_soft: str
    primary: str
    primary_deep: str
    primary_pale: str
    on_primary: str
    top: str
    top_deep: str
    on_top: str
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

    def __init__(self, **named: str) -> None:
        if named.keys() != Palette.__annotations__.keys():
            raise ValueError(sorted(named.keys() ^ Palette.__annotations__.keys()))
        vars(self).update(named)

    def __getitem__(self, name: str) -> str:
        return str(vars(self)[name])

    def copy(self) -> "Palette":
        """The same colours, to be changed apart."""
        return Palette(**vars(self))


LIGHT = Palette(
    paper="#f6f3ea",
    surface="#ffffff",
    sunk="#eeeadd",
    line="#ddd7c6",
    groove="#ddd7c6",
    edge="#857f6f",
    ink="#1d2a2b",
    ink_soft="#53605e",
    primary="#14594b",
    primary_deep="#0d4238",
    primary_pale="#e1eee8",
    on_primary="#ffffff",
    top="#14594b",
    top_deep="#0d4238",
    on_top="#ffffff",
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

DARK = Palette(
    paper="#141b1c",
    surface="#1e2829",
    sunk="#0f1516",
    line="#384647",
    groove="#384647",
    edge="#82938f",
    ink="#ebf0ed",
    ink_soft="#b3bfbb",
    primary="#86d3bd",
    primary_deep="#a9e4d2",
    primary_pale="#233c37",
    on_primary="#0b211c",
    top="#123a32",
    top_deep="#1d5548",
    on_top="#ffffff",
    focus="#ffa45c",
    good="#8fd6a4",
    good_pale="#1c3325",
    warn="#f1c76c",
    warn_pale="#3a2e12",
    bad="#ff9d90",
    bad_pale="#43211d",
    info="#a3c8f2",
    info_pale="#1d2f45",
    practice="#f1c24a",
    on_practice="#3b2a00",
)

HIGH_CONTRAST = Palette(
    paper="#ffffff",
    surface="#ffffff",
    sunk="#f1f1f1",
    line="#000000",
    groove="#c4c4c4",
    edge="#000000",
    ink="#000000",
    ink_soft="#1c1c1c",
    primary="#003a2d",
    primary_deep="#002019",
    primary_pale="#e6f4ee",
    on_primary="#ffffff",
    top="#000000",
    top_deep="#003a2d",
    on_top="#ffffff",
    focus="#9c2f00",
    good="#00411a",
    good_pale="#ffffff",
    warn="#5a3300",
    warn_pale="#fff6dc",
    bad="#7d0d05",
    bad_pale="#fff0ee",
    info="#0a2f5c",
    info_pale="#f0f6ff",
    practice="#ffd24d",
    on_practice="#000000",
)

PALETTES = {"light": LIGHT, "dark": DARK, "high-contrast": HIGH_CONTRAST}

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
    ("on_top", "top"),
    ("on_top", "top_deep"),
    ("ink", "primary_pale"),
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

EDGE_PAIRS: tuple[tuple[str, str], ...] = (
    ("edge", "surface"),
    ("edge", "paper"),
    ("focus", "primary_pale"),
    ("primary", "groove"),
)
"""Borders that carry meaning (fields, focus) and how far a bar is: at least 3 to 1."""


class Type:
    """Letter sizes in pixels at a screen scale of 1.0 and a text size of 100 %."""

    def __init__(self) -> None:
        self.small = 16
        self.base = 17
        self.lead = 19
        self.heading = 21
        self.title = 27
        self.huge = 34


class Space:
    """Distances in pixels, and the least height of everything that can be pressed; they do not grow with the text."""

    hair = 2
    tight = 6
    small = 10
    base = 16
    wide = 24
    huge = 36
    target = 46
    column = 860
    broad = 1120
    radius = 8


PALETTE = LIGHT.copy()
TYPE = Type()
SPACE = Space()
"""What is worn now; :func:`wear` changes them in place, and what is drawn afterwards has the new look."""

_worn = ("light", 100)


def wear(theme: str, text_size: int) -> bool:
    """Put on a theme and a text size (percent); False when they are worn already."""
    global _worn  # noqa: PLW0603 - one program has one look
    if (theme, text_size) == _worn:
        return False
    vars(PALETTE).update(vars(PALETTES[theme]))
    vars(TYPE).update({name: round(size * text_size / 100) for name, size in vars(Type()).items()})
    _worn = (theme, text_size)
    return True


def scaled(pixels: int) -> int:
    """A length that goes with the letters: icons, columns, heights of lists."""
    return pixels * _worn[1] // 100


def is_dark() -> bool:
    """Whether light letters stand on a dark ground."""
    return _worn[0] == "dark"


def tokens() -> dict[str, str | int]:
    """Every token by name, as the style sheet's placeholders want them."""
    sizes = {f"type_{name}": value for name, value in vars(TYPE).items()}
    distances = {f"space_{name}": value for name, value in vars(Space).items() if isinstance(value, int)}
    return {**vars(PALETTE), **sizes, **distances}


def contrast(one: str, other: str) -> float:
    """Contrast ratio by WCAG 2.2 (1 to 21) of two ``#rrggbb`` colours."""
    light, dark = sorted((_luminance(one), _luminance(other)), reverse=True)
    return (light + 0.05) / (dark + 0.05)


def _luminance(colour: str) -> float:
    channels = [int(colour[at : at + 2], 16) / 255 for at in (1, 3, 5)]
    red, green, blue = (part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in channels)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue
