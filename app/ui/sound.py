"""Playing a recording by Qt, brought in when the first one is played; a machine without sound stays silent."""

# QtMultimedia brings a video library of some 40 MB; whoever never plays a recording never loads it.
# ruff: noqa: PLC0415

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QUrl

if TYPE_CHECKING:
    from PySide6.QtMultimedia import QMediaPlayer


class Sound(QObject):
    """One recording at a time; the next one ends the one before."""

    def __init__(self) -> None:
        super().__init__()
        self._player: QMediaPlayer | None = None
        try:
            from PySide6.QtMultimedia import QAudioOutput, QMediaPlayer
        except ImportError:
            return
        self._player = QMediaPlayer(self)
        self._player.setAudioOutput(QAudioOutput(self))

    def play(self, file: Path) -> None:
        """Begin, and come back at once."""
        if self._player is not None:
            self._player.stop()
            self._player.setSource(QUrl.fromLocalFile(str(file)))
            self._player.play()

    def stop(self) -> None:
        """Be quiet."""
        if self._player is not None:
            self._player.stop()
