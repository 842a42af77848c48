"""How long a dossier is kept, what may be purged and by whose clock, and whose dossiers there are."""

from collections.abc import Iterator
from datetime import date, datetime, timedelta
from pathlib import Path

import pytest

from app.storage import vault
from app.storage.records import OfficeReport, RetentionRule
from forms.dossier import DossierState, OutboxState
from forms.refusal import Refusal
from sync.encoding import canonical
from sync.ports import Change, Outcome
from tests.storage.test_opening import refused
from tests.support.memory_outbox import a_parcel
from tests.support.vaults import MORNING, USER, FixedClock, a_dossier, a_submission, a_vault, reopened

DAY = timedelta(days=1)
TODAY = MORNING.date()


@pytest.fixture
def clock() -> FixedClock:
    return FixedClock()


@pytest.fixture
def opened(tmp_path: Path, clock: FixedClock) -> Iterator[vault.Vault]:
    with a_vault(tmp_path / "v", clock=clock) as made:
        yield made


def a_sent(opened: vault.Vault, number: int, *, received_at: datetime | None = None) -> str:
    """A delivered dossier; returns its id."""
    parcel = a_parcel(number)
    with opened.write() as unit:
        unit.dossiers.add(a_dossier(parcel, state=DossierState.FINALIZED))
        unit.submissions.add(a_submission(parcel, form_hash="h"))
        unit.outbox.enqueue(parcel.submission_id, None)
    store = opened.outbox_store()
    store.apply_requests(MORNING, release_all=True)
    store.claim([parcel.submission_id], "g")
    receipt = canonical({"statement": {"received_at": received_at.isoformat()}}) if received_at else b"{}"
    store.record([Outcome(parcel.submission_id, OutboxState.DELIVERED, receipt=receipt)], MORNING)
    return parcel.dossier_id


def told(opened: vault.Vault, dossier_id: str, status: int, at: datetime = MORNING) -> None:
    change = Change(1, dossier_id, "s", "status", at, {"status": status}, f"{dossier_id}{status}{at}")
    opened.outbox_store().apply_changes([change], epoch="e", cursor=1)


def filed(opened: vault.Vault, dossier_id: str, on: date = TODAY) -> None:
    with opened.write() as unit:
        unit.reports.add(OfficeReport(dossier_id, "000.1", on, None, "paper", USER, MORNING))


def until(opened: vault.Vault, dossier_id: str) -> date | None:
    with opened.read() as unit:
        view = unit.retention.of(dossier_id)
    return view.until if view else None


# --- the clock -------------------------------------------------------------------------------------------------------


def test_it_runs_from_the_result_or_else_from_the_filing(opened: vault.Vault) -> None:
    dossier = a_sent(opened, 1)
    assert until(opened, dossier) is None
    filed(opened, dossier)
    assert until(opened, dossier) == TODAY + 90 * DAY
    told(opened, dossier, 4)
    assert until(opened, dossier) == TODAY + 90 * DAY
    told(opened, dossier, 9, MORNING + 10 * DAY)
    assert until(opened, dossier) == TODAY + 40 * DAY
    told(opened, dossier, 5, MORNING + 11 * DAY)
    assert until(opened, dossier) == TODAY + 90 * DAY, "the office opened it again"


@pytest.mark.parametrize("state", ["held", "waiting", "sending", "uncertain", "set_aside"])
def test_what_is_unfinished_has_no_date(opened: vault.Vault, state: str) -> None:
    dossier = a_sent(opened, 1)
    told(opened, dossier, 9)
    with opened._database.writing() as connection:
        connection.exec_driver_sql("UPDATE outbox SET state = ?", (state,))
    assert until(opened, dossier) is None


def test_a_draft_has_no_date_and_one_withdrawn_before_sending_has(opened: vault.Vault) -> None:
    with opened.write() as unit:
        unit.dossiers.add(a_dossier(a_parcel(1)))
        unit.dossiers.add(a_dossier(a_parcel(2), state=DossierState.WITHDRAWN))
    assert until(opened, a_parcel(1).dossier_id) is None
    assert until(opened, a_parcel(2).dossier_id) == TODAY + 30 * DAY


def test_the_day_is_that_of_viet_nam(opened: vault.Vault) -> None:
    dossier = a_sent(opened, 1)
    told(opened, dossier, 9, MORNING.replace(hour=18))
    assert until(opened, dossier) == TODAY + 31 * DAY


def test_there_is_a_warning_before_the_end(opened: vault.Vault) -> None:
    first, second, third = (a_sent(opened, number) for number in (1, 2, 3))
    told(opened, first, 9)
    filed(opened, second)
    with opened.read() as unit:
        assert unit.retention.due(TODAY + 22 * DAY) == []
        [view] = unit.retention.due(TODAY + 23 * DAY)
        assert (view.dossier_id, view.since, view.is_over(TODAY + 30 * DAY)) == (first, "result", False)
        assert view.is_over(TODAY + 31 * DAY)
        assert [view.dossier_id for view in unit.retention.due(TODAY + 200 * DAY)] == [first, second]
    assert third


def test_the_days_are_a_setting(opened: vault.Vault) -> None:
    dossier = a_sent(opened, 1)
    told(opened, dossier, 9)
    with opened.write() as unit:
        unit.retention.set_rule(RetentionRule(after_result=5, after_filing=6, warn_before=1))
        assert unit.retention.rule().after_filing == 6
        with pytest.raises(ValueError, match="negative"):
            unit.retention.set_rule(RetentionRule(after_result=-1))
    assert until(opened, dossier) == TODAY + 5 * DAY


# --- purging ---------------------------------------------------------------------------------------------------------


def test_nothing_is_purged_before_the_gateway_told_the_time(opened: vault.Vault) -> None:
    dossier = a_sent(opened, 1)
    filed(opened, dossier, TODAY - 300 * DAY)
    assert opened.trusted_today() is None
    with refused("no-trusted-time"):
        opened.purge([dossier])
    told(opened, dossier, 2, MORNING - 2 * DAY)
    assert opened.trusted_today() == TODAY - 2 * DAY  # a signed page of changes tells the time as a receipt does


def test_a_clock_of_2099_purges_nothing(opened: vault.Vault, clock: FixedClock) -> None:
    dossier = a_sent(opened, 1, received_at=MORNING)
    told(opened, dossier, 9)
    clock.move(80 * 365 * DAY)
    assert opened.trusted_today() == TODAY
    with refused("not-due"):
        opened.purge([dossier])
    with refused("not-due"):
        opened.purge([dossier], today=date(2099, 1, 1))


def test_what_is_over_by_the_gateways_time_goes_and_the_rest_stays(opened: vault.Vault, clock: FixedClock) -> None:
    over, not_over = a_sent(opened, 1), a_sent(opened, 2)
    for dossier in (over, not_over):
        told(opened, dossier, 9, MORNING if dossier == over else MORNING + 40 * DAY)
    clock.move(50 * DAY)
    a_sent(opened, 3, received_at=MORNING + 45 * DAY)
    assert opened.trusted_today() == TODAY + 45 * DAY
    with refused("not-due"):
        opened.purge([over, not_over])
    certificate = opened.purge([over])
    assert (certificate.dossier_ids, certificate.reason) == ((over,), "retention")
    with opened.read() as unit:
        assert len(unit.dossiers.page().rows) == 2


def test_a_clock_set_back_counts_less_not_more(opened: vault.Vault, clock: FixedClock) -> None:
    a_sent(opened, 1, received_at=MORNING + 45 * DAY)
    assert opened.trusted_today() == TODAY
    clock.move(-20_000 * DAY)
    assert opened.trusted_today() == (MORNING - 20_000 * DAY).date()


def test_running_time_adds_up_over_sessions(tmp_path: Path, clock: FixedClock, monkeypatch: pytest.MonkeyPatch) -> None:
    seconds = 1000.0
    monkeypatch.setattr("app.storage.running_time.time.monotonic", lambda: seconds)
    with a_vault(tmp_path / "w", clock=clock) as opened:
        a_sent(opened, 1, received_at=MORNING)
    clock.move(9 * DAY)
    for _ in range(3):
        with reopened(tmp_path / "w", clock=clock) as opened:
            seconds += 86_400
    with reopened(tmp_path / "w", clock=clock, read_only=True) as opened:
        assert opened.trusted_today() == TODAY + 3 * DAY


def test_an_older_receipt_does_not_turn_the_time_back(opened: vault.Vault, clock: FixedClock) -> None:
    clock.move(50 * DAY)
    a_sent(opened, 1, received_at=MORNING + 45 * DAY)
    a_sent(opened, 2, received_at=MORNING + 5 * DAY)
    assert opened.trusted_today() == TODAY + 45 * DAY


# --- persons ---------------------------------------------------------------------------------------------------------


def test_everybody_on_this_laptop_is_listed_once(opened: vault.Vault) -> None:
    people = [
        ("Lò Văn Ý", "017000000001", "Hà Thị An", ""),
        ("LÒ VĂN Ý", "017000000001", "", ""),
        ("Hà  Thị An", "", "", ""),
        ("Lò Văn Ý", "017000000002", "", ""),
    ]
    ids = []
    with opened.write() as unit:
        for number, (owner, owner_number, filer, filer_number) in enumerate(people, 1):
            parcel = a_parcel(number)
            ids.append(parcel.dossier_id)
            unit.dossiers.add(a_dossier(parcel, owner=owner, filer=filer))
            unit.dossiers.update(parcel.dossier_id, owner_number=owner_number, filer_number=filer_number)
        listed = [(person.name, person.number, person.dossier_ids) for person in unit.persons.list()]
        assert listed == [
            ("Hà Thị An", "", (ids[0], ids[2])),
            ("Lò Văn Ý", "017000000001", (ids[0], ids[1])),
            ("Lò Văn Ý", "017000000002", (ids[3],)),
        ]
        assert unit.persons.dossiers_of("lo van y") == (ids[0], ids[1], ids[3])
        assert unit.persons.dossiers_of("017000000002") == (ids[3],)
        assert unit.persons.dossiers_of("017 000 000 002") == (ids[3],)
        assert unit.persons.dossiers_of("Hà Thị An") == (ids[0], ids[2])
        assert unit.persons.dossiers_of("van") == unit.persons.dossiers_of(" ") == ()


def test_purging_an_unknown_dossier_is_refused(opened: vault.Vault) -> None:
    a_sent(opened, 1, received_at=MORNING)
    with pytest.raises(Refusal) as refusal:
        opened.purge(["nobody"])
    assert refusal.value.code == "not-due"
