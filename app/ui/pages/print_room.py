"""Papers of a whole village session in one go, those for walls and hands, and those of the help point."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import Any

from PySide6.QtWidgets import QFileDialog

from app.services import list_dossiers, print_other
from app.services.desk import Desk
from app.services.print_lists import ListKind
from app.services.print_public import PublicKind
from app.services.print_sheets import SheetKind
from app.ui import paper_out, sheets
from app.ui.fields.choice import SearchControl
from app.ui.long_work import LongWork, was_stopped
from app.ui.pages.page import Page, title
from app.ui.session import Session
from app.ui.widgets.buttons import Button
from app.ui.widgets.layout import Card, flow
from app.ui.widgets.options import CheckOption
from app.ui.widgets.text import Text
from forms.certified_copies import fee_scale
from forms.dates import VIETNAM
from forms.dossier import DossierState, Route
from forms.life_events import events
from forms.onlooker import OnLooker
from forms.refusal import Refusal
from forms.wording import fold

_PICTURES: Mapping[str, str] = {
    PublicKind.POSTER: "picture",
    PublicKind.LEAFLET: "paper",
    PublicKind.INFOGRAPHIC: "list",
    PublicKind.ONLINE_LIST: "signal",
    PublicKind.REFERENCE: "pencil",
    ListKind.TODO: "check",
    sheets.REPORT: "calendar",
}
_MOST_BYTES = 100_000
"""Of a badge's file."""
_MOST = 500
"""Dossiers that are looked through; a session has some dozens."""


class PrintRoomPage(Page):
    """What was worked on today is the session."""

    def __init__(self, session: Session) -> None:
        super().__init__(session)
        self.dossiers: tuple[str, ...] = ()
        self.today = Today()
        self.pdf = b""
        self._subjects: dict[str, Subject] = {}
        self._copied = ""
        self.count = Text("", "lead")
        self.kinds = {kind: CheckOption(sheets.word(kind)) for kind in sheets.OF_MEMORY}
        self.kinds[SheetKind.GUIDANCE].setChecked(True)
        self.large = CheckOption(self.tr("Large print"))
        self.work = LongWork(session, self, at_table=True)
        self.draw = Button(self.tr("&Draw them all"), self._on_draw, kind="primary", picture="paper")
        self.print = Button(self.tr("&Print…"), self._on_print, picture="printer")
        self.save = Button(self.tr("&Save as PDF…"), self._on_save, kind="quiet", picture="saved")
        head = title(self.tr("Printing"), self.tr("For a whole session, and for the help point."))
        self.carry = Button("", partial(self._on_bundle, ListKind.HANDOVER), picture="list")
        self.post = Button("", partial(self._on_bundle, ListKind.RECIPIENT), picture="send")
        self.subject = SearchControl([])
        self.subject.committed.connect(self._show_public)
        self.public = {
            kind: Button(sheets.word(kind), partial(self._on_public, kind), picture=_PICTURES[kind])
            for kind in sheets.OF_EVENT
        }
        self.badge = Button(self.tr("Helper's badge…"), self._on_badge, picture="card")
        self.copies = Button(self.tr("Papers to copy, and the fee"), self._on_copies, picture="copy")
        cards = (self._session_card(), self._bundle_card(), self._public_card(), self._point_card())
        self.body.add(head, *cards)
        self.body.column.addStretch(1)
        self.put_bar(Button(self.tr("&Back"), session.go_back, kind="quiet", picture="back"))

    def open(self, **where: Any) -> None:  # noqa: ANN401, ARG002 - no place
        """Ask for today's dossiers."""
        self.dossiers, self.today, self.pdf = (), Today(), b""
        self._show()
        self.session.ask(_of_today, self._on_dossiers, keeper=self)
        self.session.ask(_subjects, self._on_subjects, keeper=self)
        self.draw.setFocus()

    def leave(self) -> None:
        """Nothing of it is kept."""
        self.work.stop()
        self.pdf = b""

    def _session_card(self) -> Card:
        return Card(
            Text(self.tr("The session of today"), "heading"),
            self.count,
            flow(*self.kinds.values()),
            flow(self.large),
            self.work.running,
            flow(self.draw, self.print, self.save),
        )

    def _bundle_card(self) -> Card:
        """What goes along with the papers themselves."""
        return Card(
            Text(self.tr("Papers on their way"), "heading"),
            flow(self.carry, self.post),
            Text(self.tr("Of today's dossiers that are final and not yet filed, by their way of filing."), "small"),
        )

    def _public_card(self) -> Card:
        """For walls and hands: first of what it speaks, then which paper."""
        head = self.tr("Of which matter?")
        self.subject.name(head)
        return Card(
            Text(self.tr("For walls, hands and Zalo"), "heading"),
            Text(head, "strong"),
            self.subject,
            flow(*self.public.values()),
            Text(self.tr("A guidance sheet and a blank form of the matter stand beside the poster."), "small"),
        )

    def _point_card(self) -> Card:
        buttons = [
            Button(sheets.word(kind), partial(self.session.go, "print", kind=str(kind)), picture=_PICTURES[kind])
            for kind in sheets.OF_POINT
        ]
        return Card(Text(self.tr("For the help point"), "heading"), flow(*buttons, self.badge, self.copies))

    def _on_dossiers(self, found: Today) -> None:
        self.dossiers, self.today = found.dossiers, found
        self._show()

    def _on_subjects(self, found: tuple[tuple[Subject, ...], str]) -> None:
        subjects, copied = found
        self._subjects = {each.value: each for each in subjects}
        self._copied = copied
        self.subject.offer([(each.value, each.words) for each in subjects])
        self.copies.setVisible(bool(copied))
        self._show_public()

    def _show_public(self, _value: str = "") -> None:
        for button in self.public.values():
            button.setEnabled(self.subject.value() in self._subjects)

    def _on_public(self, kind: PublicKind) -> None:
        about = self._subjects[self.subject.value()]
        if about.event:
            self.session.go("print", kind=str(kind), event=about.event)
        else:
            self.session.go("print", kind=str(kind), procedure=about.procedure, has_form=about.has_form)

    def _on_bundle(self, kind: ListKind) -> None:
        bundle = self.today.carried if kind is ListKind.HANDOVER else self.today.posted
        self.session.go("print", kind=str(kind), bundle=bundle)

    def _on_copies(self) -> None:
        self.session.go("copies", procedure=self._copied)

    def _on_badge(self) -> None:
        """The commune's signed file; nobody makes themselves a helper."""
        chosen, _ = QFileDialog.getOpenFileName(
            self, self.tr("The file that the commune signed"), "", self.tr("Signed file (*.json)")
        )
        if chosen:
            self.session.ask(partial(_signed, Path(chosen)), self._on_signed, keeper=self)

    def _on_signed(self, content: bytes) -> None:
        self.session.go("print", kind=sheets.BADGE, badge=content)

    def _show(self) -> None:
        self.count.setText(self.tr("{count} dossiers were worked on today").format(count=len(self.dossiers)))
        self.draw.setEnabled(bool(self.dossiers) and not self.work.under_way)
        self.carry.setText(self.tr("Handover list ({count})").format(count=len(self.today.carried)))
        self.post.setText(self.tr("Post slips ({count})").format(count=len(self.today.posted)))
        self.carry.setEnabled(bool(self.today.carried))
        self.post.setEnabled(bool(self.today.posted))
        for button in (self.print, self.save):
            button.setEnabled(bool(self.pdf))
            button.setVisible(bool(self.pdf))  # there is nothing yet that it could be pressed for
        self.draw.become("plain" if self.pdf else "primary")
        self.print.become("primary" if self.pdf else "plain")

    def _on_draw(self) -> None:
        kinds = tuple(kind for kind, option in self.kinds.items() if option.isChecked())
        if not kinds:
            self.session.say(self.tr("Choose at least one paper."))
            return
        self.pdf = b""
        job = partial(_draw, _Batch(kinds, self.dossiers, self.large.isChecked()))
        self.work.ask(job, self._on_drawn, self._on_refused, words=self.tr("Drawing the papers…"))
        self._show()

    def _on_drawn(self, pdf: bytes) -> None:
        self.pdf = pdf
        self._show()
        self.print.setFocus()
        self.session.say(self.tr("All papers are drawn. Print them, or save one PDF."))

    def _on_refused(self, error: Exception) -> None:
        self._show()
        if was_stopped(error):
            self.session.say(self.tr("Stopped. Nothing was printed."))
        else:
            self.session.tell(error)

    def _on_print(self) -> None:
        paper_out.print_pdf(self.session, self, self.pdf)

    def _on_save(self) -> None:
        paper_out.save_pdf(self.session, self, self.pdf, "buoi-ho-tro")


@dataclass(frozen=True)
class _Batch:
    """What is to be drawn."""

    kinds: tuple[SheetKind, ...]
    dossiers: tuple[str, ...]
    large: bool


@dataclass(frozen=True)
class Today:
    """Today's dossiers, in the order of their arrival, without those that were withdrawn.

    ``carried`` and ``posted``: those of them that are final and not filed, whose papers go to the office or the post.
    """

    dossiers: tuple[str, ...] = ()
    carried: tuple[str, ...] = ()
    posted: tuple[str, ...] = ()


@dataclass(frozen=True)
class Subject:
    """A procedure or a life event that a public paper may speak of."""

    words: str
    procedure: str = ""
    event: str = ""
    has_form: bool = False

    @property
    def value(self) -> str:
        """What tells it from the others."""
        return self.procedure or self.event


def _of_today(desk: Desk) -> Today:
    rows = list_dossiers.page(desk, limit=_MOST).rows
    today = desk.today()
    found = [
        row
        for row in reversed(rows)
        if row.updated.astimezone(VIETNAM).date() == today and row.state is not DossierState.WITHDRAWN
    ]
    on_paper = [row for row in found if row.state is DossierState.FINALIZED and not row.filed]
    return Today(
        tuple(row.id for row in found),
        tuple(row.id for row in on_paper if row.route is Route.DESK),
        tuple(row.id for row in on_paper if row.route is Route.POST),
    )


def _subjects(desk: Desk) -> tuple[tuple[Subject, ...], str]:
    """Life events, then procedures by their everyday title; and the code of the one that certifies copies, or ""."""
    happened = [Subject(one.title, event=one.name) for one in events(desk.catalogue)]
    found = sorted(desk.catalogue.all(), key=lambda one: fold(one.title))
    matters = [Subject(f"{one.title} ({one.code})", procedure=one.code, has_form=one.has_form) for one in found]
    copied = next((one.code for one in found if fee_scale(one.code) is not None), "")
    return (*happened, *matters), copied


def _signed(file: Path, _desk: Desk) -> bytes:
    """Refusal ``no-file``, or ``bad-pack`` for what cannot be a badge."""
    try:
        if file.stat().st_size > _MOST_BYTES:
            raise Refusal("bad-pack", "This signed file names no helper as such files do; ask for it anew.")
        return file.read_bytes()
    except OSError as why:
        raise Refusal("no-file", f"{file} cannot be read: {why.strerror}.", file=str(file)) from why


def _draw(wanted: _Batch, desk: Desk, looker: OnLooker) -> bytes:
    return print_other.batch(desk, wanted.kinds, wanted.dossiers, looker=looker, large=wanted.large)
