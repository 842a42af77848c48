"""The look: contrast from the tokens, sizes that can be pressed, words that are not cut, plain text everywhere."""

import importlib
import pkgutil
import re
from collections.abc import Callable, Iterator

import pytest
from PySide6.QtCore import QRect, QSize, Qt
from PySide6.QtGui import QShortcut
from PySide6.QtTest import QTest
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractScrollArea,
    QApplication,
    QDialog,
    QLabel,
    QLineEdit,
    QScrollArea,
    QWidget,
)

import app.ui
from app.ui import assets
from app.ui.dialogs.dialog import Dialog
from app.ui.pages.page import Page
from app.ui.style import dress
from app.ui.tokens import EDGE_PAIRS, PALETTE, PALETTES, SPACE, TEXT_PAIRS, TYPE, contrast, wear
from app.ui.widgets.buttons import Button
from tests.support import stops
from tests.support.all_tours import DIALOGS, PAGES, PICTURES_ONLY, SHOWN
from tests.support.walker import Walker

SIZES = {"full": (1366, 768), "at 1.25": (1092, 614), "small": (1024, 600), "at 1.5": (911, 512)}
"""The screen of 1366x768 in the program's own pixels at each scale, and the one of a small laptop."""


@pytest.mark.parametrize("pair", TEXT_PAIRS, ids=" on ".join)
def test_text_can_be_read(pair: tuple[str, str]) -> None:
    assert contrast(PALETTE[pair[0]], PALETTE[pair[1]]) >= 4.5


@pytest.mark.parametrize("pair", EDGE_PAIRS, ids=" on ".join)
def test_edges_that_mean_something_can_be_seen(pair: tuple[str, str]) -> None:
    assert contrast(PALETTE[pair[0]], PALETTE[pair[1]]) >= 3


def test_letters_and_targets_are_large_enough() -> None:
    assert min(vars(TYPE).values()) >= 16
    assert SPACE.target >= 44


def shown(window: QWidget, kind: type[QWidget]) -> Iterator[QWidget]:
    """The widgets of a kind that can be seen, whether or not one has to scroll to them."""
    return (each for each in window.findChildren(kind) if each.isVisible())


def needed(label: QLabel) -> QSize:
    """What a label needs at the width that it has."""
    if label.wordWrap():
        return QSize(0, label.heightForWidth(label.width()))
    return label.sizeHint()


def is_cut(label: QLabel) -> bool:
    want = needed(label)
    return want.width() > label.width() or want.height() > label.height()


def leans_out(widget: QWidget) -> bool:
    """Whether a widget reaches beyond the one that holds it, sideways."""
    parent = widget.parentWidget()
    return (
        parent is not None
        and not isinstance(parent, QAbstractScrollArea | QLineEdit)
        and (widget.x() < 0 or widget.geometry().right() > parent.width())
    )


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


def goes_by_keys_and_ears(root: QWidget) -> None:
    """Tab reaches everything in order and in sight, shows where it is, and a screen reader knows what it is."""
    assert stops.unheard(root) == []
    assert stops.same_keys(root) == {}
    assert stops.mouse_only(root) == []
    assert stops.by_colour_alone(root) == []
    hidden: list[str] = []
    faint: list[tuple[str, str]] = []

    def look(widget: QWidget) -> None:
        if stops.out_of_sight(widget, root):
            hidden.append(stops.named(widget))
        if why := stops.faint(widget, root):
            faint.append((stops.named(widget), why))

    order = stops.walk(root, look)
    assert stops.missed(order, root) == []
    assert stops.backwards(order, root) == []
    assert hidden == []
    assert faint == []
    assert stops.walk_back(order) == [order[0], *reversed(order[1:])]


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


TALL = 3000
"""Pixels of a window in which a page stands from its top to its end."""


def raw_codes(window: QWidget) -> list[str]:
    """Words such as ``paper-lent`` that the program keeps for itself, on a label or a button."""
    widgets = [*shown(window, QLabel), *shown(window, QAbstractButton)]
    said = " ".join(each.text() for each in widgets if isinstance(each, QLabel | QAbstractButton))
    return CODE_WORD.findall(said)


CODE_WORD = re.compile(r"(?<![\w/.:-])[a-z]{2,}(?:[-_][a-z]{2,})+(?![\w/.-])")


def told_keys() -> set[str]:
    """What the guide's page of keys names."""
    page = next(file for file in assets.help_files() if "phim-tat" in file.name)
    return set(re.findall(r"(?:Ctrl\+|Alt\+|Shift\+)*[A-Z][A-Za-z0-9]*", page.read_text(encoding="utf-8")))


def test_every_page_and_every_dialog_is_looked_at() -> None:
    for found in pkgutil.walk_packages(app.ui.__path__, "app.ui."):
        importlib.import_module(found.name)
    every = {kind.__name__ for base in (Page, Dialog) for kind in all_below(base) if is_last(kind)}
    assert every == SHOWN.keys(), "a tour is wanted: tests/support"
    assert set(SHOWN.values()) <= {*PAGES, *DIALOGS, *PICTURES_ONLY}


def is_last(kind: type) -> bool:
    """A class of the program that stands on the screen itself."""
    return kind.__module__.startswith("app.") and not all_below(kind)


def ends_where_it_says(tour: Callable[[Walker], None], widget: QWidget) -> None:
    """A tour that is named for a page or a dialog ends there."""
    named = {name for name, each in SHOWN.items() if each is tour}
    assert not named or type(widget).__name__ in named


FILLED = ("primary", "big-primary")
"""Kinds of the button that stands out: one leads on, and no more than one."""


def all_below(kind: type) -> set[type]:
    return {each for below in kind.__subclasses__() for each in (below, *all_below(below))}


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
        wear(theme, 100)
        dress(QApplication.instance())
        assert stops.pale(shown_one) == {}, theme
        found = {stops.named(each): stops.faint(each, shown_one) for each in stops.one_of_each(stops.seen(shown_one))}
        assert {who: why for who, why in found.items() if why} == {}, theme
    shown_one.activateWindow()
    QTest.keyClick(QApplication.focusWidget(), Qt.Key.Key_Escape)
    come_to_rest(walker)
    assert not any(each.isVisible() for each in walker.window.findChildren(QDialog))
    assert stops.holds_the_keyboard(walker.window)


LARGER = (200, 300)
"""Letters in percent with which every page must still go in the full window."""


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


def come_to_rest(walker: Walker) -> None:
    """Until all has its place: a height follows from a width one round of events later, up through the layouts."""
    walker.settle()
    places, quiet = places_of(walker.window), 0
    for _ in range(100):
        QApplication.processEvents()
        before, places = places, places_of(walker.window)
        quiet = quiet + 1 if before == places else 0
        if quiet == 6:
            return
    pytest.fail("the page does not come to rest")


def places_of(window: QWidget) -> list[QRect]:
    """Where everything stands that is shown."""
    return [each.geometry() for each in shown(window, QWidget)]


def goes_sideways(area: QWidget) -> bool:
    """Whether one would have to scroll sideways to see all of it."""
    return isinstance(area, QScrollArea) and area.horizontalScrollBar().maximum() > 0


def cut_words(window: QWidget) -> list[str]:
    """Labels that need more room than they have."""
    return [label.text() for label in shown(window, QLabel) if isinstance(label, QLabel) and is_cut(label)]


def narrow_buttons(window: QWidget) -> list[str]:
    """Buttons whose words do not fit."""
    return [
        button.text()
        for button in shown(window, QAbstractButton)
        if isinstance(button, QAbstractButton)
        and not button.hasHeightForWidth()
        and button.sizeHint().width() > button.width()
    ]
