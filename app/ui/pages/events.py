"""A life event question by question ("Nhà có người mất"), up to the list of what is to be done and in which order."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import partial
from typing import Any

from PySide6.QtWidgets import QVBoxLayout, QWidget

from app.services import find_procedure
from app.services.desk import Desk
from app.ui import words
from app.ui.matter import Matter
from app.ui.pages.page import Page, title
from app.ui.session import Session
from app.ui.tokens import SPACE
from app.ui.widgets.buttons import Button
from app.ui.widgets.layout import Card, clear, flow
from app.ui.widgets.options import RadioOption, chosen_of, one_of
from app.ui.widgets.rows import LinkRow
from app.ui.widgets.text import Badge, Notice, Text
from forms.catalogue import Catalogue
from forms.dossier import Route
from forms.life_events import Asked, LifeEvent, Outcome, Step, event, events
from forms.procedure import Procedure

_Plan = list[tuple[Step, Procedure]]


class EventsPage(Page):
    """One question at a time, the answers as large lines; nothing of it is kept anywhere."""

    def __init__(self, session: Session) -> None:
        super().__init__(session)
        self._event: LifeEvent | None = None
        self._answers: dict[str, str] = {}
        self._matter: Matter | None = None
        self._came_from_outside = False
        self._lines = QVBoxLayout()
        self._lines.setSpacing(SPACE.small)
        self.choices: list[LinkRow] = []
        self._begins: list[Button] = []
        self._routes: dict[str, Callable[[], Route]] = {}
        self.go_on: LinkRow | None = None
        self.asked: Asked | None = None
        self.body.add(self._lines)
        self.body.column.addStretch(1)
        self.back = Button(self.tr("&Back"), self._on_back, kind="quiet", picture="back")
        self.again = Button(self.tr("&From the beginning"), self._on_again, kind="quiet", picture="undo")
        self.put_bar(self.back, None, self.again)

    def open(self, **where: Any) -> None:  # noqa: ANN401 - name of an event, or nothing
        """The list of events, or the first question of one."""
        name = str(where.get("name", ""))
        self._came_from_outside = bool(name)
        self._event = event(name, self._catalogue) if name else None
        self._answers, self._matter = {}, None
        self._show()

    @property
    def _catalogue(self) -> Catalogue | None:
        """What is known here, with the packs installed; the shipped events alone while no desk is open."""
        desk = self.session.desk
        return None if desk is None else desk.catalogue

    @property
    def _first(self) -> str:
        """The first dossier that was made of this list, "" while there is none."""
        return self._matter.dossier if self._matter is not None else ""

    def _show(self) -> None:
        clear(self._lines)
        self.choices, self._begins, self.asked = [], [], None
        self.go_on = None
        begun = self.session.matter
        if (
            begun is not None
            and begun.dossier
            and not self._answers
            and self._event in (None, event(begun.event, self._catalogue))
        ):
            self.session.ask(partial(_owner, begun.dossier), partial(self._offer, begun), self._on_gone, keeper=self)
        self.again.setVisible(bool(self._answers))
        if self._event is None:
            self._show_events()
            return
        found = self._event.next_after(self._answers)
        if isinstance(found, Asked):
            self._show_question(found)
        else:
            self.session.ask(partial(_plan, found, self._first), partial(self._show_end, found), keeper=self)
        self.body.to_top()

    def _show_events(self) -> None:
        head = self.tr("What has happened in the family?")
        self._head(title(head, self.tr("A few short questions lead to the right procedures.")))
        for one in events(self._catalogue):
            self._add_choice(one.title, partial(self._on_event, one))

    def _offer(self, begun: Matter, owner: str) -> None:
        """The family that was here last goes on only when somebody says so: its answers are nobody else's."""
        if self._answers or self.go_on is not None:
            return
        head = self.tr("Go on: {event}").format(event=event(begun.event, self._catalogue).title)
        self.go_on = LinkRow(head, self.tr("The family of {name}").format(name=owner or self.tr("(no name yet)")))
        self.go_on.pressed.connect(partial(self._on_go_on, begun))
        self._lines.addWidget(self.go_on)

    def _on_gone(self, _error: Exception) -> None:
        self.session.matter = None

    def _on_go_on(self, begun: Matter) -> None:
        self._matter, self._answers = begun, dict(begun.answers)
        self._event = event(begun.event, self._catalogue)
        self._show()

    def _show_question(self, asked: Asked) -> None:
        self.asked = asked
        number = self.tr("Question {number}, of {of} at most").format(number=asked.number, of=asked.of)
        self._head(title(asked.question.ask, asked.question.hint or "", over=f"{asked.event.title} · {number}"))
        for choice in asked.question.choices:
            self._add_choice(choice.say, partial(self._on_choice, asked.question.id, choice.value))

    def _head(self, head: QWidget) -> None:
        """What the page is about, with a little more air than there is between the lines below it."""
        self._lines.addWidget(head)
        self._lines.addSpacing(SPACE.tight)

    def _add_choice(self, text: str, chosen: partial[None]) -> None:
        line = LinkRow(text)
        line.pressed.connect(chosen)
        self._lines.addWidget(line)
        self.choices.append(line)
        if len(self.choices) == 1:
            line.setFocus()

    def _show_end(self, end: Outcome, found: tuple[_Plan, str, frozenset[str]]) -> None:
        plan, call, made = found
        left = [step for step, procedure in plan if procedure.has_form and step.code not in made]
        heading = self.tr("What is to be done, in this order") if plan else self.tr("Ask the commune first")
        self._head(title(heading, over=end.event.title))
        for text in end.ask_commune:
            self._lines.addWidget(Notice("warn", text))
        if end.ask_commune:
            self._lines.addWidget(
                Text(self.tr("Number to call: {number}").format(number=words.to_dial(call)), "strong")
            )
        if self._matter is not None and self._matter.dossier:
            joined = self.tr("What you make here joins the dossier made before; its answers are offered again.")
            self._lines.addWidget(Notice("info", joined))
        if len(left) > 1:
            words_left = self.tr("Begin these {count} dossiers together").format(count=len(left))
            self.together = Button(words_left, partial(self._on_together, left), picture="draft")
            told = self.tr("One consent for all; what the first one knows is taken over when the next is opened.")
            self._lines.addWidget(flow(self.together))
            self._lines.addWidget(Text(told, "small"))
        titles = {step.code: procedure.title for step, procedure in plan}
        for number, (step, procedure) in enumerate(plan, 1):
            self._lines.addWidget(self._step(number, step, procedure, titles))
        for note in end.notes:
            self._lines.addWidget(Text(words.to_dial(note.text)))
            if note.uncertain:
                self._lines.addWidget(flow(Badge(self.tr("Not certain – ask the commune first"), "question", "warn")))
        if plan:
            self._lines.addWidget(
                Text(self.tr("The commune decides who is entitled; this program only shows the way."), "small")
            )
        first = self.together if len(left) > 1 else next(iter(self._begins), self.back)
        first.setFocus()  # what one usually does with the list

    def _step(self, number: int, step: Step, procedure: Procedure, titles: dict[str, str]) -> QWidget:
        card = Card(Text(f"{number}. {procedure.title}", "heading"))
        card.column.addWidget(Text(self.tr("Code {code}").format(code=step.code), "small"))
        ways = self._ways(step, procedure, card)
        if step.depends_on:
            first = ", ".join(titles[code] for code in step.depends_on)
            card.column.addWidget(
                flow(Badge(self.tr("Waits for the one before it"), "clock", "info"), Text(first, "small"))
            )
        if len(ways) > 1:
            card.column.addWidget(Text(self.tr("Which way does the family take?"), "strong"))
            card.column.addWidget(flow(*ways.values()))
        else:
            card.column.addWidget(Text(words.route(step.route, procedure.office.kind)[0], "small"))

        def chosen() -> Route:
            return chosen_of(ways)

        self._routes[step.code] = chosen

        make = Button(
            self.tr("Make the dossier"),
            lambda: self._on_make(step, chosen()),
            kind="primary" if number == 1 else "plain",  # what is begun first stands out
            picture="draft",
        )
        leaflet = Button(
            self.tr("Print the leaflet"), lambda: self._on_print(step, chosen()), kind="quiet", picture="printer"
        )
        if not procedure.has_form:
            make.hide()
        look = Button(self.tr("Look at the card"), partial(self._on_card, step.code), picture="paper")
        card.column.addWidget(flow(make, look, leaflet))
        self._begins.append(make if procedure.has_form else look)
        return card

    def _ways(self, step: Step, procedure: Procedure, owner: QWidget) -> dict[Route, RadioOption]:
        """Every way of filing that the card has; the one it names first is chosen until somebody chooses another."""
        said = [(route, words.route(route, procedure.office.kind)[0]) for route in step.routes]
        found = one_of(owner, said, step.route)
        for option in found.values():
            option.setAccessibleName(f"{procedure.title}: {option.text()}")
        return found

    def _on_event(self, chosen: LifeEvent) -> None:
        self._event, self._matter = chosen, None
        self._show()

    def _on_choice(self, question: str, value: str) -> None:
        self._answers[question] = value
        self._show()

    def _on_back(self) -> None:
        self._matter = None
        if self._answers:
            self._answers.popitem()
        elif self._event is not None and not self._came_from_outside:
            self._event = None
        else:
            self.session.go_back()
            return
        self._show()

    def _on_again(self) -> None:
        self._answers, self._matter = {}, None
        self._show()

    def _on_make(self, step: Step, route: Route) -> None:
        if self._event is None:
            return
        matter = self._matter or Matter(self._event.name, dict(self._answers))
        self._matter = self.session.matter = matter
        self.session.go("consent", code=step.code, route=route.value, matter=matter)

    def _on_together(self, left: Sequence[Step]) -> None:
        if self._event is None:
            return
        matter = self._matter or Matter(self._event.name, dict(self._answers))
        self._matter = self.session.matter = matter
        first, *others = [(step.code, self._routes[step.code]().value) for step in left]
        self.session.go("consent", code=first[0], route=first[1], matter=matter, beside=others)

    def _on_card(self, code: str) -> None:
        self.session.go("procedure", code=code)

    def _on_print(self, step: Step, route: Route) -> None:
        self.session.go("print", kind="guidance", procedure=step.code, route=route.value)


def _plan(end: Outcome, first: str, desk: Desk) -> tuple[_Plan, str, frozenset[str]]:
    """The steps with their cards, whom to call, and of which procedures the first dossier's case has one already."""
    plan = [(step, desk.catalogue.get(step.code)) for step in end.steps(desk.catalogue)]
    made: frozenset[str] = frozenset()
    if first:
        with desk.vault.read() as unit:
            case = unit.dossiers.of_case(unit.dossiers.get(first).case_id)
            made = frozenset(row.procedure for row in unit.dossiers.rows(case).values())
    return plan, find_procedure.whom_to_call(desk), made


def _owner(dossier: str, desk: Desk) -> str:
    """Whose the dossier is.

    Raises:
        Refusal: ``unknown-dossier`` or ``not-yours``: it was erased, or is another helper's.
    """
    with desk.vault.read() as unit:
        return unit.dossiers.row(dossier).owner
