"""What the keeper sets: the help point, letters and colours that are remembered, the lock; and the guide under F1."""

from itertools import product
from threading import Event

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel

from app.main import Program
from app.practice import PENSION
from app.services import describe_point
from app.ui import assets, preferences
from app.ui.dialogs.help import TOPICS, HelpDialog, blocks, heading_of
from app.ui.page_stack import PAGES as WINDOW_PAGES
from app.ui.pages.fill import FillPage
from app.ui.pages.settings import SettingsPage
from app.ui.pages.unlock import UnlockPage
from app.ui.preferences import Preferences
from app.ui.tokens import EDGE_PAIRS, PALETTE, PALETTES, TEXT_PAIRS, TYPE, contrast
from app.ui.watch import MOST_LOOKS
from tests.support.vaults import WORDS
from tests.support.walker import Walker


@pytest.mark.parametrize(("theme", "pair"), list(product(PALETTES, TEXT_PAIRS)), ids=str)
def test_every_theme_can_be_read(theme: str, pair: tuple[str, str]) -> None:
    assert contrast(PALETTES[theme][pair[0]], PALETTES[theme][pair[1]]) >= (7 if theme == "high-contrast" else 4.5)


@pytest.mark.parametrize(("theme", "pair"), list(product(PALETTES, EDGE_PAIRS)), ids=str)
def test_edges_can_be_seen_in_every_theme(theme: str, pair: tuple[str, str]) -> None:
    assert contrast(PALETTES[theme][pair[0]], PALETTES[theme][pair[1]]) >= 3


def settings(helper: Walker) -> SettingsPage:
    helper.session.go("settings")
    return helper.on(SettingsPage)


def test_help_point_is_written_into_the_vault(helper: Walker) -> None:
    page = settings(helper)
    helper.type(page.name, "Nhà văn hóa thôn 3")
    helper.type(page.hotline, "0241 000 111")
    helper.press(page.save)
    told: list[describe_point.Point] = []
    helper.session.ask(describe_point.point, told.append, keeper=helper.window)
    helper.settle()
    assert told == [describe_point.Point("Nhà văn hóa thôn 3", "0241 000 111")]


def test_look_holds_at_once_and_at_the_next_start(helper: Walker, program: Program) -> None:
    helper.press(settings(helper).themes["dark"])
    helper.press(helper.on(SettingsPage).sizes["150"])
    page = helper.on(SettingsPage)
    assert page.themes["dark"].isChecked()
    assert page.sizes["150"].isChecked()
    assert PALETTE.paper == PALETTES["dark"].paper
    assert TYPE.base == 26
    helper.window.page.ensurePolished()
    assert next(label for label in page.findChildren(QLabel)).font().pixelSize() >= TYPE.base
    assert preferences.read(program.session.folder) == Preferences("dark", 150, 10)


def test_the_file_of_the_look_may_be_missing_broken_or_unknown(helper: Walker) -> None:
    folder = helper.session.folder
    assert preferences.read(folder) == Preferences()
    (folder / "window.txt").write_bytes(b"theme=pink\ntext_size=9000\nlock_minutes=\n\xff")
    assert preferences.read(folder) == Preferences()
    (folder / "window.txt").write_text("theme=dark\ntext_size=-1\nnonsense\n", encoding="utf-8")
    assert preferences.read(folder) == Preferences("dark")


def test_look_changed_while_filling_keeps_the_place_and_what_is_being_typed(helper: Walker) -> None:
    helper.begin(PENSION)
    helper.fill_section({"request_kind": "new", "filing_for": "owner"})
    line = helper.field("owner_name").control.focusProxy()
    assert line is not None
    helper.type(line, "Nguyễn Thị Ệ")
    helper.session.prefer(Preferences("dark", 125))
    helper.on(FillPage)
    assert helper.field("owner_name").control.value() == "Nguyễn Thị Ệ"


def test_idle_screen_locks_and_the_draft_comes_back_at_its_place(helper: Walker) -> None:
    helper.begin(PENSION)
    helper.fill_section({"request_kind": "new", "filing_for": "owner"})
    line = helper.field("owner_name").control.focusProxy()
    assert line is not None
    helper.type(line, "Nguyễn Thị Ệ")
    watch = helper.window._watch
    assert watch is not None
    assert watch.idle.timer.interval() == 10 * 60_000
    watch.idle.over.emit()
    unlock = helper.on(UnlockPage)
    assert helper.session.desk is None
    assert helper.session.hand is None
    helper.type(unlock.passphrase.line, WORDS)
    unlock.submit()
    helper.until(lambda: helper.window.page_name == "fill")
    helper.on(FillPage)
    assert helper.field("owner_name").control.value() == "Nguyễn Thị Ệ"
    helper.answer("owner_name", "Nguyễn Thị Ệch")
    assert not helper.on(FillPage).hand.unstored  # type: ignore[union-attr]


def test_a_key_begins_the_wait_anew(helper: Walker) -> None:
    helper.session.prefer(Preferences(lock_minutes=2))
    watch = helper.window._watch
    handle = helper.window.windowHandle()
    assert watch is not None
    assert handle is not None
    idle = watch.idle
    idle._on_window(handle)
    idle.timer.stop()
    QTest.keyClick(handle, Qt.Key.Key_A)
    assert idle.timer.isActive()
    assert idle.timer.interval() == 2 * 60_000


def test_every_page_has_its_place_in_the_guide() -> None:
    files = assets.help_files()
    assert TOPICS.keys() == WINDOW_PAGES.keys()
    for number, heading in TOPICS.values():
        found = [words for role, words in blocks(files[number - 1].read_text(encoding="utf-8")) if role == "heading"]
        assert not heading or heading in found
    assert all(heading_of(file) for file in files)


def test_f1_opens_the_guide_where_it_speaks_of_the_page(helper: Walker) -> None:
    helper.begin(PENSION)
    helper.key(Qt.Key.Key_F1)
    helper.settle()
    dialog = next(each for each in helper.window.findChildren(HelpDialog) if each.isVisible())
    QApplication.processEvents()
    assert "Lấy thông tin từ thẻ" in dialog.headings
    assert not any(sign in label.text() for label in dialog.findChildren(QLabel) for sign in ("**", "](", "`"))
    helper.press(dialog.pages[5])
    assert dialog.pages[5].isChecked()
    helper.press(dialog.yes)
    assert not any(each.isVisible() for each in helper.window.findChildren(HelpDialog))


def test_what_never_ends_keeps_the_screen_open_for_some_minutes_and_not_for_ever(helper: Walker) -> None:
    watch, gate = helper.window._watch, Event()
    assert watch is not None
    helper.session.lanes.long.run(gate.wait, keeper=helper.session)  # a stick that hangs
    watch.idle.timer.stop()
    watch.idle.over.emit()
    assert helper.window.page_name == "home"
    for _ in range(MOST_LOOKS):
        watch._again.timeout.emit()
    assert helper.session.desk is None
    gate.set()
    helper.on(UnlockPage)
