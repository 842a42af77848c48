"""Reading back ("Đọc lại cho ông/bà nghe"): in large letters, the deciding facts first, each with a way to mend it."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial
from pathlib import Path
from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from app.services.print_public import PublicKind
from app.services.recordings import recording_of
from app.services.tongues import recording_in, spoken_here
from app.ui import covered, sound, voice, words
from app.ui.hand import Hand
from app.ui.outer_window import OuterWindow
from app.ui.pages.page import Page, title
from app.ui.session import Session
from app.ui.tokens import SPACE
from app.ui.widgets.buttons import Button
from app.ui.widgets.layout import Card, Rule, clear, flow
from app.ui.widgets.steps import Steps
from app.ui.widgets.text import Badge, Text
from app.ui.widgets.tongues import TongueChoice
from forms.questions import QuestionView

Looked = tuple[tuple[QuestionView, ...], dict[str, Path], tuple[str, ...]]
"""The questions, the recordings of their labels by their refs, the languages of which a pack has any."""


class ReadBackPage(Page):
    """Read aloud, nod or mend."""

    def __init__(self, session: Session) -> None:
        super().__init__(session)
        self.hand: Hand | None = None
        self._questions: tuple[QuestionView, ...] = ()
        self._all = False
        self.voice: voice.Voice | None = None
        self._asked_for_voice = False
        self.recordings = voice.Recordings([session.folder / "voice"])
        self._recorded: dict[str, Path] = {}
        self._sound: sound.Sound | None = None
        self._player = voice.Player()
        self.outer: OuterWindow | None = None
        self._script = Text("", "soft")
        self.tongue = ""
        self.tongues = TongueChoice(self._on_tongue)
        self._lines = QVBoxLayout()
        self._lines.setSpacing(SPACE.base)
        self.put_head(Steps("read_back"))
        self.body.add(
            title(self.tr("Read it back to the villager"), self.tr("Read each line aloud and wait for the nod.")),
            self._ways(),
            self.tongues,
            self._script,
            self._lines,
        )
        self.body.column.addStretch(1)
        self.right = Button(self.tr("&Right"), self._on_right, kind="primary", picture="check")
        self.rest = Button(self.tr("Read the &rest too"), self._on_rest, picture="list")
        back = Button(self.tr("&Back"), self._on_back, kind="quiet", picture="back")
        self.put_bar(back, None, self.rest, self.right)
        session.preferred.connect(self._on_preferred)

    def open(self, **where: Any) -> None:  # noqa: ANN401 - dossier
        """Read a draft back."""
        self._all = False
        if not self._asked_for_voice:
            self._asked_for_voice = True
            voice.look_for(self.session.lanes.voice, self.take_voice, self)
        self.session.with_hand(str(where.get("dossier", "")), self._on_hand, keeper=self)

    def leave(self) -> None:
        """Nobody is read to any more."""
        if self.voice is not None:
            self.session.lanes.voice.run(self.voice.stop, keeper=self.session)
        self._player.stop()
        if self._sound is not None:
            self._sound.stop()
        outer, self.outer = self.outer, None
        if outer is not None:  # the main window owns it: closed alone, it would keep the facts in memory
            outer.close()
            outer.deleteLater()

    def take_voice(self, found: voice.Voice | None) -> None:
        """Read with this voice; None leaves it to the helper, with the words to say and what was recorded."""
        self.voice = found
        self.aloud.setVisible(found is not None and not self.tongue)
        self.record.setVisible(found is None)
        self._script.show_text(
            ""
            if found is not None
            else self.tr(
                "This machine has no Vietnamese voice: read it yourself, slowly, label and answer, and look at the "
                "villager after each."
            )
        )
        self._show()

    def read_aloud(self) -> None:
        """Say the facts that decide, but nothing that is only to be shown."""
        facts = [each for each in self._questions if each.decides and not each.sensitive]
        self._say(" ".join(self._aloud(each) for each in facts))

    def say_one(self, question: QuestionView) -> None:
        """Say one fact, by the machine's voice, or its label as somebody recorded it."""
        if self.voice is not None and not self.tongue:
            self._say(self._aloud(question))
            return
        file, command = self._recorded.get(question.ref), voice.player()
        if file is None:
            return
        if file.suffix != ".wav" or command is None:
            self._play(file)
        else:
            self.session.lanes.voice.run(partial(self._player.play, command, file), keeper=self)

    def _play(self, file: Path) -> None:
        """By Qt, which knows more kinds of sound than the system's small programs do."""
        if self._sound is None:
            self._sound = sound.Sound()
        self._sound.play(file)

    def _aloud(self, question: QuestionView) -> str:
        """As it stands on the screen: a number that is covered there is not said either."""
        return voice.aloud(question.label, covered.words(self.session, question))

    def _written(self, question: QuestionView) -> str:
        """As it stands on the screen, a long number in threes: so it is read, and so it is compared with a card."""
        return words.in_threes(covered.words(self.session, question))

    def show_outside(self) -> None:
        """The facts that decide in very large letters, on the outer screen or over all of this one."""
        if self.outer is None:
            self.outer = OuterWindow(self.window())
        self._show_outer(self.outer)
        self.outer.bring()

    def _show_outer(self, outer: OuterWindow) -> None:
        outer.show_facts([(each.label, self._written(each)) for each in self._questions if each.decides])

    def _say(self, text: str) -> None:
        if self.voice is not None and text:
            self.session.lanes.voice.run(partial(self.voice.say, text), keeper=self)

    def _ways(self) -> QWidget:
        self.aloud = Button(self.tr("Read &aloud"), self.read_aloud, picture="speak")
        self.aloud.setVisible(False)
        many = len(QGuiApplication.screens()) > 1
        words = self.tr("Show on the &other screen") if many else self.tr("Show over the &whole screen")
        self.large = Button(words, self.show_outside, picture="eye")
        self.record = Button(self.tr("Words to re&cord…"), self._on_record, kind="quiet", picture="printer")
        self.record.setVisible(False)
        return flow(self.large, self.aloud, self.record)

    def _on_record(self) -> None:
        """The list of labels that the point can read into a microphone once, for every villager after."""
        if self.hand is not None:
            self.session.go("print", kind=PublicKind.VOICE_SCRIPT, procedure=self.hand.draft.procedure.code)

    def _on_hand(self, hand: Hand) -> None:
        self.hand = hand
        self.session.lanes.vault.run(partial(self._look, hand), self._on_questions, keeper=self)

    def _look(self, hand: Hand) -> Looked:
        """On the lane: what is read back, and which labels somebody recorded (the point itself, then a pack)."""
        questions = hand.draft.questions()
        code, folder, tongue = hand.draft.procedure.code, self.session.folder, self.tongue

        def file_of(question: QuestionView) -> Path | None:
            if tongue:
                return recording_in(folder, tongue, question.label)
            return self.recordings.file(code, question.ref) or recording_of(folder, question.label)

        found = {each.ref: file_of(each) for each in questions}
        return questions, {ref: file for ref, file in found.items() if file is not None}, spoken_here(folder)

    def _on_tongue(self, tongue: str) -> None:
        """Labels are said in another language of the commune, as somebody of it read them; answers are not."""
        self.tongue = tongue
        self.aloud.setVisible(self.voice is not None and not tongue)
        if self.hand is not None:
            self.session.lanes.vault.run(partial(self._look, self.hand), self._on_said, keeper=self)

    def _on_said(self, looked: Looked) -> None:
        """The same facts, heard in another language; the keyboard stays where it is."""
        self._recorded = looked[1]
        self._show()

    def _on_questions(self, looked: Looked) -> None:
        questions, self._recorded, spoken = looked
        self.tongues.offer(spoken)
        self._questions = tuple(each for each in questions if each.relevant and each.value and each.type != "note")
        self._show()
        self.body.to_top()
        self.right.setFocus()

    def _show(self) -> None:
        clear(self._lines)
        deciding = [each for each in self._questions if each.decides]
        rest = [each for each in self._questions if not each.decides]
        self._lines.addWidget(self._card(deciding, large=True))
        if self._all and rest:
            self._lines.addWidget(Text(self.tr("The rest"), "heading"))
            self._lines.addWidget(self._card(rest, large=False))
        self.rest.setVisible(bool(rest) and not self._all)

    def _card(self, questions: Sequence[QuestionView], *, large: bool) -> Card:
        card = Card()
        card.column.setSpacing(SPACE.small)
        for at, question in enumerate(questions):
            if at:
                card.column.addWidget(Rule())
            card.column.addWidget(self._fact(question, large=large))
        if not questions:
            card.column.addWidget(Text(self.tr("Nothing was filled in yet."), "soft"))
        return card

    def _fact(self, question: QuestionView, *, large: bool) -> QWidget:
        holder = QWidget()
        line = QHBoxLayout(holder)
        line.setContentsMargins(0, 0, 0, 0)
        line.setSpacing(SPACE.base)
        lines = QVBoxLayout()
        lines.setSpacing(SPACE.hair)
        lines.addWidget(Text(question.label, "soft"))
        lines.addWidget(Text(self._written(question), "huge" if large else "lead"))
        if question.sensitive:
            lines.addWidget(flow(Badge(self.tr("Only show it, do not say it aloud"), "eye", "warn")))
        line.addLayout(lines, 1)
        is_said = question.ref in self._recorded or (self.voice is not None and not self.tongue)
        if not question.sensitive and is_said:
            say = Button(self.tr("Say it"), partial(self.say_one, question), kind="quiet", picture="speak")
            say.setAccessibleName(self.tr("Say it: {label}").format(label=question.label))
            line.addWidget(say, 0, Qt.AlignmentFlag.AlignVCenter)
        wrong = Button(
            self.tr("Not right, mend it"), partial(self._on_wrong, question.ref), kind="quiet", picture="pencil"
        )
        wrong.setAccessibleName(self.tr("Not right, mend it: {label}").format(label=question.label))
        line.addWidget(wrong, 0, Qt.AlignmentFlag.AlignVCenter)
        return holder

    def _on_preferred(self) -> None:
        """Numbers are covered, or no longer; a change of the look makes the whole page anew."""
        if self.hand is not None and self.isVisible():
            self._show()
        if self.outer is not None and self.outer.isVisible():
            self._show_outer(self.outer)

    def _on_wrong(self, ref: str) -> None:
        if self.hand is not None:
            self.session.go("fill", dossier=self.hand.id, question=ref, return_to="read_back")

    def _on_rest(self) -> None:
        self._all = True
        self._show()
        self.right.setFocus()

    def _on_right(self) -> None:
        if self.hand is None:
            return
        self.hand.read_back = True
        self.session.go("print", kind="declaration", dossier=self.hand.id, journey=True)

    def _on_back(self) -> None:
        if self.hand is not None:
            self.session.go("check", dossier=self.hand.id)
        else:
            self.session.go_back()  # it could not be opened
