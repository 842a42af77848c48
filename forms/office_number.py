"""The number that an office gives a dossier: one rule for all who write it down, search for it or compare it."""

import unicodedata

from forms.refusal import Refusal

LONGEST = 40


def tidy(text: str) -> str:
    """As it is kept: NFC, capitals, single blanks inside.

    The national layout since 2025 is not verified, and slips of communes carry numbers like ``12/TN`` or
    ``Số 45/2026`` (facts/domain.md 4), so no layout is asked for.

    Raises:
        Refusal: ``bad-office-number`` without a digit, over 40 characters, or with one that no paper shows.
    """
    number = " ".join(unicodedata.normalize("NFC", text).split()).upper()
    if len(number) > LONGEST or not number.isprintable() or not any(letter.isdecimal() for letter in number):
        raise Refusal(
            "bad-office-number",
            f"The office's number has 1 to {LONGEST} characters, a digit among them: write it as on the office's slip.",
        )
    return number


def key(number: str) -> str:
    """What two spellings of one number share: no blanks, no case."""
    return "".join(unicodedata.normalize("NFC", number).split()).casefold()
