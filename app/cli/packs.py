"""The command for who writes packs: look them over, one folder or all; authoring is imported here, never at start."""

import sys
from argparse import Namespace
from pathlib import Path

from app.cli.output import show
from forms.authoring import Finding, check_pack, check_packs
from forms.catalogue import PACKS
from forms.refusal import Refusal


def check(arguments: Namespace) -> int:
    """``{ok, findings: [{place, message, sheet}]}``; 1 when something is to be mended.

    The folder is one pack (it has a ``card.json``) or holds packs; without one, the packs shipped with the program.
    """
    folder: Path = arguments.folder or PACKS
    findings = _findings(folder)
    words = [str(finding) for finding in findings] or ["The packs are sound."]
    show({"ok": not findings, "findings": findings}, words, as_json=arguments.json)
    if findings:
        sys.stderr.write(f"{folder} has {len(findings)} things to mend.\n")
    return 1 if findings else 0


def _findings(folder: Path) -> list[Finding]:
    if (folder / "card.json").is_file():
        return check_pack(folder)
    if next(folder.glob("*/card.json"), None) is None:
        raise Refusal("no-file", f"{folder} is no pack and holds none: there is no card.json.", file=str(folder))
    return check_packs(folder)
