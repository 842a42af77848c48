"""A procedure without a form of ours: the journey ends at guidance and paper, is never queued, and is counted so."""

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from app.services.desk import Desk, Shelf
from app.services.list_papers import papers_of_procedure
from app.services.start_dossier import chosen_route
from forms.dossier import Route
from forms.papers import PaperView
from forms.procedure import Fact, PlainStep, Procedure
from forms.refusal import Refusal

KIND = "guidance"
"""Kind of the journal's entries that count: the procedure's code and the route, nothing about anybody."""


@dataclass(frozen=True)
class Guidance:
    """What is told and printed instead of a dossier.

    Attributes:
        routes: the ways that the card knows, the one told about first in ``route``.
        ending: set when the procedure ends before a dossier filed today would be done.
    """

    code: str
    title: str
    route: Route
    routes: tuple[Route, ...]
    office: str
    papers: tuple[PaperView, ...]
    steps: tuple[PlainStep, ...]
    ending: Fact | None

    def as_json(self) -> dict[str, Any]:
        """``{code, title, route, routes, office, papers, steps, ending}``; steps and ending as sentences."""
        return {
            **vars(self),
            "papers": [paper.as_json() for paper in self.papers],
            "steps": [step.text for step in self.steps],
            "ending": self.ending.text if self.ending else None,
        }


def guide(shelf: Shelf, code: str, route: Route | None = None) -> Guidance:
    """What a villager is told about a procedure that has no form here.

    Raises:
        Refusal: ``unknown-procedure``, ``unknown-route``; ``has-form`` where a dossier can be made.
    """
    procedure = shelf.catalogue.get(code)
    if procedure.has_form:
        raise Refusal("has-form", f"{procedure.code} has a form here: make a dossier of it.", procedure=procedure.code)
    chosen = chosen_route(procedure, route)
    return Guidance(
        code=procedure.code,
        title=procedure.title,
        route=chosen,
        routes=tuple(Route(name) for name in procedure.routes),
        office=procedure.office.name,
        papers=tuple(papers_of_procedure(shelf, procedure.code, chosen)),
        steps=_steps(procedure, chosen),
        ending=procedure.ending_on(shelf.today(), chosen),
    )


def count(desk: Desk, given: Guidance) -> None:
    """Remember that guidance was given: code and route, without anybody's name."""
    with desk.vault.write() as unit:
        unit.journal.append(KIND, given.code, {"procedure": given.code, "route": given.route})


def counted(desk: Desk) -> Mapping[str, int]:
    """How often guidance alone was given, by procedure."""
    with desk.vault.read() as unit:
        return Counter(entry.subject for entry in unit.journal.entries() if entry.kind == KIND)


def _steps(procedure: Procedure, route: Route) -> tuple[PlainStep, ...]:
    return tuple(step for step in procedure.steps if not step.routes or route in step.routes)
