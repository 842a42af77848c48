"""Keeping and letting go: retention warns and purges when told, what stands aside comes back, a full disk yields."""

from collections.abc import Iterator
from datetime import timedelta
from pathlib import Path

import pytest

from app.services import journal_head, keep_until, put_aside, share_dossier
from app.services.change_course import withdraw
from app.services.desk import Desk
from app.services.fill_dossier import Draft
from app.services.finalize_dossier import finalize
from app.services.record_filing import file
from app.services.today import dossiers
from app.storage import trusted_time
from app.storage.reserve import RESERVE_NAME
from app.storage.tables.dossiers import consents
from forms.dossier import OutboxState
from forms.refusal import Refusal
from tests.support.desks import FRIDAY_NOON, a_desk, a_pension
from tests.support.vaults import FixedClock


@pytest.fixture
def clock() -> FixedClock:
    return FixedClock(FRIDAY_NOON)


@pytest.fixture
def desk(tmp_path: Path, clock: FixedClock) -> Iterator[Desk]:
    made = a_desk(tmp_path / "vault", clock)
    yield made
    made.vault.close()


def sent(desk: Desk, dossier: str) -> str:
    """Finalized, and taken by the runner as far as *sending*."""
    submission = finalize(desk, dossier).submission_id
    store = desk.vault.outbox_store()
    store.apply_requests(desk.clock.now(), release_all=True)
    store.claim([submission], "g")
    return submission


def why(refused: pytest.ExceptionInfo[Refusal]) -> str:
    return refused.value.code


# --- retention -------------------------------------------------------------------------------------------------------


def told_the_time(desk: Desk) -> None:
    with desk.vault._transactions.writing() as tx:
        trusted_time.note(tx, desk.clock.now())


def test_what_is_over_is_told_and_goes_only_when_a_person_says_so(desk: Desk, clock: FixedClock) -> None:
    over, unfinished = a_pension(desk), a_pension(desk)
    withdraw(desk, over)
    sent(desk, unfinished)
    assert keep_until.warnings(desk).lines == ()
    clock.move(timedelta(days=31))
    told = keep_until.warnings(desk)
    assert [(one.dossier_id, one.since, one.is_over, one.may_purge) for one in told.lines] == [
        (over, "withdrawn", True, False)
    ]
    for confirmed, code in ((False, "not-confirmed"), (True, "no-trusted-time")):
        with pytest.raises(Refusal) as refused:
            keep_until.purge(desk, [over], confirmed=confirmed)
        assert why(refused) == code
    told_the_time(desk)
    assert keep_until.warnings(desk).lines[0].may_purge
    for dossier in (unfinished, "nobody"):
        with pytest.raises(Refusal) as refused:
            keep_until.purge(desk, [over, dossier], confirmed=True)
        assert why(refused) in {"not-due", "unknown-dossier"}
    with pytest.raises(Refusal) as refused:
        keep_until.purge(desk, [], confirmed=True)
    assert why(refused) == "nothing-due"
    assert keep_until.purge(desk, [over, over], confirmed=True).certificate.dossier_ids == (over,)
    assert [line.row.id for line in dossiers(desk, state=None, find=None, after=None).lines] == [unfinished]


def test_the_days_are_data_that_the_keeper_changes(desk: Desk) -> None:
    rule = keep_until.change_rule(desk, after_filing=10, warn_before=3)
    assert (rule.after_result, rule.after_filing, rule.warn_before) == (30, 10, 3)
    assert keep_until.warnings(desk).rule == rule
    for days in (-1, 3651):
        with pytest.raises(Refusal) as refused:
            keep_until.change_rule(desk, after_result=days)
        assert why(refused) == "bad-days"


def test_a_filed_dossier_is_warned_of_before_its_day(desk: Desk, clock: FixedClock) -> None:
    dossier = a_pension(desk)
    submission = sent(desk, dossier)
    with desk.vault._transactions.writing() as tx:
        tx.connection.exec_driver_sql("UPDATE outbox SET state = 'delivered' WHERE submission_id = ?", (submission,))
    file(desk, dossier, "H48-1", desk.today(), "paper")
    clock.move(timedelta(days=84))
    [line] = keep_until.warnings(desk).lines
    assert (line.since, line.is_over) == ("filing", False)


# --- aside -----------------------------------------------------------------------------------------------------------


def test_what_waits_can_stand_aside_and_comes_back(desk: Desk) -> None:
    dossier = a_pension(desk)
    with pytest.raises(Refusal) as refused:
        put_aside.put_aside(desk, dossier)
    assert why(refused) == "not-waiting"
    finalize(desk, dossier)
    with pytest.raises(Refusal) as refused:
        put_aside.bring_back(desk, dossier)
    assert why(refused) == "not-aside"
    assert put_aside.put_aside(desk, dossier) is OutboxState.SET_ASIDE
    assert [(one.dossier_id, one.reason) for one in put_aside.listed(desk).submissions] == [(dossier, "paused")]
    desk.vault.outbox_store().apply_requests(desk.clock.now(), release_all=True)
    assert put_aside.listed(desk).submissions
    assert put_aside.bring_back(desk, dossier) is OutboxState.WAITING
    assert put_aside.listed(desk).submissions == ()


def test_a_record_that_still_cannot_be_read_stays_aside(desk: Desk) -> None:
    dossier = a_pension(desk)
    with desk.vault._transactions.writing() as tx:
        row = tx.connection.exec_driver_sql("SELECT * FROM consents WHERE dossier_id = ?", (dossier,)).one()
        harmed = dict(row._mapping) | {"sealed": bytes(len(row.sealed))}
        tx.connection.exec_driver_sql("DELETE FROM consents WHERE dossier_id = ?", (dossier,))
    with desk.vault.write() as unit:
        unit.set_aside.add(consents, harmed, dossier, "unreadable")
        unit.set_aside.add(consents, dict(row._mapping), dossier, "unreadable")
    bad, good = (one.number for one in put_aside.listed(desk).records)
    with pytest.raises(Refusal) as refused:
        put_aside.bring_record_back(desk, bad)
    assert why(refused) == "cannot-come-back"
    put_aside.bring_record_back(desk, good)
    with pytest.raises(Refusal) as refused:
        put_aside.give_record_up(desk, bad, confirmed=False)
    assert why(refused) == "not-confirmed"
    put_aside.give_record_up(desk, bad, confirmed=True)
    assert put_aside.listed(desk).records == ()
    assert journal_head.check(desk) == []


# --- a full disk -----------------------------------------------------------------------------------------------------


def test_an_answer_on_a_full_disk_is_saved_into_the_reserve(desk: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    dossier = a_pension(desk)
    draft = Draft.open(desk, dossier)
    assert desk.vault.keep_reserve()
    real, full = desk.vault._database.writing, iter([True, False])

    def writing() -> object:
        if next(full, False):
            raise Refusal("disk-full", "The disk is full.")
        return real()

    monkeypatch.setattr(type(desk.vault._database), "writing", lambda _: writing())
    draft.answer({"/data/owner/owner_ethnic": "02"})
    assert desk.vault.gave_reserve
    assert not (desk.vault.folder / RESERVE_NAME).exists()
    assert Draft.look(desk, dossier).instance.value("/data/owner/owner_ethnic") == "02"


# --- marks -----------------------------------------------------------------------------------------------------------


def test_a_private_dossier_has_no_title_in_lists(desk: Desk) -> None:
    dossier = a_pension(desk)
    share_dossier.keep_private(desk, dossier)
    [line] = dossiers(desk, state=None, find=None, after=None).lines
    assert (line.procedure, line.row.private) == ("", True)
    share_dossier.keep_private(desk, dossier, on=False)
    [line] = dossiers(desk, state=None, find=None, after=None).lines
    assert line.procedure
