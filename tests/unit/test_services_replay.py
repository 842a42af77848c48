"""Whatever a helper does, reading the draft back gives the form that was on the screen."""

from collections.abc import Callable

from hypothesis import given
from hypothesis import strategies as st

from app.services.desk import open_shelf
from app.services.draft_log import MemoryLog
from app.services.fill_dossier import Draft
from app.storage.records import DraftState
from forms.engine import load
from forms.refusal import Refusal
from tests.support.vaults import FixedClock
from tests.support.village_form import XFORM

FORM = load(XFORM)
SHELF = open_shelf(FixedClock())
PENSION = SHELF.catalogue.get("1.014027")

Act = Callable[[Draft], object]

_ANSWERS = st.dictionaries(
    st.sampled_from(
        [
            "/data/province",
            "/data/commune",
            "/data/born",
            "/data/married",
            "/data/spouse",
            "/data/child[1]/name",
            "/data/child[2]/age",
            "/data/child[3]/name",
            "/data/nothing",
        ]
    ),
    st.sampled_from([None, "01", "31", "09955", "1940", "04/1940", "yes", "no", "5", "40", "Lò Thị Mẫu"]),
    max_size=4,
)
_ACTS: st.SearchStrategy[Act] = st.one_of(
    _ANSWERS.map(lambda said: lambda draft: draft.answer(said)),
    st.just(lambda draft: draft.add_row("/data/child")),
    st.integers(1, 3).map(lambda row: lambda draft: draft.remove_row(f"/data/child[{row}]")),
    st.just(lambda draft: draft.snapshot()),
)


def state(draft: Draft) -> list[tuple[str, str, bool, str]]:
    instance = draft.instance
    return [
        (ref, instance.value(ref), instance.relevant(ref), draft.origins.get(ref, ""))
        for ref in instance.refs()
        if not ref.startswith("/data/meta")
    ]


@given(st.lists(_ACTS, max_size=12))
def test_reading_back_gives_what_was_on_the_screen(acts: list[Act]) -> None:
    log = MemoryLog(DraftState(FORM.new().draft(), {}, ()))
    draft = Draft(SHELF, PENSION, FORM, log)
    before = state(draft)
    for act in acts:
        try:
            act(draft)
        except Refusal:
            assert state(draft) == before
        before = state(draft)
    assert state(Draft(SHELF, PENSION, FORM, log)) == before
