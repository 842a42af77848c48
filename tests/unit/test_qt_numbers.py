"""The numbers that stand for Qt's own names are the ones of the Qt that is installed."""

from PySide6.QtCore import QEvent, Qt

from app.ui import qt_numbers


def test_numbers_are_those_of_qt() -> None:
    assert Qt.TextFormat.PlainText.value == qt_numbers.PLAIN_TEXT
    assert Qt.ScrollBarPolicy.ScrollBarAlwaysOff.value == qt_numbers.SCROLL_BAR_NEVER
    assert Qt.ScrollBarPolicy.ScrollBarAlwaysOn.value == qt_numbers.SCROLL_BAR_ALWAYS
    assert Qt.AlignmentFlag.AlignCenter.value == qt_numbers.CENTRED
    assert Qt.FocusPolicy.NoFocus.value == qt_numbers.NO_FOCUS
    hidden_digits = Qt.InputMethodHint.ImhDigitsOnly.value | Qt.InputMethodHint.ImhHiddenText.value
    assert hidden_digits == qt_numbers.HIDDEN_DIGITS
    assert {Qt.Key.Key_Return.value, Qt.Key.Key_Enter.value} == qt_numbers.RETURN_KEYS
    assert QEvent.Type.DeferredDelete.value == qt_numbers.DEFERRED_DELETE
