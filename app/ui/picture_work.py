"""Work on one photograph until it is a straight page: its corners, its turn, its look, and what becomes of it."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from functools import partial
from typing import Any

from PySide6.QtCore import Signal
from PySide6.QtGui import QImage
from PySide6.QtWidgets import QButtonGroup, QVBoxLayout, QWidget

from app.imaging.page_values import MOST_BYTES_A_PAGE, WHOLE, Look, PaperSize, Straightened
from app.ui.shots import Shot, turned
from app.ui.sizes import bytes_words
from app.ui.tokens import SPACE
from app.ui.widgets.buttons import Button
from app.ui.widgets.columns import Columns
from app.ui.widgets.corner_view import CornerView
from app.ui.widgets.fitted_picture import FittedPicture
from app.ui.widgets.layout import Card, clear, flow
from app.ui.widgets.text import Badge, Text


class PictureWork(QWidget):
    """The photograph before and after, and the buttons that change it.

    Signals:
        wished: how the page is to be made now (a ``Wish``).
        move_asked: to stand so many places later.
        away_asked: the page is not wanted.
    """

    wished = Signal(object)
    move_asked = Signal(int)
    away_asked = Signal()

    def __init__(self) -> None:
        super().__init__()
        self._shot = Shot(b"")
        self.corners = CornerView()
        self.corners.changed.connect(self._on_corners)
        self.after = FittedPicture()
        self.after.setAccessibleName(self.tr("The page as it will be"))
        self._facts = QVBoxLayout()
        self.looks = self._segments(self._look_words(), self._on_look)
        self.sizes = self._segments(self._size_words(), self._on_size)
        self._build()

    def show_shot(self, shot: Shot) -> None:
        """Work on this one."""
        self._shot = shot
        self.corners.show_picture(shot.before, shot.wish.corners)
        self.looks[shot.wish.look.value].setChecked(True)
        self.sizes[shot.wish.size.value].setChecked(True)
        self.show_after()

    def forget(self) -> None:
        """No photograph is worked on; nothing of the last one is held."""
        self._shot = Shot(b"")

    def show_after(self) -> None:
        """Show what became of it, as far as it is made."""
        clear(self._facts)
        self.after.show_image(QImage())
        page = self._shot.page
        if page is None:
            self._facts.addWidget(Text(self.tr("Making the page…"), "soft"))
            return
        fits = len(page.jpeg) <= MOST_BYTES_A_PAGE
        sizes = f"{bytes_words(len(self._shot.data))} → {bytes_words(len(page.jpeg))}"
        size = Badge(sizes, "done" if fits else "warning", "good" if fits else "warn")
        self._facts.addWidget(flow(self._readable(page), size))
        self.after.show_image(self._shot.view)

    def show_place(self, at: int, count: int) -> None:
        """Where the page stands among the others; one alone is discarded below, and has no place."""
        for button in (self.earlier, self.later, self.away):
            button.setVisible(count > 1)
        self.earlier.setEnabled(at > 0)
        self.later.setEnabled(0 <= at < count - 1)

    def _build(self) -> None:
        lines = QVBoxLayout(self)
        lines.setContentsMargins(0, 0, 0, 0)
        lines.setSpacing(SPACE.base)
        self.earlier = Button(
            self.tr("Earlier"), partial(self.move_asked.emit, -1), kind="quiet", picture="up", often=True
        )
        self.later = Button(
            self.tr("Later"), partial(self.move_asked.emit, 1), kind="quiet", picture="down", often=True
        )
        self.left = Button(self.tr("Turn left"), partial(self._on_turn, 3), kind="quiet", picture="undo", often=True)
        self.right = Button(
            self.tr("Turn right"), partial(self._on_turn, 1), kind="quiet", picture="refresh", often=True
        )
        self.whole = Button(
            self.tr("Whole picture"), partial(self._on_cut, found=False), kind="quiet", picture="picture"
        )
        self.found = Button(
            self.tr("Find the sheet"), partial(self._on_cut, found=True), kind="quiet", picture="search"
        )
        self.away = Button(self.tr("Take this page away"), self.away_asked.emit, kind="quiet", picture="trash")
        lines.addWidget(flow(self.earlier, self.later, self.away))
        lines.addWidget(self._sides())

    def _sides(self) -> Columns:
        sides = Columns(breadth=620, shares=(1, 1))
        before = Card(Text(self.tr("Before – drag the four corners"), "strong"), self.corners)
        before.column.addWidget(flow(self.found, self.whole, self.left, self.right))
        sides.left.addWidget(before)
        after = Card(Text(self.tr("After"), "strong"))
        after.column.addLayout(self._facts)
        after.column.addWidget(self.after)
        after.column.addWidget(flow(*self.looks.values()))
        after.column.addWidget(flow(*self.sizes.values()))
        sides.right.addWidget(after)
        return sides

    def _segments(self, words: dict[str, str], chosen: Callable[[str], None]) -> dict[str, Button]:
        group = QButtonGroup(self)
        made = {}
        for value, label in words.items():
            made[value] = Button(label, partial(chosen, value), kind="segment")
            made[value].setCheckable(True)
            group.addButton(made[value])
        return made

    def _look_words(self) -> dict[str, str]:
        return {
            Look.GREY.value: self.tr("Grey"),
            Look.BLACK_WHITE.value: self.tr("Black and white"),
            Look.COLOUR.value: self.tr("Colour"),
        }

    def _size_words(self) -> dict[str, str]:
        return {
            PaperSize.A4.value: self.tr("A4 sheet"),
            PaperSize.A5.value: self.tr("A5 sheet"),
            PaperSize.A3.value: self.tr("A3 sheet"),
            PaperSize.CARD.value: self.tr("Card"),
        }

    def _readable(self, page: Straightened) -> Badge:
        dpi = self.tr("{dpi} dots an inch").format(dpi=page.dpi)
        if page.is_readable:
            return Badge(self.tr("{dpi}: readable").format(dpi=dpi), "done", "good")
        return Badge(self.tr("{dpi}: too coarse, take it from nearer").format(dpi=dpi), "warning", "warn")

    def _on_look(self, value: str) -> None:
        self._wish(look=Look(value))

    def _on_size(self, value: str) -> None:
        self._wish(size=PaperSize(value))

    def _on_corners(self) -> None:
        self._wish(corners=self.corners.corners)

    def _on_cut(self, *, found: bool) -> None:
        corners = (self._shot.found or WHOLE) if found else WHOLE
        self.corners.show_picture(self._shot.before, corners)
        self._wish(corners=corners)

    def _on_turn(self, quarters: int) -> None:
        self.wished.emit(turned(self._shot.wish, quarters))

    def _wish(self, **changed: Any) -> None:  # noqa: ANN401 - a field of Wish
        self.wished.emit(replace(self._shot.wish, **changed))
