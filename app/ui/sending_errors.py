"""What sending, sticks and results can refuse, in words for the helper: what happened, and what to do."""

from PySide6.QtCore import QCoreApplication


def sending_errors() -> dict[str, tuple[str, str]]:
    """By the codes of ``sync.reasons`` and of the services about sending; each kind of fault in words of its own."""
    return {**_certificates(), **_gateway(), **_sticks(), **_results()}


def _certificates() -> dict[str, tuple[str, str]]:
    translate = QCoreApplication.translate
    return {
        "tls-expired": (
            translate("Errors", "The server's certificate has run out, or this machine's clock is ahead."),
            translate(
                "Errors", "Look at the date and time of this machine first. If they are right, tell the commune."
            ),
        ),
        "tls-not-yet-valid": (
            translate("Errors", "The server's certificate is not valid yet: this machine's clock is probably behind."),
            translate("Errors", "Set the date and time of this machine right, then send again."),
        ),
        "tls-wrong-host": (
            translate("Errors", "The certificate belongs to another server. Nothing was sent."),
            translate("Errors", "This network may be leading elsewhere: use another network."),
        ),
        "tls-untrusted": (
            translate(
                "Errors", "Nobody whom this machine trusts has signed the server's certificate. Nothing was sent."
            ),
            translate("Errors", "Somebody may be listening in on this network: use another network."),
        ),
    }


def _gateway() -> dict[str, tuple[str, str]]:
    translate = QCoreApplication.translate
    return {
        "nonsense": (
            translate("Errors", "The server's answer cannot be read."),
            translate("Errors", "Nothing to do: the machine asks again by itself."),
        ),
        "server-error": (
            translate("Errors", "The server has a fault of its own."),
            translate("Errors", "Try again later; nothing is sent twice."),
        ),
        "busy": (
            translate("Errors", "The server is busy and asked to wait."),
            translate("Errors", "Go on with other work; the machine sends later."),
        ),
        "full": (
            translate("Errors", "The server has no room left."),
            translate("Errors", "Tell the commune; dossiers wait on this machine."),
        ),
        "session": (
            translate("Errors", "The server did not accept this machine's log-in."),
            translate("Errors", "Send again; if it happens again, call the commune."),
        ),
        "unknown-key": (
            translate("Errors", "The server signs with a key that this machine does not know."),
            translate("Errors", "Ask the commune for a new sheet with a code."),
        ),
        "no-form-there": (
            translate("Errors", "The server does not have this form yet."),
            translate("Errors", "Tell the keeper of the server; the dossier waits."),
        ),
        "no-form-server": (
            translate("Errors", "No form server answers at this address."),
            translate("Errors", "Look at the address again."),
        ),
        "form-server-log-in": (
            translate("Errors", "The server did not accept the name and password."),
            translate("Errors", "Look at them again, or ask the keeper of the server."),
        ),
    }


def _sticks() -> dict[str, tuple[str, str]]:
    translate = QCoreApplication.translate
    return {
        "no-bundle-key": (
            translate("Errors", "This machine cannot seal dossiers for a stick yet."),
            translate("Errors", "Ask the commune for a new sheet with a code, and enrol again."),
        ),
        "not-a-bundle": (
            translate("Errors", "This file holds no dossiers and no receipts of this program."),
            translate("Errors", "Choose the file that ends in .hsb or .hsr."),
        ),
        "bundle-damaged": (
            translate("Errors", "The file is damaged or was cut off. Nothing was taken in."),
            translate("Errors", "Have it written to the stick once more."),
        ),
        "receipts-of-another": (
            translate("Errors", "These receipts belong to another machine."),
            translate("Errors", "Take the stick to the machine that made the dossiers."),
        ),
        "nothing-to-take-in": (
            translate("Errors", "There is nothing of this program on the stick."),
            translate("Errors", "Look whether it is the right stick and folder."),
        ),
    }


def _results() -> dict[str, tuple[str, str]]:
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
        "bad-night": (
            translate("Errors", "These hours are no night."),
            translate("Errors", "Take full hours from 0 to 23, for example from 22 to 5."),
        ),
    }
