"""Short cards that teach, and what changed: one at a time, from the guide's last page."""

from __future__ import annotations

from functools import partial
from typing import Any, ClassVar

from PySide6.QtWidgets import QVBoxLayout

from app.ui import assets
from app.ui.dialogs.help import blocks
from app.ui.pages.page import Page, title
from app.ui.session import Session
from app.ui.widgets.buttons import Button
from app.ui.widgets.layout import Card, clear
from app.ui.widgets.text import Text

PAGE = 10
"""The guide's page that holds the cards: each heading is a card."""


class LearnPage(Page):
    """Nothing of it is remembered or counted: nobody is examined."""

    needs_desk: ClassVar[bool] = False

    def __init__(self, session: Session) -> None:
        super().__init__(session)
        self.cards = cards()
        self.at = 0
        self._place = Text("", "soft")
        self._lines = QVBoxLayout()
        head = title(self.tr("Cards to learn from"), self.tr("Less than a minute each."))
        self.body.add(head, self._place, self._lines)
        self.body.column.addStretch(1)
        self.before = Button(self.tr("Card &before"), partial(self._go, -1), picture="previous", often=True)
        self.next = Button(self.tr("&Next card"), partial(self._go, 1), kind="primary", picture="next", often=True)
        self.put_bar(
            Button(self.tr("&Back"), session.go_back, kind="quiet", picture="back"), None, self.before, self.next
        )

    def open(self, **where: Any) -> None:  # noqa: ANN401, ARG002 - no place
        """The card that was shown last, or the first."""
        self._go(0)
        self.next.setFocus()

    def _go(self, by: int) -> None:
        if not self.cards:
            self._place.setText(self.tr("The guide is not part of this installation."))
            return
        self.at = (self.at + by) % len(self.cards)
        heading, paragraphs = self.cards[self.at]
        clear(self._lines)
        self._lines.addWidget(Card(Text(heading, "title"), *(Text(each, "lead") for each in paragraphs)))
        self._place.setText(self.tr("Card {number} of {count}").format(number=self.at + 1, count=len(self.cards)))


def cards() -> list[tuple[str, tuple[str, ...]]]:
    """Heading and paragraphs of each card."""
    files = [file for file in assets.help_files() if file.name.startswith(f"{PAGE}-")]
    found: list[tuple[str, list[str]]] = []
    for file in files:
        for role, words in blocks(file.read_text(encoding="utf-8")):
            if role == "heading":
                found.append((words, []))
            elif role == "body" and found:
                found[-1][1].append(words)
    return [(heading, tuple(paragraphs)) for heading, paragraphs in found]
