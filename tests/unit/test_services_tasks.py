"""Of what is past for long only what is shown is opened, the longest past first, and all of it is counted."""

from datetime import timedelta
from pathlib import Path

from app.services import tasks
from app.services.check_dossier import check
from app.services.desk import Desk
from app.services.fill_dossier import Draft
from app.services.finalize_dossier import finalize
from app.services.record_consent import given
from app.services.record_filing import file
from app.services.start_dossier import start
from forms.dossier import Purpose
from tests.support.desks import FRIDAY_NOON, a_desk
from tests.support.vaults import FixedClock
from tests.support.villagers import PENSION


def _filed(desk: Desk, days_ago: int, *, due: int | None = None) -> str:
    dossier = start(desk, "1.014027", given(desk, list(Purpose), "Mai"), answers=PENSION).id
    finalize(desk, dossier, {problem.code: "đúng" for problem in check(desk, Draft.open(desk, dossier))})
    received = desk.today() - timedelta(days=days_ago)
    promised = None if due is None else desk.today() - timedelta(days=due)
    file(desk, dossier, f"H48-{days_ago:04}", received, "paper", due_on=promised)
    return dossier


def test_the_longest_past_stand_first_and_the_rest_is_counted(tmp_path: Path) -> None:
    desk = a_desk(tmp_path / "vault", FixedClock(FRIDAY_NOON))
    old, older, oldest = (_filed(desk, days) for days in (40, 60, 80))
    promised = _filed(desk, 100, due=3)
    whole = tasks.first(desk, None)
    assert (whole.total, [one.dossier_id for one in whole.shown]) == (4, [oldest, older, old, promised])
    for limit in (1, 2, 3):
        some = tasks.first(desk, limit)
        assert (some.total, some.shown) == (4, whole.shown[:limit])
    assert [one.dossier_id for one in tasks.tasks(desk, old)] == [old]
    desk.vault.close()
