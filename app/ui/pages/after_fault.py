"""At the next start after a fault of the program's own: what happened, whether data are safe, what to do."""

from __future__ import annotations

from functools import partial
from pathlib import Path
from typing import Any, ClassVar

from PySide6.QtWidgets import QFileDialog

from app.services import last_run
from app.ui.pages.page import Page, title
from app.ui.session import Session
from app.ui.widgets.buttons import Button
from app.ui.widgets.layout import Card
from app.ui.widgets.text import Notice, Text


class AfterFaultPage(Page):
    """Shown once; it needs no open vault and knows nothing about one."""

    needs_desk: ClassVar[bool] = False

    def __init__(self, session: Session) -> None:
        super().__init__(session)
        self.report = Text("", "small")
        self.body.add(
            title(self.tr("Last time the program met a fault of its own"), ""),
            Notice("good", self.tr("Every answer that was written down before it is still there.")),
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
        """Read the reports, on the lane."""
        job = partial(_report, self.session.folder)
        self.session.lanes.vault.run(job, self.report.setText, keeper=self)
        self.go_on.setFocus()

    def _on_copy(self) -> None:
        self.session.clipboard.put(self.report.text())

    def _on_save(self) -> None:
        name, _ = QFileDialog.getSaveFileName(
            self, self.tr("Save the report"), "bao-cao-loi.txt", self.tr("Text (*.txt)")
        )
        if name:
            job = partial(Path(name).write_text, self.report.text(), encoding="utf-8")
            self.session.lanes.vault.run(job, keeper=self)

    def _on_go_on(self) -> None:
        self.session.lanes.vault.run(partial(last_run.mark_shown, self.session.folder), keeper=self.session)
        self.session.go("unlock")


def _report(folder: Path) -> str:
    return last_run.text_of(last_run.unseen(folder))
