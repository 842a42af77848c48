"""What keeps a vault shut: passphrase, PIN, recovery code, folder, disk."""

from PySide6.QtCore import QCoreApplication


def opening_words() -> dict[str, tuple[str, str]]:
    """By code: what happened, and what to do."""
    return {**_locks(), **_folders()}


def _locks() -> dict[str, tuple[str, str]]:
    """Who may open it, and with what."""
    translate = QCoreApplication.translate
    return {
        "wrong-passphrase": (
            translate("Errors", "The passphrase is not right."),
            translate("Errors", "Look at the capital letters and the Vietnamese typing, then try again."),
        ),
        "weak-passphrase": (
            translate("Errors", "The passphrase is too easy to guess."),
            translate("Errors", "Take four words or twelve letters at the least, and nothing that many people use."),
        ),
        "wait-seconds": (
            translate("Errors", "Please wait after a wrong passphrase: {seconds} seconds."),
            translate("Errors", "Then try again."),
        ),
        "no-passphrase": (
            translate("Errors", "No passphrase was typed."),
            translate("Errors", "Type the passphrase, then try again."),
        ),
        "not-the-same": (
            translate("Errors", "What was typed the second time differs from the first."),
            translate("Errors", "Type it twice again."),
        ),
        "unknown-user": (
            translate("Errors", "Nobody of that name may open these dossiers."),
            translate("Errors", "Look at the spelling of the name."),
        ),
        "weak-pin": (
            translate("Errors", "This PIN is too easy to guess."),
            translate("Errors", "Take four to twelve digits, not all the same and not in a row."),
        ),
        "wrong-pin": (
            translate("Errors", "The PIN is not right; {tries} tries are left."),
            translate("Errors", "Try again, or type the passphrase."),
        ),
        "pin-spent": (
            translate("Errors", "The PIN does not lift the lock any more."),
            translate("Errors", "Type the passphrase."),
        ),
        "wrong-recovery-code": (
            translate("Errors", "This is not the recovery code of these dossiers."),
            translate("Errors", "Look whether the paper belongs to this machine."),
        ),
        "recovery-code-mistyped": (
            translate("Errors", "Group {group} of the recovery code is not right."),
            translate("Errors", "Compare this group with the paper, letter by letter."),
        ),
        "recovery-code-length": (
            translate("Errors", "The recovery code has {groups} groups of {size} characters; {typed} were typed."),
            translate("Errors", "Compare it with the paper, group by group."),
        ),
        "locked": (
            translate("Errors", "The screen is locked."),
            translate("Errors", "Unlock it first."),
        ),
        "vault-locked": (
            translate("Errors", "The screen is locked."),
            translate("Errors", "Unlock it first."),
        ),
        "opened-for-reading": (
            translate("Errors", "The dossiers are open only for reading."),
            translate("Errors", "Close the program and open it again."),
        ),
    }


def _folders() -> dict[str, tuple[str, str]]:
    """What the folder and the disk have, or lack."""
    translate = QCoreApplication.translate
    return {
        "vault-busy": (
            translate("Errors", "The program is open already on this machine."),
            translate("Errors", "Use the window that is open, or close it first."),
        ),
        "vault-exists": (
            translate("Errors", "There are dossiers in this folder already."),
            translate("Errors", "Unlock them, or choose another folder."),
        ),
        "no-vault": (
            translate("Errors", "There is no vault of dossiers in this folder."),
            translate("Errors", "Look whether the right disk or stick is plugged in."),
        ),
        "newer-version": (
            translate("Errors", "The dossiers were written by a newer version of this program."),
            translate("Errors", "Install the newer version."),
        ),
        "older-version": (
            translate("Errors", "The dossiers were written by a much older version of this program."),
            translate("Errors", "Call the keeper of this machine."),
        ),
        "damaged": (
            translate("Errors", "The file that holds the dossiers is damaged."),
            translate("Errors", "Do not delete anything; call the keeper of this machine."),
        ),
        "damaged-record": (
            translate("Errors", "One dossier cannot be read."),
            translate("Errors", "Leave it as it is and call the keeper of this machine; the others can be used."),
        ),
        "not-writable": (
            translate("Errors", "Nothing can be written into this folder."),
            translate("Errors", "Choose another folder, or ask the keeper of this machine."),
        ),
        "disk-full": (
            translate("Errors", "The disk is full."),
            translate("Errors", "Make room on the disk, then try again."),
        ),
        "disk-error": (
            translate("Errors", "The disk did not take what was written."),
            translate("Errors", "Restart the machine; if it happens again, call the keeper."),
        ),
        "log-cut": (
            translate("Errors", "The power went while the last answer was being written."),
            translate("Errors", "Look at the last answer of the dossier in the making; everything before it is there."),
        ),
        "reserve-given": (
            translate("Errors", "The disk is nearly full. What was typed could still be saved."),
            translate("Errors", "Make room now: videos, old downloads. Finish this dossier, begin no other."),
        ),
    }
