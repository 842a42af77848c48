"""What attached, lent, copied and printed papers can refuse."""

from PySide6.QtCore import QCoreApplication


def paper_words() -> dict[str, tuple[str, str]]:
    """By code: what happened, and what to do."""
    return {**_attached(), **_lent(), **_printed()}


def _attached() -> dict[str, tuple[str, str]]:
    """Papers of a dossier."""
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
        "bad-paper": (
            translate("Errors", "It is missing which file the paper is, or how it stands with it."),
            translate("Errors", "Choose the file, or say: there, missing, later, not needed."),
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
        "file-unreadable": (
            translate("Errors", "An attached paper is not as it was when the dossier was finalized."),
            translate("Errors", "Attach the paper again."),
        ),
        "bad-file-hash": (
            translate("Errors", "The check number of an attached paper is not right."),
            translate("Errors", "Attach the paper again."),
        ),
        "papers-damaged": (
            translate("Errors", "{count} attached papers cannot be read any more."),
            translate("Errors", "Check the vault (Settings, vault and users), and attach them again."),
        ),
    }


def _lent() -> dict[str, tuple[str, str]]:
    """Papers that somebody took along."""
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
    }


def _printed() -> dict[str, tuple[str, str]]:
    """What is not to be printed so."""
    translate = QCoreApplication.translate
    return {
        "nothing-to-print": (
            translate("Errors", "There is nothing to print."),
            translate("Errors", "Choose a paper."),
        ),
        "needs-dossier": (
            translate("Errors", "A preparation slip is printed for one dossier."),
            translate("Errors", "Open the dossier, and print from its page."),
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
        "code-too-big": (
            translate("Errors", "The code on the paper would be too big."),
            translate("Errors", "Call the keeper of this machine."),
        ),
        "printer-silent": (
            translate("Errors", "The printer takes nothing."),
            translate("Errors", "Is it on, connected, with paper? Or choose “Save as PDF” and print it elsewhere."),
        ),
    }
