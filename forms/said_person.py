"""What a paper other than the citizen card's square code says of a person, as far as a form can take it.

A health-insurance code gives a number and proves nothing; the lines on a card's back have no marks on the name, so that
the name is compared and never filled in (facts/domain.md 3.1, 3.3 and 4).
"""

from dataclasses import dataclass
from datetime import date
from typing import Literal

from forms.dates import PartialDate
from forms.identity import Sex
from forms.insurance_card import InsuranceCard
from forms.mrz import Mrz

Source = Literal["mrz", "insurance"]


@dataclass(frozen=True)
class SaidPerson:
    """Empty texts and None are what the paper does not say.

    Attributes:
        spelled: the name without its marks, in capitals; for comparing only.
        insurance: the health-insurance code.
    """

    source: Source
    name: str = ""
    spelled: str = ""
    number: str = ""
    born: PartialDate | None = None
    sex: Sex | None = None
    insurance: str = ""
    warnings: tuple[str, ...] = ()
    address: str = ""
    issued: date | None = None

    @property
    def shown_name(self) -> str:
        """The name as a helper may be shown it."""
        return self.name or self.spelled


def of_mrz(read: Mrz) -> SaidPerson:
    """The lines of a card's back or of a passport."""
    return SaidPerson(
        "mrz",
        spelled=read.name_without_marks,
        number=read.number,
        born=read.born,
        sex=read.sex,
        warnings=("name_without_marks", *read.warnings),
    )


def of_insurance(read: InsuranceCard) -> SaidPerson:
    """A health-insurance code, or a paper card's square code."""
    return SaidPerson(
        "insurance", name=read.name, born=read.born, sex=read.sex, insurance=read.code, warnings=read.warnings
    )
