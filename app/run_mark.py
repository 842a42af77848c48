"""What the next start finds when this run ends without a goodbye: a mark, and the lines of code of a hard crash.

The mark lies beside the reports of caught faults while the window runs, and goes with its close. Python writes into it
itself when the process is torn down by a fault of native code: files, lines and function names, never a value.
"""

import faulthandler
import re
import sys
from contextlib import suppress
from datetime import UTC, datetime
from pathlib import Path
from typing import IO

from app.paths import reports_folder, running_mark

CRASHED, CUT = "crashed", "cut"
"""How a run ended without a goodbye, as the report's name tells: torn down by a fault, or gone without a word."""

_LARGEST = 1 << 20
_HEADER = r"Python [\d.]{3,12} on \w{3,20}|Started [\d: -]{19} UTC"
_FRAME = r'  File "(?P<file>[^"]*)", line (?P<line>\d+) in (?P<name>[\w<>.]+)'
_SAID = r"(Fatal Python error|Windows fatal exception): [\w ():.-]{1,80}"
_THREAD = r"(Current thread|Thread) 0x[0-9a-f]+.*"


class RunMark:
    """The mark of one run of the window; where its folder cannot be written there is none."""

    def __init__(self, data: Path) -> None:
        self._data = data
        self._file: IO[str] | None = None

    def begin(self) -> None:
        """Leave the mark beside a vault that is there; a run before the first start's end leaves none."""
        if self._file is not None or not self._data.is_dir() or not any(self._data.iterdir()):
            return  # a folder that only holds a mark would pass for one with a vault
        with suppress(OSError):
            reports_folder(self._data).mkdir(exist_ok=True)
            file = running_mark(self._data).open("a", encoding="utf-8")
            if not _hold(file):
                file.close()  # another run's, which a lost bell did not reach
                return
            file.truncate(0)
            file.write(f"Python {sys.version.split()[0]} on {sys.platform}\n")
            file.write(f"Started {datetime.now(UTC):%Y-%m-%d %H:%M:%S} UTC\n")
            file.flush()
            faulthandler.enable(file, all_threads=True)
            self._file = file

    def end(self) -> None:
        """Goodbye: nothing is left to tell."""
        if self._file is not None:
            faulthandler.disable()
            self._file.close()
            self._file = None
            with suppress(OSError):
                running_mark(self._data).unlink()


def take(data: Path, *, was_open: bool) -> None:
    """Make a report of a mark that a dead run left; one that only lost the power before a vault was open made none.

    Args:
        data: the vault's folder.
        was_open: whether that run had the vault open when it ended.
    """
    mark = running_mark(data)
    with suppress(OSError):
        if not mark.is_file():
            return
        with mark.open("r+", encoding="utf-8", errors="replace") as file:
            if not _hold(file):
                return  # that run lives
            raw = file.read(_LARGEST)
        mark.unlink()  # Windows forbids it while that run lives
        text = told(raw)
        how = CRASHED if "\n  " in text else CUT
        if how == CRASHED or was_open:
            name = f"fault-{datetime.now(UTC):%Y%m%d-%H%M%S}-{how}.txt"
            (mark.parent / name).write_text(text, encoding="utf-8")


def told(raw: str) -> str:
    """The report of a mark: only lines of a known kind, their paths without the folders of this machine."""
    return "\n".join(filter(None, map(_line, raw.splitlines()))) + "\n"


def _line(raw: str) -> str:
    if frame := re.fullmatch(_FRAME, raw):
        from app.errors import short_path  # noqa: PLC0415 - the start must not bring it

        return f"  {short_path(frame['file'])}:{frame['line']} in {frame['name']}"
    if re.fullmatch(_HEADER, raw) or re.fullmatch(_SAID, raw):
        return raw
    return "Thread" if re.fullmatch(_THREAD, raw) else ""


if sys.platform == "win32":

    def _hold(file: IO[str]) -> bool:  # noqa: ARG001 - the same face on both systems
        return True  # an open file cannot be deleted there, which tells as much
else:
    import fcntl

    def _hold(file: IO[str]) -> bool:
        """Whether no other run holds the mark; it is held as long as the file is open."""
        try:
            fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except OSError:
            return False
        return True
