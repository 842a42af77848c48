"""Sending behind a locked screen ("gửi khi vắng mặt"), where the keeper chose it: one pass, then the vault is shut.

What is left of the desk is a handle with three things: the outbox, the device's key, the clock. No list, no draft, no
answer and no paper can be asked for through it. That the database's own key stays in memory until the pass ends is
said in ``docs/decisions/0026``.
"""

import threading
import time
from collections.abc import Callable

from app.services.desk import Desk
from app.services.sending_choices import rules
from forms.dossier import OutboxState
from sync.ports import Clock, OutboxStore, Signer
from sync.report import RunReport
from sync.runner import run_once
from sync.sending_rules import Go, may_send
from sync.transports.lines import line_factory

LONGEST = 15 * 60.0
"""Seconds after which the pass ends with everything in a safe state, whatever is left; the next one does the rest."""

_TO_SEND = (OutboxState.HELD, OutboxState.WAITING, OutboxState.SENDING, OutboxState.UNCERTAIN)


class Away:
    """The handle; :meth:`finish` runs once, on a thread that may wait for the network."""

    def __init__(self, store: OutboxStore, signer: Signer, clock: Clock, go: Go, shut: Callable[[], None]) -> None:
        """``go`` is what may be sent now; ``shut`` closes the vault behind the pass."""
        self._store, self._signer, self._clock, self._go, self._shut = store, signer, clock, go, shut
        self._hurried, self._ended = threading.Event(), threading.Event()
        self._turn = threading.Lock()

    def finish(self) -> RunReport | None:
        """Send what is due, then shut the vault, whatever happens; None when somebody came back before it began."""
        if not self._turn.acquire(blocking=False):
            return None
        until = time.monotonic() + LONGEST
        try:
            if self._hurried.is_set():
                return None
            return run_once(
                self._store,
                line_factory(self._signer, self._store, self._clock),
                self._clock,
                self._signer,
                release_all=False,
                go=self._go,
                should_stop=lambda: self._hurried.is_set() or time.monotonic() > until,
            )
        finally:
            self._end()

    def hurry(self) -> None:
        """Somebody wants the vault, or the program ends: stop after the call that is under way."""
        self._hurried.set()

    def abandon(self) -> None:
        """The program ends: a pass that has not begun never does; one that runs stops after its call."""
        self.hurry()
        if self._turn.acquire(blocking=False):
            self._end()

    def wait(self) -> None:
        """Until the vault is shut; for whoever is about to open it."""
        self.hurry()
        self._ended.wait()

    def _end(self) -> None:
        try:
            self._shut()
        finally:
            self._ended.set()


def begin(desk: Desk, *, is_metered: bool = False) -> Away | None:
    """What goes on behind the lock of this desk; None (and the vault is shut) when nothing is to be sent, or may be."""
    try:
        with desk.vault.read(sees_all=True) as unit:
            chosen, binding = rules(unit), unit.binding.get()
            waits = bool(unit.outbox.rows(_TO_SEND))
        go = may_send(chosen, desk.clock.now(), is_metered=is_metered, is_asked=False)
        may = chosen.while_locked and binding is not None and waits and go is not Go.NOTHING
        away = Away(desk.vault.outbox_store(), desk.vault.device, desk.clock, go, desk.vault.close) if may else None
    except BaseException:
        desk.vault.close()
        raise
    if away is None:
        desk.vault.close()
    return away
