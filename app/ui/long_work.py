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
from app.ui.dialogs.confirm import ConfirmDialog
from app.ui.session import Session, with_desk
from app.ui.widgets.running import Running
from forms.onlooker import OnLooker
from forms.refusal import Refusal

if TYPE_CHECKING:
    from app.services.desk import Desk

_OFTEN = 0.1
"""Seconds between two words about the same stage: a person reads no faster, and the window has other work."""

Work = Callable[[OnLooker], Any]

translate = QCoreApplication.translate


class LongWork(QObject):
    """One at a time for each page; who begins it holds :attr:`running` where the helper sees it.

    Signals:
        ended: it is over, however it ended.
    """

    ended = Signal()

    def __init__(self, session: Session, keeper: QObject, *, why: str = "", at_table: bool = False) -> None:
        """Nothing is done yet.

        Args:
            session: whose lanes do it.
            keeper: the page or dialog that begins it.
            why: it cannot be stopped, for work that would leave things half done; "" for all other.
            at_table: a villager waits for it: it is done on that lane, behind no backup.
        """
        super().__init__(keeper)
        self._session, self._at_table = session, at_table
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
        self._session.long_work.append(self)
        looker = OnLooker(_Seldom(partial(lane.say, self._on_step, keeper=self)), self._stopped.is_set)
        # The session hears of the end even where the page is gone: it must not wait for it for ever.
        end = self._finish
        lane.run(partial(work, looker), partial(end, ok=True), partial(end, ok=False), keeper=self._session)

    def stop(self) -> None:
        """After the step that is under way; it ends by itself where it cannot be stopped."""
        if self.can_stop and not self._has_ended and not self._stopped.is_set():
            self._stopped.set()
            self.running.stopping(translate("LongWork", "Stopping after this step; what was here stays as it is…"))

    def _on_step(self, stage: str, done: int, total: int) -> None:
        if not self._stopped.is_set() and not self._has_ended:
            self._show(work_words.stage(stage, done, total), done, total, can_stop=stage not in self._surely)

    def _show(self, words: str, done: int = 0, total: int = 0, *, can_stop: bool = True) -> None:
        self.words = words
        self.running.show_work(words, done, total, can_stop=can_stop)

    def _finish(self, value: Any, *, ok: bool) -> None:  # noqa: ANN401 - the job's own value
        self._session.long_work.remove(self)
        self._has_ended = True
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


def _at_the_desk(work: Callable[[Desk, OnLooker], Any], looker: OnLooker, desk: Desk) -> Any:  # noqa: ANN401 - as above
    return work(desk, looker)


def _with_desk(desk: Desk | None, job: Callable[[OnLooker, Desk], Any], looker: OnLooker) -> Any:  # noqa: ANN401 - as above
    return with_desk(desk, partial(job, looker))


def was_stopped(error: Exception) -> bool:
    """Whether work ended because somebody wanted it to."""
    return isinstance(error, Refusal) and error.code == "stopped"


def ask_to_close(window: QWidget, session: Session) -> None:
    """Somebody closes the window in the middle of long work: it is stopped first, or comes to its end first."""
    if any(dialog.isVisible() for dialog in window.findChildren(ConfirmDialog)):
        return
    can_stop = all(work.can_stop for work in session.long_work)
    under_way = " ".join(work.words for work in session.long_work)
    dialog = ConfirmDialog(
        window,
        translate("LongWork", "Something is still being done"),
        f"{under_way}\n"
        + (
            translate(
                "LongWork", "If the window is closed now, it is stopped, and everything stays as it was before it."
            )
            if can_stop
            else translate(
                "LongWork", "It cannot be stopped half way. The window can close by itself as soon as it is done."
            )
        ),
        yes=translate("LongWork", "&Stop it and close")
        if can_stop
        else translate("LongWork", "&Close when it is done"),
        no=translate("LongWork", "&Leave the window open"),
    )
    dialog.accepted.connect(partial(_close_after, window, session))
    dialog.open()


def _close_after(window: QWidget, session: Session) -> None:
    """Close once the last of the work is over."""
    waiting = list(session.long_work)
    if not waiting:
        window.close()
        return
    waiting[0].ended.connect(partial(_close_after, window, session))
    for work in waiting:
        work.stop()
