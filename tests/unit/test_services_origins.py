"""Origins follow the answers while rows come and go."""

from app.services.draft_origins import origins_after
from app.storage.records import DraftEntry


def test_a_cleared_answer_has_no_origin() -> None:
    assert origins_after({"/d/a": "typed"}, [DraftEntry("set", "/d/a", None)]) == {}


def test_rows_after_a_removed_one_keep_their_own_origin() -> None:
    before = {"/d/r[1]/x": "typed", "/d/r[2]/x": "scanned", "/d/r[3]/x": "earlier", "/d/rest": "typed"}
    after = origins_after(before, [DraftEntry("remove", "/d/r[2]")])
    assert after == {"/d/r[1]/x": "typed", "/d/r[2]/x": "earlier", "/d/rest": "typed"}


def test_the_newest_step_names_the_origin() -> None:
    steps = [DraftEntry("set", "/d/a", "1", "scanned"), DraftEntry("set", "/d/a", "2", "typed")]
    assert origins_after({}, steps) == {"/d/a": "typed"}
