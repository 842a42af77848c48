"""What packs, signatures, accounts and life events can refuse, in words for the helper."""

from PySide6.QtCore import QCoreApplication

from forms.refusal import Refusal


def content_errors() -> dict[str, tuple[str, str]]:
    """By code: what happened, and what to do; that the data is safe is said beside it."""
    return {**_packs(), **_fees(), **_guidance()}


def _packs() -> dict[str, tuple[str, str]]:
    """What a file from the commune, the province or an author cannot give."""
    translate = QCoreApplication.translate
    return {
        "newer-pack": (
            translate("Errors", "This content pack needs a newer version of this program."),
            translate("Errors", "Update this program, then take the pack in again."),
        ),
        "older-pack": (
            translate("Errors", "The content pack that is here is as new or newer. Nothing was changed."),
            translate("Errors", "Nothing to do; go on with what is here."),
        ),
        "older-card": (
            translate("Errors", "A card of this pack was checked earlier than the one in use. Nothing was changed."),
            translate("Errors", "Ask whoever made the pack for one that was checked anew."),
        ),
        "wrong-scope": (
            translate("Errors", "The signer of this pack may not decide this part of it. Nothing of it was used."),
            translate("Errors", "Tell the keeper of this machine, and ask for a pack of the right signer."),
        ),
        "unknown-pack": (
            translate("Errors", "This pack is not in use here. Nothing was changed."),
            translate("Errors", "Look at the list of packs again."),
        ),
        "pack-in-use": (
            translate("Errors", "Dossiers here need this pack: only it has their card. Nothing was changed."),
            translate("Errors", "Ask who made the pack for a newer version instead."),
        ),
        "pack-bad-path": (
            translate("Errors", "The pack holds a file that packs do not have. Nothing was taken."),
            translate("Errors", "Do not use it; ask for the pack once more where it came from."),
        ),
        "pack-too-large": (
            translate("Errors", "The file is larger than a content pack may be. Nothing was taken."),
            translate("Errors", "Look whether it is the right file, or ask for the pack once more."),
        ),
        "unsigned": (
            translate("Errors", "This is not signed by the commune or the province, and is not used."),
            translate("Errors", "Ask the commune for the signed file."),
        ),
        "untrusted-key": (
            translate("Errors", "This was signed with a key that is not trusted on this machine. It is not used."),
            translate("Errors", "Tell the keeper of this machine."),
        ),
        "other-unit": (
            translate("Errors", "This belongs to another commune, and is not used here."),
            translate("Errors", "Ask your own commune for its file."),
        ),
        "badge-not-valid": (
            translate("Errors", "The helper's badge is not in the commune's list, or is not valid today."),
            translate("Errors", "Ask the commune for a new badge; the dossiers can be made without it."),
        ),
        "bad-workbook": (
            translate("Errors", "The workbook cannot be read or has places to mend. Nothing was taken."),
            translate("Errors", "Save it once more from its own program, mend what is told, then try again."),
        ),
        "damaged-program": (
            translate("Errors", "A file of this program is damaged."),
            translate("Errors", "Install the program once more; the dossiers stay."),
        ),
    }


def pack_words(error: Refusal) -> tuple[str, str] | None:
    """What a pack's file has wrong and what to do, where the code alone does not say it; else None."""
    if error.code == "wrong-signature":
        return QCoreApplication.translate(
            "Errors", "This pack was changed after it was signed. Nothing of it was used."
        ), _anew()
    if error.code != "bad-pack":
        return None
    known = _spoilt()
    why = error.facts.get("why", "")
    what = known.get(why, known[""])
    makers = why not in ("damaged", "entities")
    return what.format(procedure=error.facts.get("procedure", ""), function=error.facts.get("function", "")), (
        QCoreApplication.translate("Errors", "Ask whoever made the pack to mend it and send it once more.")
        if makers
        else _anew()
    )


def _anew() -> str:
    return QCoreApplication.translate("Errors", "Do not use it; ask for the pack once more where it came from.")


def _spoilt() -> dict[str, str]:
    """By the kind of what is wrong (the fact ``why`` of ``bad-pack``)."""
    translate = QCoreApplication.translate
    return {
        "": translate("Errors", "A part of this pack is not written as packs are. Nothing was changed."),
        "damaged": translate("Errors", "This file is no content pack, or it is damaged. Nothing was changed."),
        "entities": translate(
            "Errors", "A form in this pack holds text that could bring in strange files (XML entities). It is not used."
        ),
        "cycle": translate(
            "Errors", "In the form of {procedure} some questions wait for each other in a circle. Nothing was changed."
        ),
        "function": translate(
            "Errors", "The form of {procedure} reckons with “{function}”, which nobody knows. Nothing was changed."
        ),
        "form": translate("Errors", "The form of {procedure} in this pack cannot be opened. Nothing was changed."),
        "card": translate("Errors", "A card in this pack is not whole or not written right. Nothing was changed."),
    }


def _fees() -> dict[str, tuple[str, str]]:
    """What an account, a fee or a set-up code has wrong."""
    translate = QCoreApplication.translate
    return {
        "account-out-of-use": (
            translate("Errors", "The commune's account may not be used today."),
            translate("Errors", "Ask the commune for a new file, or pay at the desk."),
        ),
        "bad-account": (
            translate("Errors", "The number or the holder of the account is not written as banks write it."),
            translate("Errors", "Compare it with the bank's paper, or ask the commune for the file once more."),
        ),
        "bad-purpose": (
            translate("Errors", "The text of the payment is too long or has letters that banks do not take."),
            translate("Errors", "Take at most 25 letters without marks, digits, blanks and dashes."),
        ),
        "bad-sum": (
            translate("Errors", "The sum of the fee cannot be right."),
            translate("Errors", "Type it in whole đồng as it stands on the paper of the office."),
        ),
        "fee-without-sum": (
            translate("Errors", "The office asked for a fee without telling its sum."),
            translate("Errors", "Ask the office how much it is; an officer enters it first."),
        ),
        "not-a-setup-code": (
            translate("Errors", "There is no set-up code in that, or more than one."),
            translate("Errors", "Take the sheet that has the one set-up code."),
        ),
        "setup-forbidden": (
            translate("Errors", "This set-up code holds what no code may set. Nothing was changed."),
            translate("Errors", "Do not use it; give it to the keeper of this machine."),
        ),
        "already-enrolled": (
            translate("Errors", "This machine is enrolled already; a set-up code is for a new one."),
            translate("Errors", "Nothing to do. The keeper of this machine changes its settings."),
        ),
        "not-accepted": (
            translate("Errors", "The server did not accept the code. Nothing was sent."),
            translate("Errors", "Compare the code with the sheet, or ask the commune for a new sheet."),
        ),
    }


def _guidance() -> dict[str, tuple[str, str]]:
    """What the way to a procedure, or a word about one, cannot be."""
    translate = QCoreApplication.translate
    return {
        "unknown-event": (
            translate("Errors", "This event of life is not among those that the program knows."),
            translate("Errors", "Choose one of the list, or search the procedure."),
        ),
        "unknown-question": (
            translate("Errors", "This event of life has no such question."),
            translate("Errors", "Begin again with the first question."),
        ),
        "bad-answer": (
            translate("Errors", "This is not one of the answers to the question."),
            translate("Errors", "Choose one of the answers below the question."),
        ),
        "bad-event": (
            translate("Errors", "The questions of an event of life have a mistake."),
            translate("Errors", "Search the procedure instead, and tell the keeper of this machine."),
        ),
        "unknown-answer": (
            translate("Errors", "There is no such answer among those that are kept ready."),
            translate("Errors", "Search it with other words."),
        ),
        "bad-code": (
            translate("Errors", "This is not the number of a procedure."),
            translate("Errors", "Write it as on its card, for instance 1.001193."),
        ),
        "has-form": (
            translate("Errors", "This procedure has a form here."),
            translate("Errors", "Make a dossier of it."),
        ),
        "unknown-commune": (
            translate("Errors", "No commune has this number."),
            translate("Errors", "Choose the commune from the list, or give its five digits."),
        ),
        "unknown-province": (
            translate("Errors", "No province has this number."),
            translate("Errors", "Choose the province from the list, or give its two digits."),
        ),
        "bad-month": (
            translate("Errors", "This is not a month."),
            translate("Errors", "Write it as 2026-11."),
        ),
        "unknown-reason": (
            translate("Errors", "This reason is not in the list of this point any more."),
            translate("Errors", "Open the list again."),
        ),
        "empty-reason": (
            translate("Errors", "It is missing what was wrong with the dossier."),
            translate("Errors", "Write one sentence."),
        ),
        "personal-reason": (
            translate("Errors", "A reason is kept for others and may name nobody."),
            translate("Errors", "Leave names, numbers and addresses out of it."),
        ),
        "no-reason": (
            translate("Errors", "It is missing why this is right as it stands."),
            translate("Errors", "Say it in a few words."),
        ),
    }


def author_words(error: Refusal) -> tuple[str, str] | None:
    """What stands against signing a pack, for its author; None where another table has the words."""
    translate = QCoreApplication.translate
    return {
        "bad-key": (
            translate("Errors", "This file is no signer's key with its secret half."),
            translate("Errors", "Choose the key file that was made for you, not its public half."),
        ),
        "no-file": (
            translate("Errors", "A file that is needed cannot be opened: the workbook, the key, or signers.json."),
            translate("Errors", "Look whether it is still there; signers.json stands beside the key."),
        ),
        "untrusted-key": (
            translate("Errors", "The list of signers (signers.json) does not have this key, or not today."),
            translate("Errors", "Ask who keeps the root key for a new list."),
        ),
        "wrong-scope": (
            translate("Errors", "This key may not sign what the workbook holds."),
            translate("Errors", "Cards and forms want a national key; a commune's data its own or its province's."),
        ),
    }.get(error.code)
