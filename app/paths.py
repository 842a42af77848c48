"""Where this program keeps its things: local application data, never a synced or roaming folder."""

import os
import sys
from pathlib import Path

NAME = "hosolang"

_NO_VAULT = frozenset({"vault.lock", "waits.json", "window.socket", "reports"})
"""The lock, the count of wrong passphrases, the bell and reports of faults stand in a folder before a vault does."""


def data_folder() -> Path:
    """The default place of the vault; ``hosolang --data DIR`` names another."""
    return _local_data() / NAME


def practice_folder() -> Path:
    """The place of the practice vault, apart from the real one."""
    return _local_data() / f"{NAME}-practice"


def practice_vault(practice: Path) -> Path:
    """The vault in a practice folder; its gateway's folder lies beside it."""
    return practice / "vault"


def holds_a_vault(data: Path) -> bool:
    """Whether a vault lies there, whole or not; what a refused restore leaves behind is none."""
    return data.is_dir() and any(each.name not in _NO_VAULT for each in data.iterdir())


def reports_folder(data: Path) -> Path:
    """Where reports of the program's own faults lie; they hold no data of a citizen."""
    return data / "reports"


def running_mark(data: Path) -> Path:
    """What lies there while the window runs, and is found again after an end without a goodbye."""
    return reports_folder(data) / "running.txt"


def cache_folder() -> Path:
    """Where what can be built again from public packs is kept; nothing of a citizen ever lies there."""
    if sys.platform == "win32":
        return _local_data() / f"{NAME}-cache"
    if sys.platform == "darwin":
        return Path.home() / "Library" / "Caches" / NAME
    return Path(os.environ.get("XDG_CACHE_HOME") or Path.home() / ".cache") / NAME


def _local_data() -> Path:
    if sys.platform == "win32":
        return Path(os.environ.get("LOCALAPPDATA") or Path.home() / "AppData" / "Local")
    if sys.platform == "darwin":
        return Path.home() / "Library" / "Application Support"
    return Path(os.environ.get("XDG_DATA_HOME") or Path.home() / ".local" / "share")
