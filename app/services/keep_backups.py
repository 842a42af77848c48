"""Backups as the helper lives with them: to the chosen place, after each finalizing, and when the last is old."""

from dataclasses import dataclass
from datetime import datetime, timedelta
from pathlib import Path

from app.services.desk import Desk
from app.services.roles import Act, require
from app.storage.records import BackupCopy, BackupReport
from forms.onlooker import NOBODY, OnLooker
from forms.refusal import Refusal

PLACE = "backup.place"
OLD = timedelta(hours=8)
"""While the program runs, a backup that is older than this is made anew when nobody waits."""


def choose_place(desk: Desk, place: Path, looker: OnLooker = NOBODY) -> BackupReport:
    """Let backups go to a folder on a stick or another disk from now on, and make the first one at once (``role``).

    NotNow ``stopped``: they go where they went before.
    """
    require(desk, Act.BACKUP)
    report = desk.vault.back_up(place, looker)
    with desk.vault.write() as unit:
        unit.settings.put(PLACE, report.copy.place)
        unit.journal.append("backup-place", desk.vault.vault_id, {})
    return report


def back_up_to_file(desk: Desk, target: Path, looker: OnLooker = NOBODY) -> BackupReport:
    """One backup in one file, with all papers, to be carried (``role``; NotNow ``stopped``)."""
    require(desk, Act.BACKUP)
    return desk.vault.back_up_to_file(target, looker)


@dataclass(frozen=True)
class BackupState:
    """Where backups go (None: beside the vault), whether that place is there now, and the copies known, newest first.

    Every copy was opened and looked over when it was made.
    """

    place: Path | None
    is_there: bool
    copies: tuple[BackupCopy, ...]


def state(desk: Desk) -> BackupState:
    """How backups stand."""
    place = chosen_place(desk)
    with desk.vault.read() as unit:
        copies = sorted(unit.copies.list(), key=lambda copy: copy.made_at, reverse=True)
    return BackupState(place, place is not None and place.is_dir(), tuple(copies))


def back_up_now(desk: Desk, looker: OnLooker = NOBODY) -> BackupReport:
    """A backup because a person asks: to the chosen place if its stick is there, else beside the vault.

    Raises:
        Refusal: ``role``, and the disk's faults.
        NotNow: ``stopped``.
    """
    require(desk, Act.BACKUP)
    place = chosen_place(desk)
    return desk.vault.back_up(place if place is not None and place.is_dir() else None, looker)


def back_up_if_there(desk: Desk, looker: OnLooker = NOBODY) -> BackupReport | None:
    """A backup to the chosen place; None when none was chosen, its stick is not there, or the looker stopped it.

    After finalizing this runs by itself: a stick that was pulled out must not disturb the work.
    """
    place = chosen_place(desk)
    if place is None or not place.is_dir():
        return None
    try:
        return desk.vault.back_up(place, looker)
    except Refusal:
        return None


def back_up_if_old(desk: Desk, looker: OnLooker = NOBODY) -> BackupReport | None:
    """When nobody waits: the reserve for a full disk, and a backup if the last one is old.

    It goes to the chosen place if that is there, else beside the vault.

    Raises:
        NotNow: ``stopped`` by the looker.
    """
    desk.vault.keep_reserve()
    last = last_backup(desk)
    if last is not None and timedelta() <= desk.clock.now() - last < OLD:
        return None
    return back_up_if_there(desk, looker) or desk.vault.back_up(looker=looker)


def chosen_place(desk: Desk) -> Path | None:
    """The folder that backups go to, or None before one was chosen."""
    with desk.vault.read() as unit:
        place = unit.settings.get(PLACE)
    return Path(place) if isinstance(place, str) else None


def last_backup(desk: Desk) -> datetime | None:
    """When the newest known backup was made."""
    with desk.vault.read() as unit:
        return unit.copies.newest()
