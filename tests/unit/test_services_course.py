"""Finalizing and the ways back from it, at the moments when somebody else is faster."""

from datetime import timedelta

import pytest

from app.practice import PENSION, PENSION_ANSWERS, PENSIONER_CARD
from app.services.change_course import reopen, revise, was_delivered, withdraw
from app.services.desk import Desk
from app.services.fill_dossier import Draft
from app.services.finalize_dossier import HOLD, HasProblems, finalize
from app.services.list_dossiers import whole
from app.services.record_consent import given, record
from app.services.record_filing import file
from app.services.sheet_facts import facts_of
from app.services.start_dossier import start
from app.services.today import dossiers, look
from forms.dossier import DossierState, OutboxState, Purpose, Route
from forms.guidance import build_guidance
from forms.identity import read_card
from forms.refusal import NotNow, Refusal
from forms.sheet_values import Line
from sync.ports import Change, Outcome
from sync.submission import instance_id
from tests.support.desks import FRIDAY_NOON, a_pension


def sent_as_far_as(desk: Desk, submission_id: str, state: OutboxState) -> None:
    """Let the runner's side take the submission, and leave it in this state."""
    store = desk.vault.outbox_store()
    store.apply_requests(desk.clock.now() + timedelta(minutes=2), release_all=True)
    assert [parcel.submission_id for parcel in store.claim([submission_id], "g")] == [submission_id]
    if state is not OutboxState.SENDING:
        store.record([Outcome(submission_id, state)], desk.clock.now())


def test_what_is_frozen_says_who_it_is_and_waits_a_minute(desk: Desk) -> None:
    dossier = a_pension(desk)
    frozen = finalize(desk, dossier)
    assert frozen.held_until == FRIDAY_NOON + HOLD
    with desk.vault.read() as unit:
        submission = unit.submissions.get(frozen.submission_id)
        row = unit.outbox.row(frozen.submission_id)
    assert instance_id(submission.xml) == f"uuid:{frozen.submission_id}"
    assert (submission.digest, submission.revision, submission.replaces) == (frozen.digest, 1, None)
    assert (row.state, row.held_until) == (OutboxState.HELD, frozen.held_until)


def test_problems_stop_it_and_are_named(desk: Desk) -> None:
    dossier = start(desk, PENSION, given(desk, [Purpose.PREPARE, Purpose.KEEP], "Mai")).id
    with pytest.raises(HasProblems) as refused:
        finalize(desk, dossier, accept=("required",))
    assert {problem.code for problem in refused.value.problems} == {"required"}
    assert whole(desk, dossier).row.state is DossierState.DRAFT


def test_a_second_finalize_changes_nothing(desk: Desk) -> None:
    dossier = a_pension(desk)
    finalize(desk, dossier)
    with pytest.raises(Refusal) as refused:
        finalize(desk, dossier)
    assert refused.value.code == "not-a-draft"
    with desk.vault.read() as unit:
        assert len(unit.outbox.rows()) == 1


def test_reopened_and_finalized_again_it_is_a_new_submission_of_the_same_revision(desk: Desk) -> None:
    dossier = a_pension(desk)
    first = finalize(desk, dossier).submission_id
    assert reopen(desk, dossier) is DossierState.DRAFT
    second = finalize(desk, dossier).submission_id
    with desk.vault.read() as unit:
        states = {row.submission_id: row.state for row in unit.outbox.rows()}
        again = unit.submissions.get(second)
    assert states == {first: OutboxState.WITHDRAWN, second: OutboxState.HELD}
    assert (again.revision, again.replaces) == (1, None)


@pytest.mark.parametrize("state", [OutboxState.SENDING, OutboxState.UNCERTAIN])
@pytest.mark.parametrize("way", [reopen, revise, withdraw])
def test_while_nobody_knows_whether_it_arrived_there_is_no_way_back(
    desk: Desk, state: OutboxState, way: object
) -> None:
    dossier = a_pension(desk)
    sent_as_far_as(desk, finalize(desk, dossier).submission_id, state)
    with pytest.raises(NotNow):
        way(desk, dossier)  # type: ignore[operator]  # one of three functions of the same shape
    assert whole(desk, dossier).row.state is DossierState.FINALIZED


def test_a_submission_that_leaves_while_it_is_taken_back_stays_finalized(
    desk: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    dossier = a_pension(desk)
    submission = finalize(desk, dossier).submission_id
    store_type = type(desk.vault.outbox_store())
    real = store_type.apply_requests

    def claimed_first(store: object, *arguments: object, **options: object) -> int:
        monkeypatch.setattr(store_type, "apply_requests", lambda *_, **__: 0)
        with desk.vault._transactions.writing() as tx:
            tx.connection.exec_driver_sql("UPDATE outbox SET state = 'sending'")
        return real(store, *arguments, **options)  # type: ignore[arg-type]  # passed on as they came

    monkeypatch.setattr(store_type, "apply_requests", claimed_first)
    with pytest.raises(NotNow):
        reopen(desk, dossier)
    assert whole(desk, dossier).row.state is DossierState.FINALIZED
    assert whole(desk, dossier).outbox is not None
    with desk.vault.read() as unit:
        assert unit.outbox.row(submission).state is OutboxState.SENDING


@pytest.mark.parametrize("state", [OutboxState.DELIVERED, OutboxState.REFUSED])
def test_after_it_was_sent_a_correction_is_a_new_revision(desk: Desk, state: OutboxState) -> None:
    dossier = a_pension(desk)
    first = finalize(desk, dossier).submission_id
    sent_as_far_as(desk, first, state)
    with pytest.raises(Refusal) as refused:
        reopen(desk, dossier)
    assert refused.value.code == "already-sent"
    assert revise(desk, dossier) is DossierState.DRAFT
    second = finalize(desk, dossier).submission_id
    with desk.vault.read() as unit:
        again = unit.submissions.get(second)
    assert (again.revision, again.replaces) == (2, first)
    assert f"uuid:{first}".encode() in again.xml


def test_withdrawing_twice_is_said(desk: Desk) -> None:
    dossier = a_pension(desk)
    assert withdraw(desk, dossier, "đổi ý") is DossierState.WITHDRAWN
    with pytest.raises(Refusal) as refused:
        withdraw(desk, dossier)
    assert refused.value.code == "withdrawn"


@pytest.mark.parametrize("purposes", [[], [Purpose.PREPARE], [Purpose.KEEP]])
@pytest.mark.parametrize("released", [False, True])
def test_without_consent_nothing_more_is_sent(desk: Desk, purposes: list[Purpose], *, released: bool) -> None:
    dossier = a_pension(desk)
    submission = finalize(desk, dossier).submission_id
    store = desk.vault.outbox_store()
    store.apply_requests(desk.clock.now(), release_all=released)
    assert record(desk, dossier, given(desk, purposes, "Mai")) is False
    with desk.vault.read() as unit:
        assert unit.outbox.row(submission).state is OutboxState.WITHDRAWN
    store.apply_requests(desk.clock.now(), release_all=True)
    assert not store.due(desk.clock.now(), 10)
    assert not store.claim([submission], "g")


def test_what_may_have_arrived_is_told_to_the_office_and_goes_no_second_time(desk: Desk) -> None:
    dossier = a_pension(desk)
    submission = finalize(desk, dossier).submission_id
    sent_as_far_as(desk, submission, OutboxState.UNCERTAIN)
    assert record(desk, dossier, given(desk, [], "Mai")) is True
    store = desk.vault.outbox_store()
    store.record([Outcome(submission, OutboxState.WAITING)], desk.clock.now())
    assert not store.claim([submission], "g")
    with desk.vault.read() as unit:
        assert unit.outbox.row(submission).state is OutboxState.WITHDRAWN


def test_consent_ended_after_delivery_is_told_to_the_office(desk: Desk) -> None:
    dossier = a_pension(desk)
    sent_as_far_as(desk, finalize(desk, dossier).submission_id, OutboxState.DELIVERED)
    assert record(desk, dossier, given(desk, [], "Mai")) is True


def test_a_consent_that_still_covers_the_dossier_lets_it_go(desk: Desk) -> None:
    dossier = a_pension(desk)
    submission = finalize(desk, dossier).submission_id
    assert record(desk, dossier, given(desk, [Purpose.PREPARE, Purpose.KEEP], "Mai")) is False
    sent_as_far_as(desk, submission, OutboxState.DELIVERED)


def test_the_office_is_told_though_only_an_earlier_revision_reached_it(desk: Desk) -> None:
    dossier = a_pension(desk)
    sent_as_far_as(desk, finalize(desk, dossier).submission_id, OutboxState.DELIVERED)
    revise(desk, dossier)
    finalize(desk, dossier)
    withdraw(desk, dossier)
    assert was_delivered(desk, dossier)


@pytest.mark.parametrize("filed", [False, True])
def test_the_office_is_told_of_what_it_took_on_paper(desk: Desk, *, filed: bool) -> None:
    dossier = a_pension(desk)
    finalize(desk, dossier)
    if filed:
        file(desk, dossier, "H10-0001", desk.today(), "paper")
    withdraw(desk, dossier)
    assert was_delivered(desk, dossier) is filed


@pytest.mark.parametrize("find", ["45/2026", "số 45/2026", "so45/2026", "Số 45/20"])
def test_the_number_on_the_slip_is_kept_and_found_however_it_is_typed(desk: Desk, find: str) -> None:
    dossier = a_pension(desk)
    finalize(desk, dossier)
    assert file(desk, dossier, " Số  45/2026", desk.today(), "paper").number == "SỐ 45/2026"
    assert [line.row.id for line in dossiers(desk, state=None, find=find, after=None).lines] == [dossier]


def test_the_sheet_sends_to_the_commune_with_what_was_let_stand(desk: Desk) -> None:
    consent = given(desk, [Purpose.PREPARE, Purpose.KEEP], "Mai")
    answers = {**PENSION_ANSWERS, "/data/income/has_pension": "yes", "/data/income/pension_amount": "900000"}
    dossier = start(desk, PENSION, consent, cards=[("owner", read_card(PENSIONER_CARD))], answers=answers).id
    with pytest.raises(HasProblems) as refused:
        finalize(desk, dossier)
    (warning,) = refused.value.problems
    assert facts_of(desk, Draft.look(desk, dossier)).to_ask == ()
    finalize(desk, dossier, accept=(warning.code,))
    facts = facts_of(desk, Draft.look(desk, dossier))
    assert facts.to_ask == (warning.message,)
    told = build_guidance(desk.catalogue.get(PENSION), today=desk.today(), route=Route.DESK, dossier=facts)
    assert told.who_may[0] == Line(warning.message, uncertain=True)


def test_a_day_counts_what_the_office_sent_back(desk: Desk) -> None:
    frozen = [finalize(desk, a_pension(desk)) for _ in range(2)]
    assert look(desk).returned == 0
    with desk.vault.read() as unit:
        first = unit.submissions.get(frozen[0].submission_id).dossier_id
    act = Change(1, first, frozen[0].submission_id, "status", FRIDAY_NOON, {"status": 5, "note": "thiếu ảnh"}, "c1")
    desk.vault.outbox_store().apply_changes([act], epoch="e", cursor=1)
    assert look(desk).returned == 1
    assert [line.row.id for line in dossiers(desk, state="returned", find=None, after=None).lines] == [first]


def test_what_was_on_its_way_once_and_may_arrive_late_is_reopened_as_the_next_revision(desk: Desk) -> None:
    dossier = a_pension(desk)
    first = finalize(desk, dossier).submission_id
    sent_as_far_as(desk, first, OutboxState.UNCERTAIN)
    store = desk.vault.outbox_store()
    store.record([Outcome(first, OutboxState.WAITING)], desk.clock.now())  # the gateway said: unknown
    reopen(desk, dossier)
    second = finalize(desk, dossier).submission_id
    with desk.vault.read() as unit:
        latest = unit.submissions.latest(dossier)
        assert latest is not None
        assert (latest.id, latest.revision, latest.replaces) == (second, 2, first)
        assert unit.outbox.row(first).state is OutboxState.WITHDRAWN


def test_a_dossier_whose_text_arrived_without_its_papers_is_not_withdrawn_in_silence(desk: Desk) -> None:
    dossier = a_pension(desk)
    submission = finalize(desk, dossier).submission_id
    assert not was_delivered(desk, dossier)
    sent_as_far_as(desk, submission, OutboxState.WAITING)
    withdraw(desk, dossier)
    assert was_delivered(desk, dossier)
