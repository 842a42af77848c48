"""In practice a strip says what comes next; it stands beside the work, blocks nothing, and can be sent away."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from PySide6.QtCore import QObject, QTimer
from PySide6.QtWidgets import QFrame, QHBoxLayout, QWidget

from app.ui.change_bus import Changed
from app.ui.icons import IconView
from app.ui.session import Session
from app.ui.tokens import PALETTE, SPACE
from app.ui.widgets.buttons import Button
from app.ui.widgets.text import Text


class Coach(QFrame):
    """Follows the pages of a guided first dossier; a page without a step hides it."""

    def __init__(self, session: Session, page_now: Callable[[], str]) -> None:
        super().__init__()
        self._page_now = page_now
        self.dismissed = False
        self._is_for_home = self._is_done = False
        self.setProperty("role", "info")
        self.words = Text("")
        self.cards = Button(self.tr("Cards to learn from"), lambda: session.go("learn"), kind="quiet", picture="bulb")
        self.away = Button(self.tr("I can do it alone"), self._on_away, kind="quiet", picture="close")
        line = QHBoxLayout(self)
        line.setContentsMargins(SPACE.base, 2, SPACE.base, 2)
        line.setSpacing(SPACE.small)
        line.addWidget(IconView("bulb", PALETTE.info, 24))
        line.addWidget(self.words, 1)
        line.addWidget(self.cards)
        line.addWidget(self.away)
        for moved in (session.asked, session.back_asked, session.opened, session.closing):
            moved.connect(self._soon)
        session.bus.changed.connect(self._on_changed)
        self._soon()

    def come_back(self) -> None:
        """Who sent it away wants to be led after all."""
        self.dismissed = False
        self.look()

    def look(self) -> None:
        """Say what the page shown is for."""
        step = self.steps().get(self._page_now(), "")
        if self._is_for_home:
            step = self.tr("Then print the guidance sheet for them to take home, and press Done.")
        if self._is_done:
            step = self.tr("Your first dossier is done! Begin another one, or close this window for the real work.")
        self.words.setText(step)
        self.setAccessibleName(step)
        self.setVisible(bool(step) and not self.dismissed)

    def steps(self) -> dict[str, str]:
        """The next thing to do, by page."""
        return {
            "home": self.tr("Step 1: type what the villager says, for instance “xin tiền già”, and press Enter."),
            "procedure": self.tr("Step 2: read who may and which papers. Choose the way to the office, then make it."),
            "consent": self.tr("Step 3: read the text aloud and ask purpose by purpose, before anything is scanned."),
            "fill": self.tr(
                "Step 4: fill in. “Scan the card” has invented people's cards to practise with; “No card” is as good."
            ),
            "check": self.tr("Step 5: mend what is red. What is yellow may stand when the villager says it is right."),
            "papers": self.tr("Tick what is there; photograph what is sent along."),
            "read_back": self.tr("Step 6: read it back. What is private is only shown, never said aloud."),
            "print": self.tr("Step 7: print. Real paper is signed in ink; practice paper says that it is practice."),
            "finalize": self.tr("Step 8: finalize when the paper is signed. Until it is sent it can be opened again."),
            "outbox": self.tr(
                "Step 9: press Send now, then the dossier in the list. What the server has is not filed yet."
            ),
            "dossier": self.tr(
                "Step 10: only the office's number makes it filed. Write one down, and your first dossier is done."
            ),
        }

    def _soon(self, page: str = "", where: Mapping[str, object] | None = None) -> None:
        self._is_for_home = page == "print" and (where or {}).get("kind") == "guidance"
        self._is_done = False
        QTimer.singleShot(0, self, self.look)  # after the window has changed the page

    def _on_changed(self, changed: Changed, initiator: QObject) -> None:
        """The last step was the helper's own act on the dossier's page, not news that came with the network."""
        if changed.events and self._page_now() == "dossier" and isinstance(initiator, QWidget):
            self._is_done = True
            self.look()

    def _on_away(self) -> None:
        self.dismissed = True
        self.setVisible(False)
