"""The default clock of a form: the machine's local time, aware."""

from datetime import datetime


def local_clock() -> datetime:
    """Now, with the machine's own offset."""
    return datetime.now().astimezone()
