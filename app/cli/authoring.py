"""The commands for who writes forms: check, convert, preview, graph; pyxform is imported here and never at start."""

import json
import re
import sys
from argparse import Namespace
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from app import printing
from app.cli.folders import folder
from app.cli.output import how_many, show
from app.cli.written import check_output, show_written, write_sheet
from app.services.desk import open_shelf
from forms.authoring import Finding, check_sheets, dot, lines, outline
from forms.authoring import check as check_form
from forms.authoring import convert as convert_workbook
from forms.authoring.where import where_in
from forms.declaration import resolve
from forms.engine import FormError, load
from forms.places import Places
from forms.refusal import Refusal

_XFORM = (".xml", ".xform")
CODE = re.compile(r"[0-9]\.[0-9]{4,6}")


def check(arguments: Namespace) -> int:
    """``{ok, findings}``; 1 when the form cannot be used."""
    file = _readable(arguments.file)
    findings = check_form(file.read_bytes()) if _is_xform(file) else _findings_of(file)
    words = [str(finding) for finding in findings] or ["The form is sound."]
    show({"ok": not findings, "findings": findings}, words, as_json=arguments.json)
    if findings:
        sys.stderr.write(f"{arguments.file} has {how_many(len(findings), 'thing')} to mend.\n")
    return 1 if findings else 0


def _findings_of(workbook: Path) -> list[Finding]:
    """What is wrong in a workbook; one that does not become a form at all is a finding, not a refusal."""
    try:
        return check_sheets(workbook)
    except Refusal as why:
        if why.code != "form-error":
            raise
        return [Finding(workbook.name, str(why), where_in(why.facts))]


def convert(arguments: Namespace) -> int:
    """``{ok, findings, file}``; the XForm stands beside the workbook unless ``-o`` says where."""
    converted = convert_workbook(_readable(arguments.file))
    out: Path = arguments.out or arguments.file.with_suffix(".xml")
    try:
        out.write_bytes(converted.xml)
    except OSError as why:
        raise Refusal("bad-output", f"{out} cannot be written: {why.strerror}.", file=str(out)) from why
    value = {"ok": True, "findings": converted.warnings, "file": str(out)}
    show(value, [f"The form is in {out}.", *map(str, converted.warnings)], as_json=arguments.json)
    return 0


def preview(arguments: Namespace) -> int:
    """``{pages}``: the form as it is asked, page by page; with ``-o`` the blank declaration ``{pages, file, files}``.

    What is looked at is a procedure's code, a form's file, or a ``declaration.json``.
    """
    if arguments.out is not None:
        return _drawn(arguments)
    asked = _form_of(arguments) if _is_code(arguments.file) else _sound(arguments.file)
    pages = outline(asked)
    show({"pages": pages}, lines(pages), as_json=arguments.json)
    return 0


def _drawn(arguments: Namespace) -> int:
    """Draw the official form as it stands in its layout."""
    check_output(arguments.out)
    layout = _layout(arguments)
    written = write_sheet(printing.declaration(resolve(layout, None, places=Places.load())), arguments.out)
    return show_written(arguments, written)


def _layout(arguments: Namespace) -> Mapping[str, Any]:
    """The layout of a code, of a ``declaration.json``, or of the one beside a form's file."""
    file: Path = arguments.file
    if _is_code(file):
        return open_shelf(data=folder(arguments)).catalogue.declaration_layout(str(file))
    beside = file if file.suffix.lower() == ".json" else file.parent / "declaration.json"
    try:
        layout: Mapping[str, Any] = json.loads(_readable(beside).read_text(encoding="utf-8"))
    except ValueError as why:
        raise Refusal("bad-pack", f"{beside} cannot be read: {why}.", file=str(beside)) from why
    return layout


def _is_code(file: Path) -> bool:
    """Whether the argument is a procedure's code, not a file."""
    return bool(CODE.fullmatch(str(file))) and not file.exists()


def _form_of(arguments: Namespace) -> bytes:
    return open_shelf(data=folder(arguments)).catalogue.form(str(arguments.file)).xml


def graph(arguments: Namespace) -> int:
    """``{edges}``: which answer decides what; text in the DOT language, for programs that draw."""
    form = load(_sound(arguments.file), missing="blank")
    edges = [{"ref": ref, "kind": kind, "reads": read} for ref, kind, read in form.dependencies()]
    show({"edges": edges}, dot(form), as_json=arguments.json)
    return 0


def _sound(file: Path) -> bytes:
    """The XForm, once the engine opens it; what is wrong in a workbook is told with its cell."""
    xml = _xml(file)
    try:
        load(xml, missing="blank")
    except FormError as error:
        if _is_xform(file):
            raise
        raise Refusal("form-error", f"{file.name}, {check_sheets(file)[0]}", file=file.name) from error
    return xml


def _is_xform(file: Path) -> bool:
    return file.suffix.lower() in _XFORM


def _xml(file: Path) -> bytes:
    """The XForm itself, or what a workbook becomes."""
    if _is_xform(file):
        return _readable(file).read_bytes()
    xml: bytes = convert_workbook(_readable(file)).xml
    return xml


def _readable(file: Path) -> Path:
    try:
        with file.open("rb"):
            return file
    except OSError as why:
        raise Refusal("no-file", f"{file} cannot be read: {why.strerror}.", file=str(file)) from why
