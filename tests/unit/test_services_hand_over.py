"""The socket between processes of one vault: sealed, in turn, and of use to nobody else."""

import sys
from collections.abc import Callable, Iterator
from contextlib import suppress
from multiprocessing.connection import Client, Listener
from pathlib import Path
from queue import SimpleQueue
from threading import Thread

import pytest

from app.services.hand_over import SOCKET_NAME, Owner, ask
from app.socket_address import socket_address
from app.storage.vault import Vault
from tests.support.vaults import a_vault, reopened

unix_only = pytest.mark.skipif(sys.platform == "win32", reason="looks at the socket's file")


@pytest.fixture
def owned(tmp_path: Path) -> Iterator[Vault]:
    with a_vault(tmp_path / "vault") as opened:
        yield opened


@pytest.fixture
def beside(owned: Vault) -> Iterator[Vault]:
    with reopened(owned.folder, read_only=True) as opened:
        yield opened


def at_once(turn: Callable[[], None]) -> None:
    turn()


def noting(done: list[bytes]) -> Callable[[bytes], bytes]:
    """Work that remembers what it was asked for."""

    def work(request: bytes) -> bytes:
        done.append(request)
        return b"done"

    return work


def test_the_owner_works_and_answers(owned: Vault, beside: Vault) -> None:
    owner = Owner(owned, lambda request: request.upper(), at_once)
    assert [ask(beside, word.encode()) for word in ("một", "hai")] == ["một".encode().upper(), b"HAI"]
    owner.close()
    assert ask(beside, b"ba") is None
    owner.close()


def test_who_gave_up_waiting_knows_that_nothing_was_done(owned: Vault, beside: Vault) -> None:
    turns: SimpleQueue[Callable[[], None]] = SimpleQueue()
    done: list[bytes] = []
    owner = Owner(owned, noting(done), turns.put)
    assert ask(beside, b"now", patience=0.0) is None
    turns.get()()  # its turn comes when nobody waits any more
    assert done == []
    owner.close()


@unix_only
def test_strangers_get_nothing_and_stop_nobody(owned: Vault, beside: Vault, tmp_path: Path) -> None:
    done: list[bytes] = []
    owner = Owner(owned, noting(done), at_once)
    assert (owned.folder / SOCKET_NAME).stat().st_mode & 0o077 == 0
    with a_vault(tmp_path / "other") as other:
        for message in (b"", b"withdraw", other.box("hosolang hand-over 1").seal(b"withdraw", "request", "")):
            with (
                socket_address(owned.folder, SOCKET_NAME) as address,
                Client(address) as connection,
                suppress(EOFError, OSError),
            ):
                connection.recv_bytes()
                connection.send_bytes(message)
                assert not connection.poll(5) or not connection.recv_bytes()
    assert done == []
    assert ask(beside, b"attach") == b"done"
    owner.close()


@unix_only
def test_nothing_is_sent_in_clear_and_no_false_owner_is_believed(owned: Vault, beside: Vault) -> None:
    heard: list[bytes] = []
    with socket_address(owned.folder, SOCKET_NAME) as address, Listener(address) as false:

        def listen() -> None:
            with false.accept() as connection:
                connection.send_bytes(bytes(32))
                heard.append(connection.recv_bytes())
                connection.send_bytes(b"ready")

        thread = Thread(target=listen)
        thread.start()
        assert ask(beside, "Nguyễn Thị Ệ".encode()) is None
        thread.join()
    assert "Nguyễn Thị Ệ".encode() not in heard[0]


@unix_only
def test_a_request_cannot_be_played_again(owned: Vault) -> None:
    done: list[bytes] = []
    owner = Owner(owned, noting(done), at_once)
    box = owned.box("hosolang hand-over 1")
    with socket_address(owned.folder, SOCKET_NAME) as address, Client(address) as first:
        nonce = first.recv_bytes()
        message = box.seal(b"withdraw", "request", nonce.hex())
    with socket_address(owned.folder, SOCKET_NAME) as address, Client(address) as second, suppress(EOFError, OSError):
        second.recv_bytes()
        second.send_bytes(message)
        assert not second.poll(5) or not second.recv_bytes()
    assert done == []
    owner.close()


@unix_only
def test_a_folder_with_a_very_long_name_is_reached_too(tmp_path: Path) -> None:
    with a_vault(tmp_path / ("thư mục " * 12)) as owned, reopened(owned.folder, read_only=True) as beside:
        owner = Owner(owned, lambda request: request, at_once)
        assert ask(beside, b"here") == b"here"
        owner.close()


@unix_only
def test_an_owner_whose_socket_was_taken_away_still_ends(owned: Vault) -> None:
    owner = Owner(owned, lambda request: request, at_once)
    (owned.folder / SOCKET_NAME).unlink()
    owner.close()
