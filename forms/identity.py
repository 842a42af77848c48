"""The citizen card's code read into its fields, with the twelve digits' own logic as warnings (facts/domain.md 3).

A code proves nothing (it is unsigned): it saves typing, it never tells who somebody is.
"""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from functools import cache
from pathlib import Path
from typing import Any, Literal

from forms.dates import PartialDate
from forms.names import tidy
from forms.places import Places
from forms.refusal import Refusal
from forms.wording import fold

Sex = Literal["male", "female"]
LONGEST_CODE = 2_000
"""Letters of the longest text that is looked at as a card; real ones have about 150."""
MERGER = date(2025, 7, 1)
"""The day the district level ended and most communes were merged."""

_WIDE = {ord("０") + digit: str(digit) for digit in range(10)} | {ord("｜"): "|", 0x3000: " ", 0xA0: " "}
_INVISIBLE = re.compile(r"[\x00-\x1f\x7f\u200b-\u200f\u2060\ufeff]")
_NUMBER = re.compile(r"[0-9]{12}")
_OLD_NUMBER = re.compile(r"[0-9]{9}|[0-9]{12}")
_CLOSED_DATE = re.compile(r"[0-9]{8}|[0-9]{4}|[0-9]{2}/[0-9]{2}/[0-9]{4}")
_UNCONVERTED = re.compile(r"aa|ee|oo|dd|w|[aeiouy](?:ng?|nh|ch?|[mpt])?[sfrxj]\b", re.IGNORECASE)
"""Keys of Telex that no Vietnamese word spelled without its marks holds."""
_SEXES: Mapping[str, Sex] = {"nam": "male", "nữ": "female", "nũ": "female"}

_CHANGED_AT = (14, 25, 40, 60)
"""Ages at which a citizen's card is changed (facts/domain.md 3.3)."""


@dataclass(frozen=True)
class Card:
    """What a citizen card's code says.

    Attributes:
        number: the 12-digit personal number; ``old_number`` the 9 digits before it, or "".
        name: as on the card, in NFC, never rewritten.
        born: whole or partial (cards of old people hold the year alone).
        address: as on the card; often the units of before July 2025.
        issued: the day of issue, None where the code has none.
        warnings: of sex_mismatch, birth_year_mismatch, unknown_province, unexpected_extra_fields,
            address_is_pre_2025. None of them makes the card wrong.
    """

    number: str
    old_number: str
    name: str
    born: PartialDate
    sex: Sex
    address: str
    issued: date | None
    warnings: tuple[str, ...] = ()

    def as_json(self) -> dict[str, Any]:
        """The fields as the command line gives them; ``born`` is an ISO date, a month or a year."""
        return {
            "number": self.number,
            "old_number": self.old_number,
            "name": self.name,
            "born": self.born.iso(),
            "sex": self.sex,
            "address": self.address,
            "issued": self.issued.isoformat() if self.issued else None,
        }


@cache
def birth_provinces() -> Mapping[str, str]:
    """The first three digits of a number -> the province of birth registration before 2025 (facts/domain.md 3.2)."""
    table = Path(__file__).with_name("data") / "birth_provinces.tsv"
    rows = table.read_text(encoding="utf-8").splitlines()[1:]
    return {row[:3]: row[4:] for row in rows}


def looks_like_card(text: str) -> bool:
    """Whether a text is a citizen card's code, or such a code damaged on its way."""
    clean = _clean(text[:LONGEST_CODE])
    return clean.count("|") >= 4 and bool(re.match(r"[0-9]{9}", clean))


def read_card(text: str) -> Card:
    """Read a card's code of 7 or 11 fields.

    Mended are the faults seen in practice: a missing or tripled field, full-width digits, decomposed letters,
    trailing control characters, a doubled province.

    Raises:
        Refusal: ``not-a-card`` when it is something else, ``telex-garbled`` when a reader's keystrokes went through
            a Vietnamese input method, ``bad-card-field`` when one field cannot be what it should be.
    """
    if len(text) > LONGEST_CODE:
        raise Refusal("not-a-card", "The code is far too long for a citizen card; scan the code on the card itself.")
    fields = [tidy(field) for field in _clean(text).split("|")]
    filled = [field for field in fields if field]
    _refuse_others(fields, filled)
    at = _sex_place(filled)
    born = _born(filled[at - 1])
    old_number, name = _before_birth(filled[1 : at - 1])
    address, issued, extra = _after_sex(filled[at + 1 :])
    if issued is not None and born.earliest() > issued:
        raise Refusal("bad-card-field", "The card was issued before that date of birth; scan it again.", field="born")
    sex = _SEXES[filled[at].casefold()]
    address = _without_doubled_province(address)
    card = Card(filled[0], old_number, name, born, sex, address, issued)
    warnings = [*number_warnings(card.number, card.sex, card.born)]
    warnings += ["unexpected_extra_fields"] if extra else []
    warnings += ["address_is_pre_2025"] if _of_before_the_merger(address, issued) else []
    return Card(card.number, old_number, name, born, sex, address, issued, tuple(warnings))


def number_warnings(number: str, sex: str, born: PartialDate | None) -> tuple[str, ...]:
    """What the twelve digits contradict. Warnings only: sex or birth may have been corrected and the number stays."""
    if not _NUMBER.fullmatch(number):
        return ()
    warnings = [] if number[:3] in birth_provinces() else ["unknown_province"]
    century, digit = 1900 + 100 * (int(number[3]) // 2), int(number[3]) % 2
    if sex and ("female" if digit else "male") != sex:
        warnings.insert(0, "sex_mismatch")
    if born and century + int(number[4:6]) != born.year:
        warnings.insert(0, "birth_year_mismatch")
    return tuple(sorted(warnings))


def _clean(text: str) -> str:
    return _INVISIBLE.sub("", tidy(text.translate(_WIDE).replace("\r", " ").replace("\n", " ").replace("\t", " ")))


def _refuse_others(fields: Sequence[str], filled: Sequence[str]) -> None:
    """Tell a code that is no card from a card that was garbled on its way."""
    if len(fields) < 5:
        raise Refusal("not-a-card", "This is not a citizen card's code; scan the square code on the card.")
    if len(filled) < 4 or not filled[0][0].isdigit():
        raise Refusal("not-a-card", "The code has not the fields of a citizen card; scan the square code on the card.")
    if not _NUMBER.fullmatch(filled[0]) and not filled[0].isdigit():
        raise _garbled()
    if not _NUMBER.fullmatch(filled[0]):
        raise Refusal("bad-card-field", "The card's number has not 12 digits; scan the card again.", field="number")
    if "".join(filled).isascii() and any(map(_UNCONVERTED.search, filled[1:])):
        raise _garbled()


def _garbled() -> Refusal:
    return Refusal(
        "telex-garbled",
        "The reader's keystrokes were changed by a Vietnamese input method; switch it to English and scan again.",
    )


def _sex_place(filled: Sequence[str]) -> int:
    for place in range(3, min(len(filled), 6)):
        if filled[place].casefold() in _SEXES:
            return place
    raise _garbled()


def _before_birth(fields: Sequence[str]) -> tuple[str, str]:
    """The old number ("" when missing) and the name, out of what stands between the number and the birth date."""
    *before, name = fields
    if not before and name.isdigit():
        raise Refusal("bad-card-field", "The card's name is missing; scan the card again.", field="name")
    if len(before) > 1 or (before and not _OLD_NUMBER.fullmatch(before[0])):
        raise Refusal("bad-card-field", "The card's old number is neither empty nor 9 digits; scan the card again.")
    if any(character.isdigit() for character in name):
        raise _garbled()
    return (before[0] if before else ""), name


def _born(field: str) -> PartialDate:
    if not _CLOSED_DATE.fullmatch(field):
        raise Refusal("bad-card-field", "The card's date of birth cannot be read; scan the card again.", field="born")
    try:
        return PartialDate.parse(field)
    except Refusal:
        raise Refusal(
            "bad-card-field", "The card's date of birth is no date; scan the card again.", field="born"
        ) from None


def _after_sex(fields: Sequence[str]) -> tuple[str, date | None, tuple[str, ...]]:
    """Address, day of issue and what stands after it (its meaning is not published: kept out of sight)."""
    for place, field in enumerate(fields[:2]):
        if _CLOSED_DATE.fullmatch(field):
            issued = _born(field)
            whole = issued.earliest() if issued.precision == "day" else None
            return (fields[0] if place else ""), whole, tuple(fields[place + 1 :])
    return (fields[0] if fields else ""), None, tuple(fields[1:])


def _without_doubled_province(address: str) -> str:
    """Drop the second of two equal last parts, unless the first is a district or town of that name."""
    parts = [piece.strip() for piece in address.split(",")]
    if len(parts) < 3 or fold(parts[-1]) != fold(parts[-2]):
        return address
    match = Places.load().resolve(address)
    if match.old and fold(match.old.district).endswith(fold(parts[-2])):
        return address
    return ", ".join(parts[:-1])


def _of_before_the_merger(address: str, issued: date | None) -> bool:
    """Issued before 2025-07-01, or naming a district."""
    if not address:
        return False
    return (issued is not None and issued < MERGER) or Places.load().names_old_district(address)


def valid_until(born: PartialDate, issued: date) -> date | None:
    """The birthday on which a citizen's card ends, None for one that never does.

    Changed at 14, 25, 40 and 60; a card issued within the two years before stays good to the next of these ages, and
    after 60 it has no end (facts/domain.md 3.3, known). A birth date of which only the year is known is taken late.
    """
    for age in _CHANGED_AT:
        birthday = _birthday(born.latest(), age)
        if issued < _birthday(born.latest(), age - 2):
            return birthday
    return None


def _birthday(born: date, age: int) -> date:
    """The day of that age; who was born on 29 February has it on 1 March of other years."""
    try:
        return born.replace(year=born.year + age)
    except ValueError:
        return date(born.year + age, 3, 1)
