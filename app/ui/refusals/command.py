"""What a typed command, or the program itself, can have wrong."""

from PySide6.QtCore import QCoreApplication


def command_words() -> dict[str, tuple[str, str]]:
    """By code: what happened, and what to do."""
    return {**_lists(), **_program()}


def _lists() -> dict[str, tuple[str, str]]:
    """What a list cannot show."""
    translate = QCoreApplication.translate
    return {
        "bad-limit": (
            translate("Errors", "So many rows cannot be shown at once."),
            translate("Errors", "Ask for 1 to 1000."),
        ),
        "bad-cursor": (
            translate("Errors", "The place in the list is not known any more."),
            translate("Errors", "Open the list again from the first page."),
        ),
        "unknown-state": (
            translate("Errors", "Dossiers have no such state."),
            translate("Errors", "Choose one of the list."),
        ),
        "bad-month": (
            translate("Errors", "This is not a month."),
            translate("Errors", "Write it as 2026-11."),
        ),
    }


def _program() -> dict[str, tuple[str, str]]:
    """What keeps the program from doing it."""
    translate = QCoreApplication.translate
    return {
        "bad-usage": (
            translate("Errors", "Something is missing in what was asked, or two things exclude each other."),
            translate("Errors", "Look at the help of the command."),
        ),
        "no-display": (
            translate("Errors", "There is no screen on which the window could open."),
            translate("Errors", "Start the program on the laptop itself, or use its commands."),
        ),
        "unreadable-message": (
            translate("Errors", "Another program asked for something that cannot be trusted. It was not done."),
            translate("Errors", "Close both windows of this program and open it once more."),
        ),
        "hand-over-cut": (
            translate("Errors", "The open window ended before it had answered."),
            translate("Errors", "Look first at the dossier what was done, then go on."),
        ),
        "demo-failed": (
            translate("Errors", "The trial run did not come to its end."),
            translate("Errors", "Nothing of the villagers is in it. Tell the keeper of this machine."),
        ),
        "our-fault": (
            translate("Errors", "This is a fault of the program, not yours."),
            translate("Errors", "Go back and try again. If it happens again, call the keeper of this machine."),
        ),
    }
