"""What must be mended on a page of the form: told when the helper wants to go on, never while typing."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from app.ui.widgets.buttons import Button
from app.ui.widgets.layout import flow
from app.ui.widgets.text import Notice
from forms.dossier import Problem

if TYPE_CHECKING:
    from app.ui.pages.fill import FillPage


class FillProblems(QObject):
    """The notice over one page, a sentence at each question, and the way on in spite of them."""

    def __init__(self, page: FillPage) -> None:
        super().__init__(page)
        self._page = page
        self._warned = False
        self.notice = Notice("bad")
        self.later = Button(self.tr("Later – go &on to the next part"), page.to_next, picture="next")
        self.later_row = flow(self.later)
        self.later_row.setVisible(False)

    def forget(self) -> None:
        """Another page is shown: nothing was said of it yet."""
        self._warned = False
        for field in self._page.fields.values():
            field.show_problem("")
        self.notice.say("")
        self.later_row.setVisible(False)

    def look(self, found: Sequence[Problem]) -> None:
        """Tell what the page has; without anything, or told before, go on."""
        page = self._page
        if page.hand is None or page.view is None:
            return
        told = {problem.ref: problem.message for problem in found}
        told |= {ref: one.why for ref, one in page.hand.unstored.items() if ref in page.fields}
        here = {ref: message for ref, message in told.items() if ref in page.fields}
        elsewhere = next((ref for ref in told if not page.rows.is_shown(ref, page.view)), "")
        if self._warned or not (here or elsewhere):
            page.to_next()
        elif here:
            self._tell(here)
        else:
            page.jump_to(elsewhere)

    def _tell(self, here: Mapping[str, str]) -> None:
        page = self._page
        self.forget()
        self._warned = True
        for ref, message in here.items():
            page.fields[ref].show_problem(message)
        said = self.tr("%n thing(s) on this page to look at", "", len(here))
        self.notice.say(said, "bad")
        self.later_row.setVisible(True)
        page.body.to_top()
        page.focus_field(next(field for field in page.column.fields_in_order() if field.ref in here))
