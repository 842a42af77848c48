"""Scanning from the window: a webcam's pictures, squares in any order, every kind of code, each to where it belongs."""

import io
from collections.abc import Sequence

import pytest
from PIL import Image
from PySide6.QtCore import QMimeData, QPoint, QPointF, Qt
from PySide6.QtGui import QDropEvent, QGuiApplication, QImage
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLabel

from app.imaging.frames import Camera, Recording
from app.practice import PENSION
from app.printing.symbols import symbol
from app.ui.camera import CameraName
from app.ui.dialogs.scan_any import ScanAnyDialog
from app.ui.dialogs.scan_card import ScanCardDialog
from app.ui.pages.dossiers import DossiersPage
from app.ui.pages.home import HomePage
from app.ui.pages.procedure import ProcedurePage
from app.ui.widgets.buttons import Button
from forms import codes, vietqr
from sync.paper import symbols
from tests.gui.test_paper import scan_dialog
from tests.support import degrading
from tests.support.villagers import GRANDMOTHER
from tests.support.walker import Walker
from tests.unit.test_mrz_and_insurance import lines


def framed(text: str) -> bytes:
    """What a camera of 1280 × 720 sees of a printed code."""
    ground = Image.new("L", degrading.FRAME, 170)
    ground.paste(degrading.printed(symbol(text, 50), 300), (200, 60))
    out = io.BytesIO()
    ground.save(out, "PNG")
    return out.getvalue()


class RecordedCameras:
    """A camera source that plays pictures; without any it is a machine without a camera."""

    def __init__(self, *pictures: bytes) -> None:
        self._pictures = pictures

    def load(self) -> None:
        """Nothing is to be brought."""

    def names(self) -> Sequence[CameraName]:
        """One camera, or none."""
        return [CameraName("1", "Máy ảnh thử")] if self._pictures else []

    def open(self, _key: str, *, fine: bool = False) -> Camera:  # noqa: ARG002 - the port's face
        """Play."""
        return Recording(self._pictures)


def scan_any(helper: Walker) -> ScanAnyDialog:
    helper.session.go("home")
    helper.press(helper.on(HomePage).scan)
    return next(each for each in helper.window.findChildren(ScanAnyDialog) if each.isVisible())


def say(helper: Walker, dialog: ScanAnyDialog, text: str) -> str:
    """Scan a text by a reader; everything that the dialog says then."""
    dialog.text.setText(text)
    QTest.keyClick(dialog.text, Qt.Key.Key_Return)
    helper.settle()
    return words(dialog)


def words(dialog: ScanAnyDialog) -> str:
    return "\n".join(label.text() for label in dialog.findChildren(QLabel) if label.isVisible())


def press(helper: Walker, dialog: ScanAnyDialog, label: str) -> None:
    button = next(each for each in dialog.findChildren(Button) if each.text().replace("&", "") == label)
    helper.press(button)


def test_a_webcam_reads_the_card_into_the_form(helper: Walker) -> None:
    helper.session.__dict__["camera_source"] = RecordedCameras(framed(GRANDMOTHER))
    scan_dialog(helper)
    helper.scan_dialog().webcam.click()
    helper.until(lambda: not any(each.isVisible() for each in helper.window.findChildren(ScanCardDialog)))
    helper.settle()
    assert helper.field("owner_name").view.value == "Nguyễn Thị Ệ"


def test_the_lines_on_the_back_come_line_by_line_and_leave_the_name_to_the_helper(helper: Walker) -> None:
    scan_dialog(helper)
    dialog = helper.scan_dialog()
    for line in lines().split("\n"):
        dialog.text.setText(dialog.text.text() + line)
        QTest.keyClick(dialog.text, Qt.Key.Key_Return)
        helper.settle()
    assert helper.field("owner_number").view.value == "001140009876"
    assert helper.field("owner_name").view.value == ""
    assert any("không dấu" in label.text() for label in helper.window.teller.findChildren(QLabel))


def test_without_a_camera_the_words_are_calm(helper: Walker) -> None:
    helper.session.__dict__["camera_source"] = RecordedCameras()
    dialog = scan_any(helper)
    dialog.webcam.click()
    helper.until(lambda: bool(dialog.camera.notice.text) and "chưa thấy máy ảnh" in dialog.camera.notice.text)
    assert not dialog.webcam.isChecked() or not dialog.camera.is_on


def test_squares_of_a_dossier_come_in_any_order(helper: Walker) -> None:
    first, second, *_ = symbols.split(bytes(range(250)) * 3)
    dialog = scan_any(helper)
    assert "1/2 ô mã" in say(helper, dialog, second)
    said = say(helper, dialog, first)
    assert "2/2 ô mã" in said
    assert "Chỉ cơ quan nhận mở được" in said
    press(helper, dialog, "Mang về máy chủ")
    assert dialog.notice.text  # not enrolled here, and told so in the dialog


def test_each_kind_says_what_it_is_and_leads_on(helper: Walker) -> None:
    dialog = scan_any(helper)
    transfer = vietqr.Transfer("970405", "1234567890", 20000, "HSL ABC")
    said = say(helper, dialog, vietqr.write(transfer))
    assert "1234567890" in said
    assert "20.000 đồng" in said
    assert "không trả tiền" in said
    assert "không có trong máy" in say(helper, dialog, codes.tracking("https://x.vn", "ABCD-EFGH", "S" * 16))
    assert "thẻ căn cước" in say(helper, dialog, "một tờ giấy nào đó").lower()
    assert "nguyễn thị ệ" in say(helper, dialog, GRANDMOTHER).lower()
    press(helper, dialog, "Hồ sơ mang tên này")
    assert helper.on(DossiersPage).name.text() == "Nguyễn Thị Ệ"
    dialog = scan_any(helper)
    say(helper, dialog, codes.portal_page(PENSION)[0])
    press(helper, dialog, "Mở thủ tục này")
    helper.on(ProcedurePage)


@pytest.mark.parametrize("way", ["clipboard", "drop"])
def test_a_picture_comes_by_clipboard_and_by_dragging(helper: Walker, way: str) -> None:
    dialog = scan_any(helper)
    content = QMimeData()
    content.setImageData(QImage.fromData(framed(codes.portal_page(PENSION)[0])))
    if way == "clipboard":
        QGuiApplication.clipboard().setMimeData(content)
        QTest.keyClick(dialog.text, Qt.Key.Key_V, Qt.KeyboardModifier.ControlModifier)
    else:
        none = (Qt.MouseButton.NoButton, Qt.KeyboardModifier.NoModifier)
        dialog.dropEvent(QDropEvent(QPointF(QPoint(5, 5)), Qt.DropAction.CopyAction, content, *none))
    helper.settle()
    assert "Cổng dịch vụ công" in words(dialog)
