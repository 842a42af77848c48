"""Every dialog on a small screen and in each theme: nothing cut, all by keyboard, and Escape leads back."""

from collections.abc import Callable

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QDialog, QWidget

from app.ui.style import dress
from app.ui.tokens import PALETTES, wear
from tests.support import stops
from tests.support.all_tours import DIALOGS
from tests.support.looks import (
    SIZES,
    come_to_rest,
    cut_words,
    ends_where_it_says,
    goes_by_keys_and_ears,
    leans_out,
    narrow_buttons,
    raw_codes,
    shown,
)
from tests.support.walker import Walker


@pytest.mark.parametrize("dialog", DIALOGS, ids=lambda dialog: dialog.__name__)
def test_dialog_is_whole_on_a_small_screen(walker: Walker, dialog: Callable[[Walker], None]) -> None:
    walker.window.resize(*SIZES["at 1.5"])
    dialog(walker)
    come_to_rest(walker)
    shown_one = [each for each in walker.window.findChildren(QDialog) if each.isVisible()][-1]
    ends_where_it_says(dialog, shown_one)
    assert cut_words(shown_one) == []
    assert narrow_buttons(shown_one) == []
    assert [type(each).__name__ for each in shown(shown_one, QWidget) if leans_out(each)] == []
    assert raw_codes(shown_one) == []
    assert stops.holds_the_keyboard(shown_one)
    assert stops.low(shown_one) == []
    goes_by_keys_and_ears(shown_one)
    for theme in PALETTES:
        if wear(theme, 100):
            dress(QApplication.instance())
        assert stops.pale(shown_one) == {}, theme
        found = {stops.named(each): stops.faint(each, shown_one) for each in stops.one_of_each(stops.seen(shown_one))}
        assert {who: why for who, why in found.items() if why} == {}, theme
    shown_one.activateWindow()
    QTest.keyClick(QApplication.focusWidget(), Qt.Key.Key_Escape)
    come_to_rest(walker)
    assert not any(each.isVisible() for each in walker.window.findChildren(QDialog))
    assert stops.holds_the_keyboard(walker.window)
