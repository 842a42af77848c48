import csv
from dataclasses import replace
from pathlib import Path

import pytest
from openpyxl import Workbook, load_workbook  # type: ignore[import-untyped]

from forms.authoring.province_sheet import province_of, read_province, repair_sheet
from forms.places import Places

ROW = {
    "Mã xã": "09955",
    "Tên xã": "Xã Thạch Thất",
    "Nơi nhận": "Trung tâm phục vụ (bịa để thử)",
    "Số gọi hỏi": "0240000001",
    "Nguồn": "bịa để thử",
    "Ngày xem": "20/11/2026",
}


def _csv(tmp_path: Path, *rows: dict[str, str]) -> Path:
    file = tmp_path / "x.csv"
    with file.open("w", encoding="utf-8-sig", newline="") as target:
        writer = csv.DictWriter(target, [*dict.fromkeys(key for row in rows for key in row)])
        writer.writeheader()
        writer.writerows(rows)
    return file


def _problems(tmp_path: Path, *rows: dict[str, str]) -> list[str]:
    return [str(one) for one in read_province(_csv(tmp_path, *rows), "01").problems]


def test_a_row_becomes_a_communes_data(tmp_path: Path) -> None:
    fees = {"Lệ phí 1.004873": "0 đồng (thử)", "Lệ phí 1.001193 bưu điện": "1 đồng (thử)"}
    badges = {"Thẻ người hỗ trợ": "HT-1: 01/01/2026 – 31/12/2026; HT-2: 2026-02-01 đến 2026-03-01"}
    found = read_province(_csv(tmp_path, ROW | fees | badges), "01")
    assert found.problems == ()
    data = found.communes["09955"]
    assert (data["office"], data["hotline"], data["read_on"]) == (ROW["Nơi nhận"], "0240000001", "2026-11-20")
    assert [(one["procedure"], one["route"], one["source"]) for one in data["fees"]] == [
        ("1.004873", "", "bịa để thử"),
        ("1.001193", "post", "bịa để thử"),
    ]
    assert data["badges"][1] == {"number": "HT-2", "first_day": "2026-02-01", "last_day": "2026-03-01"}


def test_one_name_of_two_communes_is_asked_about(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    here = Places.load().communes("01")
    twin = replace(next(one for one in here if one.code == "09955"), code="99999")
    monkeypatch.setattr(Places, "communes", lambda *_: (*here, twin))
    said = _problems(tmp_path, ROW | {"Mã xã": ""})
    assert said == [
        "Trang “x.csv”, ô B2: Nhiều xã cùng tên, hãy ghi mã xã: 09955 Xã Thạch Thất; 99999 Xã Thạch Thất.",
    ]


def test_a_code_that_is_another_communes_is_named(tmp_path: Path) -> None:
    assert "không phải “Xã Khác”" in _problems(tmp_path, ROW | {"Tên xã": "Xã Khác"})[0]
    assert "Không có xã “Xã Bịa Đặt”" in _problems(tmp_path, ROW | {"Mã xã": "", "Tên xã": "Xã Bịa Đặt"})[0]
    assert "Không có xã mã 26734 trong tỉnh" in _problems(tmp_path, ROW | {"Mã xã": "26734"})[0]


def test_what_is_missing_or_wrong_is_named_by_cell(tmp_path: Path) -> None:
    assert _problems(tmp_path, ROW | {"Nguồn": ""}) == ["Trang “x.csv”, ô E2: Ô này không được để trống."]
    assert _problems(tmp_path, ROW | {"Số gọi hỏi": "gọi anh Ba"}) == [
        "Trang “x.csv”, ô D2: Đây không phải là số điện thoại."
    ]
    assert "Viết dạng" in _problems(tmp_path, ROW | {"Thẻ người hỗ trợ": "HT-1"})[0]
    assert "ghi đủ các cột" in _problems(tmp_path, ROW | {"Số tài khoản": "123456"})[0]
    assert "Không có cột “Lệ phí khai sinh”" in _problems(tmp_path, ROW | {"Lệ phí khai sinh": "x"})[0]
    assert "đứng ở hai hàng" in _problems(tmp_path, ROW, ROW)[0]
    assert "không có hàng nào" in str(read_province(_csv(tmp_path, dict.fromkeys(ROW, "")), "01").problems[0])


def test_lost_zeros_are_named_and_repaired(tmp_path: Path) -> None:
    book = Workbook()
    book.active.append([*ROW])
    book.active.append([9955, *list(ROW.values())[1:3], 240000001, *list(ROW.values())[4:]])
    book.save(tmp_path / "x.xlsx")
    found = read_province(tmp_path / "x.xlsx", "01")
    assert [one.repair for one in found.problems] == ["09955", "0240000001"]
    assert repair_sheet(tmp_path / "x.xlsx", tmp_path / "y.xlsx") == 2
    assert load_workbook(tmp_path / "y.xlsx").active["A2"].value == "09955"
    assert read_province(tmp_path / "y.xlsx", "01").problems == ()
    assert province_of(tmp_path / "y.xlsx") == "01"
