"""Words for what there is to do: what it is, what the office said, by when, and what the button does."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication

from app.services.tasks import Task, TaskKind
from app.ui import words

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
    }[kind]


def detail(task: Task) -> list[str]:
    """The officer's own words, the sum, the day."""
    said = []
    if task.words and task.kind in (TaskKind.REFUSED, TaskKind.SET_ASIDE):
        said.append(words.reason(task.words))
    elif task.words:
        said.append(translate("TaskWords", "The officer writes: “{words}”").format(words=task.words))
    if task.fee is not None:
        amount = f"{task.fee:,}".replace(",", ".")
        said.append(translate("TaskWords", "Fee: {amount} đồng").format(amount=amount))
    if task.due_on is not None:
        said.append(_by_when(task).format(day=words.short_day(task.due_on)))
    return said


def advice(kind: TaskKind) -> str:
    """What to do, in a sentence."""
    return {
        TaskKind.SUPPLEMENT: translate("TaskWords", "Add what is missing, then file again: a new version is made."),
        TaskKind.NOT_ACCEPTED: translate("TaskWords", "Tell the villager the reason; mend it and file again."),
        TaskKind.FEE: translate("TaskWords", "The villager pays at the commune or as the office says, with a receipt."),
        TaskKind.CONFIRM: translate(
            "TaskWords", "Read the draft to the villager; the office waits a day for the word."
        ),
        TaskKind.RESULT: translate("TaskWords", "Look at it, print it, and record who took it."),
        TaskKind.SILENCE: translate("TaskWords", "Call the commune and ask; the law named the day."),
        TaskKind.DEADLINE: translate("TaskWords", "Bring it to the commune before the day."),
        TaskKind.REFUSED: translate("TaskWords", "Mend what the reason names, then file again."),
        TaskKind.SET_ASIDE: translate("TaskWords", "Look at the reason, then bring it back."),
    }[kind]


def _by_when(task: Task) -> str:
    if task.kind is TaskKind.SILENCE and task.is_rule:
        return translate("TaskWords", "The result was due on {day} (reckoned from the card's working days)")
    if task.kind is TaskKind.SILENCE:
        return translate("TaskWords", "The office promised the result for {day}")
    return translate("TaskWords", "By {day}")
