"""The window at work: page turns of a long form, scrolling, home after unlocking, growth, and what a helper presses."""

import gc
import os
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from pathlib import Path

from PySide6.QtWidgets import QApplication

from app.give_back import all_that_is_free
from app.main import Program
from app.services.desk import Desk
from app.services.draft_log import MemoryLog
from app.services.fill_dossier import Draft
from app.services.unlock_vault import unlock
from app.storage.records import DraftState
from app.ui.hand import Hand
from app.ui.pages.fill import FillPage
from app.ui.tab_order import bring_into_sight
from app.ui.widgets.row_table import RowTable
from forms.engine import load
from forms.procedure import Procedure
from tests.bench.figures import Figure, median, worst_of_hundred
from tests.bench.held import live, until
from tests.bench.resident import resident_mib
from tests.support.household_form import a_household
from tests.support.keyboard import pension_by_keyboard
from tests.support.vaults import USER, WEAK, WORDS, FixedClock
from tests.support.villagers import TODAY
from tests.support.walker import Walker

QUESTIONS, A_PAGE, ROWS = 500, 10, 200
DOSSIERS, WARM, A_COLLECTION = 500, 200, 15


def measure() -> Iterator[Figure]:
    """In a process of its own, for a window wants one application and a fresh memory."""
    environment = dict(os.environ, QT_QPA_PLATFORM="offscreen")
    command = [sys.executable, "-m", "tests.bench.window"]
    done = subprocess.run(command, env=environment, capture_output=True, text=True, check=True)
    for line in done.stdout.splitlines():
        what, ours, promise, unit = line.split("\t")
        yield Figure(what, float(ours), promise=promise, unit=unit)


def _figures() -> Iterator[tuple[str, float, str, str]]:
    with tempfile.TemporaryDirectory() as folder:
        program = Program(QApplication([]), Path(folder) / "vault", cost=WEAK, clock=FixedClock(TODAY), quiet=False)
        program.window.resize(1366, 768)
        program.window.show()
        program.window.start()
        walker = Walker(program, until)
        walker.first_start(USER, WORDS)
        yield "keys for a pension, card scanned", pension_by_keyboard(walker), "≤ 60", "keys"
        yield "home after the key is there", _home(walker), "≤ 1000", "ms"
        cpu = time.process_time()
        turns = _page_turns(walker)
        yield "page turn, CPU of window and lane, mean", (time.process_time() - cpu) * 1e3 / len(turns), "≤ 100", "ms"
        yield f"page turn of {QUESTIONS} questions, median", median(turns), "≤ 100", "ms"
        yield f"page turn of {QUESTIONS} questions, worst of 100", worst_of_hundred(turns), "≤ 100", "ms"
        yield f"one scroll step over {ROWS} rows, CPU", median(_scroll_steps(walker)), "≤ 20", "ms"
        yield f"growth, {WARM}th to {DOSSIERS}th dossier opened and closed", _growth(walker), "none", "MiB"
        program.close()


def _home(walker: Walker) -> float:
    """From the open desk to the home page with its numbers, locking before it; the key's own cost is not counted."""
    walker.session.lock_asked.emit()
    walker.settle()
    desk = unlock(walker.session.folder, USER, WORDS, clock=walker.session.clock)
    begun = time.perf_counter()
    walker.session.open_with(desk)
    walker.until(lambda: walker.window.page_name in ("home", "outbox"))
    walker.session.go("home")
    walker.settle()
    return (time.perf_counter() - begun) * 1e3


def _page_turns(walker: Walker) -> list[float]:
    draft = Draft(_shelf(walker), _card(walker), load(_long_form()), MemoryLog(_begun(_long_form())))
    _open(walker, draft, "/data/p0")  # of itself it opens at its end, for no question in it must be answered
    page, times = walker.on(FillPage), []
    for at in range(1, QUESTIONS // A_PAGE):
        begun = time.perf_counter()
        page.go_on()
        walker.settle()
        times.append((time.perf_counter() - begun) * 1e3)
        if page.view is None or page.view.section.ref != f"/data/p{at}":
            raise AssertionError("the page was not turned: nothing would be measured")
    return times


def _scroll_steps(walker: Walker) -> list[float]:
    made: list[Draft] = []
    walker.session.ask(a_household, made.append, keeper=walker.window)
    walker.settle()
    made[0].answer({f"/data/member[{at}]/person/name": f"Người {at}" for at in range(1, ROWS + 1)})
    _open(walker, made[0])
    walker.answer("hamlet", "Thôn 3")
    walker.press(walker.on(FillPage).next)
    (list_shown,) = [each for each in walker.on(FillPage).findChildren(RowTable) if each.isVisible()]
    table, times = list_shown.table, []
    bring_into_sight(table)
    walker.settle()
    if table.viewport().visibleRegion().isEmpty():
        raise AssertionError("the rows are out of sight: nothing of them would be painted")
    for at in range(1, table.verticalScrollBar().maximum() + 1):
        begun = time.process_time()
        table.verticalScrollBar().setValue(at)
        table.viewport().repaint()
        times.append((time.process_time() - begun) * 1e3)
    return times


def _growth(walker: Walker) -> float:
    """Every dossier is the same form, opened, shown and put down.

    The first two hundred warm what is kept for all, and bring the heap to the height that it needs between two
    collections of what closed dossiers leave; it comes to the same height after 20 or after 200, as the pace is. At a
    helper's pace the program collects after some fifteen (``collector.ENOUGH``); here they come ten a second, faster
    than it looks, so that it is done for it. Both times it is measured as a rest on the home page leaves it.
    """
    before = 0.0
    for at in range(DOSSIERS):
        if at % A_COLLECTION == 0:
            gc.collect()
        if at == WARM:
            before = _at_rest()
        made: list[Draft] = []
        walker.session.ask(a_household, made.append, keeper=walker.window)
        walker.settle()
        _open(walker, made[0])
        walker.session.go("home")
        walker.settle()
        live()
    return _at_rest() - before


def _at_rest() -> float:
    gc.collect()
    all_that_is_free()
    return resident_mib()


def _open(walker: Walker, draft: Draft, section: str = "") -> None:
    walker.session.put_down()
    walker.session.hand = Hand(draft, "Đo", kept=False, user=walker.session.user, section=section)
    walker.session.go("fill", dossier="")
    walker.settle()


def _shelf(walker: Walker) -> Desk:
    assert walker.session.desk is not None
    return walker.session.desk


def _card(walker: Walker) -> Procedure:
    return _shelf(walker).catalogue.get("1.014027")


def _begun(form: bytes) -> DraftState:
    return DraftState(load(form).new().draft(), {}, ())


def _long_form() -> bytes:
    """Pages of ten questions: lines, dates and choices in turn."""
    pages = range(QUESTIONS // A_PAGE)
    nodes = "".join(f"<p{p}>{''.join(f'<q{q}/>' for q in range(A_PAGE))}</p{p}>" for p in pages)
    kinds = ("string", "date", "int", "string")
    binds = "".join(f'<bind nodeset="/data/p{p}/q{q}" type="{kinds[q % 4]}"/>' for p in pages for q in range(A_PAGE))
    body = "".join(
        f'<group ref="/data/p{p}"><label>Phần {p + 1}</label>{"".join(_question(p, q) for q in range(A_PAGE))}</group>'
        for p in pages
    )
    return f"""<?xml version="1.0"?>
<h:html xmlns="http://www.w3.org/2002/xforms" xmlns:h="http://www.w3.org/1999/xhtml"
 xmlns:jr="http://openrosa.org/javarosa" xmlns:orx="http://openrosa.org/xforms">
<h:head><h:title>Dài</h:title><model><instance><data id="long" version="1">{nodes}<meta><instanceID/></meta></data>
</instance>{binds}</model></h:head><h:body>{body}</h:body></h:html>""".encode()


def _question(page: int, at: int) -> str:
    ref = f"/data/p{page}/q{at}"
    if at % 4 != 3:
        return f'<input ref="{ref}"><label>Câu {at + 1}</label></input>'
    items = "".join(f"<item><label>Chọn {n}</label><value>{n}</value></item>" for n in range(4))
    return f'<select1 ref="{ref}"><label>Câu {at + 1}</label>{items}</select1>'


if __name__ == "__main__":
    for figure in _figures():
        print("\t".join(map(str, figure)), flush=True)
