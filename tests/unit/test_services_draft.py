"""A draft keeps every answer that it took, and nothing of a call that it refused."""

import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import pytest

from app.practice import BIRTH, FATHER_CARD, MOTHER_CARD, PENSION, PENSION_ANSWERS, PENSIONER_CARD
from app.services.desk import Desk
from app.services.draft_log import MemoryLog
from app.services.fill_dossier import SNAPSHOT_EVERY, Draft
from app.services.record_consent import given, record
from app.services.start_dossier import start, start_unkept
from app.storage.records import DraftState
from forms.catalogue import PACKS, Catalogue
from forms.dossier import Purpose
from forms.engine import load
from forms.identity import read_card
from forms.refusal import Refusal
from tests.support.desks import agreed, the_desk_again
from tests.support.village_form import XFORM

HAMLET, PHONE = "/data/home/owner_hamlet", "/data/home/owner_has_phone"
NAME, ETHNIC, PAY = "/data/owner/owner_name", "/data/owner/owner_ethnic", "/data/payment/pay_how"


def a_draft(desk: Desk, code: str = PENSION) -> Draft:
    return Draft.open(desk, start(desk, code, agreed(desk)).id)


def a_list(desk: Desk) -> Draft:
    form = load(XFORM)
    log = MemoryLog(DraftState(form.new().draft(), {}, ()))
    return Draft(desk, desk.catalogue.get(PENSION), form, log)


def value(draft: Draft, ref: str) -> tuple[str, str]:
    (view,) = draft.questions([ref])
    return view.value, view.origin


def test_an_answer_is_there_after_the_power_went_off(desk: Desk, tmp_path: Path) -> None:
    draft = a_draft(desk)
    draft.answer({NAME: "Nguyễn Thị Ệ"})
    beside = the_desk_again(tmp_path / "vault", read_only=True)  # what another process finds on the disk right now
    assert value(Draft.look(beside, draft.id), NAME) == ("Nguyễn Thị Ệ", "typed")
    beside.vault.close()


def test_opening_never_replays_a_long_story(desk: Desk) -> None:
    draft = a_draft(desk)
    for number in range(SNAPSHOT_EVERY + 5):
        draft.answer({NAME: f"Lò Thị Mẫu {'a' * number}"})
    with desk.vault.read() as unit:
        assert len(unit.drafts.load(draft.id).entries) == 5
    draft.close()
    with desk.vault.read() as unit:
        assert unit.drafts.load(draft.id).entries == ()
    assert value(Draft.open(desk, draft.id), NAME)[0].endswith("a" * (SNAPSHOT_EVERY + 4))


@contextmanager
def counted(desk: Desk, monkeypatch: pytest.MonkeyPatch) -> Iterator[list[str]]:
    """The writing transactions of a block: each is one sync of the log."""
    begun: list[str] = []
    write = type(desk.vault).write

    def counting(vault: Any) -> Any:
        begun.append("write")
        return write(vault)

    with monkeypatch.context() as patched:
        patched.setattr(type(desk.vault), "write", counting)
        yield begun


def test_every_answer_is_one_transaction_also_when_a_snapshot_is_due(
    desk: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    draft = a_draft(desk)
    for number in range(2 * SNAPSHOT_EVERY):
        with counted(desk, monkeypatch) as begun:
            draft.answer({NAME: f"Lò Thị {'Mẫu' * (number % 3)}", PHONE: "none"})
        assert len(begun) == 1, number
    assert value(Draft.open(desk, draft.id), NAME)[0] == f"Lò Thị {'Mẫu' * ((number) % 3)}".strip()


def test_two_writers_of_one_draft_lose_nothing(desk: Desk) -> None:
    here = a_draft(desk)
    here.answer({NAME: "Lò Thị Mẫu"})
    there = Draft.open(desk, here.id)
    there.answer({HAMLET: "Nà Mường"})
    here.snapshot()  # what is remembered here is old by now and must not take the place of the other's answer
    assert value(Draft.open(desk, here.id), HAMLET) == ("Nà Mường", "typed")
    here.answer({NAME: "Lò Thị Ệ"})
    for draft in (here, Draft.open(desk, here.id)):
        assert value(draft, HAMLET) == ("Nà Mường", "typed")
        assert value(draft, NAME) == ("Lò Thị Ệ", "typed")


def test_an_older_view_of_a_long_draft_loses_nothing_either(desk: Desk) -> None:
    here = a_draft(desk)
    there = Draft.open(desk, here.id)
    for number in range(SNAPSHOT_EVERY - 1):
        here.answer({NAME: f"Lò Thị Mẫu {'a' * number}"})
    there.answer({HAMLET: "Nà Mường"})  # its step is the fiftieth: both fold the draft
    here.answer({PHONE: "none"})
    assert value(Draft.open(desk, here.id), HAMLET) == ("Nà Mường", "typed")
    assert value(Draft.open(desk, here.id), PHONE) == ("none", "typed")


def test_lists_follow_the_names_of_a_draft(desk: Desk) -> None:
    draft = a_draft(desk)
    for name in ("Lò Thị Mẫu", "Lò Thị Mẫu", "Lò Thị Ệ"):
        draft.answer({NAME: name})
        with desk.vault.read() as unit:
            assert unit.dossiers.row(draft.id).owner == name
            assert [row.id for row in unit.dossiers.page(find=name).rows] == [draft.id]


def test_a_refused_call_changes_neither_screen_nor_disk(desk: Desk) -> None:
    draft = a_draft(desk)
    draft.answer({NAME: "Lò Thị Mẫu"})
    with pytest.raises(Refusal):
        draft.answer({NAME: "Người Khác", ETHNIC: "không có"})
    for one in (draft, Draft.open(desk, draft.id)):
        assert value(one, NAME) == ("Lò Thị Mẫu", "typed")


def test_what_the_disk_did_not_take_is_not_shown(desk: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    draft = a_draft(desk)
    draft.answer({NAME: "Lò Thị Mẫu"})

    def full(_: object) -> Any:
        raise Refusal("disk-full", "The disk is full.")

    with monkeypatch.context() as broken:
        broken.setattr(type(desk.vault), "write", full)
        with pytest.raises(Refusal, match="disk is full"):
            draft.answer({NAME: "Người Khác"})
        assert value(draft, NAME) == ("Lò Thị Mẫu", "typed")
    draft.answer({NAME: "Người Khác"})
    assert value(Draft.open(desk, draft.id), NAME) == ("Người Khác", "typed")


def test_an_open_draft_keeps_the_form_it_was_begun_with(desk: Desk, tmp_path: Path) -> None:
    packs = tmp_path / "packs"
    shutil.copytree(PACKS, packs)
    before = Desk(catalogue=Catalogue.load(packs), clock=desk.clock, vault=desk.vault)
    draft = a_draft(before)
    asked = [view.ref for view in draft.questions()]
    (packs / PENSION / "form.xml").write_bytes(XFORM)
    after = Desk(catalogue=Catalogue.load(packs), clock=desk.clock, vault=desk.vault)
    assert [view.ref for view in Draft.open(after, draft.id).questions()] == asked


def test_a_withdrawn_consent_stops_an_open_draft(desk: Desk) -> None:
    draft = a_draft(desk)
    record(desk, draft.id, given(desk, [Purpose.PREPARE], "Mai"))
    with pytest.raises(Refusal) as refused:
        draft.answer({NAME: "Lò Thị Mẫu"})
    assert refused.value.code == "consent-withdrawn"
    assert value(draft, NAME)[0] == ""


def test_a_card_fills_its_block_and_says_what_it_only_suggests(desk: Desk) -> None:
    draft = a_draft(desk)
    outcome = draft.scan("owner", read_card(PENSIONER_CARD))
    assert not outcome.needs_confirmation
    assert value(draft, "/data/owner/owner_born") == ("1940", "scanned")
    assert value(draft, "/data/home/owner_commune") == ("09955", "suggested")
    assert "address_is_pre_2025" in outcome.warnings


def test_a_card_that_does_not_fit_fills_nothing_until_somebody_is_sure(desk: Desk) -> None:
    draft = a_draft(desk)
    draft.answer({NAME: "Nguyễn Thị Ệ", "/data/owner/owner_born": "1940"})
    asked = draft.scan("owner", read_card(MOTHER_CARD))
    assert asked.needs_confirmation
    assert set(asked.warnings) >= {"name_differs", "birth_differs"}
    assert value(draft, NAME) == ("Nguyễn Thị Ệ", "typed")
    assert draft.scan("owner", read_card(MOTHER_CARD), sure=True).filled
    assert value(draft, NAME) == ("Lò Thị Mẫu", "scanned")


def test_a_card_without_a_block_goes_where_it_fits(desk: Desk) -> None:
    draft = a_draft(desk, BIRTH)
    draft.answer(
        {
            "/data/matter/relation": "mother",
            "/data/matter/child_case": "ordinary",
            "/data/matter/parents_married": "yes",
        }
    )
    assert draft.scan(None, read_card(MOTHER_CARD)).block == "/data/mother"
    assert draft.scan(None, read_card(FATHER_CARD)).block == "/data/father"


def test_a_card_goes_to_the_person_already_named_and_never_past_a_doubt(desk: Desk) -> None:
    named = a_draft(desk)
    named.answer({"/data/request/filing_for": "guardian", NAME: "Nguyễn Thị Ệ"})
    assert named.scan(None, read_card(PENSIONER_CARD)).block == "/data/owner"
    assert named.scan(None, read_card(PENSIONER_CARD)).block == "/data/owner"  # the same card read once more

    of_somebody_else = a_draft(desk)
    of_somebody_else.answer({"/data/request/filing_for": "guardian", NAME: "Nguyễn Thị Ệ"})
    with pytest.raises(Refusal) as asked:
        of_somebody_else.scan(None, read_card(MOTHER_CARD))
    assert asked.value.code == "whose-card"
    assert value(of_somebody_else, "/data/filer/filer_number") == ("", "")

    far_too_young = a_draft(desk)
    far_too_young.answer({"/data/request/filing_for": "guardian"})
    with pytest.raises(Refusal, match="Whose card is this"):
        far_too_young.scan(None, read_card(MOTHER_CARD))


def test_only_people_have_cards(desk: Desk) -> None:
    roles = {block.role for block in a_draft(desk, BIRTH).blocks()}
    assert "office" not in roles
    assert {"owner", "mother", "father", "filer"} <= roles
    with pytest.raises(Refusal) as refused:
        a_draft(desk).scan("office", read_card(MOTHER_CARD))
    assert refused.value.code == "unknown-block"


def test_rows_are_added_and_taken_away(desk: Desk) -> None:
    draft = a_list(desk)
    assert [draft.add_row("/data/child") for _ in range(2)] == ["/data/child[1]", "/data/child[2]"]
    draft.answer({"/data/child[1]/name": "An", "/data/child[2]/name": "Bình"})
    draft.remove_row("/data/child[1]")
    assert value(draft, "/data/child[1]/name") == ("Bình", "typed")
    for wrong in ("/data/child[7]", "/data/nothing[1]"):
        with pytest.raises(Refusal):
            draft.remove_row(wrong)
    with pytest.raises(Refusal):
        draft.add_row("/data/nothing")


def test_sections_tell_how_far_the_helper_has_come(desk: Desk) -> None:
    draft = a_draft(desk)
    before = next(section for section in draft.sections() if section.ref == "/data/payment")
    draft.answer({PAY: "cash"})
    after = next(section for section in draft.sections() if section.ref == "/data/payment")
    assert (before.answered, before.errors, after.answered, after.errors) == (0, 1, 1, 0)


def test_lists_know_the_name_as_soon_as_it_is_answered(desk: Desk) -> None:
    draft = a_draft(desk)
    draft.answer({NAME: "Nguyễn Thị Ệ"})
    with desk.vault.read() as unit:
        assert unit.dossiers.row(draft.id).owner == "Nguyễn Thị Ệ"
        assert [row.id for row in unit.dossiers.page(find="thi e").rows] == [draft.id]


def test_without_consent_there_is_nothing_to_begin(desk: Desk) -> None:
    only_keep = given(desk, [Purpose.KEEP], "Mai")
    only_prepare = given(desk, [Purpose.PREPARE], "Mai")
    for begin, consent, code in (
        (start, only_keep, "consent-missing"),
        (start_unkept, only_keep, "consent-missing"),
        (start, only_prepare, "keep-missing"),
    ):
        with pytest.raises(Refusal) as refused:
            begin(desk, PENSION, consent)
        assert refused.value.code == code
    assert start_unkept(desk, PENSION, only_prepare, answers=PENSION_ANSWERS).id == ""
