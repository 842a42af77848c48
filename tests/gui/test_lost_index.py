"""The list of words to search by is lost: it is made beside the window, told, stopped, and what was asked is found."""

from pathlib import Path

import pytest

from app.ui.pages.home import HomePage
from app.ui.widgets.rows import LinkRow
from tests.gui.test_long_work import Gate
from tests.support.walker import Walker


def test_the_first_search_waits_with_words_and_answers_do_not_wait_behind_it(
    helper: Walker, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    cache = tmp_path / "cache"
    monkeypatch.setattr("app.services.find_procedure.cache_folder", lambda: cache)
    page = helper.on(HomePage)
    gate = Gate(helper, helper.session.lanes.table)
    helper.type(page.search, "bố mới mất")
    helper.until(page.sorting.running.isVisible)
    assert "mục lục" in page.sorting.running.words.text()
    helper.until(lambda: not helper.session.lanes.vault.busy)
    assert page.results.isHidden()
    page.sorting.running.stop.click()
    gate.open()
    helper.settle()
    assert not page.sorting.running.isVisible()
    assert list(cache.iterdir()) == []  # nothing half made is left
    heard: list[str] = []
    monkeypatch.setattr(page.sorting, "_on_step", lambda _run, stage, _done, _total: heard.append(stage))
    helper.type(page.search, " rồi")
    helper.until(page.results.isVisible)
    assert set(heard) == {"index-again"}
    assert any(row.isVisible() for row in page.results.findChildren(LinkRow))
    assert len(list(cache.iterdir())) == 1
