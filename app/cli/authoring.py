"""The commands for who writes forms: check and convert; pyxform is imported here and never at start."""

import sys
from argparse import Namespace
from pathlib import Path

from app.cli.output import show
from forms.authoring import check as check_form
from forms.authoring import convert as convert_workbook
from forms.refusal import Refusal

_XFORM = (".xml", ".xform")


def check(arguments: Namespace) -> int:
    """``{ok, findings}``; 1 when the form cannot be used."""
    findings = list(check_form(_xml(arguments.file)))
    lines = [str(finding) for finding in findings] or ["The form is sound."]
    show({"ok": not findings, "findings": findings}, lines, as_json=arguments.json)
    if findings:
        sys.stderr.write(f"{arguments.file} has {len(findings)} things to mend.\n")
    return 1 if findings else 0


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


def _xml(file: Path) -> bytes:
    """The XForm itself, or what a workbook becomes."""
    if file.suffix.lower() in _XFORM:
        return _readable(file).read_bytes()
    xml: bytes = convert_workbook(_readable(file)).xml
    return xml


def _readable(file: Path) -> Path:
    try:
        with file.open("rb"):
            return file
    except OSError as why:
        raise Refusal("no-file", f"{file} cannot be read: {why.strerror}.", file=str(file)) from why
