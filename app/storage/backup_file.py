"""A backup in one file, to be carried: an archive of what a copy's folder holds and of its papers, all encrypted."""

import shutil
import tarfile
from datetime import datetime
from pathlib import Path

from app.storage import backups, copy_note, durable, faults, packs_in_backup, slots_file
from app.storage.copy_note import NOTE_NAME, CopyNote
from app.storage.database import Database
from app.storage.records import BackupCopy, BackupReport
from app.storage.segments import FOLDER_NAME as PAPERS_NAME
from app.storage.segments import PaperFolder
from app.storage.slots_file import SLOTS_NAME, SlotsFile
from forms.onlooker import NOBODY, OnLooker
from forms.refusal import Refusal

_LARGEST_SLOTS = 1 << 20
"""Bytes of a key file: one of a thousand users has not half of it."""


def make(
    database: Database,
    slots: SlotsFile,
    data_key: bytes,
    target: Path,
    now: datetime,
    looker: OnLooker = NOBODY,
) -> BackupReport:
    """Write the file, or replace it, in one step; it is verified before it gets its name.

    Told as the stages ``copy``, ``copy-opened``, ``papers`` (each read through) and ``pack-papers``.

    Raises:
        Refusal: ``disk-full``, ``not-writable``, ``disk-error``, ``damaged``.
        NotNow: ``stopped``; a file of before is as it was, and nothing of this one is left.
    """
    staging = target.with_name(f".{target.name}{backups.UNFINISHED}")
    with faults.plain_file_faults(target.parent):
        shutil.rmtree(staging, ignore_errors=True)
        staging.mkdir(mode=0o700)
    try:
        wanted = backups.stage(database, slots, data_key, staging, looker)
        papers, there = PaperFolder(database.folder), set()
        for done, (segment, owner) in enumerate(wanted.items()):
            looker.at("papers", done, len(wanted))
            if backups.readable(papers, segment, owner):
                there.add(segment)
        note = CopyNote(
            target.name, slots.vault_id, slots.generation, slots.database, now, segments=tuple(sorted(there))
        )
        with faults.plain_file_faults(target.parent):
            copy_note.write(staging, note, data_key)
            pack(staging, note, papers, target, looker)
    finally:
        shutil.rmtree(staging, ignore_errors=True)
    copy = BackupCopy(target.name, str(target), slots.generation, now)
    return BackupReport(copy, len(there), len(wanted) - len(there))


def pack(staging: Path, note: CopyNote, papers: PaperFolder, target: Path, looker: OnLooker = NOBODY) -> None:
    """The archive of a copy's files and its papers, on the disk before it takes its name (NotNow ``stopped``)."""
    fresh = staging / "archive"
    with tarfile.open(fresh, "w") as archive:
        for name in (NOTE_NAME, SLOTS_NAME, note.database):
            _add(archive, staging / name, name)
        if (staging / packs_in_backup.NAME).is_file():
            _add(archive, staging / packs_in_backup.NAME, packs_in_backup.NAME)
        for done, segment in enumerate(note.segments):
            looker.at("pack-papers", done, len(note.segments))
            _add(archive, papers.path(segment), f"{PAPERS_NAME}/{segment}.seg")
    durable.sync_file(fresh)
    fresh.chmod(durable.PRIVATE)
    fresh.replace(target)
    durable.sync_folder(target.parent)


def unpack(source: Path, staging: Path, watch: durable.Watch = durable.unwatched) -> CopyNote:
    """Lay the archive's files into an empty folder; names that a backup of ours never has are refused.

    Raises:
        Refusal: ``no-backup``, ``damaged``, and the disk's faults.
    """
    with faults.plain_file_faults(staging):
        try:
            with tarfile.open(source, "r:") as archive:
                for member in archive:
                    _extract(archive, member, staging, watch)
        except (tarfile.TarError, EOFError):
            raise no_backup(source) from None
    return copy_note.read(staging)


def weight(source: Path) -> int:
    """Bytes of the archive's files; Refusal ``no-backup``."""
    try:
        with tarfile.open(source, "r:") as archive:
            return sum(member.size for member in archive)
    except (tarfile.TarError, EOFError, OSError):
        raise no_backup(source) from None


def slots_of(source: Path) -> SlotsFile:
    """The key file in the archive.

    Raises:
        Refusal: ``no-backup``, ``newer-version``, ``damaged``.
    """
    try:
        with tarfile.open(source, "r:") as archive:
            member = archive.getmember(SLOTS_NAME)
            stream = archive.extractfile(member) if _is_plain(member) and member.size <= _LARGEST_SLOTS else None
            raw = b"" if stream is None else stream.read()
    except (tarfile.TarError, EOFError, KeyError, OSError):
        raise no_backup(source) from None
    return slots_file.parse(raw, source)


def no_backup(source: Path) -> Refusal:
    """The refusal for something that is no backup of ours."""
    return Refusal(
        "no-backup", f"{source} is no backup of this program, or was cut off: choose another file or folder."
    )


def _extract(archive: tarfile.TarFile, member: tarfile.TarInfo, staging: Path, watch: durable.Watch) -> None:
    folder, _, name = member.name.rpartition("/")
    is_ours = name in {NOTE_NAME, SLOTS_NAME, packs_in_backup.NAME} or slots_file.is_database_name(name)
    is_paper = folder == PAPERS_NAME and name.endswith(".seg") and name.removesuffix(".seg").isalnum()
    stream = archive.extractfile(member) if _is_plain(member) else None
    if stream is None or not (is_paper or (is_ours and not folder)):
        raise no_backup(Path(str(archive.name)))
    target = staging / folder / name
    target.parent.mkdir(exist_ok=True, mode=0o700)
    durable.copy_stream(stream, target, watch)


def _is_plain(member: tarfile.TarInfo) -> bool:
    """A file whose bytes all stand in the archive: one with holes unpacks to more than the whole archive has."""
    return member.isreg() and not member.issparse()


def _add(archive: tarfile.TarFile, path: Path, name: str) -> None:
    member = tarfile.TarInfo(name)
    member.size, member.mode = path.stat().st_size, durable.PRIVATE
    with path.open("rb") as file:
        archive.addfile(member, file)
