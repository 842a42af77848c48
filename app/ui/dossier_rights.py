"""The villager's rights over one dossier: who sees it, the consent that ends, and erasing it."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer

from app.services import record_consent, share_dossier
from app.services.desk import Desk
from app.services.views import DossierView
from app.ui.dialogs.confirm import ConfirmDialog
from app.ui.widgets.buttons import Button
from app.ui.widgets.layout import Card, flow
from app.ui.widgets.options import CheckOption
from app.ui.widgets.text import Notice, Text

if TYPE_CHECKING:
    from app.ui.pages.dossier import DossierPage


class DossierRights(QObject):
    """The card and what its choices do; it is made anew whenever the dossier changed."""

    def __init__(self, page: DossierPage) -> None:
        super().__init__(page)
        self._page = page
        self._just_ended = False

    def card(self, view: DossierView) -> Card:
        """The card as the dossier stands."""
        self.shared = CheckOption(self.tr("Let everybody at this point see it"))
        self.private = CheckOption(self.tr("Private dossier: lists do not say what it is about"))
        self.shared.setChecked(view.row.shared)
        self.private.setChecked(view.row.private)
        self.shared.toggled.connect(partial(self._on_mark, share_dossier.share))
        self.private.toggled.connect(partial(self._on_mark, share_dossier.keep_private))
        card = Card(Text(self.tr("Who sees it"), "heading"), self.shared, self.private)
        if has_ended(view):
            told = self.tr("The villager no longer agrees to keeping: nothing more is filled in or sent.")
            self.again = Button(self.tr("Ask for consent again…"), partial(self._on_again, view), picture="speak")
            card.column.addWidget(Notice("warn", told))
            card.column.addWidget(flow(self.again))
            if self._just_ended:  # the button that was pressed is gone
                self._just_ended = False
                QTimer.singleShot(0, self.again, self.again.setFocus)
        elif view.consents:
            self.ended = Button(self.tr("The villager no longer agrees…"), self._on_end, kind="quiet", picture="hand")
            card.column.addWidget(flow(self.ended))
        self.erase = Button(self.tr("Erase it now…"), self._on_erase, kind="quiet", picture="trash")
        self.erase.setAccessibleName(self.tr("Erase this dossier for good…"))
        card.column.addWidget(flow(self.erase))
        return card

    def _on_again(self, view: DossierView) -> None:
        row = view.row
        self._page.session.go("consent", code=row.procedure, route=row.route.value, dossier=row.id)

    def _on_mark(self, mark: Callable[..., None], on: bool) -> None:  # noqa: FBT001 - Qt gives it by place
        self._page.session.ask(
            partial(mark, dossier_id=self._page.dossier, on=on), self._on_marked, self._on_mark_refused, keeper=self
        )

    def _on_marked(self, _: None) -> None:
        self._page.session.publish(self._page, drafts=True, outbox=True)
        self._page.session.say(self.tr("Written down."))

    def _on_mark_refused(self, error: Exception) -> None:
        self._page.show_anew()
        self._page.session.tell(error)

    def _on_end(self) -> None:
        dialog = ConfirmDialog(
            self._page,
            self.tr("The villager no longer agrees to keeping?"),
            self.tr(
                "What was not sent never will be, and nothing more is filled in here. What the server or the office "
                "may have is a task: tell them. It is no withdrawal: ask whether the office is to go on."
            ),
            yes=self.tr("&They no longer agree"),
            no=self.tr("&Leave it"),
        )
        dialog.accepted.connect(self._on_end_agreed)
        dialog.open()

    def _on_end_agreed(self) -> None:
        self._page.session.ask(partial(_end_consent, self._page.dossier), self._on_ended, keeper=self)

    def _on_ended(self, _must_tell: bool) -> None:  # noqa: FBT001 - what the lane gives
        hand = self._page.session.hand
        if hand is not None and hand.id == self._page.dossier:
            self._page.session.put_down()  # a form that lies open takes nothing more either
        self._just_ended = True
        self._page.session.publish(self._page, drafts=True, outbox=True)
        self._page.on_followed()

    def _on_erase(self) -> None:
        from app.ui.dialogs.erase_dossier import EraseDossierDialog  # noqa: PLC0415 - a rare dialog

        dialog = EraseDossierDialog(self._page, self._page.session, self._page.dossier)
        dialog.erased.connect(self._on_erased)
        dialog.open()

    def _on_erased(self) -> None:
        self._page.session.publish(self._page, drafts=True, outbox=True, events=True)


def has_ended(view: DossierView) -> bool:
    """Whether the newest act of consent no longer covers preparing and keeping."""
    return bool(view.consents) and not view.consents[-1].purposes >= record_consent.COVERS_DOSSIER


def _end_consent(dossier: str, desk: Desk) -> bool:
    return record_consent.record(desk, dossier, record_consent.given(desk, (), desk.vault.user))
