"""A while on the home page: what stood behind it goes, and nothing goes that somebody still waits for."""

import weakref
from threading import Event

from shiboken6 import isValid
from sqlalchemy import QueuePool

from app.practice import PENSION
from app.printing import fonts
from app.services.desk import Desk
from app.services.open_form import form_of, source_of
from app.ui.page_stack import KEPT_BEHIND
from app.ui.pages.home import HomePage
from app.ui.pages.paper import PaperPage
from app.ui.rest import Rest
from tests.support.walker import Walker


def rested(helper: Walker) -> Rest:
    """A rest of no time, as the window's own one does it."""
    return Rest(helper.session, helper.window.pages.drop_hidden, helper.window, after=0)


def _readers(desk: Desk) -> int:
    """How many connections wait for the next reading."""
    pool = desk.vault._database._reader.pool
    assert isinstance(pool, QueuePool)
    return pool.checkedin()


def test_a_rest_on_the_home_page_lets_the_other_pages_go_and_they_come_again(helper: Walker) -> None:
    helper.session.go("dossiers")
    helper.settle()
    seen = helper.window.page
    helper.session.go("home")
    home = helper.on(HomePage)
    rested(helper).moved("home")
    helper.until(lambda: not isValid(seen))
    assert helper.on(HomePage) is home
    helper.session.go_back()
    helper.settle()
    assert helper.window.page_name == "dossiers"


def test_a_rest_lets_go_of_forms_fonts_and_readers_and_all_come_again(helper: Walker) -> None:
    desk = helper.session.desk
    assert desk is not None
    form = weakref.ref(form_of(desk, source_of(desk, PENSION)))
    parsed = weakref.ref(fonts._parsed(fonts.Face.SANS))
    wide = fonts.width("Nguyễn Thị Ệ", fonts.Face.SANS, 10)
    helper.session.go("home")
    helper.on(HomePage)
    helper.settle()
    assert _readers(desk) > 0
    rested(helper).moved("home")
    helper.until(lambda: form() is None and parsed() is None and _readers(desk) == 0)
    assert fonts.width("Nguyễn Thị Ệ", fonts.Face.SANS, 10) == wide
    helper.session.go("print", kind="guidance", procedure=PENSION)
    assert helper.on(PaperPage).sheet is not None


def test_nobody_rests_on_another_page_nor_while_something_is_under_way(helper: Walker) -> None:
    helper.session.go("dossiers")
    helper.settle()
    seen = helper.window.page
    helper.session.go("home")
    helper.on(HomePage)
    rest = rested(helper)
    rest.moved("home")
    rest.moved("procedure")
    stopped = rested(helper)
    freed = Event()
    helper.session.lanes.network.run(freed.wait, keeper=helper.window)
    stopped.moved("home")
    turns = iter(range(20))
    helper.until(lambda: next(turns, None) is None)
    assert isValid(seen)
    freed.set()
    helper.until(lambda: not isValid(seen))


def test_only_the_newest_pages_stay_behind_and_none_goes_while_one_may_wait(helper: Walker) -> None:
    ways = ["dossiers", "outbox", "events", "learn", "print_room", "persons", "settings"]
    for way in ways:
        helper.session.go(way)
        helper.settle()
    kept = helper.window.pages.kept
    assert list(kept)[-KEPT_BEHIND - 1 :] == ways[-KEPT_BEHIND - 1 :]
    assert "home" in kept
    assert ways[0] not in kept
    freed = Event()
    helper.session.lanes.network.run(freed.wait, keeper=helper.window)
    before = set(kept)
    for way in ways[:2]:
        helper.window.show_page(way, {})
    assert before <= set(kept)
    freed.set()
