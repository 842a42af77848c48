"""Consent before the first scan or answer: the text read aloud, each purpose its own yes, none ticked beforehand."""

from __future__ import annotations

from functools import partial
from typing import Any

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QButtonGroup, QLineEdit

from app.services import find_procedure, record_consent, start_dossier
from app.services.desk import Desk
from app.services.fill_dossier import Draft
from app.services.views import Started
from app.ui.hand import Hand
from app.ui.icons import IconView
from app.ui.matter import Matter
from app.ui.pages.page import Page, title
from app.ui.session import Session
from app.ui.tokens import PALETTE, SPACE
from app.ui.widgets.buttons import Button
from app.ui.widgets.columns import Columns
from app.ui.widgets.layout import Card, clear, flow, row
from app.ui.widgets.options import CheckOption, RadioOption
from app.ui.widgets.text import Notice, Text
from forms import consent_text
from forms.dossier import ConsentMeans, Purpose, Route


class ConsentPage(Page):
    """Read out, tick, go on; a no to keeping leads to print-and-forget, a no to preparing to guidance alone."""

    def __init__(self, session: Session) -> None:
        super().__init__(session, width=SPACE.broad)
        self._code, self._route, self._source, self._dossier = "", "", "", ""
        self._matter: Matter | None = None
        self._title = ""
        self.purposes: dict[Purpose, CheckOption] = {}
        self.means: dict[ConsentMeans, RadioOption] = {}
        self.read_by, self.witness = QLineEdit(), QLineEdit()
        self._witness_label = Text(self.tr("&Witness (name and relation)"), "strong")
        self.notice = Notice("warn")
        self._effect = Notice("info")
        self._columns = Columns(breadth=820, shares=(1, 1))
        self.body.add(
            title(self.tr("Consent"), self.tr("Read it out slowly, then ask about each line below.")), self._columns
        )
        self.begin = Button(self.tr("&Begin"), self.submit, kind="primary", picture="next")
        back = Button(self.tr("B&ack"), session.go_back, kind="quiet", picture="back")
        self._why = Text(self.tr("Without a yes to preparing, only guidance can be given. That is fine too."), "soft")
        self.put_bar(back, None, self._why, self.begin)
        self._build()

    def open(self, **where: Any) -> None:  # noqa: ANN401 - code, route, source, matter, dossier
        """A new act of consent for a procedure, or for a ``dossier`` whose consent ended; nothing is ticked."""
        self._dossier = str(where.get("dossier", ""))
        self._code, self._route = str(where["code"]), str(where.get("route", ""))
        self._matter = where.get("matter")
        self._beside = tuple(where.get("beside", ()))
        self._source = str(where.get("source", "")) or (self._matter.dossier if self._matter is not None else "")
        self._build()
        self.read_by.setText(self.session.user)
        self.witness.clear()
        self.notice.say("")
        self.body.to_top()
        self._on_ticked()
        self.session.ask(partial(_title, self._code), self._on_title, keeper=self)
        next(iter(self.purposes.values())).setFocus()

    def submit(self) -> None:
        """Start the dossier with what was agreed to."""
        agreed = [purpose for purpose, box in self.purposes.items() if box.isChecked()]
        if Purpose.PREPARE not in agreed:
            self.notice.say(self.tr("Without a yes to preparing, only guidance can be given. That is fine too."))
            return
        means = next((each for each, button in self.means.items() if button.isChecked()), ConsentMeans.SPOKEN)
        if means is ConsentMeans.THUMB and self._named_witness() is None:
            self.notice.say(self.tr("A thumb needs a witness: write their name and relation."))
            self.witness.setFocus()
            self._show_witness()
            return
        kept = Purpose.KEEP in agreed
        given = (agreed, self.read_by.text(), means, self._named_witness())
        if self._dossier:
            self._hold(held=True)
            again = partial(_agree, self._dossier, given)
            self.session.ask(again, self._on_agreed, self._on_refused, keeper=self)
            return
        if not kept and self.session.in_memory is not None:
            self.notice.say(self.tr("One that is not kept is still open: finish it or delete it on the first page."))
            return
        if self._beside and not kept:
            self.notice.say(self.tr("Several dossiers are begun together only when they are kept."))
            return
        work = partial(
            _begin,
            kept,
            [(self._code, self._route), *self._beside],
            self._source,
            given,
        )
        self._hold(held=True)
        self.session.ask(work, self._on_begun, self._on_refused, keeper=self)

    def _on_agreed(self, _must_tell: bool) -> None:  # noqa: FBT001 - what the lane gives
        self.session.publish(self, drafts=True, outbox=True)
        self.session.go("dossier", dossier=self._dossier)

    def _build(self) -> None:
        left, right = self._columns.left, self._columns.right
        clear(left)
        clear(right)
        text = Card(row(IconView("speak", PALETTE.primary, 28), Text(self.tr("To be read aloud"), "strong")))
        for paragraph in consent_text.CURRENT.text.splitlines():
            if paragraph.strip():
                text.column.addWidget(Text(paragraph.strip(), "lead"))
        left.addWidget(text)
        self.purposes = {}
        asked = Card(Text(self.tr("The villager agrees to (one by one):"), "strong"))
        for purpose, words in consent_text.CURRENT.purposes.items():
            box = CheckOption(words)
            box.toggled.connect(self._on_ticked)
            self.purposes[purpose] = box
            asked.column.addWidget(box)
        asked.column.addWidget(self._effect)
        right.addWidget(asked)
        right.addWidget(self._how())

    def _how(self) -> Card:
        self.read_by, self.witness = QLineEdit(), QLineEdit()
        for line in (self.read_by, self.witness):
            line.setProperty("vietnamese", True)
        self._witness_label = Text(self.tr("&Witness (name and relation)"), "strong")
        self._witness_label.setBuddy(self.witness)
        reader = Text(self.tr("&Read aloud by"), "strong")
        reader.setBuddy(self.read_by)
        self.read_by.setAccessibleName(self.tr("Read aloud by"))
        self.witness.setAccessibleName(self.tr("Witness"))
        self.notice = Notice("warn")
        group = QButtonGroup(self)
        self.means = {
            ConsentMeans.SPOKEN: RadioOption(self.tr("Said yes")),
            ConsentMeans.SIGNATURE: RadioOption(self.tr("Signs the slip")),
            ConsentMeans.THUMB: RadioOption(self.tr("Thumb on the slip, before a witness")),
        }
        for button in self.means.values():
            group.addButton(button)
            button.toggled.connect(self._on_means)
        self.means[ConsentMeans.SPOKEN].setChecked(True)
        return Card(
            Text(self.tr("How was it given?"), "strong"),
            flow(*self.means.values()),
            self._witness_label,
            self.witness,
            SPACE.hair,
            reader,
            self.read_by,
            self.notice,
        )

    def _named_witness(self) -> str | None:
        return self.witness.text().strip() or None if self.means[ConsentMeans.THUMB].isChecked() else None

    def _on_means(self) -> None:
        thumb = self.means[ConsentMeans.THUMB].isChecked()
        self._witness_label.setVisible(thumb)
        self.witness.setVisible(thumb)
        if thumb:
            self.witness.setFocus()  # it may have come below the edge of a small screen
            QTimer.singleShot(0, self, self._show_witness)

    def _show_witness(self) -> None:
        self.body.ensureWidgetVisible(self.witness)

    def _on_ticked(self) -> None:
        prepare = self.purposes[Purpose.PREPARE].isChecked()
        keep = self.purposes[Purpose.KEEP].isChecked()
        self.begin.setEnabled(prepare and (keep or not self._dossier))
        self._why.setVisible(not prepare)
        if self._dossier:
            already = self.tr("It lies in the machine already: it goes on with a yes to keeping, or is erased.")
            self._effect.say("" if keep else already)
            self.begin.setText(self.tr("&Begin"))
        elif prepare and not keep:
            self.begin.setText(self.tr("&Begin without keeping"))
            self._effect.say(
                self.tr("Not kept – printed, then deleted. The help is the same; nothing is written to the disk.")
            )
        else:
            self.begin.setText(self.tr("&Begin"))
            self._effect.say("")

    def _on_title(self, words: str) -> None:
        self._title = words

    def _on_begun(self, begun: Started | Draft) -> None:
        self.session.publish(self, drafts=True)
        if isinstance(begun, Started):
            if self._matter is not None and not self._matter.dossier:
                self._matter.dossier = begun.id
            self.session.go("fill", dossier=begun.id)
            return
        self.session.put_down()
        self.session.hand = Hand(begun, self._title, kept=False, user=self.session.user)
        self.session.go("fill", dossier="")

    def _on_refused(self, error: Exception) -> None:
        self._hold(held=False)
        self.session.tell(error)

    def _hold(self, *, held: bool) -> None:
        """While it is being written down nothing of it is changed, and nothing is begun a second time."""
        for part in (self.begin, *self.purposes.values()):
            part.setEnabled(not held)


_Given = tuple[list[Purpose], str, ConsentMeans, str | None]


def _title(code: str, desk: Desk) -> str:
    return find_procedure.show(desk.catalogue, code).title


def _agree(dossier: str, given: _Given, desk: Desk) -> bool:
    purposes, read_by, means, witness = given
    return record_consent.record(desk, dossier, record_consent.given(desk, purposes, read_by, means, witness))


def _begin(kept: bool, plan: list[tuple[str, str]], source: str, given: _Given, desk: Desk) -> Started | Draft:  # noqa: FBT001 - one job of the lane, bound by partial
    purposes, read_by, means, witness = given
    consent = record_consent.given(desk, purposes, read_by, means, witness)
    if not kept:
        return start_dossier.start_unkept(desk, plan[0][0], consent)
    ways = [(code, Route(route) if route else None) for code, route in plan]
    return start_dossier.start_group(desk, ways, consent, source=source or None)[0]
