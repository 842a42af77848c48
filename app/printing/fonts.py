"""The fonts on paper: parsed when a paper is drawn, measured here, and asked whether they hold a letter."""

import unicodedata
from array import array
from collections.abc import Iterable, Mapping
from enum import StrEnum
from functools import cache
from pathlib import Path
from threading import Lock
from typing import TYPE_CHECKING

from app.give_back import spare
from app.printing.drawing import TTFont, pdfmetrics
from forms.refusal import Refusal

if TYPE_CHECKING:
    from reportlab.pdfbase.ttfonts import TTFontFace

FOLDER = Path(__file__).resolve().parents[2] / "assets" / "fonts"


class Face(StrEnum):
    """One shipped font file, by its file name: Noto Sans for our sheets, Liberation Serif for official forms."""

    SANS = "NotoSans-Regular"
    SANS_BOLD = "NotoSans-Bold"
    SERIF = "LiberationSerif-Regular"
    SERIF_BOLD = "LiberationSerif-Bold"
    SERIF_ITALIC = "LiberationSerif-Italic"


SHEET = (Face.SANS, Face.SANS_BOLD)
FORM = (Face.SERIF, Face.SERIF_BOLD, Face.SERIF_ITALIC)

_LAYOUT_CHARACTERS = frozenset("\n\r\t")
_parsing = Lock()


def width(text: str, face: Face, size: float) -> float:
    """Width of one line of text in points."""
    return sum(map(widths(face).__getitem__, text)) * size / 1000.0


def ready(face: Face) -> str:
    """The name by which a canvas knows the face, parsed and registered on first use."""
    _parsed(face)
    return face.value


def check_letters(texts: Iterable[str], faces: Iterable[Face]) -> None:
    """Refuse letters that one of ``faces`` lacks; texts are looked at as they are drawn, in NFC."""
    letters = {letter for text in texts for letter in unicodedata.normalize("NFC", text)} - _LAYOUT_CHARACTERS
    glyphs = [_parsed(face).charToGlyph for face in faces]
    missing = sorted(letter for letter in letters if any(ord(letter) not in held for held in glyphs))
    if missing:
        named = " ".join(f"U+{ord(letter):04X}" for letter in missing[:8])
        raise Refusal(
            "letter-not-in-font",
            f"This text holds letters that the printing fonts lack ({named}); write it with other letters, or by hand.",
            letters=named,
        )


class _Widths(dict[str, float]):
    """Widths by letter, of those that were measured so far; what the font lacks takes no room."""

    def __init__(self, known: Mapping[int, float]) -> None:
        super().__init__()
        self._known = known

    def __missing__(self, letter: str) -> float:
        if ord(letter) not in self._known:
            return 0.0
        self[letter] = 0.0 if unicodedata.combining(letter) else self._known[ord(letter)]
        return self[letter]


@cache
def widths(face: Face) -> Mapping[str, float]:
    """Width of any letter in thousandths of the size; a mark that stands over a letter takes no room."""
    return _Widths(_parsed(face).charWidths)


_faces: dict[Face, "TTFontFace"] = {}
_by_font_name: dict[str, TTFont] = pdfmetrics._fonts  # type: ignore[attr-defined]  # noqa: SLF001 - as below
_by_face_name: dict[str, TTFont] = pdfmetrics._dynFaceNames  # type: ignore[attr-defined]  # noqa: SLF001 - as below
"""Where the library keeps what was registered; it has no word for letting go of it."""


def _parsed(face: Face) -> "TTFontFace":
    with _parsing:
        if face not in _faces:
            font = TTFont(face.value, str(FOLDER / f"{face.value}.ttf"))
            pdfmetrics.registerFont(font)
            _faces[face] = _slim(font.face)
        return _faces[face]


def _slim(face: "TTFontFace") -> "TTFontFace":
    """Let go of what reportlab's own shaping alone asks for, and hold the rest tightly: 2.5 MiB less for five faces."""
    known: dict[tuple[float, int], tuple[float, int]] = {}
    face.glyphToChar = {}  # type: ignore[attr-defined]  # which the stubs leave out
    face.hmetrics = [known.setdefault(pair, pair) for pair in face.hmetrics]
    face.glyphPos = array("L", face.glyphPos)
    return face


def _let_go() -> None:
    """Of five faces 5 MiB; parsing one again takes 4 ms."""
    with _parsing:
        widths.cache_clear()
        for face, parsed in _faces.items():
            _by_font_name.pop(face.value, None)
            _by_face_name.pop(parsed.name, None)
        _faces.clear()


spare(_let_go)
