"""Writing down what was done about a dossier: fee paid, draft confirmed, silence put off, office told, how it went."""

# An override says what its base says.
# ruff: noqa: D102

from __future__ import annotations

from datetime import timedelta
from functools import partial
from pathlib import Path

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QFileDialog, QLineEdit, QWidget

from app.services import attach_paper, follow_up, pay_fee
from app.services.desk import Desk
from app.services.tasks import Task
from app.ui import words
from app.ui.dialogs.writing import WritingDialog
from app.ui.session import Session
from app.ui.widgets.buttons import Button
from app.ui.widgets.labelled import labelled
from app.ui.widgets.layout import flow
from app.ui.widgets.options import RadioOption, chosen_of, one_of
from app.ui.widgets.text import Text
from forms.dates import PartialDate
from forms.follow_up import Satisfaction
from forms.refusal import Refusal

translate = QCoreApplication.translate
_RECEIPTS = "*.jpg *.jpeg *.png *.pdf"


class FollowDialog(WritingDialog):
    """One small thing to write down about a dossier."""

    def __init__(self, parent: QWidget, session: Session, dossier: str, heading: str, picture: str) -> None:
        super().__init__(parent, session, heading, yes=translate("FollowDialog", "&Write it down"), picture=picture)
        self.dossier = dossier
        self.said = QLineEdit()
        self.said.setProperty("vietnamese", True)


class PaidDialog(FollowDialog):
    """The fee is paid, with a picture of its receipt where there is one."""

    def __init__(self, parent: QWidget, session: Session, task: Task) -> None:
        super().__init__(parent, session, task.dossier_id, translate("PaidDialog", "The fee is paid"), "money")
        self.file: Path | None = None
        self._chosen = Text(self.tr("No picture of the receipt yet; it can be left out."), "soft")
        self.choose = Button(self.tr("&Picture of the receipt…"), self._on_choose, picture="picture")
        self.body.add(
            Text(self.tr("Whoever pays in cash takes a receipt. The program never handles money.")),
            flow(self.choose),
            self._chosen,
            labelled(self.tr("&Number of the receipt, or a word about it"), self.said),
            self.notice,
        )
        self.said.setFocus()

    def take(self, file: Path) -> None:
        """Use this picture or PDF; it is read when it is written down."""
        self.file = file
        self._chosen.setText(self.tr("Picture: {name}").format(name=file.name))

    def on_yes(self) -> None:
        self.write(partial(_pay, self.dossier, self.said.text(), self.file))

    def _on_choose(self) -> None:
        name, _ = QFileDialog.getOpenFileName(self, self.tr("Picture of the receipt"), "", _RECEIPTS)
        if name:
            self.take(Path(name))


class SumDialog(FollowDialog):
    """The sum that the office asked for without writing it: an officer enters it as they heard or read it."""

    def __init__(self, parent: QWidget, session: Session, task: Task) -> None:
        super().__init__(parent, session, task.dossier_id, translate("SumDialog", "How much is the fee?"), "money")
        self.amount = QLineEdit()
        self.sources: dict[pay_fee.Source, RadioOption] = one_of(
            self,
            (
                ("paper", self.tr("From the paper")),
                ("phone", self.tr("By telephone")),
                ("portal", self.tr("From the portal")),
            ),
            "paper",
        )
        self.body.add(
            labelled(self.tr("&Sum in đồng"), self.amount),
            Text(self.tr("How is it known?"), "strong"),
            flow(*self.sources.values()),
            self.notice,
        )
        self.amount.setFocus()

    def on_yes(self) -> None:
        digits = "".join(self.amount.text().replace(".", "").split())
        amount = int(digits) if digits.isdecimal() else 0
        source = chosen_of(self.sources)
        self.write(partial(pay_fee.note_fee, dossier_id=self.dossier, amount=amount, source=source))


class DraftDialog(FollowDialog):
    """The office's draft is read to the villager, who says that it is right, or what is not."""

    def __init__(self, parent: QWidget, session: Session, task: Task) -> None:
        heading = translate("DraftDialog", "The office's draft: is it right?")
        super().__init__(parent, session, task.dossier_id, heading, "check")
        answers = one_of(self, ((True, self.tr("Right as it is")), (False, self.tr("Not right"))))
        self.right, self.wrong = answers[True], answers[False]
        self._what = QWidget()
        self._what.setLayout(labelled(self.tr("&What is not right, in the villager's words"), self.said))
        self._what.setVisible(False)
        self.wrong.toggled.connect(self._what.setVisible)
        self.body.add(
            Text(self.tr("Read this aloud, letter by letter where names and dates stand:")),
            Text(task.words or self.tr("The office wrote no words; the draft stands on its portal."), "lead"),
            flow(self.right, self.wrong),
            self._what,
            self.notice,
        )
        self.right.setFocus()

    def on_yes(self) -> None:
        if not (self.right.isChecked() or self.wrong.isChecked()):
            self.notice.say(self.tr("Ask the villager first: right, or not right?"), "warn")
            return
        right, words_ = self.right.isChecked(), self.said.text()
        self.write(partial(follow_up.answer_draft, dossier_id=self.dossier, right=right, words=words_))


class PutOffDialog(FollowDialog):
    """The office was asked about its silence; the alarm is quiet until a day."""

    def __init__(self, parent: QWidget, session: Session, task: Task) -> None:
        super().__init__(
            parent, session, task.dossier_id, translate("PutOffDialog", "Ask again on a later day"), "calendar"
        )
        later = words.short_day(words.today() + timedelta(days=7))
        self.until = QLineEdit(later)
        self.body.add(
            Text(self.tr("The task is quiet until then, and comes back by itself.")),
            labelled(self.tr("&Until which day"), self.until),
            labelled(self.tr("W&hat they said, and who"), self.said),
            self.notice,
        )
        self.said.setFocus()

    def on_yes(self) -> None:
        try:
            until = PartialDate.parse(self.until.text())
            if until.precision != "day":
                raise Refusal("bad-date", "The whole day is needed.")  # noqa: TRY301 - the same way out as a bad date
        except Refusal as why:
            self.on_refused(why)
            return
        reason = self.said.text()
        self.write(partial(follow_up.put_off, dossier_id=self.dossier, until=until.earliest(), reason=reason))


class ToldDialog(FollowDialog):
    """The office was told what only a person could tell it."""

    def __init__(self, parent: QWidget, session: Session, task: Task) -> None:
        super().__init__(parent, session, task.dossier_id, translate("ToldDialog", "The office was told"), "phone")
        self.body.add(
            Text(self.tr("Written down are your name and the time, and what you add here.")),
            labelled(self.tr("W&hom, and what they said"), self.said),
            self.notice,
        )
        self.said.setFocus()

    def on_yes(self) -> None:
        self.write(partial(follow_up.told_office, dossier_id=self.dossier, words=self.said.text()))


class WentDialog(FollowDialog):
    """How it went, asked with the result in hand; no answer stands there beforehand."""

    def __init__(self, parent: QWidget, session: Session, task: Task) -> None:
        super().__init__(parent, session, task.dossier_id, translate("WentDialog", "How did it go?"), "check")
        self.answers = one_of(self, ((answer, satisfaction(answer)) for answer in Satisfaction))
        self.body.add(
            Text(self.tr("Are you satisfied with how your matter was done?"), "lead"),
            Text(self.tr("Read it aloud and wait. Nobody is asked twice, and no answer is better than another.")),
            flow(*self.answers.values()),
            labelled(self.tr("&In their own words (may be empty)"), self.said),
            self.notice,
        )
        self.answers[Satisfaction.SATISFIED].setFocus()

    def on_yes(self) -> None:
        chosen = next((answer for answer, option in self.answers.items() if option.isChecked()), None)
        if chosen is None:
            self.notice.say(self.tr("Choose what they said, or that nobody could be asked."), "warn")
            return
        said = self.said.text()
        self.write(partial(follow_up.how_it_went, dossier_id=self.dossier, answer=chosen, words=said))


def satisfaction(answer: Satisfaction) -> str:
    """What the villager said, in a word."""
    return {
        Satisfaction.SATISFIED: translate("WentDialog", "Satisfied"),
        Satisfaction.NEUTRAL: translate("WentDialog", "So so"),
        Satisfaction.UNSATISFIED: translate("WentDialog", "Not satisfied"),
        Satisfaction.NOT_ASKED: translate("WentDialog", "Nobody could be asked"),
    }[answer]


def _pay(dossier: str, said: str, file: Path | None, desk: Desk) -> object:
    picture = attach_paper.content_of(file) if file is not None else None
    return follow_up.pay(desk, dossier, words=said, picture=picture)
