"""The command line: the same services as the window, each group of commands imported when asked for."""

from app.cli.entry import main

__all__ = ["main"]
