"""What was changed in a dossier, when, by whom and which question; the values themselves stay sealed."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime

from app.services.desk import Desk
from app.services.fill_dossier import Draft
from app.services.take_back import changed_refs
from app.storage.records import DraftCall, JournalEntry
from forms.engine import Instance


@dataclass(frozen=True)
class HistoryLine:
    """One change. ``what`` is answer, undo, redo, or the journal's word for what was done.

    ``at`` and ``by`` are None and "" where an older program did not note them; ``questions`` holds (ref, label).
    """

    at: datetime | None
    by: str
    what: str
    questions: tuple[tuple[str, str], ...] = ()


def history(desk: Desk, dossier_id: str) -> tuple[HistoryLine, ...]:
    """Every change of a dossier, oldest first; what an older program did stands before.

    Raises:
        Refusal: ``unknown-dossier``, ``damaged-record``.
    """
    instance = Draft.look(desk, dossier_id).instance
    with desk.vault.read() as unit:
        calls = unit.drafts.calls(dossier_id)
        journal = unit.journal.entries(dossier_id)
    lines = [*_of_journal(journal), *(_of_call(instance, call) for call in calls)]
    return tuple(sorted(lines, key=lambda line: (line.at is not None, line.at.timestamp() if line.at else 0.0)))


def _of_call(instance: Instance, call: DraftCall) -> HistoryLine:
    questions = tuple((ref, _label(instance, ref)) for ref in changed_refs(call))
    return HistoryLine(call.at, call.by, call.kind, questions)


def _of_journal(entries: Iterable[JournalEntry]) -> list[HistoryLine]:
    return [HistoryLine(entry.at, str(entry.details.get("by", "")), entry.kind) for entry in entries]


def _label(instance: Instance, ref: str) -> str:
    """The question's words; a row that is gone has only its path left."""
    try:
        return instance.label(ref) or ref
    except KeyError:
        return ref
