"""Above each place that the filling page asks for: find it by any name, or take it over from the dossier before."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QVBoxLayout, QWidget

from app.services.place_questions import PlaceQuestion, SittingPlaces, of_this_sitting, put
from app.ui.dialogs.find_place import FindPlaceDialog
from app.ui.fill_view import FillView, look
from app.ui.widgets.buttons import Button
from app.ui.widgets.layout import flow
from forms.place_names import NamedPlace

if TYPE_CHECKING:
    from app.ui.pages.fill import FillPage

translate = QCoreApplication.translate


class PlaceStrip(QWidget):
    """Two quiet buttons; the second one only while there is something to take over and nothing is answered."""

    def __init__(self, find: Callable[[], None], take: Callable[[], None]) -> None:
        super().__init__()
        words = translate("FillPlaces", "Find the commune by its old or new name…")
        self.by_name = Button(words, find, kind="quiet", picture="search")
        self.as_before = Button("", take, kind="quiet", picture="folder")
        lines = QVBoxLayout(self)
        lines.setContentsMargins(0, 0, 0, 0)
        lines.addWidget(flow(self.by_name, self.as_before))
        self.show_offer(None)

    def show_offer(self, offered: NamedPlace | None) -> None:
        """Name the place that the dossier before has; its province is seen as soon as it stands there."""
        place = ", ".join(filter(None, (offered.hamlet, offered.label.partition(",")[0]))) if offered else ""
        self.as_before.setText(translate("FillPlaces", "As in the dossier before: {place}").format(place=place))
        self.as_before.setVisible(offered is not None)


class FillPlaces:
    """The places of one open form, and what this sitting knows."""

    def __init__(self, page: FillPage) -> None:
        self._page = page
        self._before: SittingPlaces | None = None

    def forget(self) -> None:
        """Another form is open."""
        self._before = None

    def strip(self, question: PlaceQuestion) -> tuple[str, QWidget]:
        """The strip above a place, by its key on the page."""
        key = f"place {question.province}"
        made = self._page.column.widgets.get(key)
        if not isinstance(made, PlaceStrip):
            made = PlaceStrip(partial(self._on_find, question.province), partial(self._on_take, question.province))
            self._page.column.put(key, made)
        if self._before is None:
            self._ask()
        elif not question.is_answered:
            made.show_offer(self._before.of_kind(question.kind))
        else:
            made.show_offer(None)
        return key, made

    def _ask(self) -> None:
        page = self._page
        self._before = SittingPlaces()  # asked once for a form
        if page.hand is not None:
            dossier = page.hand.id
            page.session.ask(lambda desk: (dossier, of_this_sitting(desk, dossier)), self._on_before, keeper=page)

    def _on_before(self, answer: tuple[str, SittingPlaces]) -> None:
        page = self._page
        dossier, before = answer
        if page.hand is None or page.view is None or page.hand.id != dossier:
            return
        self._before = before
        for question in page.view.places:
            if f"place {question.province}" in page.column.widgets:
                self.strip(question)

    def _on_find(self, province: str) -> None:
        self._page.commit()
        dialog = FindPlaceDialog(self._page, self._page.session)
        dialog.chosen.connect(partial(self._put, province, "typed"))
        dialog.open()

    def _on_take(self, province: str) -> None:
        self._page.commit()
        question = self._question(province)
        offered = self._before.of_kind(question.kind) if question is not None and self._before is not None else None
        if offered is not None:
            self._put(province, "earlier", offered)

    def _put(self, province: str, origin: str, place: NamedPlace) -> None:
        page, question = self._page, self._question(province)
        if page.hand is None or page.view is None or question is None:
            return
        page.hand.read_back = False
        hand, section, rows = page.hand, page.view.section.ref, page.rows.chosen_for("")

        def job() -> FillView:
            put(hand.draft, question, place, origin=origin)
            for ref in (question.province, question.commune):
                hand.unstored.pop(ref, None)
            hand.steps = None
            return look(hand, section, "", rows)

        page.session.lanes.vault.run(job, partial(self._on_put, question), keeper=page)

    def _on_put(self, question: PlaceQuestion, view: FillView) -> None:
        page = self._page
        page.show_changed(view)
        order = page.column.fields_in_order()
        after = [field for field in order if field.ref in (question.commune, question.hamlet)]
        page.focus_field(next((field for field in after if not field.view.value), after[0] if after else None))

    def _question(self, province: str) -> PlaceQuestion | None:
        view = self._page.view
        return next((one for one in view.places if one.province == province), None) if view is not None else None
