"""An answer of the vault that comes when somebody is elsewhere by then: it is shown to nobody as something else."""

import io
from collections.abc import Callable

import pytest
from PIL import Image
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from app.practice import BIRTH, PENSION
from app.services import attach_paper
from app.services.views import DossierView
from app.ui.hand import Hand
from app.ui.pages.dossier import DossierPage
from app.ui.pages.fill import FillPage
from app.ui.pages.home import HomePage
from app.ui.pages.paper import PaperPage
from app.ui.pages.papers import PapersPage
from app.ui.pages.unlock import UnlockPage
from app.ui.widgets.buttons import Button
from forms.dossier import Purpose
from tests.print import reading
from tests.support.walker import Walker


def begun(helper: Walker, code: str = PENSION) -> str:
    page = helper.begin(code)
    assert page.hand is not None
    return page.hand.id


def on_desk(helper: Walker, work: Callable[..., object]) -> object:
    held: list[object] = []
    helper.session.ask(work, held.append, keeper=helper.window)
    helper.settle()
    return held[0]


def test_a_paper_that_was_left_is_not_shown_as_the_next_one(helper: Walker) -> None:
    helper.session.go("print", kind="guidance", procedure=BIRTH, route="desk")
    helper.session.go("print", kind="guidance", procedure=PENSION, route="desk")
    page = helper.window.page
    assert isinstance(page, PaperPage)
    helper.until(lambda: page.sheet is not None)
    assert page.sheet is not None
    assert PENSION in reading.text(page.sheet.pdf)


def test_a_dossier_that_was_left_is_not_shown_as_the_next_one(helper: Walker, monkeypatch: pytest.MonkeyPatch) -> None:
    first, second = begun(helper), begun(helper, BIRTH)
    helper.session.go("dossier", dossier=first)
    page = helper.on(DossierPage)
    shown: list[str] = []
    show = page.head.show

    def noted(view: DossierView, title: str) -> None:
        shown.append(view.row.id)
        show(view, title)

    monkeypatch.setattr(page.head, "show", noted)
    helper.session.go("dossier", dossier=first)
    helper.session.go("dossier", dossier=second)
    helper.settle()
    assert shown == [second]


def test_what_was_taken_away_in_one_dossier_is_not_brought_back_into_another(helper: Walker) -> None:
    first, second = begun(helper), begun(helper, BIRTH)
    helper.session.go("papers", dossier=first)
    page = helper.on(PapersPage)
    assert page.view is not None
    paper = page.view.papers[0].view.paper
    picture = io.BytesIO()
    Image.new("RGB", (40, 60), (250, 250, 250)).save(picture, "PNG")
    on_desk(
        helper,
        lambda desk: attach_paper.attach(desk, dossier_id=first, paper=paper, content=picture.getvalue()),
    )
    page.reload()
    helper.settle()
    away = next(each for each in page.findChildren(Button) if each.isVisible() and each.picture == "trash")
    QTest.mouseClick(away, Qt.MouseButton.LeftButton)
    helper.session.go("home")  # before the vault has answered
    helper.on(HomePage)
    helper.session.go("papers", dossier=second)
    helper.on(PapersPage)
    assert not page.undo.isVisible()


def test_a_draft_that_opens_behind_the_lock_is_in_nobodys_hands(helper: Walker) -> None:
    dossier = begun(helper)
    helper.session.put_down()
    opened: list[Hand] = []
    helper.session.with_hand(dossier, opened.append, keeper=helper.session)
    helper.session.lock_asked.emit()
    helper.on(UnlockPage)
    assert helper.session.hand is None
    assert opened == []


def test_a_paper_of_another_dossier_does_not_delete_the_draft_in_memory(helper: Walker) -> None:
    dossier = begun(helper)
    helper.session.go("print", kind="declaration", dossier=dossier, journey=True)
    helper.on(PaperPage)
    helper.begin(PENSION, Purpose.PREPARE)
    assert helper.session.in_memory is not None
    helper.session.go("print", kind="declaration", dossier=dossier, journey=True)
    page = helper.on(PaperPage)
    assert page.hand is None
    helper.press(page.next)
    assert helper.session.in_memory is not None
    assert not isinstance(helper.window.page, FillPage)
