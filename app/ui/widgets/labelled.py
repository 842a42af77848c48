"""A field with its name above it, for eyes, keyboard and screen readers."""

from PySide6.QtWidgets import QVBoxLayout, QWidget

from app.ui.tokens import SPACE
from app.ui.widgets.layout import column
from app.ui.widgets.text import Text


def labelled(words: str, field: QWidget, shown: QWidget | None = None) -> QVBoxLayout:
    """``words`` may hold a mnemonic; ``shown`` is what stands below it where the field is part of something larger."""
    name = Text(words, "strong")
    name.setBuddy(field)
    field.setAccessibleName(words.replace("&", ""))
    return column(name, shown or field, spacing=SPACE.tight)
