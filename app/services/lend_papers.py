"""Papers of a villager's that a helper takes along, and gives back: noted in the journal, printed on the sheet."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from typing import TYPE_CHECKING, Any

from app.services.desk import Desk
from app.services.record_consent import require_kept
from app.storage.records import JournalEntry
from forms.procedure import Procedure
from forms.refusal import Refusal
from forms.sheet_values import Lent

if TYPE_CHECKING:
    from app.storage.vault import Unit

LENT, RETURNED = "paper-lent", "paper-returned"

LONGEST = 200
"""Letters of a paper's name in plain words, and of a note."""

MOST = 99
"""Of one paper taken along at once; more is a slip of typing."""


@dataclass(frozen=True)
class How:
    """What of a paper is taken along. ``is_original`` None: nobody said."""

    is_original: bool | None = None
    count: int = 1
    note: str = ""


@dataclass(frozen=True)
class TakenPaper:
    """A paper that was taken along, and its way back.

    Attributes:
        paper: an id of the card's list, or its name in plain words; with it the paper is given back.
        taken_by: the user at whose machine it was noted; empty where it was noted before names were.
        returned_on: None while it is here.
        given_to: who received it, in plain words; empty where nobody said.
    """

    paper: str
    name: str
    lent_on: date
    taken_by: str = ""
    how: How = How()
    returned_on: date | None = None
    given_to: str = ""


def lend(desk: Desk, dossier_id: str, paper: str, how: How | None = None) -> tuple[Lent, ...]:
    """Note that the helper took a paper along: an id of the card's list, or its name in plain words.

    Returns:
        Every paper lent for this dossier.

    Raises:
        Refusal: ``already-lent`` while it has not come back, those of ``require_kept`` without a consent,
            ``lent-unclear`` without a name or with a count that cannot be.
    """
    how = how or How()
    paper, note = paper.strip(), how.note.strip()
    if not paper or max(len(paper), len(note)) > LONGEST or not 1 <= how.count <= MOST:
        raise Refusal("lent-unclear", f"Name the paper and its number, from 1 to {MOST}, in a few words.")
    if any(one.paper == paper and one.returned_on is None for one in taken(desk, dossier_id)):
        raise Refusal("already-lent", f"{paper} was taken along already and has not come back.", paper=paper)
    said = {"original": how.is_original, "count": how.count, "note": note, "by": desk.vault.user}
    with desk.vault.write() as unit:
        require_kept(unit, dossier_id)
        return _note(desk, unit, dossier_id, LENT, paper, said)


def give_back(desk: Desk, dossier_id: str, paper: str, given_to: str = "") -> tuple[Lent, ...]:
    """Note that a paper came back, and into whose hands; Refusal ``not-lent`` where nobody took it along.

    It needs no consent: what is the villager's comes back above all when they no longer agree.
    """
    if not any(one.paper == paper and one.returned_on is None for one in taken(desk, dossier_id)):
        raise Refusal("not-lent", f"Nobody has taken {paper} along, so it cannot come back.", paper=paper)
    said = {"to": given_to.strip()[:LONGEST], "by": desk.vault.user}
    with desk.vault.write() as unit:
        return _note(desk, unit, dossier_id, RETURNED, paper, said)


def taken(desk: Desk, dossier_id: str) -> tuple[TakenPaper, ...]:
    """The papers taken along for a dossier, in that order; Refusal ``unknown-dossier``."""
    with desk.vault.read() as unit:
        procedure = desk.catalogue.get(unit.dossiers.get(dossier_id).procedure)
        return taken_papers(unit.journal.entries(dossier_id), procedure)


def taken_papers(journal: Sequence[JournalEntry], procedure: Procedure) -> tuple[TakenPaper, ...]:
    """The papers that one dossier's journal names, in the order in which they were taken along."""
    names = {paper.id: paper.name for paper in procedure.papers}
    found: list[TakenPaper] = []
    places: dict[str, int] = {}
    for entry in journal:
        if entry.kind == LENT:
            paper = entry.details["paper"]
            places[paper] = len(found)
            by = entry.details.get("by", "")
            found.append(TakenPaper(paper, names.get(paper, paper), _day(entry), by, _how(entry.details)))
        elif entry.kind == RETURNED:
            place = places.pop(entry.details["paper"])
            to = entry.details.get("to", "")
            found[place] = replace(found[place], returned_on=_day(entry), given_to=to)
    return tuple(found)


def lent_papers(journal: Sequence[JournalEntry], procedure: Procedure) -> tuple[Lent, ...]:
    """The same as the sheet prints them."""
    return tuple(
        Lent(
            one.name,
            _written(one.lent_on),
            _written(one.returned_on) if one.returned_on is not None else "",
            is_original=one.how.is_original,
            count=one.how.count,
            note=one.how.note,
        )
        for one in taken_papers(journal, procedure)
    )


def _note(
    desk: Desk, unit: "Unit", dossier_id: str, kind: str, paper: str, said: Mapping[str, Any]
) -> tuple[Lent, ...]:
    procedure = desk.catalogue.get(unit.dossiers.get(dossier_id).procedure)
    details = {"paper": paper, "on": desk.today().isoformat(), **said}
    unit.journal.append(kind, dossier_id, details, dossier_id)
    return lent_papers(unit.journal.entries(dossier_id), procedure)


def _how(details: Mapping[str, Any]) -> How:
    """Links written before these were asked have none of them."""
    return How(details.get("original"), details.get("count", 1), details.get("note", ""))


def _day(entry: JournalEntry) -> date:
    return date.fromisoformat(entry.details["on"])


def _written(day: date) -> str:
    return f"{day:%d/%m/%Y}"
