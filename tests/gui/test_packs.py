"""The page of content packs and the local reasons for a return: what the keeper takes in, and what is refused why."""

from pathlib import Path

import pytest
from PySide6.QtCore import QMimeData, QPoint, Qt, QUrl
from PySide6.QtGui import QDropEvent
from PySide6.QtWidgets import QDialog, QWidget

from app.services import install_packs
from app.services.desk import Desk
from app.storage import pack_store
from app.ui.dialogs.confirm import ConfirmDialog
from app.ui.dialogs.install_pack import InstallPackDialog
from app.ui.dialogs.return_reason import ReturnReasonDialog
from app.ui.pages.packs import PacksPage
from app.ui.pages.return_reasons import ReturnReasonsPage
from app.ui.widgets.text import Text
from forms import pack_zip
from forms.catalogue import PACKS
from tests.support.packs import COMMUNE, Office, a_card, local
from tests.support.walker import Walker

OFFICE = Office()
MARRIAGE, DEATH = "1.000894", "1.000656"


def said(page: QWidget) -> str:
    return " ".join(text.text() for text in page.findChildren(Text))


def dropped(page: PacksPage, file: Path) -> None:
    content = QMimeData()
    content.setUrls([QUrl.fromLocalFile(str(file))])
    copy, left, none = Qt.DropAction.CopyAction, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier
    page.dropEvent(QDropEvent(QPoint(9, 9), copy, content, left, none))


def written(folder: Path, name: str, content: bytes) -> Path:
    (folder / name).write_bytes(content)
    return folder / name


def spoilt_packs() -> list[tuple[str, bytes]]:
    """Packs with a circle, an unknown function, no form at all, entities, a broken card, a file changed on its way."""
    files = {f"{DEATH}/{name}": (PACKS / DEATH / name).read_bytes() for name in ("form.xml", "declaration.json")}
    files[f"{DEATH}/card.json"] = a_card(DEATH)
    xml = files[f"{DEATH}/form.xml"].decode()
    bind = next(line for line in xml.splitlines() if "/data/matter/papers_case" in line and "calculate" in line)
    begin = bind.split('calculate="', maxsplit=1)[0]
    forms = {"circle": "/data/matter/papers_case", "function": "khong-co(1)"}
    made = [
        (name, OFFICE.pack(files | {f"{DEATH}/form.xml": xml.replace(bind, f'{begin}calculate="{how}"/>').encode()}))
        for name, how in forms.items()
    ]
    made.append(("form", OFFICE.pack(files | {f"{DEATH}/form.xml": b"<x/>"})))
    sound = OFFICE.pack(files)
    made.append(("entities", changed(sound, b'<!DOCTYPE x [<!ENTITY a "b">]><x/>', f"{DEATH}/form.xml")))
    made.append(("card", OFFICE.pack({f"{MARRIAGE}/card.json": b"{"})))
    made.append(("changed", changed(sound, a_card(DEATH, title="Khác"), f"{DEATH}/card.json")))
    return made


def changed(content: bytes, instead: bytes, name: str) -> bytes:
    files = pack_zip.read(content)
    return pack_zip.write(files | {name: instead})


def dialog_of(helper: Walker, kind: type[QDialog]) -> QDialog:
    helper.settle()
    return next(each for each in helper.window.findChildren(kind) if each.isVisible())


def test_a_dropped_pack_is_shown_agreed_to_listed_and_put_aside(
    helper: Walker, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(install_packs, "shipped_root", lambda: OFFICE.root.key)
    helper.session.go("packs")
    page = helper.on(PacksPage)
    commune = OFFICE.pack({f"local/{COMMUNE}.json": local()}, by=OFFICE.commune)
    dropped(page, written(tmp_path, "xa.pack", commune))
    asked = dialog_of(helper, InstallPackDialog)
    assert isinstance(asked, InstallPackDialog)
    assert "Xã Thạch Thất" in said(asked)
    assert pack_store.installed(helper.session.folder) == ()
    helper.press(asked.yes)
    [row] = pack_store.installed(helper.session.folder)
    shown = said(page)
    assert row.changes
    assert all(line in shown for line in row.changes)
    assert helper.session.desk is not None
    assert "Gói thử" in shown
    assert page.again.isVisible()
    helper.press(page.asiders[row.identity])
    sure = dialog_of(helper, ConfirmDialog)
    assert isinstance(sure, ConfirmDialog)
    helper.press(sure.yes)
    assert pack_store.folders(helper.session.folder) == ()
    old = OFFICE.pack({f"local/{COMMUNE}.json": local(hotline="0240000009")}, "2026.11.1", by=OFFICE.commune)
    told = set()
    for name, content in (
        ("old.pack", old),
        ("stranger.pack", Office().pack({f"{MARRIAGE}/card.json": a_card(MARRIAGE)})),
        ("none.pack", b"no zip"),
        ("large.pack", bytes(21 * 1024 * 1024)),
        *spoilt_packs(),
    ):
        page.take_in(written(tmp_path, name, content))
        helper.settle()
        assert page.notice.isVisible(), name
        told.add(said(page.notice))
    assert len(told) == 10
    assert any("hàm “khong-co”" in one and DEATH in one for one in told)
    assert pack_store.folders(helper.session.folder) == ()
    page.take_in(written(tmp_path, "xa.pack", commune))  # the way back: the same file once more
    again = dialog_of(helper, InstallPackDialog)
    assert isinstance(again, InstallPackDialog)
    helper.press(again.yes)
    assert len(pack_store.folders(helper.session.folder)) == 1


def test_reasons_for_a_return_are_written_mended_and_struck(helper: Walker) -> None:
    helper.session.go("return_reasons")
    page = helper.on(ReturnReasonsPage)
    helper.press(page.add)
    asked = dialog_of(helper, ReturnReasonDialog)
    assert isinstance(asked, ReturnReasonDialog)
    asked.message.setText("Gọi số 0912345678")
    helper.press(asked.yes)
    assert asked.isVisible()  # a number is somebody's data
    asked.message.setText("Thiếu dấu thôn")
    helper.press(asked.yes)
    helper.press(page.editors[1])
    mended = dialog_of(helper, ReturnReasonDialog)
    assert isinstance(mended, ReturnReasonDialog)
    mended.fix.setText("Xin dấu trưởng thôn")
    helper.press(mended.yes)
    assert "Thiếu dấu thôn" in said(page)
    assert "Xin dấu trưởng thôn" in said(page)
    helper.press(page.removers[1])
    sure = dialog_of(helper, ConfirmDialog)
    assert isinstance(sure, ConfirmDialog)
    helper.press(sure.yes)
    assert page.removers == {}


def test_only_the_keeper_takes_packs_in(helper: Walker, monkeypatch: pytest.MonkeyPatch) -> None:
    desk = helper.session.desk
    assert isinstance(desk, Desk)
    monkeypatch.setattr(type(desk.vault), "role", "helper")
    helper.session.go("packs")
    page = helper.on(PacksPage)
    assert not page.file.isEnabled()
    assert not page.acceptDrops()
    page.take_in(Path("nothing.pack"))
    helper.settle()
    assert "người giữ máy" in said(page.notice)
