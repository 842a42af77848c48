"""Errors of a form say where in its sheets they stand: in workbooks, CSV and Markdown, in English and Vietnamese."""

import csv
import io
from collections.abc import Iterable
from pathlib import Path

import openpyxl
import pytest

from forms.authoring import check_sheets, convert, in_vietnamese
from forms.refusal import Refusal

Sheets = dict[str, list[list[str]]]
Fault = tuple[str, int, str, str, str, str]
KINDS = ("xlsx", "csv", "md")

SOUND: Sheets = {
    "survey": [
        ["type", "name", "label", "relevant", "constraint", "calculation"],
        ["begin_group", "g", "Nhóm", "", "", ""],
        ["text", "a", "A", "", "", ""],
        ["integer", "b", "B", "", "", ""],
        ["select_one l", "c", "C", "", "", ""],
        ["calculate", "d", "", "", "", "${b} + 1"],
        ["end_group", "", "", "", "", ""],
    ],
    "choices": [["list_name", "name", "label"], ["l", "x", "X"], ["l", "y", "Y"]],
}


def changed(sheet: str, row: int, column: str, text: str) -> Sheets:
    """The sound form with another text in one cell; rows count from 1 as a table program counts them."""
    copy = {name: [list(cells) for cells in rows] for name, rows in SOUND.items()}
    copy[sheet][row - 1][copy[sheet][0].index(column)] = text
    return copy


def written(sheets: Sheets, kind: str, folder: Path) -> Path:
    file = folder / f"form.{kind}"
    if kind == "xlsx":
        book = openpyxl.Workbook()
        book.remove(book.active)
        for name, rows in sheets.items():
            page = book.create_sheet(name)
            for cells in rows:
                page.append([cell or None for cell in cells])
        book.save(file)
        return file
    lines = list(_lines(sheets))
    if kind == "csv":
        text = io.StringIO(newline="")
        csv.writer(text).writerows(lines)
        file.write_text(text.getvalue(), encoding="utf-8", newline="")
    else:
        file.write_text("".join(f"| {' | '.join(cells)} |\n" for cells in lines), encoding="utf-8")
    return file


def _lines(sheets: Sheets) -> Iterable[list[str]]:
    for name, rows in sheets.items():
        yield [name, *[""] * len(rows[0])]
        yield from (["", *cells] for cells in rows)


FAULTS = [
    ("survey", 3, "type", "texd", "texd", "Không có loại câu hỏi “texd”"),
    ("survey", 4, "name", "", "no name", "chưa có tên"),
    ("survey", 4, "name", "1 b", "must begin", "phải bắt đầu bằng chữ cái"),
    ("survey", 4, "name", "a", "unique", "đã dùng"),
    ("survey", 4, "relevant", "${zz} = 1", "zz", "“zz”"),
    ("survey", 6, "calculation", "${zz} + 1", "zz", "“zz”"),
    ("survey", 3, "label", "", "no label", "chưa có nhãn"),
    ("choices", 3, "name", "x", "unique", "bị lặp"),
    ("choices", 2, "name", "", "must have a name", "chưa có giá trị"),
]


@pytest.mark.parametrize("kind", KINDS)
@pytest.mark.parametrize("fault", FAULTS)
def test_a_refused_form_names_sheet_row_and_column(fault: Fault, kind: str, tmp_path: Path) -> None:
    sheet, row, column, text, english, vietnamese = fault
    file = written(changed(sheet, row, column, text), kind, tmp_path)
    with pytest.raises(Refusal) as refused:
        convert(file)
    facts = refused.value.facts
    assert (facts["sheet"], facts["row"], facts["column"]) == (sheet, str(row), column)
    assert english in str(refused.value)
    assert f"sheet {sheet}, row {row}, column {column}" in str(refused.value)
    assert vietnamese in in_vietnamese(refused.value)
    assert f"hàng {row}, cột {column}" in in_vietnamese(refused.value)
    if kind == "xlsx":
        letter = "ABCDEF"[SOUND[sheet][0].index(column)]
        assert facts["cell"] == f"{letter}{row}"
        assert f"(ô {letter}{row})" in in_vietnamese(refused.value)
    else:
        line = file.read_text(encoding="utf-8").splitlines()[int(facts["line"]) - 1]
        cells = [one.strip() for one in line.strip("|").split("|" if kind == "md" else ",")]
        assert [one.strip('"') for one in cells[1:]] == changed(sheet, row, column, text)[sheet][row - 1]


ENGINE_FAULTS = [
    ("survey", 3, "constraint", ". = (1", "position", "ký tự thứ"),
    ("survey", 4, "relevant", "frob(${a})", "frob", "Không có hàm “frob”"),
    ("survey", 6, "calculation", "substr(${b})", "substr", "Hàm “substr” cần"),
    ("survey", 6, "calculation", "${b} + /data/zz", "/data/zz", "không có trong biểu mẫu"),
    ("survey", 6, "calculation", "${b} + ${d}", "circle", "vòng tròn"),
]


@pytest.mark.parametrize("kind", KINDS)
@pytest.mark.parametrize("fault", ENGINE_FAULTS)
def test_what_only_the_engine_finds_is_led_back_to_its_cell(fault: Fault, kind: str, tmp_path: Path) -> None:
    sheet, row, column, text, english, vietnamese = fault
    (finding,) = check_sheets(written(changed(sheet, row, column, text), kind, tmp_path))
    assert english in finding.message
    assert vietnamese in finding.vietnamese()
    if "circle" not in finding.message:  # a circle has many places; its sentence names each of them
        assert (finding.sheet.sheet, finding.sheet.row, finding.sheet.column) == (sheet, row, column)


@pytest.mark.parametrize("kind", KINDS)
def test_a_sound_form_has_nothing_to_mend(kind: str, tmp_path: Path) -> None:
    assert check_sheets(written(SOUND, kind, tmp_path)) == []


def test_a_missing_choices_sheet_is_led_to_the_question_that_needs_it(tmp_path: Path) -> None:
    with pytest.raises(Refusal) as refused:
        convert(written({"survey": SOUND["survey"]}, "xlsx", tmp_path))
    assert refused.value.facts["cell"] == "A5"


@pytest.mark.parametrize(
    ("name", "content"), [("a.xlsx", b"no workbook"), ("a.md", b"# title"), ("a.csv", b"\xff\xfe"), ("a.txt", b"")]
)
def test_a_file_that_is_no_form_is_refused_with_its_name(name: str, content: bytes, tmp_path: Path) -> None:
    file = tmp_path / name
    file.write_bytes(content)
    with pytest.raises(Refusal, match=name) as refused:
        convert(file)
    assert "XLSForm" in in_vietnamese(refused.value)
