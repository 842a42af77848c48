"""Paper shown inside the program, from memory: every kind that there is, how it may be printed; print or save."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import timedelta
from functools import partial
from typing import Any

from PySide6.QtGui import QImage
from PySide6.QtWidgets import QButtonGroup, QVBoxLayout

from app.services.desk import Desk
from app.services.print_public import PublicKind
from app.services.print_sheets import SheetKind
from app.ui import paper_out, sheets
from app.ui.hand import Hand
from app.ui.pages.page import Page
from app.ui.session import Session
from app.ui.sheets import About
from app.ui.tokens import SPACE
from app.ui.widgets.buttons import Button
from app.ui.widgets.layout import clear, flow
from app.ui.widgets.paper_options import PaperOptions
from app.ui.widgets.sheet_view import SheetView
from app.ui.widgets.steps import Steps
from app.ui.widgets.text import Notice, Text
from forms.dossier import Route


@dataclass(frozen=True)
class Sheet:
    """One paper: its bytes and its pages as pictures."""

    pdf: bytes
    pages: tuple[QImage, ...]


class PaperPage(Page):
    """A preview of what the printer will give."""

    def __init__(self, session: Session) -> None:
        super().__init__(session)
        self.hand: Hand | None = None
        self.sheet: Sheet | None = None
        self._kind: str = SheetKind.GUIDANCE
        self._of = About()
        self._journey = self._after = False
        self._steps = Steps("print")
        self._title = Text("", "title")
        self._advice = Notice("info")
        self._kinds: dict[str, Button] = {}
        self._pages = QVBoxLayout()
        self._pages.setSpacing(SPACE.base)
        self._build()

    def open(self, **where: Any) -> None:  # noqa: ANN401 - kind, of what (About), journey, after
        """Show one paper: of a dossier or several, of a procedure, of a life event, or of the point."""
        self._kind = str(where.get("kind", SheetKind.GUIDANCE))
        self._of = About(
            dossier=str(where.get("dossier", "")),
            procedure=str(where.get("procedure", "")),
            route=Route(where["route"]) if where.get("route") else None,
            event=str(where.get("event", "")),
            bundle=tuple(where.get("bundle", ())),
            badge=where.get("badge", b""),
            copies=tuple(where.get("copies", ())),
            has_form=bool(where.get("has_form", True)),
        )
        self._journey, self._after = bool(where.get("journey")), bool(where.get("after"))
        self.hand = self._in_hand() if self._journey else None
        self._steps.setVisible(self._journey)
        self._show_kinds()
        self._ask()
        (self.next if self.next.isVisibleTo(self) else self.back).setFocus()  # what prints waits for the drawing

    def _in_hand(self) -> Hand | None:
        """The draft of which the paper speaks; another one may have been taken in hand since."""
        hand = self.session.hand if self._of.dossier else self.session.in_memory
        return hand if hand is not None and hand.id == self._of.dossier else None

    def _build(self) -> None:
        self.put_head(self._steps)
        group = QButtonGroup(self)
        self.options = PaperOptions()
        self.large = self.options.large
        self.options.chosen.connect(self._on_option)
        for kind in sheets.EVERY:
            button = Button(sheets.word(kind), partial(self._on_kind, kind), kind="segment")
            button.setCheckable(True)
            group.addButton(button)
            self._kinds[kind] = button
        self.body.add(self._title, self._advice, flow(*self._kinds.values()), self.options, self._pages)
        self.body.column.addStretch(1)
        self.print = Button(self.tr("&Print…"), self._on_print, picture="printer")
        self.save = Button(self.tr("&Save as PDF…"), self._on_save, kind="quiet", picture="saved")
        self.zalo = Button(self.tr("Picture for &Zalo…"), self._on_zalo, kind="quiet", picture="picture")
        self.aloud = Button(self.tr("For the &loudspeaker…"), self._on_aloud, kind="quiet", picture="speak")
        self.next = Button(self.tr("&Next"), self._on_next, kind="primary", picture="next")
        self.back = Button(self.tr("&Back"), self._on_back, kind="quiet", picture="back")
        self.put_bar(self.back, None, self.aloud, self.zalo, self.save, self.print, self.next)

    def _show_kinds(self) -> None:
        shown = sheets.kinds_of(self._about(), self.hand)
        if self._kind not in shown:
            self._kind = shown[0]
        for kind, button in self._kinds.items():
            button.setVisible(kind in shown)
            button.setChecked(kind == self._kind)
        self.zalo.setVisible(sheets.is_on_walls(self._kind))
        self.aloud.setVisible(self._kind == PublicKind.POSTER)
        unkept = self.hand is not None and not self.hand.kept
        self.next.setVisible(self._journey or self._after)
        self.print.become("plain" if self._journey or self._after else "primary")
        if unkept:
            self.next.setText(self.tr("&Done – delete it now"))
        elif self._after:
            self.next.setText(self.tr("&Done"))
        else:
            self.next.setText(self.tr("&Next: finalize"))

    def _ask(self) -> None:
        self._title.setText(sheets.word(self._kind))
        self._advice.say(self._advice_words())
        self.sheet = None
        clear(self._pages)
        self._pages.addWidget(Text(self.tr("Drawing the paper…"), "soft"))
        for button in (self.print, self.save, self.zalo):
            button.setEnabled(False)
        self.options.offer(
            large=sheets.has_large(self._kind),
            a5=sheets.has_a5(self._kind),
            wall=sheets.is_on_walls(self._kind),
            month=self._kind == sheets.REPORT,
        )
        self.end_visit()  # another is wanted now: one that comes late is not to be printed for it
        job = partial(_sheet, self._kind, self._about(), self.hand)
        self.session.ask(job, self._on_sheet, self._on_refused, keeper=self.visit)

    def _advice_words(self) -> str:
        if self._kind == SheetKind.DECLARATION:
            return self.tr("Print it, let the villager sign in ink. The signature never goes through the machine.")
        if self.hand is not None and not self.hand.kept:
            return self.tr("Nothing of this is kept: print all that is needed before it is deleted.")
        return ""

    def leave(self) -> None:
        """The pages go at once: each is 5 MB as a picture, and shows somebody's paper."""
        self.end_visit()
        self.sheet, self._kind = None, ""
        clear(self._pages)

    def _on_sheet(self, sheet: Sheet) -> None:
        self.sheet = sheet
        clear(self._pages)
        for number, picture in enumerate(sheet.pages, 1):
            page = SheetView(picture)
            page.setAccessibleName(self.tr("Page {number} of {count}").format(number=number, count=len(sheet.pages)))
            self._pages.addWidget(page)
        for button in (self.print, self.save, self.zalo):
            button.setEnabled(True)
        if self.back.hasFocus() and not self.next.isVisible():
            self.print.setFocus()  # Enter prints, it does not go back

    def _on_refused(self, error: Exception) -> None:
        clear(self._pages)
        self._pages.addWidget(Text(self.tr("This paper cannot be drawn."), "soft"))
        self.session.tell(error)

    def _about(self) -> About:
        options = self.options
        return replace(
            self._of,
            large=options.is_on(options.large),
            a5=options.is_on(options.a5),
            a3=options.is_on(options.a3),
            audience=options.words,
            month=_month_before(self.session.desk) if options.is_on(options.last_month) else "",
        )

    def _on_option(self) -> None:
        if self.isVisible():
            self._ask()

    def _on_kind(self, kind: str) -> None:
        self._kind = kind
        self._show_kinds()
        self.body.to_top()
        self._ask()

    def _on_print(self) -> None:
        if self.sheet is not None:
            paper_out.print_pdf(self.session, self, self.sheet.pdf)

    def _on_save(self) -> None:
        if self.sheet is not None:
            paper_out.save_pdf(self.session, self, self.sheet.pdf, self._kind)

    def _on_zalo(self) -> None:
        if self.sheet is not None:
            paper_out.save_pictures(self.session, self, self.sheet.pdf, self._kind)

    def _on_aloud(self) -> None:
        self.session.ask(partial(sheets.loudspeaker, about=self._about()), self._on_spoken, keeper=self)

    def _on_spoken(self, words: str) -> None:
        from app.ui.dialogs.loudspeaker import LoudspeakerDialog  # noqa: PLC0415 - only when it is wanted

        LoudspeakerDialog(self, self.session, words).open()

    def where_now(self, where: dict[str, Any]) -> dict[str, Any]:
        """Without what somebody read in or counted here: it is kept nowhere."""
        return {key: value for key, value in where.items() if key not in ("badge", "copies")}

    def _on_next(self) -> None:
        if self.hand is not None and not self.hand.kept:
            self.session.forget_memory()
            self.session.go("home")
            self.session.say(self.tr("Deleted. Nothing of it was kept."))
        elif self._after:
            self.session.go("outbox")
        else:
            self.session.go("finalize", dossier=self._of.dossier)

    def _on_back(self) -> None:
        if self._journey:
            self.session.go("read_back", dossier=self._of.dossier)
        else:
            self.session.go_back()


def _month_before(desk: Desk | None) -> str:
    """YYYY-MM of the month before this one."""
    return f"{desk.today().replace(day=1) - timedelta(days=1):%Y-%m}" if desk is not None else ""


def _sheet(kind: str, about: About, hand: Hand | None, desk: Desk) -> Sheet:
    pdf = sheets.draw(desk, kind, about, hand)
    return Sheet(pdf, tuple(paper_out.images(pdf)))
