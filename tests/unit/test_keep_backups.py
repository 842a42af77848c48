"""When a backup is made by itself, and to which place."""

import shutil
from collections.abc import Iterator
from datetime import timedelta
from pathlib import Path

import pytest

from app.services import keep_backups
from app.services.desk import Desk
from tests.support.desks import a_desk
from tests.support.vaults import FixedClock


@pytest.fixture
def clock() -> FixedClock:
    return FixedClock()


@pytest.fixture
def desk(tmp_path: Path, clock: FixedClock) -> Iterator[Desk]:
    made = a_desk(tmp_path / "v", clock)
    yield made
    made.vault.close()


def test_without_a_place_nothing_is_written_elsewhere_and_an_old_backup_is_renewed_beside_the_vault(
    desk: Desk, clock: FixedClock
) -> None:
    assert keep_backups.chosen_place(desk) is None
    assert keep_backups.back_up_if_there(desk) is None
    assert keep_backups.last_backup(desk) is None
    first = keep_backups.back_up_if_old(desk)
    assert first is not None
    assert Path(first.copy.place) == desk.vault.folder / "backups"
    clock.move(timedelta(hours=7))
    assert keep_backups.back_up_if_old(desk) is None
    clock.move(timedelta(hours=2))
    assert keep_backups.back_up_if_old(desk) is not None
    assert keep_backups.last_backup(desk) == clock.now()


def test_a_clock_set_back_does_not_keep_backups_away(desk: Desk, clock: FixedClock) -> None:
    keep_backups.back_up_if_old(desk)
    clock.move(timedelta(days=-9000))
    assert keep_backups.back_up_if_old(desk) is not None


def test_a_chosen_stick_is_used_while_it_is_there(desk: Desk, clock: FixedClock, tmp_path: Path) -> None:
    stick = tmp_path / "stick"
    stick.mkdir()
    keep_backups.choose_place(desk, stick)
    assert keep_backups.chosen_place(desk) == stick
    made = keep_backups.back_up_if_there(desk)
    assert made is not None
    assert made.copy.place == str(stick)
    shutil.rmtree(stick)
    assert keep_backups.back_up_if_there(desk) is None
    clock.move(timedelta(days=1))
    beside = keep_backups.back_up_if_old(desk)
    assert beside is not None
    assert Path(beside.copy.place) == desk.vault.folder / "backups"
    stick.write_text("a file where the stick was")
    assert keep_backups.back_up_if_there(desk) is None
