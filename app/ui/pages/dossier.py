"""One dossier, whole: where it is, what the office did, its papers, its story, and the ways on and back."""

from __future__ import annotations

from functools import partial
from typing import Any, ClassVar

from PySide6.QtCore import QTimer

from app.services import (
    change_course,
    find_procedure,
    follow_up,
    list_dossiers,
    put_aside,
)
from app.services.desk import Desk
from app.services.views import DossierView
from app.ui.change_bus import Changed
from app.ui.dialogs.confirm import ConfirmDialog
from app.ui.dialogs.record_filing import RecordFilingDialog
from app.ui.dialogs.show_pdf import ShowPdfDialog
from app.ui.dossier_cards import FactsCard, PapersCard, ReceiptCard, ResultsCard, StoryCard, another
from app.ui.dossier_head import DossierHead
from app.ui.dossier_rights import DossierRights, has_ended
from app.ui.fill_view import FIRST
from app.ui.follow_cards import FollowCards, Following, Ways, look
from app.ui.pages.page import Page
from app.ui.session import Session
from app.ui.tokens import SPACE
from app.ui.widgets.buttons import Button
from app.ui.widgets.columns import Columns
from app.ui.widgets.layout import clear
from forms.dossier import DossierState, OutboxState, PortalStatus
from forms.refusal import Refusal

_BEFORE_SENDING = (OutboxState.HELD, OutboxState.WAITING)


class DossierPage(Page):
    """Delivered is not filed: both stand here, apart."""

    shows: ClassVar[Changed] = Changed(drafts=True, outbox=True, events=True)

    def __init__(self, session: Session) -> None:
        super().__init__(session, width=SPACE.broad)
        self.view: DossierView | None = None
        self.dossier = ""
        self._awaited: set[str] = set()
        self.head, self.rights = DossierHead(self), DossierRights(self)
        ways = Ways(self._on_revise, self._on_bring_back, self._on_file, self._on_withdraw)
        self.todo = FollowCards(session, ways)
        self.todo.moved.connect(self.on_followed)
        self.todo.settled.connect(self._on_settled)
        self._columns = Columns()
        self.body.add(self.head.lines, self.todo, self._columns)
        self.body.column.addStretch(1)
        self._back = Button(self.tr("&Back"), session.go_back, kind="quiet", picture="back")
        self.withdraw = Button(self.tr("&Withdraw the dossier"), self._on_withdraw, kind="danger", picture="withdrawn")
        self.reopen = Button(self.tr("&Open again to change"), self._on_reopen, picture="unlock")
        self.revise = Button(self.tr("&Mend and file again"), self._on_revise, picture="return")
        self.go_on = Button(self.tr("&Go on filling in"), self._on_go_on, kind="primary", picture="draft")
        self.file = Button(self.tr("&Record the receipt"), self._on_file, kind="primary", picture="stamp")
        self.aside = Button(self.tr("Set it &aside"), self._on_put_aside, kind="quiet", picture="aside")
        self.put_bar(self._back, None, self.withdraw, self.aside, self.reopen, self.revise, self.go_on, self.file)

    def open(self, **where: Any) -> None:  # noqa: ANN401 - dossier
        """Show a dossier."""
        self.end_visit()
        self.dossier = str(where["dossier"])
        self._awaited = {"dossier", "tasks"}
        self.show_anew()

    def show_anew(self) -> None:
        """Show it as it stands on the disk, whatever the page shows."""
        self.view = None
        self.reload()

    def reload(self) -> None:
        """Ask for it again."""
        self.session.ask(partial(_whole, self.dossier), self._on_view, self._on_not_there, keeper=self.visit)
        self.session.ask(partial(look, self.dossier), self._on_tasks, self._on_no_tasks, keeper=self.visit)

    def _on_not_there(self, error: Exception) -> None:
        """Erased since, or another helper's now: nothing of it is left to show."""
        if _is_gone(error):
            self.session.go_back()
            self.session.say(self.tr("This dossier is no longer on this machine."))
        else:
            self.session.tell(error)

    def _on_no_tasks(self, error: Exception) -> None:
        if not _is_gone(error):  # else it was said already
            self.session.tell(error)

    def _on_tasks(self, found: Following) -> None:
        self.todo.show_tasks(found)
        if self._is_first("tasks"):
            self.todo.take_focus()
        if self.view is not None:
            self._show_ways(self.view)  # a card's own first button is the usual way on

    def on_followed(self) -> None:
        """Something was written down about the office's acts."""
        self.session.publish(self, events=True)
        self.session.say(self.tr("Written down."))
        self.reload()

    def _on_settled(self) -> None:
        QTimer.singleShot(0, self, self.body.to_top)  # after the focus, which may have scrolled

    def _is_first(self, what: str) -> bool:
        """Whether it is the first to come of its kind since the page was opened; only then the keyboard is moved."""
        first = what in self._awaited
        self._awaited.discard(what)
        return first

    def _on_bring_back(self) -> None:
        self.session.ask(partial(put_aside.bring_back, dossier_id=self.dossier), self.on_moved, keeper=self)

    def _on_put_aside(self) -> None:
        self.session.ask(partial(put_aside.put_aside, dossier_id=self.dossier), self.on_moved, keeper=self)

    def on_moved(self, _state: OutboxState) -> None:
        """Its place in the outbox is another one now."""
        self.session.publish(self, outbox=True)
        self.reload()

    def _on_view(self, shown: tuple[DossierView, str, str]) -> None:
        view, title, office = shown
        if view == self.view:
            return  # nothing moves under the keyboard when nothing changed
        self.view = view
        self.head.show(view, title)
        self._show_cards(view, office)
        self._show_ways(view)
        if self._is_first("dossier"):
            next(way for way in (self.go_on, self.file, self._back) if way.isVisibleTo(self)).setFocus()
            self._on_settled()

    def _show_cards(self, view: DossierView, office: str) -> None:
        left, right = self._columns.left, self._columns.right
        clear(left)
        clear(right)
        left.addWidget(StoryCard(view))
        right.addWidget(FactsCard(view, office))
        right.addWidget(PapersCard(self.session, view))
        if view.results or view.handovers or view.followed:
            right.addWidget(ResultsCard(self.session, view, self._on_fee_receipt))
        left.addWidget(self.rights.card(view))
        left.addWidget(another(self._on_another))
        if view.outbox is not None and view.outbox.state is OutboxState.DELIVERED:
            left.addWidget(ReceiptCard(self.session, self.dossier))

    def _on_fee_receipt(self) -> None:
        ShowPdfDialog(self, self.session, self.tr("Receipt of the fee"), partial(_fee_receipt, self.dossier)).open()

    def _show_ways(self, view: DossierView) -> None:
        state, outbox = view.row.state, view.outbox.state if view.outbox is not None else None
        final = state is DossierState.FINALIZED
        self.go_on.setVisible(state is DossierState.DRAFT and not has_ended(view))
        self.reopen.setVisible(final and outbox in _BEFORE_SENDING)
        self.aside.setVisible(final and outbox in _BEFORE_SENDING)
        settled = outbox not in (*_BEFORE_SENDING, OutboxState.SENDING, OutboxState.UNCERTAIN)
        over = bool(view.handovers) or view.row.portal_status in (PortalStatus.DONE, PortalStatus.RETURNED)
        self.revise.setVisible(final and settled and not over and not self.todo.has_mending)
        self.file.setVisible(final)
        self.file.become("plain" if view.filings or self.todo.has_tasks else "primary")
        self.withdraw.setVisible(state is not DossierState.WITHDRAWN and not over)

    def _on_go_on(self) -> None:
        self.session.go("fill", dossier=self.dossier)

    def _on_another(self) -> None:
        if self.view is not None:
            self.session.go(
                "consent",
                code=self.view.row.procedure,
                route=self.view.row.route.value,
                source=self.dossier,
            )

    def _on_file(self) -> None:
        dialog = RecordFilingDialog(self, self.session, self.dossier)
        dialog.recorded.connect(self._on_recorded)
        dialog.open()

    def _on_recorded(self) -> None:
        self.session.publish(self, events=True)
        self.session.say(self.tr("Recorded: the dossier is filed at the commune."))
        self.reload()

    def _on_reopen(self) -> None:
        self.session.ask(partial(change_course.reopen, dossier_id=self.dossier), self._on_draft_again, keeper=self)

    def _on_revise(self) -> None:
        self.session.ask(partial(change_course.revise, dossier_id=self.dossier), self._on_revised, keeper=self)

    def _on_revised(self, _state: DossierState) -> None:
        """Everything is answered, and one answer is not right: from the first page on."""
        self.session.publish(self, drafts=True, outbox=True)
        self.session.go("fill", dossier=self.dossier, section=FIRST)

    def _on_draft_again(self, _state: DossierState) -> None:
        self.session.publish(self, drafts=True, outbox=True)
        self.session.go("fill", dossier=self.dossier)

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
        self.session.ask(partial(change_course.withdraw, dossier_id=self.dossier), self._on_withdrawn, keeper=self)

    def _on_withdrawn(self, _state: DossierState) -> None:
        if self.session.hand is not None and self.session.hand.id == self.dossier:
            self.session.hand = None
        self.session.publish(self, drafts=True, outbox=True)
        self.reload()


def _is_gone(error: Exception) -> bool:
    return isinstance(error, Refusal) and error.code == "unknown-dossier"


def _whole(dossier: str, desk: Desk) -> tuple[DossierView, str, str]:
    """The dossier, what people call its procedure, and the kind of office that takes it."""
    view = list_dossiers.whole(desk, dossier)
    procedure = find_procedure.show(desk.catalogue, view.row.procedure)
    return view, procedure.title, procedure.office.kind


def _fee_receipt(dossier: str, desk: Desk) -> bytes:
    return follow_up.picture_of(desk, dossier)[1]
