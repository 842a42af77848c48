"""The notice that this person has an open dossier of the same kind: a way there, and a way on with a reason."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import QCoreApplication, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout, QWidget

from app.services import open_already
from app.storage.records import DossierRow
from app.ui import words
from app.ui.dialogs.follow import FollowDialog
from app.ui.session import Session
from app.ui.tokens import SPACE, scaled
from app.ui.widgets.buttons import Button
from app.ui.widgets.layout import clear, column, flow
from app.ui.widgets.text import Notice, Text

translate = QCoreApplication.translate


class OpenAlready(QFrame):
    """Nothing to see where there is none; it never stands in the way.

    Signals:
        answered: why a second dossier is right was written down; the notice goes, and the work goes on.
    """

    answered = Signal()

    def __init__(self, session: Session) -> None:
        super().__init__()
        self.setProperty("role", "steps")  # a band above the page, as theirs is: what scrolls goes under its edge
        self._session = session
        self._dossier = ""
        self._shown: tuple[str, ...] = ()
        self._lines = QVBoxLayout()
        inner = QWidget()
        inner.setMaximumWidth(scaled(SPACE.column))  # as broad as the page's column below it
        inner.setLayout(self._lines)
        self._lines.setContentsMargins(0, 0, 0, 0)
        outer = QHBoxLayout(self)
        outer.setContentsMargins(SPACE.wide, SPACE.base, SPACE.wide, SPACE.small)
        outer.addStretch(1)
        outer.addWidget(inner, 1000)
        outer.addStretch(1)
        self.hide()

    def look(self, dossier: str) -> None:
        """Ask for a kept draft, as often as its owner may have changed; one in memory has no id."""
        if dossier != self._dossier:
            self._dossier = dossier
            self._show(())
        if dossier:
            self._session.ask(
                partial(open_already.open_already, dossier_id=dossier), partial(self._on_there, dossier), keeper=self
            )

    def _on_there(self, dossier: str, there: tuple[DossierRow, ...]) -> None:
        if dossier == self._dossier:
            self._show(there)

    def _show(self, there: tuple[DossierRow, ...]) -> None:
        ids = tuple(one.id for one in there)
        if ids == self._shown:
            return  # nothing moves under the keyboard when nothing changed
        self._shown = ids
        clear(self._lines)
        self.setVisible(bool(there))
        if not there:
            return
        said = self.tr("There is an open dossier of {name} for the same matter: slip {code}, begun {day}.")
        newest = there[0]
        begun = words.short_day(newest.created)
        self._lines.addWidget(Notice("warn", said.format(name=newest.owner, code=newest.public_code, day=begun)))
        self._lines.addWidget(
            flow(
                Button(self.tr("Look at the &open one"), partial(self._go, newest.id), picture="eye"),
                Button(self.tr("A &second one is right…"), self._on_again, kind="quiet", picture="check"),
            )
        )

    def _go(self, dossier: str) -> None:
        self._session.go("dossier", dossier=dossier)

    def _on_again(self) -> None:
        dialog = AgainDialog(self, self._session, self._dossier)
        dialog.recorded.connect(partial(self.look, self._dossier))
        dialog.accepted.connect(self.answered)
        dialog.open()


class AgainDialog(FollowDialog):
    """Why a second dossier is right."""

    def __init__(self, parent: QWidget, session: Session, dossier: str) -> None:
        heading = translate("AgainDialog", "A second dossier for the same matter")
        super().__init__(parent, session, dossier, heading, "check")
        name = Text(self.tr("&Why is it right?"), "strong")
        name.setBuddy(self.said)
        self.said.setAccessibleName(self.tr("Why is it right?"))
        self.body.add(
            Text(self.tr("For instance: the first one was on paper, or it is about another matter of the same kind.")),
            column(name, self.said, spacing=SPACE.tight),
            self.notice,
        )
        self.said.setFocus()

    def on_yes(self) -> None:
        """Write it down, or say what is missing."""
        self.write(partial(open_already.begin_again, dossier_id=self.dossier, reason=self.said.text()))
