"""A double click is one press: many hands click twice, and the second would fall on whatever came with the first."""

# An override says what its base says, and keeps Qt's case.
# ruff: noqa: N802

from typing import TYPE_CHECKING

from PySide6.QtGui import QMouseEvent

if TYPE_CHECKING:
    from PySide6.QtWidgets import QAbstractButton
else:
    QAbstractButton = (
        object  # two Qt classes cannot be mixed, so that what is mixed in is one for the type checker alone
    )


class OneClick(QAbstractButton):
    """Stands before Qt's own class; the second press of a double click is nobody's, on the page that came too.

    Attributes:
        often: it is pressed several times in a row (turn, next sentence, undo), and each click counts.
    """

    often = False

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        """Qt takes it for a press."""
        if self.often:
            super().mouseDoubleClickEvent(event)
        else:
            event.accept()
