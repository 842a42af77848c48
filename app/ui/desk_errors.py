"""What cards, scanners, papers, printing and a typed command can refuse, in words for the helper."""

from PySide6.QtCore import QCoreApplication


def desk_errors() -> dict[str, tuple[str, str]]:
    """By code: what happened, and what to do; that the data is safe is said beside it."""
    return {**_reading(), **_papers(), **_dossiers(), **_following(), **_typed()}


def _following() -> dict[str, tuple[str, str]]:
    """What following a dossier up can refuse."""
    translate = QCoreApplication.translate
    return {
        "fee-paid": (
            translate("Errors", "The fee is written down as paid already."),
            translate("Errors", "Pay nothing twice; look at the receipt on the dossier's page."),
        ),
        "no-draft-to-confirm": (
            translate("Errors", "The office has no draft to be confirmed now."),
            translate("Errors", "Send and fetch news, then look again."),
        ),
        "words-missing": (
            translate("Errors", "The words are missing."),
            translate("Errors", "Write down in a few words what was said."),
        ),
        "not-silent": (
            translate("Errors", "Nothing is overdue here."),
            translate("Errors", "Look at the day due on the dossier's page."),
        ),
        "nothing-to-tell": (
            translate("Errors", "There is nothing that the office still has to hear."),
            translate("Errors", "Somebody wrote it down before."),
        ),
        "result-not-in-hand": (
            translate("Errors", "The result is not in the villager's hand yet."),
            translate("Errors", "Hand the result over first, then ask how it went."),
        ),
        "bad-picture": (
            translate("Errors", "What was kept cannot be opened as a picture."),
            translate("Errors", "Call the keeper of this machine; the paper receipt counts."),
        ),
    }


def _reading() -> dict[str, tuple[str, str]]:
    """What a scanner, a camera or a code cannot give."""
    translate = QCoreApplication.translate
    return {
        "bad-mrz": (
            translate("Errors", "The lines on the back of the card were not read right."),
            translate("Errors", "Read the three lines again letter by letter, or scan the square code of the card."),
        ),
        "bad-insurance-code": (
            translate("Errors", "This is no number of a health insurance card."),
            translate("Errors", "Look at the card again: two letters and thirteen digits, or ten digits."),
        ),
        "whose-card": (
            translate("Errors", "It is not clear whose card this is. Nothing was filled in."),
            translate("Errors", "Choose the person whose card it is, or confirm that it is right."),
        ),
        "no-code-in-sight": (
            translate("Errors", "The camera sees no code."),
            translate("Errors", "Hold the paper flat and near, in good light, then try again."),
        ),
        "no-camera-part": (
            translate("Errors", "The camera cannot be used on this machine: a part of the system is missing."),
            translate("Errors", "Use a reader, a picture file or the clipboard; the keeper can add what is missing."),
        ),
        "no-camera": (
            translate("Errors", "This camera is not plugged in any more."),
            translate("Errors", "Plug it in and try again, or take another way."),
        ),
        "camera-silent": (
            translate("Errors", "The camera shows nothing."),
            translate("Errors", "Another program may be using it: close that one, then switch the camera on again."),
        ),
        "camera-lost": (
            translate("Errors", "The camera stopped."),
            translate("Errors", "Look at its cable, then switch it on again, or take another way."),
        ),
        "no-person-code": (
            translate("Errors", "This code is not a person's. Nothing was filled in."),
            translate("Errors", "Scan the citizen card, the lines on its back, or a BHYT card; other codes with F8."),
        ),
        "damaged-scan": (
            translate("Errors", "The scanner did not send the code as it is."),
            translate("Errors", "Scan once more; if it happens again, the keeper changes the scanner's setting."),
        ),
        "nothing-scanned": (
            translate("Errors", "The scanner sent nothing."),
            translate("Errors", "Press its key over the code once more."),
        ),
        "no-serial": (
            translate("Errors", "This machine cannot read a scanner on a serial port."),
            translate("Errors", "Let the keeper set the scanner to type as a keyboard does."),
        ),
        "no-such-port": (
            translate("Errors", "There is no scanner on {port}."),
            translate("Errors", "Look at its cable and at the name of the port."),
        ),
        "empty-clipboard": (
            translate("Errors", "Nothing that can be used was copied."),
            translate("Errors", "Copy the code, or a picture of it, then try again."),
        ),
        "not-a-dossier-code": (
            translate("Errors", "This is not the code of a dossier."),
            translate("Errors", "Take the page of the form that has the codes, the last one."),
        ),
        "code-too-large": (
            translate("Errors", "The code holds more than any dossier does; it was not made by this program."),
            translate("Errors", "Do not use it. Call the keeper of this machine."),
        ),
        "not-for-us": (
            translate("Errors", "This file is sealed to another server or another machine."),
            translate("Errors", "Take it to the machine that it was made for."),
        ),
        "file-unreadable": (
            translate("Errors", "An attached paper is not as it was when the dossier was finalized."),
            translate("Errors", "Attach the paper again."),
        ),
        "no-office-key": (
            translate(
                "Errors", "This machine does not know the office's key, without which a code on paper cannot be sealed."
            ),
            translate("Errors", "Ask the commune for a new sheet with a code, and enrol again."),
        ),
        "bad-receipt": (
            translate("Errors", "The server's receipt could not be proved. It does not count."),
            translate("Errors", "Send and fetch once more; do not make the dossier anew."),
        ),
    }


def _papers() -> dict[str, tuple[str, str]]:
    """What papers that are lent, copied or printed refuse."""
    translate = QCoreApplication.translate
    return {
        "already-lent": (
            translate("Errors", "This paper was taken along already and has not come back."),
            translate("Errors", "Write down first that it has come back."),
        ),
        "not-lent": (
            translate("Errors", "Nobody has taken this paper along."),
            translate("Errors", "Look at the list of papers again."),
        ),
        "lent-unclear": (
            translate("Errors", "Which paper it is, or how many of it, is not said."),
            translate("Errors", "Name the paper in a few words and write a number from 1 to 99."),
        ),
        "bad-copies": (
            translate("Errors", "The list of papers to be copied cannot be read."),
            translate("Errors", "Write for each paper its name, pages and number of copies."),
        ),
        "no-copies-here": (
            translate("Errors", "A list of papers to be copied does not belong on this sheet."),
            translate("Errors", "For certified copies, print the preparation slip."),
        ),
        "not-folded": (
            translate("Errors", "Official forms and pages with codes keep their size."),
            translate("Errors", "Print them on A4."),
        ),
        "cancelled": (
            translate("Errors", "Printing was stopped; nothing was printed."),
            translate("Errors", "Print again when you wish."),
        ),
        "needs-dossier": (
            translate("Errors", "A preparation slip is printed for one dossier."),
            translate("Errors", "Open the dossier, and print from its page."),
        ),
        "bad-paper": (
            translate("Errors", "It is missing which file the paper is, or how it stands with it."),
            translate("Errors", "Choose the file, or say: there, missing, later, not needed."),
        ),
    }


def _dossiers() -> dict[str, tuple[str, str]]:
    """What a dossier or its form refuses."""
    translate = QCoreApplication.translate
    return {
        "not-asked": (
            translate("Errors", "The form does not ask this question as it stands."),
            translate("Errors", "Look at the answers before it; one of them decides whether it is asked."),
        ),
        "no-draft": (
            translate("Errors", "This dossier is finalized or closed; there is nothing to fill in."),
            translate("Errors", "Use “open again to change”, or “mend and file again”."),
        ),
        "draft-moved": (
            translate("Errors", "Somebody else is changing this dossier just now."),
            translate("Errors", "Wait a moment, open it again and go on."),
        ),
        "dossier-exists": (
            translate("Errors", "This dossier is on this machine already."),
            translate("Errors", "Look for it in the list of dossiers; do not make it anew."),
        ),
        "unknown-submission": (
            translate("Errors", "Nothing with this number was finalized on this machine."),
            translate("Errors", "Look for the dossier in the outbox."),
        ),
        "unknown-form": (
            translate("Errors", "The form with which this dossier was made is not on this machine."),
            translate("Errors", "Call the keeper of this machine; the dossier is kept."),
        ),
        "unreadable-submission": (
            translate("Errors", "The dossier's text cannot be sent as it is."),
            translate("Errors", "Use “open again to change”, look through it and finalize it once more."),
        ),
        "unreadable-form": (
            translate("Errors", "The form of this procedure cannot be read."),
            translate("Errors", "Print the guidance sheet, and tell the keeper of this machine."),
        ),
        "bad-file-hash": (
            translate("Errors", "The check number of an attached paper is not right."),
            translate("Errors", "Attach the paper again."),
        ),
        "runaway": (
            translate("Errors", "The form of this procedure counts without end and was stopped."),
            translate("Errors", "Take the last answer back; if it happens again, tell the keeper of this machine."),
        ),
        "cycle": (
            translate("Errors", "The form of this procedure has a mistake: its questions wait for each other."),
            translate("Errors", "Print the guidance sheet, and tell the keeper of this machine."),
        ),
        "too-many-repeats": (
            translate("Errors", "The list has as many rows as it may have."),
            translate("Errors", "Leave it so; write the rest on a sheet of its own."),
        ),
        "unknown-language": (
            translate("Errors", "The form does not have this language."),
            translate("Errors", "Fill it in in Vietnamese."),
        ),
    }


def _typed() -> dict[str, tuple[str, str]]:
    """What was typed at the command line or missing in it."""
    translate = QCoreApplication.translate
    return {
        "bad-answers": (
            translate("Errors", "The file of answers cannot be read."),
            translate("Errors", "Look at its form, mend it, then try again."),
        ),
        "bad-usage": (
            translate("Errors", "Something is missing in what was asked, or two things exclude each other."),
            translate("Errors", "Look at the help of the command."),
        ),
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
        "unknown-purpose": (
            translate("Errors", "Consent has no such purpose."),
            translate("Errors", "Choose one of those in the text that is read out."),
        ),
        "erase-what": (
            translate("Errors", "It is missing what is to be erased. Nothing was erased."),
            translate("Errors", "Choose the dossiers, or the person."),
        ),
        "no-passphrase": (
            translate("Errors", "No passphrase was typed."),
            translate("Errors", "Type the passphrase, then try again."),
        ),
        "not-the-same": (
            translate("Errors", "What was typed the second time differs from the first."),
            translate("Errors", "Type it twice again."),
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
