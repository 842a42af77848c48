"""Long work of a page or a dialog: done beside the window, told in its `Running`, stopped by the helper or the lock."""

from __future__ import annotations

import time
from collections.abc import Callable
from functools import partial
from threading import Event
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QCoreApplication, QObject, Signal
from PySide6.QtWidgets import QWidget
from shiboken6 import isValid

from app.ui import work_words
from app.ui.background import Lane
from app.ui.before_closing import would_lose
from app.ui.dialogs.confirm import ConfirmDialog
from app.ui.session import Session, with_desk
from app.ui.widgets.running import Running
from forms.onlooker import OnLooker
from forms.refusal import NotNow, Refusal

if TYPE_CHECKING:
    from app.services.desk import Desk

_OFTEN = 0.1
"""Seconds between two words about the same stage: a person reads no faster, and the window has other work."""

Work = Callable[[OnLooker], Any]

translate = QCoreApplication.translate


class LongWork(QObject):
    """One at a time for each page; who begins it holds :attr:`running` where the helper sees it.

    Signals:
        ended: it is over, however it ended; the session tells it too (``work_ended``), where the page is gone.

    Attributes:
        gives_once: its end gives the helper something that is never made again: no window closes over that.
    """

    ended = Signal()
    gives_once = False
    gives_way = False

    def __init__(
        self, session: Session, keeper: QObject, *, why: str = "", at_table: bool = False, only_reads: bool = False
    ) -> None:
        """Nothing is done yet.

        Args:
            session: whose lanes do it.
            keeper: the page or dialog that begins it.
            why: it cannot be stopped, for work that would leave things half done; "" for all other.
            at_table: a villager waits for it: it is done on that lane, behind no backup.
            only_reads: a stop lets go of it at once, in the middle of a step; what it still finds is dropped.
        """
        super().__init__(keeper)
        self._session, self._at_table, self._only_reads = session, at_table, only_reads
        self._stopped = Event()
        self._has_ended = True
        self._done: Callable[[Any], None] | None = None
        self._failed: Callable[[Exception], None] | None = None
        self._orphaned: Callable[[Any], None] | None = None
        self.can_stop = not why
        self.words = ""
        self.running = Running(None if why else self.stop, why=why)
        self._surely: frozenset[str] = frozenset()
        session.closing.connect(self.stop)

    @property
    def under_way(self) -> bool:
        """Whether it was begun and is not over."""
        return not self._has_ended

    def ask(
        self,
        work: Callable[[Desk, OnLooker], Any],
        done: Callable[[Any], None],
        failed: Callable[[Exception], None],
        *,
        words: str,
        surely: frozenset[str] = frozenset(),
        orphaned: Callable[[Any], None] | None = None,
    ) -> None:
        """Do it with the desk, beside answers and sendings.

        Args:
            work: on the lane.
            done: gets what it gave.
            failed: hears why it ended early; also ``stopped``.
            words: what is being done before its first step is.
            surely: the names of stages that must come to their end.
            orphaned: gets what it gave, or the exception, where the screen was locked and the page is gone.
        """
        self._orphaned = orphaned
        desk = self._session.desk
        job = partial(_at_the_desk, work)
        at_desk = partial(_with_desk, desk, job)
        self.begin(at_desk, done, failed, words=words, surely=surely)

    def begin(
        self,
        work: Work,
        done: Callable[[Any], None],
        failed: Callable[[Exception], None],
        *,
        words: str,
        lane: Lane | None = None,
        surely: frozenset[str] = frozenset(),
    ) -> None:
        """Do it without a desk, or on another lane."""
        lanes = self._session.lanes
        lane = lane or (lanes.table if self._at_table else lanes.long)
        self._stopped, self._has_ended = Event(), False
        self._done, self._failed, self._surely = done, failed, surely
        self._show(words)
        for other in self._session.long_work if lane is lanes.long else ():
            if other.gives_way:
                other.stop()
        self._session.long_work.append(self)
        # A stop that lets go leaves a lane at work: its steps and its end belong to this run alone, not to the next.
        on_step, end = partial(self._on_step, self._stopped), partial(self._finish, self._stopped)
        looker = OnLooker(_Seldom(partial(lane.say, on_step, keeper=self)), self._stopped.is_set)
        # The session hears of the end even where the page is gone: it must not wait for it for ever.
        lane.run(partial(work, looker), partial(end, ok=True), partial(end, ok=False), keeper=self._session)

    def stop(self) -> None:
        """After the step that is under way; it ends by itself where it cannot be stopped."""
        if not self.can_stop or self._has_ended or self._stopped.is_set():
            return
        self._stopped.set()
        if self._only_reads:
            self._finish(self._stopped, NotNow("stopped", "It was stopped; it had only been reading."), ok=False)
        else:
            self.running.stopping(translate("LongWork", "Stopping after this step; what was here stays as it is…"))

    def _on_step(self, run: Event, stage: str, done: int, total: int) -> None:
        if run is self._stopped and not run.is_set() and not self._has_ended:
            self._show(work_words.stage(stage, done, total), done, total, can_stop=stage not in self._surely)

    def _show(self, words: str, done: int = 0, total: int = 0, *, can_stop: bool = True) -> None:
        self.words = words
        self.running.show_work(words, done, total, can_stop=can_stop)

    def _finish(self, run: Event, value: Any, *, ok: bool) -> None:  # noqa: ANN401 - the job's own value
        if run is not self._stopped or self._has_ended:
            return  # it was let go of
        self._session.long_work.remove(self)
        self._has_ended = True
        try:
            self._tell(value, ok=ok)
        finally:
            self._session.work_ended.emit()

    def _tell(self, value: Any, *, ok: bool) -> None:  # noqa: ANN401 - the job's own value
        if not isValid(self):  # the page is gone, and its widgets with it
            if self._orphaned is not None:
                self._orphaned(value)
            return
        self.running.rest()
        heard = self._done if ok else self._failed
        if heard is not None:
            heard(value)
        self.ended.emit()


class _Seldom:
    """Passes a stage's steps on a few times a second, and always its first and its last."""

    def __init__(self, tell: Callable[[str, int, int], None]) -> None:
        self._tell = tell
        self._stage, self._at = "", 0.0

    def __call__(self, stage: str, done: int, total: int) -> None:
        now = time.monotonic()
        if stage != self._stage or done >= total or now - self._at > _OFTEN:
            self._stage, self._at = stage, now
            self._tell(stage, done, total)


def _at_the_desk(work: Callable[[Desk, OnLooker], Any], looker: OnLooker, desk: Desk) -> Any:  # noqa: ANN401 - the job's own
    return work(desk, looker)


def _with_desk(desk: Desk | None, job: Callable[[OnLooker, Desk], Any], looker: OnLooker) -> Any:  # noqa: ANN401 - the job's own
    return with_desk(desk, partial(job, looker))


def was_stopped(error: Exception) -> bool:
    """Whether work ended because somebody wanted it to."""
    return isinstance(error, Refusal) and error.code == "stopped"


def ask_to_close(window: QWidget, session: Session) -> None:
    """Somebody closes the window in the middle of long work: it is stopped first, or comes to its end first."""
    if any(dialog.isVisible() for dialog in window.findChildren(ConfirmDialog)):
        return
    under_way = " ".join(work.words for work in session.long_work)
    if any(work.gives_once for work in session.long_work):
        words, yes = _stay_words(), ""
    elif all(work.can_stop for work in session.long_work):
        words, yes = _stop_words(), translate("LongWork", "&Stop it and close")
    else:
        words, yes = _wait_words(), translate("LongWork", "&Close when it is done")
    heading, no = (
        translate("LongWork", "Something is still being done"),
        translate("LongWork", "&Leave the window open"),
    )
    lost = would_lose(session) if yes else []
    dialog = ConfirmDialog(window, heading, "\n".join((under_way, words, *lost)), yes=yes, no=no)
    dialog.yes.setVisible(bool(yes))
    dialog.accepted.connect(partial(_Closing, window, session))
    dialog.open()


def _stop_words() -> str:
    return translate(
        "LongWork", "If the window is closed now, it is stopped, and everything stays as it was before it."
    )


def _wait_words() -> str:
    return translate("LongWork", "It cannot be stopped half way. The window can close by itself as soon as it is done.")


def _stay_words() -> str:
    return translate(
        "LongWork",
        "It cannot be stopped half way. When it is done, its certificate comes, which is never made again: print or "
        "save that, then close the window.",
    )


class _Closing(QObject):
    """Closes its window once the last of the work is over, also where a lock took the page of that work away."""

    def __init__(self, window: QWidget, session: Session) -> None:
        super().__init__(window)
        self._window, self._session = window, session
        for work in list(session.long_work):
            work.stop()  # what only reads is over with that
        session.work_ended.connect(self._on_ended)
        self._on_ended()

    def _on_ended(self) -> None:
        if not self._session.long_work:
            self._session.work_ended.disconnect(self._on_ended)
            self._window.close()
