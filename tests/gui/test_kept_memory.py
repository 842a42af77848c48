"""What the window does not keep: no source texts, no pages of a paper that is no longer shown."""

import subprocess
import sys

from app.practice import PENSION
from app.ui.pages.home import HomePage
from app.ui.pages.paper import PaperPage
from app.ui.widgets.sheet_view import SheetView
from tests.support.walker import Walker

_NAMES_SOURCES = """
import linecache, app.main, app.ui.pages.unlock, app.storage.vault
print(*[name for name in linecache.cache if name.endswith(("unlock.py", "open_vault.py", "selectable.py"))])
"""


def test_no_source_text_is_kept_for_the_sake_of_pysides_features() -> None:
    done = subprocess.run([sys.executable, "-c", _NAMES_SOURCES], capture_output=True, text=True, check=True)
    assert done.stdout.split() == []


def test_a_paper_that_is_no_longer_shown_leaves_no_pictures_behind(helper: Walker) -> None:
    helper.session.go("print", kind="guidance", procedure=PENSION)
    page = helper.on(PaperPage)
    assert page.findChildren(SheetView)
    helper.session.go("home")
    helper.until(lambda: not page.findChildren(SheetView))
    assert page.sheet is None


def test_a_paper_that_comes_after_its_page_was_left_is_not_kept(helper: Walker) -> None:
    helper.session.go("print", kind="guidance", procedure=PENSION)
    page = helper.window.page
    helper.session.go("home")
    helper.on(HomePage)
    helper.until(lambda: not page.findChildren(SheetView))
    assert isinstance(page, PaperPage)
    assert page.sheet is None
