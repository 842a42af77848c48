"""How long dossiers are kept: whose time is over or nearly so, the rule, and a purge that only a person starts."""

from __future__ import annotations

from functools import partial
from typing import Any, ClassVar

from PySide6.QtWidgets import QLineEdit, QVBoxLayout

from app.services import keep_until
from app.services.desk import Desk
from app.services.erase_dossiers import Erased
from app.services.keep_until import KeepLine, KeepList
from app.services.roles import Act, may
from app.storage.records import RetentionRule
from app.ui import erasing, words
from app.ui.change_bus import Changed
from app.ui.dialogs.confirm import ConfirmDialog
from app.ui.pages.page import Page, title
from app.ui.session import Session
from app.ui.tokens import SPACE
from app.ui.widgets.buttons import Button
from app.ui.widgets.labelled import labelled
from app.ui.widgets.layout import Card, clear, flow, row
from app.ui.widgets.options import CheckOption
from app.ui.widgets.text import Notice, Text
from forms.onlooker import OnLooker


class RetentionPage(Page):
    """Nothing is erased by itself, and nothing on a day that only this laptop's clock knows."""

    shows: ClassVar[Changed] = Changed(events=True)

    def __init__(self, session: Session) -> None:
        super().__init__(session)
        self.ticks: dict[str, CheckOption] = {}
        self._found: KeepList | None = None
        self._lines = QVBoxLayout()
        self._lines.setSpacing(SPACE.small)
        self._trusted = Text("", "small")
        self.purge = Button(self.tr("&Erase those chosen…"), self._on_purge, kind="danger", picture="trash")
        self.work = erasing.Erasing(session, self)
        self.days = {name: QLineEdit() for name in ("after_result", "after_filing", "warn_before")}
        self.save = Button(self.tr("&Put in force"), self._on_save, picture="check")
        self.notice = Notice("warn")
        self._rule = self._rule_card()
        self.body.add(
            title(self.tr("How long dossiers are kept"), self.tr("The machine warns; only a person erases.")),
            Card(
                Text(self.tr("Whose time is over, or nearly"), "heading"),
                self._trusted,
                self._lines,
                self.work.running,
                flow(self.purge),
            ),
            self._rule,
        )
        self.body.column.addStretch(1)
        self.put_bar(Button(self.tr("&Back"), session.go_back, kind="quiet", picture="back"))

    def open(self, **where: Any) -> None:  # noqa: ANN401, ARG002 - no place
        """Show the warnings."""
        desk = self.session.desk
        self._rule.setVisible(desk is not None and may(desk.vault.role, Act.SETTINGS))
        self.notice.say("")
        self._found = None
        self.reload()
        self.purge.setFocus()

    def reload(self) -> None:
        """Ask the vault again."""
        self.session.ask(keep_until.warnings, self._on_list, keeper=self)

    def _rule_card(self) -> Card:
        return Card(
            Text(self.tr("The rule"), "heading"),
            row(
                labelled(self.tr("Days after the &result"), self.days["after_result"]),
                labelled(self.tr("Days after the &filing"), self.days["after_filing"]),
                labelled(self.tr("&Warn so many days before"), self.days["warn_before"]),
                spacing=SPACE.base,
            ),
            self.notice,
            flow(self.save),
        )

    def _on_list(self, found: KeepList) -> None:
        if found == self._found:
            return  # what is ticked, and days that are just being typed, stay
        self._found = found
        for name, field in self.days.items():
            field.setText(str(getattr(found.rule, name)))
        self._trusted.setText(
            self.tr("By the server's time it is {day} at least.").format(day=words.short_day(found.trusted_on))
            if found.trusted_on is not None
            else self.tr("The server has not told the time yet: nothing can be erased here before a sending.")
        )
        clear(self._lines)
        self.ticks = {}
        for line in found.lines:
            self._lines.addWidget(self._line(line))
        if not found.lines:
            self._lines.addWidget(Text(self.tr("Nobody's time of keeping is over."), "soft"))
        self.purge.setVisible(bool(self.ticks))

    def _line(self, line: KeepLine) -> Text | CheckOption:
        since = {
            "result": self.tr("since the result"),
            "filing": self.tr("since the filing"),
            "withdrawn": self.tr("since it was withdrawn"),
        }.get(line.since, line.since)
        said = self.tr("{name} · slip {code} · kept until {day}, {since}").format(
            name=line.owner or self.tr("No name yet"),
            code=line.public_code,
            day=words.short_day(line.until),
            since=since,
        )
        if not line.may_purge:
            return Text(said)
        self.ticks[line.dossier_id] = CheckOption(said)
        return self.ticks[line.dossier_id]

    def _chosen(self) -> list[str]:
        return [name for name, tick in self.ticks.items() if tick.isChecked()]

    def _on_purge(self) -> None:
        chosen = self._chosen()
        if not chosen:
            self.session.say(self.tr("Choose the dossiers first."))
            return
        dialog = ConfirmDialog(
            self,
            self.tr("Erase {count} dossiers?").format(count=len(chosen)),
            self.tr("They are gone for good, also from backups in reach. A certificate says which copies remain."),
            yes=self.tr("&Erase them"),
            no=self.tr("&Leave them"),
        )
        dialog.accepted.connect(partial(self._on_purge_agreed, chosen))
        dialog.open()

    def _on_purge_agreed(self, chosen: list[str]) -> None:
        self.purge.setEnabled(False)
        self.work.erase(partial(_purge, chosen), self._on_purged, self._on_failed, asker=self)

    def _on_purged(self, done: erasing.Done) -> None:
        self.purge.setEnabled(True)
        self.session.publish(self, drafts=True, outbox=True, events=True)
        erasing.tell(self.session, self, done)
        self.reload()

    def _on_failed(self, error: Exception) -> None:
        self.session.tell(error)
        self.purge.setEnabled(True)

    def _on_save(self) -> None:
        try:
            days = {name: int(field.text()) for name, field in self.days.items()}
        except ValueError:
            self.notice.say(self.tr("Days are whole numbers."), "warn")
            return
        self.session.ask(partial(_change, days), self._on_rule, keeper=self)

    def _on_rule(self, _rule: RetentionRule) -> None:
        self.notice.say(self.tr("In force from now on."), "good")
        self.reload()


def _purge(chosen: list[str], desk: Desk, looker: OnLooker) -> Erased:
    return keep_until.purge(desk, chosen, confirmed=True, looker=looker)


def _change(days: dict[str, int], desk: Desk) -> RetentionRule:
    return keep_until.change_rule(desk, **days)
