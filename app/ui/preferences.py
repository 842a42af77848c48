"""How the window looks on this machine and when it locks itself: a few words in a small file, none about a citizen."""

from pathlib import Path
from typing import NamedTuple

from app.ui.tokens import TEXT_SIZES, THEMES

LOCK_MINUTES = (2, 5, 10, 30)
"""Minutes without a key or a touch after which the screen may lock; there is no "never"."""

TYPING = ("auto", "off", "telex", "vni")
"""How keys become Vietnamese letters; "auto" is Telex where the machine has no input method of its own."""


class Preferences(NamedTuple):
    """What was chosen; ``text_size`` in percent, ``lock_minutes`` one of :data:`LOCK_MINUTES`.

    ``covered``: others can see the screen, so that numbers of persons show only their ends.
    """

    theme: str = "light"
    text_size: int = 100
    lock_minutes: int = 10
    typing: str = "auto"
    covered: bool = False


def read(folder: Path) -> Preferences:
    """The file's words; what is missing, unknown or broken is as it was delivered."""
    try:
        lines = _file(folder).read_text(encoding="utf-8").splitlines()
    except (OSError, UnicodeDecodeError):
        return Preferences()
    said = dict(line.split("=", 1) for line in lines if "=" in line)
    return Preferences(
        _one_of(THEMES, said.get("theme", ""), "light"),
        int(_one_of(tuple(map(str, TEXT_SIZES)), said.get("text_size", ""), "100")),
        int(_one_of(tuple(map(str, LOCK_MINUTES)), said.get("lock_minutes", ""), "10")),
        _one_of(TYPING, said.get("typing", ""), "auto"),
        said.get("covered") == "True",
    )


def write(folder: Path, chosen: Preferences) -> None:
    """Remember them; where nothing can be written they hold until the program ends."""
    text = "".join(f"{name}={value}\n" for name, value in chosen._asdict().items())
    try:
        _file(folder).write_text(text, encoding="utf-8")
    except OSError:
        return


def _one_of(known: tuple[str, ...], said: str, otherwise: str) -> str:
    return said if said in known else otherwise


def _file(folder: Path) -> Path:
    return folder / "window.txt"
