"""Backups as the helper lives with them: to the chosen place, after each finalizing, and when the last is old."""

from datetime import datetime, timedelta
from pathlib import Path

from app.services.desk import Desk
from app.services.roles import Act, require
from app.storage.records import BackupReport
from forms.refusal import Refusal

PLACE = "backup.place"
OLD = timedelta(hours=8)
"""While the program runs, a backup that is older than this is made anew when nobody waits."""


def choose_place(desk: Desk, place: Path) -> BackupReport:
    """Let backups go to a folder on a stick or another disk from now on, and make the first one at once (``role``)."""
    require(desk, Act.BACKUP)
    report = desk.vault.back_up(place)
    with desk.vault.write() as unit:
        unit.settings.put(PLACE, report.copy.place)
        unit.journal.append("backup-place", desk.vault.vault_id, {})
    return report


def back_up_to_file(desk: Desk, target: Path) -> BackupReport:
    """One backup in one file, with all papers, to be carried (``role``)."""
    require(desk, Act.BACKUP)
    return desk.vault.back_up_to_file(target)


def back_up_if_there(desk: Desk) -> BackupReport | None:
    """A backup to the chosen place; None when none was chosen or its stick is not there.

    After finalizing this runs by itself: a stick that was pulled out must not disturb the work.
    """
    place = chosen_place(desk)
    if place is None or not place.is_dir():
        return None
    try:
        return desk.vault.back_up(place)
    except Refusal:
        return None


def back_up_if_old(desk: Desk) -> BackupReport | None:
    """When nobody waits: the reserve for a full disk, and a backup if the last one is old.

    It goes to the chosen place if that is there, else beside the vault.
    """
    desk.vault.keep_reserve()
    last = last_backup(desk)
    if last is not None and timedelta() <= desk.clock.now() - last < OLD:
        return None
    return back_up_if_there(desk) or desk.vault.back_up()


def chosen_place(desk: Desk) -> Path | None:
    """The folder that backups go to, or None before one was chosen."""
    with desk.vault.read() as unit:
        place = unit.settings.get(PLACE)
    return Path(place) if isinstance(place, str) else None


def last_backup(desk: Desk) -> datetime | None:
    """When the newest known backup was made."""
    with desk.vault.read() as unit:
        return unit.copies.newest()
