"""Members of Qt's enumerations by number, for what the first page is made of (decision 0031).

Naming ``Qt`` makes all of its enumerations, and naming ``QEvent.Type`` all events: 14 ms before anything is painted.
"""

PLAIN_TEXT = 0
"""Qt.TextFormat.PlainText."""

SCROLL_BAR_NEVER = 1
SCROLL_BAR_ALWAYS = 2
"""Qt.ScrollBarPolicy.ScrollBarAlwaysOff and ScrollBarAlwaysOn."""

NO_FOCUS = 0
"""Qt.FocusPolicy.NoFocus."""

HIDDEN_DIGITS = 0x10001
"""Qt.InputMethodHint.ImhDigitsOnly with ImhHiddenText."""

RETURN_KEYS = frozenset({0x01000004, 0x01000005})
"""Qt.Key.Key_Return and Key_Enter."""

CENTRED = 0x84
"""Qt.AlignmentFlag.AlignCenter."""

DEFERRED_DELETE = 52
"""QEvent.Type.DeferredDelete."""
