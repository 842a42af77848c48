"""A commune's own languages in the window: its sheet from the card, and its people's voice while reading back."""

from datetime import UTC, datetime, time
from pathlib import Path

import pytest

from app.practice import PENSION
from app.services import install_packs
from app.ui.dialogs.show_pdf import ShowPdfDialog
from app.ui.pages.check import CheckPage
from app.ui.pages.procedure import ProcedurePage
from app.ui.pages.read_back import ReadBackPage
from app.ui.widgets.sheet_view import SheetView
from forms.recordings import name_of
from tests.print import samples
from tests.support import tours
from tests.support.packs import COMMUNE, DAY, Office
from tests.support.vaults import FixedClock
from tests.support.walker import Walker

OFFICE = Office()
LABEL = "Họ, chữ đệm, tên"


@pytest.fixture
def at_point(helper: Walker) -> Walker:
    """A helper whose commune wrote a sheet in Mông and read one label aloud."""
    from app import printing

    files = {
        f"tongues/{COMMUNE}/mong/{PENSION}.pdf": printing.guidance(samples.pension()),
        f"tongues/{COMMUNE}/mong/{name_of(LABEL)}.ogg": b"an invented voice",
    }
    pack, clock = OFFICE.pack(files, by=OFFICE.commune), FixedClock(datetime.combine(DAY, time(5), UTC))
    helper.beside(lambda: install_packs.install(helper.session.folder, pack, clock, OFFICE.root.key))
    return helper


def test_the_communes_sheet_opens_from_the_card(at_point: Walker) -> None:
    at_point.session.go("procedure", code=PENSION)
    (button,) = at_point.on(ProcedurePage).tongues
    assert button.text() == "Tờ tiếng Mông (Xã Thạch Thất)…"
    at_point.press(button)
    (shown,) = [each for each in at_point.window.findChildren(ShowPdfDialog) if each.isVisible()]
    assert shown.findChildren(SheetView)
    shown.reject()
    at_point.session.go("procedure", code="1.001193")
    assert at_point.on(ProcedurePage).tongues == []


def test_labels_are_heard_in_the_language_chosen(at_point: Walker, monkeypatch: pytest.MonkeyPatch) -> None:
    tours.filled(at_point)
    at_point.press(at_point.on(CheckPage).next)
    page = at_point.on(ReadBackPage)
    played: list[Path] = []
    monkeypatch.setattr(page, "_play", played.append)
    at_point.press(page.tongues.options["mong"])
    name = next(each for each in page._questions if each.label == LABEL)
    page.say_one(name)
    assert [file.name for file in played] == [f"{name_of(LABEL)}.ogg"]
    assert not page.aloud.isVisible()
    assert page.tongues.options["mong"].hasFocus()
    at_point.press(page.tongues.options[""])
    assert page.tongue == ""
