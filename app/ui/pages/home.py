"""The first page ("Hôm nay"): the search first, then what was begun, four true numbers, and the network in words."""

# An override says what its base says, and keeps Qt's case.
# ruff: noqa: D102, N802

from __future__ import annotations

from collections.abc import Iterable
from functools import partial
from typing import Any, ClassVar

from PySide6.QtCore import QEvent, QObject, Qt, QTimer
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QVBoxLayout, QWidget

from app.services import find_procedure, today
from app.services.desk import Desk
from app.services.find_procedure import Suggestions
from app.services.tasks import Task, ToDo, first
from app.services.today import DraftLine, Today
from app.ui import task_words, words
from app.ui.change_bus import Changed
from app.ui.icons import IconView
from app.ui.long_work import LongWork, was_stopped
from app.ui.pages.page import Page
from app.ui.session import Session
from app.ui.tokens import PALETTE, SPACE
from app.ui.widgets.buttons import Button
from app.ui.widgets.columns import Beside, Tiles
from app.ui.widgets.hero import VillageTop
from app.ui.widgets.layout import Card, clear, flow, middled
from app.ui.widgets.rows import LinkRow, NumberTile
from app.ui.widgets.scan_button import ScanButton
from app.ui.widgets.text import Badge, Notice, Text
from forms.dossier import OutboxState
from forms.life_events import LifeEvent
from forms.onlooker import OnLooker
from forms.procedure import Fact
from forms.search import Answer, Match

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
        self.results = _Results(session)
        self.day = _Day(session)
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


_TASKS_SHOWN = 4
"""How many stand on the page at once: the most urgent; one more press shows them all."""


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


class _Results(QWidget):
    """What fits the words, with the words that matched; or the honest sentence that nothing does."""

    def __init__(self, session: Session) -> None:
        super().__init__()
        self._session = session
        self._rows: list[LinkRow] = []
        self._fits = False
        self._lines = QVBoxLayout(self)
        self._lines.setContentsMargins(0, 0, 0, 0)
        self._lines.setSpacing(SPACE.small)

    def show_found(self, asked: str, found: Suggestions) -> None:
        """Show the answer to what was asked, what fits, best first, and the way by questions."""
        clear(self._lines)
        self._rows = [self._row(match) for match in found.procedures]
        self._rows += [self._event(life) for life in found.events]
        self._fits = bool(self._rows)
        if not found.procedures and not found.answers:
            self._lines.addWidget(self._nothing(asked, found.call))
        for answer in found.answers:
            self._lines.addWidget(self._answer(answer))
        if found.told:
            self._lines.addWidget(self._told(Text(found.procedures[0].name, "strong"), found.told))
        for line in self._rows:
            self._lines.addWidget(line)
        if found.nearest:
            self._lines.addWidget(Text(self.tr("What comes nearest, perhaps:"), "soft"))
        for match in found.nearest:
            self._rows.append(self._row(match))
            self._lines.addWidget(self._rows[-1])
        self._lines.addStretch(1)

    def open_first(self) -> None:
        """Enter in the search box means the best one; what only comes near is looked at first."""
        if self._rows and self._fits:
            self._rows[0].pressed.emit()
        else:
            self.take_focus()

    def take_focus(self) -> None:
        """Arrow down from the search box."""
        if self._rows:
            self._rows[0].setFocus()

    def _row(self, match: Match) -> LinkRow:
        badge = (
            (self.tr("Form here"), "draft", "good") if match.has_form else (self.tr("Guidance only"), "bulb", "calm")
        )
        row = LinkRow(match.name, icon="paper", badge=badge)
        details = [self.tr("Code {code}").format(code=match.code)]
        if match.matched:
            details.insert(0, self.tr("Matches: {words}").format(words=", ".join(match.matched)))
        row.add_words(Text(" · ".join(details), "small"))
        row.pressed.connect(partial(self._session.go, "procedure", code=match.code))
        return row

    def _event(self, life: LifeEvent) -> LinkRow:
        row = LinkRow(life.title, self.tr("A few short questions lead to the right procedures."), icon="question")
        row.pressed.connect(partial(self._session.go, "events", name=life.name))
        return row

    def _answer(self, answer: Answer) -> QWidget:
        card = self._told(Text(answer.question, "strong"), answer.told_on(words.now().date()))
        checked = self.tr("Checked on {day}").format(day=words.short_day(answer.checked_on))
        card.column.addWidget(Text(checked, "small"))
        return card

    def _told(self, head: Text, facts: Iterable[Fact]) -> Card:
        card = Card(head)
        for fact in facts:
            card.column.addWidget(Text(words.to_dial(fact.text)))
            if fact.uncertain:
                card.column.addWidget(flow(Badge(self.tr("Not certain – ask the commune first"), "question", "warn")))
        return card

    def _nothing(self, asked: str, call: str) -> QWidget:
        return Card(
            Text(self.tr("This matter was not found"), "heading"),
            Text(self.tr("Nothing in the catalogue fits “{words}”.").format(words=asked)),
            Text(self.tr("Try other words, shorter ones, as the villager says them.")),
            Text(self.tr("Number to call: {number}").format(number=words.to_dial(call)), "strong"),
        )


class _Day(QWidget):
    """The four numbers, the network, what there is to do, what was begun."""

    def __init__(self, session: Session) -> None:
        super().__init__()
        self._session = session
        self._enrolled = True
        self._shown: tuple[DraftLine, ...] | None = None
        self._todo = ToDo((), 0)
        self._at_portal: list[str] = []
        self._all = False
        self.clock = Notice("warn")
        self.tiles = self._tiles()
        self.todo_head = Text(self.tr("What there is to do"), "heading")
        self.todo = QVBoxLayout()
        self.todo.setSpacing(SPACE.small)
        self.more = Button("", self._on_more, kind="quiet", picture="down")
        self.rest = Text("", "soft")
        self._memory, self._drafts = QVBoxLayout(), QVBoxLayout()
        for part in (self._memory, self._drafts):
            part.setSpacing(SPACE.small)
        lines = QVBoxLayout(self)
        lines.setContentsMargins(0, 0, 0, 0)
        lines.setSpacing(SPACE.base)
        lines.addWidget(self.clock)
        lines.addWidget(Tiles(tuple(self.tiles.values())))
        lines.addWidget(self._network())
        lines.addWidget(self.todo_head)
        lines.addLayout(self.todo)
        lines.addWidget(flow(self.more))
        lines.addWidget(self.rest)
        self._show_tasks()
        lines.addWidget(Text(self.tr("Go on with what was begun"), "heading"))
        lines.addLayout(self._memory)
        lines.addLayout(self._drafts)
        lines.addStretch(1)
        session.post.changed.connect(self._on_post)
        self._on_post()

    def show_memory(self) -> None:
        """The draft that lies in memory alone stands in no list of the vault: here it is found again, or deleted."""
        clear(self._memory)
        hand = self._session.in_memory
        if hand is None:
            return
        row = LinkRow(self.tr("Not kept, only in memory"), hand.title, icon="draft")
        row.pressed.connect(partial(self._session.go, "fill", dossier=""))
        self._memory.addWidget(row)
        self._memory.addWidget(flow(Button(self.tr("&Delete it now"), self._on_forget, kind="danger", picture="trash")))

    def _on_forget(self) -> None:
        self._session.forget_memory()
        self.show_memory()
        self._session.say(self.tr("Deleted. Nothing of it was kept."))

    def show_tasks(self, todo: ToDo) -> None:
        """Show what there is to do; the day's numbers stand there before it is known."""
        if todo != self._todo:
            self._todo = todo
            self._show_tasks()

    def show_portal(self, dossiers: list[str]) -> None:
        """Show that so many wait to be filed with their citizens' log-ins: one after the other, from one page."""
        if dossiers != self._at_portal:
            self._at_portal = dossiers
            self._show_tasks()

    def _on_more(self) -> None:
        self._all = True
        self._show_tasks()

    def _show_tasks(self) -> None:
        clear(self.todo)
        opened, total = self._todo.shown, self._todo.total
        shown = opened if self._all else opened[:_TASKS_SHOWN]
        for task in shown:
            self.todo.addWidget(self._task(task))
        if self._at_portal:
            self.todo.addWidget(self._portal())
        self.todo_head.setVisible(bool(total or self._at_portal))
        self.more.setVisible(len(shown) < len(opened))
        self.more.setText(self.tr("Show all {count} tasks").format(count=len(opened)))
        self.rest.show_text(
            self.tr("And {count} more tasks come when these are done.").format(count=total - len(opened))
            if total > len(opened) and len(shown) == len(opened)
            else ""
        )

    def _portal(self) -> LinkRow:
        waiting = self.tr("%n dossier(s) wait", "", len(self._at_portal))
        under = self.tr("One after the other, with each villager's own log-in; the one that waits longest comes first")
        row = LinkRow(self.tr("File beside the portal"), under, icon="copy", badge=(waiting, "", "info"))
        row.pressed.connect(partial(self._session.go, "bridge", dossier=self._at_portal[0]))
        return row

    def _task(self, task: Task) -> LinkRow:
        who = task.owner or self.tr("No name yet")
        what, icon, tone = task_words.heading(task.kind)
        row = LinkRow(who, task.procedure or self.tr("Private dossier"), icon=icon, tone=tone, badge=(what, "", tone))
        row.add_words(*(Text(line, "small") for line in task_words.detail(task)))
        row.pressed.connect(partial(self._session.go, "dossier", dossier=task.dossier_id))
        return row

    def show_today(self, view: Today) -> None:
        """Show the day as it stands in the vault."""
        for name in ("waiting", "uncertain", "refused", "returned"):
            self.tiles[name].show_number(getattr(view, name))
        self._last.setText(
            self.tr("Last success: {time}").format(time=words.when(view.last_success))
            if view.last_success
            else self.tr("Nothing was sent from this machine yet")
        )
        self._enrolled = view.enrolled
        self.clock.say(
            self.tr(
                "This machine's clock is behind the server's: today is not the day that stands here. Set date and "
                "time, for days due and deadlines hang on them."
            )
            if view.clock_behind
            else ""
        )
        self._on_post()
        if view.drafts == self._shown:
            return  # nothing moves under the keyboard when nothing changed
        self._shown = view.drafts
        clear(self._drafts)
        for line in view.drafts:
            self._drafts.addWidget(self._draft(line))
        if not view.drafts:
            self._drafts.addWidget(Text(self.tr("No dossier is in the making."), "soft"))

    def _tiles(self) -> dict[str, NumberTile]:
        go = self._session.go
        waiting, uncertain, refused = OutboxState.WAITING, OutboxState.UNCERTAIN, OutboxState.REFUSED
        return {
            "waiting": NumberTile(
                self.tr("waiting to be sent"), "clock", "info", partial(go, "outbox", state=waiting.value)
            ),
            "uncertain": NumberTile(
                self.tr("not certain, asking again"), "question", "warn", partial(go, "outbox", state=uncertain.value)
            ),
            "refused": NumberTile(
                self.tr("not taken by the server"), "error", "bad", partial(go, "outbox", state=refused.value)
            ),
            "returned": NumberTile(
                self.tr("returned by the office"), "return", "bad", partial(go, "dossiers", state="returned")
            ),
        }

    def _network(self) -> Card:
        self._state = Badge("", "signal")
        self._last = Text("", "soft")
        self.send = Button(self.tr("&Send now"), self._session.post.send_now, picture="send")
        self._enrol = Button(self.tr("&Enrol this machine…"), self._on_enrol, kind="quiet", picture="key")
        card = Card(Beside(middled(flow(self._state, self._last)), (self._enrol, self.send)))
        card.column.setContentsMargins(SPACE.base, SPACE.small, SPACE.small, SPACE.small)
        return card

    def _on_post(self) -> None:
        post = self._session.post
        self._state.show_words(*post.state())
        self._enrol.setVisible(not self._enrolled)

    def _on_enrol(self) -> None:
        self._session.go("settings", at="server")

    def _draft(self, line: DraftLine) -> LinkRow:
        who = line.owner or self.tr("No name yet")
        under = " · ".join((line.procedure or self.tr("Private dossier"), words.when(line.updated_at)))
        row = LinkRow(who, under, icon="draft")
        row.pressed.connect(partial(self._session.go, "fill", dossier=line.id))
        return row
