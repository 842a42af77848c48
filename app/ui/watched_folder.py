"""A folder into which a telephone's pictures come: each new picture is told once, when it is there whole."""

from __future__ import annotations

from collections.abc import Mapping
from contextlib import suppress
from functools import partial
from pathlib import Path
from stat import S_ISREG

from PySide6.QtCore import QFileSystemWatcher, QObject, QStorageInfo, QTimer, Signal

from app.ui.session import Session

KINDS = frozenset({".jpg", ".jpeg", ".png", ".pdf", ".heic", ".heif"})
"""HEIC among them: it cannot be read, and whoever waits for the picture is told so instead of waiting on."""
PAUSE = 700
"""Milliseconds between two looks: a picture that has the same length in both was copied to its end."""


class WatchedFolder(QObject):
    """Watches one folder at a time; what lay there before is left alone.

    Signals:
        found: a new picture's path.
        lost: the folder is gone; the cable or card was pulled out.
    """

    found = Signal(object)
    lost = Signal()

    def __init__(self, session: Session, parent: QObject) -> None:
        super().__init__(parent)
        self._session = session
        self.folder: Path | None = None
        self._known: set[Path] | None = None
        self._growing: Mapping[Path, int] = {}
        self._watcher = QFileSystemWatcher(self)
        self._watcher.directoryChanged.connect(self._on_changed)
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setInterval(PAUSE)
        self._timer.timeout.connect(self.look)

    def watch(self, folder: Path) -> None:
        """Begin with a folder."""
        self.stop()
        self.folder = folder
        self._watcher.addPath(str(folder))
        self.look()

    def stop(self) -> None:
        """No folder any more."""
        self._timer.stop()
        if self._watcher.directories():
            self._watcher.removePaths(self._watcher.directories())
        self.folder, self._known, self._growing = None, None, {}

    def look(self) -> None:
        """Look into the folder, on the lane; the first look only learns what is there already."""
        if self.folder is not None:
            job = partial(pictures_in, self.folder)
            self._session.lanes.table.run(job, partial(self._on_seen, self.folder), self._on_lost, keeper=self)

    def _on_changed(self, _folder: str) -> None:
        self._timer.start()

    def _on_seen(self, folder: Path, sizes: Mapping[Path, int]) -> None:
        if folder != self.folder:
            return
        if self._known is None:
            self._known = set(sizes)
            return
        fresh = {path: size for path, size in sizes.items() if path not in self._known}
        whole = [path for path, size in fresh.items() if size and self._growing.get(path) == size]
        self._known.update(whole)
        self._growing = {path: size for path, size in fresh.items() if path not in whole}
        if self._growing:
            self._timer.start()
        for path in whole:
            self.found.emit(path)

    def _on_lost(self, _error: Exception) -> None:
        self.stop()
        self.lost.emit()


def pictures_in(folder: Path) -> dict[Path, int]:
    """The pictures of a folder with their lengths in bytes, oldest first."""
    found = []
    for path in folder.iterdir():
        if path.suffix.lower() in KINDS:
            with suppress(FileNotFoundError):  # renamed while it was looked at; the next look finds it
                about = path.stat()
                if S_ISREG(about.st_mode):
                    found.append((about.st_mtime, path.name, path, about.st_size))
    return {path: size for _, _, path, size in sorted(found)}


def telephone_folders() -> list[Path]:
    """Where a card or a telephone that shows itself as a drive keeps its pictures, as far as one is plugged in."""
    roots = [Path(volume.rootPath()) for volume in QStorageInfo.mountedVolumes() if volume.isReady()]
    return [found for root in roots if (found := root / "DCIM").is_dir()]
