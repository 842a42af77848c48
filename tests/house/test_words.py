"""The words on screen: each goes through Qt's translation, each has its Vietnamese, and the glossary's are used."""

import ast
import csv
import shutil
import subprocess
import sys
from functools import cache
from pathlib import Path
from xml.etree import ElementTree as ET

import pytest

from forms.dossier import OutboxState
from tests.house.sources import ROOT, modules, name, tree

VI = ROOT / "assets" / "translations" / "vi.ts"
TOOLKIT = VI.with_name("qt_vi.ts")
GLOSSARY = ROOT / "docs" / "glossary.tsv"


def _tool(tool: str) -> str:
    return str(Path(sys.executable).with_name(tool))


def _translation_calls(path: Path) -> list[ast.Call]:
    calls = (node for node in ast.walk(tree(path)) if isinstance(node, ast.Call))
    return [call for call in calls if isinstance(call.func, ast.Attribute) and call.func.attr in ("tr", "translate")]


def _text_argument(call: ast.Call) -> ast.expr:
    return call.args[0] if ast.unparse(call.func).endswith("tr") else call.args[1]


@pytest.mark.parametrize("path", modules("app"), ids=name)
def test_only_literals_are_translated(path: Path) -> None:
    """The extractor silently skips variables and f-strings, so they would stay English on screen."""
    qt_calls = [call for call in _translation_calls(path) if ast.unparse(call.func) != "str.translate"]
    hidden = [call.lineno for call in qt_calls if not isinstance(_text_argument(call), ast.Constant)]
    assert hidden == []


@cache
def _messages() -> list[ET.Element]:
    return list(ET.parse(VI).getroot().iter("message"))  # noqa: S314 - our own file


def test_every_message_has_its_vietnamese() -> None:
    empty = []
    for message in _messages():
        translation = message.find("translation")
        if translation is None or translation.get("type") or not "".join(translation.itertext()).strip():
            empty.append(message.findtext("source"))
    assert len(_messages()) > 0
    assert empty == []


def test_translation_file_knows_every_text_of_the_sources(tmp_path: Path) -> None:
    updated = tmp_path / "vi.ts"
    shutil.copy(VI, updated)
    sources = [str(path) for path in modules("app")]
    update = [_tool("pyside6-lupdate"), "-no-obsolete", "-locations", "none", *sources, "-ts", str(updated)]
    subprocess.run(update, check=True, capture_output=True)
    known = {(message.findtext("source"), message.findtext("comment")) for message in _messages()}
    wanted = {(one.findtext("source"), one.findtext("comment")) for one in ET.parse(updated).getroot().iter("message")}  # noqa: S314
    assert wanted - known == set()


def test_compiled_translation_is_the_present_one(tmp_path: Path) -> None:
    compiled = tmp_path / "vi.qm"
    release = [_tool("pyside6-lrelease"), str(VI), str(TOOLKIT), "-qm", str(compiled)]
    subprocess.run(release, check=True, capture_output=True)
    assert compiled.read_bytes() == VI.with_suffix(".qm").read_bytes()


def _glossary() -> dict[str, str]:
    with GLOSSARY.open(encoding="utf-8", newline="") as file:
        return {row["code_name"]: row["vietnamese"] for row in csv.DictReader(file, delimiter="\t")}


def test_glossary_names_each_thing_once() -> None:
    rows = GLOSSARY.read_text(encoding="utf-8").splitlines()[1:]
    assert len(rows) == len(_glossary())
    assert all(_glossary().values())


# "held" in the glossary is a dossier that waits for another one; the outbox state of that name is shown as finalized.
WORD_OF = {OutboxState.HELD: "finalized"}


@pytest.mark.parametrize("state", OutboxState, ids=lambda state: state.value)
def test_outbox_state_stands_on_screen_as_the_glossary_says(state: OutboxState) -> None:
    shown = {"".join(found.itertext()) for message in _messages() for found in message.iter("translation")}
    word = _glossary()[WORD_OF.get(state, state.value)]
    assert any(word in text for text in shown)
