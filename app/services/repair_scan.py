"""A code that a Vietnamese input method changed while a reader typed it: put right where only one reading is proved.

The marks are taken apart into the keys that make them (Telex or VNI), at every place where those keys can have been
pressed. A reading counts only when the code itself proves it: a signature, a hash over the whole, a check sum, the one
known address. Two proved readings, or none, leave the code as it is; a card's text proves nothing and is never mended.
"""

import unicodedata
from collections.abc import Callable, Iterator
from itertools import islice, product

from forms import codes, vietqr
from forms.codes import DOSSIER_PREFIX, SETUP_PREFIX
from forms.key_burst import InputMethod, damage
from forms.refusal import NotNow, Refusal
from sync import setup_code
from sync.paper import symbols

METHODS: tuple[InputMethod, ...] = ("telex", "vni")
MOST = 600
"""Readings that are tried; a code with more marks is scanned once more."""
_LATER = 4
"""Letters after the marked one behind which its key may still have been pressed; no final is longer, with a vowel."""

_TONES: dict[InputMethod, dict[str, str]] = {
    "telex": {"\u0301": "s", "\u0300": "f", "\u0309": "r", "\u0303": "x", "\u0323": "j"},
    "vni": {"\u0301": "1", "\u0300": "2", "\u0309": "3", "\u0303": "4", "\u0323": "5"},
}
_HAT, _HORN, _BREVE = "\u0302", "\u031b", "\u0306"
_VOWELS = frozenset("aeiouy")

Proof = Callable[[str], bool]


def repaired(text: str) -> str | None:
    """The code as it was printed, or None where nothing was changed or nothing can be proved."""
    proof = _proof_for(text) if damage(text) else None
    if proof is None:
        return None
    proved: set[str] = set()
    for method in METHODS:  # what is left does not tell for certain which of them was at work
        tried = list(islice(_readings(text.strip(), method), MOST + 1))
        if len(tried) <= MOST:
            proved.update(each for each in tried if proof(each))
    return proved.pop() if len(proved) == 1 else None


def _proof_for(text: str) -> Proof | None:
    plain = _bare(text).upper()
    if plain.startswith("HSM"):
        return _proves(setup_code.read, SETUP_PREFIX)
    if plain.startswith("HSD"):
        return _proves(lambda reading: symbols.joined([reading]), DOSSIER_PREFIX)
    if plain.startswith("000201"):
        return _proves(vietqr.read, "000201")
    return _is_known_page if plain.startswith("HTTP") else None


def _proves(read: Callable[[str], object], prefix: str) -> Proof:
    def proves(reading: str) -> bool:
        if not reading.startswith(prefix):
            return False
        try:
            read(reading)
        except (Refusal, NotNow):  # one symbol of several proves nothing by itself
            return False
        return True

    return proves


def _is_known_page(reading: str) -> bool:
    code = codes.procedure_of_page(reading)
    return bool(code) and reading == codes.portal_page(code)[0]


def _readings(text: str, method: InputMethod) -> Iterator[str]:
    """Every text whose keys may have given this one."""
    signs = list(unicodedata.normalize("NFC", text))
    is_upper = not any(sign.islower() for sign in signs)
    plain, choices = [], []
    for at, sign in enumerate(signs):
        base, ways = _keys_of(sign, method)
        plain.append(base)
        after = list(_places(signs, at))
        choices += [[(place, key) for place in after for key in way] for way in ways]
    for chosen in product(*choices):
        yield _written(plain, chosen, is_upper=is_upper)


def _written(plain: list[str], chosen: tuple[tuple[int, str], ...], *, is_upper: bool) -> str:
    after: dict[int, str] = {}
    for place, key in chosen:
        after[place] = after.get(place, "") + (key.upper() if is_upper else key)
    return "".join(letter + after.get(at, "") for at, letter in enumerate(plain))


def _keys_of(sign: str, method: InputMethod) -> tuple[str, list[list[str]]]:
    """The letter that stood there, and for each of its marks the keys that make it."""
    if sign in "đĐ":
        return ("d" if sign == "đ" else "D"), [["d" if method == "telex" else "9"]]
    apart = unicodedata.normalize("NFD", sign)
    base, marks = apart[:1], apart[1:]
    ways = []
    for mark in marks:
        if mark in _TONES[method]:
            ways.append([_TONES[method][mark]])
        elif mark == _HAT:
            ways.append([base.lower() if method == "telex" else "6"])
        elif mark == _HORN:
            ways.append(["w" if method == "telex" else "7"])
        elif mark == _BREVE:
            ways.append(["w" if method == "telex" else "8"])
    return base, ways


def _places(signs: list[str], at: int) -> Iterator[int]:
    """Behind which signs the key of a mark may have been pressed: from the syllable's first vowel to its end."""
    first = at
    while first > 0 and at - first < 2 and _bare(signs[first - 1]).lower() in _VOWELS:
        first -= 1
    last = at
    while last + 1 < len(signs) and last - at < _LATER and signs[last + 1].isalpha():
        last += 1
    yield from range(first, last + 1)


def _bare(text: str) -> str:
    letters = unicodedata.normalize("NFD", text)
    bare = "".join(letter for letter in letters if not unicodedata.combining(letter))
    return bare.replace("đ", "d").replace("Đ", "D")
