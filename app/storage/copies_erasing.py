"""Erasing in backups: a dossier's key and rows are taken out of every copy in reach, and the others are named."""

import shutil
from collections.abc import Collection
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path

from sqlalchemy import select

from app.storage import backup_file, backups, copy_note, faults, slots_file, staging
from app.storage.copy_note import NOTE_NAME, CopyNote
from app.storage.database import Database
from app.storage.erasing import erase_rows
from app.storage.records import BackupCopy
from app.storage.segments import PaperFolder
from app.storage.tables.dossiers import dossier_keys
from forms.onlooker import NOBODY, OnLooker
from forms.refusal import Refusal


def clean_everywhere(
    known: Collection[BackupCopy],
    folder: Path,
    dossier_ids: Collection[str],
    data_key: bytes,
    looker: OnLooker = NOBODY,
) -> tuple[tuple[BackupCopy, ...], tuple[BackupCopy, ...]]:
    """Erase in every known copy and in the vaults kept aside; returns the copies that were cleaned, and the others.

    Told as the stage ``copies``; nobody stops it, for what is erased here must not live on there.
    """
    aside = [
        BackupCopy(path.name, str(path.parent), 0, moment) for path, moment in staging.replaced(folder).items()
    ] + [
        BackupCopy(path.name, str(path.parent), 0, _made(path))
        for path in sorted((folder / backups.FOLDER_NAME).glob("before-schema-*"))
    ]
    cleaned, missed = [], []
    for done, copy in enumerate((*known, *aside)):
        looker.told("copies", done, len(known) + len(aside))
        try:
            clean(copy, folder, dossier_ids, data_key)
            cleaned.append(copy)
        except (Refusal, OSError):
            missed.append(copy)
    return tuple(cleaned), tuple(missed)


def clean(copy: BackupCopy, folder: Path, dossier_ids: Collection[str], data_key: bytes) -> None:
    """Erase dossiers in one copy, wherever it lies.

    Raises:
        Refusal: ``damaged`` when it is not there, or the data key does not fit; ``not-writable`` and the like.
        OSError: the disk's faults.
    """
    path = Path(copy.place)
    if path.is_file():
        _clean_file(path, dossier_ids, data_key)
        return
    for home in (path / copy.name, *sorted(path.glob(f"hosolang-*/{copy.name}"))):
        if (home / slots_file.SLOTS_NAME).is_file():
            segments = _clean_database(home / slots_file.read(home).database, dossier_ids, data_key)
            _remove_papers(home, folder, segments, data_key)
            return
    raise faults.damaged(f"The backup {copy.name}, which is not there,", path)


def clean_place(root: Path, dossier_ids: Collection[str], data_key: bytes) -> None:
    """Catch up in a place that was away: erase in each of its copies of this generation."""
    for note in list(backups.notes_in(root)):
        if note.is_genuine(data_key):
            segments = _clean_database(root / note.name / note.database, dossier_ids, data_key)
            _remove_papers(root / note.name, root, segments, data_key)


def _clean_database(path: Path, dossier_ids: Collection[str], data_key: bytes) -> set[str]:
    if not path.is_file():
        raise faults.damaged(f"The backup {path.name}, which is not there,", path.parent)
    there = _keys_in(path, data_key).intersection(dossier_ids)
    if not there:
        return set()
    copy = Database(path.parent, data_key, read_only=False, name=path.name)
    try:
        with copy.writing() as connection:
            return {segment for dossier_id in there for segment in erase_rows(connection, dossier_id)}
    finally:
        copy.close()


def _keys_in(path: Path, data_key: bytes) -> set[str]:
    copy = Database(path.parent, data_key, read_only=True, name=path.name)
    try:
        with copy.reading() as connection:
            return set(connection.execute(select(dossier_keys.c.scope)).scalars())
    finally:
        copy.retire()


def _remove_papers(home: Path, folder: Path, segments: set[str], data_key: bytes) -> None:
    """Take the papers off the copy's note, then delete the files; those of the vault itself are not touched here."""
    if (home / NOTE_NAME).is_file():
        note = copy_note.read(home)
        copy_note.write(home, _without(note, segments), data_key)
    for place in (home, home.parent):
        if place != folder:
            papers = PaperFolder(place)
            for segment in segments & papers.names():
                papers.remove(segment)


def _clean_file(path: Path, dossier_ids: Collection[str], data_key: bytes) -> None:
    work = path.with_name(f".{path.name}{backups.UNFINISHED}")
    shutil.rmtree(work, ignore_errors=True)
    work.mkdir(mode=0o700)
    try:
        note = backup_file.unpack(path, work)
        segments = _clean_database(work / note.database, dossier_ids, data_key)
        note = _without(note, segments)
        copy_note.write(work, note, data_key)
        backup_file.pack(work, note, PaperFolder(work), path)
    finally:
        shutil.rmtree(work, ignore_errors=True)


def _without(note: CopyNote, segments: set[str]) -> CopyNote:
    return replace(note, segments=tuple(name for name in note.segments if name not in segments))


def _made(path: Path) -> datetime:
    return datetime.fromtimestamp(path.stat().st_mtime, UTC)
