"""What there is to do for one dossier, each with its words and the buttons that do it, on the dossier's page."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from functools import partial

from PySide6.QtCore import QCoreApplication, Signal
from PySide6.QtWidgets import QApplication, QVBoxLayout, QWidget

from app import printing
from app.services import pay_fee
from app.services.ask_office import contacts, late_sheet
from app.services.desk import Desk
from app.services.roles import Act, may
from app.services.tasks import Task, TaskKind, tasks
from app.ui import task_words, words
from app.ui.dialogs.follow import (
    DraftDialog,
    FollowDialog,
    PaidDialog,
    PutOffDialog,
    SumDialog,
    ToldDialog,
    WentDialog,
)
from app.ui.dialogs.show_pdf import ShowPdfDialog
from app.ui.icons import IconView
from app.ui.session import Session
from app.ui.tokens import SPACE
from app.ui.widgets.buttons import Button
from app.ui.widgets.layout import Card, clear, flow, row
from app.ui.widgets.text import TONES, Text
from forms.dossier import Route
from forms.follow_up import Tell
from forms.refusal import Refusal

translate = QCoreApplication.translate
_CALLS = (TaskKind.SILENCE, TaskKind.TELL_OFFICE, TaskKind.CONFIRM)


@dataclass(frozen=True)
class Following:
    """The tasks of a dossier; whom to call where one of them needs it; whether a payment code can be printed.

    ``enters_sum``: who sits here may enter the sum of a fee that the office asked for without one.
    ``may_ask_fee``: the office may ask for a fee by telephone or on paper at any moment, and none is a task yet.
    """

    dossier: str = ""
    tasks: tuple[Task, ...] = ()
    contacts: tuple[str, ...] = ()
    has_code: bool = False
    enters_sum: bool = False
    may_ask_fee: bool = False
    route: Route = Route.DESK


def look(dossier: str, desk: Desk) -> Following:
    """As the vault has it."""
    found = tuple(tasks(desk, dossier))
    kinds = {one.kind for one in found}
    with desk.vault.read() as unit:
        row = unit.dossiers.row(dossier)
    enters_sum = may(desk.vault.role, Act.FEE)
    return Following(
        dossier=dossier,
        tasks=found,
        contacts=contacts(desk, dossier) if kinds & set(_CALLS) else (),
        has_code=TaskKind.FEE in kinds and _has_code(desk, dossier),
        enters_sum=enters_sum,
        may_ask_fee=enters_sum and row.filed and row.portal_status not in pay_fee.ENDED and TaskKind.FEE not in kinds,
        route=row.route,
    )


@dataclass(frozen=True)
class Ways:
    """What the page itself does: mend and file again, bring back from aside, record the office's receipt, withdraw."""

    mend: Callable[[], object]
    bring_back: Callable[[], object]
    file: Callable[[], object]
    withdraw: Callable[[], object]


class FollowCards(QWidget):
    """One card a task.

    Signals:
        moved: something was written down.
        settled: what is left to do after that stands here, the keyboard on the first of it.
    """

    moved = Signal()
    settled = Signal()

    def __init__(self, session: Session, ways: Ways) -> None:
        super().__init__()
        self._session, self._ways = session, ways
        self._shown: Following | None = None
        self._wrote = False
        self._lines = QVBoxLayout(self)
        self._lines.setContentsMargins(0, 0, 0, 0)
        self._lines.setSpacing(SPACE.small)

    @property
    def has_tasks(self) -> bool:
        """Whether a card stands here."""
        return self._shown is not None and bool(self._shown.tasks)

    @property
    def has_mending(self) -> bool:
        """Whether a card offers to mend and file again."""
        return self._shown is not None and any(task.kind in task_words.MENDS for task in self._shown.tasks)

    def show_tasks(self, found: Following) -> None:
        """Show them; nothing moves under the keyboard where nothing changed."""
        if found == self._shown:
            return
        focused = QApplication.focusWidget()
        self._wrote = self._wrote or (focused is not None and self.isAncestorOf(focused))
        self._shown = found
        clear(self._lines)
        for at, task in enumerate(found.tasks):
            card = self._card(task, found, is_first=at == 0)
            self._lines.addWidget(card)
            card.show()  # now, not after this round: its first button is to have the keyboard
        if found.may_ask_fee:
            asked = Task(TaskKind.FEE, found.dossier, owner="", procedure="")
            words = self.tr("The office asks for a fee, by &telephone or on paper…")
            self.fee = self._writes(words, SumDialog, asked, "money", kind="quiet")
            self._lines.addWidget(flow(self.fee))
        self.setVisible(bool(found.tasks) or found.may_ask_fee)
        if self._wrote:
            self._wrote = False
            self.take_focus()  # the next thing to do, not whatever came after the button that is gone
            self.settled.emit()

    def take_focus(self) -> None:
        """Put the keyboard on the first button, where a card stands here."""
        first = next((way for way in self.findChildren(Button) if way.isVisibleTo(self)), None)
        if first is not None and self.has_tasks:
            first.setFocus()

    def _card(self, task: Task, found: Following, *, is_first: bool) -> Card:
        word, icon, tone = task_words.heading(task.kind)
        head = row(IconView(icon, TONES[tone][1], 26), spacing=SPACE.base)
        head.addWidget(Text(word, "heading"), 1)
        card = Card(head)
        for line in task_words.detail(task):
            card.column.addWidget(Text(line, "strong"))
        card.column.addWidget(Text(task_words.advice(task)))
        for line in found.contacts if task.kind in _CALLS else ():
            called = row(IconView("phone", TONES["info"][1], 22), spacing=SPACE.base)
            called.addWidget(Text(words.to_dial(line), "strong"), 1)
            card.column.addLayout(called)
        ways = self._ways_of(task, found)
        if ways and is_first:
            ways[0].become("primary")  # one thing at a time: only the first card's usual way stands out
        if ways:
            card.column.addWidget(flow(*ways))
        return card

    def _ways_of(self, task: Task, found: Following) -> list[Button]:
        """The buttons that do it, the first one being the usual way."""
        if task.kind in task_words.MENDS:
            return [Button(self.tr("Mend and file again"), self._ways.mend, picture="return")]
        made = {
            TaskKind.FEE: self._of_fee,
            TaskKind.CONFIRM: self._of_draft,
            TaskKind.RESULT: self._of_result,
            TaskKind.SILENCE: self._of_silence,
            TaskKind.DEADLINE: self._of_deadline,
            TaskKind.SET_ASIDE: self._of_aside,
            TaskKind.TELL_OFFICE: self._of_telling,
            TaskKind.HOW_IT_WENT: self._of_asking,
        }[task.kind]
        return list(made(task, found))

    def _of_fee(self, task: Task, found: Following) -> list[Button]:
        ways: list[Button] = [self._writes(self.tr("It is &paid…"), PaidDialog, task, "money")]
        if found.has_code:
            draw = partial(_payment, task.dossier_id)
            ways.append(self._prints(self.tr("Payment code…"), self.tr("Paying by transfer"), draw))
        elif task.fee is None and found.enters_sum:
            ways.append(self._writes(self.tr("Enter the &sum…"), SumDialog, task, "pencil"))
        return ways

    def _of_draft(self, task: Task, _found: Following) -> list[Button]:
        declaration = partial(self._session.go, "print", dossier=task.dossier_id, kind="declaration")
        return [
            self._writes(self.tr("The &villager's answer…"), DraftDialog, task, "question"),
            Button(self.tr("What we wrote"), declaration, picture="paper"),
        ]

    def _of_result(self, task: Task, _found: Following) -> list[Button]:
        see = partial(self._session.go, "result", dossier=task.dossier_id)
        return [Button(self.tr("Look at the result"), see, picture="paper")]

    def _of_silence(self, task: Task, _found: Following) -> list[Button]:
        title = self.tr("What to ask, what to complain of")
        return [
            self._prints(self.tr("&Words for the call…"), title, partial(late_sheet, dossier_id=task.dossier_id)),
            self._writes(self.tr("Ask again &later…"), PutOffDialog, task, "calendar"),
        ]

    def _of_deadline(self, task: Task, found: Following) -> list[Button]:
        ways: list[Button] = [
            Button(self.tr("It was filed: record the receipt"), self._ways.file, picture="stamp"),
            Button(
                self.tr("Guidance sheet"),
                partial(self._session.go, "print", dossier=task.dossier_id, kind="guidance"),
                picture="printer",
            ),
        ]
        if found.route is Route.VNEID:
            beside = partial(self._session.go, "bridge", dossier=task.dossier_id)
            ways.append(Button(self.tr("Open beside the portal…"), beside, picture="copy"))
        return ways

    def _of_aside(self, _task: Task, _found: Following) -> list[Button]:
        return [Button(self.tr("Bring it back"), self._ways.bring_back, picture="undo")]

    def _of_telling(self, task: Task, _found: Following) -> list[Button]:
        ways: list[Button] = [self._writes(self.tr("The office was &told…"), ToldDialog, task, "phone")]
        if task.tell is Tell.CONSENT_ENDED:
            ways.append(
                Button(self.tr("Withdraw the dossier"), self._ways.withdraw, kind="danger", picture="withdrawn")
            )
        return ways

    def _of_asking(self, task: Task, _found: Following) -> list[Button]:
        return [self._writes(self.tr("&Ask how it went…"), WentDialog, task, "speak")]

    def _writes(
        self,
        words: str,
        dialog: Callable[[QWidget, Session, Task], FollowDialog],
        task: Task,
        picture: str,
        *,
        kind: str = "plain",
    ) -> Button:
        return Button(words, partial(self._open, dialog, task), kind=kind, picture=picture)

    def _open(self, made: Callable[[QWidget, Session, Task], FollowDialog], task: Task) -> None:
        dialog = made(self, self._session, task)
        dialog.recorded.connect(self._on_recorded)
        dialog.open()

    def _on_recorded(self) -> None:
        self._wrote = True
        self.moved.emit()

    def _prints(self, words: str, title: str, draw: Callable[[Desk], bytes]) -> Button:
        def show() -> None:
            ShowPdfDialog(self, self._session, title, draw).open()

        return Button(words, show, picture="printer")


def _has_code(desk: Desk, dossier: str) -> bool:
    """Whether the commune's account is confirmed here and the sum is known."""
    try:
        pay_fee.page(desk, dossier)
    except Refusal:
        return False
    return True


def _payment(dossier: str, desk: Desk) -> bytes:
    return printing.code_page(pay_fee.page(desk, dossier))
