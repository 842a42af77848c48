"""Warnings that stand: with a reason, remembered by the journal, taken by finalizing, open again when asked."""

from pathlib import Path

import pytest

from app.practice import PENSION
from app.services import keep_warnings
from app.services.desk import Desk
from app.services.finalize_dossier import HasProblems, finalize
from app.services.record_consent import given
from app.services.start_dossier import start
from forms.dossier import Purpose
from forms.refusal import Refusal
from tests.support.desks import a_desk, the_desk_again
from tests.support.villagers import PENSION as ANSWERS


def a_dossier(desk: Desk) -> str:
    answers = {**ANSWERS, "/data/owner/owner_born": "1960"}  # too young, and other than the number says
    return start(desk, PENSION, given(desk, [Purpose.PREPARE, Purpose.KEEP], "Mai"), answers=answers).id


def test_finalizing_takes_a_warning_that_was_kept_with_a_reason(desk: Desk) -> None:
    dossier = a_dossier(desk)
    with pytest.raises(HasProblems) as refused:
        finalize(desk, dossier)
    codes = {problem.code for problem in refused.value.problems}
    for code in codes:
        keep_warnings.keep(desk, dossier, code, "  Giấy tờ ghi \n như vậy ")
    assert keep_warnings.kept(desk, dossier) == dict.fromkeys(codes, "Giấy tờ ghi như vậy")
    assert finalize(desk, dossier).submission_id


def test_a_warning_looked_at_again_stands_in_the_way_again(desk: Desk) -> None:
    dossier = a_dossier(desk)
    keep_warnings.keep(desk, dossier, "paper-missing", "Xã nói thiếu cũng được")
    with pytest.raises(HasProblems) as refused:
        finalize(desk, dossier)
    codes = sorted({problem.code for problem in refused.value.problems})
    for code in codes:
        keep_warnings.keep(desk, dossier, code, "Đã hỏi lại")
    keep_warnings.look_again(desk, dossier, codes[0])
    with pytest.raises(HasProblems) as again:
        finalize(desk, dossier)
    assert {problem.code for problem in again.value.problems} == {codes[0]}


def test_a_warning_stands_for_a_reason_and_for_no_other_dossier(desk: Desk) -> None:
    one, other = a_dossier(desk), a_dossier(desk)
    with pytest.raises(Refusal, match="why"):
        keep_warnings.keep(desk, one, "paper-missing", " \n ")
    keep_warnings.keep(desk, one, "paper-missing", "đủ rồi")
    assert keep_warnings.kept(desk, other) == {}


def test_the_reason_is_there_after_the_vault_was_shut(tmp_path: Path) -> None:
    desk = a_desk(tmp_path / "other")
    dossier = a_dossier(desk)
    keep_warnings.keep(desk, dossier, "paper-missing", "Bổ sung sau")
    desk.vault.close()
    again = the_desk_again(tmp_path / "other")
    assert keep_warnings.kept(again, dossier) == {"paper-missing": "Bổ sung sau"}
    again.vault.close()
