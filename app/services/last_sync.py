"""When a run with the gateway last came to its end: written by every sync, whoever asked for it, read by the window."""

from datetime import datetime

from app.services.desk import Desk
from app.storage.vault import Unit

_SETTING = "last_success_at"


def note_success(desk: Desk) -> None:
    """Remember that a run came to its end now."""
    with desk.vault.write() as unit:
        unit.settings.put(_SETTING, desk.clock.now().isoformat())


def last_success(unit: Unit) -> datetime | None:
    """The time of the last whole run, aware UTC; None before the first."""
    kept = unit.settings.get(_SETTING)
    return datetime.fromisoformat(kept) if isinstance(kept, str) else None
