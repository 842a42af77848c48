"""What counts as a passphrase, so that the same words typed on another keyboard open the same vault."""

import re
import secrets
import unicodedata
from collections.abc import Mapping

from app.storage.passphrase_words import WORDS
from forms.refusal import Refusal
from forms.wording import fold

LEAST_WORDS = 4
LEAST_CHARACTERS = 12
SUGGESTED_WORDS = 6

_LEAST_DIFFERENT = 5
_LEAST_OWN = 6
"""Characters that must be left of a passphrase when everything that is guessed first was taken out of it."""
_LEAST_RUN = 3
"""Two neighbours of a row stand in every word."""
_LEAST_LETTERS = 10
"""Of four words together: ``aa bb cc dd`` are none."""
_MOST_SIGNS = 3
"""Signs beyond these make a known password no better."""
_LEAST_DIGITS = 20
"""Shorter rows of digits are days of birth, telephones and card numbers."""
_READ_AT_MOST = 4096
"""Characters that are looked at: a longer passphrase is judged by its beginning."""

_SIGNS = {"@": "a", "$": "s", "!": "i"}
_LEET = {"0": "o", "1": "i", "3": "e", "4": "a", "5": "s", "7": "t"}
_ROWS = (
    "abcdefghijklmnopqrstuvwxyz",
    "qwertyuiop",
    "asdfghjkl",
    "zxcvbnm",
    "1qaz2wsx3edc4rfv5tgb6yhn7ujm",
    "12345678901234567890",
)
_COMMON = (
    "administrator",
    "password",
    "passwd",
    "matkhau",
    "passphrase",
    "dangnhap",
    "iloveyou",
    "anhyeuem",
    "emyeuanh",
    "tinhyeu",
    "yeuem",
    "yeuanh",
    "giadinh",
    "vietnam",
    "hochiminh",
    "saigon",
    "hanoi",
    "danang",
    "hosolang",
    "hoso",
    "laptop",
    "computer",
    "maytinh",
    "letmein",
    "welcome",
    "changeme",
    "default",
    "secret",
    "bimat",
    "admin",
    "login",
    "master",
    "manager",
    "football",
    "bongda",
    "dragon",
    "monkey",
    "sunshine",
    "princess",
    "superman",
    "batman",
    "michael",
    "samsung",
    "iphone",
    "google",
    "facebook",
    "windows",
    "internet",
    "hello",
    "xinchao",
    "chaoban",
    "user",
    "root",
    "test",
    "pass",
)


def as_key_text(passphrase: str) -> bytes:
    """The bytes that the key is derived from: NFC, so that composed and decomposed typing are one; nothing is cut."""
    return unicodedata.normalize("NFC", passphrase).encode("utf-8", "surrogatepass")


def require_strong(passphrase: str) -> None:
    """At least four different words, or twelve characters; neither of them what is guessed first.

    Guessed first: rows of digits or of the keyboard, one pattern again and again, and the passwords that everybody
    uses, also with numbers around them or in the place of letters (``password1234``, ``matkhau@2026``).

    Raises:
        Refusal: ``weak-passphrase``.
    """
    text = unicodedata.normalize("NFC", passphrase).strip()
    words = {word.casefold() for word in text.split() if len(word) > 1}
    is_long = len(text) >= LEAST_CHARACTERS
    if is_long and not _is_obvious(text[:_READ_AT_MOST]):
        return
    if len(words) >= LEAST_WORDS and len(_plain(text)) >= _LEAST_LETTERS and not _is_obvious(text[:_READ_AT_MOST]):
        return
    raise Refusal(
        "weak-passphrase",
        f"The passphrase is too easy to guess: use at least {LEAST_WORDS} different words "
        f"or at least {LEAST_CHARACTERS} characters, and nothing that many people use.",
        words=str(LEAST_WORDS),
        characters=str(LEAST_CHARACTERS),
    )


def suggest() -> str:
    """A new passphrase of six words of the shipped list, by chance; nobody keeps it but who writes it down.

    Without marks: it must be typed where no Vietnamese input method is, and one that is must not change it.
    """
    return " ".join(secrets.SystemRandom().sample(sorted({fold(word) for word in WORDS}), SUGGESTED_WORDS))


def _is_obvious(text: str) -> bool:
    if len(set(text.casefold())) < _LEAST_DIFFERENT:
        return True
    plain = _plain(text)
    if not plain:  # signs and emoji alone
        return False
    if plain.isdigit():
        return len(plain) < _LEAST_DIGITS or _is_pattern(plain)
    if _is_pattern(plain):
        return True
    signs = min(_MOST_SIGNS, sum(not one.isalnum() and not one.isspace() for one in set(text)))
    disguised = _plain(_swapped(text, _SIGNS))
    own = min(len(_own(plain)), len(_own(_swapped(_without_runs(disguised), _LEET))))
    return own + signs < _LEAST_OWN


def _plain(text: str) -> str:
    """Letters and digits without case and marks (đ as d): another spelling of a known word is not another word."""
    parts = unicodedata.normalize("NFD", text.casefold().replace("đ", "d"))
    return "".join(one for one in parts if one.isalnum())


def _swapped(text: str, signs: Mapping[str, str]) -> str:
    return "".join(signs.get(one, one) for one in text)


def _is_pattern(plain: str) -> bool:
    """One short piece again and again."""
    period = (plain + plain).find(plain, 1)
    return period < len(plain) and period < LEAST_CHARACTERS


def _own(plain: str) -> str:
    """What is left when common passwords, years, and runs of alphabet, digits and keyboard are taken out."""
    for piece in _COMMON:
        plain = plain.replace(piece, " ")
    return re.sub(r"\s", "", _without_runs(re.sub(r"(19|20)\d\d", " ", plain)))


def _without_runs(plain: str) -> str:
    """Runs of three and more neighbours of a row, in either direction, and of one character, become nothing."""
    kept: list[str] = []
    start = 0
    while start < len(plain):
        end = start + 1
        while end < len(plain) and _is_run(plain[start : end + 1]):
            end += 1
        if end - start < _LEAST_RUN:
            kept.append(plain[start])
            end = start + 1
        start = end
    return "".join(kept)


def _is_run(piece: str) -> bool:
    return len(set(piece)) == 1 or any(piece in row or piece[::-1] in row for row in _ROWS)
