"""The pages: each is brought in when it is shown first, few stay, and none that knows a citizen outlives a lock."""

from __future__ import annotations

from importlib import import_module

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QStackedWidget

from app.ui import qt_numbers
from app.ui.pages.page import Page
from app.ui.session import Session

PAGES: dict[str, str] = {
    "first_start": "app.ui.pages.first_start:FirstStartPage",
    "unlock": "app.ui.pages.unlock:UnlockPage",
    "recovery": "app.ui.pages.recovery:RecoveryPage",
    "home": "app.ui.pages.home:HomePage",
    "procedure": "app.ui.pages.procedure:ProcedurePage",
    "events": "app.ui.pages.events:EventsPage",
    "consent": "app.ui.pages.consent:ConsentPage",
    "fill": "app.ui.pages.fill:FillPage",
    "check": "app.ui.pages.check:CheckPage",
    "read_back": "app.ui.pages.read_back:ReadBackPage",
    "learn": "app.ui.pages.learn:LearnPage",
    "print_room": "app.ui.pages.print_room:PrintRoomPage",
    "print": "app.ui.pages.paper:PaperPage",
    "copies": "app.ui.pages.copies:CopiesPage",
    "finalize": "app.ui.pages.finalize:FinalizePage",
    "dossier": "app.ui.pages.dossier:DossierPage",
    "dossiers": "app.ui.pages.dossiers:DossiersPage",
    "result": "app.ui.pages.result:ResultPage",
    "outbox": "app.ui.pages.outbox:OutboxPage",
    "restore": "app.ui.pages.restore:RestorePage",
    "repair": "app.ui.pages.repair:RepairPage",
    "keeper": "app.ui.pages.keeper:KeeperPage",
    "users": "app.ui.pages.users:UsersPage",
    "backups": "app.ui.pages.backups:BackupsPage",
    "vault_check": "app.ui.pages.vault_check:VaultCheckPage",
    "retention": "app.ui.pages.retention:RetentionPage",
    "persons": "app.ui.pages.persons:PersonsPage",
    "aside": "app.ui.pages.aside:AsidePage",
    "packs": "app.ui.pages.packs:PacksPage",
    "authoring": "app.ui.pages.authoring:AuthoringPage",
    "return_reasons": "app.ui.pages.return_reasons:ReturnReasonsPage",
    "settings": "app.ui.pages.settings:SettingsPage",
    "papers": "app.ui.pages.papers:PapersPage",
    "pictures": "app.ui.pages.pictures:PicturesPage",
    "after_fault": "app.ui.pages.after_fault:AfterFaultPage",
    "by_phone": "app.ui.pages.by_phone:ByPhonePage",
    "bridge": "app.ui.pages.bridge:BridgePage",
}
"""Every page by name; its module is imported when it is shown first, so that the start stays quick."""

OPEN_PAGES = frozenset({"after_fault", "first_start", "unlock", "recovery", "restore", "repair"})
"""The pages that need no open vault."""

KEPT_BEHIND = 3
"""Pages that stay behind the one shown, beside the home page: "Back" finds them as they were left."""


class PageStack(QStackedWidget):
    """One page lies on top; the newest of those behind it are as they were left.

    Attributes:
        kept: the pages that are there, from the one shown longest ago to the one shown now.
    """

    def __init__(self, session: Session) -> None:
        super().__init__()
        self._session = session
        self.kept: dict[str, Page] = {}

    @property
    def shown(self) -> Page:
        """The page on top."""
        shown = self.currentWidget()
        if not isinstance(shown, Page):
            raise TypeError(type(shown))
        return shown

    def bring(self, name: str) -> Page:
        """The page of that name, made when it is wanted first."""
        if name not in self.kept:
            module, _, made = PAGES[name].partition(":")
            page: Page = getattr(import_module(module), made)(self._session)
            self.kept[name] = page
            self.addWidget(page)
        self.kept[name] = self.kept.pop(name)  # the last one is the newest
        return self.kept[name]

    def let_old_go(self) -> None:
        """Those not shown for longest: each holds about a MiB of widgets, and what they say of a family."""
        if self._session.lanes.busy:  # one of them may wait for what comes of it
            return
        for name in [name for name in self.kept if name != "home"][: -1 - KEPT_BEHIND]:
            page = self.kept.pop(name)
            self.removeWidget(page)
            page.deleteLater()

    def drop_hidden(self) -> None:
        """The pages behind the one shown die at once; that one may be the sender of what happens now."""
        for name in [name for name, page in self.kept.items() if page is not self.shown]:
            page = self.kept.pop(name)
            self.removeWidget(page)
            page.deleteLater()
            QCoreApplication.sendPostedEvents(page, qt_numbers.DEFERRED_DELETE)

    def forget(self, *also: str) -> None:
        """Locked means that no page with a citizen's data stays in memory's widgets."""
        for name in [name for name in self.kept if name not in OPEN_PAGES or name in also]:
            page = self.kept.pop(name)
            self.removeWidget(page)
            page.deleteLater()
