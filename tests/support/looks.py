"""What a page or a dialog must hold to be looked at, pressed and heard: measured on the widgets and their picture."""

import re
from collections.abc import Callable, Iterator

from PySide6.QtCore import QRect, QSize
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractScrollArea,
    QApplication,
    QLabel,
    QLineEdit,
    QScrollArea,
    QWidget,
)

from tests.support import stops
from tests.support.all_tours import SHOWN
from tests.support.walker import Walker

SIZES = {"full": (1366, 768), "at 1.25": (1092, 614), "small": (1024, 600), "at 1.5": (911, 512)}
"""The screen of 1366x768 in the program's own pixels at each scale, and the one of a small laptop."""


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


def raw_codes(window: QWidget) -> list[str]:
    """Words such as ``paper-lent`` that the program keeps for itself, on a label or a button."""
    widgets = [*shown(window, QLabel), *shown(window, QAbstractButton)]
    said = " ".join(each.text() for each in widgets if isinstance(each, QLabel | QAbstractButton))
    return CODE_WORD.findall(said)


CODE_WORD = re.compile(r"(?<![\w/.:-])[a-z]{2,}(?:[-_][a-z]{2,})+(?![\w/.-])")


def ends_where_it_says(tour: Callable[[Walker], None], widget: QWidget) -> None:
    """A tour that is named for a page or a dialog ends there."""
    named = {name for name, each in SHOWN.items() if each is tour}
    assert not named or type(widget).__name__ in named


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
    raise AssertionError("the page does not come to rest")


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
