"""Scanning whatever paper the villager brings: it says what the code is, and leads to where it belongs."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial
from typing import Any

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QWidget

from app.services import answer_scan, carry_paper
from app.services.answer_scan import ScanAnswer
from app.services.read_code import ReadCode
from app.services.roles import Act, may
from app.ui.dialogs.scan import ScanDialog
from app.ui.dialogs.set_up import SetUpDialog
from app.ui.session import Session
from app.ui.widgets.buttons import Button
from app.ui.widgets.layout import Card, clear, flow, row
from app.ui.widgets.text import Badge, Notice, Text
from app.ui.words import card_warning
from forms import codes
from forms.dates import PartialDate

translate = QCoreApplication.translate


class ScanAnyDialog(ScanDialog):
    """Stays open for the next code; the squares of one dossier are gathered until none is missing."""

    def __init__(self, parent: QWidget, session: Session) -> None:
        super().__init__(
            parent,
            session,
            translate("ScanAnyDialog", "Scan a code"),
            yes=translate("ScanAnyDialog", "&Read it"),
            no=translate("ScanAnyDialog", "Close"),
        )
        self._squares: list[str] = []
        self._set_up_text = ""
        self.put_ways(
            self.tr(
                "Any code on paper: a citizen card, the squares on the office's copy, a tracking code, the portal's "
                "page, a set-up code, a payment code."
            )
        )

    def take(self, texts: list[str]) -> None:
        """Say what was scanned; squares of a dossier together with those that came before."""
        fresh = [text for text in texts if codes.kind_of(text) != "dossier"]
        squares = [text for text in texts if codes.kind_of(text) == "dossier"]
        together = list(dict.fromkeys([*self._squares, *squares])) if squares else []
        self.yes.setEnabled(False)
        job = partial(answer_scan.answer, texts=[*together, *fresh])
        self._session.ask(job, partial(self._on_answers, together, fresh), self.refuse, keeper=self)

    def refuse(self, error: Exception) -> None:
        """What was scanned before is not what is before the camera now."""
        clear(self.said)
        self.yes.become("primary")
        super().refuse(error)

    def _on_answers(self, squares: list[str], texts: list[str], answers: Sequence[ScanAnswer]) -> None:
        self.yes.setEnabled(True)
        self.notice.say("")
        self.text.clear()
        clear(self.said)
        missing = any(each.code.kind == "dossier" and each.code.fields["missing"] for each in answers)
        self._squares = squares if missing else []
        self._set_up_text = next((text for text in texts if codes.kind_of(text) == "setup"), "")
        for each in answers:
            self.said.addWidget(self._card(each))
        self.yes.become("plain")  # the way on stands in the card
        if not self.camera.is_on:
            self.text.setFocus()

    def _card(self, found: ScanAnswer) -> Card:
        card = Card()
        for part in self._parts(found):
            card.column.addWidget(part)
        return card

    def _parts(self, found: ScanAnswer) -> list[QWidget]:
        make = {
            "citizen-card": self._person,
            "citizen-mrz": self._person,
            "insurance-card": self._insurance,
            "dossier": self._dossier_code,
            "check-code": self._check_code,
            "tracking": self._tracking,
            "portal-page": self._portal_page,
            "payment": self._payment,
            "setup": self._set_up,
        }[found.code.kind]
        return make(found)

    def _person(self, found: ScanAnswer) -> list[QWidget]:
        fields = found.code.fields
        name = str(fields.get("name") or fields.get("name_without_marks", ""))
        born = PartialDate.parse(str(fields["born"])).vietnamese() if fields.get("born") else ""
        said = [
            self.tr("born {born}").format(born=born) if born else "",
            self.tr("number {number}").format(number=self._session.shown(str(fields["number"]))),
        ]
        parts: list[QWidget] = [
            Text(self.tr("A citizen card"), "soft"),
            Text(name, "lead"),
            Text(" · ".join(filter(None, said))),
        ]
        parts += [Notice("info", card_warning(code)) for code in found.code.warnings]
        return [*parts, flow(self._way(self.tr("&Dossiers of this name"), "dossiers", find=name))]

    def _insurance(self, found: ScanAnswer) -> list[QWidget]:
        fields = found.code.fields
        return [
            Text(self.tr("A health insurance card (BHYT)"), "soft"),
            Text(str(fields["name"] or self._session.shown(str(fields["code"]))), "lead"),
            Notice("info", self.tr("It fills in name, birth and sex in a form: scan it there, at the person's card.")),
        ]

    def _dossier_code(self, found: ScanAnswer) -> list[QWidget]:
        fields = found.code.fields
        have = self.tr("{have}/{count} squares").format(have=fields["have"], count=fields["count"])
        whole = not fields["missing"]
        parts: list[QWidget] = [
            Text(self.tr("A dossier on paper, sealed to its office"), "soft"),
            flow(Badge(have, "done" if whole else "clock", "good" if whole else "warn")),
        ]
        if not whole:
            words = self.tr("Scan square {missing} of the same page too, in any order.")
            return [*parts, Text(words.format(missing=fields["missing"]))]
        carry = Button(self.tr("&Carry it to the server"), partial(self._on_carry, found.code), picture="send")
        words = self.tr(
            "Only the office can open it; nothing of it can be read here. This laptop can take it along and hand it in "
            "at the next sending."
        )
        return [*parts, Text(words), flow(carry)]

    def _on_carry(self, code: ReadCode) -> None:
        job = partial(carry_paper.keep, texts=list(code.fields["symbols"]))
        self._session.ask(job, self._on_carried, super().refuse, keeper=self)

    def _on_carried(self, is_new: bool) -> None:  # noqa: FBT001 - what the lane gives
        if is_new:
            self.notice.say(self.tr("Taken along: it goes to the server at the next sending."), "good")
            self._session.publish(self._session, outbox=True)
        else:
            self.notice.say(self.tr("This laptop has it already; nothing more is to be done."), "info")

    def _check_code(self, found: ScanAnswer) -> list[QWidget]:
        agreement = str(found.code.fields["agreement"])
        words, tone = {
            "agrees": (self.tr("The paper and this machine say the same."), "good"),
            "differs": (self.tr("The paper and this machine say different things: print it anew."), "bad"),
        }.get(agreement, (self.tr("This paper was made elsewhere; it cannot be compared here."), "info"))
        return [
            Text(self.tr("The check code of a printed form"), "soft"),
            Notice(tone, words),
            *self._to_dossier(found),
        ]

    def _tracking(self, found: ScanAnswer) -> list[QWidget]:
        code = str(found.code.fields["public_code"])
        parts: list[QWidget] = [Text(self.tr("The tracking code of a dossier"), "soft"), Text(code, "lead")]
        if found.dossier:
            return [*parts, *self._to_dossier(found)]
        words = self.tr(
            "This dossier is not on this machine. The villager's telephone opens its page by the same code."
        )
        return [*parts, Text(words)]

    def _portal_page(self, found: ScanAnswer) -> list[QWidget]:
        code = str(found.code.fields["procedure"])
        parts: list[QWidget] = [Text(self.tr("A page of the national portal"), "soft")]
        if not found.procedure:
            return [*parts, Text(self.tr("Procedure {code}; there is no card of it here.").format(code=code or "?"))]
        go = self._way(self.tr("&Open this procedure"), "procedure", code=code)
        return [*parts, Text(found.procedure, "lead"), flow(go)]

    def _payment(self, found: ScanAnswer) -> list[QWidget]:
        fields = found.code.fields
        amount = f"{fields['amount']:,}".replace(",", ".") + " đồng" if fields["amount"] else ""
        bank = " ".join(filter(None, (str(fields["bank_name"]), f"({fields['bank']})")))
        parts: list[QWidget] = [Text(self.tr("A payment code"), "soft")]
        for label, value in (
            (self.tr("Bank"), bank),
            (self.tr("Account"), str(fields["account"])),
            (self.tr("Sum"), amount or self.tr("none: whoever pays types it")),
            (self.tr("Purpose"), str(fields["purpose"] or "")),
        ):
            if value:
                parts.append(_line(label, value))
        words = self.tr(
            "Nothing is paid here and nothing is kept of it. Compare the account with the one that the commune posts; "
            "who is in doubt pays at the desk."
        )
        return [*parts, Notice("warn", words)]

    def _set_up(self, found: ScanAnswer) -> list[QWidget]:
        fields = found.code.fields
        words = self.tr("The keeper of machines sets one up with it: server {url}. Nothing was set yet.")
        go = Button(self.tr("Set this machine &up…"), self._on_set_up, picture="key")
        desk = self._session.desk
        go.setEnabled(desk is not None and may(desk.vault.role, Act.ENROLL))
        return [Text(self.tr("A set-up code"), "soft"), Text(words.format(url=fields["url"])), flow(go)]

    def _on_set_up(self) -> None:
        """Where it is shown whole, compared with the keeper's letters and confirmed."""
        text, page = self._set_up_text, self.parentWidget()
        self.accept()
        if page is not None:
            dialog = SetUpDialog(page, self._session)
            dialog.open()
            dialog.take(text)

    def _to_dossier(self, found: ScanAnswer) -> list[QWidget]:
        return (
            [flow(self._way(self.tr("&Open this dossier"), "dossier", dossier=found.dossier))] if found.dossier else []
        )

    def _way(self, words: str, page: str, **where: Any) -> Button:  # noqa: ANN401 - each page names its own keywords
        return Button(words, partial(self._way_to, page, **where), kind="primary", picture="next")

    def _way_to(self, page: str, **where: Any) -> None:  # noqa: ANN401 - each page names its own keywords
        self.accept()
        self._session.go(page, **where)


def _line(label: str, value: str) -> QWidget:
    holder = QWidget()
    line = row(Text(label, "soft"), Text(value, "strong"))
    line.setStretch(1, 1)
    holder.setLayout(line)
    return holder
