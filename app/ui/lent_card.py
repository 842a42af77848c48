"""The card of the papers that a helper took along for one dossier: what is still here, and what was given back."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import partial

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QWidget

from app.services.lend_papers import TakenPaper
from app.ui.dialogs.lend import came_back, how_many
from app.ui.tokens import SPACE
from app.ui.widgets.buttons import Button
from app.ui.widgets.layout import Card, column, flow, row
from app.ui.widgets.text import Badge, Text

translate = QCoreApplication.translate


class LentCard(Card):
    """What lies here stands first; ``give`` and ``print_slip`` are what its buttons do."""

    def __init__(
        self,
        papers: Sequence[TakenPaper],
        give: Callable[[TakenPaper], None],
        print_slip: Callable[[], None],
    ) -> None:
        super().__init__()
        self.column.addWidget(Text(translate("LentCard", "Papers of the family kept here"), "heading"))
        if not papers:
            nothing = translate("LentCard", "None. Whatever you take along is written down here.")
            self.column.addWidget(Text(nothing, "small"))
        for paper in sorted(papers, key=lambda one: one.returned_on is not None):
            self.column.addWidget(_line(paper, give))
        if papers:
            slip = translate("LentCard", "&Print it on the guidance sheet")
            self.column.addWidget(flow(Button(slip, print_slip, picture="printer")))


def _line(paper: TakenPaper, give: Callable[[TakenPaper], None]) -> QWidget:
    holder, name = QWidget(), Text(paper.name, "strong")
    back = came_back(paper)
    badge = (
        Badge(translate("LentCard", "Given back"), "done", "good")
        if back
        else Badge(translate("LentCard", "Not given back"), "hand", "warn")
    )
    head = row(name, badge, spacing=SPACE.base)
    head.setStretch(0, 1)
    lines = column(spacing=SPACE.tight)
    lines.addLayout(head)
    lines.addWidget(Text(how_many(paper), "small"))
    if back:
        lines.addWidget(Text(back, "small"))
    else:
        button = Button(translate("LentCard", "Give it back…"), partial(give, paper), picture="return")
        button.setAccessibleName(translate("LentCard", "Give it back: {paper}").format(paper=paper.name))
        lines.addWidget(flow(button))
    holder.setLayout(lines)
    return holder
