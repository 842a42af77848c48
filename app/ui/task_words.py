"""Words for what there is to do: what it is, what the office said, by when, and what the button does."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication

from app.services.desk import Desk
from app.services.tasks import Task, TaskKind, tasks
from app.ui import words
from forms.follow_up import Tell
from forms.wording import number_words

translate = QCoreApplication.translate


def heading(kind: TaskKind) -> tuple[str, str, str]:
    """Word, icon and tone."""
    return {
        TaskKind.SUPPLEMENT: (translate("TaskWords", "The commune wants more papers"), "return", "warn"),
        TaskKind.NOT_ACCEPTED: (translate("TaskWords", "The commune did not accept it"), "return", "bad"),
        TaskKind.FEE: (translate("TaskWords", "A fee is to be paid"), "money", "warn"),
        TaskKind.CONFIRM: (translate("TaskWords", "Confirm the office's draft"), "question", "warn"),
        TaskKind.RESULT: (translate("TaskWords", "The result is there: hand it over"), "done", "good"),
        TaskKind.SILENCE: (translate("TaskWords", "Past the day due, and the office is silent"), "warning", "bad"),
        TaskKind.DEADLINE: (translate("TaskWords", "Its deadline is near, and no office has it"), "calendar", "warn"),
        TaskKind.REFUSED: (translate("TaskWords", "The server does not take it: mend it"), "error", "bad"),
        TaskKind.SET_ASIDE: (translate("TaskWords", "Stands aside: look at it"), "aside", "warn"),
        TaskKind.TELL_OFFICE: (translate("TaskWords", "Tell the office"), "phone", "warn"),
        TaskKind.HOW_IT_WENT: (translate("TaskWords", "Ask how it went"), "speak", "info"),
    }[kind]


MENDS = (TaskKind.SUPPLEMENT, TaskKind.NOT_ACCEPTED, TaskKind.REFUSED)
"""What is answered by mending the dossier and filing it again."""


def why_mending(desk: Desk, dossier: str) -> str:
    """What the office or the server said when it wanted the dossier mended; nothing of one that never came back."""
    return " ".join(line for task in tasks(desk, dossier) if task.kind in MENDS for line in detail(task))


def detail(task: Task) -> list[str]:
    """The officer's own words, the sum, the day."""
    said = []
    if task.words:
        said.append(_said(task).format(words=task.words))
    if task.fee is not None:
        amount = f"{task.fee:,}".replace(",", ".")
        said.append(
            translate("TaskWords", "Fee: {amount} đồng ({words} đồng)").format(
                amount=amount, words=number_words(task.fee)
            )
        )
    elif task.kind is TaskKind.FEE:
        said.append(translate("TaskWords", "The office named no sum: ask it before anybody pays."))
    if task.due_on is not None:
        said.append(_by_when(task).format(day=words.short_day(task.due_on)))
    return said


def advice(task: Task) -> str:
    """What to do, in a sentence or two."""
    if task.kind is TaskKind.TELL_OFFICE:
        return _tell(task.tell)
    return {
        TaskKind.SUPPLEMENT: translate("TaskWords", "Add what is missing, then file again: a new version is made."),
        TaskKind.NOT_ACCEPTED: translate("TaskWords", "Tell the villager the reason; mend it and file again."),
        TaskKind.FEE: translate("TaskWords", "The villager pays at the commune or as the office says, with a receipt."),
        TaskKind.CONFIRM: translate(
            "TaskWords", "Read the draft to the villager; the office waits a day for the word."
        ),
        TaskKind.RESULT: translate("TaskWords", "Look at it, print it, and record who took it."),
        TaskKind.SILENCE: translate("TaskWords", "Call and ask where it is and when the result comes."),
        TaskKind.DEADLINE: translate("TaskWords", "Bring it to the commune before the day."),
        TaskKind.REFUSED: translate("TaskWords", "Mend what the reason names, then file again."),
        TaskKind.SET_ASIDE: translate("TaskWords", "Look at the reason, then bring it back."),
        TaskKind.HOW_IT_WENT: translate("TaskWords", "The result is in hand. Ask once, and write down what is said."),
    }[task.kind]


def _tell(what: Tell | None) -> str:
    """The exact words; the server has no message for them."""
    if what is Tell.CONSENT_ENDED:
        return translate(
            "TaskWords",
            "The villager no longer agrees to keeping. This machine sends nothing more, but the server or the office "
            "may have the dossier. Call and say: the villager wants us to keep nothing any more. Ask the villager "
            "whether the office is to go on: if not, withdraw the dossier.",
        )
    if what is Tell.WITHDRAWN:
        return translate(
            "TaskWords",
            "It is withdrawn on this machine. Call the office, give its number, and say that the villager does not "
            "want it any more.",
        )
    if what is Tell.RIGHT:
        return translate(
            "TaskWords",
            "The villager says: the draft is right. Call and say so; where it was filed with VNeID, the villager "
            "confirms it there.",
        )
    return translate(
        "TaskWords", "The villager says: the draft is not right. Call and read these words out, before its day ends."
    )


def _said(task: Task) -> str:
    if task.kind in (TaskKind.REFUSED, TaskKind.SET_ASIDE):
        return words.reason(task.words).replace("{", "{{").replace("}", "}}")
    if task.kind is TaskKind.TELL_OFFICE:
        return translate("TaskWords", "The villager says: “{words}”")
    if task.kind is TaskKind.SILENCE:
        return translate("TaskWords", "Asked before: “{words}”")
    return translate("TaskWords", "The officer writes: “{words}”")


def _by_when(task: Task) -> str:
    if task.kind is TaskKind.SILENCE and task.is_rule:
        return translate("TaskWords", "The result was due on {day} (reckoned from the card's working days)")
    if task.kind is TaskKind.SILENCE:
        return translate("TaskWords", "The office promised the result for {day}")
    return translate("TaskWords", "By {day}")
