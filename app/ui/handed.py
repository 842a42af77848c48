"""Writes that other processes hand over while the window owns the vault: each takes its turn on the database lane."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from app.ui.session import Session
from forms.refusal import Refusal

if TYPE_CHECKING:
    from app.services.desk import Desk
    from app.services.hand_over import Owner

Execute = Callable[["Desk", bytes], bytes]


class Handed(QObject):
    """Listens as long as the session's desk is open."""

    _asked = Signal(object)

    def __init__(self, session: Session, execute: Execute) -> None:
        """``execute`` does a request with the desk and returns the reply; it runs on the database lane."""
        super().__init__(session)
        self._session, self._execute = session, execute
        self._owner: Owner | None = None
        self._asked.connect(self._on_asked)  # from the listening thread Qt queues it
        session.opened.connect(self._on_opened)
        session.closing.connect(self._on_closing)

    def _on_opened(self) -> None:
        desk = self._session.desk
        if desk is not None and self._owner is None:  # two never listen at one place
            listen = partial(_listening, desk, self._execute, self._asked.emit)
            self._session.lanes.vault.run(listen, self._on_listening, keeper=self)

    def _on_listening(self, owner: Owner | None) -> None:
        self._owner = owner
        if self._session.desk is None:  # locked meanwhile
            self._on_closing()

    def _on_closing(self) -> None:
        owner, self._owner = self._owner, None
        if owner is not None:
            self._session.lanes.vault.run(owner.close, keeper=self)

    def _on_asked(self, turn: Callable[[], None]) -> None:
        self._session.lanes.vault.run(turn, self._on_done, keeper=self)

    def _on_done(self, _: None) -> None:
        self._session.publish(self, drafts=True, outbox=True, events=True)


def _listening(desk: Desk, execute: Execute, lane: Callable[[Callable[[], None]], None]) -> Owner | None:
    """None where there are no sockets, or where the vault was locked already: the others are told to come again."""
    from app.services.hand_over import Owner  # noqa: PLC0415 - the start must not bring it

    try:
        return Owner(desk.vault, partial(execute, desk), lane)
    except (OSError, Refusal):
        return None
