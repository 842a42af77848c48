"""What the way to a procedure, or a word about one, cannot be."""

from PySide6.QtCore import QCoreApplication


def guidance_words() -> dict[str, tuple[str, str]]:
    """By code: what happened, and what to do."""
    return {**_procedures(), **_questions(), **_reasons()}


def _procedures() -> dict[str, tuple[str, str]]:
    """What the catalogue does not have."""
    translate = QCoreApplication.translate
    return {
        "unknown-procedure": (
            translate("Errors", "This procedure is not in the catalogue."),
            translate("Errors", "Search it with other words."),
        ),
        "bad-code": (
            translate("Errors", "This is not the number of a procedure."),
            translate("Errors", "Write it as on its card, for instance 1.001193."),
        ),
        "no-form": (
            translate("Errors", "This procedure has no form here."),
            translate("Errors", "Print the guidance sheet."),
        ),
        "has-form": (
            translate("Errors", "This procedure has a form here."),
            translate("Errors", "Make a dossier of it."),
        ),
        "unknown-route": (
            translate("Errors", "This procedure has no such way to the office."),
            translate("Errors", "Choose one of the ways on its card."),
        ),
        "unknown-case": (
            translate("Errors", "This procedure has no such case."),
            translate("Errors", "Choose one of the cases on its card."),
        ),
        "unknown-commune": (
            translate("Errors", "No commune has this number."),
            translate("Errors", "Choose the commune from the list, or give its five digits."),
        ),
        "unknown-province": (
            translate("Errors", "No province has this number."),
            translate("Errors", "Choose the province from the list, or give its two digits."),
        ),
    }


def _questions() -> dict[str, tuple[str, str]]:
    """What an event of life does not know."""
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
    }


def _reasons() -> dict[str, tuple[str, str]]:
    """What is learnt from a return."""
    translate = QCoreApplication.translate
    return {
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
    }
