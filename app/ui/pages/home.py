"""The first page ("Hôm nay"): the search first, then what was begun, four true numbers, and the network in words."""

# An override says what its base says, and keeps Qt's case.
# ruff: noqa: D102, N802

from __future__ import annotations

from functools import partial
from typing import Any, ClassVar

from PySide6.QtCore import QEvent, QObject, Qt, QTimer
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QVBoxLayout, QWidget

from app.services import find_procedure, today
from app.services.desk import Desk
from app.services.find_procedure import Suggestions
from app.services.tasks import ToDo, first
from app.ui.change_bus import Changed
from app.ui.home_day import HomeDay
from app.ui.home_results import HomeResults
from app.ui.icons import IconView
from app.ui.long_work import LongWork, was_stopped
from app.ui.pages.page import Page
from app.ui.session import Session
from app.ui.tokens import PALETTE, SPACE
from app.ui.widgets.buttons import Button
from app.ui.widgets.hero import VillageTop
from app.ui.widgets.layout import flow
from app.ui.widgets.scan_button import ScanButton
from app.ui.widgets.text import Text
from forms.onlooker import OnLooker

_PAUSE = 160
"""Milliseconds without a letter before the search runs by itself."""


class HomePage(Page):
    """Search box, results in its place while something is typed, and the day's work below."""

    shows: ClassVar[Changed] = Changed(drafts=True, outbox=True, events=True, network=True)

    def __init__(self, session: Session) -> None:
        super().__init__(session)
        self._asked, self._found = "", ""
        self.sorting = LongWork(session, self, at_table=True)
        self._pause = QTimer(self)
        self._pause.setSingleShot(True)
        self._pause.setInterval(_PAUSE)
        self._pause.timeout.connect(self._search)
        self.results = HomeResults(session)
        self.day = HomeDay(session)
        self.body.add(self._question(), self.sorting.running, self.results, self.day)
        self.results.setVisible(False)

    def open(self, **where: Any) -> None:  # noqa: ANN401 - words, or nothing
        """Ready for the villager's words."""
        self.search.setText(str(where.get("words", "")))
        self.search.setFocus()
        self.search.selectAll()
        self._search()
        self.reload()

    def come_back(self, **where: Any) -> None:  # noqa: ANN401 - as it was opened
        """The words that led away still stand there, for the next thing found."""
        self.open(**{**where, "words": self.search.text()})

    def reload(self) -> None:
        """Ask for the day's work again."""
        self.day.show_memory()
        self.session.ask(today.look, self.day.show_today, keeper=self)
        self.session.ask(_tasks, self.day.show_tasks, keeper=self)
        self.session.ask(today.beside_portal, self.day.show_portal, keeper=self)

    def _question(self) -> QWidget:
        self.search = QLineEdit()
        self.search.setProperty("vietnamese", True)
        self.search.setProperty("kind", "search")
        self.search.setPlaceholderText(self.tr("say it as the villager says it: father just died, old people's money…"))
        self.search.setAccessibleName(self.tr("What do you need to get done?"))
        self.search.textChanged.connect(self._on_typed)
        self.search.returnPressed.connect(self._on_enter)
        self.search.installEventFilter(self)
        beside = QHBoxLayout(self.search)
        beside.setContentsMargins(14, 0, 0, 0)
        beside.addWidget(IconView("search", PALETTE.ink_soft, 26))
        beside.addStretch(1)
        holder = QWidget()
        lines = QVBoxLayout(holder)
        lines.setContentsMargins(0, 0, 0, 0)
        lines.setSpacing(SPACE.small)
        lines.addWidget(VillageTop(Text(self.tr("What do you need to get done?"), "title"), self.search))
        self.events = Button(
            self.tr("Or answer a few &questions…"), partial(self.session.go, "events"), kind="quiet", picture="question"
        )
        self.scan = ScanButton(self.tr("&Scan a code…"), self.session.scan_asked.emit, kind="quiet", picture="scan")
        self.scan.setToolTip("F8")
        lines.addWidget(flow(self.events, self.scan))
        return holder

    def _on_typed(self, text: str) -> None:
        if not text.strip():
            self._search()
        else:
            self._pause.start()

    def _on_enter(self) -> None:
        if self._found == self.search.text().strip() and self.results.isVisible():
            self.results.open_first()
        else:
            self._search()  # what stands there belongs to other words

    def _search(self) -> None:
        self._pause.stop()
        self._asked = self.search.text().strip()
        if not self._asked:
            self._show_results(shown=False)
            return
        asked = self._asked
        self.session.ask(partial(_find, asked), partial(self._on_found, asked), keeper=self)

    def _on_found(self, asked: str, found: Suggestions | None) -> None:
        if found is None:
            self._sort()
        elif asked == self._asked:
            self._found = asked
            self.results.show_found(asked, found)
            self._show_results(shown=True)

    def _sort(self) -> None:
        """The list of words was lost: it is made beside everything else, and what was asked is found after it."""
        if not self.sorting.under_way:
            words = self.tr("Putting the list of words to search by in order…")
            self.sorting.ask(_make_ready, self._on_sorted, self._on_not_sorted, words=words)

    def _on_sorted(self, _: None) -> None:
        if self._asked:
            self._search()

    def _on_not_sorted(self, error: Exception) -> None:
        """Stopped: the next words begin it anew."""
        if not was_stopped(error):
            self.session.tell(error)

    def _show_results(self, *, shown: bool) -> None:
        self.results.setVisible(shown)
        self.day.setVisible(not shown)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.KeyPress and isinstance(event, QKeyEvent):
            if event.key() == Qt.Key.Key_Down and self.results.isVisible():
                self.results.take_focus()
                return True
            if event.key() == Qt.Key.Key_Escape:
                self.search.clear()
                return True
        return super().eventFilter(watched, event)


_TASKS_OPENED = 60
"""More than a person does in a day; the rest comes when these are done."""


def _tasks(desk: Desk) -> ToDo:
    return first(desk, _TASKS_OPENED)


def _find(asked: str, desk: Desk) -> Suggestions | None:
    """None where the list of words must be made first: no answer waits behind that on this lane."""
    if not find_procedure.is_ready(desk.catalogue):
        return None
    return find_procedure.suggest(desk, asked, limit=5)


def _make_ready(desk: Desk, looker: OnLooker) -> None:
    def told(_stage: str, done: int, total: int) -> None:
        looker.told("index-again", done, total)

    find_procedure.make_ready(desk.catalogue, OnLooker(told, looker.stopped))
