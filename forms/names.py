"""Names of people and places are kept as written; only comparing goes through a key (facts/domain.md 4)."""

import unicodedata

_TONES = {"\u0300": "2", "\u0309": "3", "\u0303": "4", "\u0301": "5", "\u0323": "6"}
"""Combining tone marks in Vietnamese order: huyền, hỏi, ngã, sắc, nặng; 1 is ngang, no mark."""
_APOSTROPHES = str.maketrans({"’": "'", "‘": "'", "ʼ": "'", "`": "'"})


def tidy(text: str) -> str:
    """The text in NFC without outer or doubled spaces; nothing else is touched, so a name stays the person's own."""
    return " ".join(unicodedata.normalize("NFC", text).split())


def syllables(text: str) -> list[tuple[str, str]]:
    """Each word as (lower-case letters without tone, tone digit 1-6), wherever the tone mark was placed."""
    return [_syllable(word) for word in tidy(text).translate(_APOSTROPHES).casefold().split()]


def _syllable(word: str) -> tuple[str, str]:
    marks = [mark for mark in unicodedata.normalize("NFD", word) if mark in _TONES]
    bare = "".join(mark for mark in unicodedata.normalize("NFD", word) if mark not in _TONES)
    return unicodedata.normalize("NFC", bare), "".join(_TONES[mark] for mark in marks) or "1"


def name_key(text: str) -> str:
    """A key under which Hòa and Hoà are one name, while Hoa, Hỏa and Lý/Lí stay apart."""
    return " ".join(letters + tone for letters, tone in syllables(text))


def same_name(one: str, other: str) -> bool:
    """Whether two spellings are the same name: same letters and tones; case, spaces, tone place aside."""
    return name_key(one) == name_key(other)


def upper(name: str) -> str:
    """IN HOA, as the official forms want it (đ becomes Đ)."""
    return tidy(name).upper()
