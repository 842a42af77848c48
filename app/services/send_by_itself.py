"""Sending without being asked: one look at what waits, at the keeper's choices and at the network, then perhaps a run.

A thread of the program calls :meth:`SendByItself.tick`, waits as long as it says, and calls it again; a locked vault
has no desk and is left alone.
"""

import random
from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime

from app.services.carry import has_waiting
from app.services.desk import Desk
from app.services.last_sync import last_success
from app.services.sending_choices import rules
from app.services.sync_now import sync
from app.storage.vault import Unit
from forms.dossier import OutboxState
from sync.agent import ALWAYS, IDLE, Agent, Deed, Waiting
from sync.connectivity import Connection, probe
from sync.decisions import FILES_MISSING
from sync.ports import Binding, OutboxRow
from sync.reasons import OF_THE_LINE
from sync.report import RunReport
from sync.sending_rules import Go, may_send

_ON_THE_WAY = (OutboxState.HELD, OutboxState.WAITING, OutboxState.UNCERTAIN)


@dataclass(frozen=True)
class Ticked:
    """What one tick did: the report of a run if there was one, the connection's kind, seconds until the next tick."""

    wait: float
    report: RunReport | None = None
    kind: str = ""


class SendByItself:
    """The agent beside a desk; all calls but :meth:`hint` come from one thread."""

    def __init__(
        self,
        desk: Callable[[], Desk | None],
        *,
        is_locked: Callable[[], bool] = lambda: False,
        is_metered: Callable[[], bool] = lambda: False,
        run: Callable[..., RunReport] = sync,
        look: Callable[[Binding], Connection] | None = None,
        rng: random.Random | None = None,
    ) -> None:
        """What it asks each time, and what it does.

        Args:
            desk: the open vault, or None while it is shut.
            is_locked: the screen is locked; then nothing is sent unless the keeper chose it.
            is_metered: the connection is paid by the byte, as the operating system says.
            run: does a run; ``app.services.sync_now.sync``.
            look: the probe of a gateway; ``sync.connectivity.probe``.
            rng: the jitter's source, for tests.
        """
        self._desk, self._is_locked, self._is_metered = desk, is_locked, is_metered
        self._run, self._look = run, look or _probe
        self._agent = Agent(rng)

    def hint(self) -> None:
        """The operating system says that the network changed."""
        self._agent.hint()

    def tick(self) -> Ticked:
        """Do what is due, if anything is; never raises for the network."""
        desk = self._desk()
        if desk is None:
            return Ticked(IDLE.total_seconds())
        now, is_metered = desk.clock.now(), self._is_metered()
        with desk.vault.read(sees_all=True) as unit:
            chosen, binding = rules(unit), unit.binding.get()
            go = may_send(chosen, now, is_metered=is_metered, is_asked=False)
            waiting = Waiting(_moments(unit, go), last_success(unit))
        if binding is None or (self._is_locked() and not chosen.while_locked):
            return Ticked(IDLE.total_seconds(), kind="not-enrolled" if binding is None else "")
        if go is Go.ALL and has_waiting(desk):
            waiting = Waiting([*waiting.moments, ALWAYS], waiting.last_success)
        return self._do(desk, binding, waiting, go, is_metered=is_metered)

    def _do(self, desk: Desk, binding: Binding, waiting: Waiting, go: Go, *, is_metered: bool) -> Ticked:
        step = self._agent.next(desk.clock.now(), waiting, go)
        if step.deed is Deed.WAIT:
            return Ticked(max(1.0, step.wait.total_seconds()))
        if step.deed is Deed.PROBE:
            kind = self._look(binding).kind
            self._agent.tried(desk.clock.now(), kind)
            if kind != "ok":
                return Ticked(self._wait(desk, waiting, go), kind=kind)
        report = self._run(desk, release_all=False, is_metered=is_metered)
        self._agent.tried(desk.clock.now(), report.connection)
        return Ticked(self._wait(desk, waiting, go), report, report.connection)

    def _wait(self, desk: Desk, waiting: Waiting, go: Go) -> float:
        return max(1.0, self._agent.next(desk.clock.now(), waiting, go).wait.total_seconds())


def _moments(unit: Unit, go: Go) -> list[datetime]:
    """When each row that may go by itself may go."""
    moments = {_due_at(row) for row in unit.outbox.rows(_ON_THE_WAY) if _may_go(row, go)}
    return sorted(moment for moment in moments if moment is not None)


def _may_go(row: OutboxRow, go: Go) -> bool:
    return go is Go.ALL or row.last_error != FILES_MISSING


def _due_at(row: OutboxRow) -> datetime | None:
    """A held row without a time waits for a person."""
    if row.state is OutboxState.HELD:
        return row.held_until
    if row.state is OutboxState.UNCERTAIN or row.last_error in OF_THE_LINE:
        return ALWAYS
    return row.next_try_at or ALWAYS


def _probe(binding: Binding) -> Connection:
    return probe(binding.url, binding.gateway_id if binding.kind == "gateway" else None)
