"""Persons on this machine: the register to find somebody, and everybody to be told after a loss."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial
from pathlib import Path
from typing import Any, ClassVar

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QButtonGroup, QFileDialog, QLineEdit, QVBoxLayout

from app.services import erase_dossiers, give_out, register_people, tell_after_loss
from app.services.desk import Desk
from app.storage.records import PersonInVault, RegisteredPerson
from app.ui.change_bus import Changed
from app.ui.dialogs.person import PersonDialog
from app.ui.dialogs.show_pdf import ShowPdfDialog
from app.ui.long_work import LongWork
from app.ui.pages.page import Page, title
from app.ui.session import Session
from app.ui.tokens import SPACE
from app.ui.widgets.buttons import Button
from app.ui.widgets.layout import Card, clear, flow
from app.ui.widgets.rows import LinkRow
from app.ui.widgets.text import Text
from forms.onlooker import OnLooker

_PAUSE = 200
_PAGE = 40


class PersonsPage(Page):
    """Two lists: who agreed to be kept for later, and everybody of whom a dossier lies here."""

    shows: ClassVar[Changed] = Changed(drafts=True)

    def __init__(self, session: Session) -> None:
        super().__init__(session)
        self._everybody: list[PersonInVault] = []
        self._shown = 0
        self._last = ""
        self._pause = QTimer(self)
        self._pause.setSingleShot(True)
        self._pause.setInterval(_PAUSE)
        self._pause.timeout.connect(self.reload)
        self.words = QLineEdit()
        self.words.setProperty("vietnamese", True)
        self.words.setPlaceholderText(self.tr("name, number or telephone"))
        self.words.setAccessibleName(self.tr("Find a person"))
        self.words.textChanged.connect(self._pause.start)
        self.register = Button(self.tr("The register"), self.reload, kind="segment")
        self.everybody = Button(self.tr("Everybody, to tell them after a loss"), self.reload, kind="segment")
        group = QButtonGroup(self)
        for button in (self.register, self.everybody):
            button.setCheckable(True)
            group.addButton(button)
        self.register.setChecked(True)
        self.count = Text("", "small")
        self.lines = QVBoxLayout()
        self.lines.setSpacing(SPACE.small)
        self.more = Button(self.tr("Show &more"), self._on_more, picture="down")
        self.paper = Button(self.tr("&Print the list…"), self._on_paper, picture="printer")
        self.table = Button(self.tr("Save it as a &table…"), self._on_table, picture="saved")
        self.work = LongWork(session, self)
        self._after_loss = Card(
            Text(
                self.tr(
                    "After a loss or a theft these people are told. The list says how to find them, and never what a "
                    "dossier is about. On paper there is room for what happened and who was told when."
                )
            ),
            flow(self.paper, self.table),
            self.work.running,
        )
        self.body.add(
            title(
                self.tr("Persons on this machine"),
                self.tr("Everybody may see what is kept of them, get it, and have it erased."),
            ),
            self.words,
            flow(self.register, self.everybody),
            self._after_loss,
            self.count,
            self.lines,
            flow(self.more),
        )
        self.body.column.addStretch(1)
        self.put_bar(Button(self.tr("&Back"), session.go_back, kind="quiet", picture="back"))
        session.preferred.connect(self.reload)

    def open(self, **where: Any) -> None:  # noqa: ANN401, ARG002 - no place
        """Ready for a name."""
        self.words.setFocus()
        self.reload()

    def reload(self) -> None:
        """Ask for the list chosen."""
        self._pause.stop()
        self._after_loss.setVisible(self.everybody.isChecked())
        if self.session.desk is None:
            return
        if self.everybody.isChecked():
            self.session.ask(erase_dossiers.persons, self._on_everybody, keeper=self)
        else:
            self._ask_register("")

    def save_table(self, file: Path) -> None:
        """The list after a loss, in clear, where the keeper says."""
        words = self.tr("Writing the list…")
        self.work.ask(partial(_write_table, file), self._on_saved, self.session.tell, words=words)

    def _on_paper(self) -> None:
        ShowPdfDialog(self, self.session, self.tr("Everybody to be told"), tell_after_loss.pdf).open()

    def _on_table(self) -> None:
        kinds = self.tr("Table (*.csv)")
        chosen, _ = QFileDialog.getSaveFileName(self, self.tr("Everybody to be told"), "can-bao.csv", kinds)
        if chosen:
            self.save_table(Path(chosen))

    def _on_saved(self, _: None) -> None:
        self.session.say(self.tr("Saved in clear, outside the vault: delete it as soon as all are told."))

    def _ask_register(self, after: str) -> None:
        job = partial(_registered, self.words.text().strip(), after)
        self.session.ask(job, partial(self._on_registered, after), keeper=self)

    def _on_registered(self, after: str, found: Sequence[RegisteredPerson]) -> None:
        if not after:
            self._begin()
        for person in found:
            under = [self.tr("born {born}").format(born=person.born)] if person.born else []
            under += [self.session.shown(number) for number in (person.card_number, person.phone) if number]
            self.lines.addWidget(self._row(person.name, " · ".join(under), person.card_number or person.name))
        if not found and not after:
            self.lines.addWidget(Card(Text(self.tr("Nobody here."), "soft")))
        self.count.setText(self.tr("Only who agreed to be kept stands in the register."))
        self._last = found[-1].id if found else ""
        self.more.setVisible(len(found) == _PAGE)

    def _on_everybody(self, found: list[PersonInVault]) -> None:
        wanted = self.words.text().strip().casefold()
        self._everybody = [one for one in found if wanted in one.name.casefold() or wanted in one.number]
        self._begin()
        self._shown = 0
        self.count.setText(self.tr("{count} persons, each with the dossiers that lie here.").format(count=len(found)))
        self._add_everybody()

    def _add_everybody(self) -> None:
        page = self._everybody[self._shown : self._shown + _PAGE]
        self._shown += len(page)
        for person in page:
            under = [self.session.shown(person.number)] if person.number else []
            under.append(self.tr("{count} dossiers").format(count=len(person.dossier_ids)))
            self.lines.addWidget(self._row(person.name, " · ".join(under), person.number or person.name))
        if not self._everybody:
            self.lines.addWidget(Card(Text(self.tr("Nobody here."), "soft")))
        self.more.setVisible(self._shown < len(self._everybody))

    def _row(self, name: str, under: str, key: str) -> LinkRow:
        made = LinkRow(name, under, icon="person")
        made.pressed.connect(partial(self._on_person, name, key))
        return made

    def _begin(self) -> None:
        clear(self.lines)

    def _on_more(self) -> None:
        if self.everybody.isChecked():
            self._add_everybody()
        else:
            self._ask_register(self._last)

    def _on_person(self, name: str, key: str) -> None:
        dialog = PersonDialog(self, self.session, name, key)
        dialog.erased.connect(self._on_erased)
        dialog.open()

    def _on_erased(self) -> None:
        self.session.publish(self, drafts=True, outbox=True, events=True)
        self.reload()


def _write_table(file: Path, desk: Desk, _looker: OnLooker) -> None:
    give_out.write(file, tell_after_loss.csv(desk))


def _registered(find: str, after: str, desk: Desk) -> list[RegisteredPerson]:
    return register_people.find_people(desk, find, limit=_PAGE, after=after or None)
