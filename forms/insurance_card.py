"""A health-insurance code (BHYT): its signs, or the bar-separated text of a paper card's square code.

It gives a number, it proves nothing. What a letter group stands for is not told: facts/domain.md 4 has no full list.
"""

import re
from dataclasses import dataclass
from typing import Any

from forms.dates import PartialDate
from forms.identity import Sex
from forms.names import tidy
from forms.refusal import Refusal

CODE = re.compile(r"(?:([A-Z]{2})([1-5])([0-9]{2}))?([0-9]{10})")
"""Old cards have all of it, cards since April 2021 the last ten digits alone."""
LONGEST = 2_000
_SEXES: dict[str, Sex] = {"1": "male", "2": "female"}


@dataclass(frozen=True)
class InsuranceCard:
    """What the code says.

    Attributes:
        code: 15 signs, or 10 on newer cards.
        group, level, province, insurance_number: the parts of the code; the last has 10 digits.
        name, born, sex: of a paper card's square code; empty or None where only the code was given.
        warnings: name_unreadable, born_unreadable.
    """

    code: str
    group: str
    level: str
    province: str
    insurance_number: str
    name: str = ""
    born: PartialDate | None = None
    sex: Sex | None = None
    warnings: tuple[str, ...] = ()

    def as_json(self) -> dict[str, Any]:
        """The fields as the command line gives them."""
        told = {key: value for key, value in vars(self).items() if key not in ("born", "warnings")}
        return told | {"born": self.born.iso() if self.born else None}


def read_insurance(text: str) -> InsuranceCard:
    """Read a code or a paper card's square code (``bad-insurance-code``)."""
    if len(text) > LONGEST:
        raise _bad()
    fields = [field.strip() for field in text.strip().split("|")]
    found = CODE.fullmatch(re.sub(r"[ .\-]", "", fields[0]).upper())
    if found is None:
        raise _bad()
    name, (born, is_garbled) = _name(fields), _born(fields)
    unreadable = (("name_unreadable", name is None), ("born_unreadable", is_garbled))
    warnings = tuple(warning for warning, is_so in unreadable if is_so)
    sex = _SEXES.get(fields[3]) if len(fields) > 3 else None
    group, level, province, number = (part or "" for part in found.groups())
    return InsuranceCard(found[0], group, level, province, number, name or "", born, sex, warnings)


def _name(fields: list[str]) -> str | None:
    """The name, which stands as the hex digits of its UTF-8; "" where there is none, None for what cannot be read."""
    if len(fields) < 2 or not fields[1]:
        return ""
    try:
        name = tidy(bytes.fromhex(fields[1]).decode("utf-8"))
    except ValueError:
        return None
    return name if name and not any(sign.isdigit() or ord(sign) < 32 for sign in name) else None


def _born(fields: list[str]) -> tuple[PartialDate | None, bool]:
    """The birth date, and whether one stands there that cannot be read."""
    if len(fields) < 3 or not fields[2]:
        return None, False
    try:
        return PartialDate.parse(fields[2]), False
    except Refusal:
        return None, True


def _bad() -> Refusal:
    return Refusal(
        "bad-insurance-code",
        "This is no health-insurance code (two letters, a digit 1 to 5 and twelve digits, or ten digits): look again.",
    )
