"""The vault's face: make it, open it, and work in it one unit at a time.

Opening goes lock → key file → passphrase → database (``app.storage.opening``) → leftovers of papers; a reader takes no
lock and writes nothing.
"""

import secrets
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from sqlalchemy import insert, select

from app.storage import checking, durable, faults, key_slots, opening, passphrase, sealing, slots_file, waits
from app.storage.database import DATABASE_NAME, Database
from app.storage.device import Device
from app.storage.moments import stamp
from app.storage.outbox_store import VaultOutbox
from app.storage.owner_lock import OwnerLock
from app.storage.records import Finding
from app.storage.segments import PaperFolder
from app.storage.slots_file import KdfCost, KeySlot, SlotsFile, UserSlot
from app.storage.tables.dossiers import papers
from app.storage.tables.house import identity
from app.storage.tables.outbox import submission_segments
from app.storage.transaction import NO_DOSSIER, Transaction
from app.storage.unit import Unit
from forms.refusal import Refusal
from sync.ports import Clock, OutboxStore, Signer

__all__ = ["KdfCost", "Unit", "UserSlot", "Vault", "create", "open_", "open_with_recovery", "users"]


class Vault:
    """An open vault.

    Attributes:
        folder: where it lies.
        vault_id: 32 hex digits, made with the vault.
        user: the name of the user who opened it; empty after opening by nobody's passphrase.
        role: that user's role.
        practice: everything in it is invented; nothing leaves it for a real office.
        device: this laptop's signing key.
        was_unclean: the last owner ended without closing it (a kill or a power cut); the small file was checked.
    """

    def __init__(
        self, database: Database, slots: SlotsFile, slot: KeySlot, data_key: bytes, clock: Clock, lock: OwnerLock | None
    ) -> None:
        """Used by this module's functions only; they hand over a lock that is held."""
        self.folder = database.folder
        self.vault_id = slots.vault_id
        self.user, self.role = slot.name, slot.role
        self.was_unclean = lock is not None and lock.was_unclean
        self._database, self._data_key, self._clock, self._lock = database, data_key, clock, lock
        self._papers = PaperFolder(self.folder)
        self._closing = threading.Lock()
        with database.reading() as connection:
            row = connection.execute(select(identity)).one_or_none()
        if row is None or row.vault_id != slots.vault_id:
            raise faults.damaged("The database (it belongs to another key file)", self.folder)
        self.practice = bool(row.practice)
        self.device: Signer = Device(row.device_key)

    @contextmanager
    def write(self) -> Iterator[Unit]:
        """One transaction: durable when the block has ended, undone by any exception inside it.

        Raises:
            Refusal: ``opened-for-reading``, ``vault-locked``, ``disk-full``, ``not-writable``, ``damaged``,
                ``disk-error``.
            NotNow: ``vault-busy``.
        """
        with self._writing() as tx:
            yield Unit(tx)

    @contextmanager
    def read(self) -> Iterator[Unit]:
        """One consistent view; writing through it fails.

        Raises:
            Refusal: ``vault-locked``, ``damaged``, ``disk-error``.
        """
        with self._reading() as tx:
            yield Unit(tx)

    def outbox_store(self) -> OutboxStore:
        """The runner's side; every method is a transaction of its own, so never call one inside :meth:`write`."""
        return VaultOutbox(self._reading, self._writing)

    def checkpoint(self) -> None:
        """Fold the log into the database file; call it when nobody waits for an answer."""
        self._database.checkpoint()

    def check(self) -> tuple[Finding, ...]:
        """What is wrong, without changing anything; empty when all is well."""
        findings = checking.whole_file(self._database)
        with self._reading() as tx:
            return (*findings, *checking.records(tx, self._papers))

    def add_user(self, name: str, words: str, role: str = "helper", *, cost: KdfCost | None = None) -> UserSlot:
        """Let another person open the vault with a passphrase of their own.

        Raises:
            Refusal: ``user-exists``, ``weak-passphrase``, ``bad-user-name``, ``unknown-role``, ``opened-for-reading``.
        """
        self._require_owner()
        passphrase.require_strong(words)
        slots = slots_file.read(self.folder)
        if key_slots.clean_name(name).casefold() in {slot.name.casefold() for slot in slots.users}:
            raise Refusal("user-exists", "The vault has a user of that name already: choose another name.")
        slot = key_slots.new_slot(self.vault_id, name, role, words, self._data_key, cost or KdfCost())
        slots_file.write(self.folder, key_slots.with_slot(slots, slot, self._data_key))
        return UserSlot(slot.name, slot.role)

    def close(self) -> None:
        """Wait for the running write, empty the log, release the lock; calling it again does nothing."""
        with self._closing:
            clean = False
            try:
                self._database.close()
                clean = True
            finally:
                self._data_key = b""
                lock, self._lock = self._lock, None
                if lock is not None:
                    lock.release(clean=clean)

    def __enter__(self) -> "Vault":
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    @contextmanager
    def _reading(self) -> Iterator[Transaction]:
        with self._database.reading() as connection:
            yield Transaction(connection, self._papers, self._clock)

    @contextmanager
    def _writing(self) -> Iterator[Transaction]:
        tx: Transaction | None = None
        try:
            with self._database.writing() as connection:
                tx = Transaction(connection, self._papers, self._clock)
                yield tx
        except BaseException:
            for undo in tx.on_rollback if tx else ():
                undo()
            raise
        for finish in tx.on_commit:
            finish()

    def _require_owner(self) -> None:
        if self._lock is None:
            raise Refusal("opened-for-reading", "This vault was opened for reading; nothing can be changed through it.")


def users(folder: Path) -> list[UserSlot]:
    """Who may open the vault, without opening it.

    Raises:
        Refusal: ``no-vault``, ``newer-version``, ``damaged``.
    """
    return [UserSlot(slot.name, slot.role) for slot in slots_file.read(folder).users]


def create(
    folder: Path, user: str, words: str, *, clock: Clock, cost: KdfCost | None = None, practice: bool = False
) -> tuple[Vault, str]:
    """Make a vault and its first user, the keeper; returns it open, and the recovery code, which is kept nowhere.

    A kill at any point leaves either no vault or a whole one: the key file comes last.

    Raises:
        Refusal: ``vault-exists``, ``weak-passphrase``, ``bad-user-name``, ``not-writable``, ``disk-full``, ``damaged``
            when a database without its key file lies in the folder.
        NotNow: ``vault-busy``.
    """
    passphrase.require_strong(words)
    key_slots.clean_name(user)
    with faults.plain_file_faults(folder):
        folder.mkdir(parents=True, exist_ok=True, mode=0o700)
    lock = OwnerLock(folder)
    try:
        _require_empty(folder)
        data_key = sealing.new_key()
        slots, code = key_slots.new_slots(user, words, data_key, cost or KdfCost())
        with faults.plain_file_faults(folder):
            _make_database(folder, slots, data_key, clock, practice=practice)
        slots_file.write(folder, slots)
        return _opened(folder, slots, slots.users[0], data_key, clock, lock), code
    except BaseException:
        lock.release(clean=True)
        raise


def open_(folder: Path, user: str, words: str, *, clock: Clock, read_only: bool = False) -> Vault:
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
        data_key = _unlocked(folder, slots, slot, words, clock)
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
    passphrase.require_strong(new_passphrase)
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


def _unlocked(folder: Path, slots: SlotsFile, slot: KeySlot, words: str, clock: Clock) -> bytes:
    waits.require_over(folder, slot.id, clock)
    data_key = key_slots.unlock(slots, slot, words)
    if data_key is None:
        seconds = int(waits.count_failure(folder, slot.id, clock).total_seconds())
        then = f" Wait {seconds} seconds before the next try." if seconds else ""
        raise Refusal("wrong-passphrase", f"The passphrase is wrong.{then}", seconds=str(seconds))
    key_slots.require_genuine(slots, data_key, folder)
    waits.forget(folder, slot.id)
    return data_key


def _opened(
    folder: Path, slots: SlotsFile, slot: KeySlot, data_key: bytes, clock: Clock, lock: OwnerLock | None
) -> Vault:
    was_unclean = lock is not None and lock.was_unclean
    database = opening.open_database(folder, data_key, clock, read_only=lock is None, was_unclean=was_unclean)
    try:
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
