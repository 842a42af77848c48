"""The page that opens the vault; it is painted, and takes keystrokes, before anything heavy is imported."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QComboBox, QLineEdit

from app.ui.change_bus import Changed
from app.ui.pages.page import Page
from app.ui.qt_numbers import HIDDEN_DIGITS
from app.ui.session import Session
from app.ui.tokens import SPACE
from app.ui.widgets.buttons import Button
from app.ui.widgets.hero import Hero
from app.ui.widgets.layout import column, row
from app.ui.widgets.passphrase import PassphraseField
from app.ui.widgets.text import Notice, Text
from forms.refusal import Refusal

if TYPE_CHECKING:
    from app.ui.errors import Told

_BROKEN = frozenset({"damaged", "newer-version", "not-writable", "disk-full", "no-vault"})
"""What the recovery page explains better than a line on this one."""


class UnlockPage(Page):
    """Name, passphrase, and how long to wait after a wrong one."""

    needs_desk = False
    shows = Changed()

    def __init__(self, session: Session) -> None:
        super().__init__(session, width=480)
        self._wanted = False
        self._names: list[str] | None = None
        self._left = 0
        self._second = QTimer(self)
        self._second.setInterval(1000)
        self._second.timeout.connect(self._on_second)
        self.put_side(Hero())
        self._build()

    def open(self, **where: Any) -> None:  # noqa: ANN401, ARG002 - no place
        """Ready for the passphrase; who may unlock is looked up behind it."""
        self._show_way()
        if self.session.rests:
            return
        known = self.session.known_passphrase
        self.passphrase.line.setText(known)
        self.notice.say(self.tr("For practice the passphrase stands there already.") if known else "", "info")
        self.names.setCurrentText(self.session.user)
        self._unlock.setEnabled(True)
        self._wanted = False
        self.passphrase.setFocus()
        self.session.when_painted(self._ask_names)

    def _build(self) -> None:
        self.who = Text("\u00a0", "heading")  # as high as the name that comes
        self.names = QComboBox()
        self.names.setAccessibleName(self.tr("Who are you?"))
        self.names.setVisible(False)
        self.passphrase = PassphraseField(self.tr("Passphrase"))
        self.passphrase.entered.connect(self.submit)
        self.notice = Notice("warn")
        self._unlock = Button(self.tr("&Unlock"), self.submit, kind="big-primary", picture="unlock")
        label = Text(self.tr("&Passphrase"), "strong")
        label.setBuddy(self.passphrase.line)
        forgotten = Button(self.tr("Passphrase &forgotten?"), self._on_forgotten, kind="quiet", picture="key")
        hint = Text(self.tr("A long sentence that is easy to remember."), "small")
        self._for_passphrase = (label, self.passphrase, hint, forgotten)
        self.body.stand_lower(460)
        self.body.add(
            Text(self.tr("Unlock this machine"), "title"),
            self.who,
            self.names,
            SPACE.hair,
            column(*self._pin_field(), spacing=SPACE.tight),
            column(label, self.passphrase, hint, spacing=SPACE.tight),
            self.notice,
            self._unlock,
            row(forgotten, self.other, None),
        )
        self.who.setVisible(False)
        self._keep_room_for_name(kept=True)

    def _keep_room_for_name(self, *, kept: bool) -> None:
        """The name comes when the key file has been read; the line to type in must not move then."""
        policy = self.who.sizePolicy()
        policy.setRetainSizeWhenHidden(kept)
        self.who.setSizePolicy(policy)

    def _pin_field(self) -> tuple[Text, QLineEdit]:
        """What lifts the lock while the vault rests; shown only then."""
        self.pin = QLineEdit()
        self.pin.setEchoMode(QLineEdit.EchoMode.Password)
        self.pin.setProperty("inputMethodHints", HIDDEN_DIGITS)
        self.pin.setMaxLength(12)
        self.pin.returnPressed.connect(self.submit)
        label = Text(self.tr("Screen &PIN"), "strong")
        label.setBuddy(self.pin)
        self.pin.setAccessibleName(self.tr("Screen PIN"))
        self.other = Button(self.tr("With the p&assphrase instead"), self._on_other, kind="quiet", picture="key")
        self._for_pin = (label, self.pin, self.other)
        return label, self.pin

    def _show_way(self) -> None:
        """The PIN where it lifts the lock, else the passphrase."""
        rests = self.session.rests
        for with_pin in self._for_pin:
            with_pin.setVisible(rests)
        for with_passphrase in self._for_passphrase:
            with_passphrase.setVisible(not rests)
        self.pin.clear()
        if rests:
            self.names.setVisible(False)
            self.who.show_text(self.tr("Hello, {name}").format(name=self.session.user))
            self.notice.say("")
            self._unlock.setEnabled(True)
            self.pin.setFocus()

    def _submit_pin(self) -> None:
        if self.pin.text():
            self._unlock.setEnabled(False)
            self.session.locking.lift(self.pin.text(), self._on_pin_refused)
            self.pin.clear()

    def _on_pin_refused(self, error: Exception) -> None:
        self._unlock.setEnabled(True)
        self._tell(error)
        (self.pin if self.session.rests else self.passphrase).setFocus()

    def _on_other(self) -> None:
        """Somebody else is there, or the PIN was forgotten: the vault is shut."""
        self.session.locking.shut_now()

    def submit(self) -> None:
        """Open the vault with what was typed (or as soon as it is known who may)."""
        if not self._unlock.isEnabled():
            return
        if self.session.rests:
            self._submit_pin()
            return
        if not self.passphrase.text:
            return
        if self._names is None:
            self._wanted = True
            return
        self._unlock.setEnabled(False)
        self.notice.say(self.tr("Unlocking…"), "info")
        folder, user, words, clock = self.session.folder, self._user(), self.passphrase.text, self.session.clock
        session = self.session

        def open_vault() -> object:
            from app.services.unlock_vault import unlock  # noqa: PLC0415 - after the first paint, off the window's thread
            from forms.onlooker import OnLooker  # noqa: PLC0415 - after the first paint

            session.before_opening()
            return unlock(folder, user, words, clock, looker=OnLooker(tell))

        def tell(stage: str, _done: int, _total: int) -> None:
            session.lanes.vault.say(self._on_stage, stage, keeper=self)

        self.session.lanes.vault.run(open_vault, self._on_unlocked, self._on_refused, keeper=self)

    def _on_stage(self, stage: str) -> None:
        from app.ui.work_words import stage as words  # noqa: PLC0415 - behind the first page

        if not self._unlock.isEnabled():
            self.notice.say(words(stage, 0, 0), "info")

    def _user(self) -> str:
        return self.names.currentText() if self._names and len(self._names) > 1 else (self._names or [""])[0]

    def _ask_names(self) -> None:
        folder = self.session.folder

        def look() -> list[str]:
            from app.storage import vault  # noqa: PLC0415 - after the first paint, off the window's thread

            return [slot.name for slot in vault.users(folder)]

        self.session.lanes.vault.run(look, self._on_names, self._on_refused, keeper=self)

    def _on_names(self, names: Sequence[str]) -> None:
        is_known, self._names = self._names == list(names), list(names)
        several = len(names) > 1
        self._keep_room_for_name(kept=not several)
        hello = self.tr("Hello, {name}").format(name=names[0]) if names else ""
        self.who.show_text(self.tr("Who are you?") if several else hello)
        self.names.setVisible(several)
        if several and not is_known:  # who came since the lock may have chosen their name already
            self.names.clear()
            self.names.addItems(self._names)
            self.names.setCurrentText(self.session.user)
        if self._wanted:
            self._wanted = False
            self.submit()

    def _on_unlocked(self, desk: Any) -> None:  # noqa: ANN401 - Desk, whose module is not imported here
        self.passphrase.clear()
        self.notice.say("")
        self._unlock.setEnabled(True)
        self.session.open_with(desk)

    def _on_refused(self, error: Exception) -> None:
        self._unlock.setEnabled(True)
        if isinstance(error, Refusal) and error.code in _BROKEN:
            self.session.go("recovery", code=error.code)
            return
        told = self._tell(error)
        self.passphrase.line.selectAll()
        self.passphrase.setFocus()
        if told.wait:
            self._wait(told.wait)

    def _tell(self, error: Exception) -> Told:
        from app.ui.errors import tell  # noqa: PLC0415 - behind the first page

        told = tell(error)
        self.notice.say(f"{told.what} {told.do}", told.tone)
        return told

    def _wait(self, seconds: int) -> None:
        self._left = seconds
        self._unlock.setEnabled(False)
        self._second.start()
        self._tell_wait()

    def _on_second(self) -> None:
        self._left -= 1
        if self._left > 0:
            self._tell_wait()
            return
        self._second.stop()
        self._unlock.setEnabled(True)
        self.notice.say(self.tr("Try again."), "info")

    def _tell_wait(self) -> None:
        words = self.tr("After a wrong passphrase please wait: {seconds} seconds more.").format(seconds=self._left)
        self.notice.say(words, "warn")

    def _on_forgotten(self) -> None:
        self.session.go("recovery", code="forgotten")
