"""What the keeper's work can refuse, in words: users, backups, erasing, the register, what stands aside, undoing."""

from PySide6.QtCore import QCoreApplication


def keeper_errors() -> dict[str, tuple[str, str]]:
    """By the codes of the services about the vault and about persons."""
    return {**_users(), **_backups(), **_persons(), **_undoing(), **_news()}


def _users() -> dict[str, tuple[str, str]]:
    translate = QCoreApplication.translate
    return {
        "own-slot": (
            translate("Errors", "Nobody takes their own way in away."),
            translate("Errors", "Another keeper of this machine can do it."),
        ),
        "last-keeper": (
            translate("Errors", "The machine needs a keeper."),
            translate("Errors", "Make another user keeper first."),
        ),
        "unknown-role": (
            translate("Errors", "There is no such role."),
            translate("Errors", "Choose helper, officer or keeper."),
        ),
        "which-user": (
            translate("Errors", "This backup has several users."),
            translate("Errors", "Type your name as it was at the time of the backup."),
        ),
    }


def _backups() -> dict[str, tuple[str, str]]:
    translate = QCoreApplication.translate
    return {
        "no-backup": (
            translate("Errors", "There is no backup of this program here."),
            translate("Errors", "Choose the backup's file, or the folder on the stick where backups lie."),
        ),
        "which-backup": (
            translate("Errors", "Backups of several vaults lie here."),
            translate("Errors", "Choose the folder of the one that is meant."),
        ),
        "vault-not-empty": (
            translate("Errors", "A vault with dossiers lies here already."),
            translate("Errors", "Tick that it is put aside for 30 days, or restore on another machine."),
        ),
        "unsuitable-folder": (
            translate("Errors", "The vault cannot lie in this folder: a stick, a network or a synchronised folder."),
            translate("Errors", "Choose a folder on this machine's own disk."),
        ),
        "bad-output": (
            translate("Errors", "It cannot be written there."),
            translate("Errors", "Choose another folder, or look whether the stick is full or locked."),
        ),
    }


def _news() -> dict[str, tuple[str, str]]:
    translate = QCoreApplication.translate
    return {
        "log-cut": (
            translate("Errors", "The power went while the last answer was being written."),
            translate("Errors", "Look at the last answer of the dossier in the making; everything before it is there."),
        ),
        "reserve-given": (
            translate("Errors", "The disk is nearly full. What was typed could still be saved."),
            translate("Errors", "Make room now: videos, old downloads. Finish this dossier, begin no other."),
        ),
        "papers-damaged": (
            translate("Errors", "{count} attached papers cannot be read any more."),
            translate("Errors", "Check the vault (Settings, vault and users), and attach them again."),
        ),
    }


def _persons() -> dict[str, tuple[str, str]]:
    translate = QCoreApplication.translate
    return {
        "unknown-person": (
            translate("Errors", "This machine holds no dossier of that person."),
            translate("Errors", "Look for the number, or for the whole name."),
        ),
        "which-person": (
            translate("Errors", "Several persons bear that name."),
            translate("Errors", "Choose by the number of the card or by the year of birth."),
        ),
        "still-on-its-way": (
            translate("Errors", "A dossier of these is still on its way, so that nothing was erased."),
            translate("Errors", "Withdraw it, or send and wait for the answer, then erase."),
        ),
        "nothing-due": (
            translate("Errors", "No dossier's time of keeping is over."),
            translate("Errors", "Nothing to do."),
        ),
        "bad-days": (
            translate("Errors", "Dossiers are kept 0 to 3650 days."),
            translate("Errors", "Type another number."),
        ),
        "unknown-record": (
            translate("Errors", "Nothing stands aside under this number any more."),
            translate("Errors", "Open the page again."),
        ),
    }


def _undoing() -> dict[str, tuple[str, str]]:
    translate = QCoreApplication.translate
    return {
        "nothing-to-undo": (
            translate("Errors", "There is nothing to take back."),
            translate("Errors", "Go on filling in."),
        ),
        "nothing-to-redo": (
            translate("Errors", "There is nothing to do again."),
            translate("Errors", "Go on filling in."),
        ),
    }
