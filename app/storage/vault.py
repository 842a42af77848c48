"""The vault's face: make it, open it, and work in it one unit at a time.

Opening goes lock → key file → passphrase → database (``app.storage.opening``) → leftovers of papers; a reader takes no
lock and writes nothing.
"""

import secrets
from pathlib import Path

from sqlalchemy import insert, select

from app.storage import durable, faults, key_slots, opening, sealing, slots_file, unlocking, waits
from app.storage.database import DATABASE_NAME, Database
from app.storage.moments import stamp
from app.storage.open_vault import Vault
from app.storage.owner_lock import OwnerLock
from app.storage.passphrase import require_strong
from app.storage.segments import PaperFolder
from app.storage.slots_file import KdfCost, KeySlot, SlotsFile, UserSlot
from app.storage.tables.dossiers import papers
from app.storage.tables.house import identity
from app.storage.tables.outbox import submission_segments
from app.storage.transaction import NO_DOSSIER, Transaction
from app.storage.unit import Unit
from forms.refusal import Refusal
from sync.ports import Clock

__all__ = ["KdfCost", "Unit", "UserSlot", "Vault", "create", "open_", "open_with_recovery", "users"]


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
        Refusal: ``vault-exists``, ``weak-passphrase``, ``bad-user-name``, ``not-writable``, ``disk-full``, ``damaged``
            when a database without its key file lies in the folder.
        NotNow: ``vault-busy``.
    """
    require_strong(passphrase)
    key_slots.clean_name(user)
    with faults.plain_file_faults(folder):
        folder.mkdir(parents=True, exist_ok=True, mode=0o700)
    lock = OwnerLock(folder)
    try:
        _require_empty(folder)
        data_key = sealing.new_key()
        slots, code = key_slots.new_slots(user, passphrase, data_key, cost or KdfCost())
        with faults.plain_file_faults(folder):
            _make_database(folder, slots, data_key, clock, practice=practice)
        slots_file.write(folder, slots)
        return _opened(folder, slots, slots.users[0], data_key, clock, lock), code
    except BaseException:
        lock.release(clean=True)
        raise


def open_(folder: Path, user: str, passphrase: str, *, clock: Clock, read_only: bool = False) -> Vault:
    """Open a vault as its one owner, or beside the owner for reading.

    Raises:
        Refusal: ``no-vault``, ``unknown-user``, ``wrong-passphrase``, ``newer-version``, ``older-version`` (reading),
            ``damaged``, ``not-writable``, ``disk-full``, ``disk-error``.
        NotNow: ``vault-busy``, ``wait-seconds``.
    """
    slots_file.read(folder)
    lock = None if read_only else OwnerLock(folder)
    try:
        slots = slots_file.read(folder)
        slot = key_slots.find(slots, user)
        data_key = unlocking.by_passphrase(folder, slots, slot, passphrase, clock)
        return _opened(folder, slots, slot, data_key, clock, lock)
    except BaseException:
        if lock is not None:
            lock.release(clean=not lock.was_unclean)
        raise


def open_with_recovery(folder: Path, recovery_code: str, *, user: str, new_passphrase: str, clock: Clock) -> Vault:
    """Open with the printed code and give ``user`` a new passphrase; the old one opens nothing any more.

    Raises:
        Refusal: ``recovery-code-mistyped`` (names the group), ``wrong-recovery-code``, ``weak-passphrase``, and those
            of :func:`open_`.
        NotNow: ``vault-busy``.
    """
    slots_file.read(folder)
    require_strong(new_passphrase)
    lock = OwnerLock(folder)
    try:
        slots = slots_file.read(folder)
        old = key_slots.find(slots, user)
        data_key = key_slots.unlock_by_code(slots, recovery_code)
        key_slots.require_genuine(slots, data_key, folder)
        slot = key_slots.new_slot(slots.vault_id, old.name, old.role, new_passphrase, data_key, old.cost)
        renewed = key_slots.with_slot(slots, slot, data_key)
        slots_file.write(folder, renewed)
        waits.forget(folder, old.id)
        return _opened(folder, renewed, slot, data_key, clock, lock)
    except BaseException:
        lock.release(clean=not lock.was_unclean)
        raise


def _opened(
    folder: Path, slots: SlotsFile, slot: KeySlot, data_key: bytes, clock: Clock, lock: OwnerLock | None
) -> Vault:
    was_unclean = lock is not None and lock.was_unclean
    path = folder / slots.database
    database = opening.open_database(path, data_key, clock, read_only=lock is None, was_unclean=was_unclean)
    try:
        if lock is not None:
            opening.sweep_databases(folder, slots.database)
        if was_unclean:
            with database.reading() as connection:
                attached = select(papers.c.segment).where(papers.c.segment.is_not(None))
                wanted = set(connection.execute(attached.union(select(submission_segments.c.segment))).scalars())
            opening.sweep_papers(PaperFolder(folder), wanted)
        return Vault(database, slots, slot, data_key, clock, lock)
    except BaseException:
        database.close(fold_log=False)
        raise


def _require_empty(folder: Path) -> None:
    if slots_file.exists(folder):
        raise Refusal(
            "vault-exists", f"{folder} holds a vault already: open it, or choose another folder.", folder=str(folder)
        )
    if (folder / DATABASE_NAME).exists():
        raise faults.damaged(f"The key file {slots_file.SLOTS_NAME} is missing; the vault", folder)


def _make_database(folder: Path, slots: SlotsFile, data_key: bytes, clock: Clock, *, practice: bool) -> None:
    opening.create_database(folder, data_key).close()
    database = Database(folder, data_key, read_only=False, name=opening.UNFINISHED_NAME)
    try:
        with database.writing() as connection:
            Transaction(connection, PaperFolder(folder), clock).new_key(NO_DOSSIER)
            row = {"id": 1, "vault_id": slots.vault_id, "practice": int(practice), "created_at": stamp(clock.now())}
            connection.execute(insert(identity), row | {"device_key": secrets.token_bytes(32)})
    finally:
        database.close()
    durable.sync_file(folder / opening.UNFINISHED_NAME)
