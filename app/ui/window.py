"""The one window: it holds the pages, leads from one to the next, and brings them in only when they are needed."""

# An override says what its base says, and keeps Qt's case.
# ruff: noqa: D102, N802

from __future__ import annotations

from collections.abc import Collection
from functools import cached_property
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QTimer, Signal
from PySide6.QtGui import QCloseEvent, QPaintEvent
from PySide6.QtWidgets import QApplication, QMainWindow, QVBoxLayout, QWidget

from app.paths import holds_a_vault
from app.services.last_run import look_back, unseen
from app.ui.icons import icon
from app.ui.page_stack import OPEN_PAGES, PageStack
from app.ui.pages.page import Page
from app.ui.session import Session
from app.ui.style import dress
from app.ui.tokens import wear

if TYPE_CHECKING:
    from app.services.desk import Desk
    from app.ui.coach import Coach
    from app.ui.everywhere import Everywhere
    from app.ui.watch import Watch
    from app.ui.widgets.chrome import Chrome, Teller

_REMEMBERED = 30


class Window(QMainWindow):
    """Top bar, practice band, what is told, and the page.

    Signals:
        painted: the first page stands; nothing that waited for it has begun yet.
    """

    painted = Signal()

    def __init__(self, session: Session) -> None:
        super().__init__()
        self.session = session
        self.page_name = ""
        self._where: dict[str, Any] = {}
        self._past: list[tuple[str, dict[str, Any]]] = []
        self._after_unlock: tuple[str, dict[str, Any]] | None = None
        self._locked_by = ""
        self.pages = PageStack(session)
        self._was_painted = False
        self._watch: Watch | None = None
        self._coach: Coach | None = None
        self._everywhere: Everywhere | None = None
        self._build()
        self._connect()

    @property
    def page(self) -> Page:
        """The page shown."""
        return self.pages.shown

    @cached_property
    def chrome(self) -> Chrome:
        """What stands above the pages; it comes with the first one that needs it, the unlock page paints without."""
        from app.ui.widgets.chrome import Chrome  # noqa: PLC0415 - the first page paints without it

        session = self.session
        made = Chrome(session.go, session.lock_asked.emit, session.help_asked.emit, self._on_cover)
        made.top.cover.setChecked(session.preferences.covered)
        made.practice.window_asked.connect(session.practice_asked)
        made.practice.real_asked.connect(self._on_real)
        self._lines.insertWidget(0, made)
        if self.page_name in OPEN_PAGES:
            made.show_place("", practice=False)  # something is told before the vault is open: no ways, no lock
        return made

    @property
    def teller(self) -> Teller:
        """What happened, is the data safe, what to do."""
        return self.chrome.teller

    def start(self) -> None:
        """Show the first page: unlock where a vault is, first start where none is; before both what went wrong."""
        found = holds_a_vault(self.session.folder)
        look_back(self.session.folder)
        if found and unseen(self.session.folder):
            self.show_page("after_fault", {})
        else:
            self.show_page("unlock" if found else "first_start", {})

    def show_page(self, name: str, where: dict[str, Any], *, remember: bool = True, again: bool = False) -> None:
        """Bring a page to the front; ``again``: as it was left."""
        if name not in OPEN_PAGES and self.session.desk is None:
            return
        if self.page_name and remember and self.page_name not in OPEN_PAGES:
            self._past = [*self._past[-_REMEMBERED:], (self.page_name, self._where)]
        self.pages.let_old_go()
        if self.page_name:
            self.page.leave()
        page = self.pages.bring(name)
        self.page_name, self._where = name, where
        self._show_chrome(name)
        (page.come_back if again else page.open)(**where)
        self.pages.setCurrentWidget(page)
        if self._watch is not None:
            self._watch.moved(name)

    def _build(self) -> None:
        self.setWindowTitle("Hồ Sơ Làng")
        self.setWindowIcon(icon("mark"))
        self.setMinimumSize(640, 420)
        whole = QWidget()
        whole.setObjectName("window")
        lines = QVBoxLayout(whole)
        lines.setContentsMargins(0, 0, 0, 0)
        lines.setSpacing(0)
        lines.addWidget(self.pages, 1)
        self._lines = lines
        self.setCentralWidget(whole)

    def _connect(self) -> None:
        session = self.session
        session.told.connect(self._on_told)
        session.said.connect(self._on_said)
        session.asked.connect(self._on_asked)
        session.back_asked.connect(self._on_back)
        session.lock_asked.connect(self._on_lock)
        session.shut_asked.connect(self._on_slept)
        session.opened.connect(self._on_opened)
        session.preferred.connect(self._on_preferred)
        session.practice_asked.connect(self._on_practice)
        session.gone.connect(self._on_gone)
        session.when_painted(self._listen_to_keys)

    def _listen_to_keys(self) -> None:
        from app.ui.everywhere import Everywhere  # noqa: PLC0415 - behind the first page

        self._everywhere = Everywhere(self)

    def _on_painted(self) -> None:
        self.painted.emit()
        self.session.on_painted()

    def _on_asked(self, name: str, where: dict[str, Any]) -> None:
        self.show_page(name, where)

    def _on_back(self) -> None:
        if self.session.desk is None:
            return
        name, where = self._past.pop() if self._past else ("home", {})
        self.show_page(name, where, remember=False, again=True)

    def _on_gone(self, dossiers: Collection[str]) -> None:
        """Erased: no way back, no unlocking and no page at hand leads to them any more."""

        def shows(where: dict[str, Any]) -> bool:
            return where.get("dossier") in dossiers

        for whose in [whose for whose in self.session.unwritten if whose[0] in dossiers]:
            del self.session.unwritten[whose]
        for dossier in dossiers:
            self.session.unstored.pop(dossier, None)
        hand = self.session.hand
        if hand is not None and hand.id in dossiers:
            self.session.hand = None
        self._past = [place for place in self._past if not shows(place[1])]
        if self._after_unlock is not None and shows(self._after_unlock[1]):
            self._after_unlock = None
        if shows(self._where):
            self.show_page("dossiers", {}, remember=False)

    def _show_chrome(self, name: str) -> None:
        if name in OPEN_PAGES and "chrome" not in self.__dict__:
            return
        self.chrome.practice.show_ways(shown=not self.session.in_practice_window)
        self.chrome.show_place("" if name in OPEN_PAGES else name, practice=self.session.practice)

    def _on_said(self, words: str) -> None:
        self.teller.say(words)

    def _on_told(self, error: Exception) -> None:
        from app.ui.errors import tell  # noqa: PLC0415 - only on the way to an error

        self.teller.tell(tell(error))

    def _on_opened(self) -> None:
        if self._watch is None:
            self._watch_over()
        if self.session.practice and self.session.in_practice_window and self._coach is None:
            from app.ui.coach import Coach  # noqa: PLC0415 - in practice alone

            self._coach = Coach(self.session, lambda: self.page_name)
            self._lines.insertWidget(1, self._coach)
        name, where = self._after_unlock or ("home", {})
        if self._locked_by not in ("", self.session.user):
            name, where, self._past = "home", {}, []  # another helper's place
        self._after_unlock = None
        self.show_page(name, where, remember=False)

    def _watch_over(self) -> None:
        from app.ui.watch import Watch  # noqa: PLC0415 - nothing is to be locked before the first opening

        self._watch = Watch(self.session, self.pages.drop_hidden, self)
        self._watch.left.connect(self._on_lock)
        self._watch.slept.connect(self._on_slept)
        self.session.locking.shut.connect(self._on_shut)

    def _on_cover(self) -> None:
        """Others can see the screen, or no longer can."""
        self.session.prefer(self.session.preferences._replace(covered=self.chrome.top.cover.isChecked()))

    def _on_practice(self) -> None:
        if self._coach is not None:
            self._coach.come_back()
        else:
            self.session.say(self.tr("The window for practising opens beside this one, with invented people."))

    def _on_real(self) -> None:
        from app.ui.practice_here import PracticeHere  # noqa: PLC0415 - once in the life of such a vault

        PracticeHere(self.session, self).ask()

    def begin_anew(self) -> None:
        """Another vault comes: no place of the one before is gone back to."""
        self._after_unlock, self._past = None, []
        self.start()

    def _on_slept(self) -> None:
        """The lid was closed, the machine suspended, or the keeper restores: only the passphrase opens it now."""
        self._lock(wholly=True)
        self.session.locking.shut_now()

    def _on_shut(self) -> None:
        """The PIN lifts nothing any more."""
        if self.page_name == "unlock":
            self.page.open()

    def _on_lock(self) -> None:
        self._lock(wholly=False)

    def _lock(self, *, wholly: bool) -> None:
        if self.session.desk is None:
            return
        self._after_unlock = (self.page_name, self.page.where_now(self._where))
        self._locked_by = self.session.user
        self._close_dialogs()
        self.page.leave()
        desk = self._put_desk_down()
        if desk is not None:
            self.session.locking.lock(desk, wholly=wholly)
        self.page_name, self._where = "", {}
        self.pages.forget()
        self.show_page("unlock", {}, remember=False)

    def _on_preferred(self) -> None:
        """Another look: everything drawn so far is made anew, at the same place."""
        chosen = self.session.preferences
        application = QApplication.instance()
        if not wear(chosen.theme, chosen.text_size) or not isinstance(application, QApplication):
            return
        name, where = self.page_name, self.page.where_now(self._where)
        self.page.leave()
        self.pages.drop_hidden()  # Qt dresses every widget that lives, seen or not
        dress(application)
        self.page_name, self._where = "", {}
        self.pages.forget(*OPEN_PAGES)
        self._lines.removeWidget(self.chrome)
        self.chrome.hide()
        self.chrome.deleteLater()
        del self.__dict__["chrome"]
        self.show_page(name, where, remember=False)

    def _close_dialogs(self) -> None:
        from PySide6.QtWidgets import QDialog  # noqa: PLC0415 - the start shows none

        for dialog in self.findChildren(QDialog):
            dialog.close()

    def _put_desk_down(self) -> Desk | None:
        """The pages have no desk any more; what uses it beside them ends."""
        if self.session.hand is not None and self.session.hand.kept:
            self.session.put_down()  # its snapshot is written before the vault is shut
        desk, self.session.desk = self.session.desk, None
        if desk is not None:
            self.session.clipboard.clear()
            self.session.closing.emit()
        return desk

    def focusNextPrevChild(self, forward: bool) -> bool:  # noqa: FBT001 - Qt gives it by place
        """Tab goes as the page is laid out; Qt would reach what came with an answer of the vault after all else."""
        from app.ui import tab_order  # noqa: PLC0415 - with the first Tab

        return tab_order.go(self.centralWidget(), forward=forward) or super().focusNextPrevChild(forward)

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        if not self._was_painted:
            self._was_painted = True
            QTimer.singleShot(0, self, self._on_painted)

    def _asks_first(self) -> bool:
        """Ask before what lies in memory alone goes with the window; False where nothing does."""
        session = self.session
        if session.in_memory is None and session.hand is None and not session.unwritten and not session.unstored:
            return False
        from app.ui import before_closing  # noqa: PLC0415 - only over a draft in hand

        if not before_closing.would_lose(self.session):
            return False
        before_closing.ask(self, self.session)
        return True

    def closeEvent(self, event: QCloseEvent) -> None:
        if event.spontaneous() and self.session.long_work:
            from app.ui.long_work import ask_to_close  # noqa: PLC0415 - only in the middle of long work

            event.ignore()
            ask_to_close(self, self.session)
            return
        if event.spontaneous() and self._asks_first():
            event.ignore()
            return
        if self._everywhere is not None:
            self._everywhere.end()
        self._close_dialogs()  # what listens to a reader or looks through a camera would never let its lane end
        if self.page_name:
            self.page.leave()
        desk = self._put_desk_down()
        if desk is not None:
            self.session.lanes.vault.run(desk.vault.close, keeper=self)
        if "post" in self.session.__dict__:
            self.session.post.stop_run()  # after the call that it is in: nothing is lost, and nobody waits unseen
        if "locking" in self.session.__dict__:
            self.session.locking.end()
        super().closeEvent(event)
