"""Sums in a form's own words are not stated any more once the card that stands for them is to be looked at again."""

from datetime import timedelta
from pathlib import Path

import pytest

from app.practice import PENSION
from app.services.fill_dossier import Draft
from app.services.record_consent import given
from app.services.start_dossier import start
from forms.aged_sums import without_sums
from forms.dossier import Purpose
from tests.support.desks import FRIDAY_NOON, a_desk
from tests.support.vaults import FixedClock


@pytest.mark.parametrize(
    ("text", "left"),
    [
        ("Mỗi bản 8.000 đồng. Ví dụ: 2.", "Ví dụ: 2. Số tiền có thể đã đổi: hỏi nơi nhận hồ sơ."),
        ("Ví dụ: 480000.", "Ví dụ: 480000."),
        ("Mỗi tháng bao nhiêu đồng?", "Mỗi tháng bao nhiêu đồng?"),
    ],
)
def test_only_sentences_with_a_sum_go(text: str, left: str) -> None:
    assert without_sums(text) == left


def test_after_the_review_day_a_form_states_no_sum_and_still_warns(tmp_path: Path) -> None:
    clock = FixedClock(FRIDAY_NOON)
    desk = a_desk(tmp_path / "vault", clock)
    draft = Draft.open(desk, start(desk, PENSION, given(desk, [Purpose.PREPARE, Purpose.KEEP], "Mai")).id)
    answers = {"request/request_kind": "new", "income/has_pension": "yes", "income/pension_amount": "600000"}
    draft.answer({f"/data/{ref}": value for ref, value in answers.items()})
    told = {one.code: one.message for one in draft.problems()}
    assert "540.000 đồng" in told["pension_not_lower"]
    clock.move(timedelta(days=400))
    aged = Draft.open(desk, draft.id)
    told = {one.code: one.message for one in aged.problems()}
    assert told["pension_not_lower"] == "Số tiền có thể đã đổi: hỏi nơi nhận hồ sơ."
    said = " ".join(f"{one.label} {one.hint}" for one in aged.questions())
    assert "540.000" not in said
    [amount] = aged.questions(["/data/income/pension_amount"])
    assert amount.value == "600000"
    desk.vault.close()
