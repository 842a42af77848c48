"""The look: contrast from the tokens, sizes that can be pressed, words that are not cut, plain text everywhere."""

import re
from collections import Counter
from collections.abc import Callable, Iterator

import pytest
from PySide6.QtCore import QPoint, QRect, QSize, Qt
from PySide6.QtGui import QAccessible, QColor, QImage, QShortcut
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

from app.ui import assets
from app.ui.tokens import EDGE_PAIRS, PALETTE, PALETTES, SPACE, TEXT_PAIRS, TYPE, contrast
from tests.support import tours
from tests.support.tours import DIALOGS, PAGES
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
    for size in SIZES.values():
        window.resize(*size)
        come_to_rest(walker)
        assert cut_words(window) == [], size
        assert narrow_buttons(window) == [], size
        assert [type(each).__name__ for each in shown(window, QWidget) if leans_out(each)] == [], size
        low = [
            (type(each).__name__, each.height())
            for each in (*shown(window, QAbstractButton), *shown(window, QLineEdit))
            if each.focusPolicy() != Qt.FocusPolicy.NoFocus and each.height() < 44
        ]
        assert low == [], size
    labels = [label for label in shown(window, QLabel) if isinstance(label, QLabel)]
    assert all(label.textFormat() is Qt.TextFormat.PlainText for label in labels)
    assert silent_stops(window) == []
    assert raw_codes(window) == []
    assert {each.key().toString() for each in window.findChildren(QShortcut)} <= told_keys()
    hears_everything_in_order(walker)
    follows_larger_letters(walker)


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


@pytest.mark.parametrize("dialog", DIALOGS, ids=lambda dialog: dialog.__name__)
def test_dialog_is_whole_on_a_small_screen(walker: Walker, dialog: Callable[[Walker], None]) -> None:
    walker.window.resize(*SIZES["at 1.5"])
    dialog(walker)
    come_to_rest(walker)
    shown_one = next(each for each in walker.window.findChildren(QDialog) if each.isVisible())
    assert cut_words(shown_one) == []
    assert narrow_buttons(shown_one) == []
    assert [type(each).__name__ for each in shown(shown_one, QWidget) if leans_out(each)] == []
    assert silent_stops(shown_one) == []
    assert raw_codes(shown_one) == []


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
    for _ in range(6):
        QApplication.processEvents()


def goes_sideways(area: QWidget) -> bool:
    """Whether one would have to scroll sideways to see all of it."""
    return isinstance(area, QScrollArea) and area.horizontalScrollBar().maximum() > 0


ROLES_THAT_SPEAK = {
    QAccessible.Role.Button,
    QAccessible.Role.PushButton,
    QAccessible.Role.CheckBox,
    QAccessible.Role.RadioButton,
    QAccessible.Role.EditableText,
    QAccessible.Role.ComboBox,
    QAccessible.Role.List,
    QAccessible.Role.Table,
    QAccessible.Role.Tree,
    QAccessible.Role.Link,
}


def hears_everything_in_order(walker: Walker) -> None:
    """A screen reader has name and role of every stop, and Tab goes down the page."""
    stops = [each for each in shown(walker.window, QWidget) if is_stop(each)]
    assert stops
    heard = {each: QAccessible.queryAccessibleInterface(each) for each in stops}
    assert [type(each).__name__ for each, said in heard.items() if not said.text(QAccessible.Text.Name)] == []
    assert [
        (type(each).__name__, said.role()) for each, said in heard.items() if said.role() not in ROLES_THAT_SPEAK
    ] == []
    order = tab_order(walker, stops)
    assert [spoken(each) for each in stops if each not in order and not goes_by_arrows(each, order)] == []
    body = [each for each in order if walker.window.page.body.isAncestorOf(each)]
    paper = walker.window.page.body.paper
    places = [each.mapTo(paper, each.rect().topLeft()) for each in body]
    backwards = [
        (type(body[at]).__name__, type(body[at + 1]).__name__)
        for at in range(len(body) - 1)
        if places[at + 1].y() + body[at + 1].height() <= places[at].y() and places[at + 1].x() <= places[at].x()
    ]
    assert backwards == []


def goes_by_arrows(widget: QWidget, order: list[QWidget]) -> bool:
    """Whether Tab stops at another choice of its group, from where the arrows lead to it."""
    group = widget.group() if isinstance(widget, QAbstractButton) else None
    return group is not None and group.exclusive() and any(each in order for each in group.buttons())


def is_stop(widget: QWidget) -> bool:
    """Whether Tab stops there."""
    policy = widget.focusPolicy()
    return bool(policy & Qt.FocusPolicy.TabFocus) and widget.isEnabled() and widget.focusProxy() is None


def tab_order(walker: Walker, stops: list[QWidget]) -> list[QWidget]:
    """The stops as the Tab key reaches them, from the first of the page on."""
    walker.window.activateWindow()
    walker.until(walker.window.isActiveWindow)
    first = min(stops, key=lambda each: (each.mapTo(walker.window, QPoint(0, 0)).y(), each.x()))
    first.setFocus()
    found: list[QWidget] = []
    while (each := QApplication.focusWidget()) is not None and each not in found:
        found.append(each)
        QTest.keyClick(each, Qt.Key.Key_Tab)
    return found


FOCUSED = (tours.home_with_a_draft, tours.fill_scanned, tours.check_with_problems)


@pytest.mark.parametrize("page", FOCUSED, ids=lambda page: page.__name__)
def test_the_one_with_the_keyboard_can_be_seen(walker: Walker, page: Callable[[Walker], None]) -> None:
    page(walker)
    for theme in PALETTES:
        walker.session.prefer(walker.session.preferences._replace(theme=theme))
        walker.settle()
        focus_shows(walker)


def focus_shows(walker: Walker) -> None:
    """The first stops of the page look otherwise with the keyboard than without."""
    walker.window.activateWindow()
    for each in [each for each in shown(walker.window.page, QWidget) if is_stop(each)][:8]:
        walker.window.setFocus()
        QApplication.processEvents()
        before = each.grab().toImage()
        each.setFocus(Qt.FocusReason.TabFocusReason)
        walker.until(each.hasFocus)
        QApplication.processEvents()
        assert each.grab().toImage() != before, type(each).__name__


READ = (tours.unlock, tours.home_with_numbers, tours.fill_with_problems, tours.check_with_a_warning, tours.outbox)


@pytest.mark.parametrize("page", READ, ids=lambda page: page.__name__)
def test_words_can_be_read_on_the_picture_too(walker: Walker, page: Callable[[Walker], None]) -> None:
    page(walker)
    for theme in PALETTES:
        walker.session.prefer(walker.session.preferences._replace(theme=theme))
        walker.settle()
        pale = {text: ratio for text, ratio in measured_words(walker).items() if ratio < 4.5}
        assert pale == {}, theme


def measured_words(walker: Walker) -> dict[str, float]:
    """What was drawn, measured: the ink that stands out most in a label against the ground around it."""
    picture = walker.window.grab().toImage()
    found: dict[str, float] = {}
    for label in shown(walker.window, QLabel):
        assert isinstance(label, QLabel)
        place = QRect(label.mapTo(walker.window, label.rect().topLeft()), label.size())
        if label.text() and not label.visibleRegion().isEmpty() and picture.rect().contains(place):
            found[label.text()] = measured(picture.copy(place))
    assert len(found) > 2
    return found


def measured(picture: QImage) -> float:
    """The contrast between the commonest colour of a picture and the one that differs from it most."""
    width = picture.width()
    dots = memoryview(picture.convertToFormat(QImage.Format.Format_RGB32).constBits()).cast("I")
    seen: Counter[int] = Counter()
    for row in range(0, picture.height(), 2):
        seen.update(dots[row * width : (row + 1) * width])
    ground = QColor(seen.most_common(1)[0][0]).name()
    return max(contrast(ground, QColor(ink).name()) for ink in seen)


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


def silent_stops(window: QWidget) -> list[str]:
    """Where the keyboard stops and a screen reader has nothing to say."""
    stops = [each for each in shown(window, QWidget) if each.focusPolicy() != Qt.FocusPolicy.NoFocus]
    silent = [each for each in stops if not spoken(each) and not isinstance(each, QAbstractScrollArea)]
    return [type(each).__name__ for each in silent]


def spoken(widget: QWidget) -> str:
    """What a screen reader says of a widget."""
    text = widget.text() if isinstance(widget, QAbstractButton) else ""
    return widget.accessibleName() or text
