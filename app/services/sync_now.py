"""Sending what waits and pulling what the office did, now; the call returns when the line has nothing more to give."""

from collections.abc import Callable
from functools import partial

from app.services.desk import Desk
from forms.refusal import Refusal
from sync.runner import RunReport, run_once
from sync.transports.gateway import GatewayLine


def sync(desk: Desk, *, release_all: bool = True, progress: Callable[..., None] | None = None) -> RunReport:
    """Release what is held, send what is due, ask about what is uncertain, pull events.

    Raises:
        Refusal: ``not-enrolled`` before this laptop knows a gateway.
    """
    store = desk.vault.outbox_store()
    if store.binding() is None:
        raise Refusal("not-enrolled", "This laptop knows no gateway yet: `hosolang enroll URL CODE` first.")
    signer = desk.vault.device
    return run_once(
        store, partial(GatewayLine, signer=signer), desk.clock, signer, release_all=release_all, progress=progress
    )
