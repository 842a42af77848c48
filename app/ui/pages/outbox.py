"""The outbox ("Hồ sơ chờ gửi"): every finalized dossier with its true place between machine, server and commune."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial
from typing import Any, ClassVar

from PySide6.QtWidgets import QVBoxLayout

from app.services import today
from app.services.today import OutboxLine
from app.ui import words
from app.ui.change_bus import Changed
from app.ui.pages.page import Page
from app.ui.session import Session
from app.ui.tokens import SPACE
from app.ui.widgets.buttons import Button
from app.ui.widgets.layout import Card, clear, flow, row
from app.ui.widgets.rows import LinkRow
from app.ui.widgets.text import Badge, Notice, Text
from forms.dossier import OutboxState


class OutboxPage(Page):
    """Refused and uncertain on top; delivered says below it whether the commune has it."""

    shows: ClassVar[Changed] = Changed(outbox=True, events=True, network=True)

    def __init__(self, session: Session) -> None:
        super().__init__(session)
        self._state = ""
        self._shown: list[OutboxLine] | None = None
        self._lines = QVBoxLayout()
        self._lines.setSpacing(SPACE.small)
        self._filter = Text("", "soft")
        self._all = Button(self.tr("Show &all"), self._on_all, kind="quiet", picture="list")
        self.send = Button(self.tr("&Send now"), session.post.send_now, kind="primary", picture="send")
        self._network = Badge("", "signal")
        self._last = Text("", "soft", wrap=False)
        head = row(Text(self.tr("Dossiers waiting to be sent"), "title"), self.send)
        head.setStretch(0, 1)
        self.body.add(head, flow(self._network, self._last), flow(self._filter, self._all), self._lines)
        self.body.column.addStretch(1)
        session.post.changed.connect(self._on_post)
        self._on_post()

    def open(self, **where: Any) -> None:  # noqa: ANN401 - state
        """Show all, or one state."""
        self._state = str(where.get("state", ""))
        shown = bool(self._state)
        self._filter.show_text(
            self.tr("Only: {state}").format(state=words.outbox_state(OutboxState(self._state))[0]) if shown else ""
        )
        self._all.setVisible(shown)
        self.reload()

    def reload(self) -> None:
        """Ask for the rows again."""
        self.session.ask(today.outbox, self._on_lines, keeper=self)

    def _on_all(self) -> None:
        self.open()

    def _on_post(self) -> None:
        self._network.show_words(*self.session.post.state())
        self._last.setText(self.session.post.last_words())

    def _on_lines(self, lines: Sequence[OutboxLine]) -> None:
        shown = [line for line in lines if self._state in ("", line.state)]
        if shown == self._shown:
            return  # a quiet try that changed nothing must not move the keyboard or the page
        self._shown = shown
        clear(self._lines)
        for line in shown:
            self._lines.addWidget(self._row(line))
        if not shown:
            self._lines.addWidget(Card(Text(self.tr("Nothing waits here."), "soft")))

    def _row(self, line: OutboxLine) -> LinkRow:
        made = LinkRow(
            line.owner or self.tr("No name yet"),
            line.procedure or self.tr("Private dossier"),
            badge=words.outbox_state(line.state),
        )
        for notice in self._below(line):
            made.add_words(notice)
        made.pressed.connect(partial(self.session.go, "dossier", dossier=line.dossier_id))
        return made

    def _below(self, line: OutboxLine) -> list[Text | Badge | Notice]:
        lines: list[Text | Badge | Notice] = []
        if line.reason:
            lines.append(Text(self.tr("Reason: {reason}").format(reason=words.reason(line.reason)), "small"))
        if line.next_try_at is not None and line.state is OutboxState.WAITING:
            lines.append(Text(self.tr("Next try: {time}").format(time=words.when(line.next_try_at)), "small"))
        if line.state is OutboxState.HELD and line.held_until is not None:
            lines.append(
                Text(self.tr("Sent by itself from {time}").format(time=words.clock_time(line.held_until)), "small")
            )
        if line.state is OutboxState.UNCERTAIN:
            lines.append(Text(self.tr("Do not make this dossier anew."), "ink_warn"))
        if line.state is OutboxState.DELIVERED:
            badge = (
                Badge(self.tr("Filed at the commune: {number}").format(number=line.filed_number), "stamp", "good")
                if line.filed_number
                else Badge(words.not_filed(), "warning", "warn")
            )
            lines.append(badge)
        return lines
