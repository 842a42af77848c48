"""``hosolang`` without a command opens the window; ``hosolang practise`` the one with invented people."""

from argparse import Namespace
from importlib import import_module
from types import ModuleType

from app import display, paths
from app.cli.folders import folder


def open_window(arguments: Namespace) -> int:
    """Runs until the window is closed; refused (``no-display``) where there is no screen."""
    display.require()
    ended: int = _program().open_window(folder(arguments), user=arguments.user or "")
    return ended


def practise(arguments: Namespace) -> int:
    """The window beside a gateway of this machine, in a folder apart from the real work's."""
    display.require()
    ended: int = _program().practise(arguments.data or paths.practice_folder())
    return ended


def _program() -> ModuleType:
    """``app.main``; the window's room comes before it, which keeps PySide from reading the sources of what follows."""
    import_module("app.ui")
    return import_module("app.main")
