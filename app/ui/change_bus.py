"""One notice for all pages when something in the vault changed; a page not shown only marks itself stale."""

from typing import NamedTuple

from PySide6.QtCore import QObject, Signal


class Changed(NamedTuple):
    """What kind of thing changed; a page compares it with what it shows."""

    drafts: bool = False
    outbox: bool = False
    events: bool = False
    network: bool = False


class ChangeBus(QObject):
    """Tells every page.

    Signals:
        changed: ``(Changed, initiator)``, always on the main thread; the initiator skips its own change.
    """

    changed = Signal(object, object)

    def publish(self, changed: Changed, initiator: QObject) -> None:
        """Tell everybody."""
        self.changed.emit(changed, initiator)
