"""Filing on the national portal by the citizen's own log-in: our finished values in the portal's order, ticked off.

The portal's order is office, owner, filer, declaration, papers, how the result comes, fee (facts/domain.md 1.2).
Nothing here knows a log-in, a one-time code or a password, and nothing here speaks to the portal.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from enum import StrEnum

from app.services import record_filing
from app.services.desk import Desk
from app.services.fill_dossier import Draft
from app.services.list_papers import papers_of
from app.services.masking import NUMBERS
from app.services.timeline import TICK
from app.storage.records import JournalEntry, OfficeReport
from forms.dossier import DossierState, Route
from forms.papers import PaperView
from forms.questions import QuestionView, answer_words
from forms.refusal import Refusal

_NO_ANSWER = ("note", "trigger", "upload")


class Stage(StrEnum):
    """The portal's steps, in its order; papers stand between the declaration and the result."""

    OFFICE = "office"
    OWNER = "owner"
    FILER = "filer"
    DECLARATION = "declaration"
    RESULT = "result"


@dataclass(frozen=True)
class PortalValue:
    """One value to copy: the form's own label, the words as a person reads them, whether it was ticked off.

    ``names_somebody``: a number of a person, which others at the screen may not read.
    """

    ref: str
    stage: Stage
    label: str
    text: str
    ticked: bool
    names_somebody: bool = False


@dataclass(frozen=True)
class Bridge:
    """What stands beside the portal's page for one dossier."""

    dossier_id: str
    title: str
    owner: str
    code: str
    values: tuple[PortalValue, ...]
    papers: tuple[PaperView, ...]
    ticked_papers: frozenset[str]
    number: str
    is_final: bool


def bridge(desk: Desk, dossier_id: str) -> Bridge:
    """The values of a dossier that goes by the citizen's own log-in.

    Raises:
        Refusal: ``unknown-dossier``; ``other-route`` for one that goes another way.
    """
    draft = Draft.look(desk, dossier_id)
    with desk.vault.read() as unit:
        record = unit.dossiers.get(dossier_id)
        row = unit.dossiers.row(dossier_id)
        ticked = ticks(unit.journal.entries(dossier_id))
    if record.route is not Route.VNEID:
        raise Refusal("other-route", f"{dossier_id} is filed by {record.route}, not with the citizen's own log-in.")
    return Bridge(
        dossier_id=dossier_id,
        title=draft.procedure.title,
        owner=row.owner,
        code=record.procedure,
        values=tuple(_in_order(draft.questions(), ticked)),
        papers=tuple(papers_of(desk, draft)),
        ticked_papers=frozenset(paper.id for paper in draft.procedure.papers if f"paper:{paper.id}" in ticked),
        number=(row.portal_number or "") if row.filed else "",
        is_final=record.state is DossierState.FINALIZED,
    )


def tick(desk: Desk, dossier_id: str, what: str, *, done: bool) -> None:
    """Tick a value (its ref) or a paper (``paper:ID``) off, or take the tick back; the journal keeps it, sealed."""
    with desk.vault.write() as unit:
        unit.dossiers.get(dossier_id)
        unit.journal.append(TICK, dossier_id, {"what": what, "done": "yes" if done else "no"}, dossier_id)


def ticks(journal: Iterable[JournalEntry]) -> frozenset[str]:
    """What one dossier's journal leaves ticked."""
    found: set[str] = set()
    for entry in journal:
        if entry.kind == TICK:
            (found.add if entry.details["done"] == "yes" else found.discard)(entry.details["what"])
    return frozenset(found)


def filed_on_portal(desk: Desk, dossier_id: str, number: str) -> OfficeReport:
    """The number that the portal showed today; Refusals as ``record_filing.file``."""
    return record_filing.file(desk, dossier_id, number, desk.today(), "portal")


def _in_order(questions: Iterable[QuestionView], ticked: frozenset[str]) -> Iterator[PortalValue]:
    """Stage by stage, and in each as the form has them: the official declaration's order."""
    answered = [each for each in questions if each.relevant and each.value and each.type not in _NO_ANSWER]
    for stage in Stage:
        for each in answered:
            if _stage_of(each) is stage:
                names = each.fact in NUMBERS
                yield PortalValue(each.ref, stage, each.label, answer_words(each), each.ref in ticked, names)


def _stage_of(question: QuestionView) -> Stage:
    if question.role == "office":
        return Stage.OFFICE if question.fact in ("province", "commune") else Stage.RESULT
    return {"owner": Stage.OWNER, "filer": Stage.FILER}.get(question.role, Stage.DECLARATION)
