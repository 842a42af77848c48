"""Papers of a villager's that a helper takes along, and gives back: noted in the journal, printed on the sheet."""

from collections.abc import Sequence
from datetime import date

from app.services.desk import Desk
from app.services.record_consent import require_kept
from app.storage.records import JournalEntry
from forms.catalogue import Procedure
from forms.refusal import Refusal
from forms.sheet_values import Lent

LENT, RETURNED = "paper-lent", "paper-returned"


def lend(desk: Desk, dossier_id: str, paper: str) -> tuple[Lent, ...]:
    """Note that the helper took a paper along: an id of the card's list, or its name in plain words.

    Returns:
        Every paper lent for this dossier.

    Raises:
        Refusal: ``already-lent`` while it has not come back, ``nothing-kept`` for a dossier that is not kept.
    """
    open_now = _open_now(desk, dossier_id)
    if paper in open_now:
        raise Refusal("already-lent", f"{paper} was taken along already and has not come back.", paper=paper)
    return _note(desk, dossier_id, LENT, paper)


def give_back(desk: Desk, dossier_id: str, paper: str) -> tuple[Lent, ...]:
    """Note that a paper came back; Refusal ``not-lent`` where nobody took it along."""
    if paper not in _open_now(desk, dossier_id):
        raise Refusal("not-lent", f"Nobody has taken {paper} along, so it cannot come back.", paper=paper)
    return _note(desk, dossier_id, RETURNED, paper)


def lent_papers(journal: Sequence[JournalEntry], procedure: Procedure) -> tuple[Lent, ...]:
    """The papers that one dossier's journal names, in the order in which they were taken along."""
    names = {paper.id: paper.name for paper in procedure.papers}
    found: list[Lent] = []
    places: dict[str, int] = {}
    for entry in journal:
        if entry.kind == LENT:
            paper = entry.details["paper"]
            places[paper] = len(found)
            found.append(Lent(names.get(paper, paper), _day(entry)))
        elif entry.kind == RETURNED:
            place = places.pop(entry.details["paper"])
            found[place] = Lent(found[place].name, found[place].lent_on, _day(entry))
    return tuple(found)


def _note(desk: Desk, dossier_id: str, kind: str, paper: str) -> tuple[Lent, ...]:
    with desk.vault.write() as unit:
        require_kept(unit, dossier_id)
        procedure = desk.catalogue.get(unit.dossiers.get(dossier_id).procedure)
        details = {"paper": paper, "on": desk.today().isoformat()}
        unit.journal.append(kind, dossier_id, details, dossier_id)
        return lent_papers(unit.journal.entries(dossier_id), procedure)


def _open_now(desk: Desk, dossier_id: str) -> frozenset[str]:
    """What was taken along and has not come back."""
    with desk.vault.read() as unit:
        unit.dossiers.get(dossier_id)
        entries = unit.journal.entries(dossier_id)
    out: set[str] = set()
    for entry in entries:
        if entry.kind == LENT:
            out.add(entry.details["paper"])
        elif entry.kind == RETURNED:
            out.discard(entry.details["paper"])
    return frozenset(out)


def _day(entry: JournalEntry) -> str:
    return f"{date.fromisoformat(entry.details['on']):%d/%m/%Y}"
