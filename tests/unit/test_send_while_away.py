"""Behind the locked screen: the vault is shut after the pass, before it when somebody hurries, and at the end."""

from pathlib import Path

import pytest

from app.services import send_while_away, sending_choices
from app.services.desk import Desk, open_shelf
from app.services.send_while_away import Away
from forms.refusal import Refusal
from sync.sending_rules import Go
from tests.support.vaults import FixedClock, a_vault


@pytest.fixture
def desk(tmp_path: Path) -> Desk:
    clock = FixedClock()
    shelf = open_shelf(clock)
    return Desk(catalogue=shelf.catalogue, clock=clock, vault=a_vault(tmp_path / "vault", clock=clock))


def is_shut(desk: Desk) -> bool:
    try:
        with desk.vault.read():
            return False
    except Refusal as refusal:
        return refusal.code == "vault-locked"


def away(desk: Desk) -> Away:
    return Away(desk.vault.outbox_store(), desk.vault.device, desk.clock, Go.ALL, desk.vault.close)


def test_without_the_keepers_choice_the_vault_is_shut_at_once(desk: Desk) -> None:
    assert send_while_away.begin(desk) is None
    assert is_shut(desk)


def test_with_nothing_to_send_the_vault_is_shut_at_once(desk: Desk) -> None:
    sending_choices.choose(desk, while_locked=True)
    assert send_while_away.begin(desk) is None
    assert is_shut(desk)


def test_the_pass_ends_with_a_shut_vault_even_without_a_gateway(desk: Desk) -> None:
    report = away(desk).finish()
    assert report is not None
    assert report.connection == "not-enrolled"
    assert is_shut(desk)


def test_who_comes_back_before_it_began_gets_the_vault_without_a_pass(desk: Desk) -> None:
    handle = away(desk)
    handle.hurry()
    assert handle.finish() is None
    assert is_shut(desk)
    handle.wait()  # and does not hang


def test_at_the_end_of_the_program_a_pass_that_has_not_begun_never_does(desk: Desk) -> None:
    handle = away(desk)
    handle.abandon()
    assert is_shut(desk)
    assert handle.finish() is None


def test_the_handle_gives_nothing_but_the_outbox(desk: Desk) -> None:
    handle = away(desk)
    assert {name for name in dir(handle) if not name.startswith("_")} == {"abandon", "finish", "hurry", "wait"}
    assert not any(value is desk.vault for value in vars(handle).values())
    handle.abandon()
