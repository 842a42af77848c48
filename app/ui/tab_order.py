"""The order in which Tab goes through a page: as it is laid out, whenever its parts were made."""

from collections.abc import Iterator
from operator import itemgetter

from PySide6.QtCore import QPoint, Qt
from PySide6.QtWidgets import QAbstractScrollArea, QApplication, QLayout, QScrollArea, QStackedWidget, QWidget

_AIR = 24
"""Pixels that stay free between what has the keyboard and the edge of what scrolls."""


def stops(root: QWidget) -> list[QWidget]:
    """What Tab stops at below a widget, from the top down; only what can be seen and used now."""
    return [each for each in _laid_out(root, set()) if _is_stop(each)]


def go(root: QWidget | None, *, forward: bool) -> bool:
    """Give the keyboard to the stop after (or before) the one that has it; False where that is not below ``root``."""
    found, focused = stops(root) if root is not None else [], QApplication.focusWidget()
    if focused not in found:
        return False
    aim = found[(found.index(focused) + (1 if forward else -1)) % len(found)]
    aim.setFocus(Qt.FocusReason.TabFocusReason if forward else Qt.FocusReason.BacktabFocusReason)
    bring_into_sight(aim)
    return True


def bring_into_sight(widget: QWidget) -> None:
    """Scroll whatever holds it so far that it can be seen whole, or its top where there is no room for all of it.

    Qt's own ``ensureWidgetVisible`` asks for no more than the row that a list stands at.
    """
    above = widget.parentWidget()
    while above is not None:
        paper = above.widget() if isinstance(above, QScrollArea) else None
        if isinstance(above, QScrollArea) and paper is not None:
            top = widget.mapTo(paper, QPoint(0, 0))
            for y in (top.y() + widget.height(), top.y()):
                above.ensureVisible(top.x(), y, 0, _AIR)
        above = above.parentWidget()


def _is_stop(widget: QWidget) -> bool:
    return bool(widget.focusPolicy() & Qt.FocusPolicy.TabFocus) and widget.isEnabled() and widget.focusProxy() is None


def _laid_out(widget: QWidget | None, seen: set[QWidget]) -> Iterator[QWidget]:
    """A widget and all it holds, in the order of the layouts; what stands in none comes last."""
    if widget is None or widget in seen or not widget.isVisible() or widget.isWindow():
        return
    seen.add(widget)
    yield widget
    if isinstance(widget, QStackedWidget):
        yield from _laid_out(widget.currentWidget(), seen)
    elif isinstance(widget, QScrollArea):
        yield from _laid_out(widget.widget(), seen)
    elif not isinstance(widget, QAbstractScrollArea):  # in a list or a table the arrows lead from row to row
        layout = widget.layout()
        if layout is not None:
            yield from _in_layout(layout, widget, seen)
        for child in _widgets(widget):
            yield from _laid_out(child, seen)


def _in_layout(layout: QLayout, holder: QWidget, seen: set[QWidget]) -> Iterator[QWidget]:
    """By the places of what a layout holds; to be handed its items leaves a Python object for each as long as it lives.

    A layout inside another one holds widgets of the same ``holder``.
    """
    placed: list[tuple[int, QWidget | QLayout]] = [(layout.indexOf(each), each) for each in _widgets(holder)]
    placed += [(layout.indexOf(each), each) for each in layout.children() if isinstance(each, QLayout)]
    for _, each in sorted((one for one in placed if one[0] >= 0), key=itemgetter(0)):
        if isinstance(each, QWidget):
            yield from _laid_out(each, seen)
        else:
            yield from _in_layout(each, holder, seen)


def _widgets(holder: QWidget) -> list[QWidget]:
    return [each for each in holder.children() if isinstance(each, QWidget)]
