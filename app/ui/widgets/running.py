"""Long work as it runs: what is being done, how far it is, how long it will take, and a way to stop it."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QCoreApplication, QElapsedTimer, QTimer
from PySide6.QtWidgets import QFrame, QProgressBar

from app.ui.announce import announce
from app.ui.widgets.buttons import Button
from app.ui.widgets.layout import column, row
from app.ui.widgets.text import Text

SOON = 4
"""Seconds after which it is said how long it takes; what ends before needs no such words."""
_SECOND = 1000
_MINUTE = 60
_HOUR = 60 * _MINUTE
_STEPS = 1_000_000
"""Of the bar; more than Qt's own numbers hold are there of bytes."""


class Running(QFrame):
    """Hidden while nothing runs; without ``stop`` the work is too short or too delicate to be broken off."""

    def __init__(self, stop: Callable[[], object] | None = None, *, why: str = "") -> None:
        """``why`` says of work that cannot be stopped why that is so."""
        super().__init__()
        self.words = Text("", "strong")
        self.bar = QProgressBar()
        self.bar.setTextVisible(False)
        self.time = Text("", "small")
        self.why = Text(why, "small")
        self.stop = Button(self.tr("S&top"), stop, kind="quiet", picture="close")
        self._can_stop = stop is not None
        self._total = 0
        self._done = 0
        self._since = QElapsedTimer()
        self._second = QTimer(self)
        self._second.setInterval(_SECOND)
        self._second.timeout.connect(self._tell_time)
        head = row(self.words, self.stop)
        head.setStretch(0, 1)
        self.setLayout(column(head, self.bar, self.time, self.why))
        self.stop.setVisible(self._can_stop)  # only now: shown without a parent it would be a window of its own
        self.why.setVisible(bool(why))
        self.setVisible(False)

    def show_work(self, words: str, done: int = 0, total: int = 0, *, can_stop: bool = True) -> None:
        """Say what is being done; without a total the bar only moves. ``can_stop`` False: this step must end first."""
        is_next = not self._second.isActive() or total != self._total or done < self._done
        if is_next:
            self._since.start()  # another step, which has its own time
        self._done, self._total = done, total
        self.words.setText(words)
        self.bar.setRange(0, _STEPS if total else 0)
        self.bar.setValue(min(done, total) * _STEPS // total if total else 0)
        self.bar.setAccessibleName(words)
        self.stop.setEnabled(True)
        self.stop.setVisible(self._can_stop and can_stop)
        if not self._second.isActive():
            self._second.start()
            QTimer.singleShot(0, self, self._when_laid_out)  # after the keyboard went on from what was pressed
        self._tell_time()
        self.setVisible(True)
        if is_next:
            announce(self, words)

    def stopping(self, words: str) -> None:
        """Somebody asked it to stop; it ends after the step that is under way."""
        self.words.setText(words)
        self.stop.setEnabled(False)
        self._done = self._total = 0  # by what was still to be done nobody knows how long it takes now
        self._tell_time()

    def rest(self) -> None:
        """Nothing runs."""
        self._second.stop()
        self.setVisible(False)

    def _when_laid_out(self) -> None:
        QTimer.singleShot(0, self, self._come_into_sight)  # the page makes room for it meanwhile

    def _come_into_sight(self) -> None:
        from app.ui.tab_order import bring_into_sight  # noqa: PLC0415 - in the middle of long work only

        bring_into_sight(self)

    def _tell_time(self) -> None:
        self.time.show_text(time_words(self._done, self._total, self._since.elapsed() / _SECOND))


def time_words(done: int, total: int, seconds: float) -> str:
    """How long this step will still take by its pace so far, or how long it takes already; "" in its first seconds."""
    if seconds < SOON:
        return ""
    if not 0 < done < total:
        return QCoreApplication.translate("Running", "For {time} so far").format(time=_span(seconds))
    left = _span(seconds * (total - done) / done)
    return QCoreApplication.translate("Running", "About {time} left for this step").format(time=left)


def _span(seconds: float) -> str:
    """Rounded up to what somebody who waits wants to know."""
    if seconds < _MINUTE:
        return QCoreApplication.translate("Running", "{count} seconds").format(count=max(1, round(seconds)))
    if seconds < _HOUR:
        return QCoreApplication.translate("Running", "{count} minutes").format(count=-int(-seconds // _MINUTE))
    hours = f"{seconds / _HOUR:.1f}".replace(".", ",")
    return QCoreApplication.translate("Running", "{count} hours").format(count=hours)
