"""Codes from the clipboard: a text that was copied, or a picture (a screenshot of a card in a message)."""

from typing import Protocol

from app.imaging import read_codes
from forms import codes
from forms.refusal import Refusal


class Clipboard(Protocol):
    """What the window's clipboard holds; nothing of it is ever kept."""

    def text(self) -> str:
        """The text, or empty."""

    def png(self) -> bytes:
        """The picture as PNG, or empty."""


def texts(clipboard: Clipboard) -> list[str]:
    """The texts of the codes: those of a picture, else the copied text itself.

    Raises:
        Refusal: ``empty-clipboard``; ``no-code-found``, ``unreadable-image``, ``too-large`` for a picture without one.
    """
    picture = clipboard.png()
    if picture:
        return read_codes(picture)
    text = clipboard.text().strip()
    if not text or codes.kind_of(text) == "unknown":
        raise Refusal("empty-clipboard", "The clipboard holds neither a code nor a picture of one; copy it first.")
    return [text]
