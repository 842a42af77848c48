"""What every page is: built once, opened with a place, told of changes, stale while it is not shown."""

# An override says what its base says, and keeps Qt's case.
# ruff: noqa: D102, N802

from typing import Any, ClassVar

from PySide6.QtCore import QObject
from PySide6.QtGui import QResizeEvent, QShowEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget
from shiboken6 import delete

from app.ui.change_bus import Changed
from app.ui.session import Session
from app.ui.tokens import SPACE, scaled
from app.ui.widgets.buttons import Button
from app.ui.widgets.layout import ActionBar, ScrollColumn
from app.ui.widgets.text import Text

_BOTH = 620
"""Width in pixels, at letters of 100 %, from which something stands beside the body."""


class Page(QWidget):
    """A screen: an optional head, a body that scrolls, an optional bar of actions.

    Attributes:
        shows: the kinds of change that make what the page shows out of date.
        needs_desk: whether the page can only be shown while the vault is open.
    """

    shows: ClassVar[Changed] = Changed()
    needs_desk: ClassVar[bool] = True

    def __init__(self, session: Session, *, width: int = SPACE.column) -> None:
        super().__init__()
        self.session = session
        self.stale = False
        self._here: QObject | None = None
        self._side: QWidget | None = None
        self.body = ScrollColumn(width)
        self._whole = QVBoxLayout(self)
        self._whole.setContentsMargins(0, 0, 0, 0)
        self._whole.setSpacing(0)
        self._middle = QHBoxLayout()
        self._middle.setSpacing(0)
        self._middle.addWidget(self.body, 5)
        self._whole.addLayout(self._middle, 1)
        session.bus.changed.connect(self._on_changed)

    def open(self, **where: Any) -> None:  # noqa: ANN401 - each page names its own keywords
        """Come to the front at a place."""

    def come_back(self, **where: Any) -> None:  # noqa: ANN401 - what it was opened with
        """Come to the front again by "Back": as it was left, where the page remembers that."""
        self.open(**where)

    def where_now(self, where: dict[str, Any]) -> dict[str, Any]:
        """Where it stands now, so that it can be opened there again; nothing of a citizen but a dossier's id."""
        return where

    def reload(self) -> None:
        """Ask for what is shown again."""

    def leave(self) -> None:
        """Another page comes to the front, or the screen is locked."""

    @property
    def visit(self) -> QObject:
        """Keeper of what is asked for the place shown now; an answer that comes when that was left finds it gone."""
        self._here = self._here or QObject(self)
        return self._here

    def end_visit(self) -> None:
        """Left, or opened at another place: what was asked before is shown to nobody as if it belonged there."""
        visit, self._here = self._here, None
        if visit is not None:
            delete(visit)

    def put_head(self, *items: QWidget) -> None:
        """A head above the body that does not scroll away."""
        for at, item in enumerate(items):
            self._whole.insertWidget(at, item)

    def put_side(self, side: QWidget) -> None:
        """Something that stays at the left of the body, where there is room for both."""
        self._middle.insertWidget(0, side, 2)
        self._side = side

    def put_bar(self, *items: QWidget | None) -> ActionBar:
        """The bar of actions below the body."""
        for item in items:
            if self.needs_desk and isinstance(item, Button) and item.picture == "back" and not item.toolTip():
                item.setToolTip("Alt+←")
        bar = ActionBar(*items)
        self._whole.addWidget(bar)
        return bar

    def _on_changed(self, changed: Changed, initiator: QObject) -> None:
        if initiator is self or not self._touched_by(changed):
            return
        if self.isVisible():
            self.reload()
        else:
            self.stale = True

    def _touched_by(self, changed: Changed) -> bool:
        return any(one and mine for one, mine in zip(changed, self.shows, strict=True))

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        if self._side is not None:
            self._side.setVisible(event.size().width() >= scaled(_BOTH))

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        if self.stale:
            self.stale = False
            self.reload()


def title(text: str, under: str = "", *, over: str = "") -> QWidget:
    """A page's title with a quieter line below it, or above it where that says to what it belongs."""
    holder = QWidget()
    lines = QVBoxLayout(holder)
    lines.setContentsMargins(0, 0, 0, 0)
    lines.setSpacing(SPACE.hair)
    if over:
        lines.addWidget(Text(over, "soft"))
    lines.addWidget(Text(text, "title"))
    if under:
        lines.addWidget(Text(under, "soft"))
    return holder
