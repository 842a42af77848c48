"""Papers whose copies are to be certified: pages and copies of each, and at once what it costs; nothing is kept."""

from __future__ import annotations

from functools import partial
from typing import Any

from PySide6.QtWidgets import QLineEdit, QVBoxLayout

from app.services.desk import Desk
from app.ui.pages.page import Page, title
from app.ui.session import Session
from app.ui.tokens import SPACE, scaled
from app.ui.widgets.buttons import Button
from app.ui.widgets.labelled import labelled
from app.ui.widgets.layout import Card, flow, row
from app.ui.widgets.options import CheckOption
from app.ui.widgets.text import Notice, Text
from forms.certified_copies import MOST_COPIES, MOST_NAME, MOST_PAGES, CopyLine, FeeScale, fee_scale, total

MOST_PAPERS = 40


class CopiesPage(Page):
    """A table that grows; the sum stands below it."""

    def __init__(self, session: Session) -> None:
        super().__init__(session)
        self.papers: list[PaperCard] = []
        self._procedure = ""
        self._scale: FeeScale | None = None
        self._certain = False
        self._printing = False
        self._cards = QVBoxLayout()
        self._cards.setSpacing(SPACE.small)
        self.sum = Text("", "heading")
        self.notice = Notice("warn")
        self.more = Button(self.tr("&Another paper"), self._on_more, picture="plus")
        self.print = Button(self.tr("&Print…"), self._on_print, kind="primary", picture="printer")
        self.body.add(
            title(self.tr("Papers to copy"), self.tr("Count them here; the slip goes along to the commune.")),
            self._cards,
            flow(self.more),
            self.sum,
            self.notice,
            Text(self.tr("The fee is paid at the commune, with a receipt. Nothing of this table is kept."), "small"),
        )
        self.body.column.addStretch(1)
        self.put_bar(Button(self.tr("&Back"), session.go_back, kind="quiet", picture="back"), None, self.print)

    def open(self, **where: Any) -> None:  # noqa: ANN401 - procedure
        """Begin anew, unless it is the way back from the paper."""
        self._procedure = str(where["procedure"])
        self._scale = fee_scale(self._procedure)
        if not self._printing:
            self._empty()
            self._on_more()
        self._printing = False
        self.papers[0].name.setFocus()
        self.session.ask(partial(_certain, self._procedure), self._on_certain, keeper=self)

    def leave(self) -> None:
        """What was counted stays only on the way to the paper and back."""
        if not self._printing:
            self._empty()

    def _empty(self) -> None:
        for card in self.papers:
            self._cards.removeWidget(card)
            card.hide()
            card.deleteLater()
        self.papers = []

    def _on_certain(self, certain: bool) -> None:  # noqa: FBT001 - the lane gives it by place
        self._certain = certain
        self._show_sum()

    def _on_more(self) -> None:
        card = PaperCard(self._show_sum, self._on_less)
        self.papers.append(card)
        self._cards.addWidget(card)
        self.more.setEnabled(len(self.papers) < MOST_PAPERS)
        card.name.setFocus()
        self._show_sum()

    def _on_less(self, card: PaperCard) -> None:
        if len(self.papers) > 1:
            self.papers.remove(card)
            self._cards.removeWidget(card)
            card.hide()
            card.deleteLater()
        else:
            card.clear()
        self.more.setEnabled(len(self.papers) < MOST_PAPERS)
        self._show_sum()

    @property
    def lines(self) -> tuple[CopyLine, ...]:
        """The papers that have a name and numbers."""
        return tuple(line for line in (card.line for card in self.papers) if line is not None)

    def _show_sum(self) -> None:
        self.notice.say("")
        said = ""
        if self._scale is not None and self.lines:
            label, words = total(self.lines, self._scale, certain=self._certain)
            said = f"{label}: {words}"
        self.sum.show_text(said)

    def _on_print(self) -> None:
        named = [card for card in self.papers if not card.is_empty]
        if not named:
            self.notice.say(self.tr("Write the name of at least one paper."))
            return
        if any(card.line is None for card in named):
            self.notice.say(self.tr("Pages and copies are whole numbers, from 1 on."))
            return
        self._printing = True
        self.session.go("print", kind="preparation", procedure=self._procedure, copies=self.lines, has_form=False)


class PaperCard(Card):
    """One paper: its name, how many pages and copies, whether its original is there and whole."""

    def __init__(self, changed: Any, removed: Any) -> None:  # noqa: ANN401 - two callables of the page
        super().__init__()
        self.name = QLineEdit()
        self.name.setProperty("vietnamese", True)
        self.name.setMaxLength(MOST_NAME)
        self.pages, self.copies = _number(), _number()
        self.original = CheckOption(self.tr("The original is there"))
        self.original.setChecked(True)
        self.spoiled = CheckOption(self.tr("Torn, erased or secret"))
        remove = Button(self.tr("Take away"), partial(removed, self), kind="quiet", picture="trash")
        numbers = row(
            labelled(self.tr("Pages"), self.pages), labelled(self.tr("Copies wanted"), self.copies), spacing=SPACE.base
        )
        numbers.addStretch(4)
        self.column.addLayout(labelled(self.tr("Paper"), self.name))
        self.column.addLayout(numbers)
        self.column.addWidget(flow(self.original, self.spoiled, remove))
        self.name.textChanged.connect(lambda _text: changed())
        for number in (self.pages, self.copies):
            number.textChanged.connect(lambda _text: changed())
        for option in (self.original, self.spoiled):
            option.toggled.connect(lambda _on: changed())

    @property
    def is_empty(self) -> bool:
        """Whether nothing was named here."""
        return not self.name.text().strip()

    @property
    def line(self) -> CopyLine | None:
        """What it says now; None while a number is none."""
        pages, copies = _counted(self.pages, MOST_PAGES), _counted(self.copies, MOST_COPIES)
        if self.is_empty or not pages or not copies:
            return None
        name = " ".join(self.name.text().split())
        return CopyLine(name, pages, copies, self.original.isChecked(), self.spoiled.isChecked())

    def clear(self) -> None:
        """Empty again."""
        self.name.clear()
        self.pages.setText("1")
        self.copies.setText("1")
        self.original.setChecked(True)
        self.spoiled.setChecked(False)


def _number() -> QLineEdit:
    line = QLineEdit("1")
    line.setProperty("vietnamese", False)
    line.setMaxLength(5)
    line.setMaximumWidth(scaled(160))
    return line


def _counted(line: QLineEdit, most: int) -> int:
    """The number that was typed, 0 for anything else."""
    words = line.text().strip()
    number = int(words) if words.isascii() and words.isdigit() else 0
    return number if number <= most else 0


def _certain(procedure: str, desk: Desk) -> bool:
    """Whether the fees of the card still hold today."""
    return desk.today() <= desk.catalogue.get(procedure).review_on
