"""What every small window is: a title, a column that scrolls when it must, and two buttons; it never blocks."""

# An override says what its base says, and keeps Qt's case.
# ruff: noqa: D102, N802

from PySide6.QtCore import SIGNAL, QEvent, QObject, QPoint, Qt, QTimer
from PySide6.QtGui import QKeyEvent, QKeySequence, QShortcut, QShowEvent
from PySide6.QtWidgets import QDialog, QLineEdit, QVBoxLayout, QWidget

from app.ui.tokens import SPACE, scaled
from app.ui.widgets.buttons import Button
from app.ui.widgets.layout import ActionBar, ScrollColumn
from app.ui.widgets.text import Notice, Text

_LOCK = "Ctrl+L"


class Dialog(QDialog):
    """A window-modal question, shown with :meth:`open` and answered through signals."""

    def __init__(
        self, parent: QWidget, heading: str, *, yes: str, no: str, picture: str = "check", kind: str = "primary"
    ) -> None:
        super().__init__(parent)
        self.setWindowTitle(heading)
        self.setWindowModality(Qt.WindowModality.WindowModal)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.body = ScrollColumn(620)
        self.body.column.setSpacing(SPACE.small)
        self.body.stand_close()
        self.notice = Notice("warn")
        self.notice.setParent(self)  # a dialog that never shows it takes it along all the same
        self.yes = Button(yes, self.on_yes, kind=kind, picture=picture)
        self.no = Button(no, self.reject, kind="quiet")
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.setSpacing(0)
        whole.addWidget(self.body, 1)
        self._bar = ActionBar(self.no, None, self.yes)
        whole.addWidget(self._bar)
        self.body.add(Text(heading, "title"))
        QShortcut(QKeySequence(_LOCK), self, self._on_lock)

    def put_beside_yes(self, button: Button) -> None:
        """Another way on, at the left of the usual one."""
        line = self._bar.layout()
        if line is not None:
            line.removeWidget(self.yes)
            line.addWidget(button)
            line.addWidget(self.yes)

    def on_yes(self) -> None:
        """The helper agrees; a dialog overrides this."""
        self.accept()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter in a line goes to the next one, in the last it is a yes; but a line may mean something else by it."""
        line = self.focusWidget()
        enter = event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter)
        if not (enter and isinstance(line, QLineEdit)):
            super().keyPressEvent(event)
        elif not line.receivers(SIGNAL("returnPressed()")):
            self._go_on_from(line)

    def _on_lock(self) -> None:
        """A dialog keeps the window's keys to itself; locking must not wait for it."""
        parent, direct = self.parentWidget(), Qt.FindChildOption.FindDirectChildrenOnly
        keys = parent.window().findChildren(QShortcut, options=direct) if parent is not None else []
        for key in keys:
            if key.key() == QKeySequence(_LOCK):
                key.activated.emit()

    def _go_on_from(self, line: QLineEdit) -> None:
        lines = [each for each in self.findChildren(QLineEdit) if each.isVisible() and not each.isReadOnly()]
        lines.sort(key=lambda each: each.mapTo(self, QPoint(0, 0)).y())
        below = lines[lines.index(line) + 1 :] if line in lines else []
        if below:
            below[0].setFocus(Qt.FocusReason.TabFocusReason)
        else:
            self.yes.click()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Whenever the words change, the dialog becomes as high as they need."""
        if event.type() == QEvent.Type.LayoutRequest and watched.objectName() == "paper":  # asked while it dies too
            QTimer.singleShot(0, self, self._fit)
        return super().eventFilter(watched, event)

    def _fit(self) -> None:
        parent = self.parentWidget()
        room = parent.window().size() if parent is not None else self.size()
        width = min(scaled(660), room.width() - 40)
        beside_a_bar = width - 16  # measured as if a scroll bar stood there, so that none is needed
        wanted = self.body.paper.heightForWidth(beside_a_bar) + self._bar.heightForWidth(width) + 2
        self.resize(width, min(max(wanted, 220), room.height() - 12))

    def done(self, result: int) -> None:
        super().done(result)
        parent = self.parentWidget()
        if parent is not None:
            parent.window().activateWindow()  # the keyboard goes back to the page where no window manager sees to it

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self._fit()
        self.body.paper.installEventFilter(self)
