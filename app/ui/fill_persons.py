"""Above each person of the filling page: answers from the card, from the register, or by hand."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from app.services.views import BlockView, ScanOutcome
from app.ui import words
from app.ui.dialogs.known_person import KnownPersonDialog, knows_people
from app.ui.dialogs.scan_card import ScanCardDialog
from app.ui.widgets.person_strip import PersonStrip

if TYPE_CHECKING:
    from app.ui.pages.fill import FillPage


class FillPersons(QObject):
    """The persons of one open form."""

    def __init__(self, page: FillPage) -> None:
        super().__init__(page)
        self._page = page
        self._knows_people = False

    def forget(self) -> None:
        """Another form is open: look anew whether anybody is in the register."""
        self._page.session.ask(knows_people, self._on_knows_people, keeper=self._page)

    def strip(self, block: BlockView) -> tuple[str, PersonStrip]:
        """The strip above a person's questions, by its key on the page."""
        page, key = self._page, f"person {block.ref}"
        made = page.column.widgets.get(key)
        if not isinstance(made, PersonStrip):
            made = self._new_strip(block)
            page.column.put(key, made)
        heads = {page.view.section.label, *(part.label for part in page.view.pages)} if page.view is not None else set()
        heading = self.tr("This person's card") if block.label in heads else block.label
        made.show_block(block, heading, open_=self._is_open(block), knows=self._knows_people)
        return key, made

    def ask_for_card(
        self, block: BlockView, none: Callable[[], None] | None = None, then: Callable[[], None] | None = None
    ) -> None:
        """Ask for the card of the person of one block; ``none`` is called where none was read, ``then`` after one."""
        if self._page.hand is not None:
            dialog = ScanCardDialog(self._page, self._page.session, self._page.hand, block)
            dialog.scanned.connect(partial(self._on_scanned, then))
            if none is not None:
                dialog.rejected.connect(none)
            dialog.open()

    def _new_strip(self, block: BlockView) -> PersonStrip:
        made = PersonStrip(block)
        made.scan_asked.connect(partial(self._on_scan, made))
        made.no_card_chosen.connect(partial(self._on_no_card, made))
        made.known_asked.connect(partial(self._on_known, made))
        return made

    def _is_open(self, block: BlockView) -> bool:
        """Whether the card is still wanted; the whole form on one page is too long for open strips."""
        hand, view = self._page.hand, self._page.view
        if hand is not None and (hand.sheet or block.ref in hand.no_card):
            return False
        return view is None or not any(
            question.origin == "scanned" and question.ref.startswith(block.ref + "/") for question in view.questions
        )

    def _on_knows_people(self, knows: bool) -> None:  # noqa: FBT001 - what the lane gives
        self._knows_people = knows

    def _on_scan(self, strip: PersonStrip) -> None:
        if self._page.hand is not None:
            self._page.commit()
            self.ask_for_card(strip.block)

    def _on_scanned(self, then: Callable[[], None] | None, outcome: ScanOutcome) -> None:
        sentences = [self.tr("%n answer(s) filled in from the card.", "", len(outcome.filled))]
        view = self._page.view
        if view is not None and not any(one.ref.startswith(outcome.block + "/") for one in view.questions):
            label = next((block.label for block in view.blocks if block.ref == outcome.block), "")
            sentences.append(self.tr("They stand at: {person}.").format(person=label))
        sentences += [words.card_warning(code) for code in outcome.warnings]
        self._page.look_after(" ".join(sentences), then)

    def _on_known(self, strip: PersonStrip) -> None:
        """Pick the person of a block from the register."""
        if self._page.hand is not None:
            self._page.commit()
            dialog = KnownPersonDialog(self._page, self._page.session, self._page.hand, strip.block)
            dialog.filled.connect(self._on_known_filled)
            dialog.open()

    def _on_known_filled(self, refs: tuple[str, ...]) -> None:
        said = self.tr("%n answer(s) taken over from the register. Look at them.", "", len(refs))
        self._page.look_after(said)

    def _on_no_card(self, strip: PersonStrip) -> None:
        page = self._page
        if page.hand is None or page.view is None:
            return
        page.hand.no_card.add(strip.block.ref)
        self.strip(strip.block)
        inside = [field for field in page.column.fields_in_order() if field.ref.startswith(strip.block.ref + "/")]
        page.focus_field(next(iter(inside), None))
