"""The one window: it holds the pages, leads from one to the next, and brings them in only when they are needed."""

# An override says what its base says, and keeps Qt's case.
# ruff: noqa: D102, N802

from __future__ import annotations

from functools import cached_property
from importlib import import_module
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QTimer, Signal
from PySide6.QtGui import QCloseEvent, QKeySequence, QPaintEvent, QShortcut
from PySide6.QtWidgets import QMainWindow, QStackedWidget, QVBoxLayout, QWidget

from app.ui.icons import icon
from app.ui.pages.page import Page
from app.ui.session import Session

if TYPE_CHECKING:
    from app.ui.widgets.chrome import Chrome, Teller

PAGES: dict[str, str] = {
    "first_start": "app.ui.pages.first_start:FirstStartPage",
    "unlock": "app.ui.pages.unlock:UnlockPage",
    "recovery": "app.ui.pages.recovery:RecoveryPage",
    "home": "app.ui.pages.home:HomePage",
    "procedure": "app.ui.pages.procedure:ProcedurePage",
    "consent": "app.ui.pages.consent:ConsentPage",
    "fill": "app.ui.pages.fill:FillPage",
    "check": "app.ui.pages.check:CheckPage",
    "read_back": "app.ui.pages.read_back:ReadBackPage",
    "print": "app.ui.pages.paper:PaperPage",
    "finalize": "app.ui.pages.finalize:FinalizePage",
    "dossier": "app.ui.pages.dossier:DossierPage",
    "dossiers": "app.ui.pages.dossiers:DossiersPage",
    "outbox": "app.ui.pages.outbox:OutboxPage",
}
"""Every page by name; its module is imported when it is shown first, so that the start stays quick."""

OPEN_PAGES = frozenset({"first_start", "unlock", "recovery"})
"""The pages that need no open vault."""

_REMEMBERED = 30


class Window(QMainWindow):
    """Top bar, practice band, what is told, and the page.

    Signals:
        painted: the first page was painted; heavy imports may begin.
    """

    painted = Signal()

    def __init__(self, session: Session) -> None:
        super().__init__()
        self.session = session
        self.page_name = ""
        self._where: dict[str, Any] = {}
        self._pages: dict[str, Page] = {}
        self._past: list[tuple[str, dict[str, Any]]] = []
        self._after_unlock: tuple[str, dict[str, Any]] | None = None
        self._stack = QStackedWidget()
        self._was_painted = False
        self._build()
        self._connect()

    @property
    def page(self) -> Page:
        """The page shown."""
        shown = self._stack.currentWidget()
        if not isinstance(shown, Page):
            raise TypeError(type(shown))
        return shown

    @cached_property
    def chrome(self) -> Chrome:
        """What stands above the pages; it comes with the first one that needs it, the unlock page paints without."""
        from app.ui.widgets.chrome import Chrome  # noqa: PLC0415 - the first page paints without it

        made = Chrome(self.session.go, self.session.lock_asked.emit)
        self._lines.insertWidget(0, made)
        return made

    @property
    def teller(self) -> Teller:
        """What happened, is the data safe, what to do."""
        return self.chrome.teller

    def start(self) -> None:
        """Show the first page: unlock where a vault is, first start where none is."""
        found = self.session.folder.is_dir() and any(self.session.folder.iterdir())
        self.show_page("unlock" if found else "first_start", {})

    def show_page(self, name: str, where: dict[str, Any], *, remember: bool = True) -> None:
        """Bring a page to the front."""
        if name not in OPEN_PAGES and self.session.desk is None:
            return
        if self.page_name and remember and self.page_name not in OPEN_PAGES:
            self._past = [*self._past[-_REMEMBERED:], (self.page_name, self._where)]
        if self.page_name:
            self.page.leave()
        page = self._page(name)
        self.page_name, self._where = name, where
        self._show_chrome(name)
        page.open(**where)
        self._stack.setCurrentWidget(page)

    def _build(self) -> None:
        self.setWindowTitle("Hồ Sơ Làng")
        self.setWindowIcon(icon("mark"))
        self.setMinimumSize(640, 420)
        whole = QWidget()
        whole.setObjectName("window")
        lines = QVBoxLayout(whole)
        lines.setContentsMargins(0, 0, 0, 0)
        lines.setSpacing(0)
        lines.addWidget(self._stack, 1)
        self._lines = lines
        self.setCentralWidget(whole)

    def _connect(self) -> None:
        session = self.session
        session.told.connect(self._on_told)
        session.said.connect(self._on_said)
        session.asked.connect(self._on_asked)
        session.back_asked.connect(self._on_back)
        session.lock_asked.connect(self._on_lock)
        session.opened.connect(self._on_opened)
        for keys, slot in (("Ctrl+L", self._on_lock), ("Ctrl+F", self._on_find), ("Alt+Left", self._on_back)):
            QShortcut(QKeySequence(keys), self, slot)

    def _page(self, name: str) -> Page:
        if name not in self._pages:
            module, _, made = PAGES[name].partition(":")
            page: Page = getattr(import_module(module), made)(self.session)
            self._pages[name] = page
            self._stack.addWidget(page)
        return self._pages[name]

    def _on_asked(self, name: str, where: dict[str, Any]) -> None:
        self.show_page(name, where)

    def _on_back(self) -> None:
        if self.session.desk is None:
            return
        name, where = self._past.pop() if self._past else ("home", {})
        self.show_page(name, where, remember=False)

    def _on_find(self) -> None:
        if self.session.desk is not None:
            self.show_page("home", {})

    def _show_chrome(self, name: str) -> None:
        if name in OPEN_PAGES and "chrome" not in self.__dict__:
            return
        self.chrome.show_place("" if name in OPEN_PAGES else name, practice=self.session.practice)

    def _on_said(self, words: str) -> None:
        self.teller.say(words)

    def _on_told(self, error: Exception) -> None:
        from app.ui.errors import tell  # noqa: PLC0415 - only on the way to an error

        self.teller.tell(tell(error))

    def _on_opened(self) -> None:
        name, where = self._after_unlock or ("home", {})
        self._after_unlock = None
        self.show_page(name, where, remember=False)

    def _on_lock(self) -> None:
        if self.session.desk is None:
            return
        self._after_unlock = (self.page_name, self._where)
        self.page.leave()
        self._close_desk()
        self._forget_pages()
        self.show_page("unlock", {}, remember=False)

    def _close_desk(self) -> None:
        desk, self.session.desk = self.session.desk, None
        if desk is not None:
            self.session.lanes.vault.run(desk.vault.close, keeper=self)

    def _forget_pages(self) -> None:
        """Locked means that no page with a citizen's data stays in memory's widgets."""
        self.page_name, self._where = "", {}
        for name in [name for name in self._pages if name not in OPEN_PAGES]:
            page = self._pages.pop(name)
            self._stack.removeWidget(page)
            page.deleteLater()

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        if not self._was_painted:
            self._was_painted = True
            QTimer.singleShot(0, self.painted.emit)

    def closeEvent(self, event: QCloseEvent) -> None:
        if self.page_name:
            self.page.leave()
        self._close_desk()
        super().closeEvent(event)
