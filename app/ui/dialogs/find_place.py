"""Finding a commune by any name, of today or of before July 2025: both lists of a place are answered at once."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial

from PySide6.QtCore import QCoreApplication, QSize, Qt, QTimer, Signal
from PySide6.QtWidgets import QLineEdit, QListWidget, QListWidgetItem, QWidget

from app.services.desk import Desk
from app.ui.dialogs.dialog import Dialog
from app.ui.session import Session
from app.ui.tokens import scaled
from app.ui.widgets.list_keys import ListKeys
from app.ui.widgets.text import Text
from forms.place_names import NamedPlace, PlaceNames

translate = QCoreApplication.translate

_PAUSE = 120
"""Milliseconds of silence at the keyboard before the names are looked through."""
_ONE_LINE, _TWO_LINES = 44, 66
"""Heights of an item in pixels at letters of 100 %."""


class FindPlaceDialog(Dialog):
    """Letters of a name or a whole address, and the communes of today that it can mean.

    Signals:
        chosen: the :class:`NamedPlace` that the villager said is theirs.
    """

    chosen = Signal(object)

    def __init__(self, parent: QWidget, session: Session) -> None:
        super().__init__(
            parent,
            translate("FindPlaceDialog", "Find the commune"),
            yes=translate("FindPlaceDialog", "&Take this commune"),
            no=translate("FindPlaceDialog", "Close"),
            picture="search",
        )
        self._session = session
        self._names: PlaceNames | None = None
        self._found: Sequence[NamedPlace] = ()
        self._pause = QTimer(self)
        self._pause.setSingleShot(True)
        self._pause.setInterval(_PAUSE)
        self._pause.timeout.connect(self._look)
        self.search, self.list = QLineEdit(), QListWidget()
        self._build()

    def on_yes(self) -> None:
        """Take the commune that is marked; what was typed last is looked up before."""
        if self._pause.isActive():
            self._pause.stop()
            self._look(then_take=True)
        elif 0 <= self.list.currentRow() < len(self._found):
            self.chosen.emit(self._found[self.list.currentRow()])
            self.accept()
        else:
            self.notice.say(self.tr("Choose a commune of the list, or close."), "info")

    def _build(self) -> None:
        self.search.setAccessibleName(self.tr("Name of the commune, old or new"))
        self.search.setPlaceholderText(self.tr("for example: tả phìn đồng văn hà giang"))
        self.search.setProperty("vietnamese", True)
        self.search.textChanged.connect(self._pause.start)
        self.search.returnPressed.connect(self.on_yes)
        ListKeys(self.search, self.list)
        self.list.setAccessibleName(self.tr("Communes of today"))
        self.list.setFixedHeight(3 * scaled(_TWO_LINES) + 14)
        self.list.setWordWrap(True)
        self.list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.list.itemActivated.connect(self.on_yes)
        why = self.tr(
            "Old name or new, with or without accents, or the whole address as on the card. Ask the villager."
        )
        self.body.add(Text(why), self.search, self.list, self.notice)
        self.yes.setEnabled(False)
        self.search.setFocus()

    def _look(self, *, then_take: bool = False) -> None:
        job = partial(_find, self._names, self.search.text())
        self._session.ask(job, partial(self._on_found, then_take), keeper=self)

    def _on_found(self, then_take: bool, answer: tuple[PlaceNames, tuple[NamedPlace, ...]]) -> None:  # noqa: FBT001 - given by the lane
        self._names, self._found = answer
        self.list.clear()
        for place in self._found:
            was = self.tr("before July 2025: {name}").format(name=place.was) if place.was else ""
            item = QListWidgetItem("\n".join(filter(None, (place.label, was))))
            item.setSizeHint(QSize(0, scaled(_TWO_LINES if was else _ONE_LINE)))
            self.list.addItem(item)
        self.list.setCurrentRow(0)
        nothing = bool(self.search.text().strip()) and not self._found
        self.notice.say(self.tr("No commune of this name, old or new. Try fewer letters.") if nothing else "", "info")
        self.yes.setEnabled(bool(self._found))
        if then_take:
            self.on_yes()


def _find(names: PlaceNames | None, words: str, desk: Desk) -> tuple[PlaceNames, tuple[NamedPlace, ...]]:
    """The names are folded with the first letters, and let go with the dialog."""
    names = names or PlaceNames(desk.places)
    return names, names.find(words)
