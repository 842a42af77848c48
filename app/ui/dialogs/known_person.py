"""Picking a person whom the register knows ("Người đã quen"): what was said once is not asked again."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial

from PySide6.QtCore import QCoreApplication, Qt, QTimer, Signal
from PySide6.QtWidgets import QLineEdit, QListWidget, QListWidgetItem, QWidget

from app.services import register_people
from app.services.desk import Desk
from app.services.fill_dossier import Draft
from app.services.masking import masked
from app.services.views import BlockView
from app.storage.records import RegisteredPerson
from app.ui.dialogs.dialog import Dialog
from app.ui.hand import Hand
from app.ui.session import Session
from app.ui.tokens import SPACE, scaled
from app.ui.widgets.list_keys import ListKeys
from app.ui.widgets.text import Text

translate = QCoreApplication.translate

_PAUSE = 120
"""Milliseconds of silence at the keyboard before the register is asked."""
_SHOWN = 50


class KnownPersonDialog(Dialog):
    """Finds a person by name, number or telephone and fills one block with what is known.

    Signals:
        filled: the refs that were filled.
    """

    filled = Signal(object)

    def __init__(self, parent: QWidget, session: Session, hand: Hand, block: BlockView) -> None:
        super().__init__(
            parent,
            translate("KnownPersonDialog", "Somebody known: {person}").format(person=block.label),
            yes=translate("KnownPersonDialog", "&Fill with this person"),
            no=translate("KnownPersonDialog", "Close"),
            picture="people",
        )
        self._session, self._hand, self._block = session, hand, block
        self._people: dict[str, RegisteredPerson] = {}
        self._pause = QTimer(self)
        self._pause.setSingleShot(True)
        self._pause.setInterval(_PAUSE)
        self._pause.timeout.connect(self._look)
        self.search, self.list = QLineEdit(), QListWidget()
        self._build()
        self._look()

    def on_yes(self) -> None:
        """Fill the block with the person chosen."""
        if self.list.currentRow() < 0:
            self.notice.say(self.tr("Choose a person of the list, or close."), "info")
            return
        person = self._people[str(self.list.currentItem().data(Qt.ItemDataRole.UserRole))]
        self.yes.setEnabled(False)
        job = partial(_fill, self._hand.draft, person.id, self._block.ref)
        self._session.ask(job, self._on_filled, self._on_refused, keeper=self)

    def _build(self) -> None:
        self.search.setAccessibleName(self.tr("Name, number or telephone"))
        self.search.setPlaceholderText(self.tr("name, number or telephone"))
        self.search.setProperty("vietnamese", True)
        self.search.textChanged.connect(self._pause.start)
        self.search.returnPressed.connect(self.on_yes)
        ListKeys(self.search, self.list)
        self.list.setAccessibleName(self.tr("People who agreed to be kept"))
        self.list.setFixedHeight(5 * max(SPACE.target, scaled(42)) + 14)
        self.list.itemActivated.connect(self.on_yes)
        why = self.tr("Only people who agreed to be kept stand here. Ask for name and birth date before you choose.")
        self.body.add(Text(why), self.search, self.list, self.notice)
        self.search.setFocus()

    def _look(self) -> None:
        self._session.ask(partial(_find, self.search.text()), self._on_found, keeper=self)

    def _on_found(self, people: Sequence[RegisteredPerson]) -> None:
        self._people = {person.id: person for person in people}
        self.list.clear()
        for person in people:
            item = QListWidgetItem(self._words(person))
            item.setData(Qt.ItemDataRole.UserRole, person.id)
            self.list.addItem(item)
        self.list.setCurrentRow(0)
        self.notice.say("" if people else self.tr("Nobody of this name is in the register."), "info")
        self.yes.setEnabled(bool(people))

    def _words(self, person: RegisteredPerson) -> str:
        """Enough to tell two of one name apart, and no more: others may see the screen."""
        born = self.tr("born {born}").format(born=person.born) if person.born else ""
        number = self.tr("number {number}").format(number=masked(person.card_number)) if person.card_number else ""
        return " · ".join(filter(None, (person.name, born, number)))

    def _on_filled(self, refs: tuple[str, ...]) -> None:
        self.filled.emit(refs)
        self.accept()

    def _on_refused(self, error: Exception) -> None:
        self.yes.setEnabled(True)
        self.notice.tell(error)
        self.search.setFocus()


def _find(words: str, desk: Desk) -> list[RegisteredPerson]:
    return register_people.find_people(desk, words.strip(), limit=_SHOWN)


def _fill(draft: Draft, person: str, block: str, desk: Desk) -> tuple[str, ...]:
    """A list of persons holds no facts; the one chosen is read whole."""
    return register_people.fill_from(draft, register_people.person_of(desk, person), block)


def knows_people(desk: Desk) -> bool:
    """Whether there is anybody to pick."""
    return bool(register_people.find_people(desk, limit=1))
