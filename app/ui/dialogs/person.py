"""One person's rights: all that is kept of them in one file, or erased with a certificate."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime
from functools import partial
from itertools import pairwise
from pathlib import Path
from typing import NamedTuple

from PySide6.QtCore import QCoreApplication, Signal
from PySide6.QtWidgets import QFileDialog, QWidget

from app.services import erase_dossiers, give_out
from app.services.desk import Desk
from app.services.export_person import everything_of
from app.ui import erasing, words
from app.ui.dialogs.confirm import ConfirmDialog
from app.ui.dialogs.dialog import Dialog
from app.ui.long_work import LongWork, was_stopped
from app.ui.session import Session
from app.ui.tokens import SPACE
from app.ui.widgets.buttons import Button
from app.ui.widgets.layout import column, flow
from app.ui.widgets.options import CheckOption
from app.ui.widgets.text import Text
from forms.onlooker import OnLooker

translate = QCoreApplication.translate


class PersonDialog(Dialog):
    """Asked for by number or whole name.

    Signals:
        erased: everything of the person is gone.
    """

    erased = Signal()

    def __init__(self, parent: QWidget, session: Session, name: str, key: str) -> None:
        close = translate("PersonDialog", "Close")
        super().__init__(parent, name, yes=close, no=close, kind="plain")
        self.no.setVisible(False)
        self.setWindowTitle(self.tr("Everything of the person"))  # the system shows it everywhere, also above a lock
        self._session, self._name, self._key = session, name, key
        self.choices: dict[str, CheckOption] = {}
        self._lines = column(spacing=SPACE.tight)
        self.found = Text(self.tr("Looking for the dossiers…"))
        self.collecting = LongWork(session, self)
        self.erasing = erasing.Erasing(session, self)
        self.save = Button(self.tr("&Give everything to the person…"), self._on_save, picture="saved")
        self.erase = Button(self.tr("&Erase everything of the person…"), self._on_erase, kind="danger", picture="trash")
        self.body.add(
            self.found,
            self._lines,
            flow(self.save, self.erase),
            self.collecting.running,
            self.erasing.running,
            self.notice,
        )
        self._enable(on=False)
        session.ask(partial(_look, key), self._on_found, self._on_refused, keeper=self)

    def save_to(self, file: Path) -> None:
        """Write all of it, in clear, where the helper says."""
        self._enable(on=False)
        job = partial(_export, self._key, self._chosen(), file)
        self.collecting.ask(job, self._on_saved, self._on_refused, words=self.tr("Collecting…"))

    def reject(self) -> None:
        """Closing is stopping, where it can be; what is being erased is told on the page behind."""
        self.collecting.stop()
        super().reject()

    def _enable(self, *, on: bool) -> None:
        """While something is under way nothing is chosen; without a choice there is nothing to do."""
        for choice in self.choices.values():
            choice.setEnabled(on)
        for button in (self.save, self.erase):
            button.setEnabled(on and bool(self._chosen()))

    def _chosen(self) -> tuple[str, ...]:
        return tuple(dossier for dossier, choice in self.choices.items() if choice.isChecked())

    def _on_found(self, found: Sequence[_Found]) -> None:
        """A number is one person's; of a name that stands in several dossiers somebody says which are meant."""
        is_sure = self._key.isdigit() or len(found) == 1
        said = self.tr("{count} dossiers on this machine name this person as owner or filer.").format(count=len(found))
        others = self.tr("Choose those that are this person's: somebody else may bear the same name.")
        self.found.setText(said if is_sure else f"{said} {others}")
        for one in found:
            number = self._session.shown(one.number)
            words_ = " · ".join(filter(None, (one.name, number, one.code, words.short_day(one.begun))))
            self.choices[one.dossier] = choice = CheckOption(words_)
            choice.setChecked(is_sure)
            choice.toggled.connect(self._on_chosen)
            self._lines.addWidget(choice)
        for before, after in pairwise((*self.choices.values(), self.save, self.erase, self.yes)):
            self.setTabOrder(before, after)  # Qt would reach last what came last
        self._enable(on=True)

    def _on_chosen(self) -> None:
        self._enable(on=True)

    def _on_save(self) -> None:
        chosen, _ = QFileDialog.getSaveFileName(self, self.tr("Everything of the person"), "du-lieu-ca-nhan.zip")
        if chosen:
            self.save_to(Path(chosen))

    def _on_saved(self, _: None) -> None:
        self._enable(on=True)
        self.notice.say(
            self.tr("Saved in clear, outside the vault: give it to the person, then delete it here."), "good"
        )

    def _on_erase(self) -> None:
        dialog = ConfirmDialog(
            self,
            self.tr("Erase {count} dossiers?").format(count=len(self._chosen())),
            self.tr(
                "They are gone for good, also from backups in reach, and so is the person in the register. What the "
                "commune holds stays with the commune."
            ),
            yes=self.tr("&Erase them"),
            no=self.tr("&Leave them"),
        )
        dialog.accepted.connect(self._on_agreed)
        dialog.open()

    def _on_agreed(self) -> None:
        chosen = self._chosen()
        self._enable(on=False)
        self.erasing.erase(partial(_erase, chosen), self._on_erased, self._on_refused, asker=self)

    def _on_erased(self, done: erasing.Done) -> None:
        self.erased.emit()
        parent = self.parentWidget()
        self.accept()
        if parent is not None:
            erasing.tell(self._session, parent, done)

    def _on_refused(self, error: Exception) -> None:
        self._enable(on=True)
        if was_stopped(error):
            self.notice.say(self.tr("Stopped: nothing was written."), "warn")
            return
        self.notice.tell(error)


class _Found(NamedTuple):
    """A dossier that names the person, with what tells two of one name apart."""

    dossier: str
    name: str
    number: str
    code: str
    begun: datetime


def _look(key: str, desk: Desk) -> list[_Found]:
    named = erase_dossiers.named(desk, key)
    with desk.vault.read() as unit:
        rows = unit.dossiers.rows(one.dossier_id for one in named)
    return [
        _Found(one.dossier_id, one.name, one.number, rows[one.dossier_id].public_code, rows[one.dossier_id].created)
        for one in named
    ]


def _export(key: str, chosen: tuple[str, ...], file: Path, desk: Desk, looker: OnLooker) -> None:
    give_out.write(file, everything_of(desk, key, looker, only=chosen))


def _erase(ids: tuple[str, ...], desk: Desk, looker: OnLooker) -> erase_dossiers.Erased:
    return erase_dossiers.erase(desk, ids, looker=looker)
