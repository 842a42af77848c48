"""Finding a commune by any name, of today or of before July 2025: both lists of a place are answered at once."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtCore import QCoreApplication, Signal
from PySide6.QtWidgets import QWidget

from app.services.desk import Desk
from app.ui.dialogs.pick import PickDialog, PickWords
from app.ui.session import Session
from forms.place_names import NamedPlace, PlaceNames

translate = QCoreApplication.translate


class FindPlaceDialog(PickDialog[NamedPlace]):
    """Letters of a name or a whole address, and the communes of today that it can mean.

    Signals:
        chosen: the :class:`NamedPlace` that the villager said is theirs.
    """

    chosen = Signal(object)
    takes_unseen = True  # the villager said the name; the lists show what it became

    def __init__(self, parent: QWidget, session: Session) -> None:
        self._names = _Names()
        words = PickWords(
            heading=translate("FindPlaceDialog", "Find the commune"),
            why=translate(
                "FindPlaceDialog",
                "Old name or new, with or without accents, or the whole address as on the card. Ask the villager.",
            ),
            search=translate("FindPlaceDialog", "Name of the commune, old or new"),
            sample=translate("FindPlaceDialog", "for example: tả phìn đồng văn hà giang"),
            list=translate("FindPlaceDialog", "Communes of today"),
            choose=translate("FindPlaceDialog", "Choose a commune of the list, or close."),
            nothing=translate("FindPlaceDialog", "No commune of this name, old or new. Try fewer letters."),
            yes=translate("FindPlaceDialog", "&Take this commune"),
        )
        super().__init__(parent, session, words, picture="search")

    def finding(self, letters: str) -> Callable[[Desk], Sequence[NamedPlace]]:
        """The communes whose name, old or new, fits."""
        names = self._names
        return lambda desk: names.of(desk).find(letters)

    def lines(self, one: NamedPlace) -> Sequence[str]:
        """Today's name, and the old one below it."""
        if not one.was:
            return (one.label,)
        return one.label, self.tr("before July 2025: {name}").format(name=one.was)

    def take(self, one: NamedPlace) -> None:
        """Tell who asked."""
        self.chosen.emit(one)
        self.accept()


class _Names:
    """The names are folded with the first letters, and let go with the dialog."""

    def __init__(self) -> None:
        self._names: PlaceNames | None = None

    def of(self, desk: Desk) -> PlaceNames:
        """Called in the lane alone."""
        if self._names is None:
            self._names = PlaceNames(desk.places)
        return self._names
