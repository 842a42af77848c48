"""The order of Vietnamese names: by given name, then family and middle names; letters before tones.

The alphabet has 29 letters (ă, â, đ, ê, ô, ơ, ư are their own); tones follow as in dictionaries: none, huyền, hỏi, ngã,
sắc, nặng. SQLite knows no such order, so the key is computed once, when a name is written.
"""

import unicodedata

_ALPHABET = "aăâbcdđeêfghijklmnoôơpqrstuưvwxyz"
_LETTERS = {letter: chr(ord("A") + rank) for rank, letter in enumerate(_ALPHABET)}
_TONES = {"\u0300": "1", "\u0309": "2", "\u0303": "3", "\u0301": "4", "\u0323": "5"}
_END_OF_LETTERS = "!"
"""Stands before every letter, so that An comes before Anh whatever their tones."""


def order_key(name: str) -> str:
    """A text whose plain comparison gives the order; empty for an empty name."""
    syllables = unicodedata.normalize("NFC", name).casefold().split()
    return " ".join(_syllable(syllable) for syllable in (*syllables[-1:], *syllables[:-1]))


def _syllable(text: str) -> str:
    decomposed = unicodedata.normalize("NFD", text)
    tones = "".join(_TONES[mark] for mark in decomposed if mark in _TONES)
    letters = unicodedata.normalize("NFC", "".join(mark for mark in decomposed if mark not in _TONES))
    return "".join(_LETTERS.get(letter, letter if letter.isdigit() else "") for letter in letters) + (
        _END_OF_LETTERS + (tones or "0")
    )
