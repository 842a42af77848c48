"""``hosolang forms check|convert|preview|graph``, called as the command line calls them."""

import json
from pathlib import Path

import pytest

from app.cli import main
from forms.catalogue import PACKS

FORM = PACKS / "1.014027" / "form.md"


def said(capsys: pytest.CaptureFixture[str], *arguments: str | Path) -> tuple[int, str, str]:
    code = main([str(one) for one in arguments])
    out = capsys.readouterr()
    return code, out.out, out.err


def test_preview_shows_pages_questions_choices_and_rules(capsys: pytest.CaptureFixture[str]) -> None:
    code, text, _ = said(capsys, "forms", "preview", FORM)
    assert code == 0
    assert "# Ông/bà xin việc gì?" in text
    assert "new = Hưởng trợ cấp" in text
    assert "relevant:" in text
    pages = json.loads(said(capsys, "--json", "forms", "preview", FORM)[1])["pages"]
    assert pages[0]["questions"][0]["rules"] == {"required": "true()"}


def test_graph_draws_what_decides_what(capsys: pytest.CaptureFixture[str]) -> None:
    code, text, _ = said(capsys, "forms", "graph", FORM)
    assert (code, text.splitlines()[0], text.splitlines()[-1]) == (0, "digraph form {", "}")
    edge = '"/data/request/request_kind" -> "/data/request/old_place" [label="relevant"];'
    assert edge in text
    edges = json.loads(said(capsys, "--json", "forms", "graph", FORM)[1])["edges"]
    assert {"ref": "/data/request/old_place", "kind": "relevant", "reads": "/data/request/request_kind"} in edges


def test_check_says_where_in_the_workbook(capsys: pytest.CaptureFixture[str], tmp_path: Path) -> None:
    file = tmp_path / "form.md"
    file.write_text(
        "| survey | | | | |\n| | type | name | label | relevant |\n| | text | a | A | frob(1) |\n", encoding="utf-8"
    )
    code, text, _ = said(capsys, "forms", "check", file)
    assert code == 1
    assert text.startswith("line 3, sheet survey, row 2, column relevant: There is no function 'frob'")


@pytest.mark.parametrize("command", ["preview", "graph"])
def test_a_form_that_does_not_open_is_told_with_its_cell(
    command: str, capsys: pytest.CaptureFixture[str], tmp_path: Path
) -> None:
    file = tmp_path / "form.md"
    file.write_text(
        "| survey | | | | |\n| | type | name | label | relevant |\n| | text | a | A | 1 + |\n", encoding="utf-8"
    )
    code, _, error = said(capsys, "forms", command, file)
    assert code == 1
    assert "form.md, line 3, sheet survey, row 2, column relevant: Unexpected end" in error


@pytest.mark.parametrize("command", ["check", "convert", "preview", "graph"])
def test_a_file_that_is_not_there_is_refused(command: str, capsys: pytest.CaptureFixture[str], tmp_path: Path) -> None:
    code, _, error = said(capsys, "forms", command, tmp_path / "none.xlsx")
    assert code == 1
    assert "none.xlsx" in error


@pytest.mark.parametrize(
    ("name", "content", "sheet"),
    [
        (
            "form.md",
            b"| survey | | | | |\n| | type | name | label | relevant |\n| | text | a | A | ${b} = 1 |\n",
            "survey",
        ),
        ("form.xlsx", b"no workbook", ""),
    ],
)
def test_what_becomes_no_form_at_all_is_a_finding_too(
    name: str, content: bytes, sheet: str, capsys: pytest.CaptureFixture[str], tmp_path: Path
) -> None:
    (tmp_path / name).write_bytes(content)
    code, text, _ = said(capsys, "--json", "forms", "check", tmp_path / name)
    value = json.loads(text)
    assert (code, value["ok"], len(value["findings"])) == (1, False, 1)
    assert value["findings"][0]["sheet"]["sheet"] == sheet


def test_a_form_without_groups_can_be_used(capsys: pytest.CaptureFixture[str], tmp_path: Path) -> None:
    file = tmp_path / "form.md"
    file.write_text("| survey | | | |\n| | type | name | label |\n| | text | a | A |\n", encoding="utf-8")
    code, text, _ = said(capsys, "--json", "forms", "check", file)
    assert (code, json.loads(text)) == (0, {"ok": True, "findings": []})
