"""After a restore: the gateway is asked about every unfinished dossier first, so that none of them goes twice.

What was finalized since the restore waits for that answer. If the gateway holds the very same content, the dossier
takes the submission that is held there; if it holds another content, it becomes a draft again, to be looked at and
to go as the next revision. So does one of which the lost disk had sent half of a newer revision: its papers will never
come, and the office would wait for them.
"""

from dataclasses import replace

from app.services.desk import Desk
from app.services.wait_for_result import awaited
from app.storage.records import HeldElsewhere, SubmissionRecord
from app.storage.vault import Unit
from forms.dossier import DossierState, OutboxState
from sync.held import newest_held
from sync.ports import LineFault, Signer


def former_devices(desk: Desk) -> list[Signer]:
    """The devices that this laptop was before its restores, oldest first."""
    with desk.vault.read(sees_all=True) as unit:
        return [device.signer for device in unit.restored.former_devices()]


def ask_first(desk: Desk) -> int:
    """Ask about every restored dossier whose fate is open; returns how many were answered for.

    Without a gateway, without anything to ask, or when the line gives no answer, nothing changes and nothing is lost:
    the next sync asks again, and what waits for the answer goes on waiting.
    """
    with desk.vault.read(sees_all=True) as unit:
        binding = unit.binding.get()
        ids = [each.dossier_id for each in unit.restored.to_ask()]
    if binding is None or not ids:
        return 0
    try:
        found = newest_held(binding, desk.vault.device, former_devices(desk), ids)
    except LineFault:
        return 0
    answers = {name: HeldElsewhere(name, one.revision, one.submission_id, one.digest) for name, one in found.items()}
    half = {name for name, one in found.items() if not one.is_whole}
    for dossier_id in _not_settled_at_once(desk, ids, answers, half):
        _settle(desk, dossier_id, answers.get(dossier_id))
    return len(ids)


def _not_settled_at_once(desk: Desk, ids: list[str], answers: dict[str, HeldElsewhere], half: set[str]) -> list[str]:
    """Write down, as one step, the answers for all of which nothing waits; returns the others."""
    others = []
    with desk.vault.write(sees_all=True) as unit:
        for dossier_id in ids:
            held = answers.get(dossier_id)
            if _waiting(unit, dossier_id) is not None:
                others.append(dossier_id)
                continue
            unit.restored.asked(dossier_id, held)
            if held is not None and dossier_id in half and _is_superseded(unit, dossier_id, held):
                unit.dossiers.update(dossier_id, state=DossierState.DRAFT, updated_at=desk.clock.now())
                told = {"held": held.submission_id, "revision": held.revision}
                unit.journal.append("reopened", dossier_id, told, dossier_id)
    return others


def _is_superseded(unit: Unit, dossier_id: str, held: HeldElsewhere) -> bool:
    """Whether a finalized dossier's newest submission here is older than what the gateway holds."""
    latest = unit.submissions.latest(dossier_id)
    is_finalized = unit.dossiers.row(dossier_id).state is DossierState.FINALIZED
    return is_finalized and latest is not None and latest.revision < held.revision


def _settle(desk: Desk, dossier_id: str, held: HeldElsewhere | None) -> None:
    """Write the answer down together with what it means for a submission that waited for it.

    Taking that submission back is the outbox's own step; when a crash comes before the dossier is what it becomes then,
    it stays to be asked about and the next answer does the rest.
    """
    with desk.vault.write(sees_all=True) as unit:
        waiting = _waiting(unit, dossier_id)
        is_in_the_way = waiting is not None and _is_taken(waiting, held)
        if waiting is not None:
            if is_in_the_way:
                unit.outbox.request(waiting.id, "withdraw")
            elif not awaited(desk, unit, unit.dossiers.get(dossier_id)):
                unit.outbox.request(waiting.id, "release")
        if not is_in_the_way:
            unit.restored.asked(dossier_id, held)
    if waiting is None:
        return
    desk.vault.outbox_store().apply_requests(desk.clock.now(), release_all=False)
    if not is_in_the_way or held is None:
        return
    with desk.vault.write(sees_all=True) as unit:
        unit.restored.asked(dossier_id, held)
        if unit.outbox.row(waiting.id).state is OutboxState.WITHDRAWN:
            _give_way(desk, unit, waiting, held)


def _waiting(unit: Unit, dossier_id: str) -> SubmissionRecord | None:
    """What was finalized since the restore and never sent; a restored row is uncertain and asked for by its own id."""
    row, may_wait = unit.dossiers.row(dossier_id), {OutboxState.HELD, OutboxState.WITHDRAWN}
    if row.state is not DossierState.FINALIZED or row.outbox not in may_wait:  # of thousands no content is opened
        return None
    latest = unit.submissions.latest(dossier_id)
    return latest if latest is not None and unit.outbox.row(latest.id).state in may_wait else None


def _is_taken(waiting: SubmissionRecord, held: HeldElsewhere | None) -> bool:
    """Whether the place of this submission at the gateway is another one's."""
    return held is not None and held.revision >= waiting.revision and held.submission_id != waiting.id


def _give_way(desk: Desk, unit: Unit, waiting: SubmissionRecord, held: HeldElsewhere) -> None:
    dossier_id = waiting.dossier_id
    if held.digest == waiting.digest:
        adopted = adopt(waiting, held)
        unit.dossiers.update(dossier_id, revision=held.revision)
        unit.submissions.add(adopted)
        unit.outbox.enqueue(adopted.id, desk.clock.now())
        kind = "adopted"
    else:
        unit.dossiers.update(dossier_id, state=DossierState.DRAFT)
        kind = "reopened"
    unit.journal.append(kind, dossier_id, {"held": held.submission_id, "revision": held.revision}, dossier_id)


def adopt(mine: SubmissionRecord, held: HeldElsewhere) -> SubmissionRecord:
    """The same content under the id and revision by which the gateway holds it: the gateway answers *same*."""
    xml = mine.xml.replace(f"uuid:{mine.id}".encode(), f"uuid:{held.submission_id}".encode())
    return replace(mine, id=held.submission_id, revision=held.revision, replaces=None, xml=xml)
