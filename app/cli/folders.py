"""Where a command's vault lies: ``--data``, or this user's local application data."""

from argparse import Namespace
from pathlib import Path

from app.paths import data_folder


def folder(arguments: Namespace) -> Path:
    """The data directory of a command."""
    given: Path | None = arguments.data
    return given or data_folder()
