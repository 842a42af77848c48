"""At the next start after a fault or a sudden end: what happened, whether data are safe, what to do."""

from __future__ import annotations

from functools import partial
from pathlib import Path
from typing import Any, ClassVar, NamedTuple

from PySide6.QtWidgets import QFileDialog

from app.services import last_run
from app.ui.pages.page import Page
from app.ui.session import Session
from app.ui.tokens import SPACE
from app.ui.widgets.buttons import Button
from app.ui.widgets.layout import Card, column
from app.ui.widgets.text import Notice, Text


class _Seen(NamedTuple):
    """How the last run ended (``crashed``, ``cut``, or "" for a caught fault), its reports, and the first look."""

    how: str
    report: str
    whole: bool


class AfterFaultPage(Page):
    """Shown once; it needs no open vault and knows nothing about one."""

    needs_desk: ClassVar[bool] = False

    def __init__(self, session: Session) -> None:
        super().__init__(session)
        self.what = Text("", "title")
        self.how = Text("", "soft")
        self.safe = Notice("info")
        self.report = Text("", "small")
        self.body.add(
            column(self.what, self.how, spacing=SPACE.hair),
            self.safe,
            Card(
                Text(self.tr("What to do"), "heading"),
                Text(
                    self.tr(
                        "Just go on. If it happens again in the same place, give this report to the keeper of the "
                        "machine. It says where in the program it was, and nothing about any villager."
                    )
                ),
            ),
            Card(Text(self.tr("The report"), "heading"), self.report),
        )
        self.body.column.addStretch(1)
        self.copy = Button(self.tr("&Copy the report"), self._on_copy, kind="quiet", picture="copy")
        self.save = Button(self.tr("&Save the report…"), self._on_save, picture="saved")
        self.go_on = Button(self.tr("&Go on"), self._on_go_on, kind="primary", picture="next")
        self.put_bar(self.copy, None, self.save, self.go_on)

    def open(self, **where: Any) -> None:  # noqa: ANN401, ARG002 - no place
        """Read the reports and look at the vault, on the lane."""
        job = partial(_look, self.session.folder)
        self.session.lanes.vault.run(job, self._on_looked, keeper=self)
        self.go_on.setFocus()

    def _on_looked(self, seen: _Seen) -> None:
        self.what.setText(self._what(seen.how))
        self.how.show_text(self._how(seen.how))
        self.report.setText(seen.report)
        if not seen.whole:
            self.safe.say(
                self.tr(
                    "The first look finds the vault's files not in order. Nothing was changed; go on, and the next "
                    "page leads to the backup."
                ),
                "warn",
            )
        elif seen.how:
            self.safe.say(
                self.tr(
                    "Every answer that was written down before it is still there. The vault's files were looked at "
                    "and are in order; on unlocking each page of them is checked once more by itself."
                ),
                "good",
            )
        else:
            self.safe.say(self.tr("Every answer that was written down before it is still there."), "good")

    def _what(self, how: str) -> str:
        if how == "crashed":
            return self.tr("Last time the program broke down in the middle")
        if how == "cut":
            return self.tr("Last time the program or the machine stopped in the middle")
        return self.tr("Last time the program met a fault of its own")

    def _how(self, how: str) -> str:
        if how == "crashed":
            return self.tr("It was a fault of the program, not of anybody's work.")
        if how == "cut":
            return self.tr(
                "The battery ran out, the power went, or the machine was switched off while the vault was open."
            )
        return ""

    def _on_copy(self) -> None:
        self.session.clipboard.put(self.report.text())

    def _on_save(self) -> None:
        name, _ = QFileDialog.getSaveFileName(
            self, self.tr("Save the report"), "bao-cao-loi.txt", self.tr("Text (*.txt)")
        )
        if name:
            self.session.lanes.vault.run(partial(_save, Path(name), self.report.text()), self._on_saved, keeper=self)

    def _on_saved(self, _: None) -> None:
        self.session.say(self.tr("The report is saved."))

    def _on_go_on(self) -> None:
        self.session.lanes.vault.run(partial(last_run.mark_shown, self.session.folder), keeper=self.session)
        self.session.go("unlock")


def _save(file: Path, report: str) -> None:
    from app.services import give_out  # noqa: PLC0415 - when somebody wants it

    give_out.write(file, report.encode())


def _look(folder: Path) -> _Seen:
    reports = last_run.unseen(folder)
    return _Seen(last_run.how_it_ended(reports), last_run.text_of(reports), last_run.looks_whole(folder))
