"""The check list of papers for one case and one route: what to bring, and what the State's own data replaces."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date
from types import MappingProxyType
from typing import TYPE_CHECKING, Any

from forms.dossier import Route
from forms.procedure import Paper, Procedure
from forms.sheet_values import PaperState

if TYPE_CHECKING:
    from forms.engine import Instance

CERTIFIED = "Bản sao phải có chứng thực."
"""Beside a copy that goes by post."""
NO_DAYS: Mapping[str, date] = MappingProxyType({})


@dataclass(frozen=True)
class PaperView:
    """One paper as it stands for a dossier.

    Attributes:
        paper: its id in the card.
        required: for this case; without a case, what every case asks for.
        replaced_by_data: the data that replaces it ("không cần nộp – xã tự tra cứu"), or "".
        printed_here: the declaration that this program prints; until somebody ticks it, it is missing as any other.
        certified: its copies must be certified, as copies sent by post must (facts/domain.md 1.6).
        later_on: by when it comes, of a paper that comes later, where a day was said.
    """

    paper: str
    name: str
    originals: int
    copies: int
    required: bool
    state: PaperState
    replaced_by_data: str
    note: str = ""
    uncertain: bool = False
    printed_here: bool = False
    certified: bool = False
    later_on: date | None = None

    def as_json(self) -> dict[str, Any]:
        """The keys of design section 5, and the extra ones after them."""
        return {**vars(self), "state": self.state.value}


def case_of(instance: "Instance") -> str | None:
    """The case ids that a filled form's answers lead to, space-separated, or None before they are answered."""
    for ref in instance.refs():
        if instance.attributes(ref).get("case") == "yes":
            return instance.value(ref) or None
    return None


def papers_for(
    procedure: Procedure,
    case: str | None,
    route: Route | str,
    states: Mapping[str, PaperState],
    *,
    later: Mapping[str, date] = NO_DAYS,
    today: date | None = None,
) -> list[PaperView]:
    """The papers of a case and route, in the card's order.

    Args:
        procedure: the card.
        case: case ids, space-separated (:func:`case_of`); None lists the papers of every case, the particular ones as
            not required and with the name of their case.
        route: the way of filing.
        states: what is known of each paper by its id.
        later: by when those come that come later, by their id.
        today: after the last day of the rule by which data replaces a paper, that paper is uncertain.
    """
    cases = None if case is None else frozenset(case.split())
    views = (
        _view(procedure, paper, states, any_case=cases is None, by_post=Route(route) is Route.POST, today=today)
        for paper in procedure.papers
        if (cases is None or not paper.cases or cases & set(paper.cases))
        and (not paper.routes or str(Route(route).value) in paper.routes)
    )
    return [replace(view, later_on=later.get(view.paper)) if view.state is PaperState.LATER else view for view in views]


def _view(
    procedure: Procedure,
    paper: Paper,
    states: Mapping[str, PaperState],
    *,
    any_case: bool,
    by_post: bool,
    today: date | None,
) -> PaperView:
    expired = bool(today and paper.replaced_until and today > paper.replaced_until)
    replaced = "" if expired else paper.replaced_by_data
    certified = by_post and bool(paper.copies) and not replaced
    only_for = any_case and bool(paper.cases)
    note = f"Chỉ khi: {'; '.join(procedure.case_names(' '.join(paper.cases)))}." if only_for else ""
    return PaperView(
        paper=paper.id,
        name=paper.name,
        originals=paper.originals,
        copies=paper.copies,
        required=paper.required and not only_for and not replaced,
        state=PaperState.NOT_NEEDED if replaced else states.get(paper.id, PaperState.MISSING),
        replaced_by_data=replaced,
        note=" ".join(filter(None, (note, CERTIFIED if certified else "", _note(procedure, paper)))),
        uncertain=paper.mark == "uncertain" or expired,
        printed_here=paper.printed_here and procedure.has_form,
        certified=certified,
    )


def _note(procedure: Procedure, paper: Paper) -> str:
    """The card's note; a declaration that this installation cannot print is asked for where it is filed."""
    return paper.note if procedure.has_form or not paper.printed_here else "Xin mẫu ở nơi nộp."
