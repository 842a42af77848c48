"""A villager's paper that is taken along, and that is given back: which one, how many, into whose hands."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial

from PySide6.QtCore import QCoreApplication
from PySide6.QtGui import QIntValidator
from PySide6.QtWidgets import QButtonGroup, QComboBox, QLineEdit, QWidget

from app.services import lend_papers
from app.services.lend_papers import LONGEST, MOST, How, TakenPaper
from app.ui import words
from app.ui.dialogs.writing import WritingDialog
from app.ui.session import Session
from app.ui.tokens import SPACE, scaled
from app.ui.widgets.labelled import labelled
from app.ui.widgets.layout import flow, row
from app.ui.widgets.options import RadioOption
from app.ui.widgets.text import Text

translate = QCoreApplication.translate


class LendDialog(WritingDialog):
    """Notes a paper that the helper takes along: of the dossier's list (``papers``: id and name), or in own words."""

    def __init__(self, parent: QWidget, session: Session, dossier: str, papers: Sequence[tuple[str, str]]) -> None:
        heading = translate("LendDialog", "Take a paper along")
        super().__init__(parent, session, heading, yes=translate("LendDialog", "&Write it down"), picture="hand")
        self._dossier = dossier
        self.paper, self.name, self.count, self.note = QComboBox(), QLineEdit(), QLineEdit("1"), QLineEdit()
        self.original, self.copy = RadioOption(self.tr("The original")), RadioOption(self.tr("A copy"))
        self._named = QWidget()
        self._fill(papers)
        self._build()

    def on_yes(self) -> None:
        """Write it down, or say what is missing."""
        paper = str(self.paper.currentData()) or self.name.text()
        count = int(self.count.text()) if self.count.text().isdecimal() else 0
        how = How(self.original.isChecked(), count, self.note.text())
        self.write(partial(lend_papers.lend, dossier_id=self._dossier, paper=paper, how=how))

    def _fill(self, papers: Sequence[tuple[str, str]]) -> None:
        """The paper's own id is its data; the last line has none and asks for words."""
        for paper, name in papers:
            self.paper.addItem(name, paper)
        self.paper.addItem(self.tr("Another paper, in own words"), "")
        self.paper.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        self.paper.setMinimumContentsLength(20)  # long names do not make the dialog wider than the window
        self.paper.currentIndexChanged.connect(self._on_chosen)

    def _build(self) -> None:
        for field in (self.name, self.note):
            field.setMaxLength(LONGEST)
            field.setProperty("vietnamese", True)
        self.count.setValidator(QIntValidator(1, MOST, self.count))
        self.count.setMaximumWidth(scaled(120))
        self._named.setLayout(labelled(self.tr("&Name of the paper"), self.name))
        group = QButtonGroup(self)
        for option in (self.original, self.copy):
            group.addButton(option)
        self.original.setChecked(True)
        note = labelled(self.tr("N&ote (torn, stained, …; may stay empty)"), self.note)
        beside = row(labelled(self.tr("How &many"), self.count), note, spacing=SPACE.base)
        beside.setStretch(1, 1)
        self.body.add(
            Text(self.tr("Take along only what is needed, and tell the family when it comes back.")),
            labelled(self.tr("Which &paper"), self.paper),
            self._named,
            flow(self.original, self.copy),
            beside,
            self.notice,
        )
        self._on_chosen()
        self.paper.setFocus()

    def _on_chosen(self) -> None:
        self._named.setVisible(not self.paper.currentData())


class GiveBackDialog(WritingDialog):
    """Asks into whose hands a paper came back, and writes that down."""

    def __init__(self, parent: QWidget, session: Session, dossier: str, taken: TakenPaper, owner: str) -> None:
        heading = translate("LendDialog", "Give the paper back")
        super().__init__(parent, session, heading, yes=translate("LendDialog", "It is &given back"), picture="hand")
        self._dossier, self._paper = dossier, taken.paper
        self.taker = QLineEdit(owner)
        self.taker.setMaxLength(LONGEST)
        self.taker.setProperty("vietnamese", True)
        self.body.add(
            Text(taken.name, "strong"),
            Text(how_many(taken), "small"),
            Text(translate("LendDialog", "Count and look at it together with who receives it."), "soft"),
            labelled(translate("LendDialog", "Who &received it"), self.taker),
            self.notice,
        )
        self.taker.setFocus()

    def on_yes(self) -> None:
        """Write it down once somebody is named."""
        if not self.taker.text().strip():
            self.notice.say(translate("LendDialog", "Write who received it."), "warn")
            self.taker.setFocus()
            return
        self.write(
            partial(lend_papers.give_back, dossier_id=self._dossier, paper=self._paper, given_to=self.taker.text())
        )


def how_many(taken: TakenPaper) -> str:
    """Original or copy, how many, the note, the day and who took it."""
    count, parts = taken.how.count, []
    if taken.how.is_original is None:
        parts += [translate("LendDialog", "{count} of it").format(count=count)]
    elif taken.how.is_original:
        parts += [translate("LendDialog", "{count} original").format(count=count)]
    else:
        parts += [translate("LendDialog", "{count} copy").format(count=count)]
    if taken.how.note:
        parts.append(taken.how.note)
    day = words.short_day(taken.lent_on)
    if taken.taken_by:
        parts.append(translate("LendDialog", "taken on {day} by {who}").format(day=day, who=taken.taken_by))
    else:
        parts.append(translate("LendDialog", "taken on {day}").format(day=day))
    return " · ".join(parts)


def came_back(taken: TakenPaper) -> str:
    """When it came back and who received it; empty while it is here."""
    if taken.returned_on is None:
        return ""
    day = words.short_day(taken.returned_on)
    if taken.given_to:
        return translate("LendDialog", "Given back on {day} to {who}").format(day=day, who=taken.given_to)
    return translate("LendDialog", "Given back on {day}").format(day=day)
