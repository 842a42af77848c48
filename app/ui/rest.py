"""A while on the home page: what stood behind it is let go, and the memory goes back to the system.

A page that was shown once holds about one MiB of widgets, and what they say of a family. The journey of a dossier goes
through nine of them; the next one builds them again, one by one, as the first did. Loaded forms, the fonts for paper
and pages of the vault's file go with them.
"""

from __future__ import annotations

import gc
from collections.abc import Callable
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer

from app.give_back import all_that_is_free, let_go_of_what_is_spare
from app.ui.session import Session

if TYPE_CHECKING:
    from app.services.desk import Desk

AFTER = 20_000
"""Milliseconds on the home page after which somebody rests there."""


class Rest(QObject):
    """Waits for a rest; tell it of each page by :meth:`moved`."""

    def __init__(self, session: Session, let_go: Callable[[], None], parent: QObject, *, after: int = AFTER) -> None:
        """``let_go`` lets go of every page but the one shown."""
        super().__init__(parent)
        self._session, self._let_go = session, let_go
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setInterval(after)
        self._timer.timeout.connect(self._on_over)

    def moved(self, page: str) -> None:
        """A page came to the front."""
        if page == "home":
            self._timer.start()
        else:
            self._timer.stop()

    def _on_over(self) -> None:
        lanes, desk = self._session.lanes, self._session.desk
        if lanes.busy:  # a page behind this one may wait for what comes of it
            self._timer.start()
            return
        self._let_go()
        let_go_of_what_is_spare()  # here, where no lane can begin a paper meanwhile
        gc.collect()
        if desk is not None:
            lanes.vault.run(partial(_give_back, desk), keeper=self)


def _give_back(desk: Desk) -> None:
    desk.vault.let_readers_go()
    all_that_is_free()
