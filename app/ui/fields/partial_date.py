"""A date as a villager knows it: the whole day, month and year, or only the year."""

# An override says what its base says, and keeps Qt's case.
# ruff: noqa: D102

from PySide6.QtWidgets import QButtonGroup

from app.ui.fields.control import LineControl
from app.ui.tokens import SPACE, scaled
from app.ui.widgets.buttons import Button
from app.ui.widgets.layout import flow
from forms.dates import PartialDate
from forms.refusal import Refusal


class DateControl(LineControl):
    """One line; what is typed decides how much is known, the buttons below show it and tell how to write it."""

    def __init__(self, *, partial: bool, whole: bool = False) -> None:
        """``partial`` offers the kinds of dates below; ``whole`` is a day that everybody knows, as of a newborn."""
        super().__init__(plain=True)
        self._whole = whole
        self._partial = partial
        self._kinds: dict[str, Button] = {}
        self.line.setMaximumWidth(scaled(300))
        if partial:
            self._offer_kinds()
        self._expect("day")

    def show_value(self, text: str) -> None:
        super().show_value(_spoken(text))
        if text:
            self._expect(_kind(text) or "day")

    def value(self) -> str:
        """The text typed; the service reads it (``1940``, ``04/1940``, ``12/04/1940``)."""
        return super().value()

    def _offer_kinds(self) -> None:
        group = QButtonGroup(self)
        for kind, words in (
            ("day", self.tr("Day – month – year")),
            ("month", self.tr("Month – year")),
            ("year", self.tr("Only the year is known")),
        ):
            button = Button(words, kind="segment")
            button.setCheckable(True)
            button.setProperty("kind_of_date", kind)
            group.addButton(button)
            self._kinds[kind] = button
        group.buttonClicked.connect(self._on_kind)
        self.column.addWidget(flow(*self._kinds.values(), spacing=SPACE.tight))

    def _expect(self, kind: str) -> None:
        samples = {"day": "12/04/1940", "month": "04/1940", "year": "1940"}
        sample = self.tr("for instance {sample}").format(sample=samples[kind])
        self.line.setPlaceholderText(self.tr("day/month/year") if self._whole else sample)
        if kind in self._kinds:
            self._kinds[kind].setChecked(True)

    def _on_kind(self, button: Button) -> None:
        self._expect(str(button.property("kind_of_date")))
        self.line.setFocus()


def _spoken(text: str) -> str:
    try:
        return PartialDate.parse(text).vietnamese() if text else ""
    except Refusal:
        return text


def _kind(text: str) -> str | None:
    try:
        return PartialDate.parse(text).precision
    except Refusal:
        return None
