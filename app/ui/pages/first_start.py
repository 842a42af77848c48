"""The very first page on a machine: where the vault lies, who the helper is, the passphrase, and the recovery code."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from PySide6.QtWidgets import QFileDialog, QHBoxLayout, QLineEdit, QWidget

from app.ui.pages.page import Page, title
from app.ui.session import Session
from app.ui.tokens import SPACE
from app.ui.widgets.buttons import Button
from app.ui.widgets.hero import Hero
from app.ui.widgets.layout import Card, column, flow, row
from app.ui.widgets.passphrase import PassphraseField
from app.ui.widgets.text import Notice, Text


class FirstStartPage(Page):
    """Two steps: make the vault, then write the recovery code down."""

    needs_desk = False

    def __init__(self, session: Session) -> None:
        super().__init__(session, width=700)
        self._desk: Any = None
        self._code = ""
        self.put_side(Hero())
        self.body.stand_lower(680)
        self.ask = self._ask()
        self.show_code = self._show_code()
        self.body.add(self.ask, self.show_code)
        self.show_code.setVisible(False)

    def open(self, **where: Any) -> None:  # noqa: ANN401, ARG002 - no place
        """Ready for the helper's name."""
        self.place.setText(str(self.session.folder))
        self.name.setFocus()

    def leave(self) -> None:
        """The window is closed over the code: the vault that was made is shut as every other."""
        desk, self._desk = self._desk, None
        if desk is not None:
            self.session.lanes.vault.run(desk.vault.close, keeper=self.session)

    def submit(self) -> None:
        """Make the vault."""
        problem, field = self._problem()
        self.notice.say(problem, "warn")
        if problem:
            field.setFocus()
            return
        folder, clock, cost = Path(self.place.text()), self.session.clock, self.session.cost
        user, words = self.name.text().strip(), self.passphrase.text

        def make() -> object:
            from app.services.unlock_vault import create  # noqa: PLC0415 - after the first paint, off the window's thread

            return create(folder, user, words, clock, cost)

        self._make.setEnabled(False)
        self.notice.say(self.tr("Making the vault…"), "info")
        self.session.lanes.vault.run(make, self._on_made, self._on_refused, keeper=self)

    def _ask(self) -> QWidget:
        self.place = QLineEdit()
        self.place.setAccessibleName(self.tr("Where the dossiers are kept"))
        choose = Button(self.tr("Choose &folder…"), self._on_choose, picture="folder")
        self.name = QLineEdit()
        self.passphrase = PassphraseField(self.tr("Passphrase"))
        self.again = PassphraseField(self.tr("The passphrase once more"))
        self.words = Text(self.tr("Four words or twelve letters at the least."), "small")
        self.suggest = Button(self.tr("S&uggest one"), self._on_suggest, kind="quiet", picture="refresh")
        self.passphrase.edited.connect(self._on_edited)
        self.name.returnPressed.connect(self.passphrase.setFocus)
        self.passphrase.entered.connect(self.again.setFocus)
        self.again.entered.connect(self.submit)
        practise = self.tr("&Practise first, with invented people…")
        self.practise = Button(practise, self.session.practice_asked.emit, kind="quiet", picture="bulb")
        restore = Button(self.tr("&Restore from a backup instead…"), self._on_restore, kind="quiet", picture="undo")
        self.notice = Notice("warn")
        self._make = Button(self.tr("&Go on"), self.submit, kind="big-primary", picture="next")
        holder = QWidget()
        holder.setLayout(
            column(
                title(self.tr("Welcome"), self.tr("Only once: a name, a passphrase, and a code to be kept.")),
                SPACE.small,
                _label(self.tr("What is your &name?"), self.name),
                self.name,
                Text(self.tr("It stands on the papers as the one who helped."), "small"),
                SPACE.tight,
                _label(self.tr("&Passphrase – a long sentence that is easy to remember"), self.passphrase.line),
                self.passphrase,
                self._advice(),
                _label(self.tr("The passphrase &once more"), self.again.line),
                self.again,
                SPACE.tight,
                _label(self.tr("&Where the dossiers are kept on this machine"), self.place),
                row(self.place, choose),
                self.notice,
                SPACE.small,
                self._make,
                flow(self.practise, restore),
                spacing=SPACE.tight,
            )
        )
        return holder

    def _show_code(self) -> QWidget:
        self.code = Text("", "code")
        self.code.setTextInteractionFlags(self.code.textInteractionFlags())
        self.confirm = QLineEdit()
        self.confirm.returnPressed.connect(self._on_confirm)
        self.code_notice = Notice("warn")
        printing = Button(self.tr("&Print the code"), self._on_print, picture="printer")
        self.enter = Button(self.tr("I have kept it – &begin"), self._on_confirm, kind="big-primary", picture="next")
        holder = QWidget()
        holder.setLayout(
            column(
                title(self.tr("Recovery code"), self.tr("Keep it elsewhere, not with the machine.")),
                SPACE.small,
                Card(
                    self.code,
                    Text(self.tr("Who forgot the passphrase opens the dossiers with this code. It is shown only now.")),
                    flow(printing),
                ),
                SPACE.small,
                _label(self.tr("Type the &last group of the code, so that we know it was written down"), self.confirm),
                self.confirm,
                self.code_notice,
                self.enter,
            )
        )
        return holder

    def _problem(self) -> tuple[str, QWidget]:
        """What is missing, and where it is to be mended."""
        if not self.name.text().strip():
            return self.tr("Please give your name."), self.name
        if not self.passphrase.text:
            return self.tr("Please choose a passphrase."), self.passphrase
        if _strength(self.passphrase.text) == 0:
            easy = self.tr("This passphrase is too easy to guess: take four different words or twelve letters.")
            return easy, self.passphrase
        if self.passphrase.text != self.again.text:
            return self.tr("The two passphrases are not the same: press “Show” to compare them."), self.again
        return "", self.name

    def _on_edited(self, text: str) -> None:
        words = (
            self.tr("Not enough yet: four different words or twelve letters, nothing that others would guess."),
            self.tr("Enough. One more word makes it stronger."),
            self.tr("Good and strong."),
        )
        self.words.setText(words[_strength(text)])

    def _advice(self) -> QHBoxLayout:
        line = row(self.words, self.suggest)
        line.setStretch(0, 1)
        return line

    def _on_suggest(self) -> None:
        """Six words by chance, in both lines and to be read, for nobody can type again what was not written down."""
        from app.services import new_passphrase  # noqa: PLC0415 - the first page paints without the vault's rooms

        made = new_passphrase.suggest()
        self.passphrase.show_words(made)
        self.again.show_words(made)
        advice = self.tr("Write these words down before you go on, and keep them away from the machine.")
        self.notice.say(advice, "info")

    def _on_restore(self) -> None:
        self.session.folder = Path(self.place.text())
        self.session.go("restore")

    def _on_choose(self) -> None:
        chosen = QFileDialog.getExistingDirectory(self, self.tr("Where the dossiers are kept"), self.place.text())
        if chosen:
            self.place.setText(chosen)

    def _on_made(self, made: tuple[Any, str]) -> None:
        self._desk, self._code = made
        self.session.folder = Path(self.place.text())
        self.passphrase.clear()
        self.again.clear()
        half = self._code.find("-", len(self._code) // 2) + 1  # two lines of whole groups, as long as one another
        self.code.setText(f"{self._code[:half]}\n{self._code[half:]}")
        self.ask.setVisible(False)
        self.show_code.setVisible(True)
        self.body.to_top()
        self.confirm.setFocus()

    def _on_refused(self, error: Exception) -> None:
        self._make.setEnabled(True)
        self.notice.tell(error)

    def _on_print(self) -> None:
        from app.ui.paper_out import print_recovery_code  # noqa: PLC0415 - printing is imported when it is wanted

        print_recovery_code(self.session, self, self.name.text().strip(), self._code)

    def _on_confirm(self) -> None:
        last = self._code.replace("-", " ").split()[-1]
        if self.confirm.text().strip().upper() != last.upper():
            self.code_notice.say(self.tr("That is not the last group. Look at the code above once more."))
            return
        desk, self._desk, self._code = self._desk, None, ""
        self.code.setText("")
        self.session.open_with(desk)


def _strength(words: str) -> int:
    from app.services import new_passphrase  # noqa: PLC0415 - the first page paints without the vault's rooms

    return new_passphrase.strength(words)


def _label(words: str, field: QWidget) -> Text:
    label = Text(words, "strong")
    label.setBuddy(field)
    field.setAccessibleName(words.replace("&", ""))
    return label
