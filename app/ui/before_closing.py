"""Closing the window over what lies in memory alone: somebody is asked first, for it goes with the window."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QWidget

from app.ui.dialogs.confirm import ConfirmDialog

if TYPE_CHECKING:
    from app.ui.session import Session

translate = QCoreApplication.translate


def would_lose(session: Session) -> list[str]:
    """What goes with the window, in sentences: a draft that is not kept, and what the disk has not taken yet."""
    lost = []
    if session.in_memory is not None:
        lost.append(
            translate(
                "BeforeClosing", "The dossier that is not kept lies in memory alone: it is deleted with the window."
            )
        )
    in_hand = session.hand.unstored if session.hand is not None else {}
    typed = [one for each in (*session.unstored.values(), in_hand) for one in each.values()]
    if session.unwritten or any(one.try_again for one in typed):
        lost.append(
            translate(
                "BeforeClosing", "The disk has not taken everything yet: what it did not take goes with the window."
            )
        )
    return lost


def ask(window: QWidget, session: Session) -> None:
    """Close only when somebody says so."""
    if any(dialog.isVisible() for dialog in window.findChildren(ConfirmDialog)):
        return
    dialog = ConfirmDialog(
        window,
        translate("BeforeClosing", "Close the window?"),
        "\n".join(would_lose(session)),
        yes=translate("BeforeClosing", "&Close and delete it"),
        no=translate("LongWork", "&Leave the window open"),
    )
    dialog.accepted.connect(partial(_close, window))
    dialog.open()


def _close(window: QWidget) -> None:
    window.close()
