"""A whole vault made beside the present one, that takes its place in one step; what was there before is kept aside.

A restore and a repair build ``<folder>/new-<number>/`` first. The step is the key file, which names the database. What
it replaces is linked (or copied) into ``<folder>/replaced/<moment>/`` before, so that nothing is lost to a kill.
"""

import os
import secrets
import shutil
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from datetime import UTC, datetime, timedelta
from pathlib import Path

from app.storage import durable, faults, slots_file
from app.storage.segments import FOLDER_NAME as PAPERS_NAME
from app.storage.segments import PaperFolder
from app.storage.slots_file import SLOTS_NAME, SlotsFile

REPLACED_NAME = "replaced"
KEPT_FOR = timedelta(days=30)
_STAGING = "new-"


@contextmanager
def staging_folder(folder: Path) -> Iterator[Path]:
    """An empty folder beside the vault's files, gone when the block ends."""
    staging = folder / f"{_STAGING}{secrets.token_hex(4)}"
    with faults.plain_file_faults(folder):
        staging.mkdir(mode=0o700)
    try:
        yield staging
    finally:
        shutil.rmtree(staging, ignore_errors=True)


def sweep_staging(folder: Path) -> None:
    """Delete what a kill left half made."""
    for leftover in folder.glob(f"{_STAGING}*"):
        shutil.rmtree(leftover, ignore_errors=True)


def install(staging: Path, folder: Path, slots: SlotsFile, now: datetime) -> None:
    """Let the vault in ``staging`` take the place of the one in ``folder``, if there is one.

    Args:
        staging: holds the closed database under ``slots.database`` and the papers.
        folder: the vault's folder; its lock is held and its database closed.
        slots: the new key file's content, whose database name no file in ``folder`` has.
        now: names the folder in which the old vault is kept.

    Raises:
        Refusal: ``disk-full``, ``not-writable``, ``disk-error``; the old vault then still counts.
    """
    with faults.plain_file_faults(folder):
        if slots_file.exists(folder):
            _keep_aside(folder, now)
        papers, brought = PaperFolder(folder), PaperFolder(staging)
        durable.sync_file(staging / slots.database)
        for segment in brought.names():
            papers.take(brought, segment, link=True)
        (staging / slots.database).rename(folder / slots.database)
        durable.sync_folder(folder)
    slots_file.write(folder, slots)


def replaced(folder: Path) -> dict[Path, datetime]:
    """The vaults that were replaced, and when."""
    found = {}
    for path in sorted((folder / REPLACED_NAME).glob("*")):
        with suppress(ValueError):
            found[path] = datetime.strptime(path.name[:16], "%Y%m%dT%H%M%SZ").replace(tzinfo=UTC)
    return found


def drop_replaced(folder: Path, before: datetime) -> int:
    """Delete the vaults that were replaced before a moment; returns how many."""
    old = [path for path, moment in replaced(folder).items() if moment < before]
    for path in old:
        shutil.rmtree(path, ignore_errors=True)
    return len(old)


def _keep_aside(folder: Path, now: datetime) -> None:
    aside = folder / REPLACED_NAME / f"{now:%Y%m%dT%H%M%SZ}-{secrets.token_hex(2)}"
    (aside / PAPERS_NAME).mkdir(parents=True, mode=0o700)
    for path in sorted(folder.iterdir()):
        is_database = path.name.startswith("vault") and ".db" in path.name
        if path.is_file() and (is_database or path.name == SLOTS_NAME):
            _keep(path, aside / path.name)
    for path in sorted((folder / PAPERS_NAME).glob("*.seg")):
        _keep(path, aside / PAPERS_NAME / path.name)
    durable.sync_folder(aside / PAPERS_NAME)
    durable.sync_folder(aside)


def _keep(path: Path, target: Path) -> None:
    with suppress(OSError):  # a file system without links: copy
        os.link(path, target)
        return
    durable.copy_new(path, target)
