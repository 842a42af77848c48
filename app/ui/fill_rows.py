"""What is done with the rows of a form on the filling page: choose, add, double, take away, bring back, scan."""

from __future__ import annotations

import re
from collections.abc import Callable
from functools import partial
from typing import TYPE_CHECKING, Any

from PySide6.QtWidgets import QWidget

from app.services.fill_dossier import Draft
from app.ui import lists
from app.ui.fill_view import FillView, last_row, look
from app.ui.lists import ListView, Removed
from app.ui.widgets.person_strip import PersonStrip
from app.ui.widgets.row_table import RowTable

if TYPE_CHECKING:
    from app.ui.pages.fill import FillPage


class FillRows:
    """The lists of one open form; which row of each stands below its table, and what can come back."""

    def __init__(self, page: FillPage) -> None:
        self._page = page
        self._removed: list[Removed] = []
        self.chosen: dict[str, int] = {}

    def forget(self) -> None:
        """Another form is open."""
        self.chosen.clear()
        self._removed.clear()

    def forget_removed(self, ref: str) -> None:
        """A list's rows were changed by undoing: what could be brought back may stand there again."""
        self._removed = [each for each in self._removed if not ref.startswith(each.list_ref)]

    def chosen_for(self, question: str) -> dict[str, int]:
        """The rows that are chosen; those that hold the question jumped to are chosen too."""
        for found in re.finditer(r"\[(\d+)\]", question):
            self.chosen[question[: found.start()]] = int(found[1]) - 1
        return dict(self.chosen)

    def is_shown(self, ref: str, view: FillView) -> bool:
        """Of each list only the chosen row stands below its table."""
        return all(
            ref.startswith(each.rows[self._row_of(each)].ref + "/")
            for each in view.lists
            if ref.startswith(each.ref + "[")
        )

    def table(self, view: ListView) -> QWidget:
        """The table of a list as it stands now."""
        key = f"list {view.ref}"
        made = self._page.column.widgets.get(key)
        if not isinstance(made, RowTable):
            made = self._new_table(view.ref)
            self._page.column.put(key, made)
        undoable = any(each.list_ref == view.ref for each in self._removed)
        made.show_view(view.with_numbers(self._page.session.shown), self._row_of(view), undoable=undoable)
        return made

    def _new_table(self, list_ref: str) -> RowTable:
        label = self._page.view.section.label if self._page.view is not None else ""
        made = RowTable(label)
        made.chosen.connect(partial(self._on_row, list_ref))
        made.edit_asked.connect(partial(self._on_edit, list_ref))
        made.add_asked.connect(partial(self._on_add, list_ref))
        made.scan_asked.connect(partial(self._on_scan_next, list_ref))
        made.double_asked.connect(partial(self._on_double, list_ref))
        made.remove_asked.connect(partial(self._on_remove, list_ref))
        made.undo_asked.connect(partial(self._on_undo, list_ref))
        return made

    def _row_of(self, view: ListView) -> int:
        return max(0, min(self.chosen.get(view.ref, 0), len(view.rows) - 1))

    def _on_row(self, list_ref: str, at: int) -> None:
        """Another row is to be seen below."""
        self._page.commit()
        self.chosen[list_ref] = at
        self._page.look_again()

    def _on_edit(self, list_ref: str, at: int) -> None:
        row = f"{list_ref}[{at + 1}]/"
        fields = self._page.column.fields_in_order()
        self._page.focus_field(next((field for field in fields if field.ref.startswith(row)), None))

    def _on_add(self, list_ref: str) -> None:
        self._change(list_ref, lambda draft: draft.add_row(list_ref), self._after_new)

    def _on_double(self, list_ref: str, at: int) -> None:
        self._change(list_ref, lambda draft: lists.double_row(draft, f"{list_ref}[{at + 1}]"), self._after_new)

    def _on_undo(self, list_ref: str) -> None:
        last = next((each for each in reversed(self._removed) if each.list_ref == list_ref), None)
        if last is not None:
            self._removed.remove(last)
            self._change(list_ref, lambda draft: lists.bring_back(draft, last), self._after_new)

    def _on_remove(self, list_ref: str, at: int) -> None:
        row = f"{list_ref}[{at + 1}]"
        if self._page.hand is not None:  # the rows after it move up, so what was typed in them has another place
            for ref in [ref for ref in self._page.hand.unstored if ref.startswith(list_ref + "[")]:
                del self._page.hand.unstored[ref]
        self._change(list_ref, lambda draft: lists.remove_row(draft, row), self._after_removed)

    def _on_scan_next(self, list_ref: str) -> None:
        """The card of the next person: into an empty last row, or into a new one."""
        shown = self._list(list_ref)
        if shown is not None and shown.rows and not any(shown.rows[-1].cells):
            self._ask_for_card(list_ref, shown.rows[-1].ref)
        else:
            self._change(list_ref, lambda draft: draft.add_row(list_ref), self._after_row_for_card)

    def _change(self, list_ref: str, work: Callable[[Draft], Any], then: Callable[[str, Any], None]) -> None:
        """Change a list on the lane; ``then`` gets the list and what the work gave, with the view already shown."""
        page = self._page
        page.commit()
        if page.hand is None or page.view is None:
            return
        page.hand.read_back = False
        hand, section, rows = page.hand, page.view.section.ref, self.chosen

        def change() -> tuple[Any, FillView]:
            done = work(hand.draft)
            hand.steps = None
            return done, look(hand, section, "", {**rows, list_ref: last_row(hand, list_ref)})

        page.session.lanes.vault.run(change, partial(self._on_changed, list_ref, then), keeper=page)

    def _on_changed(self, list_ref: str, then: Callable[[str, Any], None], changed: tuple[Any, FillView]) -> None:
        done, view = changed
        if isinstance(done, str):
            self.chosen[list_ref] = int(done[len(list_ref) + 1 : -1]) - 1
        else:
            self._removed.append(done)
        self._page.column.drop_rows(list_ref)
        self._page.show_changed(view)
        then(list_ref, done)

    def _after_new(self, list_ref: str, row: str) -> None:
        strip = next((each for each in self._page.column.in_order() if isinstance(each, PersonStrip)), None)
        if strip is not None and strip.scan.isVisibleTo(strip) and strip.block.ref.startswith(row):
            strip.scan.setFocus()
        else:
            self._on_edit(list_ref, int(row[len(list_ref) + 1 : -1]) - 1)

    def _after_removed(self, list_ref: str, _removed: Removed) -> None:
        self._page.look_again()
        table = self._page.column.widgets.get(f"list {list_ref}")
        if isinstance(table, RowTable):
            (table.table if table.table.isVisible() else table.undo).setFocus()

    def _after_row_for_card(self, list_ref: str, row: str) -> None:
        self._ask_for_card(list_ref, row, partial(self._take_back, list_ref, row))

    def _ask_for_card(self, list_ref: str, row: str, none: Callable[[], None] | None = None) -> None:
        shown = self._list(list_ref)
        block = next((each.block for each in shown.rows if each.ref == row), None) if shown is not None else None
        if block is not None:
            self._page.persons.ask_for_card(block, none, partial(self._to_next_card, list_ref))

    def _take_back(self, list_ref: str, row: str) -> None:
        """No card was read: the row that was made for it goes, so that nobody has to answer for nobody."""
        shown = self._list(list_ref)
        if shown is not None and shown.rows and shown.rows[-1].ref == row and not any(shown.rows[-1].cells):
            self._change(list_ref, lambda draft: lists.remove_row(draft, row), self._after_taken_back)

    def _after_taken_back(self, list_ref: str, removed: Removed) -> None:
        self._removed.remove(removed)
        self._page.look_again()
        self._to_next_card(list_ref)

    def _to_next_card(self, list_ref: str) -> None:
        """Card after card: the reader's next code opens the dialog anew."""
        table = self._page.column.widgets.get(f"list {list_ref}")
        if isinstance(table, RowTable):
            (table.scan if table.scan.isVisibleTo(table) else table.add).setFocus()

    def _list(self, list_ref: str) -> ListView | None:
        lists_here = self._page.view.lists if self._page.view is not None else ()
        return next((each for each in lists_here if each.ref == list_ref), None)
