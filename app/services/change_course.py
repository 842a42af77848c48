"""The ways back: reopening before sending, a new revision after, withdrawing at will."""

from app.services.desk import Desk
from app.storage.records import DossierRecord
from app.storage.vault import Unit
from forms.dossier import DossierState, OutboxState
from forms.refusal import NotNow, Refusal

_BEFORE_SENDING = (OutboxState.HELD, OutboxState.WAITING)
_UNKNOWN = (OutboxState.SENDING, OutboxState.UNCERTAIN)


def reopen(desk: Desk, dossier_id: str) -> DossierState:
    """Back to a draft before anything was sent; finalizing again makes a new submission of the same revision.

    Raises:
        Refusal: ``not-finalized``; ``already-sent`` (revise instead).
        NotNow: ``sending`` while nobody knows whether it arrived.
    """
    with desk.vault.write() as unit:
        record = _finalized(unit, dossier_id)
        submission_id, state = _latest(unit, record)
        _refuse_unknown(dossier_id, state)
        if state not in _BEFORE_SENDING:
            raise Refusal("already-sent", f"{dossier_id} was sent already: use `hosolang revise {dossier_id}`.")
        unit.outbox.request(submission_id, "withdraw")
        _become(desk, unit, record, DossierState.DRAFT, "reopened")
    return DossierState.DRAFT


def revise(desk: Desk, dossier_id: str) -> DossierState:
    """Back to a draft after it was sent; finalizing makes revision n+1, which names the one it replaces.

    Raises:
        Refusal: ``not-finalized``; ``not-sent`` (reopen instead).
        NotNow: ``sending`` while nobody knows whether it arrived.
    """
    with desk.vault.write() as unit:
        record = _finalized(unit, dossier_id)
        _, state = _latest(unit, record)
        _refuse_unknown(dossier_id, state)
        if state in _BEFORE_SENDING:
            raise Refusal("not-sent", f"{dossier_id} was not sent yet: use `hosolang reopen {dossier_id}`.")
        unit.dossiers.update(dossier_id, revision=record.revision + 1)
        _become(desk, unit, record, DossierState.DRAFT, "revising")
    return DossierState.DRAFT


def withdraw(desk: Desk, dossier_id: str, reason: str = "") -> DossierState:
    """The villager does not want it any more: what was not sent never is; what was sent, the office is told.

    Raises:
        Refusal: ``withdrawn`` when it was withdrawn before.
    """
    with desk.vault.write() as unit:
        record = unit.dossiers.get(dossier_id)
        if record.state is DossierState.WITHDRAWN:
            raise Refusal("withdrawn", f"{dossier_id} was withdrawn already.")
        if unit.submissions.latest(dossier_id) is not None:
            unit.outbox.request(_latest(unit, record)[0], "withdraw")
        _become(desk, unit, record, DossierState.WITHDRAWN, "withdrawn", reason)
    return DossierState.WITHDRAWN


def _finalized(unit: Unit, dossier_id: str) -> DossierRecord:
    record = unit.dossiers.get(dossier_id)
    if record.state is not DossierState.FINALIZED:
        raise Refusal("not-finalized", f"{dossier_id} is {record.state}, not finalized.", dossier=dossier_id)
    return record


def _latest(unit: Unit, record: DossierRecord) -> tuple[str, OutboxState]:
    submission = unit.submissions.latest(record.id)
    if submission is None:
        raise Refusal("not-finalized", f"{record.id} was never finalized.", dossier=record.id)
    return submission.id, unit.outbox.row(submission.id).state


def _refuse_unknown(dossier_id: str, state: OutboxState) -> None:
    if state in _UNKNOWN:
        raise NotNow(
            "sending",
            f"{dossier_id}: it is not known yet whether the gateway has it; run `hosolang sync` first.",
            dossier=dossier_id,
        )


def _become(desk: Desk, unit: Unit, record: DossierRecord, state: DossierState, kind: str, reason: str = "") -> None:
    unit.dossiers.update(record.id, state=state, updated_at=desk.clock.now())
    unit.journal.append(kind, record.id, {"reason": reason} if reason else {}, record.id)
