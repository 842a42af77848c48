"""The cards of a dossier's page that only show: its facts, its story, its papers, its results, the server's receipt."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from functools import partial

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from app.services.show_receipt import ShownReceipt, receipt_of
from app.services.views import DossierView, TimelineEntry
from app.ui import words
from app.ui.dialogs.follow import satisfaction
from app.ui.icons import IconView
from app.ui.session import Session
from app.ui.tokens import SPACE
from app.ui.widgets.buttons import Button
from app.ui.widgets.layout import Card, clear, flow, row
from app.ui.widgets.text import TONES, Text
from forms.dossier import DossierState, Route
from forms.follow_up import FollowUpKind


class FactsCard(Card):
    """What is known of the dossier, a line each."""

    def __init__(self, view: DossierView, office: str) -> None:
        super().__init__()
        shown, nothing = view.row, self.tr("none yet")
        filing = view.filings[-1] if view.filings else None
        drafted = shown.state is DossierState.DRAFT  # nobody's name there may still mean that it was not asked
        self.column.addWidget(Text(self.tr("About the dossier"), "heading"))
        lines = (
            (self.tr("Number (given by the commune)"), shown.portal_number or nothing),
            (self.tr("Received by the commune on"), words.short_day(filing.received_on) if filing else nothing),
            (self.tr("Due on"), words.short_day(shown.due) if shown.due else nothing),
            (self.tr("Our slip code"), shown.public_code),
            (self.tr("Way to the office"), words.route(shown.route, office)[0]),
            (self.tr("Who files it"), shown.filer or (nothing if drafted else self.tr("the owner"))),
            (self.tr("Helper"), shown.helper),
            (self.tr("Version"), str(shown.revision)),
        )
        _add_facts(self.column, lines, nothing=nothing)


class StoryCard(Card):
    """What happened, the newest first."""

    def __init__(self, view: DossierView) -> None:
        super().__init__()
        self.column.addWidget(Text(self.tr("What happened"), "heading"))
        for entry in reversed(view.timeline):
            self.column.addLayout(_entry(entry))


class PapersCard(Card):
    """What can be printed of it."""

    def __init__(self, session: Session, view: DossierView) -> None:
        super().__init__()
        dossier = view.row.id
        go = partial(session.go, "print", dossier=dossier)
        ways: list[QWidget] = []
        if view.row.route is Route.VNEID and view.row.state is not DossierState.WITHDRAWN:
            bridge = partial(session.go, "bridge", dossier=dossier)
            ways.append(Button(self.tr("Open beside the portal…"), bridge, kind="primary", picture="copy"))
        look = partial(session.go, "papers", dossier=dossier)
        ways.append(Button(self.tr("Look at the papers"), look, picture="picture"))
        ways += [
            Button(self.tr("Guidance sheet"), partial(go, kind="guidance"), picture="printer"),
            Button(self.tr("Declaration"), partial(go, kind="declaration"), picture="printer"),
            Button(self.tr("Preparation slip"), partial(go, kind="preparation"), picture="printer"),
            Button(self.tr("Consent slip"), partial(go, kind="consent"), picture="printer"),
        ]
        self.column.addWidget(Text(self.tr("Papers to print"), "heading"))
        self.column.addWidget(flow(*ways))


def another(begin: Callable[[], None]) -> QWidget:
    """The way to begin one more like it."""
    words_ = QCoreApplication.translate("PapersCard", "One more like this")
    whose = QCoreApplication.translate("PapersCard", "For twins, or others of the family.")
    return flow(Button(words_, begin, picture="plus", kind="quiet"), Text(whose, "small"))


class ResultsCard(Card):
    """What came of it and who took it; ``fee_receipt`` shows the picture of what was paid."""

    def __init__(self, session: Session, view: DossierView, fee_receipt: Callable[[], None]) -> None:
        super().__init__()
        self.column.addWidget(Text(self.tr("Result"), "heading"))
        if view.results:
            look = partial(session.go, "result", dossier=view.row.id)
            self.column.addWidget(flow(Button(self.tr("Look at the result"), look, picture="paper")))
        for done in view.handovers:
            who = f"{done.taken_by} ({done.relation})" if done.relation else done.taken_by
            said = self.tr("Handed to {name}, {time}").format(name=who, time=words.when(done.handed_at))
            self.column.addWidget(Text(said))
        went = [one for one in view.followed if one.kind is FollowUpKind.HOW_IT_WENT and one.answer is not None]
        if went and went[-1].answer is not None:
            self.column.addWidget(Text(self.tr("How it went: {answer}").format(answer=satisfaction(went[-1].answer))))
        if any(one.media_type for one in view.followed):
            self.column.addWidget(flow(Button(self.tr("Receipt of the fee"), fee_receipt, picture="money")))


class ReceiptCard(Card):
    """The server's receipt, proved anew each time it is shown."""

    def __init__(self, session: Session, dossier: str) -> None:
        super().__init__()
        self._lines = QVBoxLayout()
        self.column.addWidget(Text(self.tr("Receipt of the server"), "heading"))
        self.column.addLayout(self._lines)
        job = partial(receipt_of, dossier_id=dossier)
        session.ask(job, self._on_receipt, self._on_no_receipt, keeper=self)

    def _on_receipt(self, found: ShownReceipt | None) -> None:
        clear(self._lines)
        if found is None:
            self._lines.addWidget(Text(self.tr("No receipt is kept here."), "soft"))
            return
        lines = (
            (self.tr("Server"), found.gateway),
            (self.tr("Had all of it at"), words.when(found.received_at)),
            (self.tr("Version"), str(found.revision)),
            (self.tr("Papers sent along"), str(found.papers)),
            (self.tr("Check number of the content"), " ".join(_groups(found.digest[:16]))),
        )
        _add_facts(self._lines, lines)
        self._lines.addWidget(Text(self.tr("Signed by the server, and proved on this machine just now."), "small"))

    def _on_no_receipt(self, _error: Exception) -> None:
        clear(self._lines)
        self._lines.addWidget(Text(self.tr("The receipt could not be proved; the server is asked again."), "ink_warn"))


def _add_facts(lines: QVBoxLayout, facts: Iterable[tuple[str, str]], *, nothing: str = "") -> None:
    """A label and its value side by side, each with half of the breadth; ``nothing`` stands for what is not known."""
    for label, value in facts:
        line = row(Text(label, "soft"), Text(value, "soft" if value == nothing else "strong"), spacing=SPACE.base)
        line.setStretch(0, 1)
        line.setStretch(1, 1)
        lines.addLayout(line)


def _entry(entry: TimelineEntry) -> QHBoxLayout:
    word, icon, tone = words.timeline(entry.kind, entry.what, entry.status)
    line = row(IconView(icon, TONES[tone][1], 24), spacing=SPACE.base)
    lines = QVBoxLayout()
    lines.setSpacing(0)
    lines.addWidget(Text(word, "strong"))
    if entry.note and entry.kind == "portal":
        lines.addWidget(Text(entry.note))
    lines.addWidget(Text(words.when(entry.at), "small"))
    line.addLayout(lines, 1)
    return line


def _groups(text: str) -> list[str]:
    """In fours, so that it can be compared by voice."""
    return [text[start : start + 4] for start in range(0, len(text), 4)]
