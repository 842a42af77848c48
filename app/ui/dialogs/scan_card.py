"""Reading a person's card in any of the ways of scanning; and whose card it is when in doubt."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import replace
from functools import partial
from typing import NamedTuple

from PySide6.QtCore import QCoreApplication, Signal
from PySide6.QtWidgets import QButtonGroup, QWidget

from app.services.scan_person import person_in
from app.services.views import BlockView, ScanOutcome
from app.ui.dialogs.scan import ScanDialog
from app.ui.hand import Hand
from app.ui.session import Session
from app.ui.widgets.buttons import Button
from app.ui.widgets.layout import flow, middled
from app.ui.widgets.options import RadioOption
from app.ui.widgets.text import Text
from app.ui.words import card_warning
from forms.identity import read_card
from forms.person_blocks import OFFICE, Said
from forms.said_person import SaidPerson

translate = QCoreApplication.translate


class ScanCardDialog(ScanDialog):
    """Scans one person's card, its back, or a BHYT card into one block of the form.

    Signals:
        scanned: the outcome; something was filled.
    """

    scanned = Signal(object)

    def __init__(self, parent: QWidget, session: Session, hand: Hand, block: BlockView) -> None:
        super().__init__(
            parent,
            session,
            translate("ScanCardDialog", "Scan the card: {person}").format(person=block.label),
            yes=translate("ScanCardDialog", "&Read the card"),
            no=translate("ScanCardDialog", "Close"),
        )
        self._hand, self._block = hand, block
        self._card: Said | None = None
        self._is_busy = False
        self._choices: dict[str, RadioOption] = {}
        self.put_ways(
            self.tr(
                "Hold the card's square code before the reader or the webcam; the three lines on its back and a BHYT "
                "card can be read too. Vietnamese typing must be switched off for a reader."
            )
        )
        self._practice: QWidget | None = None
        if session.practice_cards:
            told = Text(self.tr("To practise, take an invented person's card:"), "strong")
            self._practice = middled(told, flow(*map(self._practice_card, session.practice_cards)))
            self.body.add(self._practice)

    def hide_ways(self) -> None:
        """Something else is asked now."""
        super().hide_ways()
        if self._practice is not None:
            self._practice.hide()

    def _practice_card(self, text: str) -> Button:
        """A card in the hand, so to speak: it is read as if the reader had written it."""
        card = read_card(text)
        return Button(self._person_words(card), partial(self._on_practice_card, text), picture="card")

    def _on_practice_card(self, text: str) -> None:
        self.text.setText(text)
        self.on_yes()

    def on_yes(self) -> None:
        """Read what stands in the line, or fill the block that was chosen."""
        if self._card is not None:
            self._fill_chosen()
        else:
            super().on_yes()

    def take(self, texts: list[str]) -> None:
        """Read the person and fill the block; while one is being read, what the camera sees besides waits."""
        if self._is_busy or self._card is not None:
            return
        self._is_busy = True
        self.yes.setEnabled(False)
        job = partial(_read_and_scan, texts, self._hand, self._block.ref)
        self._session.lanes.vault.run(job, self._on_read, self._on_refused, keeper=self)

    def _on_read(self, read: tuple[Said, ScanOutcome, tuple[_Holder, ...]]) -> None:
        card, outcome, blocks = read
        self._is_busy = False
        self.yes.setEnabled(True)
        if outcome.needs_confirmation:
            self._ask_whose(card, outcome, blocks)
        else:
            self._end(outcome)

    def _ask_whose(self, card: Said, outcome: ScanOutcome, holders: tuple[_Holder, ...]) -> None:
        self._card = card
        self.hide_ways()
        self.notice.say("\n".join(card_warning(code) for code in outcome.warnings), "warn")
        self.body.add(Text(self.tr("Whose card is this?"), "heading"), Text(self._person_words(card), "lead"))
        group = QButtonGroup(self)
        for holder in holders:
            option = RadioOption(self._holder_words(holder))
            group.addButton(option)
            self._choices[holder.block.ref] = option
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
        self._session.lanes.vault.run(job, self._end, self.refuse, keeper=self)

    def _end(self, outcome: ScanOutcome) -> None:
        if self.keys.is_spoilt:
            outcome = replace(outcome, warnings=(*outcome.warnings, "typed_through_input_method"))
        self.scanned.emit(outcome)
        self.accept()

    def _person_words(self, card: Said) -> str:
        name = card.shown_name if isinstance(card, SaidPerson) else card.name
        if card.born is None:
            return name
        return self.tr("{name}, born {born}").format(name=name, born=card.born.vietnamese())

    def _holder_words(self, holder: _Holder) -> str:
        if holder.row is None:
            return holder.block.label
        words = self.tr("Line {number}: {name}") if holder.name else self.tr("Line {number}, still empty")
        return words.format(number=holder.row, name=holder.name)

    def _on_refused(self, error: Exception) -> None:
        self._is_busy = False
        self.refuse(error)


class _Holder(NamedTuple):
    """Somebody whose card it may be; in a list all have one label, and their rows tell them apart."""

    block: BlockView
    row: int | None
    name: str


def _read_and_scan(texts: list[str], hand: Hand, block: str) -> tuple[Said, ScanOutcome, tuple[_Holder, ...]]:
    card = person_in(texts)
    outcome = hand.draft.scan(block, card)
    people: dict[str, BlockView] = {}
    for each in hand.draft.blocks():
        if each.relevant and each.role != OFFICE:
            people.setdefault(each.ref, each)  # the filer may be a block that stands there under its own role
    return card, outcome, tuple(_holders(hand, people.values())) if outcome.needs_confirmation else ()


def _holders(hand: Hand, blocks: Iterable[BlockView]) -> Iterator[_Holder]:
    names = {view.ref: view.value or "" for view in hand.draft.questions() if view.fact == "name"}
    for block in blocks:
        row = re.search(r".*\[(\d+)\]", block.ref)
        name = next((name for ref, name in names.items() if ref.startswith(block.ref + "/")), "")
        yield _Holder(block, int(row[1]) if row else None, name)
