"""Sending what waits and pulling what the office did, now; the call returns when the line has nothing more to give."""

from collections.abc import Callable
from dataclasses import replace

from app.services import bring_packs, bring_results, carry, carry_paper, journal_head, tell_withdrawn, wait_for_result
from app.services.ask_restored import ask_first, former_devices
from app.services.desk import Desk
from app.services.last_sync import note_run
from app.services.sending_choices import rules
from forms.onlooker import OnLooker
from sync import errands
from sync.ports import Binding, JournalMark
from sync.reasons import sentence
from sync.report import Progress, RunReport
from sync.runner import run_once
from sync.sending_rules import Go, may_send
from sync.transports.lines import line_factory

_TOLD_CARDS = 50


def sync(
    desk: Desk,
    *,
    release_all: bool = True,
    is_metered: bool = False,
    progress: Callable[[Progress], None] | None = None,
    should_stop: Callable[[], bool] | None = None,
) -> RunReport:
    """Release what is held, send what is due, ask about what is uncertain, pull events; then sticks and results.

    It never raises for the network: ``RunReport.connection`` says how it went (``not-enrolled`` before a gateway is
    known), and everything that did not arrive is waiting or uncertain, with its reason. How a run went is remembered
    (``last_sync``). After a restore the gateway is asked what it holds before anything goes.

    Args:
        desk: the open vault.
        release_all: a person asked: the keeper's choices about sending by itself do not hold this run back.
        is_metered: the connection is paid by the byte; papers wait then, unless the keeper chose otherwise.
        progress: told how far the run is, for each dossier and file.
        should_stop: asked between calls; True ends the run with everything in a safe state.
    """
    with desk.vault.read(sees_all=True) as unit:
        go = may_send(rules(unit), desk.clock.now(), is_metered=is_metered, is_asked=release_all)
        binding = unit.binding.get()
    is_gateway = binding is not None and binding.kind == "gateway"
    if is_gateway:
        ask_first(desk)
    wait_for_result.let_go(desk)
    signer, store = desk.vault.device, desk.vault.outbox_store()
    head = journal_head.mark(desk) if is_gateway else None
    kept: list[JournalMark] = []
    report = run_once(
        store,
        line_factory(signer, store, desk.clock, journal=head, kept=kept.append),
        desk.clock,
        signer,
        release_all=release_all,
        go=go,
        former=former_devices(desk) if is_gateway else (),
        progress=progress,
        should_stop=should_stop,
    )
    if head is not None and kept:
        journal_head.heed(desk, head, kept[0])
    if report.connection == "ok" and binding is not None and is_gateway and go is Go.ALL:
        report = _run_errands(desk, binding, report, OnLooker(_seldom(progress), should_stop or _never))
    if report.bytes or report.connection == "ok":
        note_run(desk, report)
    return report


def _seldom(progress: Callable[[Progress], None] | None) -> Callable[[str, int, int], None]:
    """What errands do as a run's progress; of thousands of cards each fiftieth, for nobody reads them all."""

    def tell(stage: str, done: int, total: int) -> None:
        if progress is not None and (stage != "index" or done % _TOLD_CARDS == 0 or done == total):
            progress(Progress(stage, done, total))

    return tell


def _never() -> bool:
    return False


def _run_errands(desk: Desk, binding: Binding, report: RunReport, looker: OnLooker) -> RunReport:
    """Withdrawals, others' bundles and result papers, where there are any; the run ends as their line did."""

    def tell(done: int, total: int) -> None:
        looker.told("carrying", done, total)

    with desk.vault.read(sees_all=True) as unit:
        newest = unit.binding.get() or binding
    todo: list[errands.Errand] = []
    if withdrawn := tell_withdrawn.to_tell(desk, newest):
        todo.append(lambda line: tell_withdrawn.tell(line, withdrawn))
    if carry.has_waiting(desk):
        todo.append(lambda line: carry.pass_on(desk, line, tell))
    if carry_paper.has_waiting(desk):
        todo.append(lambda line: carry_paper.pass_on(desk, line))
    if bring_packs.wanted(desk):
        todo.append(lambda line: bring_packs.bring(desk, line, looker))
    if bring_results.wanted(desk):
        todo.append(lambda line: bring_results.bring(desk, line))
    if not todo:
        return report
    began = desk.clock.now()
    kind, _, moved = errands.run(newest, desk.vault.device, todo)
    seconds = report.seconds + max(0.0, (desk.clock.now() - began).total_seconds())
    return replace(
        report, connection=kind, sentence=sentence(kind), bytes=report.bytes + moved, seconds=round(seconds, 3)
    )
