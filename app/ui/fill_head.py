"""The head of the filling page: which part of the form this is, how far it is filled, and the way to all of it."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QProgressBar, QWidget

from app.ui.fill_view import SHEET, FillView
from app.ui.task_words import why_mending
from app.ui.widgets.buttons import Button
from app.ui.widgets.columns import Beside
from app.ui.widgets.text import Notice, Text

if TYPE_CHECKING:
    from app.ui.pages.fill import FillPage

translate = QCoreApplication.translate

_TAB_FOCUS = 1
"""Qt.FocusPolicy.TabFocus."""


class FillHead:
    """The words and the bar over one page of a form."""

    def __init__(self, page: FillPage) -> None:
        self._page, self._of = page, page.hand
        self._place, self._label = Text("", "soft"), Text("", "title")
        self._aloud = page.aloud.button
        self.turn = Button("", page.turn_view, kind="quiet", picture="list")
        self.turn.setToolTip("Ctrl+M")
        self.turn.setProperty("focusPolicy", _TAB_FOCUS)  # the mouse leaves the keyboard at its question
        self.about = Button(translate("FillHead", "The dossier…"), page.go_to_dossier, kind="quiet", picture="paper")
        self.about.setToolTip(translate("FillHead", "Who may see it, ending consent, putting it aside, erasing it"))
        self.told = Notice("warn")
        self._progress = QProgressBar()
        self._progress.setTextVisible(False)

    def parts(self) -> tuple[QWidget, ...]:
        """From top to bottom."""
        first = Beside(self._place, (self._aloud, self.turn, self.about), least=200)
        return self.told, first, self._label, self._progress

    def show(self, view: FillView, title: str) -> None:
        """Say where in the form of that title the view is."""
        self._tell_why()
        at = next((at for at, page in enumerate(view.pages) if page.ref == view.section.ref), 0)
        sheet = view.section.ref == SHEET
        place = translate("FillHead", "{procedure} · part {at} of {count}").format(
            procedure=title, at=at + 1, count=len(view.pages)
        )
        whole = translate("FillHead", "The whole form")
        self._place.setText(whole if sheet else "\n".join(place.rsplit(" · ", 1)))  # a line each beside the buttons
        part = translate("FillHead", "One part at a time")
        self.turn.setText(part if sheet else translate("FillHead", "The whole form on one page"))
        self._label.setText(view.section.label or title)
        self._show_progress(sum(page.answered for page in view.pages), sum(page.asked for page in view.pages))

    def _tell_why(self) -> None:
        """Why a dossier came back stands here for as long as it is being mended."""
        hand = self._page.hand
        if hand is self._of:
            return
        self._of = hand
        self.told.say("")
        if hand is not None and hand.kept:
            self._page.session.ask(partial(why_mending, dossier=hand.id), self.told.say, keeper=self._page)

    def _show_progress(self, answered: int, asked: int) -> None:
        self._progress.setRange(0, max(1, asked))
        self._progress.setValue(answered)
        words = translate("FillHead", "{answered} of {asked} answered")
        self._progress.setAccessibleName(words.format(answered=self._progress.value(), asked=self._progress.maximum()))
