"""How the last runs with the gateway went: written by every sync, whoever asked for it, read by window and commands."""

from dataclasses import asdict, dataclass, fields
from datetime import datetime

from app.services.desk import Desk
from app.storage.vault import Unit
from sync.report import RunReport

_SETTING = "last_success_at"
_RUN = "last_run"


@dataclass(frozen=True)
class LastRun:
    """One run in figures: ``bytes`` both ways without TLS and TCP, ``seconds`` by the laptop's clock."""

    ended_at: str
    connection: str
    sent: int
    events: int
    bytes: int
    seconds: float


def note_run(desk: Desk, report: RunReport) -> None:
    """Remember a run that spoke to somebody; one that came to its end is the last success."""
    now = desk.clock.now().isoformat()
    run = LastRun(now, report.connection, report.sent, report.events, report.bytes, report.seconds)
    with desk.vault.write() as unit:
        unit.settings.put(_RUN, asdict(run))
        if report.connection == "ok":
            unit.settings.put(_SETTING, now)


def last_success(unit: Unit) -> datetime | None:
    """The time of the last whole run, aware UTC; None before the first."""
    kept = unit.settings.get(_SETTING)
    return datetime.fromisoformat(kept) if isinstance(kept, str) else None


def last_run(unit: Unit) -> LastRun | None:
    """The last run that moved a byte, how far it came, and what it cost; None before the first."""
    kept = unit.settings.get(_RUN)
    names = {one.name for one in fields(LastRun)}
    return LastRun(**kept) if isinstance(kept, dict) and set(kept) == names else None
