"""One question on a page: its label, its hint, its control, where its answer came from, and what is wrong with it."""

from collections.abc import Callable

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QVBoxLayout, QWidget

from app.services.masking import NUMBERS
from app.ui.fields.choice import FEW, ChecksControl, RadioControl, SearchControl
from app.ui.fields.control import AreaControl, Control, LineControl, MoneyControl
from app.ui.fields.partial_date import DateControl
from app.ui.tokens import SPACE
from app.ui.widgets.buttons import Button
from app.ui.widgets.columns import Beside
from app.ui.widgets.layout import column, middled
from app.ui.widgets.text import Badge, Notice, Text, plain_tip
from forms.dates import PartialDate
from forms.questions import QuestionView

_KNOWN_ORIGINS = ("scanned", "suggested", "earlier")
_PLAIN_FACTS = ("number", "old_number", "phone", "email")


class Field(QWidget):
    """A question; it shows views and tells answers, and knows nothing else.

    Signals:
        answered: ``(ref, text)``; "" takes the answer away.
        went_on: Enter: the helper wants the next field.
        grown: its control became taller.
    """

    grown = Signal(str)
    answered = Signal(str, str)
    went_on = Signal(str)

    def __init__(self, view: QuestionView, *, dense: bool = False, cover: Callable[[str], str] = str) -> None:
        """``cover`` gives a person's number as the screen may show it now."""
        super().__init__()
        self.view = view
        self._cover = cover
        self.ref = view.ref
        self._opened = False
        self._dense = dense
        self._label = Text("", "on_sheet" if dense else "question")
        self._hint = Text("", "small")
        self._shown = Text("", "strong" if dense else "lead")
        self._badge = Badge("", "card", "good")
        self.reason = Text("", "small")
        self._edit = Button(self.tr("Edit"), self.open_to_mend, kind="quiet", picture="pencil")
        self.control = make_control(view, dense=dense)
        self._message = Notice("bad")
        self.control.committed.connect(self._on_committed)
        self.control.finished.connect(self._on_finished)
        self.control.grown.connect(self._on_grown)
        self._named = Text("", "soft")
        if dense:
            self._named.hide()  # shown before it has a place it would be a window and take the keyboard
        self._known = Beside(middled(self._named, self._shown, self.reason), (self._badge, self._edit), least=150)
        if dense:
            self._lay_beside()
        else:
            self._lay_below()
        self.show_view(view)

    def _lay_below(self) -> None:
        lines = QVBoxLayout(self)
        lines.setContentsMargins(0, 0, 0, 0)
        lines.setSpacing(SPACE.tight)
        for part in (self._label, self._hint, self._known, self.control, self._message):
            lines.addWidget(part)

    def _lay_beside(self) -> None:
        """On the sheet the question stands at the left of its answer, and the hint comes with the mouse."""
        self._hint.setParent(self)
        self.setProperty("role", "line")  # ruled like a form on paper
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        whole = QHBoxLayout(self)
        whole.setContentsMargins(0, SPACE.tight, 0, SPACE.tight)
        whole.setSpacing(SPACE.base)
        beside = column(SPACE.small, self._label)
        beside.addStretch(1)
        whole.addLayout(beside, 3)
        whole.addLayout(column(self._known, self.control, self._message, spacing=SPACE.tight), 5)

    @property
    def is_known(self) -> bool:
        """Whether it shows what a card or the form itself said, and wants no typing."""
        return self._known.isVisibleTo(self)

    @property
    def message(self) -> str:
        """What is said to be wrong, or nothing."""
        return self._message.text if self._message.isVisibleTo(self) else ""

    def show_view(self, view: QuestionView) -> None:
        """Show the question's present state; what is being typed stays."""
        self.view = view
        label = view.label or view.ref.rsplit("/", 1)[-1]
        optional = "" if view.required or view.readonly else self.tr(" (may stay empty)")
        self._label.setText(label + optional)
        self._named.setText(label)
        self._hint.show_text("" if self._dense else view.hint or "")
        self.setToolTip(plain_tip(view.hint) if self._dense else "")
        if isinstance(self.control, RadioControl | SearchControl | ChecksControl):
            self.control.offer(choices_of(view))
        self.control.name(label + optional)
        self.control.show_value(view.value or "")
        self._describe()
        self.reason.show_text(self._reason())
        self._show_known()

    def _reason(self) -> str:
        """What a value that the form works out is made of."""
        made_of = ", ".join(f"“{label}”" for label in self.view.worked_out_from)
        return self.tr("worked out from {questions}").format(questions=made_of) if made_of else ""

    def show_problem(self, message: str) -> None:
        """Say what is wrong, or that nothing is."""
        self._message.say(message)
        self.control.mark_wrong(wrong=bool(message))
        self._describe()

    def _describe(self) -> None:
        """What eyes see around the control, for a screen reader."""
        must = self.tr("must be answered") if self.view.required and not self.view.value else ""
        self.control.describe(". ".join(filter(None, (self._message.text, must, self.view.hint))))

    def take_focus(self) -> None:
        """Put the keyboard here, on the value's own button when it came from a card."""
        if self.is_known:
            self._edit.setFocus()
        else:
            self.control.take_focus()

    def _show_known(self) -> None:
        is_told = self.view.origin in _KNOWN_ORIGINS or self.view.readonly
        known = bool(self.view.value) and (is_told or self._is_covered())
        shown = known and not self._opened
        self._known.setVisible(shown)
        self.control.setVisible(not shown)
        self._hint.setVisible(bool(self._hint.text()) and not shown)  # nobody asks any more
        self._label.setVisible(self._dense or not shown)
        if not shown:
            return
        self._shown.setText(self._cover(self.value_words()) if self.view.fact in NUMBERS else self.value_words())
        self._badge.show_words(*self._origin())
        self._badge.setVisible(is_told)
        self._edit.setVisible(not self.view.readonly)
        self._edit.setAccessibleName(self.tr("Edit: {label}").format(label=self._label.text()))

    def _is_covered(self) -> bool:
        """A typed number is put behind its cover as soon as it is an answer; wrong ones stay open for mending."""
        value = self.view.value or ""
        return self.view.fact in NUMBERS and not self.message and self._cover(value) != value

    def value_words(self) -> str:
        """The answer as a person reads it."""
        return words_of(self.view)

    def _origin(self) -> tuple[str, str, str]:
        if self.view.origin not in _KNOWN_ORIGINS:
            return self.tr("Worked out by the program"), "info", "calm"
        return {
            "scanned": (self.tr("From the card"), "card", "good"),
            "suggested": (self.tr("Suggested from the card – look at it"), "question", "warn"),
            "earlier": (self.tr("From the earlier dossier"), "folder", "info"),
        }[self.view.origin]

    def open_to_mend(self) -> None:
        """Let a known answer be written over at once: what stands there is marked, as after Tab."""
        self._opened = True
        self._show_known()
        self.control.take_focus()
        line = self.control.focusProxy()
        if isinstance(line, QLineEdit):
            line.selectAll()

    def _on_committed(self, text: str) -> None:
        self._opened = self._opened and not self._is_covered()
        self.answered.emit(self.ref, text)

    def _on_grown(self) -> None:
        self.grown.emit(self.ref)

    def _on_finished(self) -> None:
        self.went_on.emit(self.ref)


class NoteField(QWidget):
    """A note of the form: advice, or a warning where the form says so."""

    def __init__(self, view: QuestionView) -> None:
        super().__init__()
        self.ref = view.ref
        self._notice = Notice("info")
        lines = QVBoxLayout(self)
        lines.setContentsMargins(0, 0, 0, 0)
        lines.addWidget(self._notice)
        self.show_view(view)

    def show_view(self, view: QuestionView) -> None:
        """Say what the note says now."""
        self.view = view
        self._notice.say("\n".join(filter(None, (view.label, view.hint))))


def make_control(view: QuestionView, *, dense: bool = False) -> Control:
    """The control for a question's type and appearance."""
    if view.type == "select":
        return ChecksControl(choices_of(view))
    if view.choices or view.type.startswith("select"):
        many = len(view.choices) > FEW or "autocomplete" in view.appearance or "minimal" in view.appearance
        return SearchControl(choices_of(view)) if many else RadioControl(choices_of(view))
    if view.type == "date":
        return DateControl(partial=bool(view.precision_ref) and not dense, whole=not view.precision_ref)
    if view.type in ("int", "decimal") and "thousands-sep" in view.appearance:
        return MoneyControl()
    if "multiline" in view.appearance:
        return AreaControl()
    return LineControl(plain=is_plain(view))


def is_plain(view: QuestionView) -> bool:
    """Whether the answer is no word of Vietnamese: a number, a code, an address of electronic mail."""
    return view.type in ("int", "decimal") or "numbers" in view.appearance or view.fact in _PLAIN_FACTS


def choices_of(view: QuestionView) -> tuple[tuple[str, str], ...]:
    """Values and labels of a question."""
    return tuple((choice.value, choice.label) for choice in view.choices)


def words_of(view: QuestionView) -> str:
    """An answer as a person reads it: labels for codes, a date the Vietnamese way."""
    labels = dict(choices_of(view))
    text = view.value or ""
    if labels:
        return ", ".join(labels.get(part, part) for part in ([text] if text in labels else text.split()))
    if view.type == "date" and text:
        return PartialDate.parse(text).vietnamese()
    return text
