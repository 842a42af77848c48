"""Undo and redo in a draft: every answer goes back and forth, also after a restart, and rows come back whole."""

from pathlib import Path

import pytest

from app.practice import PENSION
from app.services.desk import Desk
from app.services.draft_log import MemoryLog
from app.services.fill_dossier import SNAPSHOT_EVERY, Draft
from app.services.record_consent import given
from app.services.start_dossier import start
from app.storage.records import DraftCall, DraftState
from forms.dossier import Purpose
from forms.engine import load
from forms.refusal import Refusal
from tests.support.desks import the_desk_again
from tests.support.household_form import XFORM

NAME, HAMLET = "/data/owner/owner_name", "/data/home/owner_hamlet"


def a_draft(desk: Desk) -> Draft:
    return Draft.open(desk, start(desk, PENSION, given(desk, [Purpose.PREPARE, Purpose.KEEP], "Mai")).id)


def seen(draft: Draft, ref: str) -> tuple[str, str]:
    (view,) = draft.questions([ref])
    return view.value, view.origin


def refused(work: object) -> str:
    assert callable(work)
    with pytest.raises(Refusal) as refusal:
        work()
    return refusal.value.code


def test_an_answer_goes_back_and_forth_with_its_origin(desk: Desk) -> None:
    draft = a_draft(desk)
    draft.answer({NAME: "Nguyễn Thị Ệ"}, origin="scanned")
    draft.answer({NAME: "Nguyễn Thị E", HAMLET: "Thôn 3"})
    assert draft.undo() == (NAME, HAMLET)
    assert (seen(draft, NAME), seen(draft, HAMLET)) == (("Nguyễn Thị Ệ", "scanned"), ("", ""))
    assert draft.redo() == (NAME, HAMLET)
    assert (seen(draft, NAME), seen(draft, HAMLET)) == (("Nguyễn Thị E", "typed"), ("Thôn 3", "typed"))
    assert draft.undo() == (NAME, HAMLET)
    assert draft.undo() == (NAME,)
    assert seen(draft, NAME) == ("", "")
    assert refused(draft.undo) == "nothing-to-undo"


def test_a_new_answer_leaves_nothing_to_do_again(desk: Desk) -> None:
    draft = a_draft(desk)
    draft.answer({NAME: "Một"})
    draft.undo()
    assert draft.can_undo() == (False, True)
    draft.answer({NAME: "Hai"})
    assert draft.can_undo() == (True, False)
    assert refused(draft.redo) == "nothing-to-redo"


def test_undoing_outlives_a_restart_and_every_snapshot(desk: Desk, tmp_path: Path) -> None:
    draft = a_draft(desk)
    for number in range(SNAPSHOT_EVERY + 2):
        draft.answer({NAME: f"Tên {'a' * number}"})
    draft.undo()
    draft.close()
    desk.vault.close()
    again = the_desk_again(tmp_path / "vault")
    try:
        draft = Draft.open(again, draft.id)
        assert draft.can_undo() == (True, True)
        for _ in range(SNAPSHOT_EVERY):
            draft.undo()
        assert seen(draft, NAME)[0] == "Tên"
        draft.undo()
        assert draft.can_undo() == (False, True)
        for _ in range(SNAPSHOT_EVERY + 2):
            draft.redo()
        assert seen(draft, NAME)[0] == f"Tên {'a' * (SNAPSHOT_EVERY + 1)}"
        assert seen(Draft.look(again, draft.id), NAME) == seen(draft, NAME)
    finally:
        again.vault.close()


def test_undoing_is_on_the_disk_when_the_call_returns(desk: Desk, tmp_path: Path) -> None:
    draft = a_draft(desk)
    draft.answer({NAME: "Một"})
    draft.answer({NAME: "Hai"})
    draft.undo()
    beside = the_desk_again(tmp_path / "vault", read_only=True)
    assert seen(Draft.look(beside, draft.id), NAME)[0] == "Một"
    assert beside.vault.user in {call.by for call in draft_calls(beside, draft.id)}
    beside.vault.close()


def draft_calls(desk: Desk, dossier_id: str) -> list[DraftCall]:
    with desk.vault.read() as unit:
        return unit.drafts.calls(dossier_id)


def test_the_lists_follow(desk: Desk) -> None:
    draft = a_draft(desk)
    draft.answer({NAME: "Một"})
    draft.answer({NAME: "Hai"})
    draft.undo()
    with desk.vault.read() as unit:
        assert unit.dossiers.row(draft.id).owner == "Một"


def a_list(desk: Desk) -> Draft:
    form = load(XFORM)
    return Draft(desk, desk.catalogue.get(PENSION), form, MemoryLog(DraftState(form.new().draft(), {}, ())))


def answers(draft: Draft) -> dict[str, str]:
    return {ref: draft.instance.value(ref) for ref in draft.instance.refs() if not ref.endswith("instanceID")}


def member(number: int, fact: str = "name") -> str:
    return f"/data/member[{number}]/person/{fact}"


def test_a_row_that_was_taken_away_comes_back_where_it_was_with_all_it_held(desk: Desk) -> None:
    draft = a_list(desk)
    for number, name in enumerate(("An", "Bình", "Chi"), 1):
        draft.answer({member(number): name}, origin="scanned" if number == 1 else "typed")
    whole = answers(draft)
    draft.answer({member(2): "Bình Hai", "/data/member[1]": None})
    assert [seen(draft, member(number))[0] for number in (1, 2)] == ["Bình Hai", "Chi"]
    gone = answers(draft)
    draft.undo()
    assert answers(draft) == whole
    assert [seen(draft, member(number)) for number in (1, 2, 3)] == [
        ("An", "scanned"),
        ("Bình", "typed"),
        ("Chi", "typed"),
    ]
    draft.redo()
    assert answers(draft) == gone
    draft.undo()
    assert answers(draft) == whole


def test_an_added_row_goes_and_comes_again(desk: Desk) -> None:
    draft = a_list(desk)
    count = draft.instance.count("/data/member")
    draft.add_row("/data/member")
    draft.undo()
    assert draft.instance.count("/data/member") == count
    draft.redo()
    assert draft.instance.count("/data/member") == count + 1
