"""How this machine sends by itself, as the keeper chooses: at night, over a paid line, behind a locked screen."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QLineEdit

from app.services import sending_choices
from app.services.roles import Act, may
from app.ui.session import Session
from app.ui.tokens import SPACE
from app.ui.widgets.buttons import Button
from app.ui.widgets.labelled import labelled
from app.ui.widgets.layout import Card, flow, row
from app.ui.widgets.options import CheckOption
from app.ui.widgets.text import Notice, Text

if TYPE_CHECKING:
    from sync.sending_rules import Rules


class SendingCard(Card):
    """Each choice holds at once; the hours are put in force with their button."""

    def __init__(self, session: Session) -> None:
        super().__init__()
        self._session = session
        self.metered = CheckOption(self.tr("Papers may go over a connection that is paid by the byte"))
        self.away = CheckOption(self.tr("Send while away: one sending goes on behind the locked screen"))
        self.night = CheckOption(self.tr("Papers go only at night"))
        self.begin, self.end = QLineEdit("22"), QLineEdit("5")
        self.save = Button(self.tr("Put the &hours in force"), self._on_hours, picture="check")
        self.notice = Notice("warn")
        for part in (
            Text(self.tr("Sending by itself"), "heading"),
            Text(self.tr("Texts are small and always go first. “Send now” sends everything at any hour."), "small"),
            self.metered,
            self.away,
            self.night,
        ):
            self.column.addWidget(part)
        self._hours = row(
            labelled(self.tr("from (hour)"), self.begin), labelled(self.tr("to (hour)"), self.end), spacing=SPACE.base
        )
        self.column.addLayout(self._hours)
        self.column.addWidget(flow(self.save))
        self.column.addWidget(self.notice)
        self.metered.clicked.connect(self._on_choice)
        self.away.clicked.connect(self._on_choice)
        self.night.clicked.connect(self._on_hours)

    def ask(self) -> None:
        """Show what holds; only a keeper may change it."""
        desk = self._session.desk
        is_keeper = desk is not None and may(desk.vault.role, Act.SETTINGS)
        for part in (self.metered, self.away, self.night, self.begin, self.end, self.save):
            part.setEnabled(is_keeper)
        self.notice.say("" if is_keeper else self.tr("Only the keeper of this machine changes this."), "info")
        self._session.ask(sending_choices.rules_of, self._on_rules, keeper=self)

    def _on_rules(self, rules: Rules) -> None:
        self.metered.setChecked(rules.files_when_metered)
        self.away.setChecked(rules.while_locked)
        self.night.setChecked(rules.night_from is not None)
        if rules.night_from is not None:
            self.begin.setText(str(rules.night_from))
            self.end.setText(str(rules.night_to))

    def _on_choice(self) -> None:
        job = partial(
            sending_choices.choose, files_when_metered=self.metered.isChecked(), while_locked=self.away.isChecked()
        )
        self._session.ask(job, self._on_chosen, self._on_not_chosen, keeper=self)

    def _on_not_chosen(self, error: Exception) -> None:
        """What is ticked is what holds, whatever was pressed."""
        self.notice.tell(error)
        self._session.ask(sending_choices.rules_of, self._on_rules, keeper=self)

    def _on_hours(self) -> None:
        try:
            hours = (int(self.begin.text()), int(self.end.text())) if self.night.isChecked() else None
        except ValueError:
            self.notice.say(self.tr("Hours are whole numbers from 0 to 23."), "warn")
            return
        self._session.ask(
            partial(sending_choices.choose_night, hours=hours), self._on_chosen, self._on_refused, keeper=self
        )

    def _on_chosen(self, rules: Rules) -> None:
        self._on_rules(rules)
        self.notice.say(self.tr("In force from now on."), "good")

    def _on_refused(self, error: Exception) -> None:
        self.notice.tell(error)
