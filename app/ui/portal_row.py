"""The way to the dossiers that wait to be filed beside the national portal, one after the other, from any page."""

from collections.abc import Sequence
from functools import partial

from PySide6.QtCore import QCoreApplication

from app.ui.session import Session
from app.ui.widgets.rows import LinkRow


def portal_row(session: Session, dossiers: Sequence[str]) -> LinkRow:
    """How many wait; pressed, it opens the bridge at the first of them.

    Args:
        session: goes to the bridge.
        dossiers: their ids, at least one, the one that waits longest first (``today.beside_portal``).
    """
    translate = QCoreApplication.translate
    waiting = translate("PortalRow", "{count} dossiers wait").format(count=len(dossiers))
    row = LinkRow(
        translate("PortalRow", "File beside the portal"),
        translate(
            "PortalRow", "One after the other, with each villager's own log-in; the one that waits longest comes first"
        ),
        icon="copy",
        badge=(waiting, "", "info"),
    )
    row.pressed.connect(partial(session.go, "bridge", dossier=dossiers[0]))
    return row
