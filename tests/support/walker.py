"""A helper at the window: goes from page to page as a person does, and waits for facts, never for time."""

from collections.abc import Callable
from typing import TypeVar

from PySide6.QtCore import Qt
from PySide6.QtGui import QInputMethodEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QApplication, QLineEdit, QWidget

from app.main import Program
from app.ui.dialogs.scan_card import ScanCardDialog
from app.ui.fields.choice import RadioControl, SearchControl
from app.ui.fields.field import Field
from app.ui.pages.fill import FillPage
from app.ui.pages.page import Page
from forms.dossier import Purpose

P = TypeVar("P", bound=Page)
T = TypeVar("T")
Until = Callable[[Callable[[], bool]], None]


class Walker:
    """Drives the real window over real services."""

    def __init__(self, program: Program, until: Until) -> None:
        self.program = program
        self.window = program.window
        self.session = program.session
        self.until = until

    def settle(self) -> None:
        """Until no job is left on either lane and everything that came back was shown."""
        lanes = self.program.lanes
        self.until(lambda: not lanes.busy)
        QApplication.processEvents()
        self.until(lambda: not lanes.busy)

    def beside(self, work: Callable[[], T]) -> T:
        """Done on the lane for long work, as the window itself would do it."""
        got: list[T] = []
        self.session.lanes.network.run(work, got.append, keeper=self.window)
        self.settle()
        return got[0]

    def on(self, kind: type[P]) -> P:
        """The page shown, which must be of this kind."""
        self.settle()
        page = self.window.page
        assert isinstance(page, kind), f"{type(page).__name__} is shown, not {kind.__name__}"
        return page

    def press(self, button: QAbstractButton) -> None:
        """Press a button as the mouse does."""
        self.settle()
        assert button.isVisible(), f"{button.text()!r} is not shown"
        assert button.isEnabled(), f"{button.text()!r} cannot be pressed"
        QTest.mouseClick(button, Qt.MouseButton.LeftButton)
        self.settle()

    def type(self, widget: QWidget, text: str) -> None:
        """Type with an input method: each word is composed, then committed."""
        for at, word in enumerate(text.split(" ")):
            said = word if at == 0 else " " + word
            QApplication.sendEvent(widget, QInputMethodEvent(said, []))
            done = QInputMethodEvent("", [])
            done.setCommitString(said)
            QApplication.sendEvent(widget, done)

    def key(self, key: Qt.Key, modifiers: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier) -> None:
        """A key for whatever has the keyboard."""
        focused = QApplication.focusWidget() or self.window
        QTest.keyClick(focused, key, modifiers)

    def first_start(self, user: str, words: str) -> str:
        """Make the vault and pass the recovery code; returns the code."""
        from app.ui.pages.first_start import FirstStartPage
        from app.ui.pages.home import HomePage

        page = self.on(FirstStartPage)
        self.type(page.name, user)
        for field in (page.passphrase, page.again):
            self.type(field.line, words)
        page.submit()
        self.until(lambda: bool(page.code.text()))
        code = page.code.text()
        self.type(page.confirm, code.replace("-", " ").split()[-1])
        QTest.keyClick(page.confirm, Qt.Key.Key_Return)
        self.on(HomePage)
        return code

    def begin(self, code: str, *purposes: Purpose) -> FillPage:
        """From a procedure's card through consent to the form."""
        from app.ui.pages.consent import ConsentPage
        from app.ui.pages.procedure import ProcedurePage

        self.session.go("procedure", code=code)
        self.press(self.on(ProcedurePage).make)
        consent = self.on(ConsentPage)
        for purpose in purposes or (Purpose.PREPARE, Purpose.KEEP):
            consent.purposes[purpose].setChecked(True)
        self.press(consent.begin)
        return self.on(FillPage)

    def scan(self, text: str, *, strip: int = 0) -> None:
        """Scan a card into a block of the section shown, by a reader at the keyboard."""
        from app.ui.widgets.person_strip import PersonStrip

        page = self.on(FillPage)
        strips = [each for each in page.findChildren(PersonStrip) if each.isVisible()]
        self.press(strips[strip].scan)
        dialog = self.scan_dialog()
        dialog.text.setText(text)
        QTest.keyClick(dialog.text, Qt.Key.Key_Return)
        self.settle()

    def scan_dialog(self) -> ScanCardDialog:
        """The scan dialog that is open."""
        return next(each for each in self.window.findChildren(ScanCardDialog) if each.isVisible())

    def answer(self, name: str, text: str) -> None:
        """Answer the question whose ref ends with ``name``, the way its control wants it."""
        page = self.on(FillPage)
        field = self.field(name)
        control = field.control
        if not control.isVisible():
            self.press(field._edit)
        if isinstance(control, RadioControl):
            self.press(control._buttons[text])
        elif isinstance(control, SearchControl):
            self.press(control.button)
            self.type(control.search, text)
            QTest.keyClick(control.search, Qt.Key.Key_Return)
        else:
            line = control.focusProxy()
            assert line is not None
            line.setFocus()
            if isinstance(line, QLineEdit):
                line.selectAll()
            self.type(line, text)
            page.commit()
        self.settle()

    def field(self, name: str) -> Field:
        """The question whose ref ends with ``name``."""
        page = self.on(FillPage)
        found = [field for ref, field in page.fields.items() if ref.rsplit("/", 1)[-1] == name]
        assert found, f"{name} is not asked on this page: {sorted(page.fields)}"
        return found[0]

    def fill_section(self, answers: dict[str, str]) -> None:
        """Answer several questions of one section and press "Tiếp"."""
        for name, text in answers.items():
            self.answer(name, text)
        self.press(self.on(FillPage).next)
