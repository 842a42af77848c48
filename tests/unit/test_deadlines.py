"""The nearest day by which a dossier should be there: from the card's data alone, never reckoned from its words."""

from dataclasses import replace
from datetime import date

import pytest

from forms.catalogue import Catalogue
from forms.deadlines import nearest
from forms.engine import Instance, load
from forms.procedure import Procedure

TODAY = date(2026, 11, 20)
BORN = "/data/child/child_born"


def blank(code: str) -> tuple[Procedure, Instance]:
    catalogue = Catalogue.load()
    source = catalogue.form(code)
    return catalogue.get(code), load(source.xml, attachments=source.attachments).new()


def birth() -> tuple[Procedure, Instance]:
    return blank("1.001193")


@pytest.mark.parametrize(
    ("born", "due"), [("2026-11-05", date(2027, 1, 4)), ("2026-09-21", TODAY), ("2026-09-20", None), ("", None)]
)
def test_a_birth_is_to_be_registered_sixty_days_after_it(born: str, due: date | None) -> None:
    procedure, instance = birth()
    if born:
        instance.set(BORN, born)
    assert nearest(procedure, instance, TODAY) == due


def test_a_death_is_to_be_registered_fifteen_days_after_it() -> None:
    procedure, instance = blank("1.000656")
    assert nearest(procedure, instance, TODAY) is None
    instance.set("/data/death/died_on", "2026-11-18")
    assert nearest(procedure, instance, TODAY) == date(2026, 12, 3)


def test_the_last_day_of_the_procedure_itself_counts_too() -> None:
    procedure, instance = birth()
    instance.set(BORN, "2026-11-05")
    assert nearest(replace(procedure, effective_to=date(2026, 12, 31)), instance, TODAY) == date(2026, 12, 31)


def test_a_procedure_without_a_deadline_hurries_nobody() -> None:
    procedure, instance = birth()
    assert nearest(replace(procedure, deadline_rule=None), instance, TODAY) is None
