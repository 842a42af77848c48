"""What packs and their signatures can refuse: to whoever takes one in, and to its author."""

from PySide6.QtCore import QCoreApplication

from forms.refusal import Refusal


def pack_words() -> dict[str, tuple[str, str]]:
    """By code: what a file from the commune, the province or an author cannot give, and what to do."""
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
        "bad-pack": (
            translate("Errors", "The card of this procedure cannot be read."),
            translate("Errors", "Tell the keeper of this machine."),
        ),
    }


def spoilt_words(error: Refusal) -> tuple[str, str] | None:
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
