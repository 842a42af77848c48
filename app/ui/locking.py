"""What stays in memory behind the locked screen: nothing, the outbox for one pass, or a vault that a PIN lifts."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer, Signal

from forms.refusal import Refusal

if TYPE_CHECKING:
    from app.services.desk import Desk
    from app.services.screen_lock import ScreenLock
    from app.services.send_while_away import Away
    from app.ui.session import Session

LONGEST_REST = 60 * 60_000
"""Milliseconds for which a PIN lifts the lock; then the vault is shut and the passphrase is asked."""


class Locking(QObject):
    """Behind every lock of one session.

    Signals:
        shut: a vault that rested was shut; from now on only the passphrase opens it.
    """

    shut = Signal()

    def __init__(self, session: Session) -> None:
        super().__init__(session)
        self._session = session
        self.has_pin = False
        self.resting: Desk | None = None
        self._screen: ScreenLock | None = None
        self._away: Away | None = None
        self.rest = QTimer(self)
        self.rest.setSingleShot(True)
        self.rest.setInterval(LONGEST_REST)
        self.rest.timeout.connect(self.shut_now)
        session.opened.connect(self.look)

    def look(self) -> None:
        """Ask whether the user at the desk has a PIN; after opening, and after one was chosen or dropped."""
        self._session.ask(_has_pin, self._on_pin, keeper=self)

    def lock(self, desk: Desk, *, wholly: bool) -> None:
        """The screen is locked: let the vault rest where a PIN lifts that, else shut it."""
        if self.has_pin and not wholly:
            self.resting, self._screen = desk, None
            self.rest.start()
        else:
            self._close(desk)

    def lift(self, pin: str, failed: Callable[[Exception], None]) -> None:
        """Try a PIN; the session opens again, or ``failed`` hears why not."""
        desk = self.resting
        if desk is None:
            failed(Refusal("pin-spent", "The vault is shut."))
            return

        def refused(error: Exception) -> None:
            if isinstance(error, Refusal) and error.code == "pin-spent":
                self.shut_now()
            failed(error)

        self._session.lanes.vault.run(partial(self._try, desk, pin), self._on_lifted, refused, keeper=self)

    def shut_now(self) -> None:
        """Shut a vault that rests."""
        desk, self.resting, self._screen = self.resting, None, None
        self.rest.stop()
        if desk is not None:
            self._close(desk)
            self.shut.emit()

    def before_opening(self) -> None:
        """On the database lane, before the vault is opened again: the pass behind the lock ends first."""
        away, self._away = self._away, None
        if away is not None:
            away.wait()

    def end(self) -> None:
        """The program ends: nothing is sent behind it."""
        if self._away is not None:
            self._away.hurry()
        self._session.lanes.vault.run(self._abandon, keeper=self)
        desk, self.resting = self.resting, None
        if desk is not None:
            self._session.lanes.vault.run(desk.vault.close, keeper=self)

    def _abandon(self) -> None:
        """On the database lane."""
        if self._away is not None:
            self._away.abandon()

    def _close(self, desk: Desk) -> None:
        self.has_pin = False  # whoever opens it next may have none
        is_metered = self._session.post.is_metered
        job = partial(self._begin_away, desk, is_metered=is_metered)
        self._session.lanes.vault.run(job, self._on_away, _pass, keeper=self)

    def _begin_away(self, desk: Desk, *, is_metered: bool) -> Away | None:
        """On the database lane; what it remembers is read there too."""
        from app.services.send_while_away import begin  # noqa: PLC0415 - requests, which the start must not bring

        self._away = begin(desk, is_metered=is_metered)
        return self._away

    def _on_away(self, away: Away | None) -> None:
        if away is not None:
            self._session.lanes.network.run(away.finish, failed=_pass, keeper=self)

    def _try(self, desk: Desk, pin: str) -> Desk:
        """On the database lane; the tries are counted as long as the vault rests."""
        from app.services.screen_lock import ScreenLock  # noqa: PLC0415 - the start must not bring it

        self._screen = self._screen or ScreenLock(desk)
        self._screen.lift(pin)
        return desk

    def _on_lifted(self, desk: Desk) -> None:
        if self.resting is not desk:
            return  # it was shut meanwhile
        self.resting, self._screen = None, None
        self.rest.stop()
        self._session.open_with(desk)

    def _on_pin(self, has_pin: bool) -> None:  # noqa: FBT001 - a lane gives its answer by place
        self.has_pin = has_pin


def _has_pin(desk: Desk) -> bool:
    from app.services.screen_lock import ScreenLock  # noqa: PLC0415 - the start must not bring it

    return ScreenLock(desk).has_pin


def _pass(_: Exception) -> None:
    """Nobody is there to be told; the next opening looks at the outbox itself."""
