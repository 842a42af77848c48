"""Over an open vault: nobody is there any more, the machine slept, or somebody rests on the home page."""

from collections.abc import Callable

from PySide6.QtCore import QObject, QTimer, Signal

from app.ui.idle import Idle
from app.ui.rest import Rest
from app.ui.session import Session
from app.ui.wake import Wake

AGAIN = 5_000
"""Milliseconds after which it is looked again whether what is under way is over."""

MOST_LOOKS = 60
"""Looks after which the screen is locked all the same: a stick that hangs must not keep it open."""


class Watch(QObject):
    """Begins with the first opening of the vault, and goes on until the window ends.

    Signals:
        left: nobody touched the machine for the minutes asked, and what was under way is over, or does not end.
        slept: the lid was closed or the machine suspended.
    """

    left = Signal()
    slept = Signal()

    def __init__(self, session: Session, let_go: Callable[[], None], parent: QObject) -> None:
        """``let_go`` lets go of every page but the one shown."""
        super().__init__(parent)
        self._session = session
        self.idle = Idle(session.preferences.lock_minutes, self)
        self.idle.over.connect(self._on_idle)
        self._looks = 0
        self._again = QTimer(self)
        self._again.setSingleShot(True)
        self._again.setInterval(AGAIN)
        self._again.timeout.connect(self._on_again)
        self.wake = Wake(self)
        self.wake.slept.connect(self.slept)
        self._rest = Rest(session, let_go, self)
        session.preferred.connect(self._on_preferred)

    def moved(self, page: str) -> None:
        """A page came to the front."""
        self._rest.moved(page)

    def _on_preferred(self) -> None:
        self.idle.wait(self._session.preferences.lock_minutes)

    def _on_idle(self) -> None:
        self._looks = 0
        self._look()

    def _on_again(self) -> None:
        if not self.idle.timer.isActive():  # else somebody touched the machine since
            self._look()

    def _look(self) -> None:
        """What is under way is finished first, unless that takes too long."""
        self._looks += 1
        if self._session.lanes.busy and self._looks <= MOST_LOOKS:
            self._again.start()
        else:
            self.left.emit()
