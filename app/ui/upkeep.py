"""While the window owns the vault: a backup after each finalizing and when the last is old, papers looked through."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer

from app.ui.change_bus import Changed
from app.ui.session import Session
from app.ui.vault_news import VaultNews

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
        self._soon = QTimer(self)
        self._soon.setSingleShot(True)
        self._soon.setInterval(AFTER_A_CHANGE)
        self._soon.timeout.connect(self._on_soon)
        self._often = QTimer(self)
        self._often.setInterval(EVERY)
        self._often.timeout.connect(self._on_often)
        session.opened.connect(self._often.start)
        session.closing.connect(self._on_closing)
        session.bus.changed.connect(self._on_changed)

    def _on_changed(self, changed: Changed, _: QObject) -> None:
        if changed.outbox and self._session.desk is not None:
            self._soon.start()

    def _on_soon(self) -> None:
        if (desk := self._session.desk) is not None:
            self._session.lanes.long.run(partial(_back_up, desk), failed=_pass, keeper=self)

    def _on_often(self) -> None:
        if (desk := self._session.desk) is not None:
            self._session.lanes.long.run(partial(self._next, desk), self.news.papers_damaged, _pass, keeper=self)

    def _on_closing(self) -> None:
        self._soon.stop()
        self._often.stop()
        self._work = None

    def _next(self, desk: Desk) -> int:
        """On the lane: one piece of idle work; how many papers it found unreadable so far."""
        from app.services.idle_work import IdleWork  # noqa: PLC0415 - the start must not bring it

        work = self._work or IdleWork(desk)
        work.next()
        if self._session.desk is desk:
            self._work = work
        return len(work.findings)


def _back_up(desk: Desk) -> None:
    from app.services.keep_backups import back_up_if_there  # noqa: PLC0415 - the start must not bring it

    back_up_if_there(desk)


def _pass(_: Exception) -> None:
    """The vault was locked meanwhile, or the disk is full: the next time comes."""
