"""The result that the office gave back: opened from memory, printed, handed over; no copy lies outside the vault."""

from __future__ import annotations

from dataclasses import dataclass
from functools import partial
from typing import TYPE_CHECKING, Any, ClassVar

from PySide6.QtGui import QImage
from PySide6.QtWidgets import QButtonGroup, QVBoxLayout

from app.services import bring_results
from app.services.desk import Desk
from app.storage.records import ResultPaper
from app.ui import paper_out, words
from app.ui.change_bus import Changed
from app.ui.dialogs.hand_result import HandResultDialog
from app.ui.pages.page import Page, title
from app.ui.session import Session
from app.ui.tokens import SPACE
from app.ui.widgets.buttons import Button
from app.ui.widgets.layout import Card, clear, flow
from app.ui.widgets.sheet_view import SheetView
from app.ui.widgets.text import Notice, Text
from forms.refusal import Refusal

if TYPE_CHECKING:
    from collections.abc import Sequence

PDF = "application/pdf"


@dataclass(frozen=True)
class _Opened:
    """The papers of a dossier, and one of them with its pages, as the PDF that is printed."""

    owner: str
    papers: Sequence[ResultPaper]
    which: int
    pdf: bytes
    pages: tuple[QImage, ...]


class ResultPage(Page):
    """One paper at a time."""

    shows: ClassVar[Changed] = Changed(events=True)

    def __init__(self, session: Session) -> None:
        super().__init__(session)
        self._dossier, self._which = "", 0
        self.opened: _Opened | None = None
        self._papers = QVBoxLayout()
        self._note = Notice("info")
        self.pages = QVBoxLayout()
        self.pages.setSpacing(SPACE.base)
        self.body.add(
            title(self.tr("Result of the office"), self.tr("It stays sealed in the vault and is shown from memory.")),
            self._papers,
            self._note,
            self.pages,
        )
        self.body.column.addStretch(1)
        self.back = Button(self.tr("&Back"), session.go_back, kind="quiet", picture="back")
        self.print = Button(self.tr("&Print…"), self._on_print, picture="printer")
        self.hand = Button(self.tr("&Hand it over…"), self._on_hand, kind="primary", picture="hand")
        self.put_bar(self.back, None, self.print, self.hand)

    def open(self, **where: Any) -> None:  # noqa: ANN401 - dossier
        """Show the newest result of a dossier."""
        self._dossier, self._which, self.opened = str(where["dossier"]), 0, None
        self.reload()
        self.hand.setFocus()

    def reload(self) -> None:
        """Open it again."""
        self.end_visit()
        self._offer_print(there=False)
        clear(self.pages)
        self.pages.addWidget(Text(self.tr("Opening the paper…"), "soft"))
        job = partial(_open, self._dossier, self._which)
        self.session.ask(job, self._on_opened, self._on_refused, keeper=self.visit)

    def leave(self) -> None:
        """Nothing of the paper stays in the page, and none comes into it any more."""
        self.end_visit()
        self.opened = None
        clear(self.pages)

    def _on_opened(self, opened: _Opened) -> None:
        self.opened = opened
        clear(self._papers)
        if len(opened.papers) > 1:
            self._papers.addWidget(flow(*self._choices(opened)))
        paper = opened.papers[opened.which - 1]
        self._note.say(paper.note)
        clear(self.pages)
        for number, picture in enumerate(opened.pages, 1):
            page = SheetView(picture)
            page.setAccessibleName(self.tr("Page {number} of {count}").format(number=number, count=len(opened.pages)))
            self.pages.addWidget(page)
        self._offer_print(there=True)

    def _offer_print(self, *, there: bool) -> None:
        """A paper that lies at the office cannot be printed here: no button speaks of it."""
        self.print.setEnabled(there)
        self.print.setVisible(there)

    def _choices(self, opened: _Opened) -> list[Button]:
        group = QButtonGroup(self)
        made = []
        for number, paper in enumerate(opened.papers, 1):
            label = self.tr("Paper {number} ({day})").format(number=number, day=words.short_day(paper.kept_at))
            button = Button(label, partial(self._on_which, number), kind="segment")
            button.setCheckable(True)
            button.setChecked(number == opened.which)
            group.addButton(button)
            made.append(button)
        return made

    def _on_which(self, number: int) -> None:
        self._which = number
        self.reload()

    def _on_refused(self, error: Exception) -> None:
        clear(self.pages)
        self.opened = None
        if isinstance(error, Refusal) and error.code == "no-result":
            self.pages.addWidget(
                Card(
                    Text(self.tr("The paper itself is at the office."), "strong"),
                    Text(self.tr("Fetch it there, give it to the villager, and record here who took it.")),
                )
            )
            return
        self.session.tell(error)

    def _on_print(self) -> None:
        if self.opened is not None:
            paper_out.print_pdf(self.session, self, self.opened.pdf)

    def _on_hand(self) -> None:
        owner = self.opened.owner if self.opened is not None else ""
        dialog = HandResultDialog(self, self.session, self._dossier, owner)
        dialog.recorded.connect(self._on_recorded)
        dialog.open()

    def _on_recorded(self) -> None:
        self.session.publish(self, events=True)
        self.session.say(self.tr("Recorded: the result was handed over."))
        self.session.go_back()


def _open(dossier: str, which: int, desk: Desk) -> _Opened:
    papers = bring_results.papers_of(desk, dossier)
    number = which or len(papers)
    paper, content = bring_results.open_result(desk, dossier, number or None)
    pages = paper_out.images(content) if paper.media_type == PDF else [QImage.fromData(content)]
    if not pages or any(page.isNull() for page in pages):
        raise Refusal("bad-result", "The result cannot be opened as a picture.")
    with desk.vault.read() as unit:
        owner = unit.dossiers.row(dossier).owner
    pdf = content if paper.media_type == PDF else paper_out.picture_pdf(pages[0])
    return _Opened(owner, papers, number, pdf, tuple(pages))
