"""What the keeper's work can refuse: users, backups, erasing, what stands aside."""

from PySide6.QtCore import QCoreApplication


def keeping_words() -> dict[str, tuple[str, str]]:
    """By code: what happened, and what to do."""
    return {**_users(), **_backups(), **_erasing(), **_aside()}


def _users() -> dict[str, tuple[str, str]]:
    """Whose part something is."""
    translate = QCoreApplication.translate
    return {
        "bad-user-name": (
            translate("Errors", "The name is empty or too long."),
            translate("Errors", "Type your name as it stands on papers."),
        ),
        "user-exists": (
            translate("Errors", "Somebody of that name is there already."),
            translate("Errors", "Take another name."),
        ),
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
        "role": (
            translate("Errors", "Your part at this point does not include this."),
            translate("Errors", "Ask the keeper or the officer of this point."),
        ),
        "not-yours": (
            translate("Errors", "This dossier is another helper's."),
            translate("Errors", "Ask them to share it with the point."),
        ),
        "practice": (
            translate("Errors", "This is a vault for practising; it never sends to a real server."),
            translate("Errors", "Open the real vault to enrol this machine."),
        ),
    }


def _backups() -> dict[str, tuple[str, str]]:
    """What a backup or a folder for one cannot give."""
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
        "stopped": (
            translate("Errors", "It was stopped; everything is as it was before."),
            translate("Errors", "Begin again when you like."),
        ),
    }


def _erasing() -> dict[str, tuple[str, str]]:
    """Whose dossiers they are, and whether they may go."""
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
        "erase-what": (
            translate("Errors", "It is missing what is to be erased. Nothing was erased."),
            translate("Errors", "Choose the dossiers, or the person."),
        ),
        "not-confirmed": (
            translate("Errors", "Nothing was erased: nobody confirmed it yet."),
            translate("Errors", "Look at the list once more, then confirm."),
        ),
        "no-trusted-time": (
            translate("Errors", "The server has not told the time yet."),
            translate("Errors", "Send once where there is a network, then try again."),
        ),
        "not-due": (
            translate("Errors", "A dossier is to be kept for now; nothing was erased."),
            translate("Errors", "Look at the day until which it is kept."),
        ),
        "nothing-due": (
            translate("Errors", "No dossier's time of keeping is over."),
            translate("Errors", "Nothing to do."),
        ),
        "still-on-its-way": (
            translate("Errors", "A dossier of these is still on its way, so that nothing was erased."),
            translate("Errors", "Withdraw it, or send and wait for the answer, then erase."),
        ),
        "bad-days": (
            translate("Errors", "Dossiers are kept 0 to 3650 days."),
            translate("Errors", "Type another number."),
        ),
    }


def _aside() -> dict[str, tuple[str, str]]:
    """What stands aside because it cannot be read or sent now."""
    translate = QCoreApplication.translate
    return {
        "cannot-come-back": (
            translate("Errors", "This record cannot come back yet."),
            translate("Errors", "Leave it aside, or restore a backup."),
        ),
        "not-aside": (
            translate("Errors", "Nothing of this dossier stands aside."),
            translate("Errors", "Look at the outbox."),
        ),
        "not-waiting": (
            translate("Errors", "Nothing of this dossier waits to be sent."),
            translate("Errors", "Look at the outbox."),
        ),
        "unknown-record": (
            translate("Errors", "Nothing stands aside under this number any more."),
            translate("Errors", "Open the page again."),
        ),
    }
