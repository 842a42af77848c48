"""What becomes of a fault of our own: a report that says where in the code, and nothing about any citizen."""

import platform
import sys
import tempfile
import traceback
from datetime import UTC, datetime
from pathlib import Path

from app.paths import reports_folder


def write_report(fault: BaseException, data: Path) -> Path | None:
    """Write the chain of faults as types and code lines; messages and values are left out, for they may hold names.

    Returns:
        The file, in the data directory or else in the system's temporary one; None when neither can be written.
    """
    text = report_text(fault)
    name = f"fault-{datetime.now(UTC):%Y%m%d-%H%M%S}.txt"
    inside = [reports_folder(data)] if data.is_dir() else []  # a fault must not make the folder of a vault
    for folder in (*inside, Path(tempfile.gettempdir())):
        try:
            folder.mkdir(parents=True, exist_ok=True)
            (folder / name).write_text(text, encoding="utf-8")
        except OSError:
            continue
        return folder / name
    return None


def report_text(fault: BaseException) -> str:
    """The report's text: versions, then each fault's type with its frames, innermost last."""
    lines = [f"Python {platform.python_version()} on {platform.platform()}"]
    seen: BaseException | None = fault
    while seen is not None:
        lines.append(type(seen).__module__ + "." + type(seen).__qualname__)
        frames = traceback.extract_tb(seen.__traceback__)
        lines += [f"  {short_path(frame.filename)}:{frame.lineno} in {frame.name}" for frame in frames]
        seen = seen.__cause__ or seen.__context__
    return "\n".join(lines) + "\n"


def short_path(filename: str) -> str:
    """A path without the folders of this machine, which may carry a person's name."""
    found = [Path(filename).relative_to(base) for base in map(Path, sys.path) if _is_in(filename, base)]
    return min((part.as_posix() for part in found), key=len, default=Path(filename).name)


def _is_in(filename: str, base: Path) -> bool:
    return base.is_absolute() and Path(filename).is_relative_to(base)
