"""The ways back: reopening before sending, a new revision after, withdrawing at will."""

from app.services.desk import Desk
from app.storage.records import DossierRecord, FollowUp
from app.storage.vault import Unit
from forms.dossier import DossierState, OutboxState
from forms.follow_up import FollowUpKind, Tell
from forms.refusal import NotNow, Refusal

_UNKNOWN = (OutboxState.SENDING, OutboxState.UNCERTAIN)
_ELSEWHERE = (*_UNKNOWN, OutboxState.DELIVERED)
_OPEN = (*_UNKNOWN, OutboxState.HELD, OutboxState.WAITING, OutboxState.SET_ASIDE)
_NOT_SENT = (OutboxState.HELD, OutboxState.WAITING, OutboxState.WITHDRAWN)


def reopen(desk: Desk, dossier_id: str) -> DossierState:
    """Back to a draft before anything was sent; finalizing again makes a new submission of the same revision.

    One that was on its way once, and was answered for as unknown, may still arrive: late, or on a stick. Then what is
    finalized again is the next revision, so that the late one takes no other's place.

    First the outbox is asked to take the submission back, then the dossier becomes a draft, and only if that worked:
    a submission that began to travel in between stays finalized. Calling it again after a crash finishes the work.

    Raises:
        Refusal: ``not-finalized``; ``already-sent`` (revise instead).
        NotNow: ``sending`` while nobody knows whether it arrived.
    """
    with desk.vault.write() as unit:
        submission_id = _unsent(unit, dossier_id)
        unit.outbox.request(submission_id, "withdraw")
    carry_out(desk)
    with desk.vault.write() as unit:
        submission_id = _unsent(unit, dossier_id)
        row, record = unit.outbox.row(submission_id), unit.dossiers.get(dossier_id)
        if row.state is not OutboxState.WITHDRAWN:
            raise _sending(dossier_id)
        if row.gateway_id is not None:
            unit.dossiers.update(dossier_id, revision=record.revision + 1)
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
        _, state = _latest(unit, dossier_id)
        if state in _UNKNOWN:
            raise _sending(dossier_id)
        if state in _NOT_SENT:
            raise Refusal("not-sent", f"{dossier_id} was not sent yet: use `hosolang reopen {dossier_id}`.")
        unit.dossiers.update(dossier_id, revision=record.revision + 1)
        _become(desk, unit, record, DossierState.DRAFT, "revising")
    return DossierState.DRAFT


def withdraw(desk: Desk, dossier_id: str, reason: str = "") -> DossierState:
    """The villager does not want it any more: what was not sent never is.

    The gateway hears of it with the next sync; what lies at the office on paper is a person's to tell, and a task.

    Raises:
        Refusal: ``withdrawn`` when it was withdrawn before.
        NotNow: ``sending`` while nobody knows whether it arrived.
    """
    with desk.vault.write() as unit:
        record = unit.dossiers.get(dossier_id)
        if record.state is DossierState.WITHDRAWN:
            raise gone(dossier_id)
        if record.state is DossierState.FINALIZED:
            _, state = _latest(unit, dossier_id)
            if state in _UNKNOWN:
                raise _sending(dossier_id)
        ask_back(unit, dossier_id)
        _become(desk, unit, record, DossierState.WITHDRAWN, "withdrawn", reason)
        if may_be_elsewhere(unit, dossier_id):
            must_hear(desk, unit, dossier_id, Tell.WITHDRAWN)
    carry_out(desk)
    return DossierState.WITHDRAWN


def was_delivered(desk: Desk, dossier_id: str) -> bool:
    """Whether the gateway or the office has, or may have, any revision, so that taking it back must be told there.

    What was given to a line or a stick once may be there in part, or come late, whatever the outbox says of it now.
    """
    with desk.vault.read() as unit:
        return may_be_elsewhere(unit, dossier_id)


def may_be_elsewhere(unit: Unit, dossier_id: str) -> bool:
    """:func:`was_delivered` inside a transaction."""
    rows = unit.outbox.rows(dossier_id=dossier_id)
    may_be_there = any(row.state in _ELSEWHERE or row.gateway_id is not None for row in rows)
    return may_be_there or bool(unit.reports.list(dossier_id))


def must_hear(desk: Desk, unit: Unit, dossier_id: str, what: Tell) -> None:
    """Make it a task to tell the office; ``app.services.follow_up.told_office`` ticks it off."""
    step = FollowUp(dossier_id, FollowUpKind.TELL_OFFICE, desk.vault.user, desk.clock.now(), what)
    unit.follow_ups.add(step)


def ask_back(unit: Unit, dossier_id: str) -> None:
    """Ask the outbox for every submission that was not delivered; one under way goes no second time.

    :func:`carry_out` does it, after this transaction.
    """
    for one in unit.outbox.rows(_OPEN, dossier_id=dossier_id):
        unit.outbox.request(one.submission_id, "withdraw")


def carry_out(desk: Desk) -> None:
    """Let the outbox do what was asked of it, where the state of each submission allows it; releases nothing early."""
    desk.vault.outbox_store().apply_requests(desk.clock.now(), release_all=False)


def gone(dossier_id: str) -> Refusal:
    """The refusal for going on with what was withdrawn: nothing leads back, a new one does."""
    return Refusal(
        "withdrawn",
        f"{dossier_id} was withdrawn, and that stays so; a new one takes its answers over: "
        f"`hosolang fill CODE --from {dossier_id}`.",
        dossier=dossier_id,
    )


def _unsent(unit: Unit, dossier_id: str) -> str:
    _finalized(unit, dossier_id)
    submission_id, state = _latest(unit, dossier_id)
    if state in _UNKNOWN:
        raise _sending(dossier_id)
    if state not in _NOT_SENT:
        raise Refusal(
            "already-sent", f"{dossier_id} was sent already: use `hosolang revise {dossier_id}`.", dossier=dossier_id
        )
    return submission_id


def _finalized(unit: Unit, dossier_id: str) -> DossierRecord:
    record = unit.dossiers.get(dossier_id)
    if record.state is DossierState.WITHDRAWN:
        raise gone(dossier_id)
    if record.state is not DossierState.FINALIZED:
        raise Refusal("not-finalized", f"{dossier_id} is {record.state}, not finalized.", dossier=dossier_id)
    return record


def _latest(unit: Unit, dossier_id: str) -> tuple[str, OutboxState]:
    submission = unit.submissions.latest(dossier_id)
    if submission is None:
        raise Refusal("not-finalized", f"{dossier_id} was never finalized.", dossier=dossier_id)
    return submission.id, unit.outbox.row(submission.id).state


def _sending(dossier_id: str) -> NotNow:
    return NotNow(
        "sending",
        f"{dossier_id}: it is not known yet whether the gateway has it; run `hosolang sync` first.",
        dossier=dossier_id,
    )


def _become(desk: Desk, unit: Unit, record: DossierRecord, state: DossierState, kind: str, reason: str = "") -> None:
    unit.dossiers.update(record.id, state=state, updated_at=desk.clock.now())
    unit.journal.append(kind, record.id, {"reason": reason} if reason else {}, record.id)
