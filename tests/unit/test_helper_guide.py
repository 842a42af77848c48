"""The helper's guide says what the glossary says, promises nothing of the office's, and its links lead somewhere."""

import argparse
import csv
import re
from functools import cache
from pathlib import Path
from xml.etree import ElementTree as ET

import pytest

from app.cli.arguments import build_parser

ROOT = Path(__file__).parents[2]
PAGES = sorted((ROOT / "docs" / "huong-dan").glob("*.md"))
OUTBOX = ("finalized", "waiting", "sending", "uncertain", "delivered", "refused", "set_aside", "withdrawn")
OFFICES_OWN = ("biên nhận", "giấy hẹn", "chứng thực", "cơ sở dữ liệu")
"""Words that only an office's paper or a technician uses (docs/glossary.tsv, notes)."""
LOAN_WORDS = ("upload", "scan", "passphrase", "backup", "click", "online", "offline", "file")


def _words() -> dict[str, str]:
    with (ROOT / "docs" / "glossary.tsv").open(encoding="utf-8", newline="") as table:
        return {row["code_name"]: row["vietnamese"] for row in csv.DictReader(table, delimiter="\t")}


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.stem)
def test_the_guide_speaks_as_people_do(page: Path) -> None:
    text = re.sub(r"`[^`]*`", "", page.read_text(encoding="utf-8").lower())  # a command is typed, not said
    assert [word for word in OFFICES_OWN if word in text] == []
    assert [word for word in LOAN_WORDS if re.search(rf"\b{word}\b", text)] == []


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.stem)
def test_links_of_the_guide_lead_somewhere(page: Path) -> None:
    for target in re.findall(r"\]\(([^)#]+)\)", page.read_text(encoding="utf-8")):
        assert (page.parent / target).is_file(), target


def test_every_state_of_a_sent_dossier_is_explained_by_its_name() -> None:
    text = (ROOT / "docs" / "huong-dan" / "4-gui-ho-so.md").read_text(encoding="utf-8")
    explained = re.findall(r"^\| \*\*(.+?)\*\*", text, flags=re.MULTILINE)
    assert explained == [_words()[state] for state in OUTBOX]


def test_delivered_is_not_called_filed() -> None:
    (row,) = [
        line
        for line in (ROOT / "docs" / "huong-dan" / "4-gui-ho-so.md").read_text(encoding="utf-8").splitlines()
        if line.startswith(f"| **{_words()['delivered']}**")
    ]
    assert "hồ sơ chưa nộp cho xã" in row


def test_what_is_uncertain_in_the_guide_says_so() -> None:
    text = (ROOT / "docs" / "huong-dan" / "5-mat-mang-mat-dien.md").read_text(encoding="utf-8")
    assert re.search(r"72 giờ – chưa chắc", text)


@cache
def _on_screen() -> frozenset[str]:
    """Every Vietnamese text of the window, without the marks of keys."""
    messages = ET.parse(ROOT / "assets" / "translations" / "vi.ts").getroot().iter("translation")  # noqa: S314 - ours
    return frozenset("".join(one.itertext()).replace("&", "") for one in messages)


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.stem)
def test_buttons_that_open_something_stand_on_screen_as_the_guide_says(page: Path) -> None:
    """What ends in “…” and is set in bold is always a button."""
    bold = re.findall(r"\*\*([^*]+…)\*\*", page.read_text(encoding="utf-8"))
    steps = [step.strip() for words in bold for step in words.split("→")]
    assert [step for step in steps if step not in _on_screen()] == []


@cache
def _parser() -> argparse.ArgumentParser:
    return build_parser()


def _choices(parser: argparse.ArgumentParser) -> dict[str, argparse.ArgumentParser]:
    found = [one.choices for one in parser._actions if isinstance(one, argparse._SubParsersAction)]
    return dict(found[0]) if found else {}


def _unknown(command: str) -> list[str]:
    """Words of a command that the command line does not know: a command, or an option anywhere on the way to it."""
    at, strange, options = _parser(), list[str](), set[str]()
    for word in command.split()[1:]:
        options |= {name for one in at._actions for name in one.option_strings}
        inside = _choices(at)
        if word in inside:
            at = inside[word]
            continue
        known = word in options if word.startswith("--") else not inside or word.startswith("-") or "|" in word
        strange += [] if known else [word]
    return strange


@pytest.mark.parametrize("page", [*PAGES, ROOT / "docs" / "may-chu.md", ROOT / "README.md"], ids=lambda page: page.stem)
def test_commands_that_are_told_exist(page: Path) -> None:
    commands = re.findall(r"`(hosolang [^`\n]+)`", page.read_text(encoding="utf-8"))
    assert {command: found for command in commands if (found := _unknown(command))} == {}
