"""Guiding a villager by telephone: one step at a time to say aloud; nothing is asked that tells who it is."""

from __future__ import annotations

from functools import partial
from typing import Any

from PySide6.QtCore import QCoreApplication, Qt
from PySide6.QtGui import QKeySequence, QShortcut

from app.services import describe_point, find_procedure, list_papers
from app.services.desk import Desk
from app.ui.pages.page import Page
from app.ui.session import Session
from app.ui.widgets.buttons import Button
from app.ui.widgets.layout import Card
from app.ui.widgets.text import Notice, Text
from forms.dossier import Route
from forms.papers import PaperView

translate = QCoreApplication.translate


class ByPhonePage(Page):
    """PgDn and PgUp go from sentence to sentence; nothing of the call is kept."""

    def __init__(self, session: Session) -> None:
        super().__init__(session)
        self.sentences: tuple[str, ...] = ()
        self.at = 0
        self._call = ""
        self._title, self._place, self.said = Text("", "title"), Text("", "soft"), Text("", "huge")
        self._after = Text("", "lead")
        warning = self.tr(
            "Do not ask for the citizen number, bank account, password or one-time code by telephone, and say so: "
            "whoever asks for them by telephone is not us."
        )
        self.body.add(self._title, Notice("warn", warning), self._place, Card(self.said), self._after)
        self.body.column.addStretch(1)
        self.before = Button(
            self.tr("&Say it again from before"), partial(self._go, -1), picture="previous", often=True
        )
        self.next = Button(
            self.tr("&They did it: next"), partial(self._go, 1), kind="primary", picture="next", often=True
        )
        self.back = Button(self.tr("&Back"), session.go_back, kind="quiet", picture="back")
        self.before.setToolTip("PgUp")
        self.next.setToolTip("PgDown")
        self.put_bar(self.back, None, self.before, self.next)
        for key, by in ((Qt.Key.Key_PageDown, 1), (Qt.Key.Key_PageUp, -1)):
            QShortcut(QKeySequence(key), self, partial(self._go, by))

    def open(self, **where: Any) -> None:  # noqa: ANN401 - code, route
        """Begin with the first sentence."""
        self.sentences, self.at = (), 0
        route = Route(where["route"]) if where.get("route") else None
        self.session.ask(partial(_sentences, str(where["code"]), route), self._on_sentences, keeper=self)

    def _on_sentences(self, found: tuple[str, tuple[str, ...], str]) -> None:
        title, self.sentences, self._call = found
        self._title.setText(title)
        self._show()
        self.next.setFocus()

    def _go(self, by: int) -> None:
        self.at = min(max(self.at + by, 0), max(len(self.sentences) - 1, 0))
        self._show()

    def _show(self) -> None:
        if not self.sentences:
            return
        count = len(self.sentences)
        self._place.setText(self.tr("Say aloud – sentence {number} of {count}").format(number=self.at + 1, count=count))
        self.said.setText(self.sentences[self.at])
        last = self.at + 1 == count
        end = self.tr("That was the last one. Ask: is anything unclear? To call again: {number}.")
        wait = self.tr("Wait until they have done it or written it down.")
        self._after.show_text(end.format(number=self._call) if last else wait)
        self.before.setEnabled(self.at > 0)
        if last and self.next.hasFocus():  # the keyboard must not fall into the bar above, whose next Enter leads away
            (self.before if self.at else self.back).setFocus()
        self.next.setEnabled(not last)
        self.body.to_top()


def _sentences(code: str, route: Route | None, desk: Desk) -> tuple[str, tuple[str, ...], str]:
    """The title; the card's own steps for the way chosen, then each paper to get together; the number to call again."""
    procedure = find_procedure.show(desk.catalogue, code)
    way = route or next(iter(procedure.routes))
    steps = [step.text for step in procedure.steps if not step.routes or way in step.routes]
    wanted = [paper for paper in list_papers.papers_of_procedure(desk, code, way) if not paper.replaced_by_data]
    papers = [_paper(paper) for paper in wanted]
    call = describe_point.point(desk).hotline or find_procedure.whom_to_call(desk)
    return procedure.title, (*steps, *papers), call


def _paper(paper: PaperView) -> str:
    """Who listens has no sheet before their eyes: each paper says whether they look for it or find it printed here."""
    name = paper.name.rstrip(".")
    if paper.printed_here:
        return translate("ByPhonePage", "The paper “{name}” is filled in and printed at our point.").format(name=name)
    wanted = translate("ByPhonePage", "A paper to look for: {name}.").format(name=name)
    return " ".join(filter(None, (wanted, paper.note)))
