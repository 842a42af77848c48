"""Reading a person's card by a reader, pasted text or a picture; and whose card it is when in doubt."""

from __future__ import annotations

from dataclasses import replace
from functools import partial
from pathlib import Path

from PySide6.QtCore import QCoreApplication, Signal
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QButtonGroup, QFileDialog, QLineEdit, QWidget

from app.imaging import read_codes
from app.services.views import BlockView, ScanOutcome
from app.ui.dialogs.dialog import Dialog
from app.ui.errors import tell
from app.ui.hand import Hand
from app.ui.session import Session
from app.ui.typing.reader import ReaderKeys
from app.ui.widgets.buttons import Button
from app.ui.widgets.layout import flow
from app.ui.widgets.options import RadioOption
from app.ui.widgets.text import Text
from app.ui.words import card_warning
from forms.identity import Card, looks_like_card, read_card
from forms.key_burst import damage
from forms.person_blocks import OFFICE
from forms.refusal import Refusal

translate = QCoreApplication.translate


class ScanCardDialog(Dialog):
    """Scans one card into one block of the form.

    Signals:
        scanned: the outcome; something was filled.
    """

    scanned = Signal(object)

    def __init__(self, parent: QWidget, session: Session, hand: Hand, block: BlockView) -> None:
        super().__init__(
            parent,
            translate("ScanCardDialog", "Scan the card: {person}").format(person=block.label),
            yes=translate("ScanCardDialog", "&Read the card"),
            no=translate("ScanCardDialog", "Close"),
            picture="scan",
        )
        self._session, self._hand, self._block = session, hand, block
        self._card: Card | None = None
        self._choices: dict[str, RadioOption] = {}
        self.text = QLineEdit()
        self.keys = ReaderKeys(self.text)
        self._build()

    def on_yes(self) -> None:
        """Read what stands in the line, or fill the block that was chosen."""
        if self._card is not None:
            self._fill_chosen()
            return
        text = self.text.text()
        if text.strip():
            self._work(partial(read_card, text))
        else:
            self.notice.say(self.tr("Scan the card with the reader, or choose a picture of it."), "info")
            self.text.setFocus()

    def _build(self) -> None:
        self.text.setAccessibleName(self.tr("Text of the card's code"))
        self.text.setPlaceholderText(self.tr("the reader writes here by itself"))
        self.text.returnPressed.connect(self.on_yes)
        self._ways = flow(
            Button(self.tr("&Paste"), self._on_paste, picture="copy"),
            Button(self.tr("&Picture or PDF…"), self._on_file, picture="picture"),
        )
        self._how = Text(
            self.tr("Hold the card's square code before the reader. Vietnamese typing must be switched off for it.")
        )
        self.body.add(self._how, self.text, self._ways, self.notice)
        self.text.setFocus()

    def _on_paste(self) -> None:
        self.text.setText(QGuiApplication.clipboard().text())
        self.on_yes()

    def _on_file(self) -> None:
        name, _ = QFileDialog.getOpenFileName(
            self, self.tr("A picture of the card"), "", self.tr("Pictures and PDF (*.png *.jpg *.jpeg *.pdf)")
        )
        if name:
            self.read_file(Path(name))

    def read_file(self, file: Path) -> None:
        """Read the card in a picture or PDF."""
        self._work(partial(card_in_file, file))

    def _work(self, read: partial[Card]) -> None:
        self.yes.setEnabled(False)
        self.notice.say(self.tr("Reading…"), "info")
        job = partial(_read_and_scan, read, self._hand, self._block.ref)
        self._session.lanes.vault.run(job, self._on_read, self._on_refused, keeper=self)

    def _on_read(self, read: tuple[Card, ScanOutcome, tuple[BlockView, ...]]) -> None:
        card, outcome, blocks = read
        self.yes.setEnabled(True)
        if outcome.needs_confirmation:
            self._ask_whose(card, outcome, blocks)
        else:
            self._end(outcome)

    def _ask_whose(self, card: Card, outcome: ScanOutcome, blocks: tuple[BlockView, ...]) -> None:
        self._card = card
        for part in (self._how, self.text, self._ways):
            part.setVisible(False)
        self.notice.say("\n".join(card_warning(code) for code in outcome.warnings), "warn")
        self.body.add(
            Text(self.tr("Whose card is this?"), "heading"),
            Text(self.tr("{name}, born {born}").format(name=card.name, born=card.born.vietnamese()), "lead"),
        )
        group = QButtonGroup(self)
        for block in blocks:
            option = RadioOption(block.label)
            group.addButton(option)
            self._choices[block.ref] = option
            self.body.add(option)
        self.yes.setText(self.tr("&Fill with this card"))
        next(iter(self._choices.values())).setFocus()

    def _fill_chosen(self) -> None:
        chosen = next((ref for ref, option in self._choices.items() if option.isChecked()), None)
        if chosen is None or self._card is None:
            self.notice.say(self.tr("Choose the person whose card it is, or close."), "info")
            return
        self.yes.setEnabled(False)
        job = partial(self._hand.draft.scan, chosen, self._card, sure=True)
        self._session.lanes.vault.run(job, self._end, self._on_refused, keeper=self)

    def _end(self, outcome: ScanOutcome) -> None:
        if self.keys.is_spoilt:
            outcome = replace(outcome, warnings=(*outcome.warnings, "typed_through_input_method"))
        self.scanned.emit(outcome)
        self.accept()

    def _on_refused(self, error: Exception) -> None:
        self.yes.setEnabled(True)
        spoilt = self.keys.is_spoilt or bool(damage(self.text.text()))
        told = tell(Refusal("input-method", "An input method changed what the scanner typed.") if spoilt else error)
        self.notice.say(f"{told.what} {told.do}", told.tone)
        self.text.selectAll()
        self.text.setFocus()


def card_in_file(file: Path) -> Card:
    """The first citizen card among the codes of a picture (on the lane)."""
    try:
        content = file.read_bytes()
    except OSError as why:
        raise Refusal("no-file", f"{file.name} cannot be read: {why.strerror}.", file=file.name) from why
    texts = read_codes(content)
    return read_card(next((text for text in texts if looks_like_card(text)), texts[0]))


def _read_and_scan(read: partial[Card], hand: Hand, block: str) -> tuple[Card, ScanOutcome, tuple[BlockView, ...]]:
    card = read()
    outcome = hand.draft.scan(block, card)
    people: dict[str, BlockView] = {}
    for each in hand.draft.blocks():
        if each.relevant and each.role != OFFICE:
            people.setdefault(each.ref, each)  # the filer may be a block that stands there under its own role
    return card, outcome, tuple(people.values())
