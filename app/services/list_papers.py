"""The papers to bring for one case and route, with what the helper has ticked or attached."""

from collections.abc import Iterable
from datetime import date

from app.services.desk import Desk, Shelf
from app.services.fill_dossier import Draft
from app.storage.records import AttachedPaper
from forms.dossier import Route
from forms.papers import PaperView, case_of, papers_for


def papers_of_procedure(shelf: Shelf, code: str, route: Route | None = None) -> list[PaperView]:
    """The check list of a procedure before any dossier exists."""
    procedure = shelf.catalogue.get(code)
    return papers_for(procedure, None, route or next(iter(procedure.routes)), {}, today=shelf.today())


def papers_of(desk: Desk, draft: Draft) -> list[PaperView]:
    """The check list of a dossier: for its case (from its answers), its route, and what is there already."""
    with desk.vault.read() as unit:
        record = unit.dossiers.get(draft.id)
        held = unit.papers.list(draft.id)
    states, later = {one.paper: one.state for one in held}, days_of(held)
    return papers_for(draft.procedure, case_of(draft.instance), record.route, states, later=later, today=desk.today())


def days_of(held: Iterable[AttachedPaper]) -> dict[str, date]:
    """By when papers come, by their id, where somebody said a day."""
    return {one.paper: one.later_on for one in held if one.later_on is not None}
