"""Picking a person whom the register knows ("Người đã quen"): what was said once is not asked again."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import partial

from PySide6.QtCore import QCoreApplication, Signal
from PySide6.QtWidgets import QWidget

from app.services import register_people
from app.services.desk import Desk
from app.services.fill_dossier import Draft
from app.services.masking import masked
from app.services.views import BlockView
from app.storage.records import RegisteredPerson
from app.ui.dialogs.pick import PickDialog, PickWords
from app.ui.hand import Hand
from app.ui.session import Session

translate = QCoreApplication.translate

_SHOWN = 50


class KnownPersonDialog(PickDialog[RegisteredPerson]):
    """Finds a person by name, number or telephone and fills one block with what is known.

    Signals:
        filled: the refs that were filled.
    """

    filled = Signal(object)

    def __init__(self, parent: QWidget, session: Session, hand: Hand, block: BlockView) -> None:
        self._hand, self._block = hand, block
        words = PickWords(
            heading=translate("KnownPersonDialog", "Somebody known: {person}").format(person=block.label),
            why=translate(
                "KnownPersonDialog",
                "Only people who agreed to be kept stand here. Ask for name and birth date before you choose.",
            ),
            search=translate("KnownPersonDialog", "Name, number or telephone"),
            sample=translate("KnownPersonDialog", "name, number or telephone"),
            list=translate("KnownPersonDialog", "People who agreed to be kept"),
            choose=translate("KnownPersonDialog", "Choose a person of the list, or close."),
            nothing=translate("KnownPersonDialog", "Nobody of this name is in the register."),
            yes=translate("KnownPersonDialog", "&Fill with this person"),
        )
        super().__init__(parent, session, words, picture="people")
        self.look()

    def finding(self, letters: str) -> Callable[[Desk], Sequence[RegisteredPerson]]:
        """The people of the register; without letters those of late."""
        return partial(_find, letters)

    def lines(self, one: RegisteredPerson) -> Sequence[str]:
        """Enough to tell two of one name apart, and no more: others may see the screen."""
        born = self.tr("born {born}").format(born=one.born) if one.born else ""
        number = self.tr("number {number}").format(number=masked(one.card_number)) if one.card_number else ""
        return (" · ".join(filter(None, (one.name, born, number))),)

    def take(self, one: RegisteredPerson) -> None:
        """Fill the block with this person."""
        self.yes.setEnabled(False)
        job = partial(_fill, self._hand.draft, one.id, self._block.ref)
        self._session.ask(job, self._on_filled, self._on_refused, keeper=self)

    def _on_filled(self, refs: tuple[str, ...]) -> None:
        self.filled.emit(refs)
        self.accept()

    def _on_refused(self, error: Exception) -> None:
        self.yes.setEnabled(True)
        self.notice.tell(error)
        self.search.setFocus()


def _find(letters: str, desk: Desk) -> list[RegisteredPerson]:
    return register_people.find_people(desk, letters, limit=_SHOWN)


def _fill(draft: Draft, person: str, block: str, desk: Desk) -> tuple[str, ...]:
    """A list of persons holds no facts; the one chosen is read whole."""
    return register_people.fill_from(draft, register_people.person_of(desk, person), block)


def knows_people(desk: Desk) -> bool:
    """Whether there is anybody to pick."""
    return bool(register_people.find_people(desk, limit=1))
