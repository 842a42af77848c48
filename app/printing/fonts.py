"""The fonts on paper: parsed once in a process, measured here, and asked whether they hold a letter."""

import unicodedata
from collections.abc import Iterable
from enum import StrEnum
from functools import cache
from pathlib import Path
from threading import Lock
from typing import TYPE_CHECKING

from reportlab.pdfbase.pdfmetrics import registerFont
from reportlab.pdfbase.ttfonts import TTFont

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
    missing = sorted(letter for letter in letters if any(ord(letter) not in _glyphs(face) for face in faces))
    if missing:
        named = " ".join(f"U+{ord(letter):04X}" for letter in missing[:8])
        raise Refusal(
            "letter-not-in-font",
            f"This text holds letters that the printing fonts lack ({named}); write it with other letters, or by hand.",
            letters=named,
        )


class _Widths(dict[str, float]):
    """Widths by letter; what the font lacks, and marks that stand over a letter, take no room."""

    def __missing__(self, letter: str) -> float:
        return 0.0


@cache
def widths(face: Face) -> dict[str, float]:
    """Width of each letter in thousandths of the size."""
    known = {chr(code): width for code, width in _parsed(face).charWidths.items()}
    return _Widths({letter: 0.0 if unicodedata.combining(letter) else width for letter, width in known.items()})


@cache
def _glyphs(face: Face) -> frozenset[int]:
    return frozenset(_parsed(face).charToGlyph)


_faces: dict[Face, "TTFontFace"] = {}


def _parsed(face: Face) -> "TTFontFace":
    with _parsing:
        if face not in _faces:
            font = TTFont(face.value, str(FOLDER / f"{face.value}.ttf"))
            registerFont(font)
            _faces[face] = font.face
        return _faces[face]
