"""What stands aside ("Để riêng, cần xem lại"): with its reason, a way back, and for records a way to give them up."""

from __future__ import annotations

from functools import partial
from typing import Any, ClassVar

from PySide6.QtWidgets import QVBoxLayout

from app.services import put_aside
from app.services.desk import Desk
from app.services.put_aside import Aside, AsideSubmission
from app.services.roles import Act, may
from app.storage.records import SetAside
from app.ui import words
from app.ui.change_bus import Changed
from app.ui.dialogs.confirm import ConfirmDialog
from app.ui.pages.page import Page, title
from app.ui.session import Session
from app.ui.tokens import SPACE
from app.ui.widgets.buttons import Button
from app.ui.widgets.layout import Card, clear, flow
from app.ui.widgets.text import Text


class AsidePage(Page):
    """Submissions first, then records that could not be read."""

    shows: ClassVar[Changed] = Changed(outbox=True)

    def __init__(self, session: Session) -> None:
        super().__init__(session)
        self._opened = False
        self.buttons: list[Button] = []
        self._lines = QVBoxLayout()
        self._lines.setSpacing(SPACE.base)
        self.body.add(
            title(self.tr("Set aside"), self.tr("The others go on; nothing here is lost until somebody says so.")),
            self._lines,
        )
        self.body.column.addStretch(1)
        self._back = Button(self.tr("&Back"), session.go_back, kind="quiet", picture="back")
        self.put_bar(self._back)

    def open(self, **where: Any) -> None:  # noqa: ANN401, ARG002 - no place
        """Show what stands aside."""
        self._opened = True
        self.reload()

    def reload(self) -> None:
        """Ask the vault again."""
        self.session.ask(_listed, self._on_listed, keeper=self)

    def _on_listed(self, found: tuple[Aside, dict[str, str]]) -> None:
        aside, owners = found
        clear(self._lines)
        self.buttons = []
        for submission in aside.submissions:
            self._lines.addWidget(self._submission(submission, owners.get(submission.dossier_id, "")))
        for record in aside.records:
            self._lines.addWidget(self._record(record))
        if not aside.submissions and not aside.records:
            self._lines.addWidget(Card(Text(self.tr("Nothing stands aside."), "soft")))
        if self._opened:
            self._opened = False
            next(iter(self.buttons), self._back).setFocus()

    def _submission(self, one: AsideSubmission, owner: str) -> Card:
        reason = words.reason(one.reason) if one.reason else self.tr("Somebody set it aside.")
        back = Button(self.tr("Bring it back"), partial(self._on_back_asked, one.dossier_id), picture="undo")
        look = Button(
            self.tr("Look at the dossier"),
            partial(self.session.go, "dossier", dossier=one.dossier_id),
            picture="folder",
        )
        self.buttons.append(back)
        return Card(
            Text(owner or self.tr("No name yet"), "heading"),
            Text(self.tr("Reason: {reason}").format(reason=reason)),
            flow(back, look),
        )

    def _record(self, record: SetAside) -> Card:
        desk = self.session.desk
        card = Card(
            Text(self.tr("A record that cannot be read"), "heading"),
            Text(
                self.tr("Number {number}, of {table}, set aside {time}").format(
                    number=record.number, table=record.source, time=words.when(record.set_aside_at)
                )
            ),
        )
        if desk is not None and may(desk.vault.role, Act.REPAIR):
            back = Button(self.tr("Try to bring it back"), partial(self._on_record, record.number), picture="undo")
            give_up = Button(
                self.tr("Delete it for good…"), partial(self._on_give_up, record.number), kind="danger", picture="trash"
            )
            self.buttons += [back, give_up]
            card.column.addWidget(flow(back, give_up))
        return card

    def _on_back_asked(self, dossier: str) -> None:
        self.session.ask(partial(put_aside.bring_back, dossier_id=dossier), self._on_done, keeper=self)

    def _on_record(self, number: int) -> None:
        self.session.ask(partial(put_aside.bring_record_back, number=number), self._on_done, keeper=self)

    def _on_give_up(self, number: int) -> None:
        dialog = ConfirmDialog(
            self,
            self.tr("Delete the record?"),
            self.tr("It cannot be read here now; a backup may still have it. It cannot be undone."),
            yes=self.tr("&Delete it"),
            no=self.tr("&Leave it"),
        )
        dialog.accepted.connect(partial(self._on_give_up_agreed, number))
        dialog.open()

    def _on_give_up_agreed(self, number: int) -> None:
        self.session.ask(partial(_give_up, number), self._on_done, keeper=self)

    def _on_done(self, _: object) -> None:
        self.session.publish(self, outbox=True)
        self.session.say(self.tr("Done."))
        self.reload()


def _listed(desk: Desk) -> tuple[Aside, dict[str, str]]:
    aside = put_aside.listed(desk)
    with desk.vault.read() as unit:
        rows = unit.dossiers.rows(one.dossier_id for one in aside.submissions)
    return aside, {name: row.owner for name, row in rows.items()}


def _give_up(number: int, desk: Desk) -> None:
    put_aside.give_record_up(desk, number, confirmed=True)
