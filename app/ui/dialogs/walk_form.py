"""A form that is being written, walked through as a helper will meet it: page by page, what opens what."""

from collections.abc import Sequence
from functools import partial

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QButtonGroup, QVBoxLayout, QWidget

from app.ui.dialogs.dialog import Dialog
from app.ui.tokens import SPACE
from app.ui.widgets.buttons import Button
from app.ui.widgets.layout import Card, clear, flow
from app.ui.widgets.options import RadioOption
from app.ui.widgets.text import Badge, Notice, Text
from forms.engine import Instance

translate = QCoreApplication.translate
_SHOWN = 12
"""Choices that are pressed here; of a longer list (communes, peoples) only the first stand there."""


class WalkFormDialog(Dialog):
    """Choices can be made, so that the questions that hang on them come and go; the rest is only looked at."""

    def __init__(self, parent: QWidget, instance: Instance) -> None:
        self._instance = instance
        self.at = 0
        super().__init__(
            parent,
            translate("WalkFormDialog", "The questions, page by page"),
            yes=translate("WalkFormDialog", "&Next page"),
            no=translate("WalkFormDialog", "Close"),
            picture="next",
        )
        self.before = Button(
            translate("WalkFormDialog", "&Page before"), partial(self._go, -1), picture="previous", often=True
        )
        self.lines = QVBoxLayout()
        self.lines.setSpacing(SPACE.small)
        self.body.add(self.lines)
        self.put_beside_yes(self.before)
        self._show()

    def on_yes(self) -> None:
        """The next page; after the last one the dialog closes."""
        self._go(1)

    def _go(self, step: int) -> None:
        self.at += step
        if self.at >= len(self._instance.sections()):
            self.accept()
            return
        self._show()
        self.body.to_top()

    def _show(self) -> None:
        clear(self.lines)
        sections = self._instance.sections()
        if not sections:
            self.lines.addWidget(Text(self.tr("This form asks nothing.")))
            return
        self.at = min(self.at, len(sections) - 1)
        section = sections[self.at]
        place = self.tr("Page {number} of {count}").format(number=self.at + 1, count=len(sections))
        self.lines.addWidget(Text(place, "small"))
        self.lines.addWidget(Text(section.label, "heading"))
        self.before.setVisible(self.at > 0)
        for ref in section.questions:
            if self._instance.relevant(ref):
                self.lines.addWidget(self._asked(ref))
        self.yes.setFocus()

    def _asked(self, ref: str) -> QWidget:
        instance = self._instance
        if "severity" in instance.attributes(ref):
            return Notice("warn", f"{instance.label(ref) or ''} {instance.hint(ref) or ''}".strip())
        card = Card(Text(instance.label(ref) or "", "strong"))
        if instance.required(ref):
            card.column.addWidget(flow(Badge(self.tr("Must be answered"), "pencil")))
        if hint := instance.hint(ref):
            card.column.addWidget(Text(hint, "small"))
        question, choices = instance.question(ref), instance.choices(ref)
        if question.control == "select1":
            self._offer(card, ref, choices)
        elif choices:
            card.column.addWidget(Text("; ".join(label for _, label in choices[:_SHOWN]), "soft"))
        return card

    def _offer(self, card: Card, ref: str, choices: Sequence[tuple[str, str]]) -> None:
        group = QButtonGroup(card)
        for value, label in choices[:_SHOWN]:
            option = RadioOption(label)
            option.setChecked(self._instance.value(ref) == value)
            option.clicked.connect(partial(self._on_chosen, ref, value))
            group.addButton(option)
            card.column.addWidget(option)
        if len(choices) > _SHOWN:
            more = self.tr("… and {count} more to be searched").format(count=len(choices) - _SHOWN)
            card.column.addWidget(Text(more, "soft"))

    def _on_chosen(self, ref: str, value: str) -> None:
        self._instance.set(ref, value)
        self._show()
