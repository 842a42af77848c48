"""Reading one question of the filling page aloud (F7): by the machine's voice, else as somebody recorded its label."""

from __future__ import annotations

from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QApplication, QWidget

from app.services.recordings import recording_of
from app.ui import sound, voice
from app.ui.fields.choice import FEW
from app.ui.widgets.buttons import Button

if TYPE_CHECKING:
    from app.ui.pages.fill import FillPage
    from forms.questions import QuestionView

translate = QCoreApplication.translate
KEY = "F7"


class FillAloud:
    """The button of one page; a voice is looked for when somebody first wants to hear one."""

    def __init__(self, page: FillPage) -> None:
        self._page = page
        self._looked = False
        self.voice: voice.Voice | None = None
        self._sound: sound.Sound | None = None
        self.button = Button(
            translate("FillAloud", "Read this question aloud"), self.say, kind="quiet", picture="speak"
        )
        self.button.setToolTip(KEY)
        self.button.setProperty("focusPolicy", 1)  # Qt.FocusPolicy.TabFocus: the mouse leaves the keyboard in place

    def say(self) -> None:
        """Say the question that has the keyboard, or the first one; what is private is only shown."""
        question = self._question()
        if question is None:
            return
        if question.sensitive:
            self._page.session.say(translate("FillAloud", "Only show this one, do not say it aloud."))
        elif self._looked:
            self._say(question)
        else:
            voice.look_for(self._page.session.lanes.voice, partial(self._on_voice, question), self._page)

    def stop(self) -> None:
        """Nobody listens any more."""
        if self.voice is not None:
            self._page.session.lanes.voice.run(self.voice.stop, keeper=self._page.session)
        if self._sound is not None:
            self._sound.stop()

    def _on_voice(self, question: QuestionView, found: voice.Voice | None) -> None:
        self.voice, self._looked = found, True
        self._say(question)

    def _say(self, question: QuestionView) -> None:
        if self.voice is not None:
            self._page.session.lanes.voice.run(partial(self.voice.say, words_of(question)), keeper=self._page)
        elif self._page.hand is not None:
            code = self._page.hand.draft.procedure.code
            look = partial(_recording, self._page.session.folder, code, question.ref, question.label)
            self._page.session.lanes.vault.run(look, self._on_recording, keeper=self._page)

    def _on_recording(self, file: Path | None) -> None:
        if file is None:
            said = translate("FillAloud", "This machine has no Vietnamese voice, and nobody recorded this question.")
            self._page.session.say(said)
            return
        if self._sound is None:
            self._sound = sound.Sound()
        self._sound.play(file)

    def _question(self) -> QuestionView | None:
        fields = self._page.column.fields_in_order()
        focused = QApplication.focusWidget() or QWidget()
        here = next((field for field in fields if field.isAncestorOf(focused)), None)
        here = here or next(iter(fields), None)
        return here.view if here is not None else None


def words_of(question: QuestionView) -> str:
    """The question and, where they are few, what can be answered; never what was answered."""
    choices = [choice.label for choice in question.choices] if len(question.choices) <= FEW else []
    return " ".join(f"{part.rstrip('.?!')}." for part in (question.label, "; ".join(choices)) if part)


def _recording(folder: Path, code: str, ref: str, label: str) -> Path | None:
    return voice.Recordings([folder / "voice"]).file(code, ref) or recording_of(folder, label)
