"""The outbox ("Hồ sơ chờ gửi"): every finalized dossier with its true place between machine, server and commune."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import partial
from typing import TYPE_CHECKING, Any, ClassVar

from PySide6.QtWidgets import QVBoxLayout, QWidget

from app.services import last_sync, sending_choices, today
from app.services.desk import Desk
from app.services.last_sync import LastRun
from app.services.today import OutboxLine
from app.ui import run_words, words
from app.ui.change_bus import Changed
from app.ui.pages.page import Page
from app.ui.portal_row import portal_row
from app.ui.session import Session
from app.ui.tokens import SPACE
from app.ui.widgets.buttons import Button
from app.ui.widgets.layout import Card, clear, flow
from app.ui.widgets.rows import LinkRow
from app.ui.widgets.running import Running
from app.ui.widgets.text import Badge, Notice, Text
from forms.dossier import OutboxState
from sync.sending_rules import Rules

if TYPE_CHECKING:
    from sync.report import Progress


@dataclass(frozen=True)
class _Outbox:
    """What the page asks for at once."""

    lines: Sequence[OutboxLine]
    rules: Rules
    last: LastRun | None
    at_portal: Sequence[str]


class OutboxPage(Page):
    """Refused and uncertain on top; delivered says below it whether the commune has it."""

    shows: ClassVar[Changed] = Changed(outbox=True, events=True, network=True)

    def __init__(self, session: Session) -> None:
        super().__init__(session)
        self._state = ""
        self._shown: tuple[Sequence[OutboxLine], Sequence[str]] | None = None
        self._under_way: dict[str, Text] = {}
        self._lines = QVBoxLayout()
        self._lines.setSpacing(SPACE.small)
        self._filter = Text("", "soft")
        self._all = Button(self.tr("Show &all"), self._on_all, kind="quiet", picture="list")
        self.send = Button(self.tr("&Send now"), session.post.send_now, kind="primary", picture="send")
        self.pause = Button(self.tr("&Pause sending"), partial(self._on_pause, paused=True), picture="pause")
        self.resume = Button(self.tr("Go on s&ending"), partial(self._on_pause, paused=False), picture="sending")
        self.stick = Button(self.tr("By sti&ck…"), self._on_stick, kind="quiet", picture="stick")
        self.running = Running(self._on_stop)
        self.paused = Notice("warn")
        self._network = Badge("", "signal")
        self._last, self.cost = Text("", "soft", wrap=False), Text("", "soft")
        self._build()
        session.post.changed.connect(self._on_post)
        session.post.moved.connect(self._on_moved)
        self._on_post()

    def open(self, **where: Any) -> None:  # noqa: ANN401 - state
        """Show all, or one state."""
        self._state = str(where.get("state", ""))
        shown = bool(self._state)
        self._filter.show_text(
            self.tr("Only: {state}").format(state=words.outbox_state(OutboxState(self._state))[0]) if shown else ""
        )
        self._all.setVisible(shown)
        self.send.setFocus()
        self.reload()

    def reload(self) -> None:
        """Ask for the rows again."""
        self.session.ask(_look, self._on_outbox, keeper=self)

    def _build(self) -> None:
        self.body.add(
            Text(self.tr("Dossiers waiting to be sent"), "title"),
            flow(self._network, self._last),
            self.cost,
            self.running,
            self.paused,
            flow(self._filter, self._all),
            self._lines,
        )
        self.body.column.addStretch(1)
        self.put_bar(self.stick, None, self.pause, self.resume, self.send)
        self.resume.setVisible(False)

    def _on_all(self) -> None:
        self.open()

    def _on_post(self) -> None:
        post = self.session.post
        self._network.show_words(*post.state())
        self._last.setText(post.last_words())
        if post.busy and not self.running.isVisibleTo(self):
            self.running.show_work(self.tr("Looking for the server…"))
        elif not post.busy:
            self.running.rest()
            for under in self._under_way.values():
                under.show_text("")

    def _on_moved(self, progress: Progress) -> None:
        self.running.show_work(run_words.stage(progress), progress.done, progress.total)
        under = self._under_way.get(progress.submission_id)
        if under is not None:
            under.show_text(run_words.file(progress))

    def _on_stop(self) -> None:
        self.session.post.stop_run()
        self.running.stopping(self.tr("Stopping after this step; nothing is lost…"))

    def _on_pause(self, *, paused: bool) -> None:
        if paused:
            self.session.post.stop_run()
        self.session.ask(partial(sending_choices.choose, paused=paused), self._on_chosen, keeper=self)

    def _on_chosen(self, rules: Rules) -> None:
        """Only who goes on by hand wants a look at the network now; a run that ended must not begin the next one."""
        self._on_rules(rules)
        if rules.paused:
            self.session.post.stop_run()  # one that began by itself before this stood in the vault
        else:
            self.session.post.network_changed()

    def _on_rules(self, rules: Rules) -> None:
        self.pause.setVisible(not rules.paused)
        self.resume.setVisible(rules.paused)
        self.paused.say(
            self.tr("Paused: nothing is sent by itself until “Go on sending”. “Send now” sends all the same.")
            if rules.paused
            else ""
        )

    def _on_stick(self) -> None:
        from app.ui.dialogs.stick import StickDialog  # noqa: PLC0415 - a rare dialog

        StickDialog(self, self.session).open()

    def _on_outbox(self, found: _Outbox) -> None:
        self._on_rules(found.rules)
        self.cost.show_text(run_words.last_run(found.last) if found.last is not None else "")
        wanted = today.COUNTED[OutboxState(self._state)] if self._state else tuple(OutboxState)
        shown = [line for line in found.lines if line.state in wanted]
        at_portal = () if self._state else found.at_portal
        if (shown, at_portal) == self._shown:
            return  # a quiet try that changed nothing must not move the keyboard or the page
        self._shown = shown, at_portal
        self._under_way = {}
        clear(self._lines)
        if at_portal:  # no server takes these: each is filed beside its villager
            self._lines.addWidget(portal_row(self.session, at_portal))
        for line in shown:
            self._lines.addWidget(self._row(line))
        if not shown and not at_portal:
            how = self.tr("What is finalized stands here until the server has all of it.")
            self._lines.addWidget(Card(Text(self.tr("Nothing waits here."), "soft"), Text(how)))

    def _row(self, line: OutboxLine) -> LinkRow:
        made = LinkRow(
            line.owner or self.tr("No name yet"),
            line.procedure or self.tr("Private dossier"),
            badge=words.waits_for_another() if line.waits_for else words.outbox_state(line.state),
        )
        for notice in self._below(line):
            made.add_words(notice)
        under = Text("", "small")
        under.setVisible(False)
        made.add_words(under)
        self._under_way[line.submission_id] = under
        made.pressed.connect(partial(self.session.go, "dossier", dossier=line.dossier_id))
        return made

    def _below(self, line: OutboxLine) -> list[QWidget]:
        lines: list[QWidget] = []
        if line.reason and line.state is not OutboxState.UNCERTAIN:  # what is said below is the reason
            lines.append(Text(self.tr("Reason: {reason}").format(reason=words.reason(line.reason)), "small"))
        if line.next_try_at is not None and line.state is OutboxState.WAITING:
            lines.append(Text(self.tr("Next try: {time}").format(time=words.when(line.next_try_at)), "small"))
        if line.waits_for:
            first = ", ".join(name or self.tr("Private dossier") for name in line.waits_for)
            lines.append(Text(self.tr("First: {names}").format(names=first), "small"))
        elif line.state is OutboxState.HELD and line.paused:
            lines.append(Text(self.tr("Held until the server was asked what it has of it."), "small"))
        elif line.state is OutboxState.HELD and line.held_until is not None:
            lines.append(
                Text(self.tr("Sent by itself from {time}").format(time=words.clock_time(line.held_until)), "small")
            )
        if line.state is OutboxState.UNCERTAIN:
            lines.append(Text(self.tr("Do not make this dossier anew."), "ink_warn"))
            lines.append(Text(run_words.uncertain(), "small"))
        if line.state is OutboxState.DELIVERED:
            badge = (
                Badge(self.tr("Filed at the commune: {number}").format(number=line.filed_number), "stamp", "good")
                if line.filed_number
                else Badge(words.not_filed(), "warning", "warn")
            )
            lines.append(badge)
        return lines


def _look(desk: Desk) -> _Outbox:
    lines, at_portal = today.outbox(desk), today.beside_portal(desk)
    with desk.vault.read() as unit:
        return _Outbox(lines, sending_choices.rules(unit), last_sync.last_run(unit), at_portal)
