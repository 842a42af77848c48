"""Menus and dialogs that the toolkit makes itself speak Vietnamese too."""

from pathlib import Path
from xml.etree import ElementTree as ET

import pytest
from PySide6.QtCore import QLibraryInfo, QTranslator
from PySide6.QtWidgets import QApplication, QDialogButtonBox, QLineEdit, QMenu, QPlainTextEdit
from pytestqt.qtbot import QtBot

from app.main import prepare

WORDS = Path(__file__).parents[2] / "assets" / "translations" / "qt_vi.ts"


@pytest.fixture(autouse=True)
def _prepared(qapp: QApplication) -> None:
    prepare(qapp)


def told(menu: QMenu) -> list[str]:
    return [action.text().split("\t")[0].replace("&", "") for action in menu.actions() if action.text()]


@pytest.mark.parametrize("kind", [QLineEdit, QPlainTextEdit])
def test_the_right_click_in_a_text_is_vietnamese(qtbot: QtBot, kind: type[QLineEdit] | type[QPlainTextEdit]) -> None:
    line = kind()
    qtbot.addWidget(line)
    menu = line.createStandardContextMenu()
    assert told(menu) == ["Hoàn tác", "Làm lại", "Cắt", "Sao chép", "Dán", "Xóa", "Chọn hết"]
    menu.deleteLater()


def test_the_buttons_that_the_toolkit_names_are_vietnamese(qtbot: QtBot) -> None:
    box = QDialogButtonBox(QDialogButtonBox.StandardButton.Save | QDialogButtonBox.StandardButton.Cancel)
    qtbot.addWidget(box)
    assert {button.text().replace("&", "") for button in box.buttons()} == {"Lưu", "Hủy"}


def test_each_word_is_one_that_this_toolkit_says() -> None:
    """A new version may say it otherwise; what it says in German shows what it says at all."""
    german = QTranslator()
    assert german.load("qtbase_de", QLibraryInfo.path(QLibraryInfo.LibraryPath.TranslationsPath))
    unknown = [
        (context.findtext("name"), message.findtext("source"))
        for context in ET.parse(WORDS).getroot().iter("context")  # noqa: S314 - our own file
        for message in context.iter("message")
        if not german.translate(str(context.findtext("name")), str(message.findtext("source")))
    ]
    assert unknown == []
