"""Would it be returned? The form's problems and the papers' together, before anything is frozen."""

from app.services.desk import Desk
from app.services.fill_dossier import Draft
from app.services.list_papers import papers_of
from app.services.preflight import reasons_of
from app.services.register_people import alike_problems, phone_problems
from forms.dossier import Problem, Severity
from forms.sheet_values import PaperState


def check(desk: Desk, draft: Draft) -> list[Problem]:
    """Everything to mend: the form's problems, missing papers, the known reasons for a return, what the register says.

    Of the register come ``person-known``, ``phone-of-helper`` and ``phone-on-many``.
    """
    known = [*alike_problems(desk, draft), *phone_problems(desk, draft)] if draft.id else []
    return [*draft.problems(), *paper_problems(desk, draft), *reasons_of(desk, draft), *known]


def paper_problems(desk: Desk, draft: Draft) -> list[Problem]:
    """One warning for each required paper that is not there, not promised, not printed here, not replaced by data."""
    return [
        Problem(
            ref=paper.paper,
            label=paper.name,
            code="paper-missing",
            severity=Severity.WARNING,
            message=f"Còn thiếu giấy tờ: {paper.name}",
            fix="Mang theo, chụp kèm, hoặc hẹn ngày bổ sung.",
        )
        for paper in papers_of(desk, draft)
        if paper.required and paper.state is PaperState.MISSING and not paper.printed_here
    ]
