"""What cards, codes, scanners, cameras and pictures cannot give."""

from PySide6.QtCore import QCoreApplication


def reading_words() -> dict[str, tuple[str, str]]:
    """By code: what happened, and what to do."""
    return {**_cards(), **_codes(), **_readers(), **_pictures()}


def _cards() -> dict[str, tuple[str, str]]:
    """What a person's card cannot say."""
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
        "no-person-code": (
            translate("Errors", "This code is not a person's. Nothing was filled in."),
            translate("Errors", "Scan the citizen card, the lines on its back, or a BHYT card; other codes with F8."),
        ),
    }


def _codes() -> dict[str, tuple[str, str]]:
    """What is wrong with a code on paper."""
    translate = QCoreApplication.translate
    return {
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
        "not-a-setup-code": (
            translate("Errors", "This is not a set-up code."),
            translate("Errors", "Scan the one that the keeper made: Settings, “Set-up code for another machine”."),
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
        "code-too-large": (
            translate("Errors", "The code holds more than any dossier does; it was not made by this program."),
            translate("Errors", "Do not use it. Call the keeper of this machine."),
        ),
        "not-a-dossier-code": (
            translate("Errors", "This is not the code of a dossier."),
            translate("Errors", "Take the page of the form that has the codes, the last one."),
        ),
        "no-office-key": (
            translate(
                "Errors", "This machine does not know the office's key, without which a code on paper cannot be sealed."
            ),
            translate("Errors", "Ask the commune for a new sheet with a code, and enrol again."),
        ),
        "wrong-signature": (
            translate("Errors", "The signature in this code or file does not fit."),
            translate("Errors", "Do not use it. Call the keeper of this machine."),
        ),
    }


def _readers() -> dict[str, tuple[str, str]]:
    """What a scanner, a camera or the clipboard does not bring."""
    translate = QCoreApplication.translate
    return {
        "input-method": (
            translate("Errors", "The Vietnamese typing has spoilt what the scanner sent."),
            translate("Errors", "Switch Vietnamese typing off (Unikey: E) and scan again."),
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
        "no-code-in-sight": (
            translate("Errors", "The camera sees no code."),
            translate("Errors", "Hold the paper flat and near, in good light, then try again."),
        ),
        "empty-clipboard": (
            translate("Errors", "Nothing that can be used was copied."),
            translate("Errors", "Copy the code, or a picture of it, then try again."),
        ),
    }


def _pictures() -> dict[str, tuple[str, str]]:
    """What a picture or a file of one does not hold."""
    translate = QCoreApplication.translate
    return {
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
        "picture-too-slow": (
            translate("Errors", "This picture takes too long to read."),
            translate("Errors", "Take a smaller picture, or only the code."),
        ),
        "no-child": (
            translate("Errors", "Pictures cannot be read on this machine now."),
            translate("Errors", "Close other programs and try again, or type the code."),
        ),
        "bad-picture": (
            translate("Errors", "What was kept cannot be opened as a picture."),
            translate("Errors", "Call the keeper of this machine; the paper receipt counts."),
        ),
    }
