"""Satisfaction is told with its denominator: a handful of answers says nothing of a village."""

from collections import Counter
from pathlib import Path

import pytest

from app.services import follow_up
from app.services.finalize_dossier import finalize
from app.services.hand_over_result import hand_over
from app.services.monthly_report import figures, report_slip
from app.services.record_consent import given, record
from app.services.record_filing import file
from app.services.satisfaction import Answers, in_words, wilson
from app.services.tasks import TaskKind, tasks
from forms.dossier import Purpose
from forms.follow_up import Satisfaction
from forms.refusal import Refusal
from tests.support.desks import a_desk
from tests.unit.test_services_other_papers import a_pension

YES, SO_SO, NO, NOT_ASKED = Satisfaction


def test_few_answers_are_not_told_and_more_come_with_their_interval() -> None:
    few = Answers(9, Counter({YES: 3, NO: 1, NOT_ASKED: 2})).as_json()
    assert few == {"in_hand": 9, "answered": 4, "not_asked": 2}
    assert in_words(few) == "4 người trả lời, trong 9 người đã nhận kết quả: quá ít, không nêu."
    some = Answers(9, Counter({YES: 6, NO: 1})).as_json()
    assert some is not None
    assert (some["satisfied"], "share" in some) == (6, False)
    assert "quá ít để tính tỷ lệ" in in_words(some)
    many = Answers(30, Counter({YES: 8, SO_SO: 2})).as_json()
    assert many is not None
    assert (many["share"], many["interval"]) == (80, (49, 94))  # Wilson's interval of 8 in 10, as tables have it
    assert "khoảng tin cậy 49–94 %" in in_words(many)
    assert wilson(0, 10) == (0, 28)
    assert (Answers().as_json(), in_words(None)) == (None, "chưa ghi nhận")


def test_it_is_asked_with_the_result_in_hand_and_the_newest_answer_counts(tmp_path: Path) -> None:
    desk = a_desk(tmp_path / "vault")
    dossier = a_pension(desk, Purpose.COUNT)
    with pytest.raises(Refusal) as refused:
        follow_up.how_it_went(desk, dossier, YES)
    assert refused.value.code == "result-not-in-hand"
    finalize(desk, dossier, ["office-suggested"])
    file(desk, dossier, "H48.01-261120-0001", desk.today(), "paper")
    hand_over(desk, dossier, "Nguyễn Thị Ệ")
    assert [one.kind for one in tasks(desk)] == [TaskKind.HOW_IT_WENT]
    assert figures(desk).satisfaction is None
    follow_up.how_it_went(desk, dossier, NOT_ASKED)
    done = follow_up.how_it_went(desk, dossier, NO, "Phải đi ba lần")
    assert (done.by, done.words) == ("Mai", "Phải đi ba lần")
    assert tasks(desk) == []
    counted = figures(desk)
    assert counted.satisfaction == {"in_hand": 1, "answered": 1, "not_asked": 0}
    assert "ba lần" not in str(report_slip(desk, counted))
    record(desk, dossier, given(desk, [], "Mai"))
    with pytest.raises(Refusal) as refused:
        follow_up.how_it_went(desk, dossier, YES)
    assert refused.value.code == "consent-withdrawn"
    desk.vault.close()
