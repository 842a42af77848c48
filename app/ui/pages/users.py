"""Who opens this machine: add with a suggested passphrase, take away, roles, one's own passphrase and screen PIN."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial
from typing import Any

from PySide6.QtWidgets import QLineEdit, QVBoxLayout, QWidget

from app.services import manage_users
from app.services.desk import Desk
from app.services.roles import Act, may
from app.storage.vault import UserSlot
from app.ui import role_words
from app.ui.dialogs.add_user import AddUserDialog
from app.ui.dialogs.confirm import ConfirmDialog
from app.ui.dialogs.role import RoleDialog
from app.ui.long_work import LongWork
from app.ui.pages.page import Page, title
from app.ui.session import Session
from app.ui.tokens import SPACE
from app.ui.widgets.buttons import Button
from app.ui.widgets.columns import Beside, Columns
from app.ui.widgets.labelled import labelled
from app.ui.widgets.layout import Card, clear, column, flow
from app.ui.widgets.passphrase import PassphraseField
from app.ui.widgets.text import Badge, Notice, Text
from forms.onlooker import OnLooker


class UsersPage(Page):
    """Everybody changes their own; only the keeper changes who comes in."""

    def __init__(self, session: Session) -> None:
        super().__init__(session, width=SPACE.broad)
        self._names = QVBoxLayout()
        self._names.setSpacing(SPACE.small)
        self.removers: dict[str, Button] = {}
        self.role_buttons: dict[str, Button] = {}
        self.add = Button(self.tr("&Add a user…"), self._on_add, kind="primary", picture="plus")
        self.old, self.new = PassphraseField(self.tr("Present passphrase")), PassphraseField(self.tr("New passphrase"))
        self.again = PassphraseField(self.tr("The new one once more"))
        self.change = Button(self.tr("&Change my passphrase"), self._on_change, picture="key")
        self.passphrase_notice, self.pin_notice = Notice("warn"), Notice("warn")
        self.pin = QLineEdit()
        self.pin.setEchoMode(QLineEdit.EchoMode.Password)
        self.pin.setMaxLength(12)
        self.choose_pin = Button(self.tr("Set the &PIN"), self._on_pin, picture="lock")
        self.drop_pin = Button(self.tr("Do &without a PIN"), self._on_no_pin, kind="quiet", picture="close")
        why = self.tr("It cannot be stopped half way: a machine with two keys could not be opened.")
        self.keys = LongWork(session, self, why=why)
        self.keys.ended.connect(self._on_keys_done)
        sides = Columns(shares=(1, 1))
        sides.left.addWidget(self._who())
        sides.right.addWidget(self._own())
        sides.right.addWidget(self._screen())
        self.body.add(
            title(self.tr("Users"), self.tr("Each with a passphrase of their own; nobody shares one.")), sides
        )
        self.put_bar(Button(self.tr("&Back"), session.go_back, kind="quiet", picture="back"), None, self.add)

    def open(self, **where: Any) -> None:  # noqa: ANN401, ARG002 - no place
        """Show who may come in."""
        for field in (self.old, self.new, self.again):
            field.clear()
        self.pin.clear()
        self.passphrase_notice.say("")
        self._show_pin()
        self.reload()
        self.add.setFocus()

    def reload(self) -> None:
        """Read the key file again."""
        self.session.ask(manage_users.listed, self._on_users, keeper=self)

    def leave(self) -> None:
        """No passphrase stays in a field."""
        for field in (self.old, self.new, self.again):
            field.clear()
        self.pin.clear()

    def _who(self) -> Card:
        return Card(
            Text(self.tr("Who opens this machine"), "heading"),
            self._names,
            self.keys.running,
            Text(role_words.explained(), "small"),
        )

    def _own(self) -> Card:
        card = Card(Text(self.tr("My passphrase"), "heading"))
        for field in (self.old, self.new, self.again):
            card.column.addLayout(labelled(field.line.accessibleName(), field.line, field))
        card.column.addWidget(Text(self.tr("Four words or twelve letters at the least."), "small"))
        card.column.addWidget(self.passphrase_notice)
        card.column.addWidget(flow(self.change))
        return card

    def _screen(self) -> Card:
        return Card(
            Text(self.tr("Screen PIN"), "heading"),
            Text(
                self.tr(
                    "Lifts the locked screen for an hour at most, and never opens the machine. After five wrong tries, "
                    "and after the machine slept, the passphrase is asked."
                ),
                "small",
            ),
            labelled(self.tr("New PIN, 4 to 12 digits"), self.pin),
            self.pin_notice,
            flow(self.choose_pin, self.drop_pin),
        )

    def _on_users(self, slots: Sequence[UserSlot]) -> None:
        desk = self.session.desk
        is_keeper = desk is not None and may(desk.vault.role, Act.USERS)
        self.add.setVisible(is_keeper)
        clear(self._names)
        self.removers, self.role_buttons = {}, {}
        for slot in slots:
            ways = self._ways_of(slot) if is_keeper and slot.name != self.session.user else []
            role = flow(Badge(role_words.role(slot.role), "person"))
            holder = QWidget()
            holder.setLayout(column(Text(slot.name, "strong"), role, spacing=SPACE.tight))
            self._names.addWidget(Beside(holder, ways, least=180))

    def _ways_of(self, slot: UserSlot) -> list[Button]:
        other = Button(self.tr("Role…"), partial(self._on_role, slot.name, slot.role), kind="quiet", picture="people")
        other.setAccessibleName(self.tr("Another role: {name}").format(name=slot.name))
        remover = Button(self.tr("Take away…"), partial(self._on_remove, slot.name), kind="quiet", picture="minus")
        remover.setAccessibleName(self.tr("Take away: {name}").format(name=slot.name))
        self.role_buttons[slot.name], self.removers[slot.name] = other, remover
        return [other, remover]

    def _on_add(self) -> None:
        dialog = AddUserDialog(self, self.session)
        dialog.recorded.connect(self.reload)
        dialog.open()

    def _on_role(self, name: str, role: str) -> None:
        dialog = RoleDialog(self, self.session, name, role)
        dialog.recorded.connect(self.reload)
        dialog.open()

    def _on_remove(self, name: str) -> None:
        dialog = ConfirmDialog(
            self,
            self.tr("Take {name}'s way in away?").format(name=name),
            self.tr(
                "Their dossiers stay and can be seen by officer and keeper. The machine gets another key, which may "
                "take a minute. Backups of before still open with the old passphrase: make a new one afterwards and "
                "keep the old sticks safe."
            ),
            yes=self.tr("&Take it away"),
            no=self.tr("&Leave it"),
        )
        dialog.accepted.connect(partial(self._on_remove_agreed, name))
        dialog.open()

    def _on_remove_agreed(self, name: str) -> None:
        self._enable(on=False)
        words = self.tr("Changing the machine's key…")
        self.keys.ask(partial(_remove, name), self._on_removed, self.session.tell, words=words)

    def _enable(self, *, on: bool) -> None:
        """One change of keys at a time."""
        for button in (self.add, self.change, *self.removers.values(), *self.role_buttons.values()):
            button.setEnabled(on)

    def _on_keys_done(self) -> None:
        self._enable(on=True)

    def _on_removed(self, slots: Sequence[UserSlot]) -> None:
        self._on_users(slots)
        self.session.say(self.tr("Done. Make a backup now."))

    def _on_change(self) -> None:
        if self.new.text != self.again.text:
            self.passphrase_notice.say(self.tr("The two passphrases are not the same."), "warn")
            return
        self._enable(on=False)
        job = partial(_change, self.old.text, self.new.text)
        words = self.tr("Working out the new key from the words…")
        self.keys.ask(job, self._on_own_changed, self._on_change_refused, words=words)

    def _on_own_changed(self, _: None) -> None:
        self.leave()
        self.passphrase_notice.say(self.tr("Changed. From now on only the new one opens the machine."), "good")

    def _on_change_refused(self, error: Exception) -> None:
        self.passphrase_notice.tell(error)

    def _show_pin(self) -> None:
        has_pin = self.session.locking.has_pin
        self.drop_pin.setVisible(has_pin)
        self.pin_notice.say(self.tr("A PIN is set.") if has_pin else "", "info")

    def _on_pin(self) -> None:
        self.session.ask(partial(_choose_pin, self.pin.text()), self._on_pin_set, self._on_pin_refused, keeper=self)

    def _on_no_pin(self) -> None:
        self.session.ask(partial(_choose_pin, ""), self._on_pin_set, self._on_pin_refused, keeper=self)

    def _on_pin_set(self, has_pin: bool) -> None:  # noqa: FBT001 - a lane gives its answer by place
        self.pin.clear()
        self.session.locking.has_pin = has_pin
        self._show_pin()

    def _on_pin_refused(self, error: Exception) -> None:
        self.pin_notice.tell(error)


def _remove(name: str, desk: Desk, _looker: OnLooker) -> Sequence[UserSlot]:
    return manage_users.remove(desk, name)


def _change(old: str, new: str, desk: Desk, _looker: OnLooker) -> None:
    manage_users.change_passphrase(desk, old, new)


def _choose_pin(pin: str, desk: Desk) -> bool:
    """Set it, or (empty) do without; whether there is one now."""
    from app.services.screen_lock import ScreenLock  # noqa: PLC0415 - when somebody wants a PIN

    lock = ScreenLock(desk)
    if pin:
        lock.choose(pin)
    else:
        lock.drop()
    return bool(pin)
