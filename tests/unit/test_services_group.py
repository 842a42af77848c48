"""Dossiers of one case: finalized together or not at all, and held while they need another's result."""

import pytest

from app.services import wait_for_result
from app.services.ask_restored import _settle
from app.services.change_course import withdraw
from app.services.desk import Desk
from app.services.finalize_dossier import HasProblems, finalize, finalize_case
from app.services.record_consent import given
from app.services.start_dossier import start
from app.services.sync_now import sync
from app.storage.records import DossierRow
from forms.dossier import DossierState, OutboxState, Purpose
from forms.identity import read_card
from forms.refusal import Refusal
from sync.ports import Change
from tests.support.desks import FRIDAY_NOON
from tests.support.form_stories import Story
from tests.support.stories_of_death import STORIES as DEATHS
from tests.support.stories_of_support import FUNERAL_OF_PENSIONER, FUNERALS

DEATH = DEATHS[0]
FUNERAL = next(story for story in FUNERALS if story.code == FUNERAL_OF_PENSIONER)
ACCEPTED = {*DEATH.warns, *FUNERAL.warns, "paper-missing"}


def begun(desk: Desk, story: Story, source: str | None = None) -> str:
    consent = given(desk, [Purpose.PREPARE, Purpose.KEEP], "Mai")
    cards = [(block, read_card(text)) for block, text in story.cards]
    return start(desk, story.code, consent, cards=cards, answers=story.answers, source=source, sure=True).id


def row(desk: Desk, dossier: str) -> DossierRow:
    with desk.vault.read() as unit:
        return unit.dossiers.row(dossier)


def has_result(desk: Desk, dossier: str, submission: str, status: int) -> None:
    change = Change(1, dossier, submission, "status", FRIDAY_NOON, {"status": status}, f"c{status}")
    desk.vault.outbox_store().apply_changes([change], epoch="e", cursor=status)


def test_what_needs_a_result_is_held_until_it_is_there(desk: Desk) -> None:
    death = begun(desk, DEATH)
    funeral = begun(desk, FUNERAL, source=death)
    done = finalize_case(desk, death, ACCEPTED)
    assert list(done) == [death, funeral]
    assert (done[death].waits_for, done[funeral].waits_for) == ((), (death,))
    sync(desk)  # a person presses "Gửi ngay": what waits for a result stays
    assert [row(desk, one).outbox for one in (death, funeral)] == [OutboxState.WAITING, OutboxState.HELD]
    has_result(desk, death, done[death].submission_id, 4)
    assert wait_for_result.let_go(desk) == []
    has_result(desk, death, done[death].submission_id, 10)
    assert wait_for_result.let_go(desk) == [funeral]
    assert row(desk, funeral).outbox is OutboxState.WAITING
    assert wait_for_result.let_go(desk) == []


def test_a_case_is_finalized_together_or_not_at_all(desk: Desk) -> None:
    death = begun(desk, DEATH)
    consent = given(desk, [Purpose.PREPARE, Purpose.KEEP], "Mai")
    unfinished = start(desk, FUNERAL_OF_PENSIONER, consent, source=death).id
    with pytest.raises(HasProblems) as refused:
        finalize_case(desk, death, ACCEPTED)
    assert refused.value.facts["dossier"] == unfinished
    assert [row(desk, one).state for one in (death, unfinished)] == [DossierState.DRAFT] * 2
    assert [row(desk, one).outbox for one in (death, unfinished)] == [None, None]


def test_a_fault_in_the_middle_freezes_none(desk: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    death = begun(desk, DEATH)
    funeral = begun(desk, FUNERAL, source=death)
    seen: list[str] = []

    def fails_at_the_second(_desk: object, _unit: object, record: DossierRow) -> tuple[str, ...]:
        seen.append(record.id)
        if len(seen) == 2:
            raise OSError("the disk is full")
        return ()

    monkeypatch.setattr("app.services.finalize_dossier.awaited", fails_at_the_second)
    with pytest.raises(OSError, match="full"):
        finalize_case(desk, death, ACCEPTED)
    assert seen == [death, funeral]
    assert [row(desk, one).state for one in (death, funeral)] == [DossierState.DRAFT] * 2


def test_the_helper_may_send_it_without_waiting(desk: Desk) -> None:
    """The extract was given out on paper, and no gateway ever tells of it."""
    death = begun(desk, DEATH)
    funeral = begun(desk, FUNERAL, source=death)
    finalize_case(desk, death, ACCEPTED)
    with pytest.raises(Refusal) as refused:
        wait_for_result.send_without(desk, death)
    assert refused.value.code == "not-waiting"
    assert wait_for_result.send_without(desk, funeral) is OutboxState.WAITING


def test_another_case_or_another_matter_waits_for_nothing(desk: Desk) -> None:
    begun(desk, DEATH)
    alone = begun(desk, FUNERAL)
    assert finalize(desk, alone, ACCEPTED).waits_for == ()


def test_a_withdrawn_dossier_is_not_waited_for(desk: Desk) -> None:
    death = begun(desk, DEATH)
    funeral = begun(desk, FUNERAL, source=death)
    finalize_case(desk, death, ACCEPTED)
    withdraw(desk, death, "khai nhầm")
    assert wait_for_result.let_go(desk) == [funeral]


def test_a_restored_dossier_still_waits_after_the_gateway_was_asked(desk: Desk) -> None:
    """What the gateway holds settles whether it may go; the result that it needs is another question."""
    death = begun(desk, DEATH)
    funeral = begun(desk, FUNERAL, source=death)
    finalize_case(desk, death, ACCEPTED)
    for dossier in (death, funeral):
        _settle(desk, dossier, None)
    assert [row(desk, one).outbox for one in (death, funeral)] == [OutboxState.WAITING, OutboxState.HELD]
