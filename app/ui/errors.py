"""The one way to tell that something went wrong: what happened, whether the data is safe, what to do."""

from typing import NamedTuple

from PySide6.QtCore import QCoreApplication

from app.ui.content_errors import content_errors
from app.ui.desk_errors import desk_errors
from app.ui.keeper_errors import keeper_errors
from app.ui.sending_errors import sending_errors
from forms.refusal import NotNow, Refusal


class Told(NamedTuple):
    """Three sentences for the helper; ``wait`` is how many seconds to wait where the machine knows it."""

    what: str
    safe: str
    do: str
    tone: str = "warn"
    wait: int = 0


def tell(error: Exception) -> Told:
    """The Vietnamese sentences for an error; anything unforeseen has a sentence too."""
    if not isinstance(error, Refusal):
        return _unforeseen()
    known = {
        **_opening(),
        **_answers(),
        **_cards(),
        **_codes(),
        **_papers(),
        **_course(),
        **_parts(),
        **_network(),
        **sending_errors(),
        **keeper_errors(),
        **content_errors(),
        **desk_errors(),
    }.get(error.code)
    if known is None:
        return _unknown(error)
    what, do = known
    return Told(_fill(what, error), _safe(error.code), do, "warn", _seconds(error))


def _fill(sentence: str, error: Refusal) -> str:
    try:
        return sentence.format(**error.facts)
    except (KeyError, IndexError):
        return sentence


def _seconds(error: Refusal) -> int:
    text = str(error.facts.get("seconds", "0"))
    return int(float(text)) if text.replace(".", "", 1).isdigit() else 0


def _safe(code: str) -> str:
    if code in ("damaged", "disk-full"):
        return QCoreApplication.translate("Errors", "Everything written before this stays as it was on this machine.")
    return QCoreApplication.translate("Errors", "What was saved on this machine is still there.")


def _unforeseen() -> Told:
    return Told(
        QCoreApplication.translate("Errors", "The program met something that it did not foresee."),
        _safe(""),
        QCoreApplication.translate(
            "Errors", "Go back and try again. If it happens again, call the keeper of this machine."
        ),
        "bad",
    )


def _unknown(error: Refusal) -> Told:
    if isinstance(error, NotNow):
        what = QCoreApplication.translate("Errors", "This cannot be done just now.")
        do = QCoreApplication.translate("Errors", "Go on with other work and try again later.")
    else:
        what = QCoreApplication.translate("Errors", "The program could not take this ({code}).").format(code=error.code)
        do = QCoreApplication.translate("Errors", "Look at what was entered, or call the keeper of this machine.")
    return Told(what, _safe(error.code), do)


def _opening() -> dict[str, tuple[str, str]]:
    """What keeps a vault shut."""
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
        "restore-stopped": (
            translate("Errors", "The restore was stopped; what was here is as it was."),
            translate("Errors", "Begin again when you like."),
        ),
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
        "unknown-user": (
            translate("Errors", "Nobody of that name may open these dossiers."),
            translate("Errors", "Look at the spelling of the name."),
        ),
        "bad-user-name": (
            translate("Errors", "The name is empty or too long."),
            translate("Errors", "Type your name as it stands on papers."),
        ),
        "user-exists": (
            translate("Errors", "Somebody of that name is there already."),
            translate("Errors", "Take another name."),
        ),
        "wrong-recovery-code": (
            translate("Errors", "This is not the recovery code of these dossiers."),
            translate("Errors", "Look whether the paper belongs to this machine."),
        ),
        "recovery-code-mistyped": (
            translate("Errors", "A letter of the recovery code is wrong."),
            translate("Errors", "Compare it with the paper, group by group."),
        ),
        "opened-for-reading": (
            translate("Errors", "The dossiers are open only for reading."),
            translate("Errors", "Close the program and open it again."),
        ),
        "locked": (
            translate("Errors", "The screen is locked."),
            translate("Errors", "Unlock it first."),
        ),
        "vault-locked": (
            translate("Errors", "The screen is locked."),
            translate("Errors", "Unlock it first."),
        ),
        "forgotten": (
            translate("Errors", "This dossier was not kept and is gone."),
            translate("Errors", "Begin again when the villager wishes it."),
        ),
    }


def _answers() -> dict[str, tuple[str, str]]:
    """What a form cannot take."""
    translate = QCoreApplication.translate
    return {
        "bad-date": (
            translate("Errors", "This is not a day of the calendar."),
            translate("Errors", "Write for instance 12/04/1940, 04/1940 or 1940."),
        ),
        "bad-value": (
            translate("Errors", "The form cannot take this answer."),
            translate("Errors", "Look at the sample below the question."),
        ),
        "bad-name": (
            translate("Errors", "This name cannot be right."),
            translate("Errors", "Look at how it was typed."),
        ),
        "not-a-choice": (
            translate("Errors", "This is not one of the choices."),
            translate("Errors", "Choose one of the list."),
        ),
        "read-only": (
            translate("Errors", "The program works this answer out by itself."),
            translate("Errors", "Change the answers that it comes from."),
        ),
        "row-gap": (
            translate("Errors", "A row of the list is missing before this one."),
            translate("Errors", "Fill the rows in their order."),
        ),
        "unknown-ref": (
            translate("Errors", "The form has no such question."),
            translate("Errors", "Go back and open the dossier again."),
        ),
        "another-person": (
            translate("Errors", "Somebody else stands there already."),
            translate("Errors", "Take the name away first, or choose another person of the form."),
        ),
        "unknown-block": (
            translate("Errors", "It is not clear whose card this is."),
            translate("Errors", "Choose the person whose card it is."),
        ),
        "form-error": (
            translate("Errors", "The form of this procedure has a mistake."),
            translate("Errors", "Print the guidance sheet, and tell the keeper of this machine."),
        ),
        "bad-pack": (
            translate("Errors", "The card of this procedure cannot be read."),
            translate("Errors", "Tell the keeper of this machine."),
        ),
        "has-problems": (
            translate("Errors", "The dossier is not ready yet."),
            translate("Errors", "Mend what the list shows."),
        ),
        "consent-reader": (
            translate("Errors", "It is missing who read the text aloud."),
            translate("Errors", "Type the name of the one who read it."),
        ),
        "consent-witness": (
            translate("Errors", "A thumb needs a witness."),
            translate("Errors", "Type the name of the witness and the relation."),
        ),
        "consent-missing": (
            translate("Errors", "Nothing is prepared without a yes."),
            translate("Errors", "Ask the villager once more, or give guidance only."),
        ),
        "consent-withdrawn": (
            translate("Errors", "The villager no longer agrees to keeping this dossier."),
            translate("Errors", "Ask for consent anew first."),
        ),
        "keep-missing": (
            translate("Errors", "The villager did not agree to keeping."),
            translate("Errors", "Fill in without keeping, or start a new dossier."),
        ),
        "letter-not-in-font": (
            translate("Errors", "A letter of an answer cannot be printed."),
            translate("Errors", "Look at the names with unusual letters and type them again."),
        ),
    }


def _codes() -> dict[str, tuple[str, str]]:
    """What is wrong with a code on paper, or with printing or reading one."""
    translate = QCoreApplication.translate
    return {
        "input-method": (
            translate("Errors", "The Vietnamese typing has spoilt what the scanner sent."),
            translate("Errors", "Switch Vietnamese typing off (Unikey: E) and scan again."),
        ),
        "newer-code": (
            translate("Errors", "This code was printed by a newer version of this program."),
            translate("Errors", "Update this program, then scan again."),
        ),
        "parts-missing": (
            translate("Errors", "The dossier's code has more squares than were scanned."),
            translate("Errors", "Scan the other squares of the same page too."),
        ),
        "other-set": (
            translate("Errors", "These squares belong to different dossiers."),
            translate("Errors", "Scan the squares of one page only."),
        ),
        "code-too-big": (
            translate("Errors", "This dossier is too large for codes on paper."),
            translate("Errors", "Send it by network or stick."),
        ),
        "picture-too-slow": (
            translate("Errors", "This picture takes too long to read."),
            translate("Errors", "Take a smaller picture, or only the code."),
        ),
        "no-child": (
            translate("Errors", "Pictures cannot be read on this machine now."),
            translate("Errors", "Close other programs and try again, or type the code."),
        ),
        "wrong-signature": (
            translate("Errors", "The signature in this code or file does not fit."),
            translate("Errors", "Do not use it. Call the keeper of this machine."),
        ),
        "unknown-bank": (
            translate("Errors", "This account names no bank that is known."),
            translate("Errors", "Do not pay by it. Ask the commune for the account."),
        ),
        "bad-payment-code": (
            translate("Errors", "This payment code is damaged or of no Vietnamese bank."),
            translate("Errors", "Do not pay by it."),
        ),
        "fee-not-asked": (
            translate("Errors", "The office has not asked for this dossier's fee yet."),
            translate("Errors", "Print the payment code once it has."),
        ),
        "no-account": (
            translate("Errors", "No account of the commune is confirmed on this machine."),
            translate("Errors", "Pay at the desk or on the portal."),
        ),
    }


def _cards() -> dict[str, tuple[str, str]]:
    """What is wrong with a card or a picture."""
    translate = QCoreApplication.translate
    return {
        "not-a-card": (
            translate("Errors", "This is not the code of a citizen card."),
            translate("Errors", "Scan the square code on the card itself."),
        ),
        "telex-garbled": (
            translate("Errors", "The Vietnamese typing has spoilt the card's text."),
            translate("Errors", "Switch Vietnamese typing off (Unikey: E) and scan again."),
        ),
        "bad-card-field": (
            translate("Errors", "The card's code was not read whole."),
            translate("Errors", "Scan the card once more, slowly."),
        ),
        "damaged-code": (
            translate("Errors", "The code is cut off or damaged."),
            translate("Errors", "Scan it once more."),
        ),
        "not-a-check-code": (
            translate("Errors", "This is not a code of this program."),
            translate("Errors", "Scan the right code."),
        ),
        "unknown-code-kind": (
            translate("Errors", "This code is neither a citizen card nor one of this program."),
            translate("Errors", "Scan the right code."),
        ),
        "no-code-found": (
            translate("Errors", "There is no readable code in this picture."),
            translate("Errors", "Take the picture again, closer, in good light, without shine."),
        ),
        "heic-picture": (
            translate("Errors", "This picture is HEIC, a kind that portals and this program do not take."),
            translate(
                "Errors", "On the telephone: Settings, Camera, Formats, “Most Compatible”; then take the picture again."
            ),
        ),
        "unreadable-image": (
            translate("Errors", "This file is not a picture that can be read."),
            translate("Errors", "Choose a PNG, JPEG or PDF."),
        ),
        "too-large": (
            translate("Errors", "The file is too large."),
            translate("Errors", "Choose a smaller picture."),
        ),
        "no-file": (
            translate("Errors", "The file cannot be read."),
            translate("Errors", "Look whether it is still there, then choose it again."),
        ),
        "unknown-file-kind": (
            translate("Errors", "This kind of file cannot be attached."),
            translate("Errors", "Choose a PDF, JPEG or PNG."),
        ),
    }


def _papers() -> dict[str, tuple[str, str]]:
    """What paper and procedures refuse."""
    translate = QCoreApplication.translate
    return {
        "unknown-paper": (
            translate("Errors", "This procedure asks for no such paper."),
            translate("Errors", "Choose one of the list."),
        ),
        "no-such-paper": (
            translate("Errors", "Nothing was attached there."),
            translate("Errors", "Look at the list of papers."),
        ),
        "unknown-procedure": (
            translate("Errors", "This procedure is not in the catalogue."),
            translate("Errors", "Search it with other words."),
        ),
        "no-form": (
            translate("Errors", "This procedure has no form here."),
            translate("Errors", "Print the guidance sheet."),
        ),
        "unknown-route": (
            translate("Errors", "This procedure has no such way to the office."),
            translate("Errors", "Choose one of the ways on its card."),
        ),
        "unknown-case": (
            translate("Errors", "This procedure has no such case."),
            translate("Errors", "Choose one of the cases on its card."),
        ),
        "unknown-dossier": (
            translate("Errors", "This dossier is not on this machine."),
            translate("Errors", "Look for it in the list of dossiers."),
        ),
        "code-too-big": (
            translate("Errors", "The code on the paper would be too big."),
            translate("Errors", "Call the keeper of this machine."),
        ),
        "nothing-to-print": (
            translate("Errors", "There is nothing to print."),
            translate("Errors", "Choose a paper."),
        ),
    }


def _course() -> dict[str, tuple[str, str]]:
    """Steps that a dossier cannot take now."""
    translate = QCoreApplication.translate
    return {
        "not-a-draft": (
            translate("Errors", "This dossier is finalized; it cannot be changed as it is."),
            translate("Errors", "Open it again to change, or mend it and file again."),
        ),
        "not-finalized": (
            translate("Errors", "This dossier is not finalized yet."),
            translate("Errors", "Finalize it first."),
        ),
        "already-finalized": (
            translate("Errors", "This dossier was finalized already."),
            translate("Errors", "Look for it in the outbox."),
        ),
        "already-sent": (
            translate("Errors", "This dossier was sent already."),
            translate("Errors", "Use “mend and file again”."),
        ),
        "not-sent": (
            translate("Errors", "This dossier was not sent yet."),
            translate("Errors", "Use “open again to change”."),
        ),
        "sending": (
            translate("Errors", "It is not known yet whether the server has it."),
            translate("Errors", "Press “send now”, then try again."),
        ),
        "withdrawn": (
            translate("Errors", "This dossier was withdrawn already."),
            translate("Errors", "Start a new one when the villager wishes it."),
        ),
        "bad-office-number": (
            translate("Errors", "The commune's number is not complete."),
            translate("Errors", "Write it as it stands on the slip: at most 40 characters, a digit among them."),
        ),
    }


def _parts() -> dict[str, tuple[str, str]]:
    """What is another person's part, and what is lifted, kept or let go only by a person."""
    translate = QCoreApplication.translate
    return {
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
        "printer-silent": (
            translate("Errors", "The printer takes nothing."),
            translate("Errors", "Is it on, connected, with paper? Or choose “Save as PDF” and print it elsewhere."),
        ),
        "other-route": (
            translate("Errors", "This dossier is filed another way."),
            translate("Errors", "Look at its page which way it goes."),
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
    }


def _network() -> dict[str, tuple[str, str]]:
    """What the way to the server says."""
    translate = QCoreApplication.translate
    return {
        "not-enrolled": (
            translate("Errors", "This machine knows no server yet."),
            translate("Errors", "Enrol it with the code on the keeper's sheet. Dossiers wait until then."),
        ),
        "bad-enrolment-code": (
            translate("Errors", "A letter of the enrolment code is wrong."),
            translate("Errors", "Compare it with the sheet, group by group."),
        ),
        "bad-gateway-url": (
            translate("Errors", "The address of the server is not right."),
            translate("Errors", "Compare it with the sheet; it begins with https://"),
        ),
        "false-gateway": (
            translate("Errors", "Another server answered, not the one on the sheet."),
            translate("Errors", "Use another network, or ask the commune for a new code."),
        ),
        "none": (
            translate("Errors", "There is no network."),
            translate("Errors", "Go on with other work; it is sent later."),
        ),
        "no-gateway": (
            translate("Errors", "The server does not answer."),
            translate("Errors", "Try again later; dossiers wait."),
        ),
        "captive": (
            translate("Errors", "There is a signal, but the network wants a log-in."),
            translate("Errors", "Log in to the network with a browser, then try again."),
        ),
        "wrong-server": (
            translate("Errors", "Another server answers at this address."),
            translate("Errors", "Use another network; nothing was sent."),
        ),
        "tls": (
            translate("Errors", "A safe connection could not be made."),
            translate("Errors", "Look at the date and time of this machine; use another network."),
        ),
        "timeout": (
            translate("Errors", "The network is too slow just now."),
            translate("Errors", "Try again later."),
        ),
        "cut": (
            translate("Errors", "The connection broke."),
            translate("Errors", "Try again; nothing is sent twice."),
        ),
        "revoked": (
            translate("Errors", "The server no longer accepts this machine."),
            translate("Errors", "Call the commune or the keeper."),
        ),
        "too-old": (
            translate("Errors", "The server needs a newer version of this program."),
            translate("Errors", "Install the newer version."),
        ),
    }
