"""Sending what waits and pulling what the office did, now; the call returns when the line has nothing more to give."""

from collections.abc import Callable

from app.services.ask_restored import ask_first, former_devices
from app.services.desk import Desk
from app.services.last_sync import note_success
from sync.report import Progress, RunReport
from sync.runner import run_once
from sync.transports.gateway import line_factory


def sync(desk: Desk, *, release_all: bool = True, progress: Callable[[Progress], None] | None = None) -> RunReport:
    """Release what is held, send what is due, ask about what is uncertain, pull events.

    It never raises for the network: ``RunReport.connection`` says how it went (``not-enrolled`` before a gateway is
    known), and everything that did not arrive is waiting or uncertain, with its reason. A run that came to its end is
    remembered (``last_sync``). After a restore the gateway is asked what it holds before anything goes.
    """
    ask_first(desk)
    signer = desk.vault.device
    report = run_once(
        desk.vault.outbox_store(),
        line_factory(signer),
        desk.clock,
        signer,
        release_all=release_all,
        former=former_devices(desk),
        progress=progress,
    )
    if report.connection == "ok":
        note_success(desk)
    return report
