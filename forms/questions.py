"""What a form asks in its present state, as values for a window, a command line and a read-back page."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from forms.dates import PartialDate
from forms.names import tidy
from forms.warning_notes import about

if TYPE_CHECKING:
    from forms.engine import Instance, Question

_CHOOSING = ("select1", "select", "rank")


@dataclass(frozen=True)
class Choice:
    """One choice: the value that is stored, and its label."""

    value: str
    label: str


@dataclass(frozen=True)
class QuestionView:
    """One question as it stands.

    Attributes:
        section: ref of the section (page) it belongs to.
        type: ``select1``, ``select``, ``rank``, ``upload``, ``trigger``, ``note``, else the bind's own.
        value: as stored; a date of which less is known as ``1940`` or ``1940-04``.
        origin: typed, scanned, suggested, earlier, or "" while nobody answered.
        message: what is wrong with the value, "" when nothing is (an empty required question is not wrong yet).
        repeat: ref of the repeat row it stands in.
        role, fact: whose fact it is, where the form says so; ``decides`` marks the few that are read back first.
        precision_ref: beside a date of which only a part may be known: where that is stored. That question itself is
            no view of its own; the date's answer "1940" sets both.
        worked_out_from: for a read-only value that the form works out: the labels of the questions it is made of.
        severity, about: for a note that warns: how much, and of which question.
    """

    ref: str
    label: str
    hint: str
    section: str
    type: str
    appearance: str
    required: bool
    relevant: bool
    readonly: bool
    value: str
    origin: str
    sensitive: bool
    message: str
    repeat: str | None
    choices: tuple[Choice, ...]
    role: str = ""
    fact: str = ""
    precision_ref: str = ""
    decides: bool = False
    severity: str = ""
    about: str = ""
    worked_out_from: tuple[str, ...] = ()

    def as_json(self) -> dict[str, Any]:
        """The keys of design section 5, and the extra ones after them."""
        view = dict(vars(self))
        view["worked_out_from"] = list(self.worked_out_from)
        view["choices"] = [{"value": choice.value, "label": choice.label} for choice in self.choices]
        return view


def question_views(
    instance: "Instance", origins: Mapping[str, str], refs: Iterable[str] | None = None
) -> list[QuestionView]:
    """The questions in the form's order, relevant or not; all of them, or those of ``refs``.

    Left out are the precision beside a partial date (part of the date's question) and a copy of the card's address as
    long as no card was read.
    """
    beside = _precisions(instance)
    wanted = None if refs is None else frozenset(refs)
    hidden = frozenset(beside.values())
    return [
        _view(instance, ref, section.ref, origins, beside.get(ref, ""))
        for section in instance.sections()
        for ref in section.questions
        if (wanted is None or ref in wanted) and ref not in hidden and not _is_empty_copy(instance, ref)
    ]


def _precisions(instance: "Instance") -> dict[str, str]:
    """Date ref -> ref of its precision."""
    found = {}
    for ref in instance.refs():
        name = instance.attributes(ref).get("precision_of")
        if name:
            found[f"{ref.rsplit('/', 1)[0]}/{name}"] = ref
    return found


def _is_empty_copy(instance: "Instance", ref: str) -> bool:
    return instance.attributes(ref).get("fact") == "address_on_card" and not instance.value(ref)


def _view(instance: "Instance", ref: str, section: str, origins: Mapping[str, str], precision: str) -> QuestionView:
    question = instance.question(ref)
    attributes = question.attributes
    wrong = instance.violation(ref) == "constraint"
    choosing = question.control in _CHOOSING
    readonly = instance.readonly(ref)
    return QuestionView(
        ref=ref,
        label=tidy(instance.label(ref) or ""),
        hint=tidy(instance.hint(ref) or ""),
        section=section,
        type=_type(instance, question),
        appearance=question.appearance,
        required=instance.required(ref),
        relevant=instance.relevant(ref),
        readonly=readonly,
        value=_shown(instance, ref, precision),
        origin=origins.get(ref, "") if instance.value(ref) else "",
        sensitive=attributes.get("sensitive") == "yes",
        message=(instance.message(ref) or "") if wrong else "",
        repeat=question.repeat,
        choices=tuple(Choice(value, label) for value, label in instance.choices(ref)) if choosing else (),
        role=_role(instance, ref),
        fact=attributes.get("fact", ""),
        precision_ref=precision,
        decides=attributes.get("decides") == "yes",
        severity=attributes.get("severity", ""),
        about=about(instance, ref) if "about" in attributes else "",
        worked_out_from=tuple(map(tidy, instance.worked_out_from(ref))) if readonly else (),
    )


def _type(instance: "Instance", question: "Question") -> str:
    if question.control in (*_CHOOSING, "upload", "trigger"):
        return question.control
    says_a_value = question.attributes.get("fact") or instance.is_worked_out(question.ref)
    is_note = question.type == "string" and instance.readonly(question.ref) and not says_a_value
    return "note" if is_note else question.type


def _shown(instance: "Instance", ref: str, precision: str) -> str:
    value = instance.value(ref)
    if not precision or not value:
        return value
    return PartialDate.from_stored(value, instance.value(precision)).iso()


def _role(instance: "Instance", ref: str) -> str:
    """The role of the nearest group above that has one."""
    above = ref.rsplit("/", 1)[0]
    while above.count("/") > 1:
        role = instance.attributes(above).get("role")
        if role:
            return role
        above = above.rsplit("/", 1)[0]
    return ""


def answer_words(view: QuestionView) -> str:
    """An answer as a person reads it: the labels of choices, dates as 12/04/1940."""
    labels = {choice.value: choice.label for choice in view.choices}
    if labels:
        chosen = [view.value] if view.type == "select1" else view.value.split()
        return ", ".join(labels.get(value, value) for value in chosen if value)
    return PartialDate.parse(view.value).vietnamese() if view.type == "date" and view.value else view.value


def read_back(views: Iterable[QuestionView], *, sensitive: bool = False) -> tuple[tuple[str, str], ...]:
    """Label and answer of the few facts that decide; sensitive ones only when asked for."""
    return tuple(
        (view.label, answer_words(view))
        for view in views
        if view.decides and view.relevant and view.value and (sensitive or not view.sensitive)
    )
