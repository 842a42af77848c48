"""Undo and redo on the filling page: what was done last goes back, and the page shows where."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication

from app.ui.fill_view import SHEET, FillView, look
from app.ui.hand import Hand
from app.ui.widgets.buttons import Button

if TYPE_CHECKING:
    from app.ui.pages.fill import FillPage

translate = QCoreApplication.translate


class FillSteps:
    """The two buttons of one page, and what they do."""

    def __init__(self, page: FillPage) -> None:
        self._page = page
        self.undo = Button(translate("FillSteps", "Und&o"), self._on_undo, kind="quiet", picture="undo", often=True)
        self.redo = Button(translate("FillSteps", "&Redo"), self._on_redo, kind="quiet", picture="redo", often=True)
        self.undo.setToolTip("Ctrl+Z")
        self.redo.setToolTip("Ctrl+Y")

    def show(self, view: FillView) -> None:
        """Offer what can be done; a button that has the keyboard keeps its place."""
        undo, redo = view.steps
        self.undo.setEnabled(undo)
        self.redo.setVisible(redo)

    def _on_undo(self) -> None:
        self._take(forward=False)

    def _on_redo(self) -> None:
        self._take(forward=True)

    def _take(self, *, forward: bool) -> None:
        """What is being typed is an answer first, so that it is what goes back."""
        page = self._page
        page.commit()
        if page.hand is None or page.view is None:
            return
        hand, section, rows = page.hand, page.view.section.ref, page.rows.chosen_for("")
        hand.read_back = False

        def step() -> tuple[str, FillView] | None:
            return _step(hand, section, rows, forward=forward)

        page.session.lanes.vault.run(step, self._on_taken, keeper=page)

    def _on_taken(self, taken: tuple[str, FillView] | None) -> None:
        if taken is None:
            return
        ref, view = taken
        page = self._page
        for each in view.lists:
            page.column.drop_rows(each.ref)
        page.rows.forget_removed(ref)
        page.show_changed(view)
        if ref in page.fields:
            page.fields[ref].show_problem("")
            page.focus_field(page.fields[ref])


def _step(hand: Hand, section: str, rows: Mapping[str, int], *, forward: bool) -> tuple[str, FillView] | None:
    """On the lane: the question that changed, and the page that shows it; None when there was nothing to do."""
    if not hand.draft.can_undo()[forward]:
        return None
    refs = hand.draft.redo() if forward else hand.draft.undo()
    hand.steps = None
    for ref in refs:
        hand.unstored.pop(ref, None)
    ref = _shown_first(hand, section, refs)
    return ref, look(hand, SHEET if hand.sheet else section, "" if hand.sheet else ref, rows)


def _shown_first(hand: Hand, section: str, refs: Sequence[str]) -> str:
    """Of what changed a question on the page that is shown, else the first that any page asks."""
    parts = hand.draft.sections()
    here = [ref for part in parts if part.ref == section for ref in part.questions]
    asked = [ref for part in parts for ref in part.questions]
    found = [ref for ref in refs if ref in here] or [ref for ref in refs if ref in asked] or [*refs, ""]
    return found[0]
