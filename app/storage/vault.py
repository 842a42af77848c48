"""The vault's face: make it, open it, and work in it one unit at a time.

Opening goes lock → key file → passphrase → database (``app.storage.opening``) → leftovers of papers; a reader takes no
lock and writes nothing.
"""

import secrets
from collections.abc import Iterator
from contextlib import contextmanager, nullcontext, suppress
from datetime import datetime
from pathlib import Path

from sqlalchemy import insert

from app.storage import (
    durable,
    faults,
    key_slots,
    opening,
    repairing,
    restoring,
    sealing,
    slots_file,
    staging,
    unlocking,
    waits,
)
from app.storage.database import DATABASE_NAME, Database
from app.storage.log_reading import LogState, read_log
from app.storage.moments import stamp
from app.storage.open_vault import Vault
from app.storage.owner_lock import OwnerLock
from app.storage.passphrase import require_strong
from app.storage.records import RepairReport
from app.storage.restoring import ByPassphrase, ByRecoveryCode, WayIn
from app.storage.segments import PaperFolder
from app.storage.slots_file import KdfCost, KeySlot, SlotsFile, UserSlot
from app.storage.tables.house import identity
from app.storage.transaction import NO_DOSSIER, Transaction
from app.storage.unit import Unit
from app.storage.unsuitable_folders import require_suitable
from app.storage.wanted_papers import wanted_papers
from forms.onlooker import NOBODY, OnLooker
from forms.refusal import Refusal
from sync.ports import Clock

__all__ = [
    "ByPassphrase",
    "ByRecoveryCode",
    "KdfCost",
    "RepairReport",
    "Unit",
    "UserSlot",
    "Vault",
    "WayIn",
    "create",
    "open_",
    "open_with_recovery",
    "repair",
    "replaced",
    "restore",
    "users",
    "users_of_backup",
    "weight_of_backup",
]


def users(folder: Path) -> list[UserSlot]:
    """Who may open the vault, without opening it.

    Raises:
        Refusal: ``no-vault``, ``newer-version``, ``damaged``.
    """
    return [UserSlot(slot.name, slot.role) for slot in slots_file.read(folder).users]


def create(
    folder: Path, user: str, passphrase: str, *, clock: Clock, cost: KdfCost | None = None, practice: bool = False
) -> tuple[Vault, str]:
    """Make a vault and its first user, the keeper; returns it open, and the recovery code, which is kept nowhere.

    A kill at any point leaves either no vault or a whole one: the key file comes last.

    Raises:
        Refusal: ``vault-exists``, ``weak-passphrase``, ``bad-user-name``, ``unsuitable-folder``, ``not-writable``,
            ``disk-full``, ``damaged``
            when a database without its key file lies in the folder.
        NotNow: ``vault-busy``.
    """
    require_strong(passphrase)
    key_slots.clean_name(user)
    require_suitable(folder)
    with faults.plain_file_faults(folder):
        folder.mkdir(parents=True, exist_ok=True, mode=0o700)
    with _held(folder) as lock:
        _require_empty(folder)
        data_key = sealing.new_key()
        slots, code = key_slots.new_slots(user, passphrase, data_key, cost or KdfCost(), practice=practice)
        with faults.plain_file_faults(folder):
            _make_database(folder, slots, data_key, clock)
        slots_file.write(folder, slots)
        return _opened(folder, slots, slots.users[0], data_key, clock=clock, lock=lock), code


def open_(
    folder: Path, user: str, passphrase: str, *, clock: Clock, read_only: bool = False, looker: OnLooker = NOBODY
) -> Vault:
    """Open a vault as its one owner, or beside the owner for reading; it is not stopped half way.

    Told as the stages ``key`` and, where there is need, ``open-check``, ``open-copy`` and ``open-new``.

    Raises:
        Refusal: ``no-vault``, ``unknown-user``, ``wrong-passphrase``, ``newer-version``, ``older-version`` (reading),
            ``damaged``, ``not-writable``, ``disk-full``, ``disk-error``.
        NotNow: ``vault-busy``, ``wait-seconds``.
    """
    slots_file.read(folder)
    with nullcontext() if read_only else _held(folder) as lock:
        slots = slots_file.read(folder)
        slot = key_slots.find(slots, user)
        looker.told("key", 0, 0)
        data_key = unlocking.by_passphrase(folder, slots, slot, passphrase, clock)
        return _opened(folder, slots, slot, data_key, clock=clock, lock=lock, looker=looker)


def open_with_recovery(folder: Path, recovery_code: str, *, user: str, new_passphrase: str, clock: Clock) -> Vault:
    """Open with the printed code and give ``user`` a new passphrase; the old one opens nothing any more.

    Raises:
        Refusal: ``recovery-code-length``, ``recovery-code-mistyped`` (names the group), ``wrong-recovery-code``,
            ``weak-passphrase``, and those of :func:`open_`.
        NotNow: ``vault-busy``.
    """
    slots_file.read(folder)
    require_strong(new_passphrase)
    with _held(folder) as lock:
        slots = slots_file.read(folder)
        renewed, data_key = key_slots.recovered(slots, recovery_code, user, new_passphrase, folder)
        slots_file.write(folder, renewed)
        waits.forget(folder, key_slots.find(slots, user).id)
        return _opened(folder, renewed, key_slots.find(renewed, user), data_key, clock=clock, lock=lock)


def replaced(folder: Path) -> dict[Path, datetime]:
    """The vaults that gave way to a restore or a repair, and when; each opens for reading where it is kept."""
    return staging.replaced(folder)


def users_of_backup(source: Path) -> list[UserSlot]:
    """Who may open a backup, without opening it.

    Raises:
        Refusal: ``no-backup``, ``which-backup``, ``newer-version``, ``damaged``.
    """
    return [UserSlot(slot.name, slot.role) for slot in restoring.slots_of(source).users]


def weight_of_backup(source: Path) -> int:
    """Bytes that a restore copies; Refusal ``no-backup``, ``which-backup``."""
    return restoring.weight(source)


def restore(
    source: Path,
    folder: Path,
    way_in: WayIn,
    *,
    clock: Clock,
    replace: bool = False,
    watch: durable.Watch = durable.unwatched,
) -> Vault:
    """Make the vault of a backup in ``folder`` and open it there, as a new device (see ``app.storage.restoring``).

    Args:
        source: a file of `backup`, one copy's folder, or a place with copies, of which the newest is taken.
        folder: where the vault goes. One that holds no dossier and opens with the same passphrase gives way.
        way_in: a user's passphrase at the time of the backup, or the recovery code.
        clock: the time of the restore.
        replace: let another vault in ``folder`` be kept aside for 30 days.
        watch: told of every piece copied; what it raises stops the restore, and ``folder`` is then as it was.

    Raises:
        Refusal: ``vault-not-empty``, ``unsuitable-folder``, ``no-backup``, ``which-backup``, ``wrong-passphrase``,
            ``wrong-recovery-code``,
            ``newer-version``, ``damaged``, and the disk's faults; ``folder`` is then as it was.
        NotNow: ``vault-busy``, ``wait-seconds``.
    """
    require_suitable(folder)
    with faults.plain_file_faults(folder):
        folder.mkdir(parents=True, exist_ok=True, mode=0o700)
    with _held(folder) as lock:
        if not replace:
            restoring.require_none_or_empty(folder, way_in, clock)
        with staging.staging_folder(folder) as fresh:
            renamed, data_key = restoring.restore_into(fresh, folder, source, way_in, clock, watch)
            staging.install(fresh, folder, renamed, clock.now())
        return _opened(folder, renamed, key_slots.find(renamed, way_in.user), data_key, clock=clock, lock=lock)


def repair(folder: Path, way_in: WayIn, *, clock: Clock, looker: OnLooker = NOBODY) -> tuple[Vault, RepairReport]:
    """Save what can be saved into a new vault in the same folder and open it; the damaged one is kept aside 30 days.

    Told as ``app.storage.repairing`` says, then as the stage ``restore-opened``, which is not stopped.

    Raises:
        Refusal: ``damaged`` when nothing can be read (restore a backup), and those of :func:`open_`; nothing was
            changed then.
        NotNow: ``vault-busy``, ``wait-seconds``; ``stopped``.
    """
    slots_file.read(folder)
    with _held(folder) as lock:
        slots, data_key = way_in.unlock(folder, slots_file.read(folder), clock)
        with staging.staging_folder(folder) as fresh:
            renewed, report = repairing.repair_into(fresh, folder, slots, data_key, clock, looker)
            looker.told("restore-opened", 0, 0)
            staging.install(fresh, folder, renewed, clock.now())
        slot = key_slots.find(renewed, way_in.user)
        return _opened(folder, renewed, slot, data_key, clock=clock, lock=lock), report


def looks_whole(folder: Path) -> bool:
    """A first look without any key: the key file reads, the database is there, its log lost nothing acknowledged."""
    try:
        path = folder / slots_file.read(folder).database
        opening.require_present(path)
    except Refusal:
        return False
    return not read_log(path).has_lost


@contextmanager
def _held(folder: Path) -> Iterator[OwnerLock]:
    """The lock of a vault that is about to be open; released again where it does not come to that."""
    lock = OwnerLock(folder)
    try:
        yield lock
    except BaseException:
        lock.release(clean=not lock.was_unclean)
        raise


def _opened(  # noqa: PLR0913 - what the ways in have in common, each by name
    folder: Path,
    slots: SlotsFile,
    slot: KeySlot,
    data_key: bytes,
    *,
    clock: Clock,
    lock: OwnerLock | None,
    looker: OnLooker = NOBODY,
) -> Vault:
    was_unclean = lock is not None and lock.was_unclean
    path = folder / slots.database
    log = LogState() if lock is None else read_log(path)
    if log.has_lost:
        raise faults.damaged("The log of the database", folder)
    database = opening.open_database(
        path, data_key, clock, read_only=lock is None, was_unclean=was_unclean, looker=looker
    )
    try:
        if lock is not None:
            opening.sweep_databases(folder, slots.database)
            staging.sweep_staging(folder)
        if was_unclean:
            with database.reading() as connection:
                opening.sweep_papers(PaperFolder(folder), set(wanted_papers(connection)))
        made = Vault(database, slots, slot, data_key, clock, lock)
        if log.may_have_lost:
            made.note_cut_log()
        if lock is not None:
            made.drop_replaced()
            with suppress(Refusal):  # a full disk must not keep the vault shut; the next opening tries again
                made.keep_practice_mark()
    except BaseException:
        database.close(fold_log=False)
        raise
    return made


def _require_empty(folder: Path) -> None:
    if slots_file.exists(folder):
        raise Refusal(
            "vault-exists", f"{folder} holds a vault already: open it, or choose another folder.", folder=str(folder)
        )
    if (folder / DATABASE_NAME).exists():
        raise faults.damaged(f"The key file {slots_file.SLOTS_NAME} is missing; the vault", folder)


def _make_database(folder: Path, slots: SlotsFile, data_key: bytes, clock: Clock) -> None:
    opening.create_database(folder, data_key).close()
    database = Database(folder, data_key, read_only=False, name=opening.UNFINISHED_NAME)
    try:
        with database.writing() as connection:
            Transaction(connection, PaperFolder(folder), clock).new_key(NO_DOSSIER)
            row = {"id": 1, "vault_id": slots.vault_id, "practice": int(slots.practice)}
            row |= {"device_key": secrets.token_bytes(32), "created_at": stamp(clock.now())}
            connection.execute(insert(identity), row)
    finally:
        database.close()
    durable.sync_file(folder / opening.UNFINISHED_NAME)
