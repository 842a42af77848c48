"""While the window owns the vault: a backup after each finalizing and when the last is old, papers looked through.

Nobody waits for it, and nobody may have to: at the lock, behind work that somebody asks for, and where somebody closes
the window all the same, the backup stops as any other does, or they would wait minutes for an old stick. One that was
owed is made afterwards.
"""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from threading import Event
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QCoreApplication, QObject, QTimer

from app.ui.change_bus import Changed
from app.ui.session import Session
from app.ui.vault_news import VaultNews
from forms.onlooker import OnLooker

if TYPE_CHECKING:
    from app.services.desk import Desk
    from app.services.idle_work import IdleWork

AFTER_A_CHANGE = 5_000
EVERY = 120_000
"""Milliseconds from a change of the outbox to its backup, and between two pieces of idle work."""


class Upkeep(QObject):
    """Runs on the lane for long work, so that neither an answer nor a sending waits for a stick."""

    def __init__(self, session: Session) -> None:
        super().__init__(session)
        self._session = session
        self.news = VaultNews(session)
        self._work: IdleWork | None = None
        self._is_owed = False
        self._soon = QTimer(self)
        self._soon.setSingleShot(True)
        self._soon.setInterval(AFTER_A_CHANGE)
        self._soon.timeout.connect(self._on_soon)
        self._often = QTimer(self)
        self._often.setInterval(EVERY)
        self._often.timeout.connect(self._on_often)
        session.opened.connect(self._on_opened)
        session.closing.connect(self._on_closing)
        session.bus.changed.connect(self._on_changed)

    def _on_changed(self, changed: Changed, _: QObject) -> None:
        if changed.outbox and self._session.desk is not None:
            self._soon.start()

    def _on_soon(self) -> None:
        if (desk := self._session.desk) is not None:
            self._is_owed = False
            self._run(partial(_back_up, desk), _pass)

    def _on_often(self) -> None:
        if (desk := self._session.desk) is not None:
            self._run(partial(self._next, desk), self.news.papers_damaged)

    def _run(self, work: Callable[[OnLooker], Any], done: Callable[[Any], object]) -> None:
        """On the lane; the session knows of it as long as it lasts."""
        keeping = _Keeping(self._session)
        ended = partial(self._on_ended, keeping)
        job, said = partial(work, keeping.looker), partial(_both, ended, done)
        self._session.lanes.long.run(job, said, ended, keeper=self)

    def _on_ended(self, keeping: _Keeping, _value: object) -> None:
        self._is_owed = self._is_owed or keeping.was_stopped
        keeping.end()
        if self._is_owed and self._session.desk is not None:
            self._soon.start()  # behind the work that it gave way to

    def _on_opened(self) -> None:
        self._often.start()
        if self._is_owed:
            self._soon.start()

    def _on_closing(self) -> None:
        self._is_owed = self._is_owed or self._soon.isActive()
        self._soon.stop()
        self._often.stop()
        self._work = None
        for work in self._session.long_work:
            if isinstance(work, _Keeping):
                work.stop()

    def _next(self, desk: Desk, looker: OnLooker) -> int:
        """On the lane: one piece of idle work; how many papers it found unreadable so far."""
        from app.services.idle_work import IdleWork  # noqa: PLC0415 - the start must not bring it

        work = self._work or IdleWork(desk)
        work.next(looker)
        if self._session.desk is desk:
            self._work = work
        return len(work.findings)


class _Keeping:
    """One piece of it, as the session knows of all long work."""

    can_stop = True
    gives_once = False
    gives_way = True

    def __init__(self, session: Session) -> None:
        self._session, self._stopped = session, Event()
        self.words = QCoreApplication.translate(
            "Upkeep", "A backup is being made by itself, or papers are looked through."
        )
        self.looker = OnLooker(stopped=self._stopped.is_set)
        session.long_work.append(self)

    @property
    def was_stopped(self) -> bool:
        """Whether it ended, or will, before it was through."""
        return self._stopped.is_set()

    def stop(self) -> None:
        """After the step that is under way; what was there before stays as it was."""
        self._stopped.set()

    def end(self) -> None:
        """It is over."""
        self._session.long_work.remove(self)
        self._session.work_ended.emit()


def _back_up(desk: Desk, looker: OnLooker) -> None:
    from app.services.keep_backups import back_up_if_there  # noqa: PLC0415 - the start must not bring it

    back_up_if_there(desk, looker)


def _both(first: Callable[[Any], object], then: Callable[[Any], object], value: Any) -> None:  # noqa: ANN401 - a lane's value
    first(value)
    then(value)


def _pass(_: object) -> None:
    """Nobody is told: where the vault was locked meanwhile, or the disk is full, the next time comes."""
