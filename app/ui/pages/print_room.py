"""Papers of the help point, and those of a whole village session in one go."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from functools import partial
from threading import Event
from typing import Any

from PySide6.QtCore import Signal

from app.services import list_dossiers, print_other
from app.services.desk import Desk
from app.services.print_sheets import SheetKind
from app.ui import paper_out, sheets
from app.ui.pages.page import Page, title
from app.ui.session import Session
from app.ui.widgets.buttons import Button
from app.ui.widgets.layout import Card, flow
from app.ui.widgets.options import CheckOption
from app.ui.widgets.running import Running
from app.ui.widgets.text import Text
from forms.dates import VIETNAM
from forms.dossier import DossierState
from forms.refusal import Refusal

_MOST = 500
"""Dossiers that are looked through; a session has some dozens."""


class PrintRoomPage(Page):
    """What was worked on today is the session."""

    _told = Signal(int, int)

    def __init__(self, session: Session) -> None:
        super().__init__(session)
        self.dossiers: tuple[str, ...] = ()
        self.pdf = b""
        self._stopped = Event()
        self.count = Text("", "lead")
        self.kinds = {kind: CheckOption(sheets.word(kind)) for kind in sheets.OF_MEMORY}
        self.kinds[SheetKind.GUIDANCE].setChecked(True)
        self.large = CheckOption(self.tr("Large print"))
        self.running = Running(self._on_stop)
        self._told.connect(self._on_told)
        self.draw = Button(self.tr("&Draw them all"), self._on_draw, kind="primary", picture="paper")
        self.print = Button(self.tr("&Print…"), self._on_print, picture="printer")
        self.save = Button(self.tr("&Save as PDF…"), self._on_save, kind="quiet", picture="saved")
        head = title(self.tr("Printing"), self.tr("For a whole session, and for the help point."))
        self.body.add(head, self._session_card(), self._point_card())
        self.body.column.addStretch(1)
        self.put_bar(Button(self.tr("&Back"), session.go_back, kind="quiet", picture="back"))

    def open(self, **where: Any) -> None:  # noqa: ANN401, ARG002 - no place
        """Ask for today's dossiers."""
        self.dossiers, self.pdf = (), b""
        self.running.rest()
        self._show()
        self.session.ask(_of_today, self._on_dossiers, keeper=self)
        self.draw.setFocus()

    def leave(self) -> None:
        """Nothing of it is kept."""
        self._stopped.set()
        self.pdf = b""

    def _session_card(self) -> Card:
        return Card(
            Text(self.tr("The session of today"), "heading"),
            self.count,
            *self.kinds.values(),
            self.large,
            flow(self.draw),
            self.running,
            flow(self.print, self.save),
        )

    def _point_card(self) -> Card:
        buttons = [
            Button(sheets.word(kind), partial(self.session.go, "print", kind=str(kind)), picture="printer")
            for kind in sheets.OF_POINT
        ]
        under = self.tr("Posters, leaflets and blank forms stand at each procedure, under “Guidance only”.")
        return Card(Text(self.tr("For the help point"), "heading"), flow(*buttons), Text(under, "small"))

    def _on_dossiers(self, found: tuple[str, ...]) -> None:
        self.dossiers = found
        self._show()

    def _show(self) -> None:
        self.count.setText(self.tr("{count} dossiers were worked on today").format(count=len(self.dossiers)))
        self.draw.setEnabled(bool(self.dossiers))
        for button in (self.print, self.save):
            button.setEnabled(bool(self.pdf))

    def _on_draw(self) -> None:
        kinds = tuple(kind for kind, option in self.kinds.items() if option.isChecked())
        if not kinds:
            self.session.say(self.tr("Choose at least one paper."))
            return
        self._stopped = Event()
        self.pdf = b""
        self._show()
        self.draw.setEnabled(False)
        self.running.show_work(self.tr("Drawing the papers…"), 0, len(self.dossiers))
        job = partial(_draw, _Batch(kinds, self.dossiers, self.large.isChecked()), self._told.emit, self._stopped)
        self.session.ask(job, self._on_drawn, self._on_refused, keeper=self)

    def _on_told(self, done: int, total: int) -> None:
        words = self.tr("Dossier {done} of {total}").format(done=done, total=total)
        self.running.show_work(words, done, total)

    def _on_stop(self) -> None:
        self._stopped.set()
        self.running.stopping(self.tr("Stopping after this dossier…"))

    def _on_drawn(self, pdf: bytes) -> None:
        self.pdf = pdf
        self.running.rest()
        self._show()
        self.print.setFocus()
        self.session.say(self.tr("All papers are drawn. Print them, or save one PDF."))

    def _on_refused(self, error: Exception) -> None:
        self.running.rest()
        self._show()
        if isinstance(error, Refusal) and error.code == "cancelled":
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


def _of_today(desk: Desk) -> tuple[str, ...]:
    """Today's dossiers, in the order of their arrival, without those that were withdrawn."""
    rows = list_dossiers.page(desk, limit=_MOST).rows
    today = desk.today()
    found = [
        row.id
        for row in rows
        if row.updated.astimezone(VIETNAM).date() == today and row.state is not DossierState.WITHDRAWN
    ]
    return tuple(reversed(found))


def _draw(wanted: _Batch, told: Callable[[int, int], None], stopped: Event, desk: Desk) -> bytes:
    return print_other.batch(
        desk, wanted.kinds, wanted.dossiers, progress=told, cancelled=stopped.is_set, large=wanted.large
    )
