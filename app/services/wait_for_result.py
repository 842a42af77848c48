"""A dossier that needs another's result (funeral money after the death) is held until that result is there.

Which procedure waits for which is data of the life events (``forms.life_events.waits_for``); it counts only between
dossiers of one case.
"""

from app.services.change_course import carry_out
from app.services.desk import Desk
from app.storage.records import DossierRecord, DossierRow
from app.storage.vault import Unit
from forms.dossier import DossierState, OutboxState
from forms.life_events import waits_for
from forms.refusal import Refusal
from sync.ports import OutboxRow

_SETTLED = frozenset({9, 10})
"""National codes of a portal status: done, and result handed over (facts/portals.md 2.1)."""


def awaited(desk: Desk, unit: Unit, record: DossierRecord) -> tuple[str, ...]:
    """The dossiers of the same case whose result this one needs and that have none yet, oldest first."""
    needed = waits_for(desk.catalogue).get(record.procedure, frozenset())
    if not needed:
        return ()
    others = [one for one in unit.dossiers.of_case(record.case_id) if one != record.id]
    rows = unit.dossiers.rows(others)
    return tuple(one for one in others if one in rows and _is_awaited(unit, rows[one], needed))


def let_go(desk: Desk) -> list[str]:
    """Release every held dossier whose awaited results are all there; returns their ids. Called by each sync."""
    with desk.vault.write(sees_all=True) as unit:
        free = [row for row in unit.outbox.rows([OutboxState.HELD]) if _was_waiting(unit, row.dossier_id)]
        gone = [row for row in free if not awaited(desk, unit, unit.dossiers.get(row.dossier_id))]
        for row in gone:
            unit.outbox.request(row.submission_id, "release")
    if gone:
        carry_out(desk)
    return [row.dossier_id for row in gone]


def send_without(desk: Desk, dossier_id: str) -> OutboxState:
    """Release a held dossier although another's result is still awaited: the helper holds it on paper.

    Raises:
        Refusal: ``unknown-dossier``; ``not-waiting`` when nothing of it is held for another's result.
    """
    with desk.vault.write() as unit:
        unit.dossiers.get(dossier_id)
        rows = unit.outbox.rows([OutboxState.HELD], dossier_id=dossier_id)
        if not rows or not _was_waiting(unit, dossier_id):
            raise Refusal("not-waiting", f"Nothing of {dossier_id} waits for another dossier.", dossier=dossier_id)
        unit.outbox.request(rows[-1].submission_id, "release")
        unit.journal.append("sent-without", dossier_id, {"by": desk.vault.user}, dossier_id)
    carry_out(desk)
    with desk.vault.read() as unit:
        return unit.outbox.row(rows[-1].submission_id).state


def awaited_by(desk: Desk, unit: Unit, row: OutboxRow | None) -> tuple[str, ...]:
    """The dossiers whose result keeps a submission from being sent, oldest first; empty where nothing does."""
    if row is None or row.state is not OutboxState.HELD or not row.paused or not _was_waiting(unit, row.dossier_id):
        return ()
    return awaited(desk, unit, unit.dossiers.get(row.dossier_id))


def _is_awaited(unit: Unit, row: DossierRow, needed: frozenset[str]) -> bool:
    if row.procedure not in needed or row.state is DossierState.WITHDRAWN:
        return False
    return row.portal_status not in _SETTLED and not unit.results.list(row.id)


def _was_waiting(unit: Unit, dossier_id: str) -> bool:
    """Whether it was finalized to wait; a person who put a dossier aside meant something else."""
    finalized = [entry for entry in unit.journal.entries(dossier_id) if entry.kind == "finalized"]
    return bool(finalized) and bool(finalized[-1].details.get("waits_for"))
