"""Every paper can be reached; a whole session is drawn in one go, and can be stopped."""

import pytest

from app.imaging import page_count
from app.practice import PENSION
from app.services.print_sheets import SheetKind
from app.ui import sheets
from app.ui.pages.dossiers import DossiersPage
from app.ui.pages.paper import PaperPage
from app.ui.pages.print_room import PrintRoomPage
from app.ui.sheets import About
from tests.support import tours
from tests.support.walker import Walker


@pytest.mark.parametrize("kind", sheets.OF_POINT)
def test_a_paper_of_the_point_is_shown(helper: Walker, kind: str) -> None:
    helper.session.go("print", kind=str(kind))
    page = helper.on(PaperPage)
    assert page.sheet is not None
    assert page.sheet.pages
    shown = {name for name, button in page._kinds.items() if button.isVisible()}
    assert shown == set(sheets.OF_POINT)


@pytest.mark.parametrize("kind", sheets.OF_PROCEDURE)
def test_a_paper_of_a_procedure_is_shown(helper: Walker, kind: str) -> None:
    helper.session.go("print", kind=str(kind), procedure=PENSION)
    page = helper.on(PaperPage)
    assert page.sheet is not None
    assert page._kinds[kind].isChecked()


def test_a_dossier_has_its_lists_too_and_one_in_memory_has_not() -> None:
    assert "handover" in sheets.kinds_of(About(dossier="x"), None)
    assert "poster" not in sheets.kinds_of(About(dossier="x"), None)


def test_large_print_draws_the_sheet_anew(helper: Walker) -> None:
    helper.session.go("print", kind="guidance", procedure=PENSION)
    page = helper.on(PaperPage)
    assert page.sheet is not None
    before = page.sheet.pdf
    helper.press(page.large)
    assert page.sheet.pdf != before
    helper.press(page._kinds[SheetKind.BLANK])
    assert not page.large.isVisible()


@pytest.fixture
def room(helper: Walker) -> PrintRoomPage:
    for _ in range(2):
        helper.begin(PENSION)
        tours.fill_pension(helper)
    helper.session.go("dossiers")
    helper.press(helper.on(DossiersPage).session_print)
    return helper.on(PrintRoomPage)


def test_the_papers_of_todays_dossiers_are_one_pdf(helper: Walker, room: PrintRoomPage) -> None:
    assert len(room.dossiers) == 2
    assert not room.print.isEnabled()
    helper.press(room.draw)
    one = page_count(room.pdf)
    assert one >= 2
    assert room.print.isEnabled()
    helper.press(room.kinds[SheetKind.PREPARATION])
    helper.press(room.draw)
    assert page_count(room.pdf) > one


def test_a_stopped_session_prints_nothing(helper: Walker, room: PrintRoomPage) -> None:
    room._on_draw()
    room._on_stop()
    helper.settle()
    assert room.pdf == b""
    assert not room.print.isEnabled()
    assert room.draw.isEnabled()


def test_nothing_chosen_is_said(helper: Walker, room: PrintRoomPage) -> None:
    helper.press(room.kinds[SheetKind.GUIDANCE])
    helper.press(room.draw)
    assert room.pdf == b""
    assert "ít nhất" in helper.window.teller.accessibleName()
