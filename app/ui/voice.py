"""A voice that reads aloud: the system's, or recordings of labels; often there is none.

Asked first is Qt's (QtTextToSpeech, imported on first use), then programs of the system.

What is said goes by the speaking program's standard input, never as an argument that other users of the machine could
see, and never by a file.
"""

from __future__ import annotations

import ctypes
import re
import shutil
import subprocess
import sys
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Protocol

from PySide6.QtCore import QObject, Signal

from app.services.masking import COVER, SHOWN
from forms.voice_script import file_of

if TYPE_CHECKING:
    from PySide6.QtTextToSpeech import QTextToSpeech

    from app.ui.background import Lane

_NO_WINDOW = 0x08000000 if sys.platform == "win32" else 0
_PATIENCE = 10
_SAPI = (
    "Add-Type -AssemblyName System.Speech; [Console]::InputEncoding=[Text.Encoding]::UTF8;"
    "$s=New-Object System.Speech.Synthesis.SpeechSynthesizer;"
    "$v=$s.GetInstalledVoices()|Where-Object{$_.Enabled -and $_.VoiceInfo.Culture.Name -eq 'vi-VN'};"
    "if(-not $v){exit 3};$s.SelectVoice(@($v)[0].VoiceInfo.Name);"
)
"""Windows' own voices; exit code 3 where none of them is Vietnamese."""


class Voice(Protocol):
    """Says one thing at a time."""

    def say(self, text: str) -> None:
        """Begin to say it, and come back at once; what was being said before ends."""

    def stop(self) -> None:
        """Be quiet."""


class QtVoice(QObject):
    """The system's own voice by Qt; made on the window's thread, asked from any.

    Signals:
        asked: what to say; "" is silence.
    """

    asked = Signal(str)

    def __init__(self, engine: QTextToSpeech) -> None:
        super().__init__()
        self._engine = engine
        engine.setParent(self)
        self.asked.connect(self._on_asked)

    def say(self, text: str) -> None:
        """See :class:`Voice`."""
        self.asked.emit(text)

    def stop(self) -> None:
        """See :class:`Voice`."""
        self.asked.emit("")

    def _on_asked(self, text: str) -> None:
        self._engine.stop()
        if text:
            self._engine.say(text)


class CommandVoice:
    """A program of the system that reads its standard input aloud."""

    def __init__(self, command: Sequence[str]) -> None:
        self._command = list(command)
        self._speaking: subprocess.Popen[bytes] | None = None

    def say(self, text: str) -> None:
        """See :class:`Voice`."""
        self.stop()
        self._speaking = subprocess.Popen(  # noqa: S603 - a program found on this machine, with fixed arguments
            self._command,
            stdin=subprocess.PIPE,
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
            creationflags=_NO_WINDOW,
        )
        if self._speaking.stdin is not None:
            self._speaking.stdin.write(text.encode() + b"\n")
            self._speaking.stdin.close()

    def stop(self) -> None:
        """See :class:`Voice`."""
        if self._speaking is not None:
            self._speaking.kill()
            self._speaking.wait()
            self._speaking = None

    def wait(self) -> None:
        """Until it has said everything."""
        if self._speaking is not None:
            self._speaking.wait()
            self._speaking = None


class Recordings:
    """A helper's own voice: ``FOLDER/CODE/NAME.wav``, NAME being the last part of the question's ref."""

    def __init__(self, folders: Sequence[Path]) -> None:
        self._folders = tuple(folders)

    def file(self, code: str, ref: str) -> Path | None:
        """The recording of one label, or None."""
        name = file_of(ref)
        wanted = (folder / code / name for folder in self._folders)
        return next((file for file in wanted if file.is_file()), None)


def load_qt() -> bool:
    """Bring Qt's voices, on a lane: it takes a moment; False where this machine lacks a library for them."""
    try:
        if sys.platform.startswith("linux"):
            ctypes.CDLL("libspeechd.so.2")  # Qt's only engine there; without it Qt complains instead of saying none
        import PySide6.QtTextToSpeech  # noqa: F401, PLC0415 - loading it is the point
    except (ImportError, OSError):
        return False
    return True


def qt_voice() -> QtVoice | None:
    """A Vietnamese voice of Qt's engines, on the window's thread after :func:`load_qt`; None where none speaks it."""
    from PySide6.QtCore import QLocale  # noqa: PLC0415 - only a voice of Qt asks for it
    from PySide6.QtTextToSpeech import QTextToSpeech  # noqa: PLC0415 - load_qt brought it

    for name in QTextToSpeech.availableEngines():
        if name == "mock":  # Qt's own, which says nothing
            continue
        engine = QTextToSpeech(name)
        spoken = [each for each in engine.availableLocales() if each.language() == QLocale.Language.Vietnamese]
        if spoken and engine.state() != QTextToSpeech.State.Error:
            engine.setLocale(spoken[0])
            engine.setRate(-0.2)  # a little slower than people of a city speak
            return QtVoice(engine)
    return None


def look_for(lane: Lane, take: Callable[[Voice | None], None], keeper: QObject) -> None:
    """Look for a Vietnamese voice on a lane, Qt's before other programs'; ``take`` gets it, or None."""

    def on_qt(are_here: bool) -> None:  # noqa: FBT001 - what the lane gives
        found = qt_voice() if are_here else None
        if found is not None:
            take(found)
        else:
            lane.run(find_voice, take, keeper=keeper)

    lane.run(load_qt, on_qt, keeper=keeper)


def find_voice() -> Voice | None:
    """A Vietnamese voice among the system's programs, if it has one; it starts them, so it is called on a lane."""
    if sys.platform == "win32":
        shell = shutil.which("powershell")
        if shell and _ends_well([shell, "-NoProfile", "-Command", _SAPI]):
            return CommandVoice([shell, "-NoProfile", "-Command", _SAPI + "$s.Speak([Console]::In.ReadToEnd())"])
        return None
    espeak = shutil.which("espeak-ng")
    if espeak and _ends_well([espeak, "-q", "-v", "vi", "a"]):
        return CommandVoice([espeak, "-v", "vi", "-s", "140", "--stdin"])
    dispatcher = shutil.which("spd-say")
    if dispatcher and _ends_well([dispatcher, "-L"]):
        return CommandVoice([dispatcher, "--language", "vi", "--pipe-mode"])
    return None


class Player:
    """Plays one recording at a time by a program of the system."""

    def __init__(self) -> None:
        self._playing: subprocess.Popen[bytes] | None = None

    def play(self, command: Sequence[str], file: Path) -> None:
        """To its end, on a lane of its own; a label takes a few seconds, and none longer than somebody listens."""
        with subprocess.Popen(  # noqa: S603 - a program found on this machine, with fixed arguments
            [*command, str(file)],
            stdin=subprocess.DEVNULL,
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
            creationflags=_NO_WINDOW,
        ) as self._playing:
            try:
                self._playing.wait(_PATIENCE)
            except subprocess.TimeoutExpired:
                self._playing.kill()

    def stop(self) -> None:
        """Be quiet, from any thread."""
        if self._playing is not None:
            self._playing.kill()


def player() -> list[str] | None:
    """The command that plays a sound file whose path follows, or None: then Qt does, as on Windows."""
    found = shutil.which("paplay") or shutil.which("aplay")
    return [found] if found else None


def aloud(label: str, words: str) -> str:
    """A label and its answer as one hears them: long numbers digit by digit, dates in words, what is covered unsaid."""
    said = re.sub(rf"{COVER}+(\d{{{SHOWN}}})", lambda end: f"số được che, cuối là {' '.join(end[1])}", words)
    said = re.sub(rf"{COVER}+", "số được che", said)
    said = re.sub(r"\b(\d{1,2})/(\d{1,2})/(\d{4})\b", r"ngày \1 tháng \2 năm \3", said)
    said = re.sub(r"\d{5,}", lambda run: " ".join(run.group()), said)
    return f"{label}: {said}." if label else f"{said}."


def _ends_well(command: Sequence[str]) -> bool:
    try:
        done = subprocess.run(  # noqa: S603 - a program found on this machine, with fixed arguments
            command,
            stdin=subprocess.DEVNULL,
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
            timeout=_PATIENCE,
            creationflags=_NO_WINDOW,
            check=False,
        )
    except (OSError, subprocess.TimeoutExpired):
        return False
    return done.returncode == 0
