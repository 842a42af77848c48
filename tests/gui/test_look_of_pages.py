"""Every page at each size, scale, theme and size of the letters: nothing cut, all by keyboard, all to be heard."""

import re
from collections.abc import Callable

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QShortcut
from PySide6.QtWidgets import QLabel, QScrollArea, QWidget

from app.ui import assets
from app.ui.tokens import PALETTES
from app.ui.widgets.buttons import Button
from tests.support import stops
from tests.support.all_tours import PAGES
from tests.support.looks import (
    SIZES,
    come_to_rest,
    cut_words,
    ends_where_it_says,
    goes_by_keys_and_ears,
    goes_sideways,
    leans_out,
    narrow_buttons,
    raw_codes,
    shown,
)
from tests.support.walker import Walker

TALL = 3000
"""Pixels of a window in which a page stands from its top to its end."""

LARGER = (200, 300)
"""Letters in percent with which every page must still go in the full window."""

FILLED = ("primary", "big-primary")
"""Kinds of the button that stands out: one leads on, and no more than one."""


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.__name__)
def test_page_is_whole_at_every_scale_and_can_be_spoken(walker: Walker, page: Callable[[Walker], None]) -> None:
    page(walker)
    walker.settle()
    window = walker.window
    assert window.isActiveWindow(), "a part was shown before it had a place, and took the keyboard as a window"
    assert stops.holds_the_keyboard(window)
    ends_where_it_says(page, window.page)
    assert len([each for each in shown(window.page, Button) if each.property("kind") in FILLED]) <= 1
    for size in SIZES.values():
        window.resize(*size)
        come_to_rest(walker)
        assert cut_words(window) == [], size
        assert narrow_buttons(window) == [], size
        assert [type(each).__name__ for each in shown(window, QWidget) if leans_out(each)] == [], size
        assert stops.low(window) == [], size
    labels = [label for label in shown(window, QLabel) if isinstance(label, QLabel)]
    assert all(label.textFormat() is Qt.TextFormat.PlainText for label in labels)
    assert raw_codes(window) == []
    assert {each.key().toString() for each in window.findChildren(QShortcut)} <= told_keys()
    window.resize(*SIZES["full"])
    come_to_rest(walker)
    goes_by_keys_and_ears(window)
    stands_out_in_every_theme(walker)
    follows_larger_letters(walker)


def stands_out_in_every_theme(walker: Walker) -> None:
    """Words can be read and the keyboard can be seen, measured on the whole page at once as it was drawn."""
    for theme in PALETTES:
        walker.session.prefer(walker.session.preferences._replace(theme=theme))
        walker.window.resize(SIZES["full"][0], TALL)
        come_to_rest(walker)
        assert stops.pale(walker.window) == {}, theme
        each_look = stops.one_of_each(stops.stops(walker.window))
        found = {stops.named(each): stops.faint(each, walker.window) for each in each_look}
        assert {who: why for who, why in found.items() if why} == {}, theme


def told_keys() -> set[str]:
    """What the guide's page of keys names."""
    page = next(file for file in assets.help_files() if "phim-tat" in file.name)
    return set(re.findall(r"(?:Ctrl\+|Alt\+|Shift\+)*[A-Z][A-Za-z0-9]*", page.read_text(encoding="utf-8")))


def follows_larger_letters(walker: Walker) -> None:
    """Nothing is cut, too narrow or beyond the edge; what does not fit lies below, never at the side."""
    window = walker.window
    window.resize(*SIZES["full"])
    for percent in LARGER:
        walker.session.prefer(walker.session.preferences._replace(text_size=percent))
        come_to_rest(walker)
        assert window.size().toTuple() == SIZES["full"], percent
        assert cut_words(window) == [], percent
        assert narrow_buttons(window) == [], percent
        assert [type(each).__name__ for each in shown(window, QWidget) if leans_out(each)] == [], percent
        assert [area for area in shown(window, QScrollArea) if goes_sideways(area)] == [], percent
