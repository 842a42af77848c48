"""A helper who never touches the mouse: a pension application from the villager's words to the outbox, keys counted."""

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QApplication, QWidget

from app.ui.fields.field import Field
from app.ui.pages.check import CheckPage
from app.ui.pages.fill import FillPage
from app.ui.pages.finalize import FinalizePage
from app.ui.pages.home import HomePage
from app.ui.pages.outbox import OutboxPage
from app.ui.pages.paper import PaperPage
from app.ui.pages.procedure import ProcedurePage
from app.ui.pages.read_back import ReadBackPage
from tests.support.villagers import GRANDMOTHER
from tests.support.walker import Walker

_CONTROL, _ALT = Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.AltModifier


class Keyboard:
    """Presses keys in the real window and counts them; a key held with Ctrl or Alt counts as two."""

    def __init__(self, walker: Walker) -> None:
        self.walker = walker
        self.pressed = 0

    def key(self, *keys: Qt.Key, held: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier) -> None:
        """These keys one after the other, each for whatever has the keyboard."""
        for each in keys:
            self.pressed += 1 if held == Qt.KeyboardModifier.NoModifier else 2
            self.walker.key(each, held)
            self.walker.settle()

    def type(self, letters: str) -> None:
        """Each letter is a key."""
        self.pressed += len(letters)
        QTest.keyClicks(_at_keyboard(), letters)
        self.walker.settle()

    def reader(self, text: str) -> None:
        """The reader writes and ends with Enter; nobody pressed anything."""
        dialog = self.walker.scan_dialog()
        self.walker.until(dialog.text.hasFocus)
        dialog.text.setText(text)
        QTest.keyClick(dialog.text, Qt.Key.Key_Return)
        self.walker.settle()


def pension_by_keyboard(walker: Walker) -> int:
    """From the home page to the outbox with a scanned card; returns the keys pressed."""
    keys = Keyboard(walker)
    space, enter = Qt.Key.Key_Space, Qt.Key.Key_Return
    home = walker.on(HomePage)
    walker.until(home.search.hasFocus)
    keys.type("tien gia")
    keys.key(enter, enter)
    walker.on(ProcedurePage)
    keys.key(space)  # "Làm hồ sơ"
    keys.key(space, Qt.Key.Key_Tab, space)  # prepare, keep
    keys.key(Qt.Key.Key_B, held=_ALT)
    walker.until(lambda: walker.window.page_name == "fill")
    _fill(keys)
    walker.on(CheckPage)
    _keep_what_is_right(keys)
    keys.key(space)  # "Tiếp" has the keyboard when nothing is left to mend
    walker.on(ReadBackPage)
    keys.key(space)  # "Đúng rồi"
    _press(keys, walker.on(PaperPage).next)
    walker.on(FinalizePage)
    keys.key(space)
    _press(keys, walker.on(PaperPage).next)
    walker.on(OutboxPage)
    return keys.pressed


def _fill(keys: Keyboard) -> None:
    space, enter = Qt.Key.Key_Space, Qt.Key.Key_Return
    _choose(keys, "new", "owner")
    keys.key(space)  # "Quét thẻ" has the keyboard
    keys.reader(GRANDMOTHER)
    keys.key(space, enter)  # the first of the peoples is Kinh; it was the last question of the page
    for answer in ("none", "no", "cash", "office"):
        _choose(keys, answer)


def _choose(keys: Keyboard, *answers: str) -> None:
    """Each open question of the page by arrow keys and Space; Enter goes on, from the last one to the next page."""
    walker = keys.walker
    for answer in answers:
        page = walker.on(FillPage)
        field = _focused(page)
        if answer not in [choice.value for choice in field.view.choices]:  # it may stay empty
            keys.key(Qt.Key.Key_Return, held=_CONTROL)
            field = _focused(page)
        _mark(keys, field, answer)
        keys.key(Qt.Key.Key_Return)


def _mark(keys: Keyboard, field: Field, answer: str) -> None:
    """Arrow keys move the mark through a question's choices; Space sets it where the keyboard stands."""
    here = _at_keyboard().property("value")
    if here == answer:
        keys.key(Qt.Key.Key_Space)
    while field.control.value() != answer:
        keys.key(Qt.Key.Key_Down)


def _focused(page: FillPage) -> Field:
    return next(each for each in page.column.fields_in_order() if each.isAncestorOf(_at_keyboard()))


def _press(keys: Keyboard, button: QAbstractButton) -> None:
    """By Tab to a button, then Space."""
    for _ in range(12):
        if button.hasFocus():
            break
        keys.key(Qt.Key.Key_Tab)
    keys.key(Qt.Key.Key_Space)


def _keep_what_is_right(keys: Keyboard) -> None:
    """The office that the card suggested: "Vẫn đúng như vậy", for the reason that stands first."""
    check = keys.walker.on(CheckPage)
    while not check.next.isEnabled():
        row = next(row for row in check.rows() if row.keep is not None)
        assert row.keep is not None
        _press(keys, row.keep)
        keys.key(Qt.Key.Key_Return)


def _at_keyboard() -> QWidget:
    """The widget that keys go to; a lost focus fails the test here."""
    here = QApplication.focusWidget()
    assert here is not None, "nothing has the keyboard"
    return here
