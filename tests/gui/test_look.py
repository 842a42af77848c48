"""The look: contrast from the tokens, sizes that can be pressed, words that are not cut, plain text everywhere."""

from collections.abc import Callable, Iterator

import pytest
from PySide6.QtCore import QSize, Qt
from PySide6.QtWidgets import QAbstractButton, QAbstractScrollArea, QApplication, QLabel, QLineEdit, QWidget

from app.ui.preferences import Preferences
from app.ui.style import dress
from app.ui.tokens import EDGE_PAIRS, PALETTE, SPACE, TEXT_PAIRS, TYPE, contrast, wear
from tests.support import tours
from tests.support.tours import PAGES
from tests.support.walker import Walker

SIZES = {"full": (1366, 768), "at 1.25": (1092, 614), "at 1.5": (911, 512)}
"""The screen of 1366x768 in the program's own pixels at each scale."""


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
    for size in SIZES.values():
        window.resize(*size)
        walker.settle()
        cut = [label.text() for label in shown(window, QLabel) if isinstance(label, QLabel) and is_cut(label)]
        assert cut == [], size
        narrow = [
            button.text()
            for button in shown(window, QAbstractButton)
            if isinstance(button, QAbstractButton)
            and not button.hasHeightForWidth()
            and button.sizeHint().width() > button.width()
        ]
        assert narrow == [], size
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


LARGE = (tours.unlock, tours.home_with_a_draft, tours.birth_card, tours.consent, tours.fill_scanned, tours.dossier)


@pytest.mark.parametrize("page", LARGE, ids=lambda page: page.__name__)
def test_page_follows_letters_twice_as_large(
    qapp: QApplication, walker: Walker, page: Callable[[Walker], None]
) -> None:
    walker.session.preferences = Preferences(text_size=200)
    wear("light", 200)
    dress(qapp)
    page(walker)
    walker.settle()
    window = walker.window
    assert window.minimumSizeHint().width() <= SIZES["full"][0]
    window.resize(*SIZES["full"])
    walker.settle()
    assert [each.text() for each in window.findChildren(QLabel) if each.isVisible() and is_cut(each)] == []
    assert [type(each).__name__ for each in shown(window, QWidget) if leans_out(each)] == []


def silent_stops(window: QWidget) -> list[str]:
    """Where the keyboard stops and a screen reader has nothing to say."""
    stops = [each for each in shown(window, QWidget) if each.focusPolicy() != Qt.FocusPolicy.NoFocus]
    silent = [each for each in stops if not spoken(each) and not isinstance(each, QAbstractScrollArea)]
    return [type(each).__name__ for each in silent]


def spoken(widget: QWidget) -> str:
    """What a screen reader says of a widget."""
    text = widget.text() if isinstance(widget, QAbstractButton) else ""
    return widget.accessibleName() or text
