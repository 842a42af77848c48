"""A page onto which somebody drags files of this machine."""

# An override says what its base says, and keeps Qt's case.
# ruff: noqa: D102, N802

from pathlib import Path

from PySide6.QtGui import QDragEnterEvent, QDropEvent

from app.ui.dropped import local_files
from app.ui.pages.page import Page


class DropPage(Page):
    """Takes what is let go of on it, while it accepts drops."""

    def take_in(self, *files: Path) -> None:
        """What was let go of here, or chosen; at least one file."""
        raise NotImplementedError

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        if local_files(event.mimeData()):
            event.acceptProposedAction()

    def dropEvent(self, event: QDropEvent) -> None:
        files = local_files(event.mimeData())
        if files:
            self.take_in(*files)
        event.acceptProposedAction()
