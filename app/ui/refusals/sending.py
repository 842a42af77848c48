"""What the network, the server and sticks can refuse; each kind of fault in words of its own."""

from PySide6.QtCore import QCoreApplication


def sending_words() -> dict[str, tuple[str, str]]:
    """By code: what happened, and what to do."""
    return {**_enrolling(), **_network(), **_certificates(), **_gateway(), **_sticks()}


def _enrolling() -> dict[str, tuple[str, str]]:
    """What binds this machine to a server."""
    translate = QCoreApplication.translate
    return {
        "not-enrolled": (
            translate("Errors", "This machine knows no server yet."),
            translate("Errors", "Enrol it with the code on the keeper's sheet. Dossiers wait until then."),
        ),
        "already-enrolled": (
            translate("Errors", "This machine is enrolled already; a set-up code is for a new one."),
            translate("Errors", "Nothing to do. The keeper of this machine changes its settings."),
        ),
        "bad-enrolment-code": (
            translate("Errors", "The enrolment code is not typed as it stands on the paper."),
            translate("Errors", "Compare it with the sheet, group by group."),
        ),
        "not-accepted": (
            translate("Errors", "The server did not accept the code. Nothing was sent."),
            translate("Errors", "Compare the code with the sheet, or ask the commune for a new sheet."),
        ),
        "bad-gateway-url": (
            translate("Errors", "The address of the server is not right."),
            translate("Errors", "Compare it with the sheet; it begins with https://"),
        ),
        "false-gateway": (
            translate("Errors", "Another server answered, not the one on the sheet."),
            translate("Errors", "Use another network, or ask the commune for a new code."),
        ),
        "setup-forbidden": (
            translate("Errors", "This set-up code holds what no code may set. Nothing was changed."),
            translate("Errors", "Do not use it; give it to the keeper of this machine."),
        ),
        "revoked": (
            translate("Errors", "The server no longer accepts this machine. Nothing here is lost."),
            translate(
                "Errors",
                "The keeper asks the commune why. To go on: make a backup, restore it on this machine, then join the "
                "server with a new code.",
            ),
        ),
        "too-old": (
            translate("Errors", "The server needs a newer version of this program."),
            translate("Errors", "Install the newer version."),
        ),
    }


def _network() -> dict[str, tuple[str, str]]:
    """What the way to the server says."""
    translate = QCoreApplication.translate
    return {
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
        "timeout": (
            translate("Errors", "The network is too slow just now."),
            translate("Errors", "Try again later."),
        ),
        "cut": (
            translate("Errors", "The connection broke."),
            translate("Errors", "Try again; nothing is sent twice."),
        ),
        "bad-night": (
            translate("Errors", "These hours are no night."),
            translate("Errors", "Take full hours from 0 to 23, for example from 22 to 5."),
        ),
    }


def _certificates() -> dict[str, tuple[str, str]]:
    """What a safe connection is missing."""
    translate = QCoreApplication.translate
    return {
        "tls": (
            translate("Errors", "A safe connection could not be made."),
            translate("Errors", "Look at the date and time of this machine; use another network."),
        ),
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
    """What the server answers."""
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
        "bad-receipt": (
            translate("Errors", "The server's receipt could not be proved. It does not count."),
            translate("Errors", "Send and fetch once more; do not make the dossier anew."),
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
    """What travels in somebody's pocket."""
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
        "not-for-us": (
            translate("Errors", "This file is sealed to another server or another machine."),
            translate("Errors", "Take it to the machine that it was made for."),
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
