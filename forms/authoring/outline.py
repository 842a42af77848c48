"""A form as an author reads it over: its pages, what is asked on each, and the rules of every question."""

from collections.abc import Iterator
from dataclasses import dataclass

from forms.engine import Form, Instance, load
from forms.places import Places

SHOWN_CHOICES = 8


@dataclass(frozen=True)
class Asked:
    """One question as it stands in a fresh form; ``rules`` are its expressions by the name of the bind's attribute."""

    ref: str
    label: str
    control: str
    type: str
    choices: tuple[tuple[str, str], ...]
    rules: dict[str, str]
    shown: bool


@dataclass(frozen=True)
class Page:
    """One section with what is asked in it."""

    ref: str
    label: str
    questions: tuple[Asked, ...]


def outline(xml: bytes) -> tuple[Page, ...]:
    """The pages of a form, as a new instance begins.

    Raises:
        FormError: the form cannot be used.
    """
    form = load(xml, attachments=Places.load().csv_attachments(), missing="blank")
    instance = form.new()
    return tuple(
        Page(section.ref, section.label, tuple(_asked(form, instance, ref) for ref in section.questions))
        for section in instance.sections()
    )


def lines(pages: tuple[Page, ...]) -> Iterator[str]:
    """The outline as text."""
    for page in pages:
        yield f"# {page.label or page.ref or 'questions outside groups'}"
        for one in page.questions:
            hidden = "" if one.shown else ", not shown at first"
            yield f"  {one.ref.rpartition('/')[2]} ({one.control} {one.type}){hidden}"
            yield f"    {one.label}"
            if one.choices:
                more = f" … {len(one.choices)} in all" if len(one.choices) > SHOWN_CHOICES else ""
                yield "    " + "; ".join(f"{value} = {label}" for value, label in one.choices[:SHOWN_CHOICES]) + more
            yield from (f"    {name}: {source}" for name, source in one.rules.items())


def _asked(form: Form, instance: Instance, ref: str) -> Asked:
    question = instance.question(ref)
    return Asked(
        ref=ref,
        label=instance.label(ref) or "",
        control=question.control,
        type=question.type,
        choices=tuple(instance.choices(ref)),
        rules=dict(form.rules(ref)),
        shown=instance.relevant(ref),
    )


def dot(form: Form) -> Iterator[str]:
    """The dependency graph in the DOT language: an arrow leads from what is read to what it decides."""
    yield "digraph form {"
    yield "  rankdir=LR; node [shape=box];"
    for ref, kind, read in form.dependencies():
        yield f'  "{read}" -> "{ref}" [label="{kind}"];'
    yield "}"
