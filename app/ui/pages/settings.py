"""What the keeper of the machine sets once: whom villagers call, the server, the letters, and when the screen locks."""

from __future__ import annotations

from collections.abc import Mapping
from functools import partial
from typing import Any, ClassVar

from PySide6.QtWidgets import QButtonGroup, QLineEdit

from app.services import describe_point, today
from app.services.describe_point import Point
from app.services.desk import Desk
from app.services.roles import Act, may
from app.ui.change_bus import Changed
from app.ui.pages.page import Page, title
from app.ui.preferences import LOCK_MINUTES
from app.ui.sending_card import SendingCard
from app.ui.session import Session
from app.ui.tokens import SPACE, TEXT_SIZES
from app.ui.widgets.buttons import Button
from app.ui.widgets.columns import Columns
from app.ui.widgets.labelled import labelled
from app.ui.widgets.layout import Card, flow
from app.ui.widgets.text import Badge, Notice, Text


class SettingsPage(Page):
    """Each setting holds at once; the help point is written with its button."""

    shows: ClassVar[Changed] = Changed(network=True)

    def __init__(self, session: Session) -> None:
        super().__init__(session, width=SPACE.broad)
        self.name, self.hotline = QLineEdit(), QLineEdit()
        self.name.setProperty("vietnamese", True)
        self.name.returnPressed.connect(self.hotline.setFocus)
        self.hotline.returnPressed.connect(self._on_entered)
        self.save = Button(self.tr("&Write it down"), self._on_save, picture="check")
        self.themes = _choice(
            {
                "light": self.tr("Light"),
                "dark": self.tr("Dark"),
                "high-contrast": self.tr("Black on white"),
            },
            lambda theme: session.prefer(session.preferences._replace(theme=theme)),
        )
        self.sizes = _choice(
            {str(size): f"{size} %" for size in TEXT_SIZES},
            lambda size: session.prefer(session.preferences._replace(text_size=int(size))),
        )
        self.minutes = _choice(
            {str(each): self.tr("{count} minutes").format(count=each) for each in LOCK_MINUTES},
            lambda each: session.prefer(session.preferences._replace(lock_minutes=int(each))),
        )
        self.typing = _choice(
            {
                "auto": self.tr("By itself"),
                "off": self.tr("Off"),
                "telex": "Telex",
                "vni": "VNI",
            },
            lambda each: session.prefer(session.preferences._replace(typing=each)),
        )
        self._server = Badge("", "signal")
        self.enrol = Button(self.tr("&Enrol this machine…"), self._on_enrol, picture="key")
        self.set_up = Button(self.tr("Set up by a &code…"), self._on_set_up, picture="scan")
        self._locked = Notice("info")
        sides = Columns(shares=(1, 1))
        sides.left.addWidget(self._point())
        sides.left.addWidget(self._network())
        self.sending = SendingCard(session)
        sides.left.addWidget(self.sending)
        sides.right.addWidget(self._look())
        sides.right.addWidget(self._lock())
        sides.right.addWidget(self._keeper())
        sides.right.addWidget(self._typing())
        sides.right.addWidget(self._practice())
        self.body.add(
            title(self.tr("Settings"), self.tr("Letters, colours, lock and typing are for everybody to change.")),
            self._locked,
            sides,
        )
        self.put_bar(Button(self.tr("&Back"), session.go_back, kind="quiet", picture="back"))

    def open(self, **where: Any) -> None:  # noqa: ANN401 - at, name, hotline
        """Show what holds now; ``at`` "server" has the keyboard there, a name and a number are not written yet."""
        chosen = self.session.preferences
        for buttons, value in (
            (self.themes, chosen.theme),
            (self.sizes, str(chosen.text_size)),
            (self.minutes, str(chosen.lock_minutes)),
            (self.typing, chosen.typing),
        ):
            buttons[value].setChecked(True)
        for line, typed in ((self.name, where.get("name")), (self.hotline, where.get("hotline"))):
            if typed is not None:
                line.setText(str(typed))
                line.setModified(True)
        self.reload()
        at = {"server": self.enrol, "theme": self.themes[chosen.theme], "size": self.sizes[str(chosen.text_size)]}
        at.get(str(where.get("at", "")), self.name).setFocus()

    def where_now(self, where: dict[str, Any]) -> dict[str, Any]:
        """Another look or the lock leaves what is being typed, and the keyboard at the look that was chosen."""
        for at, buttons in (("theme", self.themes), ("size", self.sizes)):
            if any(button.hasFocus() for button in buttons.values()):
                where = {**where, "at": at}
        if not (self.name.isModified() or self.hotline.isModified()):
            return where
        return {**where, "name": self.name.text(), "hotline": self.hotline.text()}

    def reload(self) -> None:
        """Ask the vault again."""
        self.session.ask(_state, self._on_state, keeper=self)
        self.sending.ask()

    def _on_state(self, state: tuple[Point, bool]) -> None:
        point, enrolled = state
        if not (self.name.isModified() or self.hotline.isModified()):
            self.name.setText(point.name)
            self.hotline.setText(point.hotline)
        words = (
            (self.tr("This machine is enrolled"), "done", "good")
            if enrolled
            else (self.tr("This machine knows no server yet"), "no-signal", "calm")
        )
        self._server.show_words(*words)
        led = self.tr("Lead me &step by step again")
        self.practise.setText(led if self.session.in_practice_window else self.tr("&Practise first…"))
        held = self.enrol.hasFocus() or self.set_up.hasFocus()
        for way in (self.enrol, self.set_up, self._to_server):
            way.setVisible(not enrolled)
        if held and enrolled:
            self.keeper.setFocus()  # not the box that comes next: a key too many would tick it
        self._lock_for(self.session.desk.vault.role if self.session.desk is not None else "")

    def _point(self) -> Card:
        self.name.setMaxLength(describe_point.LONGEST)
        self.hotline.setMaxLength(describe_point.LONGEST)
        return Card(
            Text(self.tr("Help point"), "heading"),
            Text(self.tr("Stands on every sheet, so that villagers know whom to call."), "small"),
            labelled(self.tr("&Name of the help point"), self.name),
            labelled(self.tr("&Telephone"), self.hotline),
            flow(self.save),
        )

    def _network(self) -> Card:
        self._to_server = flow(self.enrol, self.set_up)
        return Card(Text(self.tr("Server"), "heading"), flow(self._server), self._to_server)

    def _look(self) -> Card:
        return Card(
            Text(self.tr("Letters and colours"), "heading"),
            Text(self.tr("Size of the letters"), "strong"),
            flow(*self.sizes.values()),
            Text(self.tr("Colours"), "strong"),
            flow(*self.themes.values()),
        )

    def _lock(self) -> Card:
        return Card(
            Text(self.tr("Lock the screen by itself"), "heading"),
            Text(self.tr("When nobody touches the machine. What was filled in stays."), "small"),
            flow(*self.minutes.values()),
        )

    def _typing(self) -> Card:
        words = self.tr(
            "For machines without Unikey or the like. F9 turns it on and off; numbers and codes stay as typed."
        )
        return Card(Text(self.tr("Vietnamese typing"), "heading"), Text(words, "small"), flow(*self.typing.values()))

    def _practice(self) -> Card:
        self.practise = Button("", self.session.practice_asked.emit, picture="bulb")
        self.learn = Button(self.tr("Cards to learn &from"), partial(self.session.go, "learn"), picture="list")
        words = self.tr("With invented people, a server of its own and a first dossier step by step; nothing is real.")
        return Card(Text(self.tr("Learning"), "heading"), Text(words, "small"), flow(self.practise, self.learn))

    def _keeper(self) -> Card:
        self.keeper = Button(self.tr("&Vault and users…"), partial(self.session.go, "keeper"), picture="shield")
        return Card(
            Text(self.tr("Vault and users"), "heading"),
            Text(self.tr("Users, screen PIN, backups, checking, how long dossiers are kept, persons."), "small"),
            flow(self.keeper),
        )

    def _on_entered(self) -> None:
        self.save.click()

    def _on_save(self) -> None:
        job = partial(describe_point.describe_point, name=self.name.text(), hotline=self.hotline.text())
        self.session.ask(job, self._on_saved, keeper=self)

    def _on_saved(self, point: Point) -> None:
        self.name.setText(point.name)
        self.hotline.setText(point.hotline)
        self.session.say(self.tr("Written down. The next sheets have it."))

    def _lock_for(self, role: str) -> None:
        """What only the keeper changes is shown to others, and cannot be changed by them."""
        allowed = may(role, Act.SETTINGS)
        for field in (self.name, self.hotline):
            field.setReadOnly(not allowed)
        self.save.setEnabled(allowed)
        for button in (self.enrol, self.set_up):
            button.setEnabled(may(role, Act.ENROLL))
        self._locked.say("" if allowed else self.tr("Help point and server are set by the keeper of this machine."))

    def _on_set_up(self) -> None:
        from app.ui.dialogs.set_up import SetUpDialog  # noqa: PLC0415 - a rare dialog

        SetUpDialog(self, self.session).open()

    def _on_enrol(self) -> None:
        from app.ui.dialogs.enrol import enrol  # noqa: PLC0415 - a rare dialog

        enrol(self.session, self)


def _choice(words: Mapping[str, str], chosen: Any) -> dict[str, Button]:  # noqa: ANN401 - takes the value
    """Buttons of which one is chosen, by value."""
    made = {value: Button(label, partial(chosen, value), kind="segment") for value, label in words.items()}
    group = QButtonGroup(next(iter(made.values())))
    for button in made.values():
        button.setCheckable(True)
        group.addButton(button)
    return made


def _state(desk: Desk) -> tuple[Point, bool]:
    return describe_point.point(desk), today.look(desk).enrolled
