"""Typing a few letters and picking one line of what they find."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import partial
from typing import Generic, NamedTuple, TypeVar

from PySide6.QtCore import QCoreApplication, QRect, QSize, Qt, QTimer
from PySide6.QtWidgets import QLineEdit, QListWidget, QListWidgetItem, QWidget

from app.services.desk import Desk
from app.ui.dialogs.dialog import Dialog
from app.ui.session import Session
from app.ui.tokens import SPACE, scaled
from app.ui.widgets.list_keys import ListKeys
from app.ui.widgets.text import Text

T = TypeVar("T")

_PAUSE = 120
"""Milliseconds of silence at the keyboard before the letters are looked up."""
_ROWS, _BORDERS = 5, 14
_BESIDE = 36
"""Pixels of a line that its words do not have: the air at both sides, and a scroll bar that may come."""
_A_LINE, _AROUND = 22, 22
"""Heights in pixels at letters of 100 %: of one line of an item, and of the room above and below its lines."""


class PickWords(NamedTuple):
    """What a dialog for picking says."""

    heading: str
    why: str
    """Under the heading."""
    search: str
    """The search line's name, for who hears it."""
    sample: str
    """Grey in the empty search line."""
    list: str
    """The list's name, for who hears it."""
    choose: str
    """When nothing is marked."""
    nothing: str
    """When nothing was found."""
    yes: str


class PickDialog(Dialog, Generic[T]):
    """A search line, the list of what its letters find, and the button that takes the marked line."""

    takes_unseen = False
    """Whether Enter right behind the last letter takes what stands first before it was seen."""

    def __init__(self, parent: QWidget, session: Session, words: PickWords, *, picture: str) -> None:
        no = QCoreApplication.translate("PickDialog", "Close")
        super().__init__(parent, words.heading, yes=words.yes, no=no, picture=picture)
        self._session, self._words = session, words
        self._found: Sequence[T] = ()
        self._letters, self._takes_next = "", False  # of which letters the list speaks; whether the next one is taken
        self._pause = QTimer(self)
        self._pause.setSingleShot(True)
        self._pause.setInterval(_PAUSE)
        self._pause.timeout.connect(self.look)
        self.search, self.list = QLineEdit(), QListWidget()
        self._dress()
        self.body.add(Text(words.why), self.search, self.list, self.notice)
        self.yes.setEnabled(False)
        self.search.setFocus()

    def finding(self, letters: str) -> Callable[[Desk], Sequence[T]]:
        """The job that finds what letters mean; a dialog overrides this."""
        raise NotImplementedError

    def lines(self, one: T) -> Sequence[str]:
        """What is shown of one that was found; a dialog overrides this."""
        raise NotImplementedError

    def take(self, one: T) -> None:
        """One was picked; a dialog overrides this."""
        raise NotImplementedError

    def on_yes(self) -> None:
        """Take what is marked; letters of which the list does not speak yet are looked up before."""
        if self.search.text().strip() != self._letters:
            self._takes_next = self.takes_unseen
            self.look()
        elif 0 <= self.list.currentRow() < len(self._found):
            self.take(self._found[self.list.currentRow()])
        else:
            self.notice.say(self._words.choose, "info")

    def look(self) -> None:
        """Look the letters up."""
        self._pause.stop()
        letters = self.search.text().strip()
        self._session.ask(self.finding(letters), partial(self._on_found, letters), keeper=self)

    def _dress(self) -> None:
        self.search.setAccessibleName(self._words.search)
        self.search.setPlaceholderText(self._words.sample)
        self.search.setProperty("vietnamese", True)
        self.search.textChanged.connect(self._on_typed)
        self.search.returnPressed.connect(self.on_yes)
        ListKeys(self.search, self.list)
        self.list.setAccessibleName(self._words.list)
        self.list.setWordWrap(True)
        self.list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.list.setFixedHeight(_ROWS * _height(1) + _BORDERS)
        self.list.itemActivated.connect(self.on_yes)

    def _on_typed(self) -> None:
        self._takes_next = False
        self._pause.start()

    def _on_found(self, letters: str, found: Sequence[T]) -> None:
        if letters != self.search.text().strip():  # more was typed meanwhile, and is looked up in a moment
            return
        self._letters, self._found = letters, found
        self.list.clear()
        for one in found:
            lines = self.lines(one)
            item = QListWidgetItem("\n".join(lines))
            item.setSizeHint(QSize(0, _height(sum(map(self._wrapped, lines)))))
            self.list.addItem(item)
        self.list.setCurrentRow(0)
        self.notice.say("" if found or not letters else self._words.nothing, "info")
        self.yes.setEnabled(bool(found))
        if self._takes_next:
            self._takes_next = False
            self.on_yes()

    def _wrapped(self, line: str) -> int:
        """How many lines of the list its words take: the province at the end tells one commune from another."""
        room = QRect(0, 0, self.list.viewport().width() - _BESIDE, 10_000)
        letters = self.list.fontMetrics()
        return max(1, letters.boundingRect(room, Qt.TextFlag.TextWordWrap, line).height() // letters.lineSpacing())


def _height(lines: int) -> int:
    return max(SPACE.target, scaled(lines * _A_LINE + _AROUND))
