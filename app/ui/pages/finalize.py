"""Finalizing ("Chốt hồ sơ"): the last look, then the dossier is frozen and queued in one step."""

from __future__ import annotations

from functools import partial
from typing import Any

from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout

from app.services import finalize_dossier, list_dossiers, today
from app.services.desk import Desk
from app.services.finalize_dossier import HasProblems
from app.services.views import Finalized
from app.ui.hand import Hand
from app.ui.icons import IconView
from app.ui.pages.page import Page, title
from app.ui.session import Session
from app.ui.tokens import PALETTE, SPACE
from app.ui.widgets.buttons import Button
from app.ui.widgets.layout import Card, Rule, clear, row
from app.ui.widgets.options import CheckOption
from app.ui.widgets.steps import Steps
from app.ui.widgets.text import Notice, Text


class FinalizePage(Page):
    """One button, and what it means."""

    def __init__(self, session: Session) -> None:
        super().__init__(session)
        self.hand: Hand | None = None
        self._lines = QVBoxLayout()
        self._lines.setSpacing(SPACE.base)
        self.put_head(Steps("finalize"))
        self.body.add(title(self.tr("Finalize the dossier")), self._lines)
        self.body.column.addStretch(1)
        self.finalize = Button(self.tr("&Finalize the dossier"), self.submit, kind="primary", picture="lock")
        back = Button(self.tr("&Back"), self._on_back, kind="quiet", picture="back")
        self.together: CheckOption | None = None
        self.put_bar(back, None, self.finalize)

    def open(self, **where: Any) -> None:  # noqa: ANN401 - dossier
        """The last look at a draft."""
        self.finalize.setEnabled(False)
        self.session.with_hand(str(where.get("dossier", "")), self._on_hand, keeper=self)

    def submit(self) -> None:
        """Freeze and queue it."""
        if self.hand is None:
            return
        self.finalize.setEnabled(False)
        together = self.together is not None and self.together.isChecked()
        job = partial(_finalize, self.hand.id, frozenset(self.hand.accepted), together)
        self.session.ask(job, self._on_final, self._on_refused, keeper=self)

    def _on_hand(self, hand: Hand) -> None:
        self.hand, self.together = hand, None
        clear(self._lines)
        if not hand.read_back:
            self._lines.addWidget(
                Notice("warn", self.tr("It was not read back to the villager since the last change."))
            )
        self._whose = Text("", "lead")
        self._whose.hide()
        self._lines.addWidget(
            Card(
                Text(hand.title, "heading"),
                self._whose,
                Rule(),
                _fact("pencil", self.tr("Finalized, it can still be changed until it is sent.")),
                _fact("clock", self.tr("It is held for a minute, then sent when there is a network.")),
                _fact(
                    "building",
                    self.tr(
                        "Sending gives the commune an advance copy. Only its own number or receipt makes it filed."
                    ),
                ),
                _fact("paper", self.tr("Next comes the guidance sheet for the villager.")),
            )
        )
        self.finalize.setEnabled(True)
        self.finalize.setFocus()
        if hand.kept:
            self.session.ask(partial(_beside, hand.id), partial(self._on_beside, hand), keeper=self)

    def _on_beside(self, hand: Hand, found: tuple[str, list[str]]) -> None:
        """Whose it is; and other drafts of the case: together or not at all, when the helper ticks it."""
        whose, others = found
        if self.hand is not hand or self.together is not None:
            return
        self._whose.show_text(whose)
        if not others:
            return
        self.together = CheckOption(self.tr("Finalize the whole case together"))
        card = Card(Text(self.tr("The case has more dossiers in the making"), "heading"))
        for one in others:
            card.column.addWidget(Text(one))
        why = self.tr("All are finalized or none. One that needs another's result waits for it by itself.")
        card.column.addWidget(self.together)
        card.column.addWidget(Text(why, "small"))
        self._lines.addWidget(card)

    def _on_final(self, _made: Finalized) -> None:
        dossier = self.hand.id if self.hand is not None else ""
        self.session.hand = None
        self.session.publish(self, drafts=True, outbox=True)
        self.session.go("print", kind="guidance", dossier=dossier, after=True)
        self.session.say(self.tr("Finalized. The dossier now waits to be sent."))

    def _on_refused(self, error: Exception) -> None:
        self.finalize.setEnabled(True)
        if isinstance(error, HasProblems) and self.hand is not None:
            self.session.go("check", dossier=error.facts["dossier"])
        self.session.tell(error)

    def _on_back(self) -> None:
        if self.hand is not None:
            self.session.go("print", kind="declaration", dossier=self.hand.id, journey=True)
        else:
            self.session.go_back()  # it could not be opened


def _fact(icon: str, words: str) -> QHBoxLayout:
    line = row(IconView(icon, PALETTE.primary, 24))
    line.addWidget(Text(words), 1)
    return line


def _beside(dossier: str, desk: Desk) -> tuple[str, list[str]]:
    """The owner's name, and the case's other drafts as lists name them."""
    return list_dossiers.whole(desk, dossier).row.owner, [
        " · ".join(part for part in (row.owner, today.title_of(desk, row)) if part) or row.public_code
        for row in finalize_dossier.drafts_beside(desk, dossier)
    ]


def _finalize(dossier: str, accepted: frozenset[str], together: bool, desk: Desk) -> Finalized:  # noqa: FBT001 - the lane gives it by place
    if together:
        # What was accepted is in the vault, dossier by dossier: a reason given for this one is none for another.
        return finalize_dossier.finalize_case(desk, dossier)[dossier]
    return finalize_dossier.finalize(desk, dossier, accepted)
