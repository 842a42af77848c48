"""Where the keyboard stops in a window or a dialog: its order, what shows it there, and what a screen reader hears."""

import re
from collections import Counter
from collections.abc import Callable, Iterator
from functools import cache, partial
from itertools import chain, pairwise
from typing import cast

from PySide6.QtCore import QPoint, QRect, Qt
from PySide6.QtGui import QAccessible, QColor, QImage, QKeySequence, QShortcut
from PySide6.QtTest import QTest
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractItemView,
    QApplication,
    QButtonGroup,
    QComboBox,
    QFrame,
    QHeaderView,
    QLabel,
    QLineEdit,
    QPlainTextEdit,
    QScrollArea,
    QScrollBar,
    QWidget,
)

from app.ui.tokens import contrast

TARGET = 44
"""Pixels, of height and of width, that a finger or a shaking hand needs."""
SEEN = 3.0
"""Contrast by WCAG 2.2, 1.4.11 and 2.4.13, of a ring and of the change that it brings."""
READ = 4.5
"""Contrast of words by WCAG 2.2, 1.4.3; also of words that wait, or stand in for an answer."""
_RING = 8
"""Pixels from a widget's edge inwards in which its ring lies."""
_AROUND = 4
Told = tuple[str, str]
"""A widget in words, and what is wrong with it."""


def spoken(widget: QWidget) -> str:
    """What a screen reader says of a widget."""
    return str(QAccessible.queryAccessibleInterface(widget).text(QAccessible.Text.Name))


def named(widget: QWidget) -> str:
    """A widget as the report of a failed test names it."""
    return f"{type(widget).__name__} “{spoken(widget) or widget.objectName()}”"


def is_stop(widget: QWidget) -> bool:
    """Whether Tab stops there."""
    policy = widget.focusPolicy()
    return bool(policy & Qt.FocusPolicy.TabFocus) and widget.isEnabled() and widget.focusProxy() is None


def stops(root: QWidget) -> list[QWidget]:
    """All that Tab ought to reach below a window or dialog, in no order."""
    return [each for each in root.findChildren(QWidget) if is_shown(each, root) and is_stop(each)]


def seen(root: QWidget) -> list[QWidget]:
    """The stops of a dialog that stand wholly in sight now."""
    return [each for each in stops(root) if not out_of_sight(each, root)]


def is_shown(widget: QWidget, root: QWidget) -> bool:
    """Whether it can be seen in this very window, be it only after scrolling."""
    return widget.isVisible() and widget.window() is root.window()


def place(widget: QWidget, root: QWidget) -> QRect:
    """Where a widget stands in the window."""
    return QRect(widget.mapTo(root, QPoint(0, 0)), widget.size())


def walk(root: QWidget, at_each: Callable[[QWidget], None] = lambda _widget: None) -> list[QWidget]:
    """Tab from the first stop on until it is reached again; ``at_each`` looks at every stop with the keyboard on it."""
    wanted = stops(root)
    if not wanted:
        return []
    first = min(wanted, key=partial(_from_the_top, root))
    first.setFocus(Qt.FocusReason.TabFocusReason)
    return _press_on(Qt.Key.Key_Tab, len(wanted), at_each)


def _from_the_top(root: QWidget, widget: QWidget) -> tuple[int, int]:
    """Where it would stand if all that scrolls stood at its top."""
    scrolled = sum(each.verticalScrollBar().value() for each in _scrollers(widget, root))
    where = place(widget, root)
    return where.y() + scrolled, where.x()


def walk_back(order: list[QWidget]) -> list[QWidget]:
    """Shift+Tab from the first of the stops, all the way round."""
    order[0].setFocus(Qt.FocusReason.TabFocusReason)
    return _press_on(Qt.Key.Key_Backtab, len(order), lambda _widget: None)


def _press_on(key: Qt.Key, most: int, at_each: Callable[[QWidget], None]) -> list[QWidget]:
    found: list[QWidget] = []
    while (each := QApplication.focusWidget()) is not None and each not in found and len(found) <= most:
        found.append(each)
        QApplication.processEvents()  # it is scrolled into sight with the next event
        at_each(each)
        QTest.keyClick(each, key)
    return found


def missed(order: list[QWidget], root: QWidget) -> list[str]:
    """Stops that Tab never comes to, but for those of a group that arrows lead to from one that it does."""
    return [named(each) for each in stops(root) if each not in order and not _goes_by_arrows(each, order)]


def _goes_by_arrows(widget: QWidget, order: list[QWidget]) -> bool:
    group = _group(widget)
    return group is not None and group.exclusive() and any(each in order for each in group.buttons())


def _group(widget: QWidget) -> QButtonGroup | None:
    return cast("QButtonGroup | None", widget.group()) if isinstance(widget, QAbstractButton) else None


def backwards(order: list[QWidget], root: QWidget) -> list[Told]:
    """Steps of Tab that go up the page, or to the left in one line."""
    return [(named(one), named(other)) for one, other in pairwise(order) if _is_back(*_apart(one, other, root))]


def _apart(one: QWidget, other: QWidget, root: QWidget) -> tuple[QRect, QRect]:
    """The places of two widgets in what scrolls with both of them; what scrolls alone counts as a whole."""
    mine, theirs = _scrollers(one, root), _scrollers(other, root)
    common = next((each for each in mine if each in theirs), None)
    holder = (common.widget() or root) if common is not None else root
    here, there = (_below(common, each, around) for each, around in ((one, mine), (other, theirs)))
    return place(here, holder), place(there, holder)


def _below(common: QScrollArea | None, widget: QWidget, around: list[QScrollArea]) -> QWidget:
    """The widget itself, or the outermost of what scrolls it apart from the rest."""
    apart = around if common is None else around[: around.index(common)]
    return apart[-1] if apart else widget


def _scrollers(widget: QWidget, root: QWidget) -> list[QScrollArea]:
    found: list[QScrollArea] = []
    above: QWidget | None = widget.parentWidget()
    while above is not None and above is not root:
        if isinstance(above, QScrollArea):
            found.append(above)
        above = above.parentWidget()
    return found


def _is_back(here: QRect, there: QRect) -> bool:
    above = there.bottom() <= here.top() and there.left() <= here.left()
    common = min(here.bottom(), there.bottom()) - max(here.top(), there.top())
    in_line = common > min(here.height(), there.height()) // 2
    return above or (in_line and there.right() <= here.left())


def out_of_sight(widget: QWidget, root: QWidget) -> bool:
    """Whether what has the keyboard lies outside of what can be seen; of a tall one its top is enough."""
    whole, above = place(widget, root), widget.parentWidget()
    whole.setHeight(min(whole.height(), TARGET))
    while above is not None and above is not root:
        if isinstance(above, QScrollArea):
            port = above.viewport()
            if not QRect(port.mapTo(root, QPoint(0, 0)), port.size()).contains(whole):
                return True
        above = above.parentWidget()
    return not root.rect().contains(whole)


def low(root: QWidget) -> list[tuple[str, int, int]]:
    """What is pressed or typed into and is smaller than a target."""
    kinds = (QAbstractButton, QLineEdit, QComboBox, QPlainTextEdit)
    found = [
        (named(each), each.width(), each.height())
        for each in root.findChildren(QWidget)
        if isinstance(each, kinds) and is_shown(each, root) and _is_target(each)
        if min(each.width(), each.height()) < TARGET
    ]
    rows = [
        (named(each), 0, each.visualRect(each.model().index(0, 0)).height())
        for each in root.findChildren(QAbstractItemView)
        if is_shown(each, root) and each.model().rowCount() and not isinstance(each, QHeaderView)
    ]
    return found + [row for row in rows if row[2] < TARGET - 2]


def _is_target(widget: QWidget) -> bool:
    parent = widget.parentWidget()
    inside = isinstance(parent, QComboBox | QAbstractItemView)
    return not inside and (widget.focusPolicy() != Qt.FocusPolicy.NoFocus or isinstance(widget, QAbstractButton))


def faint(widget: QWidget, root: QWidget) -> str:
    """Why one would not see that a widget has the keyboard, measured on the picture; "" where one does."""
    area = place(widget, root).adjusted(-_AROUND, -_AROUND, _AROUND, _AROUND).intersected(root.rect())
    if area.isEmpty():
        return "it stands outside of the window"
    widget.setFocus(Qt.FocusReason.TabFocusReason)
    QApplication.processEvents()
    focused = root.grab(area).toImage()
    root.setFocus()
    QApplication.processEvents()
    bare = root.grab(area).toImage()
    widget.setFocus(Qt.FocusReason.TabFocusReason)
    inside = place(widget, root).translated(-area.topLeft())
    dots = Counter(zip(_edge(bare, inside), _edge(focused, inside), strict=True))
    changes = {(before, after): count for (before, after), count in dots.items() if before != after}
    if not changes:
        return "nothing changes"
    ring = Counter[int]()
    for (_, after), count in changes.items():
        ring[after] += count
    ink = ring.most_common(1)[0][0]
    ground = Counter(_outside(bare, inside)).most_common(1)[0][0]
    seen = sum(count for (before, after), count in changes.items() if ratio(before, after) >= SEEN)
    around = 2 * (inside.width() + inside.height())
    if ratio(ink, ground) < SEEN:
        return f"ring {name(ink)} on {name(ground)}: {ratio(ink, ground):.1f}"
    return "" if seen >= 0.8 * around else f"{seen} of {around} dots change by {SEEN}; ring {name(ink)}"


def _edge(picture: QImage, inside: QRect) -> list[int]:
    """The dots near a widget's edge, on its own side."""
    core = inside.adjusted(_RING, _RING, -_RING, -_RING)
    return _dots_but(picture, inside, core)


def _outside(picture: QImage, inside: QRect) -> list[int]:
    return _dots_but(picture, picture.rect(), inside)


def _dots_but(picture: QImage, within: QRect, core: QRect) -> list[int]:
    found: list[int] = []
    plain = picture.convertToFormat(QImage.Format.Format_RGB32)
    dots = memoryview(plain.constBits()).cast("I")
    wide, within = picture.width(), within.intersected(picture.rect())
    for row in range(within.top(), within.bottom() + 1):
        begin = row * wide
        if core.top() <= row <= core.bottom():
            found += dots[begin + within.left() : begin + core.left()]
            found += dots[begin + core.right() + 1 : begin + within.right() + 1]
        else:
            found += dots[begin + within.left() : begin + within.right() + 1]
    return found


def name(dot: int) -> str:
    """A dot of a picture as ``#rrggbb``."""
    return QColor(dot).name()


@cache
def ratio(one: int, other: int) -> float:
    """The contrast of two dots of a picture; the same few inks and grounds come again on every page."""
    return contrast(name(one), name(other))


def unheard(root: QWidget) -> list[Told]:
    """Stops without a name that helps, of a role that does not fit, or whose state is not told."""
    found = []
    for each in stops(root):
        why = _unheard(each)
        if why:
            found.append((named(each), why))
    return found


_A_FILE = re.compile(r"\.(png|svg|jpe?g|pdf|py|xlsx)$|^/|\\")
_ROLES: tuple[tuple[type[QWidget], tuple[QAccessible.Role, ...]], ...] = (
    (QLineEdit, (QAccessible.Role.EditableText,)),
    (QPlainTextEdit, (QAccessible.Role.EditableText,)),
    (QComboBox, (QAccessible.Role.ComboBox,)),
    (QAbstractItemView, (QAccessible.Role.List, QAccessible.Role.Table, QAccessible.Role.Tree)),
)


def _unheard(widget: QWidget) -> str:
    heard = QAccessible.queryAccessibleInterface(widget)
    said = spoken(widget)
    if not re.search(r"\w", said):
        return "no name"
    if _A_FILE.search(said) or "&" in said.replace("&&", ""):
        return "the name is none for a person"
    fitting = roles_of(widget)
    if heard.role() not in fitting:
        return f"{heard.role()} instead of {fitting}"
    return _state_untold(widget, heard.state())


def roles_of(widget: QWidget) -> tuple[QAccessible.Role, ...]:
    """The roles that fit a widget."""
    role = QAccessible.Role
    if isinstance(widget, QAbstractButton):
        if not widget.isCheckable():
            return (role.Button, role.PushButton, role.ButtonMenu, role.Graphic, role.Link)
        group = _group(widget)
        return (role.RadioButton,) if group is not None and group.exclusive() else (role.CheckBox,)
    return next((roles for kind, roles in _ROLES if isinstance(widget, kind)), ())


def _state_untold(widget: QWidget, state: QAccessible.State) -> str:
    is_on = isinstance(widget, QAbstractButton) and widget.isCheckable() and widget.isChecked()
    if bool(state.checked) != is_on:
        return "checked or not"
    if isinstance(widget, QLineEdit):
        if bool(state.readOnly) != widget.isReadOnly():
            return "read only or not"
        if bool(state.passwordEdit) != (widget.echoMode() != QLineEdit.EchoMode.Normal):
            return "hidden or not"
    return "" if state.focusable else "can have the keyboard"


def same_keys(root: QWidget) -> dict[str, list[str]]:
    """Keys shown twice at the same time, and keys that no keyboard has."""
    found: dict[str, list[str]] = {}
    worded: Iterator[QAbstractButton | QLabel] = chain(root.findChildren(QAbstractButton), root.findChildren(QLabel))
    for each in worded:
        if not is_shown(each, root) or not each.isEnabled():
            continue
        if isinstance(each, QLabel) and cast("QWidget | None", each.buddy()) is None:
            continue
        keys = QKeySequence.mnemonic(each.text()).toString()
        if keys:
            found.setdefault(keys, []).append(each.text())
    for shortcut in root.findChildren(QShortcut):
        holder = shortcut.parent()
        if isinstance(holder, QWidget) and is_shown(holder, root):
            found.setdefault(f"{shortcut.key().toString()} alone", []).append(type(holder).__name__)
    return {keys: words for keys, words in found.items() if len(words) > 1 or not _A_KEY.fullmatch(keys)}


_A_KEY = re.compile(r"Alt\+[A-Z0-9]|.* alone")
"""What a keyboard without Vietnamese letters has; shortcuts stand apart from the underlined letters."""


def mouse_only(root: QWidget) -> list[str]:
    """What answers to the mouse and never gets the keyboard."""
    ways = ("mousePressEvent", "mouseReleaseEvent", "mouseDoubleClickEvent")
    return [
        named(each)
        for each in root.findChildren(QWidget)
        if is_shown(each, root) and each.focusPolicy() == Qt.FocusPolicy.NoFocus and each.isEnabled()
        if not isinstance(each, QScrollBar)
        if any(way in vars(kind) for kind in type(each).__mro__ if kind.__module__.startswith("app.") for way in ways)
        or each.testAttribute(Qt.WidgetAttribute.WA_SetCursor)
    ]


def by_colour_alone(root: QWidget) -> list[str]:
    """States that only a colour tells: a frame in a tone without words, a wrong line of which nobody says why."""
    toned = [
        each
        for each in root.findChildren(QFrame)
        if is_shown(each, root) and each.property("role") in ("good", "warn", "bad", "info", "badge")
    ]
    wordless = [each for each in toned if not any(label.text() for label in each.findChildren(QLabel))]
    wrong = [each for each in root.findChildren(QLineEdit) if each.property("wrong") and is_shown(each, root)]
    return [named(each) for each in (*wordless, *(each for each in wrong if not each.accessibleDescription()))]


def pale(root: QWidget) -> dict[str, float]:
    """Words whose ink stands out too little from the ground around it, as it was drawn."""
    picture = root.grab().toImage()
    found = {}
    for each in root.findChildren(QWidget):
        words = _words(each)
        if not words or not is_shown(each, root) or each.visibleRegion().isEmpty():
            continue
        edge = 0 if isinstance(each, QLabel) else 7
        where = place(each, root).adjusted(edge, edge, -edge, -edge).intersected(picture.rect())
        if each.visibleRegion().boundingRect() == each.rect() and where.width() > 4 and where.height() > 4:
            found[f"{type(each).__name__} {words}"] = measured(picture.copy(where))
    return {words: stands_out for words, stands_out in found.items() if stands_out < READ}


def _words(widget: QWidget) -> str:
    """What is written on a widget."""
    if isinstance(widget, QLineEdit | QPlainTextEdit):
        return (widget.text() if isinstance(widget, QLineEdit) else widget.toPlainText()) or widget.placeholderText()
    if isinstance(widget, QComboBox):
        return widget.currentText()
    return widget.text() if isinstance(widget, QLabel | QAbstractButton) else ""


def measured(picture: QImage) -> float:
    """The contrast between the commonest colour of a picture and the one that differs from it most."""
    width = picture.width()
    plain = picture.convertToFormat(QImage.Format.Format_RGB32)
    dots = memoryview(plain.constBits()).cast("I")
    seen: Counter[int] = Counter()
    for row in range(0, picture.height(), 2):
        seen.update(dots[row * width : (row + 1) * width])
    ground = seen.most_common(1)[0][0]
    return max(ratio(ground, ink) for ink in seen)


def one_of_each(widgets: list[QWidget]) -> list[QWidget]:
    """The first of each look: what is drawn alike shows the keyboard alike."""
    looks: dict[tuple[object, ...], QWidget] = {}
    for each in widgets:
        on = isinstance(each, QAbstractButton) and each.isChecked()
        looks.setdefault((type(each), each.property("kind"), each.property("wrong"), on), each)
    return list(looks.values())


def holds_the_keyboard(root: QWidget) -> bool:
    """Whether something that can be seen in this window has the keyboard."""
    focused = QApplication.focusWidget()
    return focused is not None and focused is not root and is_shown(focused, root) and focused.isEnabled()
