"""The head of a dossier's page: whose it is, how it stands, and what keeps it from going on."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QVBoxLayout, QWidget

from app.services import wait_for_result
from app.services.lend_papers import LENT, RETURNED
from app.services.views import DossierView
from app.ui import words
from app.ui.pages.page import title as heading
from app.ui.tokens import SPACE
from app.ui.widgets.buttons import Button
from app.ui.widgets.layout import Card, clear, flow
from app.ui.widgets.rows import LinkRow
from app.ui.widgets.text import Badge, Notice, Text
from forms.dossier import DossierState, OutboxState, PortalStatus

if TYPE_CHECKING:
    from app.ui.pages.dossier import DossierPage

_HAS_CARD = (OutboxState.REFUSED, OutboxState.SET_ASIDE)
"""A card of what to do says the reason in these states."""

_CAME_BACK = frozenset({PortalStatus.NOT_ACCEPTED, PortalStatus.SUPPLEMENT})
"""After these acts of the office somebody may write down why, so that the next dossier is not returned for it."""


class DossierHead(QObject):
    """Name, badges and what there is to know before anything else."""

    def __init__(self, page: DossierPage) -> None:
        super().__init__(page)
        self._page = page
        self.lines = QVBoxLayout()
        self.lines.setSpacing(SPACE.tight)

    def show(self, view: DossierView, title: str) -> None:
        """Show it anew."""
        clear(self.lines)
        name = view.row.owner or self.tr("No name yet")
        self.lines.addWidget(heading(name, f"{title} · {view.row.procedure}"))
        self.lines.addWidget(flow(*self._badges(view)))
        if view.outbox is not None and view.outbox.state is OutboxState.UNCERTAIN:
            self.lines.addWidget(Notice("warn", self.tr("Do not make this dossier anew.")))
        if view.row.portal_status in _CAME_BACK:
            self.learn = Button(
                self.tr("Write down &why, for the next dossiers…"), self._on_learn, kind="quiet", picture="pencil"
            )
            self.lines.addWidget(flow(self.learn))
        if view.waits_for:
            self.lines.addWidget(self._waiting(view))
        outbox = view.outbox if view.row.state is DossierState.FINALIZED else None
        if outbox is not None and outbox.last_error and outbox.state not in _HAS_CARD:
            reason = words.reason(outbox.last_error)
            self.lines.addWidget(Notice("warn", self.tr("Reason: {reason}").format(reason=reason)))

    def _badges(self, view: DossierView) -> list[QWidget]:
        badges: list[QWidget] = []
        if view.outbox is not None and view.row.state is DossierState.FINALIZED:
            state = words.waits_for_another() if view.waits_for else words.outbox_state(view.outbox.state)
            badges.append(Badge(*state))
        else:
            badges.append(Badge(*words.dossier_state(view.row.state)))
        if view.row.portal_status is not None and not _was_taken_in_after(view):
            badges.append(Badge(*words.portal_status(view.row.portal_status)))
        if view.filings:
            badges.append(
                Badge(self.tr("Filed at the commune: {number}").format(number=view.filings[-1].number), "stamp", "good")
            )
        elif view.row.state is DossierState.FINALIZED and not view.row.filed:
            badges.append(Badge(words.not_filed(), "warning", "warn"))
        story = [one.what for one in view.timeline if one.kind == "journal"]
        here = story.count(LENT) - story.count(RETURNED)
        if here > 0:
            badges.append(Badge(self.tr("Papers of the family still here: {count}").format(count=here), "hand", "warn"))
        return badges

    def _on_learn(self) -> None:
        from app.ui.dialogs.return_reason import ReturnReasonDialog  # noqa: PLC0415 - few dossiers come back

        ReturnReasonDialog(self._page, self._page.session, dossier=self._page.dossier).open()

    def _waiting(self, view: DossierView) -> Card:
        """Which dossiers come first, each a way to its page, and the way to go without their results."""
        card = Card(Text(self.tr("It is sent when the result of this one is there:"), "strong"))
        for one in view.waits_for:
            line = LinkRow(one.owner or self.tr("No name yet"), one.public_code)
            line.pressed.connect(partial(self._page.session.go, "dossier", dossier=one.id))
            card.column.addWidget(line)
        card.column.addWidget(Text(self.tr("Is the result there on paper already? Then it need not wait."), "small"))
        self.release = Button(self.tr("Send it &without waiting"), self._on_release, picture="sending")
        card.column.addWidget(flow(self.release))
        return card

    def _on_release(self) -> None:
        self._page.session.ask(
            partial(wait_for_result.send_without, dossier_id=self._page.dossier), self._page.on_moved, keeper=self
        )


def _was_taken_in_after(view: DossierView) -> bool:
    """Whether the office took it in after it had sent it back: its earlier word is only part of the story then."""
    acts = [one.kind for one in view.timeline if one.kind in ("portal", "filing")]
    return view.row.portal_status in _CAME_BACK and acts[-1:] == ["filing"]
