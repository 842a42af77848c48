"""The machine-readable lines of a citizen's card (ICAO 9303, TD1) or passport (TD3), proved by their check digits.

Line 1 of a card holds ``IDVNM``, the last nine digits of the number, and the whole number; line 3 the name without its
marks, so that it is never filled in as a name (facts/domain.md 3.3). A passport has two lines; only where its optional
part is a personal number of twelve digits is that taken.
"""

import re
from dataclasses import dataclass
from datetime import date
from typing import Any

from forms.dates import PartialDate
from forms.identity import Sex, number_warnings
from forms.refusal import Refusal

START = "IDVNM"
PASSPORT = "P<VNM"
CARD_SIGNS, PASSPORT_SIGNS = 90, 88
_LINE = 30
_PASSPORT_LINE = 44
_WEIGHTS = (7, 3, 1)
_SIGNS = re.compile(r"[0-9A-Z<]{90}")
_PASSPORT_SIGNS = re.compile(r"[0-9A-Z<]{88}")
_PERSONAL = re.compile(r"[0-9]{12}")
_FIRST = re.compile(r"IDVNM([0-9]{9})[0-9]([0-9]{12})<<[0-9<]")
_SEXES: dict[str, Sex] = {"M": "male", "F": "female"}
_NOTHING = "000000"


@dataclass(frozen=True)
class Mrz:
    """What the lines say.

    Attributes:
        number: 12 digits; "" for a passport that holds none.
        name_without_marks: capitals, as the card writes them for machines; for comparing only.
        born, sex: as on the card; the century comes from the number's fourth digit.
        expires: the card's last day, None where the lines have none.
        warnings: those of ``identity.number_warnings``, and number_parts_differ.
        passport: the number of a passport, "" for a card.
    """

    number: str
    name_without_marks: str
    born: PartialDate
    sex: Sex
    expires: date | None
    warnings: tuple[str, ...] = ()
    passport: str = ""

    def as_json(self) -> dict[str, Any]:
        """The fields as the command line gives them."""
        return {
            "number": self.number,
            "name_without_marks": self.name_without_marks,
            "born": self.born.iso(),
            "sex": self.sex,
            "expires": self.expires.isoformat() if self.expires else None,
            "passport": self.passport,
        }


def looks_like_mrz(text: str) -> bool:
    """Whether a text begins as the lines of a Vietnamese citizen's card or passport do."""
    return _joined(text[:200]).startswith((START, PASSPORT))


def signs_missing(text: str) -> int:
    """How many signs the lines that were begun still want: readers that type send a return after each line."""
    signs = _joined(text)
    whole = PASSPORT_SIGNS if signs.startswith(PASSPORT) else CARD_SIGNS
    return max(whole - len(signs), 0)


def read_mrz(text: str) -> Mrz:
    """Read the lines, one under the other or joined.

    Raises:
        Refusal: ``bad-mrz``; its fact ``part`` names what was misread (lines, number, born, expires, whole, sex).
    """
    signs = _joined(text)
    return _read_passport(signs) if signs.startswith(PASSPORT) else _read_card(signs)


def _read_card(signs: str) -> Mrz:
    first = _FIRST.match(signs)
    if not _SIGNS.fullmatch(signs) or first is None:
        raise _bad("lines", "The three lines are not whole; each has 30 signs.")
    second, third = signs[_LINE : 2 * _LINE], signs[2 * _LINE :]
    _proved("number", signs[5:14], signs[14])
    _proved("born", second[:6], second[6])
    _proved("expires", second[8:14], second[14])
    _proved("whole", signs[5:_LINE] + second[:7] + second[8:15] + second[18:29], second[29])
    if second[7] not in _SEXES:
        raise _bad("sex", "The sex in the second line is neither M nor F.")
    number, sex = first[2], _SEXES[second[7]]
    born = PartialDate.parse(_day("born", second[:6], 1900 + 100 * (int(number[3]) // 2)).isoformat())
    expires = None if second[8:14] in (_NOTHING, "<<<<<<", "991231") else _day("expires", second[8:14], 2000)
    warnings = list(number_warnings(number, sex, born))
    warnings += [] if number.endswith(first[1]) else ["number_parts_differ"]
    return Mrz(number, _name(third), born, sex, expires, tuple(warnings))


def _read_passport(signs: str) -> Mrz:
    if not _PASSPORT_SIGNS.fullmatch(signs):
        raise _bad("lines", "The two lines of a passport are not whole; each has 44 signs.")
    first, second = signs[:_PASSPORT_LINE], signs[_PASSPORT_LINE:]
    _proved("number", second[:9], second[9])
    _proved("born", second[13:19], second[19])
    _proved("expires", second[21:27], second[27])
    _proved("whole", second[:10] + second[13:20] + second[21:43], second[43])
    if second[20] not in _SEXES:
        raise _bad("sex", "The sex in the second line is neither M nor F.")
    personal, sex = second[28:42].replace("<", ""), _SEXES[second[20]]
    number = personal if _PERSONAL.fullmatch(personal) else ""
    expires = _day("expires", second[21:27], 2000)
    century = 1900 + 100 * (int(number[3]) // 2) if number else _century(second[13:15], expires)
    born = PartialDate.parse(_day("born", second[13:19], century).isoformat())
    warnings = number_warnings(number, sex, born)
    return Mrz(number, _name(first[5:]), born, sex, expires, tuple(warnings), second[:9].replace("<", ""))


def _century(year: str, expires: date) -> int:
    """A passport is good for ten years at most, and nobody is born after it was issued."""
    return 2000 if 2000 + int(year) <= expires.year - 5 else 1900


def _name(signs: str) -> str:
    return " ".join(signs.replace("<", " ").split())


def check_digit(signs: str) -> str:
    """The check digit of ICAO 9303: letters count from 10, ``<`` as 0, weights 7-3-1."""
    values = (0 if sign == "<" else int(sign, 36) for sign in signs)
    return str(sum(value * _WEIGHTS[place % 3] for place, value in enumerate(values)) % 10)


def _proved(part: str, signs: str, digit: str) -> None:
    if check_digit(signs) != digit:
        raise _bad(part, "A check digit does not fit: a sign was misread.")


def _day(part: str, signs: str, century: int) -> date:
    try:
        return date(century + int(signs[:2]), int(signs[2:4]), int(signs[4:]))
    except ValueError:
        raise _bad(part, "A date in the second line is no date.") from None


def _joined(text: str) -> str:
    return "".join(text.split()).upper()


def _bad(part: str, why: str) -> Refusal:
    return Refusal("bad-mrz", f"{why} Read the lines on the card's back again, or scan its square code.", part=part)
