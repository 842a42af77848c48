"""From a backup back to a vault: read from wherever it lies, opened by who may, changed so that nothing is sent twice.

A backup is older than the world. What it calls unfinished may have arrived since, sent by the laptop that is lost or by
this one. So the restored vault is a new device, every unfinished row is *uncertain*, every draft is to be asked about,
and the old device's key is kept for that one purpose: only its author may ask the gateway what it holds.
"""

import secrets
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass, replace
from pathlib import Path

from sqlalchemy import delete, exists, insert, or_, select, update

from app.storage import (
    backup_file,
    backups,
    copy_note,
    durable,
    faults,
    key_slots,
    opening,
    pack_store,
    packs_in_backup,
    slots_file,
    unlocking,
)
from app.storage.copy_note import NOTE_NAME
from app.storage.device import Device
from app.storage.moments import stamp
from app.storage.segments import FOLDER_NAME as PAPERS_NAME
from app.storage.segments import PaperFolder
from app.storage.slots_file import SLOTS_NAME, SlotsFile
from app.storage.stores.journal import KEPT_ELSEWHERE, Journal
from app.storage.tables.dossiers import dossiers, drafts
from app.storage.tables.house import identity, settings
from app.storage.tables.office import bindings, sync_positions
from app.storage.tables.outbox import outbox
from app.storage.tables.upkeep import former_devices, restored_dossiers
from app.storage.transaction import Transaction
from app.storage.wanted_papers import wanted_papers
from forms.dossier import DossierState, OutboxState
from forms.refusal import Refusal
from sync.ports import Clock

RESTORED = "restored"
"""The reason of a row that a restore made uncertain."""

_UNFINISHED = (
    OutboxState.HELD,
    OutboxState.WAITING,
    OutboxState.SENDING,
    OutboxState.UNCERTAIN,
    OutboxState.SET_ASIDE,
)


@dataclass(frozen=True)
class ByPassphrase:
    """A user of the backup opens it."""

    user: str
    passphrase: str

    def unlock(self, folder: Path, slots: SlotsFile, clock: Clock) -> tuple[SlotsFile, bytes]:
        """The slots as they go on, and the data key.

        Raises:
            Refusal: ``unknown-user``, ``wrong-passphrase``, ``damaged``.
            NotNow: ``wait-seconds``.
        """
        slot = key_slots.find(slots, self.user)
        return slots, unlocking.by_passphrase(folder, slots, slot, self.passphrase, clock)


@dataclass(frozen=True)
class ByRecoveryCode:
    """The printed code opens it, and the user gets a new passphrase."""

    code: str
    user: str
    new_passphrase: str

    def unlock(self, folder: Path, slots: SlotsFile, clock: Clock) -> tuple[SlotsFile, bytes]:  # noqa: ARG002 - the other way's face
        """The slots with the new passphrase, and the data key.

        Raises:
            Refusal: ``weak-passphrase``, ``unknown-user``, ``recovery-code-length``, ``recovery-code-mistyped``,
                ``wrong-recovery-code``, ``damaged``.
        """
        return key_slots.recovered(slots, self.code, self.user, self.new_passphrase, folder)


WayIn = ByPassphrase | ByRecoveryCode


def restore_into(
    staging: Path, folder: Path, source: Path, way_in: WayIn, clock: Clock, watch: durable.Watch
) -> tuple[SlotsFile, bytes]:
    """Build the vault of a backup in an empty folder; returns its key file, not written yet, and its data key.

    ``folder`` is where it goes: the packs that are there already come along.
    """
    with _of_the_backup(source):
        slots, data_key = way_in.unlock(folder, lay_out(source, staging, watch), clock)
        _make_file_safe(staging, slots, data_key, clock)
    packs_in_backup.lay_out(staging, staging, data_key)
    with faults.plain_file_faults(folder):
        pack_store.merge(folder, staging)
    fresh = renamed(slots, data_key)
    (staging / slots.database).rename(staging / fresh.database)
    return fresh, data_key


def require_none_or_empty(folder: Path, way_in: WayIn, clock: Clock) -> None:
    """Refuse to take the place of a vault with dossiers; one made a moment ago by the same person is not in the way."""
    if not slots_file.exists(folder):
        return
    is_empty = False
    with suppress(Refusal):
        is_empty = isinstance(way_in, ByPassphrase) and _is_empty(folder, way_in, clock)
    if not is_empty:
        raise Refusal(
            "vault-not-empty",
            f"{folder} holds a vault already: name another folder with --data, or replace it (it is kept for 30 days).",
            folder=str(folder),
        )


def _is_empty(folder: Path, way_in: ByPassphrase, clock: Clock) -> bool:
    slots = slots_file.read(folder)
    data_key = key_slots.unlock(slots, key_slots.find(slots, way_in.user), way_in.passphrase)
    if data_key is None:
        return False
    database = opening.open_database(folder / slots.database, data_key, clock, read_only=True)
    try:
        with database.reading() as connection:
            return connection.execute(select(dossiers.c.id).limit(1)).first() is None
    finally:
        database.retire()


def lay_out(source: Path, staging: Path, watch: durable.Watch = durable.unwatched) -> SlotsFile:
    """Bring a backup's files into an empty folder; nothing is opened yet.

    Args:
        source: a file of `backup`, one copy's folder, or a place with copies, of which the newest is taken.
        staging: an empty folder.
        watch: told of every piece; what it raises stops the work.

    Raises:
        Refusal: ``no-backup``, ``which-backup`` when a place holds several vaults, ``newer-version``, ``damaged``.
    """
    if source.is_file():
        note = backup_file.unpack(source, staging, watch)
        slots = slots_file.read(staging)
        if note.database != slots.database:
            raise faults.damaged_backup(source)
        return slots
    folder = _newest_copy(source)
    slots = slots_file.read(folder)
    with faults.plain_file_faults(staging):
        for path in folder.glob(f"{slots.database}*"):
            durable.copy_new(path, staging / path.name, watch)
        for name in (SLOTS_NAME, packs_in_backup.NAME):
            if (folder / name).is_file():
                durable.copy_new(folder / name, staging / name, watch)
        _bring_papers(folder, staging, watch)
    return slots


def weight(source: Path) -> int:
    """Bytes that :func:`lay_out` will bring; Refusal ``no-backup``, ``which-backup``."""
    if source.is_file():
        return backup_file.weight(source)
    folder = _newest_copy(source)
    database = slots_file.read(folder).database
    files = [*folder.glob(f"{database}*"), *(folder / name for name in (SLOTS_NAME, packs_in_backup.NAME))]
    for home, segments in _papers_of(folder):
        files += [PaperFolder(home).path(segment) for segment in segments]
    return sum(file.stat().st_size for file in files if file.is_file())


def slots_of(source: Path) -> SlotsFile:
    """The key file of a backup, wherever it lies.

    Raises:
        Refusal: ``no-backup``, ``which-backup``, ``newer-version``, ``damaged``.
    """
    return backup_file.slots_of(source) if source.is_file() else slots_file.read(_newest_copy(source))


def make_safe(tx: Transaction, papers_missing: int) -> None:
    """Give the vault a new device, make all unfinished uncertain, and whatever may have gone on first to be asked."""
    now = stamp(tx.clock.now())
    old = tx.connection.execute(select(identity)).one()
    old_id = Device(old.device_key).device_id
    binding = tx.connection.execute(select(bindings.c.content)).scalar_one_or_none()
    tx.connection.execute(
        insert(former_devices).prefix_with("OR REPLACE"),
        {"device_id": old_id, "device_key": old.device_key, "binding": binding, "retired_at": now},
    )
    tx.connection.execute(update(identity).values(device_key=secrets.token_bytes(32)))
    tx.connection.execute(delete(bindings))
    tx.connection.execute(delete(sync_positions))
    tx.connection.execute(delete(settings).where(settings.c.key.in_(KEPT_ELSEWHERE)))
    unfinished = outbox.c.state.in_(_UNFINISHED)
    open_rows = exists().where(outbox.c.dossier_id == dossiers.c.id, unfinished)
    is_draft = or_(dossiers.c.state == DossierState.DRAFT, exists().where(drafts.c.dossier_id == dossiers.c.id))
    is_finalized = dossiers.c.state == DossierState.FINALIZED  # what was delivered may have been sent anew since
    asked = select(dossiers.c.id).where(or_(open_rows, is_draft, is_finalized))
    asked_first = tx.connection.execute(asked).scalars().all()
    rows = [{"dossier_id": each, "device_id": old_id, "restored_at": now, "asked_at": None} for each in asked_first]
    if rows:
        tx.connection.execute(insert(restored_dossiers).prefix_with("OR REPLACE"), rows)
    uncertain = {"state": OutboxState.UNCERTAIN, "last_error": RESTORED, "next_try_at": None, "gateway_id": None}
    tx.connection.execute(update(outbox).where(unfinished).values(**uncertain))
    details = {"device": old_id, "asked_first": len(rows), "papers_missing": papers_missing}
    Journal(tx).append("restored", old.vault_id, details)


def renamed(slots: SlotsFile, data_key: bytes) -> SlotsFile:
    """The slots for a database under a name that the folder it goes to never had."""
    return key_slots.signed(replace(slots, database=slots_file.new_database_name()), data_key)


@contextmanager
def _of_the_backup(source: Path) -> Iterator[None]:
    """Name the backup, not the folder where it is laid out, for what is damaged in it."""
    try:
        yield
    except Refusal as why:
        if why.code != "damaged":
            raise
        raise faults.damaged_backup(source) from why


def _make_file_safe(staging: Path, slots: SlotsFile, data_key: bytes, clock: Clock) -> None:
    database = opening.open_database(staging / slots.database, data_key, clock, read_only=False, was_unclean=True)
    try:
        papers = PaperFolder(staging)
        with database.writing() as connection:
            missing = len(wanted_papers(connection).keys() - papers.names())
            make_safe(Transaction(connection, papers, clock), missing)
    finally:
        database.close()


def _newest_copy(source: Path) -> Path:
    if (source / SLOTS_NAME).is_file():
        return source
    roots = [source, *sorted(source.glob("hosolang-*"))] if source.is_dir() else []
    found = [(note, root / note.name) for root in roots for note in backups.notes_in(root)]
    if not found:
        raise backup_file.no_backup(source)
    if len({note.vault_id for note, _ in found}) > 1:
        raise Refusal("which-backup", f"{source} holds backups of several vaults: name the folder of one copy.")
    return max(found, key=lambda pair: pair[0].made_at)[1]


def _bring_papers(folder: Path, staging: Path, watch: durable.Watch) -> None:
    target = PaperFolder(staging)
    for home, segments in _papers_of(folder):
        for segment in segments:
            target.take(PaperFolder(home), segment, link=True)
            watch(target.path(segment).stat().st_size)


def _papers_of(folder: Path) -> list[tuple[Path, set[str]]]:
    """A copy's papers lie beside it, a replaced vault's within it, those of a copy before a migration above it."""
    wanted = set(copy_note.read(folder).segments) if (folder / NOTE_NAME).is_file() else None
    for home in (folder, folder.parent, folder.parent.parent):
        if (home / PAPERS_NAME).is_dir():
            names = set(PaperFolder(home).names())
            return [(home, names if wanted is None else wanted & names)]
    return []
