"""Long work as it runs: what is being done, how far it is, and a way to stop it."""

from collections.abc import Callable

from PySide6.QtWidgets import QFrame, QProgressBar

from app.ui.widgets.buttons import Button
from app.ui.widgets.layout import column, row
from app.ui.widgets.text import Text


class Running(QFrame):
    """Hidden while nothing runs; without ``stop`` the work is too short or too delicate to be broken off."""

    def __init__(self, stop: Callable[[], object] | None = None) -> None:
        super().__init__()
        self.words = Text("", "strong")
        self.bar = QProgressBar()
        self.bar.setTextVisible(False)
        self.stop = Button(self.tr("S&top"), stop, kind="quiet", picture="close")
        self._can_stop = stop is not None
        head = row(self.words, self.stop)
        head.setStretch(0, 1)
        self.setLayout(column(head, self.bar))
        self.stop.setVisible(self._can_stop)  # only now: shown without a parent it would be a window of its own
        self.setVisible(False)

    def show_work(self, words: str, done: int = 0, total: int = 0) -> None:
        """Say what is being done; without a total the bar only moves."""
        self.words.setText(words)
        self.bar.setRange(0, total)
        self.bar.setValue(min(done, total))
        self.bar.setAccessibleName(words)
        self.stop.setEnabled(True)
        self.stop.setVisible(self._can_stop)
        self.setVisible(True)

    def stopping(self, words: str) -> None:
        """Somebody asked it to stop; it ends after the step that is under way."""
        self.words.setText(words)
        self.stop.setEnabled(False)

    def rest(self) -> None:
        """Nothing runs."""
        self.setVisible(False)
