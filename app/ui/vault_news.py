"""What the vault itself has to say to the helper: the power went, the disk is nearly full, a paper cannot be read."""

from __future__ import annotations

from PySide6.QtCore import QObject

from app.ui.change_bus import Changed
from app.ui.session import Session
from forms.refusal import Refusal


class VaultNews(QObject):
    """Tells each thing once for each opening."""

    def __init__(self, session: Session) -> None:
        super().__init__(session)
        self._session = session
        self._told_reserve = False
        self._damaged = 0
        session.opened.connect(self._on_opened)
        session.bus.changed.connect(self._on_changed)

    def papers_damaged(self, count: int) -> None:
        """So many papers cannot be read, as the idle look found after an unclean exit."""
        if count > self._damaged:
            self._damaged = count
            self._session.tell(Refusal("papers-damaged", f"{count} attached papers cannot be read.", count=str(count)))

    def _on_opened(self) -> None:
        desk = self._session.desk
        self._told_reserve, self._damaged = False, 0
        if desk is None:
            return
        if desk.vault.was_cut:
            self._session.tell(Refusal("log-cut", "The power went while the last answer was being written."))
        elif desk.vault.was_unclean:
            self._session.say(
                self.tr(
                    "Last time it all ended in the middle. The vault was checked page by page; what was saved is there."
                )
            )

    def _on_changed(self, _changed: Changed, _initiator: QObject) -> None:
        """After every write: whether the reserve for a full disk had to be given back."""
        desk = self._session.desk
        if desk is not None and desk.vault.gave_reserve and not self._told_reserve:
            self._told_reserve = True
            self._session.tell(Refusal("reserve-given", "The disk is nearly full; the reserve was given back."))
