"""A list of the form as a table: rows are added, doubled, taken away and brought back, by mouse and by keyboard."""

# An override says what its base says, and keeps Qt's case.
# ruff: noqa: D102, N802

from PySide6.QtCore import QAbstractTableModel, QEvent, QModelIndex, QObject, QPersistentModelIndex, Qt, Signal
from PySide6.QtGui import QKeyEvent, QKeySequence
from PySide6.QtWidgets import QAbstractItemView, QHeaderView, QTableView, QVBoxLayout, QWidget

from app.ui.lists import ListView
from app.ui.tokens import SPACE, scaled
from app.ui.widgets.buttons import Button
from app.ui.widgets.layout import flow
from app.ui.widgets.scan_button import ScanButton
from app.ui.widgets.text import Text

_SEEN = 6
"""Rows that are seen at once; more of them scroll inside the table."""


def _row_height() -> int:
    """Pixels of a row: its words, and never less than what a finger needs."""
    return max(SPACE.target, scaled(42))


class _Rows(QAbstractTableModel):
    """The rows of a list, read only."""

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self.view = ListView("", (), (), fixed=True)

    def show_view(self, view: ListView) -> None:
        self.beginResetModel()
        self.view = view
        self.endResetModel()

    def rowCount(self, parent: QModelIndex | QPersistentModelIndex = QModelIndex()) -> int:  # noqa: B008 - Qt's signature
        return 0 if parent.isValid() else len(self.view.rows)

    def columnCount(self, parent: QModelIndex | QPersistentModelIndex = QModelIndex()) -> int:  # noqa: B008 - Qt's signature
        return 0 if parent.isValid() else len(self.view.columns)

    def data(self, index: QModelIndex | QPersistentModelIndex, role: int = Qt.ItemDataRole.DisplayRole) -> str | None:
        if role not in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole):
            return None
        return self.view.rows[index.row()].cells[index.column()] or "…"

    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> str | None:
        if role != Qt.ItemDataRole.DisplayRole:
            return None
        return self.view.columns[section] if orientation is Qt.Orientation.Horizontal else str(section + 1)


class RowTable(QWidget):
    """One list; it shows views and tells wishes, and knows nothing else.

    Signals:
        chosen: the number of the row (from 0) that is to be seen below.
        add_asked, scan_asked, undo_asked: a new row, the next person's card, the row taken away last.
        double_asked, remove_asked: with the number of the row.
        edit_asked: Enter on a row: its first question.
    """

    chosen = Signal(int)
    add_asked = Signal()
    scan_asked = Signal()
    undo_asked = Signal()
    double_asked = Signal(int)
    remove_asked = Signal(int)
    edit_asked = Signal(int)

    def __init__(self, name: str) -> None:
        super().__init__()
        self._model = _Rows(self)
        self.nothing = Text(self.tr("No line yet."), "soft")
        self.table = QTableView()
        self.table.setModel(self._model)
        self.table.setAccessibleName(name)
        self.table.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.table.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.table.setTabKeyNavigation(False)
        self.table.setWordWrap(False)
        self.table.verticalHeader().setDefaultSectionSize(_row_height())
        self.table.verticalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        self.table.horizontalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Stretch)
        self.table.verticalHeader().setMinimumWidth(scaled(40))
        self.table.verticalHeader().setDefaultAlignment(Qt.AlignmentFlag.AlignCenter)
        self.table.horizontalHeader().setMinimumSectionSize(scaled(70))
        self.table.horizontalHeader().setDefaultAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        self.table.horizontalHeader().setTextElideMode(Qt.TextElideMode.ElideRight)
        self.table.selectionModel().currentRowChanged.connect(self._on_current)
        self.table.installEventFilter(self)
        self.add = Button(self.tr("Add a &line"), self.add_asked.emit, picture="plus")
        self.scan = ScanButton(self.tr("Scan the ne&xt card"), self.scan_asked.emit, picture="scan")
        self.double = Button(self.tr("&Double it"), self._on_double, picture="copy")
        self.remove = Button(self.tr("Take the line &away"), self._on_remove, kind="danger", picture="minus")
        self.undo = Button(self.tr("Bring the line bac&k"), self.undo_asked.emit, kind="quiet", picture="undo")
        for button, keys in ((self.add, "Insert"), (self.double, "Ctrl+D"), (self.remove, "Delete")):
            button.setToolTip(keys)
        self.undo.setToolTip("Ctrl+Z")
        self.which = Text("", "heading")
        lines = QVBoxLayout(self)
        lines.setContentsMargins(0, 0, 0, 0)
        lines.setSpacing(SPACE.small)
        for part in (
            self.nothing,
            self.table,
            flow(self.add, self.scan, self.double, self.remove, self.undo),
            self.which,
        ):
            lines.addWidget(part)

    def show_view(self, view: ListView, current: int, *, undoable: bool) -> None:
        """Show the rows, with one of them chosen."""
        if view != self._model.view:
            self.table.selectionModel().blockSignals(True)
            self._model.show_view(view)
            self.table.selectionModel().blockSignals(False)
        rows = len(view.rows)
        self.nothing.setVisible(not rows)
        self.table.setVisible(bool(rows))
        self.table.setFixedHeight(
            min(rows, _SEEN) * _row_height() + self.table.horizontalHeader().sizeHint().height() + 12
        )
        self.add.setVisible(not view.fixed)
        self.scan.setVisible(not view.fixed and view.takes_cards)
        self.double.setVisible(not view.fixed and bool(rows))
        self.remove.setVisible(not view.fixed and bool(rows))
        self.undo.setVisible(undoable)
        self.which.show_text(self.tr("Line {number}").format(number=current + 1) if rows else "")
        if rows and self.table.currentIndex().row() != current:
            self.table.selectionModel().blockSignals(True)
            self.table.selectRow(current)
            self.table.selectionModel().blockSignals(False)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.KeyPress and isinstance(event, QKeyEvent):
            return self._on_key(event) or super().eventFilter(watched, event)
        return super().eventFilter(watched, event)

    def _on_key(self, event: QKeyEvent) -> bool:
        if event.isAutoRepeat() and event.key() in (Qt.Key.Key_Insert, Qt.Key.Key_Delete, Qt.Key.Key_D):
            return True  # a key held down a little too long is meant for one line, not for all below it
        if event.matches(QKeySequence.StandardKey.Undo) and self.undo.isVisible():
            self.undo.click()
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.edit_asked.emit(self._row())
        elif event.key() == Qt.Key.Key_Insert and self.add.isVisible():
            self.add.click()
        elif event.key() == Qt.Key.Key_Delete and self.remove.isVisible():
            self.remove.click()
        elif event.key() == Qt.Key.Key_D and event.modifiers() == Qt.KeyboardModifier.ControlModifier:
            self.double.click()
        else:
            return False
        return True

    def _row(self) -> int:
        return max(0, self.table.currentIndex().row())

    def _on_current(self, current: QModelIndex) -> None:
        if current.isValid():
            self.chosen.emit(current.row())

    def _on_double(self) -> None:
        self.double_asked.emit(self._row())

    def _on_remove(self) -> None:
        self.remove_asked.emit(self._row())
