"""The column of a form's page: its fields, strips and tables in the order of the form, for the eye and so for Tab."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QEvent, QPoint
from PySide6.QtWidgets import QApplication, QScrollArea, QVBoxLayout, QWidget

from app.ui.fields.field import Field


class FillColumn:
    """Widgets by key: a question's ref, ``person REF``, ``place REF``, ``list REF``, ``head REF``."""

    def __init__(self) -> None:
        self.lines = QVBoxLayout()
        self.widgets: dict[str, QWidget] = {}
        self.fields: dict[str, Field] = {}

    def put(self, key: str, widget: QWidget) -> None:
        """Know a widget by its key; it is seen when it is placed."""
        self.widgets[key] = widget
        if isinstance(widget, Field):
            self.fields[key] = widget

    def place(self, wanted: Sequence[tuple[str, QWidget]]) -> None:
        """Show exactly these, in this order.

        Others go from the last to the first: the keyboard goes on from one that is hidden, and so leaves them at once.
        """
        keys = {key for key, _ in wanted}
        for key in [key for key in reversed(self.widgets) if key not in keys]:
            self._drop(key)
        for at, (_key, widget) in enumerate(wanted):
            if self.lines.indexOf(widget) != at:
                self.lines.insertWidget(at, widget)

    def drop_rows(self, list_ref: str) -> None:
        """Rows moved: a field made for one row must not show what was typed in another."""
        for key in [key for key in self.widgets if key.rpartition(" ")[2].startswith(list_ref + "[")]:
            self._drop(key)

    def in_order(self) -> list[QWidget]:
        """All widgets as they stand on the page."""
        return sorted(self.widgets.values(), key=self.lines.indexOf)

    def fields_in_order(self) -> list[Field]:
        """The questions as they stand on the page."""
        return [widget for widget in self.in_order() if isinstance(widget, Field)]

    def show_whole(self, ref: str, body: QScrollArea, paper: QWidget) -> None:
        """Scroll until all of a question is seen, its messages included."""
        field = self.fields.get(ref)
        if field is None:
            return
        QApplication.sendPostedEvents(paper, QEvent.Type.LayoutRequest.value)
        top = field.mapTo(paper, QPoint(0, 0)).y()
        body.ensureVisible(0, top + max(field.height(), field.sizeHint().height()), 0, 24)
        body.ensureVisible(0, top, 0, 12)

    def _drop(self, key: str) -> None:
        gone = self.widgets.pop(key)
        self.fields.pop(key, None)
        self.lines.removeWidget(gone)
        gone.hide()
        gone.deleteLater()
