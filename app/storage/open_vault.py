"""An open vault: units of work, the runner's side, checking, copies, erasing, and closing it in good order."""

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import replace
from datetime import date, timedelta
from pathlib import Path

from sqlalchemy import select

from app.storage import (
    backup_file,
    backups,
    checking,
    copies_erasing,
    faults,
    key_slots,
    sealing,
    slots_file,
    staging,
)
from app.storage.database import Database
from app.storage.device import Device
from app.storage.outbox_store import VaultOutbox
from app.storage.owner_lock import OwnerLock
from app.storage.records import BackupReport, ErasureCertificate, Finding, JournalHead
from app.storage.running_time import RunningTime
from app.storage.slots_file import KeySlot, SlotsFile
from app.storage.tables.house import identity
from app.storage.transactions import Transactions
from app.storage.unit import Unit
from app.storage.vault_users import VaultUsers
from forms.onlooker import NOBODY, OnLooker
from forms.refusal import Refusal
from sync.ports import Clock, OutboxStore, Signer


class Vault:
    """An open vault.

    Attributes:
        folder: where it lies.
        vault_id: 32 hex digits, made with the vault.
        user: the name of the user who opened it.
        users: who may open it, to change that.
        practice: everything in it is invented; nothing leaves it for a real office.
        device: this laptop's signing key.
        was_unclean: the last owner ended without closing it (a kill or a power cut); the small file was checked.
        was_cut: the log's last transaction is not whole: the power went before anybody was told that it is saved, or
            the disk harmed it since. The journal says so too; whoever typed last should look at the last answer.
    """

    def __init__(
        self, database: Database, slots: SlotsFile, slot: KeySlot, data_key: bytes, clock: Clock, lock: OwnerLock | None
    ) -> None:
        """Used by the functions of ``app.storage.vault`` only; they hand over a lock that is held."""
        self.folder = database.folder
        self.vault_id = slots.vault_id
        self.user = slot.name
        self._reader = slot.name if slot.role == "helper" else None
        self.was_unclean = lock is not None and lock.was_unclean
        self.was_cut = False
        self._clock, self._lock = clock, lock
        self._transactions = Transactions(database, data_key, clock, slot.name, is_owner=lock is not None)
        self.users = VaultUsers(self._transactions, slots.vault_id, slot, clock)
        self._time = RunningTime(self._transactions)
        with database.reading() as connection:
            row = connection.execute(select(identity)).one_or_none()
        if row is None or row.vault_id != slots.vault_id:
            raise faults.damaged("The database (it belongs to another key file)", self.folder)
        self.practice = bool(row.practice)
        self.device: Signer = Device(row.device_key)

    @property
    def role(self) -> str:
        """The role of the user who opened it."""
        return self.users.role

    @property
    def gave_reserve(self) -> bool:
        """The disk is full, or nearly; the reserve was given back, so a write that failed can be repeated."""
        return self._transactions.gave_reserve

    @contextmanager
    def write(self, *, sees_all: bool = False) -> Iterator[Unit]:
        """One transaction: durable when the block has ended, undone by any exception inside it.

        A helper sees their own dossiers and those shared with the point; ``sees_all`` is for what the program does for
        the whole vault whoever opened it.

        Raises:
            Refusal: ``opened-for-reading``, ``vault-locked``, ``disk-full``, ``not-writable``, ``damaged``,
                ``disk-error``.
            NotNow: ``vault-busy``.
        """
        with self._transactions.writing() as tx:
            tx.reader = None if sees_all else self._reader
            yield Unit(tx)

    @contextmanager
    def read(self, *, sees_all: bool = False) -> Iterator[Unit]:
        """One consistent view; writing through it fails.

        Raises:
            Refusal: ``vault-locked``, ``damaged``, ``disk-error``.
        """
        with self._transactions.reading() as tx:
            tx.reader = None if sees_all else self._reader
            yield Unit(tx)

    def outbox_store(self) -> OutboxStore:
        """The runner's side; every method is a transaction of its own, so never call one inside :meth:`write`."""
        return VaultOutbox(self._transactions.reading, self._transactions.writing)

    def sign_journal(self) -> JournalHead:
        """Sign the journal's last link with the device key, for those who keep it elsewhere."""
        with self.write() as unit:
            return unit.journal.sign_head(self.vault_id, self.device)

    def compare_journal(self, head: JournalHead) -> bool:
        """Whether the journal still leads through a head that was kept elsewhere (the gateway, a printed report)."""
        with self.read() as unit:
            return head.vault_id == self.vault_id and unit.journal.leads_through(head)

    def keep_reserve(self) -> bool:
        """Set 32 MB aside for a full disk; call it when idle. Returns whether they are there."""
        return self._transactions.keep_reserve()

    def box(self, purpose: str) -> sealing.Box:
        """What seals messages between processes that have this vault open; nobody else can read or make them.

        Raises:
            Refusal: ``vault-locked`` after :meth:`close`.
        """
        if not self._data_key:
            raise Refusal("vault-locked", "The vault is locked: unlock it with the passphrase and try again.")
        return sealing.Box(sealing.derive(self._data_key, purpose))

    def note_cut_log(self) -> None:
        """Remember that the last transaction in the log was not whole when the vault was opened."""
        self.was_cut = True
        with self.write() as unit:
            unit.journal.append("log-cut", self.vault_id, {})

    def keep_practice_mark(self) -> None:
        """Let the key file tell too that the vault is for practising, where a program before it wrote it."""
        slots = slots_file.read(self.folder)
        if self.practice and not slots.practice:
            key_slots.require_genuine(slots, self._data_key, self.folder)
            slots_file.write(self.folder, key_slots.signed(replace(slots, practice=True), self._data_key))

    def drop_replaced(self, *, all_of_them: bool = False) -> int:
        """Delete vaults that gave way to a restore or a repair; returns how many.

        Args:
            all_of_them: a person said so. Otherwise those go that are 30 days old by the trusted time.
        """
        before = self._clock.now() + timedelta(seconds=1) if all_of_them else None
        if before is None and (moment := self._time.now()) is not None:
            before = moment - staging.KEPT_FOR
        return 0 if before is None else staging.drop_replaced(self.folder, before)

    def checkpoint(self) -> None:
        """Fold the log into the database file; call it when nobody waits for an answer."""
        self._database.checkpoint()

    def let_readers_go(self) -> None:
        """Give back the memory that makes the next reading quicker; call it when nobody reads for a while."""
        self._database.let_readers_go()

    def check(self, looker: OnLooker = NOBODY) -> tuple[Finding, ...]:
        """What is wrong, without changing anything; empty when all is well.

        Told as the stages ``file``, ``journal``, ``records`` and ``papers``; NotNow ``stopped``.
        """
        findings = checking.whole_file(self._database, looker)
        with self._transactions.reading() as tx:
            return (*findings, *checking.records(tx, self._transactions.papers, self.vault_id, looker))

    def check_papers(self, after: str, limit: int) -> tuple[tuple[Finding, ...], str | None]:
        """Read some papers through, from the first (``after`` is "") to the last; also where to go on, None at the end.

        For quiet hours after an unclean exit: the small file was checked at once, the papers are many.
        """
        with self._transactions.reading() as tx:
            findings, further = checking.some_papers(tx, self._transactions.papers, after, limit)
        return tuple(findings), further

    def back_up(self, place: Path | None = None, looker: OnLooker = NOBODY) -> BackupReport:
        """Make one more verified copy in a place, and thin the older ones there.

        Args:
            place: a folder on a stick or another disk; the vault's own folder of backups when none is chosen.
            looker: told as ``app.storage.backups.make`` says.

        Raises:
            Refusal: ``opened-for-reading``, ``vault-locked``, ``disk-full``, ``not-writable``, ``disk-error``,
                ``damaged``.
            NotNow: ``stopped``.
        """
        self._transactions.require_owner()
        place = (place or self.folder / backups.FOLDER_NAME).absolute()
        with self._transactions.lasting:
            slots = slots_file.read(self.folder)
            self._catch_up(place)
            report = backups.make(self._database, slots, self._data_key, place, self._clock.now(), looker)
        with self.write() as unit:
            unit.copies.add(report.copy)
            for name in report.dropped:
                unit.copies.drop(name, str(place))
        return report

    def back_up_to_file(self, target: Path, looker: OnLooker = NOBODY) -> BackupReport:
        """Write one verified copy with all its papers into one file.

        Raises:
            Refusal: as :meth:`back_up`.
            NotNow: ``stopped``.
        """
        self._transactions.require_owner()
        target = target.absolute()
        with self._transactions.lasting:
            slots = slots_file.read(self.folder)
            report = backup_file.make(self._database, slots, self._data_key, target, self._clock.now(), looker)
        with self.write() as unit:
            unit.copies.drop(target.name, str(target))
            unit.copies.add(report.copy)
        return report

    def erase(self, dossier_ids: Sequence[str], reason: str, looker: OnLooker = NOBODY) -> ErasureCertificate:
        """Destroy dossiers for good: key and rows here, the log, the papers, and the keys in every backup in reach.

        A copy that is out of reach is named in the certificate; the next backup to its place catches up. Told as the
        stages ``erase`` and ``copies``; it is not stopped half way.

        Raises:
            Refusal: ``unknown-dossier``, ``still-on-its-way`` (then nothing at all is erased), ``opened-for-reading``.
        """
        ids = tuple(dict.fromkeys(dossier_ids))
        with self._transactions.lasting:  # who locks meanwhile waits: without the key no copy could be cleaned
            looker.told("erase", 0, 0)
            with self.write() as unit:
                papers = sum(unit.erasures.erase(each, by=self.user, reason=reason) for each in ids)
                known = unit.copies.list()
            is_log_truncated = self._database.checkpoint()
            cleaned, missed = copies_erasing.clean_everywhere(known, self.folder, ids, self._data_key, looker)
        return ErasureCertificate(
            dossier_ids=ids,
            erased_at=self._clock.now(),
            erased_by=self.user,
            reason=reason,
            papers=papers,
            is_log_truncated=is_log_truncated,
            copies_cleaned=cleaned,
            copies_not_reached=missed,
        )

    def purge(
        self, dossier_ids: Sequence[str], *, today: date | None = None, looker: OnLooker = NOBODY
    ) -> ErasureCertificate:
        """Erase dossiers whose time of keeping is over, as a person named them; nothing calls this by itself.

        The day is the trusted one (``app.storage.trusted_time``), or an earlier one.

        Raises:
            Refusal: ``no-trusted-time`` before the gateway signed one, ``not-due`` for a dossier that may or must still
                be kept (then nothing is erased), and those of :meth:`erase`.
        """
        trusted = self.trusted_today()
        if trusted is None:
            raise Refusal(
                "no-trusted-time",
                "The gateway has not told the time yet, and this laptop's clock alone decides no erasure: sync first.",
            )
        day = trusted if today is None else min(today, trusted)
        with self.read() as unit:
            for each in dossier_ids:
                view = unit.retention.of(each)
                if view is None or not view.is_over(day):
                    raise Refusal("not-due", f"Dossier {each} is to be kept for now; nothing was erased.", dossier=each)
        return self.erase(dossier_ids, "retention", looker)

    def trusted_today(self) -> date | None:
        """The day in Việt Nam that the gateway's signed time and our running time prove; None before a signed time."""
        return self._time.today()

    def clock_behind(self) -> timedelta:
        """How far this laptop's clock stands behind the gateway's signed time; zero or less where it does not."""
        return self._time.behind()

    def close(self) -> None:
        """Wait for the running write, empty the log, release the lock; calling it again does nothing."""
        with self._transactions.lasting:
            clean = False
            try:
                self._time.keep()
                self._database.close()
                clean = True
            finally:
                self._transactions.forget_key()
                lock, self._lock = self._lock, None
                if lock is not None:
                    lock.release(clean=clean)

    def __enter__(self) -> "Vault":
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    @property
    def _database(self) -> Database:
        return self._transactions.database

    @property
    def _data_key(self) -> bytes:
        return self._transactions.data_key

    def _catch_up(self, place: Path) -> None:
        """Erase in a place that was away what was erased here meanwhile."""
        with self.read() as unit:
            erased = [each.dossier_id for each in unit.erasures.list()]
        if erased:
            with faults.plain_file_faults(place):
                copies_erasing.clean_place(backups.root_of(place, self.vault_id), erased, self._data_key)
