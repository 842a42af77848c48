"""One dossier, whole: where it is, what the office did, its papers, its story, and the ways on and back."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import Any, ClassVar

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QVBoxLayout, QWidget

from app.services import (
    change_course,
    find_procedure,
    follow_up,
    list_dossiers,
    put_aside,
    record_consent,
    share_dossier,
    wait_for_result,
)
from app.services.desk import Desk
from app.services.lend_papers import LENT, RETURNED
from app.services.show_receipt import ShownReceipt, receipt_of
from app.services.views import DossierView, TimelineEntry
from app.ui import words
from app.ui.change_bus import Changed
from app.ui.dialogs.confirm import ConfirmDialog
from app.ui.dialogs.follow import satisfaction
from app.ui.dialogs.record_filing import RecordFilingDialog
from app.ui.dialogs.show_pdf import ShowPdfDialog
from app.ui.follow_cards import FollowCards, Following, Ways, look
from app.ui.icons import IconView
from app.ui.pages.page import Page
from app.ui.session import Session
from app.ui.tokens import SPACE
from app.ui.widgets.buttons import Button
from app.ui.widgets.columns import Columns
from app.ui.widgets.layout import Card, clear, flow, row
from app.ui.widgets.options import CheckOption
from app.ui.widgets.rows import LinkRow
from app.ui.widgets.text import TONES, Badge, Notice, Text
from forms.dossier import DossierState, OutboxState, PortalStatus, Route
from forms.follow_up import FollowUpKind
from forms.refusal import Refusal

_BEFORE_SENDING = (OutboxState.HELD, OutboxState.WAITING)

_HAS_CARD = (OutboxState.REFUSED, OutboxState.SET_ASIDE)
"""A card of what to do says the reason in these states."""

_CAME_BACK = frozenset({PortalStatus.NOT_ACCEPTED, PortalStatus.SUPPLEMENT})
"""After these acts of the office somebody may write down why, so that the next dossier is not returned for it."""


class DossierPage(Page):
    """Delivered is not filed: both stand here, apart."""

    shows: ClassVar[Changed] = Changed(drafts=True, outbox=True, events=True)

    def __init__(self, session: Session) -> None:
        super().__init__(session, width=SPACE.broad)
        self.view: DossierView | None = None
        self._title, self._office = "", ""
        self._dossier = ""
        self._opened = self._fresh = False
        self._head = QVBoxLayout()
        self._head.setSpacing(SPACE.tight)
        ways = Ways(self._on_revise, self._on_bring_back, self._on_file, self._on_withdraw)
        self.todo = FollowCards(session, ways)
        self.todo.moved.connect(self._on_followed)
        self.todo.settled.connect(self._on_settled)
        self.receipt = QVBoxLayout()
        self._columns = Columns()
        self.body.add(self._head, self.todo, self._columns)
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
        self._dossier = str(where["dossier"])
        self._opened = self._fresh = True
        self.view = None
        self.reload()

    def reload(self) -> None:
        """Ask for it again."""
        self.session.ask(partial(_whole, self._dossier), self._on_view, self._on_not_there, keeper=self)
        self.session.ask(partial(look, self._dossier), self._on_tasks, self._on_no_tasks, keeper=self)

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
        if self._fresh:
            self._fresh = False
            self.todo.take_focus()
        if self.view is not None:
            self._show_ways(self.view)  # a card's own first button is the usual way on

    def _on_followed(self) -> None:
        self.session.publish(self, events=True)
        self.session.say(self.tr("Written down."))
        self.reload()

    def _on_settled(self) -> None:
        QTimer.singleShot(0, self, self.body.to_top)  # after the focus, which may have scrolled

    def _on_bring_back(self) -> None:
        self.session.ask(partial(_bring_back, self._dossier), self._on_moved, keeper=self)

    def _on_put_aside(self) -> None:
        self.session.ask(partial(_put_aside, self._dossier), self._on_moved, keeper=self)

    def _on_moved(self, _state: OutboxState) -> None:
        self.session.publish(self, outbox=True)
        self.reload()

    def _on_view(self, shown: tuple[DossierView, str, str]) -> None:
        view, self._title, self._office = shown
        if view == self.view:
            return  # nothing moves under the keyboard when nothing changed
        self.view = view
        self._show_head(view)
        clear(self._columns.left)
        clear(self._columns.right)
        self._columns.left.addWidget(self._story(view))
        self._columns.right.addWidget(self._facts(view))
        self._columns.right.addWidget(self._papers(view))
        if view.results or view.handovers or view.followed:
            self._columns.right.addWidget(self._results(view))
        self._columns.left.addWidget(self._who_sees(view))
        if view.outbox is not None and view.outbox.state is OutboxState.DELIVERED:
            self._columns.left.addWidget(self._receipt())
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
            state = words.waits_for_another() if view.waits_for else words.outbox_state(view.outbox.state)
            badges.append(Badge(*state))
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
        story = [one.what for one in view.timeline if one.kind == "journal"]
        here = story.count(LENT) - story.count(RETURNED)
        if here > 0:
            badges.append(Badge(self.tr("Papers of the family still here: {count}").format(count=here), "hand", "warn"))
        self._head.addWidget(flow(*badges))
        if view.outbox is not None and view.outbox.state is OutboxState.UNCERTAIN:
            self._head.addWidget(Notice("warn", self.tr("Do not make this dossier anew.")))
        if view.row.portal_status in _CAME_BACK:
            self.learn = Button(
                self.tr("Write down &why, for the next dossiers…"), self._on_learn, kind="quiet", picture="pencil"
            )
            self._head.addWidget(flow(self.learn))
        if view.waits_for:
            self._head.addWidget(self._waiting(view))
        outbox = view.outbox if view.row.state is DossierState.FINALIZED else None
        if outbox is not None and outbox.last_error and outbox.state not in _HAS_CARD:
            reason = words.reason(outbox.last_error)
            self._head.addWidget(Notice("warn", self.tr("Reason: {reason}").format(reason=reason)))

    def _on_learn(self) -> None:
        from app.ui.dialogs.return_reason import ReturnReasonDialog  # noqa: PLC0415 - few dossiers come back

        ReturnReasonDialog(self, self.session, dossier=self._dossier).open()

    def _waiting(self, view: DossierView) -> Card:
        """Which dossiers come first, each a way to its page, and the way to go without their results."""
        card = Card(Text(self.tr("It is sent when the result of this one is there:"), "strong"))
        for one in view.waits_for:
            line = LinkRow(one.owner or self.tr("No name yet"), one.public_code)
            line.pressed.connect(partial(self.session.go, "dossier", dossier=one.id))
            card.column.addWidget(line)
        card.column.addWidget(Text(self.tr("Is the result there on paper already? Then it need not wait."), "small"))
        self.release = Button(self.tr("Send it &without waiting"), self._on_release, picture="sending")
        card.column.addWidget(flow(self.release))
        return card

    def _on_release(self) -> None:
        self.session.ask(partial(_send_without, self._dossier), self._on_moved, keeper=self)

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
            (self.tr("Way to the office"), words.route(shown.route, self._office)[0]),
            (self.tr("Who files it"), shown.filer or self.tr("the owner")),
            (self.tr("Helper"), shown.helper),
            (self.tr("Version"), str(shown.revision)),
        ):
            line = row(Text(label, "soft"), Text(value, "strong"), spacing=SPACE.base)
            line.setStretch(0, 1)
            line.setStretch(1, 1)
            card.column.addLayout(line)
        return card

    def _results(self, view: DossierView) -> Card:
        card = Card(Text(self.tr("Result"), "heading"))
        look = partial(self.session.go, "result", dossier=view.row.id)
        if view.results:
            card.column.addWidget(flow(Button(self.tr("Look at the result"), look, picture="paper")))
        for done in view.handovers:
            who = f"{done.taken_by} ({done.relation})" if done.relation else done.taken_by
            said = self.tr("Handed to {name}, {time}").format(name=who, time=words.when(done.handed_at))
            card.column.addWidget(Text(said))
        went = [one for one in view.followed if one.kind is FollowUpKind.HOW_IT_WENT and one.answer is not None]
        if went and went[-1].answer is not None:
            card.column.addWidget(Text(self.tr("How it went: {answer}").format(answer=satisfaction(went[-1].answer))))
        if any(one.media_type for one in view.followed):
            card.column.addWidget(flow(Button(self.tr("Receipt of the fee"), self._on_fee_receipt, picture="money")))
        return card

    def _on_fee_receipt(self) -> None:
        ShowPdfDialog(self, self.session, self.tr("Receipt of the fee"), partial(_fee_receipt, self._dossier)).open()

    def _who_sees(self, view: DossierView) -> Card:
        self.shared = CheckOption(self.tr("Let everybody at this point see it"))
        self.private = CheckOption(self.tr("Private dossier: lists do not say what it is about"))
        self.shared.setChecked(view.row.shared)
        self.private.setChecked(view.row.private)
        self.shared.toggled.connect(partial(self._on_mark, _share))
        self.private.toggled.connect(partial(self._on_mark, _keep_private))
        card = Card(Text(self.tr("Who sees it"), "heading"), self.shared, self.private)
        if view.consents and view.consents[-1].purposes >= record_consent.COVERS_DOSSIER:
            self.ended = Button(self.tr("The villager no longer agrees…"), self._on_end, kind="quiet", picture="hand")
            card.column.addWidget(flow(self.ended))
        self.erase = Button(self.tr("Erase it now…"), self._on_erase, kind="quiet", picture="trash")
        self.erase.setAccessibleName(self.tr("Erase this dossier for good…"))
        card.column.addWidget(flow(self.erase))
        return card

    def _on_erase(self) -> None:
        from app.ui.dialogs.erase_dossier import EraseDossierDialog  # noqa: PLC0415 - a rare dialog

        dialog = EraseDossierDialog(self, self.session, self._dossier)
        dialog.erased.connect(self._on_erased)
        dialog.open()

    def _on_erased(self) -> None:
        self.session.publish(self, drafts=True, outbox=True, events=True)

    def _on_end(self) -> None:
        dialog = ConfirmDialog(
            self,
            self.tr("The villager no longer agrees to keeping?"),
            self.tr(
                "What was not sent never will be, and nothing more is filled in here. What the server or the office "
                "may have is a task: tell them. It is no withdrawal: ask whether the office is to go on."
            ),
            yes=self.tr("&They no longer agree"),
            no=self.tr("&Leave it"),
        )
        dialog.accepted.connect(self._on_end_agreed)
        dialog.open()

    def _on_end_agreed(self) -> None:
        self.session.ask(partial(_end_consent, self._dossier), self._on_ended, keeper=self)

    def _on_ended(self, _must_tell: bool) -> None:  # noqa: FBT001 - what the lane gives
        self.session.publish(self, drafts=True, outbox=True)
        self._on_followed()

    def _on_mark(self, mark: Callable[[str, bool, Desk], None], on: bool) -> None:  # noqa: FBT001 - Qt gives it by place
        self.session.ask(partial(mark, self._dossier, on), self._on_marked, self._on_mark_refused, keeper=self)

    def _on_marked(self, _: None) -> None:
        self.session.publish(self, drafts=True, outbox=True)
        self.session.say(self.tr("Written down."))

    def _on_mark_refused(self, error: Exception) -> None:
        self.view = None
        self.reload()
        self.session.tell(error)

    def _receipt(self) -> Card:
        self.receipt = QVBoxLayout()
        self.session.ask(partial(_receipt_of, self._dossier), self._on_receipt, self._on_no_receipt, keeper=self)
        return Card(Text(self.tr("Receipt of the server"), "heading"), self.receipt)

    def _on_receipt(self, found: ShownReceipt | None) -> None:
        clear(self.receipt)
        if found is None:
            self.receipt.addWidget(Text(self.tr("No receipt is kept here."), "soft"))
            return
        for label, value in (
            (self.tr("Server"), found.gateway),
            (self.tr("Had all of it at"), words.when(found.received_at)),
            (self.tr("Version"), str(found.revision)),
            (self.tr("Papers sent along"), str(found.papers)),
            (self.tr("Check number of the content"), " ".join(_groups(found.digest[:16]))),
        ):
            line = row(Text(label, "soft"), Text(value, "strong"), spacing=SPACE.base)
            line.setStretch(0, 1)
            line.setStretch(1, 1)
            self.receipt.addLayout(line)
        self.receipt.addWidget(Text(self.tr("Signed by the server, and proved on this machine just now."), "small"))

    def _on_no_receipt(self, _error: Exception) -> None:
        clear(self.receipt)
        self.receipt.addWidget(Text(self.tr("The receipt could not be proved; the server is asked again."), "ink_warn"))

    def _papers(self, view: DossierView) -> Card:
        go = partial(self.session.go, "print", dossier=view.row.id)
        beside: list[QWidget] = []
        if view.row.route is Route.VNEID and view.row.state is not DossierState.WITHDRAWN:
            bridge = partial(self.session.go, "bridge", dossier=view.row.id)
            beside.append(Button(self.tr("Open beside the portal…"), bridge, kind="primary", picture="copy"))
        look = partial(self.session.go, "papers", dossier=view.row.id)
        beside.append(Button(self.tr("Look at the papers"), look, picture="picture"))
        return Card(
            Text(self.tr("Papers to print"), "heading"),
            flow(
                *beside,
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
        self.aside.setVisible(final and outbox in _BEFORE_SENDING)
        settled = outbox not in (*_BEFORE_SENDING, OutboxState.SENDING, OutboxState.UNCERTAIN)
        self.revise.setVisible(final and settled and not self.todo.has_mending)
        self.file.setVisible(final)
        self.file.become("plain" if view.filings or self.todo.has_tasks else "primary")
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


def _is_gone(error: Exception) -> bool:
    return isinstance(error, Refusal) and error.code == "unknown-dossier"


def _whole(dossier: str, desk: Desk) -> tuple[DossierView, str, str]:
    """The dossier, what people call its procedure, and the kind of office that takes it."""
    view = list_dossiers.whole(desk, dossier)
    procedure = find_procedure.show(desk.catalogue, view.row.procedure)
    return view, procedure.title, procedure.office.kind


def _end_consent(dossier: str, desk: Desk) -> bool:
    return record_consent.record(desk, dossier, record_consent.given(desk, (), desk.vault.user))


def _fee_receipt(dossier: str, desk: Desk) -> bytes:
    return follow_up.picture_of(desk, dossier)[1]


def _receipt_of(dossier: str, desk: Desk) -> ShownReceipt | None:
    return receipt_of(desk, dossier)


def _groups(text: str) -> list[str]:
    """In fours, so that it can be compared by voice."""
    return [text[start : start + 4] for start in range(0, len(text), 4)]


def _share(dossier: str, on: bool, desk: Desk) -> None:  # noqa: FBT001 - the lane gives it by place
    share_dossier.share(desk, dossier, on=on)


def _keep_private(dossier: str, on: bool, desk: Desk) -> None:  # noqa: FBT001 - the lane gives it by place
    share_dossier.keep_private(desk, dossier, on=on)


def _put_aside(dossier: str, desk: Desk) -> OutboxState:
    return put_aside.put_aside(desk, dossier)


def _bring_back(dossier: str, desk: Desk) -> OutboxState:
    return put_aside.bring_back(desk, dossier)


def _send_without(dossier: str, desk: Desk) -> OutboxState:
    return wait_for_result.send_without(desk, dossier)


def _reopen(dossier: str, desk: Desk) -> DossierState:
    return change_course.reopen(desk, dossier)


def _revise(dossier: str, desk: Desk) -> DossierState:
    return change_course.revise(desk, dossier)


def _withdraw(dossier: str, desk: Desk) -> DossierState:
    return change_course.withdraw(desk, dossier)
