"""Writing a content pack ("Biên soạn gói"): a workbook, what is to be mended in it, how it will look, its pack."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Any

from PySide6.QtWidgets import QFileDialog, QLineEdit, QVBoxLayout, QWidget

from app.services.desk import Desk
from app.ui.dialogs.show_pdf import ShowPdfDialog
from app.ui.dialogs.walk_form import WalkFormDialog
from app.ui.errors import tell
from app.ui.long_work import LongWork
from app.ui.pages.drop_page import DropPage
from app.ui.pages.page import title
from app.ui.refusals.pack import author_words, spoilt_words
from app.ui.session import Session
from app.ui.tokens import SPACE
from app.ui.widgets.buttons import Button
from app.ui.widgets.layout import Card, clear, flow, row
from app.ui.widgets.running import Running
from app.ui.widgets.text import Badge, Notice, Text, bullet
from forms.onlooker import OnLooker
from forms.refusal import Refusal

if TYPE_CHECKING:  # it brings pyxform and openpyxl, which come on the lane
    from app.services.author_packs import Looked, Made
    from forms.authoring.workbook_read import Problem
    from forms.engine import Instance
    from forms.procedure import Procedure

_MOST = 100
"""Problems that are listed at once; a workbook that is wrong from end to end is mended from the top."""


class AuthoringPage(DropPage):
    """For the keeper with a table program; the helper beside the villager never needs it."""

    def __init__(self, session: Session) -> None:
        super().__init__(session)
        self.looked: Looked | None = None
        self._files: tuple[Path, ...] = ()
        self.notice, self._running = Notice("info"), Running()
        # Nothing breaks off pyxform, and a process of its own would bring all that the cards need once more (a second
        # and some 80 MB on an old laptop): the page is free at once, and the lane drops what it still reads.
        self.work = LongWork(session, self, at_table=True, only_reads=True)
        why = self.tr("It is not stopped half way: half a copy would be of no use.")
        self.mending = LongWork(session, self, at_table=True, why=why)
        self._found = QVBoxLayout()
        self._found.setSpacing(SPACE.base)
        self._build_buttons()
        self.body.add(
            title(
                self.tr("Write a content pack"),
                self.tr("One workbook a procedure. Nothing counts here before its pack is signed and installed."),
            ),
            self.notice,
            Card(
                Text(self.tr("The workbook"), "heading"),
                Text(self.tr("Drop the file here, or choose it. It is only read; mends go into a copy.")),
                flow(self.choose, self.again),
            ),
            self.work.running,
            self.mending.running,
            self._running,
            self._found,
            Card(
                Text(self.tr("No workbook yet?"), "heading"),
                Text(self.tr("Begin with an empty one, or with the workbook of a procedure that is in use.")),
                flow(self.empty, self.communes),
                Text(self.tr("Code of the procedure, such as 1.004873"), "strong"),
                self.code,
                flow(self.taken),
            ),
        )
        self.body.column.addStretch(1)
        self.put_bar(Button(self.tr("&Back"), session.go_back, kind="quiet", picture="back"))
        self.setAcceptDrops(True)

    def _build_buttons(self) -> None:
        self.choose = Button(self.tr("Choose a &workbook…"), self._on_choose, kind="primary", picture="folder")
        self.again = Button(self.tr("&Read it again"), self._on_again, picture="refresh")
        self.again.setVisible(False)
        self.empty = Button(self.tr("&Empty workbook…"), partial(self._on_empty, communes=False), picture="paper")
        self.communes = Button(self.tr("Sheet of &communes…"), partial(self._on_empty, communes=True), picture="list")
        self.code = QLineEdit()
        self.code.setAccessibleName(self.tr("Code of the procedure, such as 1.004873"))
        self.taken = Button(self.tr("Its wor&kbook…"), self._on_taken, picture="saved")
        self.mend = Button("", self._on_mend, kind="primary", picture="check")
        self.card = Button(self.tr("See the c&ard"), self._on_card, picture="eye")
        self.walk = Button(self.tr("Walk the &questions"), self._on_walk, picture="list")
        self.paper = Button(self.tr("See the &paper"), self._on_paper, picture="paper")
        self.version = QLineEdit()
        self.version.setAccessibleName(self.tr("Version, such as 2026.11.22"))
        self.make = Button(self.tr("&Sign and make the pack…"), self._on_make, kind="primary", picture="key")
        self._put_by()

    def _put_by(self) -> None:
        """What stands in a card of the workbook that was read; without a parent it would outlive the page."""
        for kept in (self.mend, self.card, self.walk, self.paper, self.version, self.make):
            kept.setParent(self)
            kept.hide()

    def open(self, **where: Any) -> None:  # noqa: ANN401, ARG002 - no place
        """Show what was read last, if anything."""
        self.choose.setFocus()

    def take_in(self, *files: Path) -> None:
        """Read a workbook, or several for one pack, and show what is wrong, or what they become."""
        if self._is_busy:
            return
        self._files = files
        self.notice.say("")
        self._clear()
        self.work.ask(partial(_look, files), self._on_looked, self._on_refused, words=self.tr("Reading the workbook…"))

    @property
    def _is_busy(self) -> bool:
        return self.work.under_way or self.mending.under_way

    def _busy(self, words: str, work: Callable[[Desk], Any], done: Callable[[Any], None]) -> None:
        self._running.show_work(words)
        self.session.ask(work, partial(self._on_done, done), self._on_refused, keeper=self)

    def _on_done(self, done: Callable[[Any], None], value: Any) -> None:  # noqa: ANN401 - what the work gave
        self._running.rest()
        done(value)

    def _clear(self) -> None:
        self._put_by()
        clear(self._found)

    def _on_looked(self, looked: Looked) -> None:
        self.looked = looked
        self.again.setVisible(True)
        self.choose.become("plain")  # the next step stands below
        self._clear()
        if looked.problems:
            self._show_problems(looked)
        else:
            self._show_sound(looked)

    def _show_problems(self, looked: Looked) -> None:
        count = len(looked.problems)
        said = self.tr("{name} has {count} places to mend.").format(name=looked.name, count=count)
        card = Card(Text(said, "heading"))
        self.mend.setText(self.tr("&Mend {count} of them in a copy").format(count=looked.repairs))
        if looked.repairs:
            card.column.addWidget(flow(self.mend))
            self.mend.setVisible(True)
        sheet = ""
        for problem in looked.problems[:_MOST]:
            if problem.sheet != sheet:
                sheet = problem.sheet
                card.column.addWidget(Text(self.tr("Sheet “{sheet}”").format(sheet=sheet), "strong"))
            card.column.addWidget(self._problem(problem))
        if count > _MOST:
            more = self.tr("… and {count} more. Mend these first, then read it again.").format(count=count - _MOST)
            card.column.addWidget(Text(more, "soft"))
        self._found.addWidget(card)
        (self.mend if looked.repairs else self.again).setFocus()

    def _problem(self, problem: Problem) -> QWidget:
        line = Card(role="plain")
        line.column.setContentsMargins(0, 0, 0, 0)
        message = Text(problem.message)
        if problem.cell:
            where = self.tr("Cell {cell}") if problem.cell[:1].isalpha() else self.tr("Row {cell}")
            beside = row(Badge(where.format(cell=problem.cell), "pin", "warn"), message)
            beside.setStretch(1, 1)
            line.column.addLayout(beside)
        else:
            line.column.addWidget(message)
        if problem.repair is not None:
            offered = self.tr("The mend on offer: “{text}”").format(text=problem.repair)
            line.column.addWidget(Text(offered, "small"))
        return line

    def _show_sound(self, looked: Looked) -> None:
        card = Card(Text(self.tr("{name} is sound.").format(name=looked.name), "heading"))
        if looked.communes:
            card.column.addWidget(Text(self.tr("It speaks of {count} communes.").format(count=looked.communes)))
        card.column.addWidget(Text(self.tr("What changes against what is in use"), "strong"))
        for line in looked.lines or (self.tr("Nothing that villagers would notice."),):
            card.column.addWidget(bullet(line))
        if looked.code:
            has_form = any(path.endswith(("form.xml", "form.json")) for path in looked.files)
            card.column.addWidget(Text(self.tr("How it will look"), "strong"))
            card.column.addWidget(flow(self.card, self.walk, self.paper))
            for button in (self.card, self.paper):
                button.setVisible(True)
            self.walk.setVisible(has_form)
        self._found.addWidget(card)
        pack = Card(
            Text(self.tr("The pack"), "heading"),
            Text(self.tr("You need the signer's key file, with signers.json beside it. It is only read, never kept.")),
            Text(self.tr("Version, such as 2026.11.22 (empty: today)"), "strong"),
            self.version,
            flow(self.make),
        )
        self.version.setVisible(True)
        self.make.setVisible(True)
        self._found.addWidget(pack)
        (self.card if looked.code else self.make).setFocus()

    def _on_choose(self) -> None:
        chosen, _ = QFileDialog.getOpenFileNames(self, self.tr("A workbook"), "", self.tr("Workbooks (*.xlsx)"))
        if chosen:
            self.take_in(*map(Path, chosen))

    def _on_again(self) -> None:
        self.take_in(*self._files)

    def _target(self, name: str, kinds: str) -> Path | None:
        chosen, _ = QFileDialog.getSaveFileName(self, self.tr("Where to"), name, kinds)
        return Path(chosen) if chosen else None

    def _on_empty(self, *, communes: bool) -> None:
        name = self.tr("communes.xlsx") if communes else self.tr("new-procedure.xlsx")
        if target := self._target(name, self.tr("Workbooks (*.xlsx)")):
            self._busy(self.tr("Writing…"), partial(_empty, target, communes), self._on_written)

    def _on_taken(self) -> None:
        code = self.code.text().strip()
        if target := self._target(f"{code}.xlsx", self.tr("Workbooks (*.xlsx)")) if code else None:
            self._busy(self.tr("Writing…"), partial(_taken, code, target), self._on_written)

    def _on_written(self, target: Path) -> None:
        said = self.tr("{name} is written. Open it with your table program, then drop it here.")
        self._say(said.format(name=target.name), "good")

    def _on_mend(self) -> None:
        if not self._is_busy:
            words = self.tr("Mending a copy…")
            self.mending.ask(partial(_mend, self._files), self._on_mended, self._on_refused, words=words)

    def _on_mended(self, files: Sequence[Path]) -> None:
        mended = [file.name for file in files if file not in self._files]
        self.take_in(*files)
        said = self.tr("The mended copy is {name}, beside the first one. Look it over before you use it.")
        self._say(said.format(name=", ".join(mended)), "good")

    def _on_card(self) -> None:
        if self.looked is not None:
            self._busy(self.tr("Preparing…"), partial(_card, self.looked), self._on_card_ready)

    def _on_card_ready(self, procedure: Procedure) -> None:
        self.session.go("procedure", code=procedure.code, preview=procedure)

    def _on_walk(self) -> None:
        if self.looked is not None:
            self._busy(self.tr("Preparing…"), partial(_form, self.looked), self._on_form_ready)

    def _on_form_ready(self, instance: Instance) -> None:
        WalkFormDialog(self, instance).open()

    def _on_paper(self) -> None:
        if self.looked is not None:
            ShowPdfDialog(self, self.session, self.tr("The paper, blank"), partial(_paper, self.looked)).open()

    def _on_make(self) -> None:
        kinds = self.tr("Key files (*.json)")
        key, _ = QFileDialog.getOpenFileName(self, self.tr("The signer's key"), "", kinds)
        if not key or self.looked is None:
            return
        name = f"{self.looked.code or 'goi'}.pack"
        if target := self._target(name, self.tr("Content packs (*.pack)")):
            self.make_with(Path(key), target)

    def make_with(self, key: Path, target: Path) -> None:
        """Sign with this key and write the pack there."""
        if self.looked is not None:
            work = partial(_make, self.looked, key, target, self.version.text().strip())
            self._busy(self.tr("Signing…"), work, self._on_made)

    def _on_made(self, made: Made) -> None:
        said = self.tr("{title} {version}, signed by {name}, is in {file}. Install it here, or give it on.")
        told = said.format(title=made.title, version=made.version, name=made.signed_by, file=made.file.name)
        self._say(told, "good")

    def _on_refused(self, error: Exception) -> None:
        self._running.rest()
        told = tell(error)
        known = (author_words(error) or spoilt_words(error)) if isinstance(error, Refusal) else None
        what, do = known or (told.what, told.do)
        self._say(f"{what} {do}", told.tone)

    def _say(self, words: str, tone: str) -> None:
        self.notice.say(words, tone)
        self.body.to_top()


# On the lane: the service brings pyxform and openpyxl, a second of work that the window must not wait for.
# ruff: noqa: PLC0415


def _look(files: Sequence[Path], desk: Desk, looker: OnLooker) -> Looked:
    from app.services import author_packs

    return author_packs.look_over_all(desk, files, looker)


def _mend(files: Sequence[Path], desk: Desk, looker: OnLooker) -> list[Path]:
    from app.services import author_packs

    return author_packs.repair_all(desk, files, looker)


def _empty(target: Path, communes: bool, desk: Desk) -> Path:  # noqa: FBT001 - the last argument of a partial is the desk
    from app.services import author_packs

    author_packs.write_template(desk, target, communes=communes)
    return target


def _taken(code: str, target: Path, desk: Desk) -> Path:
    from app.services import author_packs

    author_packs.write_workbook(desk, code, target)
    return target


def _card(looked: Looked, desk: Desk) -> Procedure:
    from app.services import author_packs

    return author_packs.card_of(desk, looked)


def _form(looked: Looked, desk: Desk) -> Instance:
    from app.services import author_packs

    return author_packs.form_of(desk, looked)


def _paper(looked: Looked, desk: Desk) -> bytes:
    from app.services import author_packs

    return author_packs.paper_of(desk, looked)


def _make(looked: Looked, key: Path, target: Path, version: str, desk: Desk) -> Made:
    from app.services import author_packs

    return author_packs.make(desk, looked, key, target, version)
