"""How far each page of a form has come."""

from collections.abc import Sequence

from app.services.views import SectionView
from forms.dossier import Problem, Severity
from forms.engine import Instance, Section


def section_view(instance: Instance, section: Section, problems: Sequence[Problem]) -> SectionView:
    """One page with its counts: asked, answered, errors, warnings."""
    inside = frozenset(section.questions)
    asked = [ref for ref in section.questions if _is_asked(instance, ref)]
    here = [problem for problem in problems if problem.ref in inside]
    errors = sum(problem.severity is Severity.ERROR for problem in here)
    return SectionView(
        ref=section.ref,
        label=section.label,
        relevant=section.relevant,
        questions=section.questions,
        asked=len(asked),
        answered=sum(bool(instance.value(ref)) for ref in asked),
        errors=errors,
        warnings=len(here) - errors,
    )


def _is_asked(instance: Instance, ref: str) -> bool:
    """The precision of a date is part of the date's own question."""
    return instance.relevant(ref) and not instance.readonly(ref) and "precision_of" not in instance.attributes(ref)
