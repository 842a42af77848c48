"""A process of its own that plays a scenario again and again, killed one write later each time, and looks what is left.

Two kinds of kill, both exact and repeatable on Linux:

- ``system``: before the n-th file operation of our own code (open, write, fsync, rename …) the process kills itself;
- ``bytes``: no file may grow beyond n bytes (``RLIMIT_FSIZE``), so the kernel tears the write that crosses the line, in
  the middle of a page of the log, and ends the process.

The child tells what was acknowledged through a pipe; the parent opens the vault it left behind and compares.
"""

import json
import os
import pathlib
import resource
import shutil
import signal
import sys
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from app.storage import vault
from app.storage.records import DraftEntry
from forms.dossier import DossierState, OutboxState
from forms.refusal import Refusal
from sync.ports import Binding, Change, Outcome
from tests.support.memory_outbox import DAY_ONE, a_parcel
from tests.support.vaults import USER, WEAK, WORDS, FixedClock, a_dossier, a_submission, a_vault, reopened

PARCEL = a_parcel()
BINDING = Binding("http://127.0.0.1:1", "gateway-1", "Trung tâm Thử", "Xã Thử", "device-1", {"k1": bytes(32)})
PAPER = b"an invented photograph" * 40
Acknowledge = Callable[[], None]


@dataclass(frozen=True)
class Scenario:
    """What is there before, what is done until the kill, and what is wrong with what is left."""

    prepare: Callable[[Path], None]
    act: Callable[[Path, Acknowledge, Callable[[], None]], None]
    wrong: Callable[[Path, int], str]


# --- scenarios -------------------------------------------------------------------------------------------------------


def prepare_draft(folder: Path) -> None:
    with a_vault(folder) as opened, opened.write() as unit:
        unit.dossiers.add(a_dossier(PARCEL))
        unit.drafts.save_snapshot(PARCEL.dossier_id, b"<data/>", {})
        unit.drafts.append(PARCEL.dossier_id, [DraftEntry("set", "/data/before", "1")])


def act_answers(folder: Path, acknowledge: Acknowledge, arm: Callable[[], None]) -> None:
    opened = reopened(folder)
    arm()
    for number in range(6):
        with opened.write() as unit:
            unit.drafts.append(PARCEL.dossier_id, [DraftEntry("set", "/data/a", str(number))])
        acknowledge()


def act_answers_of_a_liar(folder: Path, acknowledge: Acknowledge, arm: Callable[[], None]) -> None:
    """A test of the test: what is told before the commit must be found missing."""
    opened = reopened(folder)
    arm()
    for number in range(6):
        acknowledge()
        with opened.write() as unit:
            unit.drafts.append(PARCEL.dossier_id, [DraftEntry("set", "/data/a", str(number))])


def wrong_answers(folder: Path, acknowledged: int) -> str:
    with reopened(folder) as opened, opened.read() as unit:
        texts = [entry.text for entry in unit.drafts.load(PARCEL.dossier_id).entries[1:]]
        findings = opened.check()
    if findings:
        return f"check: {findings}"
    if texts != [str(number) for number in range(len(texts))]:
        return f"not a beginning: {texts}"
    return "" if acknowledged <= len(texts) <= acknowledged + 1 else f"{acknowledged} told, {len(texts)} kept"


def act_snapshot(folder: Path, acknowledge: Acknowledge, arm: Callable[[], None]) -> None:
    opened = reopened(folder)
    arm()
    with opened.write() as unit:
        unit.drafts.save_snapshot(PARCEL.dossier_id, b"<data><before>1</before></data>", {"/data/before": "typed"})
    acknowledge()


def wrong_snapshot(folder: Path, acknowledged: int) -> str:
    with reopened(folder) as opened, opened.read() as unit:
        draft = unit.drafts.load(PARCEL.dossier_id)
    is_new = draft.snapshot != b"<data/>"
    if is_new == bool(draft.entries):
        return "snapshot and entries do not belong together"
    return "told, but not kept" if acknowledged and not is_new else ""


def act_finalize(folder: Path, acknowledge: Acknowledge, arm: Callable[[], None]) -> None:
    opened = reopened(folder)
    arm()
    with opened.write() as unit:
        paper = unit.papers.attach(PARCEL.dossier_id, "photo", PAPER, "image/png")
        unit.submissions.add(a_submission(PARCEL, files=(paper,), at=DAY_ONE))
        unit.outbox.enqueue(PARCEL.submission_id, None)
        unit.dossiers.update(PARCEL.dossier_id, state=DossierState.FINALIZED, owner="Lò Thị Khác")
        unit.drafts.discard(PARCEL.dossier_id)
        unit.journal.append("finalized", PARCEL.submission_id, {"revision": 1}, PARCEL.dossier_id)
    acknowledge()


def wrong_finalize(folder: Path, acknowledged: int) -> str:
    with reopened(folder) as opened:
        findings = opened.check()
        segments = len(list((folder / "papers").glob("*"))) if (folder / "papers").exists() else 0
        with opened.read() as unit:
            row = unit.dossiers.row(PARCEL.dossier_id)
            traces = (
                row.state is DossierState.FINALIZED,
                row.outbox is OutboxState.HELD,
                row.owner == "Lò Thị Khác",
                bool(unit.submissions.all(PARCEL.dossier_id)),
                bool(unit.papers.list(PARCEL.dossier_id)),
                bool(unit.journal.entries()),
                segments == 1,
                bool(unit.dossiers.page(find="khac").rows),
            )
            has_draft = _has_draft(unit)
    if findings:
        return f"check: {findings}"
    if len(set(traces)) != 1 or has_draft == traces[0]:
        return f"half finalized: {traces}, draft {has_draft}"
    return "told, but not kept" if acknowledged and not traces[0] else ""


def _has_draft(unit: vault.Unit) -> bool:
    try:
        return unit.drafts.load(PARCEL.dossier_id).entries[0].text == "1"
    except Refusal:
        return False


def prepare_nothing(folder: Path) -> None:
    """The first start: not even the folder is there."""
    assert not folder.exists()


def act_create(folder: Path, acknowledge: Acknowledge, arm: Callable[[], None]) -> None:
    arm()
    a_vault(folder)
    acknowledge()


def wrong_create(folder: Path, acknowledged: int) -> str:
    try:
        opened = reopened(folder)
    except Refusal as refusal:
        if refusal.code != "no-vault" or acknowledged:
            return f"{refusal.code} after {acknowledged}"
        opened = a_vault(folder)
    with opened:
        return f"check: {findings}" if (findings := opened.check()) else ""


def act_add_user(folder: Path, acknowledge: Acknowledge, arm: Callable[[], None]) -> None:
    opened = reopened(folder)
    arm()
    opened.users.add("Lan", "lan lan lúa vàng nắng", cost=WEAK)
    acknowledge()


def wrong_add_user(folder: Path, acknowledged: int) -> str:
    names = [slot.name for slot in vault.users(folder)]
    reopened(folder).close()
    if len(names) == 2:
        vault.open_(folder, "Lan", "lan lan lúa vàng nắng", clock=FixedClock()).close()
    return "" if names == [USER, "Lan"] or (names == [USER] and not acknowledged) else f"users {names}"


def prepare_two_users(folder: Path) -> None:
    prepare_draft(folder)
    with reopened(folder) as opened:
        opened.users.add("Lan", "lan lan lúa vàng nắng", cost=WEAK)


def act_remove_user(folder: Path, acknowledge: Acknowledge, arm: Callable[[], None]) -> None:
    opened = reopened(folder)
    arm()
    opened.users.remove("Lan")
    acknowledge()
    with opened.write() as unit:
        unit.drafts.append(PARCEL.dossier_id, [DraftEntry("set", "/data/after", "2")])
    acknowledge()


def wrong_remove_user(folder: Path, acknowledged: int) -> str:
    names = [slot.name for slot in vault.users(folder)]
    with reopened(folder) as opened, opened.read() as unit:
        entries = len(unit.drafts.load(PARCEL.dossier_id).entries)
        if findings := opened.check():
            return f"check: {findings}"
    if (names == [USER, "Lan"] and acknowledged) or names not in ([USER], [USER, "Lan"]):
        return f"users {names} after {acknowledged}"
    if len(list(folder.glob("vault*.db"))) != 1:
        return "leftovers"
    return "" if max(1, acknowledged) <= entries <= acknowledged + 1 else f"{acknowledged} told, {entries} kept"


def prepare_backup(folder: Path) -> None:
    """A vault beside its place of backups, so that both are below the folder that is copied."""
    prepare_draft(folder / "v")
    with reopened(folder / "v") as opened:
        opened.back_up(folder / "stick")
        with opened.write() as unit:
            unit.papers.attach(PARCEL.dossier_id, "photo", PAPER, "image/png")


def act_back_up(folder: Path, acknowledge: Acknowledge, arm: Callable[[], None]) -> None:
    opened = reopened(folder / "v")
    arm()
    opened.back_up(folder / "stick")
    acknowledge()


def wrong_backup(folder: Path, acknowledged: int) -> str:
    with reopened(folder / "v") as opened:
        if findings := opened.check():
            return f"check: {findings}"
        copies = list((folder / "stick").glob("hosolang-*/*/copy.json"))
        whole = [note for note in copies if note.parent.suffix != ".unfinished"]
        opened.back_up(folder / "stick")
    way_in = vault.ByPassphrase(USER, WORDS)
    with vault.restore(folder / "stick", folder / "again", way_in, clock=FixedClock()) as restored:
        if findings := restored.check():
            return f"restored: {findings}"
    return "" if len(whole) >= 1 + acknowledged else f"{acknowledged} told, {len(whole)} copies"


def act_restore(folder: Path, acknowledge: Acknowledge, arm: Callable[[], None]) -> None:
    arm()
    way_in = vault.ByPassphrase(USER, WORDS)
    vault.restore(folder / "stick", folder / "v", way_in, clock=FixedClock(), replace=True)
    acknowledge()


def wrong_restore(folder: Path, acknowledged: int) -> str:
    """The old vault with its paper, or the restored one without it; nothing between."""
    with reopened(folder / "v") as opened:
        findings = opened.check()
        with opened.read() as unit:
            is_restored = any(entry.kind == "restored" for entry in unit.journal.entries())
            papers = len(unit.papers.list(PARCEL.dossier_id))
    if findings:
        return f"check: {findings}"
    if is_restored == bool(papers):
        return f"restored {is_restored}, {papers} papers"
    return "told, but not restored" if acknowledged and not is_restored else ""


def act_erase(folder: Path, acknowledge: Acknowledge, arm: Callable[[], None]) -> None:
    opened = reopened(folder / "v")
    arm()
    opened.erase([PARCEL.dossier_id], "asked")
    acknowledge()


def wrong_erase(folder: Path, acknowledged: int) -> str:
    with reopened(folder / "v") as opened:
        if findings := opened.check():
            return f"check: {findings}"
        with opened.read() as unit:
            is_erased = not unit.dossiers.page().rows
            files = len(list((folder / "v" / "papers").glob("*.seg")))
    if is_erased and files:
        return "erased, and its paper is there"
    return "told, but not erased" if acknowledged and not is_erased else ""


def prepare_to_send(folder: Path) -> None:
    with a_vault(folder) as opened, opened.write() as unit:
        unit.dossiers.add(a_dossier(PARCEL, state=DossierState.FINALIZED))
        unit.binding.set(BINDING)
        unit.submissions.add(a_submission(PARCEL, at=DAY_ONE, form_hash="h"))
        unit.outbox.enqueue(PARCEL.submission_id, None)


def act_sync(folder: Path, acknowledge: Acknowledge, arm: Callable[[], None]) -> None:
    """What the runner writes of one dossier's way: released, claimed, delivered, then what the office did."""
    opened = reopened(folder)
    store, sent = opened.outbox_store(), [PARCEL.submission_id]
    arm()
    store.leftovers_to_uncertain()
    store.apply_requests(DAY_ONE, release_all=True)
    acknowledge()
    store.claim(sent, BINDING.gateway_id)
    acknowledge()
    store.record([Outcome(PARCEL.submission_id, OutboxState.DELIVERED, receipt=b"a receipt")], DAY_ONE)
    acknowledge()
    body = {"status": 2, "office_number": "H01", "note": "", "due_on": None}
    change = Change(1, PARCEL.dossier_id, PARCEL.submission_id, "status", DAY_ONE, body, "c1")
    store.apply_changes([change], epoch="e", cursor=1)
    acknowledge()


def wrong_sync(folder: Path, acknowledged: int) -> str:
    """Each transaction whole or not there, and a leftover of sending is uncertain, never waiting."""
    with reopened(folder) as opened:
        if findings := opened.check():
            return f"check: {findings}"
        opened.outbox_store().leftovers_to_uncertain()
        binding = opened.outbox_store().binding()
        with opened.read() as unit:
            state = unit.outbox.row(PARCEL.submission_id).state
            has_receipt = unit.outbox.receipt(PARCEL.submission_id) is not None
            events = len(unit.events.list(PARCEL.dossier_id))
    reached = [OutboxState.HELD, OutboxState.WAITING, OutboxState.UNCERTAIN, OutboxState.DELIVERED].index(state)
    if has_receipt != (state is OutboxState.DELIVERED) or binding is None or bool(binding.cursor) != bool(events):
        return f"half done: {state}, receipt {has_receipt}, {events} events"
    reached += events
    return "" if acknowledged <= reached <= acknowledged + 1 else f"{acknowledged} told, {reached} kept"


def prepare_old_schema(folder: Path) -> None:
    shutil.copytree(Path(__file__).parent / "frozen" / "schema-0001", folder)


def act_migrate(folder: Path, acknowledge: Acknowledge, arm: Callable[[], None]) -> None:
    arm()
    reopened(folder)
    acknowledge()


def wrong_migrate(folder: Path, acknowledged: int) -> str:
    del acknowledged
    with reopened(folder) as opened, opened.read() as unit:
        if findings := opened.check():
            return f"check: {findings}"
        rows = unit.dossiers.page(find="thu").rows
        if len(rows) != 1 or unit.drafts.load(rows[0].id).snapshot != b"<data/>":
            return "the dossier is not itself"
        papers = [unit.papers.read(paper) for paper in unit.papers.list(rows[0].id)]
    return "" if papers == [b"an invented photograph"] else "the paper is not itself"


SCENARIOS = {
    "sync": Scenario(prepare_to_send, act_sync, wrong_sync),
    "migrate": Scenario(prepare_old_schema, act_migrate, wrong_migrate),
    "answers": Scenario(prepare_draft, act_answers, wrong_answers),
    "liar": Scenario(prepare_draft, act_answers_of_a_liar, wrong_answers),
    "snapshot": Scenario(prepare_draft, act_snapshot, wrong_snapshot),
    "finalize": Scenario(prepare_draft, act_finalize, wrong_finalize),
    "create": Scenario(prepare_nothing, act_create, wrong_create),
    "add_user": Scenario(prepare_draft, act_add_user, wrong_add_user),
    "back_up": Scenario(prepare_backup, act_back_up, wrong_backup),
    "restore": Scenario(prepare_backup, act_restore, wrong_restore),
    "erase": Scenario(prepare_backup, act_erase, wrong_erase),
    "remove_user": Scenario(prepare_two_users, act_remove_user, wrong_remove_user),
}


# --- kills -----------------------------------------------------------------------------------------------------------


def arm_system(number: int) -> None:
    """Kill this process before its n-th file operation from now on."""
    left = number

    def counted(name: str, owner: object) -> None:
        real = getattr(owner, name)

        def operation(*arguments: object, **options: object) -> object:
            nonlocal left
            left -= 1
            if left <= 0:
                os.kill(os.getpid(), signal.SIGKILL)
            return real(*arguments, **options)

        setattr(owner, name, operation)

    for name in ("open", "fsync", "write"):
        counted(name, os)
    for name in ("rename", "replace", "unlink", "mkdir"):
        counted(name, pathlib.Path)


def arm_bytes(number: int) -> None:
    """Let the kernel end this process when a file would grow beyond so many bytes."""
    signal.signal(signal.SIGXFSZ, signal.SIG_DFL)
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
    resource.setrlimit(resource.RLIMIT_FSIZE, (number, number))


def play(scenario: Scenario, prepared: Path, folder: Path, arm: Callable[[], None]) -> tuple[bool, str]:
    """Play once on a fresh copy; returns whether it was killed and what is wrong afterwards."""
    shutil.rmtree(folder, ignore_errors=True)
    if prepared.exists():
        shutil.copytree(prepared, folder)
    ear, mouth = os.pipe()
    tell = os.write

    def acknowledge() -> None:
        tell(mouth, b".")

    child = os.fork()
    if child == 0:
        try:
            scenario.act(folder, acknowledge, arm)
            os._exit(0)
        finally:
            os._exit(70)
    os.close(mouth)
    _, status = os.waitpid(child, 0)
    acknowledged = len(os.read(ear, 1000))
    os.close(ear)
    if not os.WIFSIGNALED(status) and os.WEXITSTATUS(status) != 0:
        return False, f"the child ended with {os.WEXITSTATUS(status)}"
    try:
        wrong = scenario.wrong(folder, acknowledged)
    except Refusal as refusal:
        wrong = f"cannot be opened: {refusal}"
    return os.WIFSIGNALED(status), wrong


def main(name: str, kind: str, step: int, base: Path) -> None:
    """Kill later and later until nothing is killed any more; print ``{"kills": …, "wrong": […]}``."""
    scenario = SCENARIOS[name]
    prepared = base / "prepared"
    scenario.prepare(prepared)
    kills, wrong, number, was_killed = 0, [], step, True
    while was_killed:
        arm = (lambda at=number: arm_system(at)) if kind == "system" else (lambda at=number: arm_bytes(at))
        was_killed, finding = play(scenario, prepared, base / "played", arm)
        kills += was_killed
        if finding:
            wrong.append(f"{number}: {finding}")
        number += step
    print(json.dumps({"kills": kills, "wrong": wrong}))


if __name__ == "__main__":
    main(sys.argv[1], sys.argv[2], int(sys.argv[3]), Path(sys.argv[4]))
