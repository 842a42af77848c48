"""What a form, its answers and the consent before it can refuse."""

from PySide6.QtCore import QCoreApplication


def form_words() -> dict[str, tuple[str, str]]:
    """By code: what happened, and what to do."""
    return {**_answers(), **_consent(), **_changing(), **_mistakes()}


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
        "too-many-repeats": (
            translate("Errors", "The list has as many rows as it may have."),
            translate("Errors", "Leave it so; write the rest on a sheet of its own."),
        ),
        "unknown-ref": (
            translate("Errors", "The form has no such question."),
            translate("Errors", "Go back and open the dossier again."),
        ),
        "not-asked": (
            translate("Errors", "The form does not ask this question as it stands."),
            translate("Errors", "Look at the answers before it; one of them decides whether it is asked."),
        ),
        "another-person": (
            translate("Errors", "Somebody else stands there already."),
            translate("Errors", "Take the name away first, or choose another person of the form."),
        ),
        "unknown-block": (
            translate("Errors", "It is not clear whose card this is."),
            translate("Errors", "Choose the person whose card it is."),
        ),
        "bad-answers": (
            translate("Errors", "The file of answers cannot be read."),
            translate("Errors", "Look at its form, mend it, then try again."),
        ),
        "letter-not-in-font": (
            translate("Errors", "A letter of an answer cannot be printed."),
            translate("Errors", "Look at the names with unusual letters and type them again."),
        ),
    }


def _consent() -> dict[str, tuple[str, str]]:
    """What nobody agreed to, or not in the right way."""
    translate = QCoreApplication.translate
    return {
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
        "unknown-purpose": (
            translate("Errors", "Consent has no such purpose."),
            translate("Errors", "Choose one of those in the text that is read out."),
        ),
        "forgotten": (
            translate("Errors", "This dossier was not kept and is gone."),
            translate("Errors", "Begin again when the villager wishes it."),
        ),
    }


def _changing() -> dict[str, tuple[str, str]]:
    """Changes that a draft cannot take now."""
    translate = QCoreApplication.translate
    return {
        "nothing-to-undo": (
            translate("Errors", "There is nothing to take back."),
            translate("Errors", "Go on filling in."),
        ),
        "nothing-to-redo": (
            translate("Errors", "There is nothing to do again."),
            translate("Errors", "Go on filling in."),
        ),
        "draft-moved": (
            translate("Errors", "Somebody else is changing this dossier just now."),
            translate("Errors", "Wait a moment, open it again and go on."),
        ),
        "no-draft": (
            translate("Errors", "This dossier is finalized or closed; there is nothing to fill in."),
            translate("Errors", "Use “open again to change”, or “mend and file again”."),
        ),
    }


def _mistakes() -> dict[str, tuple[str, str]]:
    """What is wrong with the form itself."""
    translate = QCoreApplication.translate
    return {
        "form-error": (
            translate("Errors", "The form of this procedure has a mistake."),
            translate("Errors", "Print the guidance sheet, and tell the keeper of this machine."),
        ),
        "runaway": (
            translate("Errors", "The form of this procedure counts without end and was stopped."),
            translate("Errors", "Take the last answer back; if it happens again, tell the keeper of this machine."),
        ),
        "cycle": (
            translate("Errors", "The form of this procedure has a mistake: its questions wait for each other."),
            translate("Errors", "Print the guidance sheet, and tell the keeper of this machine."),
        ),
        "unreadable-form": (
            translate("Errors", "The form of this procedure cannot be read."),
            translate("Errors", "Print the guidance sheet, and tell the keeper of this machine."),
        ),
        "unknown-form": (
            translate("Errors", "The form with which this dossier was made is not on this machine."),
            translate("Errors", "Call the keeper of this machine; the dossier is kept."),
        ),
        "unknown-language": (
            translate("Errors", "The form does not have this language."),
            translate("Errors", "Fill it in in Vietnamese."),
        ),
    }
