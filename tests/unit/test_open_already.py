"""A second dossier for the same person and procedure is told with the open one, and is never refused."""

from pathlib import Path

import pytest

from app.practice import PENSION, PENSION_ANSWERS, PENSIONER_CARD
from app.services.change_course import withdraw
from app.services.desk import Desk
from app.services.open_already import begin_again, open_already
from app.services.record_consent import given
from app.services.start_dossier import start
from forms.dossier import Purpose
from forms.identity import read_card
from forms.refusal import Refusal
from tests.support.desks import a_desk


def begun(desk: Desk, source: str | None = None, owner: str = "", *, card: bool = True) -> str:
    named = {**PENSION_ANSWERS, **({"/data/owner/owner_name": owner} if owner else {})}
    cards = [("owner", read_card(PENSIONER_CARD))] if card else []
    agreed = given(desk, [Purpose.PREPARE, Purpose.KEEP], "Mai")
    return start(desk, PENSION, agreed, cards=cards, answers=named, source=source).id


def test_the_open_one_is_told_until_somebody_says_why_a_second_is_right(tmp_path: Path) -> None:
    desk = a_desk(tmp_path / "vault")
    first = begun(desk)
    assert open_already(desk, first) == ()
    second = begun(desk)
    assert [row.id for row in open_already(desk, second)] == [first]
    with pytest.raises(Refusal) as refused:
        begin_again(desk, second, " ")
    assert refused.value.code == "words-missing"
    begin_again(desk, second, "Hồ sơ trước làm nhầm nơi")
    assert open_already(desk, second) == ()
    withdraw(desk, first)
    third = begun(desk)
    assert [row.id for row in open_already(desk, third)] == [second]  # what was withdrawn is not open
    desk.vault.close()


def test_another_name_and_a_case_of_twins_are_no_second_one(tmp_path: Path) -> None:
    desk = a_desk(tmp_path / "vault")
    first = begun(desk, owner="Lò Thị Thử", card=False)
    assert open_already(desk, begun(desk, owner="Lò Thị Thứ", card=False)) == ()  # marks make another name
    assert open_already(desk, begun(desk, first, owner="Lò Thị Thử", card=False)) == ()  # one case, begun on purpose
    other = begun(desk, owner="lò thị  thử", card=False)
    assert first in [row.id for row in open_already(desk, other)]
    desk.vault.close()
