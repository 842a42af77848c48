"""Folders that cannot keep a vault: FAT (no rights, no safe renaming), a network drive (locks lie), a synced folder.

A synced folder copies the log and the database at different moments, to somebody else's machine. Sticks with FAT may
hold backups: those are written whole and verified.
"""

import ctypes
import os
import sys
from collections.abc import Sequence
from pathlib import Path, PurePosixPath

from forms.refusal import Refusal

_FAT = {"vfat", "msdos", "exfat", "fat", "fat12", "fat16", "fat32"}
_NETWORK = {"nfs", "nfs4", "cifs", "smb3", "smbfs", "afs", "ncpfs", "davfs", "ceph", "glusterfs", "fuse.sshfs"}
_NETWORK |= {"fuse.rclone", "fuse.davfs2", "fuse.s3fs", "fuse.google-drive-ocamlfuse", "fuse.gvfsd-fuse"}
_SYNCED_NAMES = {"onedrive", "dropbox", "google drive", "googledrive", "icloud drive", "iclouddrive", "nextcloud"}
_SYNCED_NAMES |= {"owncloud", "pcloud", "yandex.disk", "megasync", "syncthing", "resilio sync", "box sync"}
_SYNCED_MARKS = (".dropbox", ".stfolder", ".sync", ".owncloudsync.log", ".nextcloudsync.log")
_REMOTE_DRIVE = 4
"""``GetDriveTypeW``: DRIVE_REMOTE."""

Mounts = Sequence[tuple[str, str]]
"""Mount points with the types of their file systems."""


def require_suitable(folder: Path, mounts: Mounts | None = None) -> None:
    """Refuse a folder that cannot keep a vault, and say why.

    Args:
        folder: where the vault is to lie; it need not exist yet.
        mounts: what is mounted where; the system's own list when not given.

    Raises:
        Refusal: ``unsuitable-folder`` with the fact ``reason``: fat, network or synced.
    """
    reason = unsuitable(folder, mounts)
    if reason:
        raise Refusal(
            "unsuitable-folder",
            f"{folder} cannot keep a vault: {_SENTENCES[reason]} Choose a folder on this machine.",
            folder=str(folder),
            reason=reason,
        )


def unsuitable(folder: Path, mounts: Mounts | None = None) -> str:
    """``fat``, ``network``, ``synced``, or empty for a suitable folder."""
    place = Path(os.path.abspath(folder))  # noqa: PTH100 - resolve() would follow a link that is not there yet
    if _is_synced(place):
        return "synced"
    kind = _kind_of_windows(place) if sys.platform == "win32" else _kind_of_mount(place, mounts or _mounts())
    return "fat" if kind in _FAT else "network" if kind in _NETWORK else ""


_SENTENCES = {
    "fat": "its disk is formatted with FAT, which protects no file and may tear one at a power cut.",
    "network": "it lies on a network drive, where two programs can write at once and a line can break in the middle.",
    "synced": "it is copied to other machines by a synchronising program, which tears the vault and takes it away.",
}


def _is_synced(place: Path) -> bool:
    names = [part.casefold() for part in place.parts]
    if any(name == known or name.startswith(f"{known} ") for name in names for known in _SYNCED_NAMES):
        return True
    return any((above / mark).exists() for above in (place, *place.parents) for mark in _SYNCED_MARKS)


def _kind_of_mount(place: Path, mounts: Mounts) -> str:
    wanted = PurePosixPath(place.as_posix())
    fitting = [(len(PurePosixPath(point).parts), kind) for point, kind in mounts if wanted.is_relative_to(point)]
    return max(fitting, default=(0, ""))[1]


def _mounts() -> Mounts:
    try:
        lines = Path("/proc/self/mounts").read_text(encoding="utf-8", errors="replace").splitlines()
    except OSError:
        return ()
    fields = (line.split(" ") for line in lines)
    return [(_unescaped(each[1]), each[2].casefold()) for each in fields if len(each) > 2]


def _unescaped(point: str) -> str:
    return point.replace("\\040", " ").replace("\\011", "\t").replace("\\134", "\\")


def _kind_of_windows(place: Path) -> str:
    if place.drive.startswith("\\\\"):
        return "cifs"
    kernel = getattr(ctypes, "windll").kernel32  # noqa: B009 - the name exists on Windows alone
    root = f"{place.drive}\\"
    if kernel.GetDriveTypeW(root) == _REMOTE_DRIVE:
        return "cifs"
    name = ctypes.create_unicode_buffer(64)
    kernel.GetVolumeInformationW(root, None, 0, None, None, None, name, len(name))
    return name.value.casefold()
