"""The page on which a pack is written: from a spoilt workbook to a signed pack, as its author goes."""

import json
from pathlib import Path
from threading import Event
from typing import Any

import pytest
from openpyxl import load_workbook  # type: ignore[import-untyped]
from PySide6.QtWidgets import QWidget

from app.services import author_packs, install_packs
from app.services.desk import Desk
from app.ui.dialogs.show_pdf import PDF, ShowPdfDialog
from app.ui.dialogs.walk_form import WalkFormDialog
from app.ui.pages.authoring import AuthoringPage
from app.ui.pages.procedure import ProcedurePage
from app.ui.widgets.options import RadioOption
from app.ui.widgets.text import Text
from forms.authoring.pack_folder import signers_file
from forms.authoring.workbook_write import parts_of, write
from forms.catalogue import PACKS
from tests.support.packs import Office
from tests.support.walker import Walker

STATE = "1.004873"


def said(page: QWidget) -> str:
    return " ".join(text.text() for text in page.findChildren(Text) if text.isVisible())


def a_workbook(folder: Path, title: str, code: Any = STATE) -> Path:
    file = folder / "doc-than.xlsx"
    write(parts_of(PACKS / STATE), file)
    book = load_workbook(file)
    cells = {row[0].value: row[3] for row in book["Thẻ"].iter_rows()}
    cells["Tên gọi"].value, cells["Mã thủ tục"].value = title, code
    cells["Ngày kiểm tra"].value = "2026-12-01"
    book.save(file)
    return file


def the_key(folder: Path, office: Office) -> Path:
    (folder / "key.json").write_text(json.dumps(office.national.as_json(secret=True)), encoding="utf-8")
    (folder / "signers.json").write_text(json.dumps(signers_file(office.signers)), encoding="utf-8")
    return folder / "key.json"


def test_an_author_mends_a_spoilt_workbook_and_sees_what_it_becomes(helper: Walker, tmp_path: Path) -> None:
    helper.session.go("authoring")
    page = helper.on(AuthoringPage)
    spoilt = a_workbook(tmp_path, "Xin giấy còn một mình", 1.004873)
    before = spoilt.read_bytes()
    page.take_in(spoilt)
    helper.settle()
    assert "Trang “Thẻ”" in said(page)
    assert "Máy có thể sửa thành: “1.004873”" in said(page)
    assert not page.make.isVisible()
    helper.press(page.mend)
    assert spoilt.read_bytes() == before
    assert "doc-than-da-sua.xlsx" in page.notice.text
    assert "không có gì phải sửa" in said(page)
    assert "sửa tên gọi" in said(page)
    helper.press(page.card)
    shown = helper.on(ProcedurePage)
    assert "Xin giấy còn một mình" in said(shown)
    assert "xem trước" in said(shown)
    assert not shown.make.isVisible()
    helper.session.go_back()
    assert helper.on(AuthoringPage) is page
    helper.press(page.walk)
    walk = page.findChild(WalkFormDialog)
    assert walk is not None
    assert "Ghi rõ việc gì" not in said(walk)
    other = next(one for one in walk.findChildren(RadioOption) if one.text() == "Việc khác")
    helper.press(other)
    assert "Ghi rõ việc gì" in said(walk)
    walk.reject()
    helper.press(page.paper)
    drawn = page.findChild(ShowPdfDialog)
    assert drawn is not None
    helper.settle()
    assert drawn.pdf.startswith(PDF)
    drawn.reject()


def test_a_sound_workbook_is_signed_and_an_older_card_is_told(
    helper: Walker, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    office = Office()
    monkeypatch.setattr(install_packs, "shipped_root", lambda: office.root.key)
    helper.session.go("authoring")
    page = helper.on(AuthoringPage)
    page.take_in(a_workbook(tmp_path, "Xin giấy còn một mình"))
    helper.settle()
    page.make_with(tmp_path / "none.json", tmp_path / "x.pack")
    helper.settle()
    assert "signers.json" in page.notice.text
    page.version.setText("2026.12.1")
    page.make_with(the_key(tmp_path, office), tmp_path / "x.pack")
    helper.settle()
    assert "x.pack" in page.notice.text
    assert helper.session.desk is not None
    pack = install_packs.read_pack(tmp_path, (tmp_path / "x.pack").read_bytes(), helper.session.desk.clock)
    assert (pack.label.name, pack.label.version) == ("thu-tuc-1-004873", "2026.12.1")
    assert {path.split("/")[1] for path in pack.files} >= {"card.json", "form.xml", "declaration.json"}
    older = a_workbook(tmp_path, "Xin giấy cũ")
    book = load_workbook(older)
    next(row[3] for row in book["Thẻ"].iter_rows() if row[0].value == "Ngày kiểm tra").value = "2020-01-01"
    book.save(older)
    page.take_in(older)
    helper.settle()
    assert "Ngày kiểm tra phải từ" in said(page)


def test_several_workbooks_become_one_pack_and_each_mistake_names_its_file(
    helper: Walker, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    office = Office()
    monkeypatch.setattr(install_packs, "shipped_root", lambda: office.root.key)
    helper.session.go("authoring")
    page = helper.on(AuthoringPage)
    other = tmp_path / "ket-hon.xlsx"
    write(parts_of(PACKS / "1.000894"), other)
    page.take_in(a_workbook(tmp_path, "Xin giấy còn một mình", 1.004873), other)
    helper.settle()
    assert "doc-than.xlsx · Thẻ" in said(page)
    helper.press(page.mend)
    assert "doc-than-da-sua.xlsx" in page.notice.text
    assert "ket-hon" not in page.notice.text  # nothing was wrong with it
    assert "2 bảng tính: không có gì phải sửa" in said(page)
    page.make_with(the_key(tmp_path, office), tmp_path / "x.pack")
    helper.settle()
    assert helper.session.desk is not None
    pack = install_packs.read_pack(tmp_path, (tmp_path / "x.pack").read_bytes(), helper.session.desk.clock)
    assert {path.split("/")[0] for path in pack.files} == {STATE, "1.000894"}
    again = tmp_path / "lan-hai.xlsx"
    again.write_bytes(a_workbook(tmp_path, "Xin giấy khác").read_bytes())
    page.take_in(tmp_path / "doc-than-da-sua.xlsx", again)
    helper.settle()
    assert "Hai bảng tính cùng ghi 1.004873" in said(page)


def test_a_stop_frees_the_page_in_the_middle_of_a_workbook_and_what_is_still_read_is_dropped(
    helper: Walker, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    helper.session.go("authoring")
    page = helper.on(AuthoringPage)
    first = a_workbook(tmp_path, "Xin giấy còn một mình")
    second = first.rename(tmp_path / "bang-hai.xlsx")
    first = a_workbook(tmp_path, "Xin giấy còn một mình")
    begun, gate, look_over = Event(), Event(), author_packs.look_over

    def slow(desk: Desk, file: Path) -> author_packs.Looked:
        begun.set()
        gate.wait(60)
        return look_over(desk, file)

    monkeypatch.setattr(author_packs, "look_over", slow)
    page.take_in(first)
    helper.until(begun.is_set)
    page.work.running.stop.click()
    assert not page.work.running.isVisible()  # the lane is still reading; nobody waits for it
    assert not page.work.under_way
    assert "mọi thứ vẫn như cũ" in page.notice.text
    page.take_in(second)
    gate.set()
    helper.settle()
    assert page.looked is not None
    assert page.looked.name == second.name
    assert helper.session.long_work == []
    assert "không có gì phải sửa" in said(page)
