"""The day's work on the first page: four true numbers, the network in words, what is to be done, what was begun."""

from __future__ import annotations

from functools import partial

from PySide6.QtWidgets import QVBoxLayout, QWidget

from app.services.tasks import Task, ToDo
from app.services.today import DraftLine, Today
from app.ui import task_words, words
from app.ui.portal_row import portal_row
from app.ui.session import Session
from app.ui.tokens import SPACE
from app.ui.widgets.buttons import Button
from app.ui.widgets.columns import Beside, Tiles
from app.ui.widgets.layout import Card, clear, flow, middled
from app.ui.widgets.rows import LinkRow, NumberTile
from app.ui.widgets.text import Badge, Notice, Text
from forms.dossier import OutboxState

_TASKS_SHOWN = 4
"""How many stand on the page at once: the most urgent; one more press shows them all."""


class HomeDay(QWidget):
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
        self._rest_of_todo = flow(self.more)
        lines.addWidget(self._rest_of_todo)
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
            self.todo.addWidget(portal_row(self._session, self._at_portal))
        self.todo_head.setVisible(bool(total or self._at_portal))
        self.more.setVisible(len(shown) < len(opened))
        self._rest_of_todo.setVisible(len(shown) < len(opened))  # empty it would be a gap
        self.more.setText(self.tr("Show all {count} tasks").format(count=len(opened)))
        self.rest.show_text(
            self.tr("And {count} more tasks come when these are done.").format(count=total - len(opened))
            if total > len(opened) and len(shown) == len(opened)
            else ""
        )

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
        self._enrol = Button(self.tr("&Enrol this machine…"), self._on_enrol, picture="key")
        card = Card(Beside(middled(flow(self._state, self._last)), (self._enrol, self.send)))
        card.column.setContentsMargins(SPACE.base, SPACE.small, SPACE.small, SPACE.small)
        return card

    def _on_post(self) -> None:
        post = self._session.post
        self._state.show_words(*post.state())
        self._enrol.setVisible(not self._enrolled)
        self.send.become("plain" if self._enrolled else "quiet")  # nothing can be sent before that

    def _on_enrol(self) -> None:
        self._session.go("settings", at="server")

    def _draft(self, line: DraftLine) -> LinkRow:
        who = line.owner or self.tr("No name yet")
        under = " · ".join((line.procedure or self.tr("Private dossier"), words.when(line.updated_at)))
        row = LinkRow(who, under, icon="draft")
        row.pressed.connect(partial(self._session.go, "fill", dossier=line.id))
        return row
