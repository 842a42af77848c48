import io
import json
import shutil
import zipfile
from collections.abc import Callable
from datetime import datetime
from pathlib import Path
from typing import Any

import pytest
from openpyxl import load_workbook  # type: ignore[import-untyped]

from forms.authoring import check_pack, check_packs, workbook
from forms.authoring.layout_cells import decode, encode
from forms.authoring.sheets import read_sheets
from forms.authoring.workbook_template import EXAMPLE, EXAMPLE_CODE, HINTS, hint, template
from forms.authoring.workbook_write import parts_of, write
from forms.catalogue import PACKS
from forms.refusal import Refusal

FOLDERS = sorted([*(p.parent for p in PACKS.glob("*/card.json")), *(p.parent for p in PACKS.glob("_forms/*/form.md"))])
MARRIAGE_STATE = PACKS / "1.004873"


def _cells(content: bytes) -> dict[str, list[list[str]]]:
    return {
        name: [[cell for cell in row.cells if cell] for row in sheet.rows]
        for name, sheet in read_sheets(content, ".md").items()
    }


@pytest.mark.parametrize("folder", FOLDERS, ids=lambda folder: folder.name)
def test_every_pack_comes_back_unchanged_from_its_workbook(folder: Path, tmp_path: Path) -> None:
    write(parts_of(folder), tmp_path / "x.xlsx")
    made = workbook.build((tmp_path / "x.xlsx").read_bytes())
    assert made.problems == ()
    assert made.folder == folder.relative_to(PACKS).as_posix()
    assert set(made.files) == {path.name for path in folder.iterdir()}
    for name, content in made.files.items():
        shipped = (folder / name).read_bytes()
        if name.endswith(".json"):
            assert json.loads(content) == json.loads(shipped), name
        elif name == "form.md":
            assert _cells(content) == _cells(shipped)
        else:
            assert content == shipped, name


def _spoilt(tmp_path: Path, change: Callable[[Any], None], folder: Path = MARRIAGE_STATE) -> bytes:
    file = tmp_path / "x.xlsx"
    write(parts_of(folder), file)
    book = load_workbook(file)
    change(book)
    book.save(file)
    return file.read_bytes()


def _find(sheet: Any, text: str) -> Any:
    return next(cell for row in sheet.iter_rows() for cell in row if cell.value == text)


def _problems(tmp_path: Path, change: Callable[[Any], None]) -> list[str]:
    return [str(one) for one in workbook.build(_spoilt(tmp_path, change)).problems]


def test_a_number_date_or_old_font_in_a_cell_is_named_with_its_repair_and_repaired(tmp_path: Path) -> None:
    def change(book: Any) -> None:
        card = book["Thẻ"]
        _find(card, "1.004873").value = 1.004873
        _find(card, "2026-11-21").value = datetime(2026, 11, 21)  # noqa: DTZ001 - as a table program keeps a day
        _find(book["Từ ngữ"], "giấy độc thân").value = "giÊy ®éc th©n"
        _find(book["Giấy tờ"], "Giấy kết hôn").value = "Gia\u0302\u0301y kết hôn"

    content = _spoilt(tmp_path, change)
    made = workbook.build(content)
    assert {(one.sheet, one.repair) for one in made.problems} == {
        ("Thẻ", "1.004873"),
        ("Từ ngữ", "giấy độc thân"),
        ("Giấy tờ", "Giấy kết hôn"),
    }
    assert workbook.repair(content, tmp_path / "mended.xlsx") == 3
    again = workbook.build((tmp_path / "mended.xlsx").read_bytes())
    assert again.problems == ()
    shipped = json.loads((MARRIAGE_STATE / "card.json").read_text(encoding="utf-8"))
    assert json.loads(again.files["card.json"]) == shipped


def test_what_cannot_be_known_is_named_and_not_repaired(tmp_path: Path) -> None:
    def change(book: Any) -> None:
        _find(book["Thẻ"], "1.000894").value = datetime(2026, 1, 2)  # noqa: DTZ001 - as a table program keeps a day

    content = _spoilt(tmp_path, change)
    assert [one.repair for one in workbook.build(content).problems if "ngày" in one.message] == [None]
    assert workbook.repair(content, tmp_path / "mended.xlsx") == 0


def test_errors_name_sheet_and_cell_in_vietnamese(tmp_path: Path) -> None:
    def mark(book: Any) -> None:
        sheet = book["Giấy tờ"]
        sheet["M2"].value = "chắc lắm"

    assert _problems(tmp_path, mark) == [
        "Trang “Giấy tờ”, ô M2: Không có lựa chọn này. Chọn: có nguồn, đã biết, chưa chắc."
    ]

    def source(book: Any) -> None:
        cell = _find(book["Thẻ"], "Kết quả")
        book["Thẻ"].cell(cell.row, 6).value = None

    [said] = _problems(tmp_path, source)
    assert said.startswith("Trang “Thẻ”, ô D")
    assert said.endswith("Mức “có nguồn” thì phải ghi nguồn.")

    def day(book: Any) -> None:
        sheet = book["Thẻ"]
        sheet.cell(_find(sheet, "Ngày kiểm tra").row, 4).value = "hôm qua"

    [said] = _problems(tmp_path, day)
    assert "Ngày phải viết như 21/11/2026" in said

    def count(book: Any) -> None:
        book["Giấy tờ"]["C2"].value = "một"

    assert _problems(tmp_path, count) == ["Trang “Giấy tờ”, ô C2: Phải là một số, không có chữ."]

    def case(book: Any) -> None:
        book["Giấy tờ"]["G4"].value = "khong_co"

    assert "khong_co" in _problems(tmp_path, case)[0]


def test_a_strange_item_heading_or_missing_sheet_is_named(tmp_path: Path) -> None:
    def item(book: Any) -> None:
        _find(book["Thẻ"], "Kết quả").value = "Kết qua"

    assert "Không có mục “Kết qua”" in _problems(tmp_path, item)[0]

    def heading(book: Any) -> None:
        book["Giấy tờ"]["B1"].value = "Tên của giấy"

    assert "Không có cột “Tên của giấy”" in _problems(tmp_path, heading)[0]

    def sheet(book: Any) -> None:
        book.remove(book["Thẻ"])

    assert _problems(tmp_path, sheet)[0].startswith("Trang “Thẻ”: Thiếu trang")


def test_an_excel_formula_is_named(tmp_path: Path) -> None:
    def formula(book: Any) -> None:
        book["Giấy tờ"]["C2"].value = "=1+1"

    assert _problems(tmp_path, formula)[0].startswith("Trang “Giấy tờ”, ô C2: Ô có công thức")


def test_a_mistake_in_the_form_or_the_layout_is_named_by_sheet_and_cell(tmp_path: Path) -> None:
    def question(book: Any) -> None:
        book["survey"]["B3"].value = "text_of_no_kind"
        book["survey"]["A3"].value = "no_such_type"

    assert _problems(tmp_path, question)[0].startswith("Trang “survey”, ô ")

    def layout(book: Any) -> None:
        sheet = book["Tờ khai"]
        row = next(row for row in range(2, sheet.max_row) if str(sheet.cell(row, 5).value or "").startswith("{"))
        sheet.cell(row, 5).value = '{"join": ['

    [said] = _problems(tmp_path, layout)
    assert said.startswith("Trang “Tờ khai”, ô E")

    def level(book: Any) -> None:
        sheet = book["Tờ khai"]
        sheet.cell(sheet.max_row, 1).value = "7"

    [said] = _problems(tmp_path, level)
    assert "Bậc phải là số" in said


@pytest.mark.parametrize(
    "value",
    [
        *("chữ", "12", "", " a ", "[x]", "true", "-3", '"', "{", "[/data/a | date]", "null", 3, True, None, [1, "a"]),
        *({"ref": "/data/a"}, {"ref": "/data/a", "as": "date"}, {"ref": "./a", "as": "x y"}),
        {"ref": "/data/a", "in": ["b"]},
    ],
)
def test_values_of_layouts_come_back_from_their_cells(value: object) -> None:
    assert decode(encode(value)) == value


@pytest.mark.parametrize("content", [b"", b"PK\x03\x04", b"not a workbook"])
def test_what_is_no_workbook_is_refused(content: bytes) -> None:
    with pytest.raises(Refusal) as why:
        workbook.build(content)
    assert why.value.code == "bad-workbook"


def test_a_workbook_with_entities_or_a_bomb_inside_is_refused(tmp_path: Path) -> None:
    content = _spoilt(tmp_path, lambda _: None)
    for name, spoilt in (
        ("xl/workbook.xml", b'<!DOCTYPE x [<!ENTITY a "b">]><x>&a;</x>'),
        ("xl/media/bomb.bin", bytes(101 * 1024 * 1024)),
    ):
        out = io.BytesIO()
        with zipfile.ZipFile(io.BytesIO(content)) as old, zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as new:
            for one in old.namelist():
                if one != name:
                    new.writestr(one, old.read(one))
            new.writestr(name, spoilt)
        with pytest.raises(Refusal) as why:
            workbook.build(out.getvalue())
        assert why.value.code == "bad-workbook"


def test_a_workbook_has_the_same_bytes_whenever_it_is_written(tmp_path: Path) -> None:
    for name in ("a.xlsx", "b.xlsx"):
        write(parts_of(PACKS / "1.000894"), tmp_path / name)
    content = (tmp_path / "a.xlsx").read_bytes()
    assert content == (tmp_path / "b.xlsx").read_bytes()
    with zipfile.ZipFile(tmp_path / "a.xlsx") as shell:
        assert {one.date_time for one in shell.infolist()} == {(2000, 1, 1, 0, 0, 0)}
        assert b"2000-01-01T00:00:00Z</dcterms:modified>" in shell.read("docProps/core.xml")


def test_an_authors_own_card_may_name_shipped_ones_and_a_bad_id_is_told_plainly(tmp_path: Path) -> None:
    folder = tmp_path / "goi"
    shutil.copytree(PACKS / "1.004873", folder / "1.004873")
    assert check_packs(folder) == []
    write(parts_of(PACKS / "1.004873"), tmp_path / "a.xlsx")

    def told(sheet: str, cell: str, value: object) -> list[str]:
        book = load_workbook(tmp_path / "a.xlsx")
        book[sheet][cell].value = value
        book.save(tmp_path / "b.xlsx")
        problems = workbook.build((tmp_path / "b.xlsx").read_bytes()).problems
        return [one.message for one in problems if (one.sheet, one.cell) == (sheet, cell)]

    assert told("Trường hợp", "A3", "Đã cưới") == [
        "Mã chỉ gồm chữ thường không dấu, số và gạch dưới, bắt đầu bằng chữ, như: never_married."
    ]
    spoilt = datetime(2026, 2, 1)  # noqa: DTZ001 - as a table program keeps it
    assert len(told("Giấy tờ", "C3", spoilt)) == 1


def test_the_empty_workbook_becomes_a_pack_once_its_example_is_replaced(tmp_path: Path) -> None:
    file = tmp_path / "mau.xlsx"
    template(file)
    left = workbook.build(file.read_bytes()).problems
    assert {one.sheet for one in left} >= {"Thẻ", "Trường hợp", "Giấy tờ", "survey", "Tờ khai", "Từ ngữ"}
    assert {one.message for one in left} == {"Đây còn là hàng ví dụ của bảng mẫu; gõ điều thật vào, hoặc xóa cả hàng."}
    book = load_workbook(file)
    assert next(iter(book)).title == HINTS
    assert all(hint("Giấy tờ", cell.value) == cell.comment.text for cell in book["Giấy tờ"][1])
    for cell in [cell for sheet in book for row in sheet.iter_rows() for cell in row if cell.value]:
        cell.value = cell.value.replace(EXAMPLE, "Thật").replace(EXAMPLE_CODE, "9.999998")
    book.save(file)
    made = workbook.build(file.read_bytes())
    assert made.problems == ()
    for name, content in made.files.items():
        (tmp_path / made.folder).mkdir(exist_ok=True)
        (tmp_path / made.folder / name).write_bytes(content)
    assert check_pack(tmp_path / made.folder) == []


def test_zeros_that_excel_dropped_are_found_by_the_cells_look_and_by_their_neighbours(tmp_path: Path) -> None:
    def change(book: Any) -> None:
        sheet = book["choices"]
        for value, shown in (("0011", "@"), (12, "General"), (14, "0000"), ("0013", "@")):
            sheet.append(["thon", value, f"Thôn {value}", "x"])
            sheet.cell(sheet.max_row, 2).number_format = shown
        for value in (1, 2, 10):  # numbers that never had zeros stay as they are
            sheet.append(["so", value, f"Số {value}", "x"])

    content = _spoilt(tmp_path, change)
    found = [one for one in workbook.build(content).problems if one.sheet == "choices"]
    assert sorted(one.repair or "" for one in found) == ["0012", "0014"]
    assert workbook.repair(content, tmp_path / "mended.xlsx") == 2
    assert workbook.build((tmp_path / "mended.xlsx").read_bytes()).problems == ()
