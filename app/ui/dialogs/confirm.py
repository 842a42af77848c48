"""A yes or no about something that cannot be undone."""

from PySide6.QtWidgets import QWidget

from app.ui.dialogs.dialog import Dialog
from app.ui.widgets.text import Text


class ConfirmDialog(Dialog):
    """Says what will happen; the safe answer has the keyboard."""

    def __init__(self, parent: QWidget, heading: str, words: str, *, yes: str, no: str) -> None:
        super().__init__(parent, heading, yes=yes, no=no, picture="withdrawn", kind="danger")
        self.body.add(Text(words))
        self.no.setFocus()
