"""Everything in a filled form that would send the dossier back, as one list with a fix for each."""

from typing import TYPE_CHECKING

from forms.dossier import Problem, Severity
from forms.names import tidy
from forms.warning_notes import about

if TYPE_CHECKING:
    from forms.engine import Instance

_VIETNAMESE = {
    "required": ("Câu này chưa trả lời.", "Điền câu trả lời."),
    "constraint": ("Câu trả lời này chưa đúng.", "Xem lại và sửa."),
}
_ENGLISH = {
    "required": ("This question has no answer yet.", "Answer it."),
    "constraint": ("This answer cannot be right.", "Look at it again and mend it."),
}


def problems(instance: "Instance") -> list[Problem]:
    """Errors (required, constraint) and the form's own warnings, in the order of the questions.

    A warning is a note with ``hsl:severity`` that is relevant now: its label is the message, its hint the fix, its
    name the code by which it is accepted, and it is about the question that ``hsl:about`` names.
    """
    words = _ENGLISH if instance.language.startswith("English") else _VIETNAMESE
    asked, found = instance.questions(), []
    for ref in asked:
        severity = instance.attributes(ref).get("severity")
        if severity and instance.relevant(ref):
            found.append(_warning(instance, ref, severity))
        elif not severity and (violation := instance.violation(ref)):
            found.append(_error(instance, ref, violation, words[violation]))
    order = {ref: place for place, ref in enumerate(asked)}
    return sorted(found, key=lambda problem: order.get(problem.ref, len(order)))


def _warning(instance: "Instance", ref: str, severity: str) -> Problem:
    asked = about(instance, ref)
    return Problem(
        ref=asked,
        label=tidy(instance.label(asked) or ""),
        code=ref.rsplit("/", 1)[1],
        severity=Severity(severity),
        message=tidy(instance.label(ref) or ""),
        fix=tidy(instance.hint(ref) or ""),
    )


def _error(instance: "Instance", ref: str, violation: str, words: tuple[str, str]) -> Problem:
    message, fix = words
    return Problem(
        ref=ref,
        label=tidy(instance.label(ref) or ""),
        code=violation,
        severity=Severity.ERROR,
        message=tidy(instance.message(ref) or "") or message,
        fix=fix,
    )
