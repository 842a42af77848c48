"""``hosolang`` without a command opens the window."""

from argparse import Namespace
from importlib import import_module

from app import display
from app.cli.folders import folder


def open_window(arguments: Namespace) -> int:
    """Runs until the window is closed; refused (``no-display``) where there is no screen."""
    display.require()
    ended: int = import_module("app.main").open_window(folder(arguments), user=arguments.user or "")
    return ended
