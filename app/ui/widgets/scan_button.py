"""The button before a scan: who holds the reader need not press it, for the reader's first key does."""

# An override says what its base says, and keeps Qt's case.
# ruff: noqa: D102, N802

from PySide6.QtGui import QKeyEvent

from app.ui.typing.ahead import TypedAhead, begins_a_code
from app.ui.widgets.buttons import Button


class ScanButton(Button):
    """Opens a dialog for codes; a code typed while the button has the keyboard goes into that dialog whole."""

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if begins_a_code(event):
            TypedAhead(event, self)
            self.click()
        else:
            super().keyPressEvent(event)
