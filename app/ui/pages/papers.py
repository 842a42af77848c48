"""The papers of one dossier: what is there, missing, comes later or is not needed, with the pictures of each."""

from __future__ import annotations

from functools import partial
from typing import Any, ClassVar

from PySide6.QtCore import QObject
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QButtonGroup, QVBoxLayout, QWidget
from shiboken6 import isValid

from app.services import attach_paper, collect_papers, lend_papers
from app.services.collect_papers import Collected, CollectedPaper
from app.services.desk import Desk
from app.services.lend_papers import TakenPaper
from app.storage.records import AttachedPaper
from app.ui import paper_words
from app.ui.change_bus import Changed
from app.ui.dialogs.lend import GiveBackDialog, LendDialog
from app.ui.dialogs.paper_later import PaperLaterDialog
from app.ui.lent_card import LentCard
from app.ui.pages.page import Page, title
from app.ui.session import Session
from app.ui.sizes import bytes_words
from app.ui.tokens import SPACE
from app.ui.widgets.buttons import Button
from app.ui.widgets.layout import Card, clear, flow, row
from app.ui.widgets.text import Badge, Notice, Text
from forms.papers import PaperView
from forms.sheet_values import PaperState


class PapersPage(Page):
    """The check list of a case and its way to the office; each paper leads to its pictures."""

    shows: ClassVar[Changed] = Changed(drafts=True, events=True)

    def __init__(self, session: Session) -> None:
        super().__init__(session)
        self._dossier = ""
        self.view: Collected | None = None
        self.taken: tuple[TakenPaper, ...] = ()
        self._owner = ""
        self._lent = QVBoxLayout()
        self._gone: tuple[str, bytes] | None = None
        self.undo = Button(self.tr("Bring it back"), self.bring_back, picture="undo")
        self.undo.setToolTip("Ctrl+Z")
        QShortcut(QKeySequence.StandardKey.Undo, self, self.bring_back)
        self._count = Text("", "soft")
        self._frozen = Notice("info")
        self._lines = QVBoxLayout()
        self._lines.setSpacing(SPACE.base)
        self.body.add(
            title(self.tr("Papers of the dossier"), self.tr("Tick what is there; photograph what is sent along.")),
            self._count,
            self._frozen,
            self._lines,
            self._lent,
        )
        self.undo.hide()
        self.body.column.addStretch(1)
        self.back = Button(self.tr("&Back"), session.go_back, kind="quiet", picture="back")
        self.lend = Button(self.tr("&Take a paper along…"), self.take_along, picture="hand")
        self.put_bar(self.back, self.undo, None, self.lend)

    def open(self, **where: Any) -> None:  # noqa: ANN401 - dossier
        """Show the papers of a dossier."""
        self.end_visit()
        self._dossier = str(where["dossier"])
        self.view = None
        clear(self._lent)
        self.reload()

    def leave(self) -> None:
        """What was taken away here stays away."""
        self.end_visit()
        self._forget_gone()

    def reload(self) -> None:
        """Ask the vault again."""
        if self._dossier:
            look = partial(collect_papers.collected, dossier_id=self._dossier)
            self.session.ask(look, self._on_view, keeper=self.visit)
            self.session.ask(partial(_taken, self._dossier), self._on_taken, keeper=self.visit)

    def take_along(self) -> None:
        """Note a paper of the family's that the helper takes along."""
        if self.view is None:
            return
        papers = [(one.view.paper, one.view.name) for one in self.view.papers]
        away = {one.paper for one in self.taken if one.returned_on is None}
        dialog = LendDialog(self, self.session, self._dossier, [one for one in papers if one[0] not in away])
        dialog.recorded.connect(self._on_lent)
        dialog.open()

    def give_back(self, paper: TakenPaper) -> None:
        """Note who received it."""
        dialog = GiveBackDialog(self, self.session, self._dossier, paper, self._owner)
        dialog.recorded.connect(self._on_lent)
        dialog.open()

    def _on_taken(self, found: tuple[tuple[TakenPaper, ...], str]) -> None:
        self.taken, self._owner = found
        clear(self._lent)
        slip = partial(self.session.go, "print", dossier=self._dossier, kind="guidance")
        self._lent.addWidget(LentCard(self.taken, self.give_back, slip))

    def _on_lent(self) -> None:
        self.session.publish(self, events=True)
        self.session.say(self.tr("Written down."))
        self.reload()

    def _on_view(self, view: Collected) -> None:
        if view == self.view:
            return
        first, self.view = self.view is None, view
        wanted = [one for one in view.papers if one.view.state is not PaperState.NOT_NEEDED]
        there = sum(one.view.state is PaperState.HAVE for one in wanted)
        self._count.setText(self.tr("{there} of {count} papers are here").format(there=there, count=len(wanted)))
        self._frozen.say("" if view.is_draft else self.tr("The dossier is finalized; its papers cannot change here."))
        clear(self._lines)
        for one in view.papers:
            card = _PaperCard(one, self, may_change=view.is_draft)
            self._lines.addWidget(card)
            card.show()  # now, not after this round: one of its buttons is to have the keyboard
        if first:
            self.body.to_top()
            takes = (card.take for card in self.findChildren(_PaperCard) if card.isVisible() and card.take is not None)
            next(takes, self.back).setFocus()

    def say_state(self, paper: str, state: PaperState) -> None:
        """Tick a paper."""
        job = partial(attach_paper.say, dossier_id=self._dossier, paper=paper, state=state)
        self.session.ask(job, self._on_written, self._on_not_written, keeper=self)
        if state is PaperState.LATER and self.view is not None:
            name = next(one.view.name for one in self.view.papers if one.view.paper == paper)
            later = PaperLaterDialog(self, self.session, self._dossier, paper, name)
            later.recorded.connect(partial(self._on_written, None))
            later.open()

    def photograph(self, paper: str) -> None:
        """Go and take its pictures."""
        self.session.go("pictures", dossier=self._dossier, paper=paper)

    def show_file(self, file: AttachedPaper, name: str) -> None:
        """Look at what is attached, from memory."""
        from app.ui.dialogs.show_file import ShowFileDialog  # noqa: PLC0415 - only when somebody looks

        ShowFileDialog(self, self.session, file, name).open()

    def take_away(self, file: AttachedPaper) -> None:
        """Take an attached file away; as long as the page stands it can come back."""
        gone = partial(self._on_gone, self.visit, file.paper)
        self.session.ask(partial(_take_away, file), gone, keeper=self)

    def bring_back(self) -> None:
        """Attach again what was taken away last."""
        if self._gone is not None:
            paper, content = self._gone
            self._forget_gone()
            job = partial(attach_paper.attach, dossier_id=self._dossier, paper=paper, content=content)
            self.session.ask(job, self._on_written, keeper=self)

    def _on_gone(self, visit: QObject, paper: str, content: bytes) -> None:
        if isValid(visit):  # else the page was left meanwhile, perhaps for another dossier
            self._gone = (paper, content)
            self.undo.show()
            self.undo.setFocus()
            self.session.say(self.tr("Taken away. Until you leave this page it can be brought back."))
        self._on_written(None)

    def _forget_gone(self) -> None:
        self._gone = None
        self.undo.hide()

    def _on_not_written(self, error: Exception) -> None:
        """What is ticked is what stands in the vault, whatever was pressed."""
        self.session.tell(error)
        self.view = None
        self.reload()

    def _on_written(self, _nothing: object) -> None:
        self.session.publish(self, drafts=True)
        self.reload()


class _PaperCard(Card):
    """One paper: how many, where it stands, its files."""

    def __init__(self, paper: CollectedPaper, page: PapersPage, *, may_change: bool) -> None:
        super().__init__()
        self.take: Button | None = None
        view = paper.view
        name = Text(view.name, "strong")
        head = row(name, self._badge(view), spacing=SPACE.base)
        head.setStretch(0, 1)
        self.column.addLayout(head)
        if view.replaced_by_data:
            self.column.addWidget(Text(view.replaced_by_data, "small"))
            return
        self.column.addWidget(Text(paper_words.how_many(view), "small"))
        if view.note:
            self.column.addWidget(Text(view.note, "small"))
        for file in paper.files:
            self.column.addWidget(self._file(file, page, view.name, may_change=may_change))
        if may_change:
            self.column.addWidget(self._ways(view, page))

    def _badge(self, view: PaperView) -> Badge:
        return Badge(
            *{
                PaperState.HAVE: (self.tr("It is here"), "done", "good"),
                PaperState.MISSING: (self.tr("Still missing"), "warning", "warn"),
                PaperState.LATER: (paper_words.comes_later(view.later_on), "clock", "info"),
                PaperState.NOT_NEEDED: (self.tr("Need not be handed in"), "done", "good"),
            }[view.state]
        )

    def _file(self, file: AttachedPaper, page: PapersPage, name: str, *, may_change: bool) -> QWidget:
        kind = "PDF" if file.media_type == "application/pdf" else self.tr("Picture")
        shown = Button(f"{kind} · {bytes_words(file.size)}", partial(page.show_file, file, name), picture="eye")
        shown.setAccessibleName(self.tr("Look at it: {paper}").format(paper=name))
        if not may_change:
            return flow(shown)
        away = Button(self.tr("Take it away"), partial(page.take_away, file), kind="quiet", picture="trash")
        away.setAccessibleName(self.tr("Take it away: {paper}").format(paper=name))
        return flow(shown, away)

    def _ways(self, view: PaperView, page: PapersPage) -> QWidget:
        group = QButtonGroup(self)
        buttons = []
        for state, said in (
            (PaperState.HAVE, self.tr("It is here")),
            (PaperState.MISSING, self.tr("Still missing")),
            (PaperState.LATER, paper_words.comes_later(view.later_on)),
        ):
            button = Button(said, partial(page.say_state, view.paper, state), kind="segment")
            button.setCheckable(True)
            button.setChecked(view.state is state)
            button.setAccessibleName(f"{view.name}: {said}")
            group.addButton(button)
            buttons.append(button)
        self.take = Button(self.tr("Pictures of it…"), partial(page.photograph, view.paper), picture="picture")
        self.take.setAccessibleName(self.tr("Pictures of it: {paper}").format(paper=view.name))
        return flow(*buttons, self.take)


def _take_away(file: AttachedPaper, desk: Desk) -> bytes:
    """Its content, so that it can come back."""
    content = collect_papers.content_of(desk, file.dossier_id, file.id)
    attach_paper.detach(desk, file.dossier_id, file.id)
    return content


def _taken(dossier: str, desk: Desk) -> tuple[tuple[TakenPaper, ...], str]:
    """What was taken along, and whose dossier it is."""
    with desk.vault.read() as unit:
        owner = unit.dossiers.row(dossier).owner
    return lend_papers.taken(desk, dossier), owner
