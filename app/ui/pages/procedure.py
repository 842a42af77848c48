"""The procedure card: who may, which papers, where, how long, what it costs, by which law, and how sure each is."""

from __future__ import annotations

from collections.abc import Iterable
from functools import partial
from typing import Any

from PySide6.QtWidgets import QButtonGroup, QHBoxLayout, QVBoxLayout, QWidget

from app.services import find_procedure, give_guidance, tongues
from app.services.desk import Desk
from app.services.tongues import TongueSheet
from app.ui import paper_words, words
from app.ui.icons import IconView
from app.ui.pages.page import Page, title
from app.ui.session import Session
from app.ui.tokens import PALETTE, SPACE
from app.ui.widgets.buttons import Button
from app.ui.widgets.columns import Columns
from app.ui.widgets.layout import Card, clear, flow
from app.ui.widgets.options import RadioOption
from app.ui.widgets.rows import LinkRow
from app.ui.widgets.text import Badge, Notice, Text
from forms.certified_copies import fee_scale
from forms.dossier import Route
from forms.procedure import Alternative, Fact, Paper, Procedure


class ProcedurePage(Page):
    """One screen about one procedure, with the route chosen before anything is filled."""

    def __init__(self, session: Session) -> None:
        super().__init__(session, width=SPACE.broad)
        self._procedure: Procedure | None = None
        self._route: Route | None = None
        self._head = QVBoxLayout()
        self._sheets = QVBoxLayout()
        self.tongues: list[Button] = []
        self._routes = QVBoxLayout()
        self._facts = Columns()
        self._group = QButtonGroup(self)
        self._group.buttonClicked.connect(self._on_route)
        self._previewed = Notice("info")
        self.body.add(self._previewed, self._head, self._routes, self._facts)
        self.body.column.addStretch(1)
        self.guide = Button(self.tr("&Guidance only"), self._on_guide, picture="printer")
        self.make = Button(self.tr("&Make the dossier"), self._on_make, kind="primary", picture="draft")
        back = Button(self.tr("&Back"), session.go_back, kind="quiet", picture="back")
        self.copies = Button(self.tr("Papers to &copy, and the fee"), self._on_copies, picture="copy")
        self.phone = Button(self.tr("Guide by &telephone"), self._on_phone, kind="quiet", picture="phone")
        self.put_bar(back, None, self.phone, self.copies, self.guide, self.make)

    def open(self, **where: Any) -> None:  # noqa: ANN401 - code, route
        """Show the card of a procedure; ``preview`` is one that is only being written, and leads nowhere."""
        code, preview = str(where["code"]), where.get("preview")
        self._route = None
        self._on_sheets(())
        self._previewed.say(self.tr("This is how the card will look. It is not in use.") if preview else "")
        self.guide.setVisible(preview is None)
        self.phone.setVisible(preview is None)
        if preview is not None:
            self._on_procedure(preview)
            self.make.setVisible(False)
            self.copies.setVisible(False)
            return
        self.session.ask(partial(_procedure, code), self._on_procedure, keeper=self)
        self.session.ask(partial(tongues.sheets_of, code=code), self._on_sheets, keeper=self)

    def _on_procedure(self, procedure: Procedure) -> None:
        self._procedure = procedure
        self._route = next(iter(procedure.routes), None)
        self._show_head(procedure)
        self._show_routes(procedure)
        self._show_facts()
        self.make.setVisible(procedure.has_form)
        self.copies.setVisible(fee_scale(procedure.code) is not None)
        self.body.to_top()
        (self.make if procedure.has_form else self.guide).setFocus()

    def _show_head(self, procedure: Procedure) -> None:
        self._head.removeItem(self._sheets)
        clear(self._head)
        self._head.setSpacing(SPACE.tight)
        self._head.addWidget(title(procedure.title, f"{procedure.name} · {procedure.code}"))
        if procedure.certainty == "uncertain":
            self._head.addWidget(Notice("warn", self.tr("This card is not certain in all. Ask the commune first.")))
        if procedure.alternatives:
            self._head.addWidget(Text(self.tr("Or is it another matter?"), "strong"))
        for other in procedure.alternatives:
            self._head.addWidget(self._alternative(other))
        self._head.addLayout(self._sheets)

    def _alternative(self, other: Alternative) -> LinkRow:
        """What may be done instead, and the way to its card; a card that is only being written leads nowhere."""
        line = LinkRow(other.name, " · ".join(filter(None, (other.code, other.note))), icon="paper")
        if self._previewed.text:
            line.setEnabled(False)
        line.pressed.connect(partial(self.session.go, "procedure", code=other.code))
        return line

    def _on_sheets(self, sheets: tuple[TongueSheet, ...]) -> None:
        """What the commune wrote about it in a language of its people."""
        clear(self._sheets)
        self.tongues = [self._sheet_button(sheet) for sheet in sheets]
        if self.tongues:
            self._sheets.addWidget(flow(*self.tongues))

    def _sheet_button(self, sheet: TongueSheet) -> Button:
        words_ = self.tr("Sheet in {language} ({commune})…").format(language=sheet.name, commune=sheet.commune)
        return Button(words_, partial(self._on_sheet, sheet, words_), picture="paper")

    def _on_sheet(self, sheet: TongueSheet, name: str) -> None:
        from app.ui.dialogs.show_pdf import ShowPdfDialog  # noqa: PLC0415 - few communes have such a sheet

        ShowPdfDialog(self, self.session, name.rstrip("…"), partial(_sheet, sheet)).open()

    def _show_routes(self, procedure: Procedure) -> None:
        clear(self._routes)
        for button in self._group.buttons():
            self._group.removeButton(button)
        options = [self._route_option(route) for route in procedure.routes]
        self._routes.setSpacing(SPACE.tight)
        self._routes.addWidget(Text(self.tr("How will the dossier reach the office?"), "strong"))
        self._routes.addWidget(flow(*options))

    def _route_option(self, route: Route) -> RadioOption:
        option = RadioOption(words.route(route, self._procedure.office.kind if self._procedure else "commune")[0])
        option.setProperty("route", route.value)
        option.setChecked(route is self._route)
        self._group.addButton(option)
        return option

    def _on_route(self, option: RadioOption) -> None:
        self._route = Route(str(option.property("route")))
        self._show_facts()

    def _show_facts(self) -> None:
        clear(self._facts.left)
        clear(self._facts.right)
        procedure, route = self._procedure, self._route
        if procedure is None:
            return
        left, right = self._facts.left, self._facts.right
        right.addWidget(self._facts_card(self.tr("Who may"), "person", procedure.who))
        left.addWidget(self._papers_card(procedure))
        left.addWidget(self._steps_card(procedure))
        if route is not None:
            ending = procedure.ending_on(words.today(), route)
            if ending is not None:
                right.addWidget(Notice("warn", ending.text))
            for card in self._route_cards(procedure, route):
                right.addWidget(card)
        for card in self._rest(procedure):
            right.addWidget(card)
        if procedure.legal_basis:
            left.addWidget(self._facts_card(self.tr("Legal basis"), "scales", procedure.legal_basis))
        left.addWidget(self._checked(procedure))

    def _route_cards(self, procedure: Procedure, route: Route) -> list[Card]:
        card = procedure.routes[route]
        made = [
            self._facts_card(self.tr("Where"), "building", card.where),
            self._facts_card(self.tr("How long"), "clock", (card.time,)),
            self._facts_card(self.tr("Fee"), "money", procedure.fee_on(route, words.today())),
        ]
        if card.notes:
            made.append(self._facts_card(self.tr("Note"), "info", card.notes))
        return made

    def _rest(self, procedure: Procedure) -> list[Card]:
        made = []
        if procedure.deadline is not None:
            made.append(self._facts_card(self.tr("When to do it"), "calendar", (procedure.deadline,)))
        today = words.today()
        for heading, icon, facts in (
            (self.tr("Amounts"), "money", procedure.amounts_on(today)),
            (self.tr("Result"), "done", procedure.result),
        ):
            if facts:
                made.append(self._facts_card(heading, icon, facts))
        return made

    def _facts_card(self, heading: str, icon: str, facts: Iterable[Fact]) -> Card:
        card = Card(_heading(heading, icon))
        for fact in facts:
            card.column.addWidget(Text(words.to_dial(fact.text)))
            if fact.uncertain:
                card.column.addWidget(self._uncertain())
        return card

    def _papers_card(self, procedure: Procedure) -> Card:
        card = Card(_heading(self.tr("Papers"), "paper"))
        for paper in procedure.papers:
            if not paper.routes or self._route in paper.routes:
                card.column.addWidget(self._paper(procedure, paper))
        return card

    def _paper(self, procedure: Procedure, paper: Paper) -> QWidget:
        holder = QWidget()
        lines = QVBoxLayout(holder)
        lines.setContentsMargins(0, 2, 0, 6)
        lines.setSpacing(SPACE.hair)
        lines.addWidget(Text(paper.name, "strong"))
        if paper.cases:
            names = "; ".join(procedure.case_names(" ".join(paper.cases)))
            lines.addWidget(Text(self.tr("When: {cases}").format(cases=names), "small"))
        lines.addWidget(self._how_many(procedure, paper))
        if paper.note:
            lines.addWidget(Text(paper.note, "small"))
        if paper.mark == "uncertain":
            lines.addWidget(self._uncertain())
        return holder

    def _how_many(self, procedure: Procedure, paper: Paper) -> QWidget:
        if paper.replaced_by_data:
            return flow(
                Badge(paper_words.not_needed(procedure.office.kind), "done", "good"),
                Text(paper.replaced_by_data, "small"),
            )
        return Text(paper_words.how_many(paper), "soft")

    def _steps_card(self, procedure: Procedure) -> Card:
        card = Card(_heading(self.tr("Steps"), "list"))
        steps = [step for step in procedure.steps if not step.routes or self._route in step.routes]
        for number, step in enumerate(steps, 1):
            card.column.addWidget(Text(f"{number}. {step.text}"))
        return card

    def _checked(self, procedure: Procedure) -> QWidget:
        """When somebody looked, in people's words; the files that the facts lie in are nobody's business here."""
        checked = self.tr(
            "From the program's table of procedures, checked on {day}; look again after {review}."
        ).format(day=words.short_day(procedure.checked_on), review=words.short_day(procedure.review_on))
        return Text(checked, "small")

    def _uncertain(self) -> Badge:
        return Badge(self.tr("Not certain – ask the commune first"), "question", "warn")

    def _on_phone(self) -> None:
        if self._procedure is not None and self._route is not None:
            self.session.go("by_phone", code=self._procedure.code, route=self._route.value)

    def _on_guide(self) -> None:
        if self._procedure is not None:
            code, route = self._procedure.code, self._route
            if not self._procedure.has_form:
                self.session.ask(partial(_count_guidance, code, route), _done, keeper=self)
            way, has_form = route.value if route else "", self._procedure.has_form
            self.session.go("print", kind="guidance", procedure=code, route=way, has_form=has_form)

    def _on_copies(self) -> None:
        if self._procedure is not None:
            self.session.go("copies", procedure=self._procedure.code)

    def _on_make(self) -> None:
        if self._procedure is not None and self._route is not None:
            self.session.go("consent", code=self._procedure.code, route=self._route.value)


def _procedure(code: str, desk: Desk) -> Procedure:
    return find_procedure.show(desk.catalogue, code)


def _sheet(sheet: TongueSheet, _desk: Desk) -> bytes:
    return tongues.sheet_pdf(sheet)


def _count_guidance(code: str, route: Route | None, desk: Desk) -> None:
    give_guidance.count(desk, give_guidance.guide(desk, code, route))


def _done(_nothing: None) -> None:
    """The count says nothing to the screen."""


def _heading(text: str, icon: str) -> QWidget:
    holder = QWidget()
    line = QHBoxLayout(holder)
    line.setContentsMargins(0, 0, 0, 0)
    line.setSpacing(SPACE.small)
    line.addWidget(IconView(icon, PALETTE.primary, 24))
    line.addWidget(Text(text, "heading"), 1)
    return holder
