"""A form looked over: does our engine open it, and does it keep the conventions that the rest of the program trusts."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from pathlib import Path

from forms.authoring.conversion import convert, sheets_of
from forms.authoring.vietnamese import sentence
from forms.authoring.where import NOWHERE, Where, where_of_finding
from forms.engine import FormError, Instance, load
from forms.places import Places
from forms.warning_notes import about

_UNANCHORED = re.compile(rb"regex\([^,()]*,\s*'(?!\^)[^']*'|regex\([^,()]*,\s*'[^']*[^$']'")
_KNOWN = frozenset(
    ("role", "fact", "precision_of", "sensitive", "decides", "own", "severity", "about", "case", "filer_is", "ages")
)
_ROLES = frozenset(
    ("owner", "filer", "mother", "father", "guardian", "spouse", "deceased", "witness", "office", "head", "member",
     "child", "ward", "dwelling_owner")
)  # fmt: skip
MOST_IN_A_SECTION = 12
"""Questions of one page that can be asked at once; more do not fit a screen of 768 lines."""


@dataclass(frozen=True)
class Finding:
    """One thing to mend in a form: where (a ref, or ``form``), what, and where in the workbook if it came from one."""

    place: str
    message: str
    sheet: Where = NOWHERE

    def __str__(self) -> str:
        there = self.sheet.english()
        return f"{there}: {self.message}" if there else f"{self.place}: {self.message}"

    def vietnamese(self) -> str:
        """The same for authors who read Vietnamese."""
        return f"{self.sheet.vietnamese() or self.place}: {sentence(self.message)}"


def check_sheets(form: Path | str) -> list[Finding]:
    """Convert an XLSForm and look it over; findings say where in its sheets they stand.

    Raises:
        Refusal: ``form-error``: it cannot be converted.
    """
    sheets = sheets_of(form)
    findings = check(convert(form).xml)
    return [replace(one, sheet=where_of_finding(f"{one.place}: {one.message}", sheets)) for one in findings]


def check(xml: bytes) -> list[Finding]:
    """Load the form in our engine and look at its conventions; an empty list means that it can be used."""
    try:
        form = load(xml, attachments=Places.load().csv_attachments(), missing="blank")
        instance = form.new()
    except FormError as error:
        return [Finding("form", str(error))]
    loose = [Finding("regex", "anchor every pattern with ^ and $")] if _UNANCHORED.search(xml) else []
    return [*loose, *_attributes(instance), *_sections(instance)]


def _attributes(instance: Instance) -> Iterator[Finding]:
    refs = set(instance.refs())
    for ref in instance.refs():
        found = instance.attributes(ref)
        for name in sorted(set(found) - _KNOWN):
            yield Finding(ref, f"unknown attribute hsl:{name}")
        if found.get("role", "owner") not in _ROLES:
            yield Finding(ref, f"unknown role {found['role']}")
        if "severity" in found and ("about" not in found or about(instance, ref) not in refs):
            yield Finding(ref, f"a warning must be about a question of the form, not {found.get('about', 'nothing')}")
        if "precision_of" in found and f"{ref.rsplit('/', 1)[0]}/{found['precision_of']}" not in refs:
            yield Finding(ref, f"there is no date {found['precision_of']} beside it")


def _sections(instance: Instance) -> Iterator[Finding]:
    for section in instance.sections():
        asked = [ref for ref in section.questions if "severity" not in instance.attributes(ref)]
        if len(asked) > MOST_IN_A_SECTION:
            yield Finding(section.ref, f"{len(asked)} questions on one page; at most {MOST_IN_A_SECTION}")
        if section.ref and not section.label:
            yield Finding(section.ref, "a section needs a label")
