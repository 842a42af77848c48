"""One dossier, whole: where it is, what the office did, its papers, its story, and the ways on and back."""

from __future__ import annotations

from functools import partial
from typing import Any, ClassVar

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QVBoxLayout, QWidget

from app.services import change_course, find_procedure, list_dossiers
from app.services.desk import Desk
from app.services.views import DossierView, TimelineEntry
from app.ui import words
from app.ui.change_bus import Changed
from app.ui.dialogs.confirm import ConfirmDialog
from app.ui.dialogs.record_filing import RecordFilingDialog
from app.ui.icons import IconView
from app.ui.pages.page import Page
from app.ui.session import Session
from app.ui.tokens import SPACE
from app.ui.widgets.buttons import Button
from app.ui.widgets.columns import Columns
from app.ui.widgets.layout import Card, clear, flow, row
from app.ui.widgets.text import TONES, Badge, Notice, Text
from forms.dossier import DossierState, OutboxState

_BEFORE_SENDING = (OutboxState.HELD, OutboxState.WAITING)


class DossierPage(Page):
    """Delivered is not filed: both stand here, apart."""

    shows: ClassVar[Changed] = Changed(drafts=True, outbox=True, events=True)

    def __init__(self, session: Session) -> None:
        super().__init__(session, width=1120)
        self.view: DossierView | None = None
        self._title = ""
        self._dossier = ""
        self._opened = False
        self._head = QVBoxLayout()
        self._head.setSpacing(SPACE.tight)
        self._columns = Columns()
        self.body.add(self._head, self._columns)
        self.body.column.addStretch(1)
        self._back = Button(self.tr("&Back"), session.go_back, kind="quiet", picture="back")
        self.withdraw = Button(self.tr("&Withdraw the dossier"), self._on_withdraw, kind="danger", picture="withdrawn")
        self.reopen = Button(self.tr("&Open again to change"), self._on_reopen, picture="unlock")
        self.revise = Button(self.tr("&Mend and file again"), self._on_revise, picture="return")
        self.go_on = Button(self.tr("&Go on filling in"), self._on_go_on, kind="primary", picture="draft")
        self.file = Button(self.tr("&Record the receipt"), self._on_file, kind="primary", picture="stamp")
        self.put_bar(self._back, None, self.withdraw, self.reopen, self.revise, self.go_on, self.file)

    def open(self, **where: Any) -> None:  # noqa: ANN401 - dossier
        """Show a dossier."""
        self._dossier = str(where["dossier"])
        self._opened = True
        self.view = None
        self.reload()

    def reload(self) -> None:
        """Ask for it again."""
        self.session.ask(partial(_whole, self._dossier), self._on_view, keeper=self)

    def _on_view(self, shown: tuple[DossierView, str]) -> None:
        view, self._title = shown
        if view == self.view:
            return  # nothing moves under the keyboard when nothing changed
        self.view = view
        self._show_head(view)
        clear(self._columns.left)
        clear(self._columns.right)
        self._columns.left.addWidget(self._story(view))
        self._columns.right.addWidget(self._facts(view))
        self._columns.right.addWidget(self._papers(view))
        self._show_ways(view)
        if self._opened:
            self._opened = False
            next(way for way in (self.go_on, self.file, self._back) if way.isVisibleTo(self)).setFocus()
            QTimer.singleShot(0, self, self.body.to_top)  # after the focus, which may have scrolled

    def _show_head(self, view: DossierView) -> None:
        clear(self._head)
        self._head.addWidget(Text(view.row.owner or self.tr("No name yet"), "title"))
        self._head.addWidget(Text(f"{self._title} · {view.row.procedure}", "soft"))
        badges: list[QWidget] = []
        if view.outbox is not None and view.row.state is DossierState.FINALIZED:
            badges.append(Badge(*words.outbox_state(view.outbox.state)))
        else:
            badges.append(Badge(*words.dossier_state(view.row.state)))
        if view.row.portal_status is not None:
            badges.append(Badge(*words.portal_status(view.row.portal_status)))
        if view.filings:
            badges.append(
                Badge(self.tr("Filed at the commune: {number}").format(number=view.filings[-1].number), "stamp", "good")
            )
        elif view.row.state is DossierState.FINALIZED and not view.row.filed:
            badges.append(Badge(words.not_filed(), "warning", "warn"))
        self._head.addWidget(flow(*badges))
        if view.outbox is not None and view.outbox.state is OutboxState.UNCERTAIN:
            self._head.addWidget(Notice("warn", self.tr("Do not make this dossier anew.")))
        if view.outbox is not None and view.outbox.last_error and view.row.state is DossierState.FINALIZED:
            tone = "bad" if view.outbox.state is OutboxState.REFUSED else "warn"
            reason = words.reason(view.outbox.last_error)
            self._head.addWidget(Notice(tone, self.tr("Reason: {reason}").format(reason=reason)))

    def _facts(self, view: DossierView) -> Card:
        shown = view.row
        card = Card(Text(self.tr("About the dossier"), "heading"))
        nothing = self.tr("none yet")
        filing = view.filings[-1] if view.filings else None
        for label, value in (
            (self.tr("Number (given by the commune)"), shown.portal_number or nothing),
            (self.tr("Received by the commune on"), words.short_day(filing.received_on) if filing else nothing),
            (self.tr("Due on"), words.short_day(shown.due) if shown.due else nothing),
            (self.tr("Our slip code"), shown.public_code),
            (self.tr("Way to the office"), words.route(shown.route)[0]),
            (self.tr("Who files it"), shown.filer or self.tr("the owner")),
            (self.tr("Helper"), shown.helper),
            (self.tr("Version"), str(shown.revision)),
        ):
            line = row(Text(label, "soft"), Text(value, "strong"), spacing=SPACE.base)
            line.setStretch(0, 1)
            line.setStretch(1, 1)
            card.column.addLayout(line)
        return card

    def _papers(self, view: DossierView) -> Card:
        go = partial(self.session.go, "print", dossier=view.row.id)
        return Card(
            Text(self.tr("Papers to print"), "heading"),
            flow(
                Button(self.tr("Guidance sheet"), partial(go, kind="guidance"), picture="printer"),
                Button(self.tr("Declaration"), partial(go, kind="declaration"), picture="printer"),
                Button(self.tr("Preparation slip"), partial(go, kind="preparation"), picture="printer"),
                Button(self.tr("Consent slip"), partial(go, kind="consent"), picture="printer"),
                Button(self.tr("One more like this (twins)"), self._on_another, picture="plus", kind="quiet"),
            ),
        )

    def _story(self, view: DossierView) -> Card:
        card = Card(Text(self.tr("What happened"), "heading"))
        for entry in reversed(view.timeline):
            card.column.addLayout(self._entry(entry))
        return card

    def _entry(self, entry: TimelineEntry) -> Any:  # noqa: ANN401 - a row
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

    def _show_ways(self, view: DossierView) -> None:
        state, outbox = view.row.state, view.outbox.state if view.outbox is not None else None
        final = state is DossierState.FINALIZED
        self.go_on.setVisible(state is DossierState.DRAFT)
        self.reopen.setVisible(final and outbox in _BEFORE_SENDING)
        self.revise.setVisible(final and outbox not in (*_BEFORE_SENDING, OutboxState.SENDING, OutboxState.UNCERTAIN))
        self.file.setVisible(final)
        self.withdraw.setVisible(state is not DossierState.WITHDRAWN)

    def _on_go_on(self) -> None:
        self.session.go("fill", dossier=self._dossier)

    def _on_another(self) -> None:
        if self.view is not None:
            self.session.go(
                "consent",
                code=self.view.row.procedure,
                route=self.view.row.route.value,
                source=self._dossier,
            )

    def _on_file(self) -> None:
        dialog = RecordFilingDialog(self, self.session, self._dossier)
        dialog.recorded.connect(self._on_recorded)
        dialog.open()

    def _on_recorded(self) -> None:
        self.session.publish(self, events=True)
        self.session.say(self.tr("Recorded: the dossier is filed at the commune."))
        self.reload()

    def _on_reopen(self) -> None:
        self.session.ask(partial(_reopen, self._dossier), self._on_draft_again, keeper=self)

    def _on_revise(self) -> None:
        self.session.ask(partial(_revise, self._dossier), self._on_draft_again, keeper=self)

    def _on_draft_again(self, _state: DossierState) -> None:
        self.session.publish(self, drafts=True, outbox=True)
        self.session.go("fill", dossier=self._dossier)

    def _on_withdraw(self) -> None:
        dialog = ConfirmDialog(
            self,
            self.tr("Withdraw the dossier?"),
            self.tr(
                "What was not sent never will be. What was sent stays with the server: tell the office that it is "
                "withdrawn. It cannot be undone."
            ),
            yes=self.tr("&Withdraw it"),
            no=self.tr("&Leave it"),
        )
        dialog.accepted.connect(self._on_withdraw_agreed)
        dialog.open()

    def _on_withdraw_agreed(self) -> None:
        self.session.ask(partial(_withdraw, self._dossier), self._on_withdrawn, keeper=self)

    def _on_withdrawn(self, _state: DossierState) -> None:
        if self.session.hand is not None and self.session.hand.id == self._dossier:
            self.session.hand = None
        self.session.publish(self, drafts=True, outbox=True)
        self.reload()


def _whole(dossier: str, desk: Desk) -> tuple[DossierView, str]:
    """The dossier, and what people call its procedure."""
    view = list_dossiers.whole(desk, dossier)
    return view, find_procedure.show(desk.catalogue, view.row.procedure).title


def _reopen(dossier: str, desk: Desk) -> DossierState:
    return change_course.reopen(desk, dossier)


def _revise(dossier: str, desk: Desk) -> DossierState:
    return change_course.revise(desk, dossier)


def _withdraw(dossier: str, desk: Desk) -> DossierState:
    return change_course.withdraw(desk, dossier)
