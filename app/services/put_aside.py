"""What cannot be read or sent now stands aside with its reason, the others go on, and a person brings it back."""

from dataclasses import dataclass
from datetime import datetime

from app.services.change_course import carry_out
from app.services.desk import Desk
from app.services.roles import Act, require
from app.storage.records import SetAside
from app.storage.vault import Unit
from forms.dossier import OutboxState
from forms.refusal import Refusal


@dataclass(frozen=True)
class AsideSubmission:
    """A submission that is not sent until a person has looked; ``reason`` is its stable code."""

    dossier_id: str
    submission_id: str
    reason: str
    finalized_at: datetime | None


@dataclass(frozen=True)
class Aside:
    """Everything that stands aside: submissions of the outbox, and records that could not be read."""

    submissions: tuple[AsideSubmission, ...]
    records: tuple[SetAside, ...]


def listed(desk: Desk) -> Aside:
    """What stands aside, oldest first."""
    with desk.vault.read() as unit:
        rows = unit.outbox.rows([OutboxState.SET_ASIDE])
        submissions = tuple(
            AsideSubmission(row.dossier_id, row.submission_id, row.last_error or "", row.finalized_at) for row in rows
        )
        return Aside(submissions, tuple(unit.set_aside.list()))


def put_aside(desk: Desk, dossier_id: str) -> OutboxState:
    """Keep a dossier's waiting submission from being sent, even by `sync`; returns where it stands now.

    Raises:
        Refusal: ``unknown-dossier``, ``not-waiting`` when nothing of it waits.
    """
    with desk.vault.write() as unit:
        unit.dossiers.get(dossier_id)
        rows = unit.outbox.rows([OutboxState.HELD, OutboxState.WAITING], dossier_id=dossier_id)
        if not rows:
            raise Refusal("not-waiting", f"Nothing of {dossier_id} waits to be sent.", dossier=dossier_id)
        submission = rows[-1].submission_id
        if rows[-1].state is OutboxState.HELD:
            unit.outbox.request(submission, "release")
        unit.outbox.request(submission, "pause")
        unit.journal.append("put-aside", dossier_id, {"by": desk.vault.user}, dossier_id)
    return _after(desk, submission)


def bring_back(desk: Desk, dossier_id: str) -> OutboxState:
    """Let a submission that stands aside go again, with the next sync.

    Raises:
        Refusal: ``unknown-dossier``, ``not-aside``; ``damaged-record`` when it still cannot be read.
    """
    with desk.vault.write() as unit:
        unit.dossiers.get(dossier_id)
        rows = unit.outbox.rows([OutboxState.SET_ASIDE], dossier_id=dossier_id)
        if not rows:
            raise Refusal("not-aside", f"Nothing of {dossier_id} stands aside.", dossier=dossier_id)
        submission = rows[-1].submission_id
        unit.submissions.get(submission)
        unit.outbox.request(submission, "retry")
        unit.journal.append("brought-back", dossier_id, {"by": desk.vault.user}, dossier_id)
    return _after(desk, submission)


def bring_record_back(desk: Desk, number: int) -> None:
    """Put a record back where it stood, if it can be read there now.

    Raises:
        Refusal: ``role``, ``unknown-record``, ``cannot-come-back``; it stands aside as before then.
    """
    require(desk, Act.REPAIR)
    with desk.vault.write() as unit:
        record = _record(unit, number)
        unit.set_aside.bring_back(number)
        if record.scope:
            _require_readable(unit, record, number)
        unit.journal.append("record-back", desk.vault.vault_id, {"record": number, "source": record.source})


def give_record_up(desk: Desk, number: int, *, confirmed: bool) -> None:
    """Delete a record that stands aside for good.

    Raises:
        Refusal: ``role``, ``unknown-record``, ``not-confirmed``.
    """
    require(desk, Act.REPAIR)
    with desk.vault.write() as unit:
        record = _record(unit, number)
        if not confirmed:
            raise Refusal("not-confirmed", f"Record {number} would be gone for good: say --yes to do it.")
        unit.set_aside.give_up(number)
        unit.journal.append("record-given-up", desk.vault.vault_id, {"record": number, "source": record.source})


def _record(unit: Unit, number: int) -> SetAside:
    found = [record for record in unit.set_aside.list() if record.number == number]
    if not found:
        raise Refusal("unknown-record", f"Nothing stands aside under the number {number}.", number=str(number))
    return found[0]


def _require_readable(unit: Unit, record: SetAside, number: int) -> None:
    """Reading everything of the dossier proves that the record opens; the transaction is undone otherwise."""
    try:
        unit.dossiers.get(record.scope)
        unit.consents.history(record.scope)
        unit.papers.list(record.scope)
        unit.events.list(record.scope)
        unit.drafts.load(record.scope)
    except Refusal as refusal:
        if refusal.code in {"no-draft", "unknown-dossier"}:
            return
        raise Refusal(
            "cannot-come-back", f"Record {number} still cannot be read; it stands aside as before.", number=str(number)
        ) from refusal


def _after(desk: Desk, submission_id: str) -> OutboxState:
    carry_out(desk)
    with desk.vault.read() as unit:
        return unit.outbox.row(submission_id).state
