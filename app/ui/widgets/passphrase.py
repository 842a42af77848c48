"""A field for a passphrase: hidden, with an eye to show it."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QWidget

from app.ui.tokens import SPACE
from app.ui.widgets.buttons import Button


class PassphraseField(QWidget):
    """One line; the eye shows what was typed.

    Signals:
        entered: Enter was pressed.
        edited: the text changed.
    """

    entered = Signal()
    edited = Signal(str)

    def __init__(self, name: str) -> None:
        super().__init__()
        self.line = QLineEdit()
        self.line.setEchoMode(QLineEdit.EchoMode.Password)
        self.line.setAccessibleName(name)
        self.line.returnPressed.connect(self.entered)
        self.line.textEdited.connect(self.edited)
        self._eye = Button(self.tr("Show"), self._turn, kind="quiet", picture="eye")
        self._eye.setCheckable(True)
        self.setFocusProxy(self.line)
        inner = QHBoxLayout(self)
        inner.setContentsMargins(0, 0, 0, 0)
        inner.setSpacing(SPACE.tight)
        inner.addWidget(self.line, 1)
        inner.addWidget(self._eye)

    @property
    def text(self) -> str:
        """What was typed."""
        return self.line.text()

    def clear(self) -> None:
        """Forget what was typed."""
        self.line.clear()

    def show_words(self, words: str) -> None:
        """A passphrase to be written down now: it stands there openly."""
        self.line.setText(words)
        self._eye.setChecked(True)
        self._turn()
        self.edited.emit(words)

    def _turn(self) -> None:
        shown = self._eye.isChecked()
        self.line.setEchoMode(QLineEdit.EchoMode.Normal if shown else QLineEdit.EchoMode.Password)
        self._eye.setText(self.tr("Hide") if shown else self.tr("Show"))
