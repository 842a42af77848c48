"""A practice vault in the place of the real one: it says so on every page, and leads out of it with nothing lost."""

from __future__ import annotations

from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from app.services.desk import SYSTEM_CLOCK
from app.ui.session import Session

if TYPE_CHECKING:
    from app.ui.window import Window


class PracticeHere(QObject):
    """Asks, shuts the vault, moves its folder aside, and begins anew with the first start."""

    def __init__(self, session: Session, window: Window) -> None:
        super().__init__(window)
        self._session, self._window = session, window

    def ask(self) -> None:
        """What will happen, before it does."""
        from app.ui.dialogs.confirm import ConfirmDialog  # noqa: PLC0415 - once in the life of such a vault

        dialog = ConfirmDialog(
            self._window.page,
            self.tr("Make the real vault"),
            self.tr(
                "This practice vault is moved, whole, into a folder of its own beside this place; nothing of it is "
                "erased. Then the first start makes the real vault here, with its own passphrase and recovery code."
            ),
            yes=self.tr("&Move it and begin"),
            no=self.tr("Not now"),
        )
        dialog.accepted.connect(self._begin)
        dialog.open()

    def _begin(self) -> None:
        self._session.shut_asked.emit()
        self._session.moving.emit()
        self._session.lanes.vault.run(partial(_move, self._session), self._on_moved, self._session.tell, keeper=self)

    def _on_moved(self, apart: Path) -> None:
        self._window.begin_anew()
        self._session.say(self.tr("The practice vault lies in {folder} now, whole.").format(folder=apart))


def _move(session: Session) -> Path:
    """On the database lane, behind the closing."""
    from app.services.practice_apart import move_apart  # noqa: PLC0415 - once in the life of such a vault

    session.before_opening()
    return move_apart(session.folder, (session.clock or SYSTEM_CLOCK).now())
