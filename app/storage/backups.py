"""Backups to a folder, on a stick or another disk: whole small files, the papers once beside them, each looked over.

A place looks like this; everything in it is encrypted, and every copy's folder opens as a vault for reading::

    <place>/hosolang-<vault id>/papers/<segment>.seg
    <place>/hosolang-<vault id>/<moment>-<number>/  vault.db  vault.json  packs.sealed  copy.json
"""

import secrets
import shutil
from collections.abc import Iterator
from datetime import datetime
from pathlib import Path

from sqlalchemy import select

from app.storage import copy_note, durable, faults, packs_in_backup
from app.storage.copy_note import CopyNote
from app.storage.copying import copy_database, require_sound
from app.storage.database import Database
from app.storage.records import BackupCopy, BackupReport
from app.storage.sealing import Unreadable
from app.storage.segments import FOLDER_NAME as PAPERS_NAME
from app.storage.segments import PaperFolder
from app.storage.slots_file import SLOTS_NAME, SlotsFile, as_bytes
from app.storage.tables.dossiers import dossier_keys
from app.storage.thinning import superfluous
from app.storage.wanted_papers import wanted_papers
from forms.onlooker import NOBODY, OnLooker
from forms.refusal import NotNow, Refusal

FOLDER_NAME = "backups"
"""The place inside the vault's own folder: it helps against damage and slips, not against the loss of the disk."""

UNFINISHED = ".unfinished"
_AT_ONCE = 1024 * 1024


def root_of(place: Path, vault_id: str) -> Path:
    """The folder of one vault in a place."""
    return place / f"hosolang-{vault_id}"


def make(
    database: Database,
    slots: SlotsFile,
    data_key: bytes,
    place: Path,
    now: datetime,
    looker: OnLooker = NOBODY,
) -> BackupReport:
    """One more copy, whole and verified when this returns; older ones are thinned after it, never before.

    Told as the stages ``copy``, ``copy-opened`` and ``copy-papers``.

    Raises:
        Refusal: ``disk-full``, ``not-writable``, ``disk-error`` (a stick pulled out), ``damaged``.
        NotNow: ``stopped``; the copies of before are as they were, and nothing of this one is left.
    """
    root, name = root_of(place, slots.vault_id), f"{now:%Y%m%dT%H%M%SZ}-{secrets.token_hex(4)}"
    staging = root / f"{name}{UNFINISHED}"
    with faults.plain_file_faults(place):
        for leftover in root.glob(f"*{UNFINISHED}"):
            shutil.rmtree(leftover)
        staging.mkdir(parents=True, mode=0o700)
    try:
        wanted = stage(database, slots, data_key, staging, looker)
        with faults.plain_file_faults(place):
            new, missing = _bring_papers(database.folder, root, wanted, looker)
    except NotNow:
        with faults.plain_file_faults(place):
            shutil.rmtree(staging)
            remove_orphaned_papers(root)
        raise
    with faults.plain_file_faults(place):
        segments = tuple(sorted(wanted.keys() - missing))
        note = CopyNote(name, slots.vault_id, slots.generation, slots.database, now, segments)
        copy_note.write(staging, note, data_key)
        staging.rename(root / name)
        durable.sync_folder(root)
        dropped = _drop_what_is_not_needed(root, note, data_key)
    copy = BackupCopy(name, str(place), slots.generation, now)
    return BackupReport(copy, new, len(missing), tuple(sorted(dropped)))


def stage(
    database: Database, slots: SlotsFile, data_key: bytes, staging: Path, looker: OnLooker = NOBODY
) -> dict[str, tuple[str, bytes]]:
    """Put a verified copy of the small files into an empty folder; returns the papers it needs, see :func:`readable`.

    Raises:
        Refusal: as :func:`make`.
        NotNow: ``stopped``.
    """
    copy_database(database, staging / slots.database, looker)
    require_sound(staging / slots.database, data_key, looker)
    with faults.plain_file_faults(staging):
        durable.write_new(staging / SLOTS_NAME, as_bytes(slots))
    packs_in_backup.put(database.folder, staging, data_key)
    return _wanted(staging, slots.database, data_key)


def readable(papers: PaperFolder, segment: str, owner: tuple[str, bytes]) -> bool:
    """Whether a paper is there and whole; ``owner`` is its dossier's id and key."""
    dossier_id, key = owner
    try:
        with papers.open(key, dossier_id, segment) as stream:
            while stream.read(_AT_ONCE):
                pass
    except Unreadable:
        return False
    return True


def notes_in(root: Path) -> Iterator[CopyNote]:
    """The whole copies in a vault's folder of a place; what cannot be read is passed over."""
    if not root.is_dir():
        return
    for folder in sorted(root.iterdir()):
        if (folder / copy_note.NOTE_NAME).is_file() and not folder.name.endswith(UNFINISHED):
            try:
                note = copy_note.read(folder)
            except Refusal:
                continue
            if note.name == folder.name:
                yield note


def remove_orphaned_papers(root: Path) -> None:
    """Delete encrypted papers that no copy needs; while a copy cannot say what it needs, nothing is deleted."""
    notes = list(notes_in(root))
    if {note.name for note in notes} != {each.name for each in root.iterdir() if each.name != PAPERS_NAME}:
        return
    papers = PaperFolder(root)
    for segment in papers.names() - {each for note in notes for each in note.segments}:
        papers.remove(segment)


def _wanted(folder: Path, name: str, data_key: bytes) -> dict[str, tuple[str, bytes]]:
    """Segment -> dossier id and key, as the copy itself says: the vault may be one answer further by now."""
    copy = Database(folder, data_key, read_only=True, name=name)
    try:
        with copy.reading() as connection:
            keys = {row.scope: row.key for row in connection.execute(select(dossier_keys))}
            return {segment: (dossier, keys[dossier]) for segment, dossier in wanted_papers(connection).items()}
    finally:
        copy.retire()


def _bring_papers(
    vault_folder: Path, root: Path, wanted: dict[str, tuple[str, bytes]], looker: OnLooker
) -> tuple[int, set[str]]:
    """Copy the papers that are not there yet and read each through; returns how many came, and which are missing."""
    source, target = PaperFolder(vault_folder), PaperFolder(root)
    is_inside = root.resolve().is_relative_to(vault_folder.resolve())
    new, missing = 0, set()
    absent = sorted(wanted.keys() - target.names())
    for done, segment in enumerate(absent):
        looker.at("copy-papers", done, len(absent))
        if not readable(source, segment, wanted[segment]):
            missing.add(segment)
            continue
        target.take(source, segment, link=is_inside)
        if not readable(target, segment, wanted[segment]):
            target.remove(segment)
            raise faults.disk_error(root)
        new += 1
    looker.at("copy-papers", len(absent), len(absent))
    return new, missing


def _drop_what_is_not_needed(root: Path, newest: CopyNote, data_key: bytes) -> set[str]:
    """Thin the copies of this generation; those of an older one go, for a removed user's passphrase opens them."""
    notes = {note.name: note for note in notes_in(root) if note.vault_id == newest.vault_id}
    ours = {name: note for name, note in notes.items() if note.is_genuine(data_key)}
    older = {name for name, note in notes.items() if note.generation < newest.generation}
    dropped = older | superfluous({name: note.made_at for name, note in ours.items()}) - {newest.name}
    for name in dropped:
        drop_copy(root / name)
    remove_orphaned_papers(root)
    return dropped


def drop_copy(folder: Path) -> None:
    """Delete one copy: its note first, so that a half deleted one is never taken for whole."""
    (folder / copy_note.NOTE_NAME).unlink(missing_ok=True)
    shutil.rmtree(folder)
