"""The killing of ``tests.storage.killed``, aimed at what a helper does: a dossier finalized, and a dossier sent.

``sent`` serves the gateway in the process that is killed, so that a kill may also fall into the gateway's own writes.
"""

import socket
import sys
from collections.abc import Callable
from pathlib import Path

from app.practice import PENSION, PENSION_ANSWERS, PENSIONER_CARD, enroll_here
from app.services.desk import Desk
from app.services.fill_dossier import Draft
from app.services.finalize_dossier import finalize
from app.services.list_dossiers import page
from app.services.record_consent import given
from app.services.start_dossier import start
from app.services.sync_now import sync
from forms.dossier import DossierState, OutboxState, Purpose
from forms.identity import read_card
from sync.gateway import office
from sync.gateway.local import running_gateway
from tests.storage.killed import SCENARIOS, Acknowledge, Scenario, main
from tests.support.desks import a_desk, the_desk_again

ANSWERED = len(PENSION_ANSWERS)


def prepare_pension(folder: Path) -> None:
    desk = a_desk(folder / "vault")
    consent = given(desk, [Purpose.PREPARE, Purpose.KEEP], "Mai")
    started = start(desk, PENSION, consent, cards=[("owner", read_card(PENSIONER_CARD))])
    draft = Draft.open(desk, started.id)
    draft.answer(PENSION_ANSWERS)
    desk.vault.close()


def act_finalize(folder: Path, acknowledge: Acknowledge, arm: Callable[[], None]) -> None:
    desk = the_desk_again(folder / "vault")
    (row,) = page(desk).rows
    arm()
    finalize(desk, row.id)
    acknowledge()


def wrong_finalize(folder: Path, acknowledged: int) -> str:
    desk = the_desk_again(folder / "vault")
    try:
        return _wrong_dossier(desk, acknowledged) or _wrong_afterwards(desk)
    finally:
        desk.vault.close()


def _wrong_dossier(desk: Desk, acknowledged: int) -> str:
    (row,) = page(desk).rows
    with desk.vault.read() as unit:
        submissions = unit.submissions.all(row.id)
        queued = unit.outbox.rows()
        told = [entry.kind for entry in unit.journal.entries(row.id)]
    is_final = row.state is DossierState.FINALIZED
    traces = (is_final, len(submissions) == 1, len(queued) == 1, "finalized" in told)
    if len(set(traces)) != 1 or len(submissions) > 1:
        return f"half finalized: {traces}"
    if acknowledged and not is_final:
        return "told, but not kept"
    answers = Draft.look(desk, row.id)
    kept = [answers.instance.value(ref) for ref in PENSION_ANSWERS]
    return "" if kept == list(PENSION_ANSWERS.values()) else f"answers lost: {kept}"


def _wrong_afterwards(desk: Desk) -> str:
    (row,) = page(desk).rows
    if row.state is DossierState.DRAFT:
        finalize(desk, row.id)
    (row,) = page(desk).rows
    if (row.state, row.outbox) != (DossierState.FINALIZED, OutboxState.HELD):
        return f"does not go on: {row.state} {row.outbox}"
    findings = desk.vault.check()
    return f"check: {findings}" if findings else ""


def prepare_finalized(folder: Path) -> None:
    prepare_pension(folder)
    (folder / "port").write_text(str(_free_port()))
    desk = the_desk_again(folder / "vault")
    with running_gateway(folder / "gateway", port=_port(folder)) as gateway:
        enroll_here(desk, gateway)
    (row,) = page(desk).rows
    finalize(desk, row.id)
    desk.vault.close()


def act_send(folder: Path, acknowledge: Acknowledge, arm: Callable[[], None]) -> None:
    desk = the_desk_again(folder / "vault")
    with running_gateway(folder / "gateway", port=_port(folder)):
        arm()
        if sync(desk).sent == 1:
            acknowledge()


def wrong_send(folder: Path, acknowledged: int) -> str:
    desk = the_desk_again(folder / "vault")
    try:
        (row,) = page(desk).rows
        if acknowledged and row.outbox is not OutboxState.DELIVERED:
            return f"told, but {row.outbox}"
        if row.outbox is OutboxState.SENDING:
            return "a dead process still sends"
        with running_gateway(folder / "gateway", port=_port(folder)) as gateway:
            sync(desk)
            held = office.dossiers(gateway.place)
        (row,) = page(desk).rows
        with desk.vault.read() as unit:
            (submission,) = unit.submissions.all(row.id)
            has_receipt = unit.outbox.receipt(submission.id) is not None
    finally:
        desk.vault.close()
    ids = [one["submission_id"] for one in held]
    if (row.outbox, has_receipt, ids) != (OutboxState.DELIVERED, True, [submission.id]):
        return f"{row.outbox}, receipt {has_receipt}, the gateway holds {len(ids)}"
    return ""


def _port(folder: Path) -> int:
    return int((folder / "port").read_text())


def _free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


SCENARIOS["pension"] = Scenario(prepare_pension, act_finalize, wrong_finalize)
SCENARIOS["sent"] = Scenario(prepare_finalized, act_send, wrong_send)

if __name__ == "__main__":
    main(sys.argv[1], sys.argv[2], int(sys.argv[3]), Path(sys.argv[4]))
