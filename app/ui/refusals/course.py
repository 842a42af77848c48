"""Steps that a dossier cannot take now, from the check to the result in the villager's hand."""

from PySide6.QtCore import QCoreApplication


def course_words() -> dict[str, tuple[str, str]]:
    """By code: what happened, and what to do."""
    return {**_steps(), **_office(), **_results()}


def _steps() -> dict[str, tuple[str, str]]:
    """From draft to withdrawn."""
    translate = QCoreApplication.translate
    return {
        "unknown-dossier": (
            translate("Errors", "This dossier is not on this machine."),
            translate("Errors", "Look for it in the list of dossiers."),
        ),
        "dossier-exists": (
            translate("Errors", "This dossier is on this machine already."),
            translate("Errors", "Look for it in the list of dossiers; do not make it anew."),
        ),
        "has-problems": (
            translate("Errors", "The dossier is not ready yet."),
            translate("Errors", "Mend what the list shows."),
        ),
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
        "other-route": (
            translate("Errors", "This dossier is filed another way."),
            translate("Errors", "Look at its page which way it goes."),
        ),
        "no-reason": (
            translate("Errors", "It is missing why this is right as it stands."),
            translate("Errors", "Say it in a few words."),
        ),
        "unknown-submission": (
            translate("Errors", "Nothing with this number was finalized on this machine."),
            translate("Errors", "Look for the dossier in the outbox."),
        ),
        "unreadable-submission": (
            translate("Errors", "The dossier's text cannot be sent as it is."),
            translate("Errors", "Use “open again to change”, look through it and finalize it once more."),
        ),
    }


def _office() -> dict[str, tuple[str, str]]:
    """What the office said, and what is done about it."""
    translate = QCoreApplication.translate
    return {
        "bad-office-number": (
            translate("Errors", "The commune's number is not complete."),
            translate("Errors", "Write it as it stands on the slip: at most 40 characters, a digit among them."),
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
    }


def _results() -> dict[str, tuple[str, str]]:
    """What the office gave back."""
    translate = QCoreApplication.translate
    return {
        "no-result": (
            translate("Errors", "The commune has given back no result for this dossier yet."),
            translate("Errors", "Send and fetch, then look again."),
        ),
        "bad-result": (
            translate("Errors", "The result cannot be opened on this machine."),
            translate("Errors", "Ask the commune for the paper."),
        ),
        "no-such-result": (
            translate("Errors", "The server no longer has this paper."),
            translate("Errors", "Ask the commune for the paper."),
        ),
        "taker-missing": (
            translate("Errors", "It is missing who took the result."),
            translate("Errors", "Type the name of the one who took it."),
        ),
        "result-not-in-hand": (
            translate("Errors", "The result is not in the villager's hand yet."),
            translate("Errors", "Hand the result over first, then ask how it went."),
        ),
    }
