"""Choosing one or several of a list: marks side by side for a few, a list with search for many."""

# An override says what its base says, and keeps Qt's case.
# ruff: noqa: D102, N802

from collections.abc import Callable, Sequence

from PySide6.QtCore import QEvent, QModelIndex, QObject, QSortFilterProxyModel, QStringListModel, Qt
from PySide6.QtGui import QKeyEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QAbstractButton, QButtonGroup, QLineEdit, QListView

from app.ui.announce import announce
from app.ui.fields.control import Control, EnterGoesOn
from app.ui.icons import pixmap
from app.ui.tokens import PALETTE, SPACE, scaled
from app.ui.widgets.buttons import Button
from app.ui.widgets.layout import clear, flow
from app.ui.widgets.options import CheckOption, RadioOption
from app.ui.widgets.text import Text
from forms.wording import fold

FEW = 7
"""Up to this many choices stand open on the page; more of them get a search box."""

_SHORT = 26
_STEPS = {Qt.Key.Key_Down: 1, Qt.Key.Key_Right: 1, Qt.Key.Key_Up: -1, Qt.Key.Key_Left: -1}

Choices = Sequence[tuple[str, str]]


class _OpenControl(Control):
    """A few choices that stand open on the page, a button for each."""

    def __init__(self) -> None:
        super().__init__()
        self._choices: tuple[tuple[str, str], ...] = ()
        self._enter = EnterGoesOn(self)
        self._buttons: dict[str, QAbstractButton] = {}

    def name(self, words: str) -> None:
        for button in self._buttons.values():
            button.setAccessibleName(f"{words}: {button.text()}")

    def describe(self, words: str) -> None:
        for button in self._buttons.values():
            button.setAccessibleDescription(words)


class RadioControl(_OpenControl):
    """One of a few."""

    def __init__(self, choices: Choices) -> None:
        super().__init__()
        self._group = QButtonGroup(self)
        self._group.buttonClicked.connect(self._on_chosen)
        self.offer(choices)

    def offer(self, choices: Choices) -> None:
        """Show these choices; nothing moves when they are the same as before."""
        if tuple(choices) == self._choices:
            return
        self._choices = tuple(choices)
        clear(self.column)
        for button in self._buttons.values():
            self._group.removeButton(button)
        self._buttons = {value: self._button(value, label) for value, label in choices}
        if all(len(label) <= _SHORT for _, label in choices):
            self.column.addWidget(flow(*self._buttons.values()))
        else:
            for button in self._buttons.values():
                self.column.addWidget(button)

    def show_value(self, text: str) -> None:
        self._group.setExclusive(False)
        for value, button in self._buttons.items():
            button.setChecked(value == text)
        self._group.setExclusive(True)

    def value(self) -> str:
        return next((value for value, button in self._buttons.items() if button.isChecked()), "")

    def take_focus(self) -> None:
        chosen = self._buttons.get(self.value()) or next(iter(self._buttons.values()), None)
        if chosen is not None:
            chosen.setFocus(Qt.FocusReason.OtherFocusReason)

    def _button(self, value: str, label: str) -> RadioOption:
        button = RadioOption(label.replace("&", "&&"))
        button.setProperty("value", value)
        button.installEventFilter(self._enter)
        button.installEventFilter(self)
        self._group.addButton(button)
        return button

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Arrow keys go through the choices in their order; Qt's own way goes by places and stops at a line's end."""
        if event.type() == QEvent.Type.KeyPress and isinstance(event, QKeyEvent) and event.key() in _STEPS:
            buttons = list(self._buttons.values())
            here = next((at for at, button in enumerate(buttons) if button is watched), 0)
            button = buttons[(here + _STEPS[Qt.Key(event.key())]) % len(buttons)]
            button.setFocus(Qt.FocusReason.OtherFocusReason)
            button.click()
            return True
        return super().eventFilter(watched, event)

    def _on_chosen(self, button: RadioOption) -> None:
        self.committed.emit(str(button.property("value")))


class ChecksControl(_OpenControl):
    """Several of a few; the answer is the chosen values with a space between, as the form has it."""

    def __init__(self, choices: Choices) -> None:
        super().__init__()
        self.offer(choices)

    def offer(self, choices: Choices) -> None:
        """Show these choices."""
        if tuple(choices) == self._choices:
            return
        self._choices = tuple(choices)
        clear(self.column)
        self._buttons = {}
        for value, label in choices:
            button = CheckOption(label.replace("&", "&&"))
            button.installEventFilter(self._enter)
            button.clicked.connect(self._on_clicked)
            self._buttons[value] = button
            self.column.addWidget(button)

    def show_value(self, text: str) -> None:
        chosen = text.split()
        for value, button in self._buttons.items():
            button.setChecked(value in chosen)

    def value(self) -> str:
        return " ".join(value for value, button in self._buttons.items() if button.isChecked())

    def take_focus(self) -> None:
        first = next(iter(self._buttons.values()), None)
        if first is not None:
            first.setFocus(Qt.FocusReason.OtherFocusReason)

    def _on_clicked(self) -> None:
        self.committed.emit(self.value())


class _FoldedFilter(QSortFilterProxyModel):
    """Keeps the rows whose folded words hold every folded word typed."""

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self._words: list[str] = []

    def look_for(self, text: str) -> None:
        self._words = fold(text).split()
        self.invalidate()

    def filterAcceptsRow(self, row: int, parent: QModelIndex) -> bool:  # type: ignore[override]
        label = fold(str(self.sourceModel().index(row, 0, parent).data()))
        return all(word in label for word in self._words)


class _ListButton(Button):
    """What is chosen, with the sign at the right that a list opens."""

    def __init__(self, pressed: Callable[[], object]) -> None:
        super().__init__("", pressed, kind="choose")

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        painter = QPainter(self)
        size = scaled(20)
        sign = pixmap("down", PALETTE.primary, size)
        painter.drawPixmap(self.width() - size - 16, (self.height() - size) // 2, sign)
        painter.end()


class SearchControl(Control):
    """One of many: what is chosen stands on a button; pressing it opens a search box with the list below."""

    def __init__(self, choices: Choices) -> None:
        super().__init__()
        self._choices: tuple[tuple[str, str], ...] = ()
        self._chosen = self._words = ""
        self.button = _ListButton(self.open)
        self.search = QLineEdit()
        self.search.setPlaceholderText(self.tr("Type some letters, with or without accents"))
        self.search.setProperty("vietnamese", True)
        self.search.textChanged.connect(self._on_searched)
        self.search.installEventFilter(self)
        self._model = QStringListModel(self)
        self._filter = _FoldedFilter(self)
        self._filter.setSourceModel(self._model)
        self.list = QListView()
        self.list.setModel(self._filter)
        self.list.setEditTriggers(QListView.EditTrigger.NoEditTriggers)
        self.list.setUniformItemSizes(True)
        self.list.setFixedHeight(5 * max(SPACE.target, scaled(42)) + 14)
        self.list.clicked.connect(self._on_picked)
        self.list.installEventFilter(self)
        self.none = Text(self.tr("No choice has these letters. Delete some, or Esc to leave the list."), "small")
        for part in (self.button, self.search, self.none, self.list):
            self.column.addWidget(part)
        self.setFocusProxy(self.button)
        self.offer(choices)
        self._shut()

    def offer(self, choices: Choices) -> None:
        """Show these choices."""
        if tuple(choices) == self._choices:
            return
        self._choices = tuple(choices)
        self._model.setStringList([label for _, label in choices])
        self.show_value(self._chosen)

    def show_value(self, text: str) -> None:
        self._chosen = text
        label = next((label for value, label in self._choices if value == text), "")
        self.button.setText((label or self.tr("Choose…")).replace("&", "&&"))
        self._say()

    def value(self) -> str:
        return self._chosen

    def name(self, words: str) -> None:
        super().name(words)
        self.search.setAccessibleName(words)
        self.list.setAccessibleName(words)
        self._words = words
        self._say()

    def describe(self, words: str) -> None:
        for part in (self.button, self.search):
            part.setAccessibleDescription(words)

    def _say(self) -> None:
        """The button is named by the question and says what is chosen."""
        self.button.setAccessibleName(f"{self._words}: {self.button.text().replace('&&', '&')}")

    def open(self) -> None:
        """Show the search box and the list."""
        self.search.clear()
        self._filter.look_for("")
        self._show(shown=True)
        self._mark(0)
        self.search.setFocus()
        self.grown.emit()

    def _shut(self) -> None:
        self._show(shown=False)

    def _show(self, *, shown: bool) -> None:
        self.search.setVisible(shown)
        self.list.setVisible(shown)
        self.none.hide()
        self.button.setVisible(not shown)

    def _on_searched(self, text: str) -> None:
        self._filter.look_for(text)
        self._mark(0)
        nothing = self._filter.rowCount() == 0
        if nothing and not self.none.isVisible():
            announce(self.none, self.none.text())
        self.none.setVisible(nothing)
        self.list.setVisible(not nothing)

    def _mark(self, row: int) -> None:
        row = max(0, min(row, self._filter.rowCount() - 1))
        self.list.setCurrentIndex(self._filter.index(row, 0))

    def _on_picked(self, index: QModelIndex) -> None:
        if not index.isValid():
            return
        value = self._choices[self._filter.mapToSource(index).row()][0]
        self._shut()
        self.button.setFocus()
        if value != self._chosen:
            self.show_value(value)
            self.committed.emit(value)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.KeyPress and isinstance(event, QKeyEvent):
            return self._on_key(event.key()) or super().eventFilter(watched, event)
        return super().eventFilter(watched, event)

    def _on_key(self, key: int) -> bool:
        steps = {Qt.Key.Key_Down: 1, Qt.Key.Key_Up: -1, Qt.Key.Key_PageDown: 5, Qt.Key.Key_PageUp: -5}
        if key in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            if self.list.currentIndex().isValid():  # else what was typed would be lost, and nobody would have chosen
                self._on_picked(self.list.currentIndex())
                self.finished.emit()
            return True
        if key == Qt.Key.Key_Escape:
            self._shut()
            self.button.setFocus()
            return True
        if key in steps:
            self._mark(self.list.currentIndex().row() + steps[Qt.Key(key)])
            return True
        return False
