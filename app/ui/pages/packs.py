"""Content packs ("Gói nội dung"): what is installed and by whom, what changed, one more from a file or the server."""

from __future__ import annotations

from functools import partial
from pathlib import Path
from typing import Any, ClassVar

from PySide6.QtWidgets import QApplication, QFileDialog, QVBoxLayout

from app.services import tend_packs
from app.services.desk import Desk
from app.services.install_packs import Outcome
from app.services.tend_packs import PackRow, PackState
from app.ui import words
from app.ui.change_bus import Changed
from app.ui.dialogs.confirm import ConfirmDialog
from app.ui.dialogs.install_pack import InstallPackDialog
from app.ui.errors import Told, tell
from app.ui.long_work import LongWork, was_stopped
from app.ui.pages.drop_page import DropPage
from app.ui.pages.page import title
from app.ui.refusals.pack import spoilt_words
from app.ui.session import Session
from app.ui.tokens import SPACE
from app.ui.widgets.buttons import Button
from app.ui.widgets.layout import Card, clear, flow
from app.ui.widgets.text import Badge, Notice, Text, bullet
from forms.onlooker import OnLooker
from forms.refusal import Refusal


class PacksPage(DropPage):
    """Everybody sees what is installed; the keeper takes packs in and puts them aside."""

    shows: ClassVar[Changed] = Changed(network=True, events=True)

    def __init__(self, session: Session) -> None:
        super().__init__(session)
        self.asiders: dict[str, Button] = {}
        self._may_change = False
        self.notice, self._offered, self._keeper_only = Notice("info"), Notice("info"), Notice("info")
        self.work = LongWork(session, self)
        self._lines = QVBoxLayout()
        self._lines.setSpacing(SPACE.base)
        self.file = Button(self.tr("Choose a pack's &file…"), self._on_choose, kind="primary", picture="folder")
        self.ask = Button(self.tr("Ask the &server"), self._on_ask, picture="signal")
        self.again = Button(self.tr("Lock and &open again"), session.shut_asked.emit, picture="lock")
        self._reopen = flow(self.again)
        self.body.add(
            title(
                self.tr("Content packs"),
                self.tr("Cards, forms and a commune's own numbers that are newer than the program, each signed."),
            ),
            self.notice,
            self._reopen,
            Card(
                Text(self.tr("Take a pack in"), "heading"),
                Text(
                    self.tr(
                        "From a stick: drop the file here, or choose it. Before anything counts you see who signed."
                    )
                ),
                flow(self.ask),
                self.work.running,
                self._offered,
                self._keeper_only,
            ),
            self._lines,
            Text(
                self.tr(
                    "A dossier that was begun keeps the form and the paper it was begun with; new dossiers take the "
                    "new ones. A pack that is put aside counts no more, and what lay below it counts again."
                ),
                "small",
            ),
        )
        self.body.column.addStretch(1)
        self.put_bar(Button(self.tr("&Back"), session.go_back, kind="quiet", picture="back"), None, self.file)

    def open(self, **where: Any) -> None:  # noqa: ANN401, ARG002 - no place
        """Show what is installed; what is under way goes on."""
        if not self.work.under_way:
            self.notice.say("")
        self.reload()
        self.file.setFocus()

    def reload(self) -> None:
        """Ask the vault and the store of packs again."""
        self.session.ask(tend_packs.state, self._on_state, keeper=self)

    def take_in(self, *files: Path) -> None:
        """Look a file over and ask whether it is to be installed; what speaks against it is told on the page.

        Of several the first: each pack is asked about by itself.
        """
        file = files[0]
        self.notice.say("")
        self._enable(on=False)
        words = self.tr("Proving the signatures and trying the cards of the pack…")
        self.work.ask(partial(_look, file), partial(self._on_looked, file), self._on_refused, words=words)

    def _on_state(self, state: PackState) -> None:
        self._may_change = state.may_change
        self._enable(on=not self.work.under_way)
        self._keeper_only.say("" if state.may_change else self.tr("The keeper of this machine takes packs in."))
        self._offered.say(*self._offer(state))
        self._reopen.setVisible(any(one.in_use and not one.counts for one in state.rows))
        clear(self._lines)
        self.asiders = {}
        for one in state.rows:
            self._lines.addWidget(self._pack(one, may_change=state.may_change))
        if not state.rows:
            self._lines.addWidget(Card(Text(self.tr("Only what came with the program is here."), "soft")))

    def _offer(self, state: PackState) -> tuple[str, str]:
        if state.offered:
            said = self.tr("The server offers {count} packs that are not here yet; the next sending brings them.")
            return said.format(count=state.offered), "info"
        if state.refused is not None:
            why, at = state.refused
            said = self.tr("A pack that the server offered was not taken ({time}): {why}")
            return said.format(time=words.when(at), why=_told(why).what), "warn"
        return "", "info"

    def _pack(self, one: PackRow, *, may_change: bool) -> Card:
        whose = one.unit or self.tr("the whole country")
        badges = [
            Badge(self.tr("Version {version}").format(version=one.version), "paper"),
            Badge(self.tr("Holds for {where}").format(where=whose), "pin"),
        ]
        if not one.in_use:
            badges.append(Badge(self.tr("Put aside"), "aside", "warn"))
        elif not one.counts:
            badges.append(Badge(self.tr("Counts when the machine is opened next"), "clock", "info"))
        made = self.tr("Signed by {name}; made {made}, installed {time}").format(
            name=one.signed_by, made=words.day(one.made_on), time=words.when(one.installed_at)
        )
        card = Card(Text(one.title, "heading"), flow(*badges), Text(made, "small"))
        if one.changes:
            card.column.addWidget(Text(self.tr("What changes"), "strong"))
        for line in one.changes:
            card.column.addWidget(bullet(line))
        if one.in_use and may_change:
            aside = Button(self.tr("Put aside…"), partial(self._on_aside, one), kind="quiet", picture="aside")
            aside.setAccessibleName(self.tr("Put aside: {title}").format(title=one.title))
            self.asiders[one.identity] = aside
            card.column.addWidget(flow(aside))
        return card

    def _on_choose(self) -> None:
        kinds = self.tr("Content packs (*.pack);;All files (*)")
        chosen, _ = QFileDialog.getOpenFileName(self, self.tr("A pack's file"), "", kinds)
        if chosen:
            self.take_in(Path(chosen))

    def _on_ask(self) -> None:
        self.session.post.send_now()

    def _on_looked(self, file: Path, found: tuple[Outcome, str]) -> None:
        outcome, unit = found
        self._enable(on=True)
        if not outcome.changed:
            self.notice.say(self.tr("This very pack is installed already. Nothing was changed."), "good")
            return
        dialog = InstallPackDialog(self, outcome, unit or self.tr("the whole country"))
        dialog.accepted.connect(partial(self._on_agreed, file))
        dialog.open()

    def _on_agreed(self, file: Path) -> None:
        self._enable(on=False)
        words = self.tr("Installing the pack…")
        job = partial(_install, file)
        self.work.ask(job, self._on_installed, self._on_refused, words=words, surely=frozenset({"index"}))

    def _enable(self, *, on: bool) -> None:
        self.setAcceptDrops(on and self._may_change)
        for button in (self.file, self.ask):
            button.setEnabled(on and self._may_change)
        focused = QApplication.focusWidget()
        if on and self.isVisible() and (focused is None or not self.isAncestorOf(focused)):
            self.file.setFocus()  # Qt gave the keyboard away while the button could not be pressed

    def _on_installed(self, done: Outcome) -> None:
        said = self.tr("{title} {version} is installed. It counts from the next time the machine is opened.")
        self.notice.say(said.format(title=done.title, version=done.version), "good")
        self.reload()

    def _on_refused(self, error: Exception) -> None:
        self._enable(on=True)
        if was_stopped(error):
            self.notice.say(self.tr("Stopped: the pack is not installed, and nothing was changed."), "warn")
            return
        told = _told(error)
        self.notice.say(f"{told.what} {told.do}", told.tone)
        self.body.to_top()

    def _on_aside(self, one: PackRow) -> None:
        dialog = ConfirmDialog(
            self,
            self.tr("Put {title} aside?").format(title=one.title),
            self.tr(
                "From the next opening on what lay below it counts again: the pack before it is not kept, the "
                "program's own cards are. The same file brings it back."
            ),
            yes=self.tr("&Put it aside"),
            no=self.tr("&Leave it"),
        )
        dialog.accepted.connect(partial(self._on_aside_agreed, one.identity))
        dialog.open()

    def _on_aside_agreed(self, identity: str) -> None:
        self.session.ask(
            partial(tend_packs.put_aside, identity=identity), self._on_put_aside, self._on_refused, keeper=self
        )

    def _on_put_aside(self, _done: None) -> None:
        self.notice.say(self.tr("Put aside. It counts no more from the next time the machine is opened."), "good")
        self.reload()


def _told(error: Exception) -> Told:
    """What a file of packs has wrong: its own words where the errors of the other rooms share one sentence."""
    said = spoilt_words(error) if isinstance(error, Refusal) else None
    return tell(error) if said is None else Told(said[0], "", said[1])


def _look(file: Path, desk: Desk, looker: OnLooker) -> tuple[Outcome, str]:
    looker.at("pack")
    found = tend_packs.look_over(desk, file)
    return found, tend_packs.unit_label(desk, found.level, found.unit)


def _install(file: Path, desk: Desk, looker: OnLooker) -> Outcome:
    return tend_packs.install(desk, file, looker)
