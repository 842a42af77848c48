"""The window's frame around every page: brand and ways at the top, the practice band, the line that tells."""

# An override says what its base says, and keeps Qt's case.
# ruff: noqa: N802

from collections.abc import Callable

from PySide6.QtCore import Signal
from PySide6.QtGui import QAccessible, QAccessibleEvent, QResizeEvent, QShowEvent
from PySide6.QtWidgets import QButtonGroup, QFrame, QHBoxLayout, QSizePolicy, QVBoxLayout

from app.ui.errors import Told
from app.ui.icons import IconView
from app.ui.tokens import PALETTE, SPACE
from app.ui.widgets.buttons import Button
from app.ui.widgets.columns import Beside
from app.ui.widgets.text import TONES, Text

_TAB_FOCUS = 1
"""Qt.FocusPolicy.TabFocus."""


class TopBar(QFrame):
    """The green bar: who we are, where one can go, and the lock."""

    def __init__(
        self,
        go: Callable[[str], None],
        lock: Callable[[], None],
        help_: Callable[[], None],
        cover: Callable[[], None],
    ) -> None:
        super().__init__()
        self.setProperty("role", "top")
        self._ways = QButtonGroup(self)
        self.buttons: dict[str, Button] = {}
        line = QHBoxLayout(self)
        line.setContentsMargins(SPACE.base, 4, SPACE.small, 4)
        line.setSpacing(SPACE.tight)
        line.addWidget(IconView("mark", PALETTE.on_top, 30))
        self._brand = Text("Hồ Sơ Làng", "brand", wrap=False)
        line.addWidget(self._brand)
        line.addSpacing(SPACE.small)
        for page, words, picture in self._places():
            line.addWidget(self._way(page, words, picture, go))
        line.addStretch(1)
        self.typing = Button("", kind="top", picture="keyboard")
        self.typing.setProperty("focusPolicy", _TAB_FOCUS)  # a word is half typed when the mouse turns it
        self.typing.setToolTip("F9")
        self.typing.setVisible(False)
        line.addWidget(self.typing)
        self.help = Button(self.tr("Help"), help_, kind="top", picture="question")
        self.help.setToolTip("F1")
        self.cover = Button(self.tr("Cover numbers"), cover, kind="top", picture="eye-off")
        self.cover.setCheckable(True)
        self.cover.setToolTip(self.tr("Others can see the screen: show only the ends of numbers"))
        self._quiet = {
            self.cover: self.tr("Cover numbers"),
            self.help: self.tr("Help"),
            self._way("settings", self.tr("Settings"), "settings", go): self.tr("Settings"),
        }
        for button, words in self._quiet.items():
            button.setAccessibleName(words)
            line.addWidget(button)
        self.lock = Button(self.tr("&Lock the screen"), lock, kind="top", picture="lock")
        self.lock.setToolTip("Ctrl+L")
        line.addWidget(self.lock)
        self._words = {
            **{button: (words, 1) for button, words in self._quiet.items()},
            self.lock: (self.lock.text(), 2),
            **{self.buttons[page]: (words, 3) for page, words, _ in self._places()},
        }
        self.buttons["home"].setToolTip("Ctrl+F")
        for button, (words, _) in self._words.items():
            button.setAccessibleName(words.replace("&", ""))
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Where the room is short the name goes first, then words; every button keeps its picture and its name."""
        super().resizeEvent(event)
        self._fit(event.size().width())

    def showEvent(self, event: QShowEvent) -> None:
        """Buttons know their size only once they are dressed, and that comes with being shown."""
        super().showEvent(event)
        for button in self.findChildren(Button):
            button.ensurePolished()
        self._brand.ensurePolished()
        self._fit(self.width())

    def _fit(self, width: int) -> None:
        """As many words as there is room for."""
        layout = self.layout()
        if layout is None:
            return
        for shortened in range(4):
            self._shorten(shortened)
            layout.invalidate()  # it may remember sizes from before the buttons were dressed
            if layout.sizeHint().width() <= width:
                return

    def _shorten(self, by: int) -> None:
        """0: all words; 1: no name of the program, quiet buttons by picture; 2: the lock too; 3: the ways too."""
        self._brand.setVisible(by < 1)
        for button, (words, least) in self._words.items():
            short = by >= least
            text = "" if short else words
            if button.text() != text:
                button.setText(text)
                keys = {self.help: "F1", self.lock: "Ctrl+L", self.buttons["home"]: "Ctrl+F"}.get(button, "")
                told = words.replace("&", "")
                button.setToolTip(" · ".join(filter(None, (told if short or button is self.cover else "", keys))))

    def show_typing(self, method: str) -> None:
        """How keys become Vietnamese letters here: telex, vni, or "" where the machine's own input method does it."""
        self.typing.setVisible(bool(method))
        self.typing.setText({"telex": "Telex", "vni": "VNI"}.get(method, ""))
        self.typing.setAccessibleName(self.tr("Vietnamese typing: {method}").format(method=self.typing.text()))
        self._fit(self.width())

    def show_place(self, page: str) -> None:
        """Mark the way that leads to the page shown."""
        self._ways.setExclusive(False)
        for name, button in self.buttons.items():
            button.setChecked(name == page)
        self._ways.setExclusive(True)

    def _places(self) -> tuple[tuple[str, str, str], ...]:
        return (
            ("home", self.tr("&Today"), "home"),
            ("dossiers", self.tr("&Dossiers"), "folder"),
            ("outbox", self.tr("&Outbox"), "send"),
        )

    def _way(self, page: str, words: str, picture: str, go: Callable[[str], None]) -> Button:
        button = Button(words, lambda: go(page), kind="top", picture=picture)
        button.setCheckable(True)
        self._ways.addButton(button)
        self.buttons[page] = button
        return button


class PracticeBand(QFrame):
    """A band of colour and a word on every page of a vault for practising.

    Signals:
        window_asked, real_asked: the ways out of such a vault in the real one's place.
    """

    window_asked = Signal()
    real_asked = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.setProperty("role", "practice")
        line = QHBoxLayout(self)
        line.setContentsMargins(SPACE.base, 2, SPACE.base, 2)
        line.addWidget(IconView("bulb", PALETTE.on_practice, 20))
        self._words = Text("")
        self._ways = (
            Button(self.tr("Open the practice window"), self.window_asked.emit, picture="bulb"),
            Button(self.tr("Make the real vault…"), self.real_asked.emit, picture="plus"),
        )
        line.addWidget(Beside(self._words, self._ways), 1)  # very large letters take two lines
        self.show_ways(shown=False)
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Maximum)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        self.setVisible(False)

    def show_ways(self, *, shown: bool) -> None:
        """``shown``: this vault lies where the real one belongs, without the practice gateway beside it."""
        for way in self._ways:
            way.setVisible(shown)
        self._words.setText(
            self.tr("A practice vault in the place of the real one: all here is invented, and no server hears of it.")
            if shown
            else self.tr("Practice – people and dossiers here are invented. Closing this window ends it.")
        )


class Teller(QFrame):
    """What happened, is the data safe, what to do; it stays until somebody closes it."""

    def __init__(self) -> None:
        super().__init__()
        self.setObjectName("teller")
        self.setProperty("role", "warn")
        self._icon = IconView(*TONES["warn"])
        self.what, self._safe, self._do = Text("", "strong"), Text(), Text()
        self.close_button = Button(self.tr("Close"), self.hush, kind="quiet", picture="close")
        words = QVBoxLayout()
        words.setSpacing(SPACE.hair)
        for line in (self.what, self._safe, self._do):
            words.addWidget(line)
        whole = QHBoxLayout(self)
        whole.setContentsMargins(SPACE.base, SPACE.small, SPACE.base, SPACE.small)
        whole.setSpacing(SPACE.small)
        whole.addWidget(self._icon)
        whole.addLayout(words, 1)
        whole.addWidget(self.close_button)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Maximum)
        self.setVisible(False)

    def tell(self, told: Told) -> None:
        """Tell it, to eyes and to a screen reader."""
        self._put(told.tone, told.what, told.safe, told.do)

    def say(self, words: str) -> None:
        """A short good word in the same place; an empty one takes the last away."""
        if not words:
            self.hush()
            return
        self._put("good", words, "", "")

    def hush(self) -> None:
        """Nothing more to tell."""
        self.setVisible(False)

    def _put(self, tone: str, what: str, safe: str, do: str) -> None:
        self.setProperty("role", tone)
        self._icon.show_icon(*TONES[tone])
        self.style().unpolish(self)
        self.style().polish(self)
        self.what.show_text(what)
        self._safe.show_text(safe)
        self._do.show_text(do)
        self.setAccessibleName(" ".join(filter(None, (what, safe, do))))
        self.setVisible(True)
        QAccessible.updateAccessibility(QAccessibleEvent(self, QAccessible.Event.Alert))


class Chrome(QFrame):
    """All three above a page; before the vault is open only what is told can be seen."""

    def __init__(
        self,
        go: Callable[[str], None],
        lock: Callable[[], None],
        help_: Callable[[], None],
        cover: Callable[[], None],
    ) -> None:
        super().__init__()
        self.top, self.practice, self.teller = TopBar(go, lock, help_, cover), PracticeBand(), Teller()
        lines = QVBoxLayout(self)
        lines.setContentsMargins(0, 0, 0, 0)
        lines.setSpacing(0)
        for part in (self.top, self.practice, self.teller):
            lines.addWidget(part)

    def show_place(self, page: str, *, practice: bool) -> None:
        """Another page is shown; "" is one before the vault is open."""
        self.teller.hush()
        self.top.setVisible(bool(page))
        self.top.show_place(page)
        self.practice.setVisible(practice and bool(page))
