"""The PIN lifts the screen lock and nothing else; numbers are covered on a screen that others see."""

from pathlib import Path

import pytest

from app.services.desk import Desk
from app.services.masking import masked
from app.services.screen_lock import TRIES, ScreenLock
from forms.refusal import Refusal
from tests.support.desks import the_desk_again


def why(lock: ScreenLock, pin: str) -> str:
    with pytest.raises(Refusal) as refused:
        lock.lift(pin)
    return refused.value.code


def test_the_pin_lifts_the_lock_and_wrong_ones_are_counted(desk: Desk) -> None:
    lock = ScreenLock(desk)
    assert lock.has_pin is False
    assert why(lock, "2580") == "pin-spent"
    lock.choose("2580")
    assert ScreenLock(desk).has_pin
    assert [why(lock, "0852") for _ in range(TRIES - 1)] == ["wrong-pin"] * (TRIES - 1)
    lock.lift("2580")
    assert lock.tries_left == TRIES
    assert [why(lock, "0852") for _ in range(TRIES)][-1] == "pin-spent"
    assert why(lock, "2580") == "pin-spent"


@pytest.mark.parametrize("pin", ["", "123", "1234", "9876", "0000", "12a4", "１２３５", "1" * 13, "2" * 1_000_000])
def test_a_pin_that_everybody_tries_first_is_refused(desk: Desk, pin: str) -> None:
    with pytest.raises(Refusal, match="PIN") as refused:
        ScreenLock(desk).choose(pin)
    assert refused.value.code == "weak-pin"


def test_the_pin_stays_with_its_user_and_can_go(desk: Desk, tmp_path: Path) -> None:
    ScreenLock(desk).choose("2580")
    desk.vault.close()
    again = the_desk_again(tmp_path / "vault")
    ScreenLock(again).lift("2580")
    ScreenLock(again).drop()
    assert not ScreenLock(again).has_pin
    again.vault.close()


@pytest.mark.parametrize(
    ("number", "shown"), [("001140000019", "•••••••••019"), ("0912345678", "•••••••678"), ("12345", "•••••"), ("", "")]
)
def test_a_number_shows_its_end_alone(number: str, shown: str) -> None:
    assert masked(number) == shown
