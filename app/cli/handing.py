"""Commands that a busy vault's owner does for another process: which they are, how they travel, how they are done."""

import json
from argparse import Namespace
from collections.abc import Iterator
from contextlib import contextmanager
from io import StringIO
from pathlib import Path
from typing import Any

from app.cli import streams
from app.cli.folders import folder
from app.cli.opening import VaultBusy
from app.services.desk import Desk
from app.services.hand_over import Owner, ask
from app.services.unlock_vault import unlock
from forms.refusal import Refusal

HANDED_OVER = frozenset(
    (
        *(
            f"app.cli.filling:{name}"
            for name in ("fill", "again", "answer", "undo", "redo", "consent", "attach", "detach")
        ),
        *(f"app.cli.course:{name}" for name in ("finalize", "release", "reopen", "revise", "withdraw", "filed")),
        *(f"app.cli.standing:{name}" for name in ("share", "private", "put", "back")),
        "app.cli.vault:help_point",
        "app.cli.other_papers:lend",
        "app.cli.sending:sending",
        "app.cli.sending:handed",
        *(f"app.cli.following:{name}" for name in ("paid", "confirm", "put_off", "told", "went")),
    )
)
"""Writes of a moment. What takes long or changes who may open the vault waits until its owner has ended."""

_HERE_ONLY = ("data", "user", "passphrase_fd")


def hand_over(arguments: Namespace, busy: Refusal) -> int | None:
    """Let the owner do the command; its exit code, or None when nobody takes it.

    Raises:
        Refusal: what opening the vault for reading refuses (``wrong-passphrase``: only who can open it may ask).
        NotNow: ``hand-over-cut``.
    """
    if arguments.run not in HANDED_OVER or not isinstance(busy, VaultBusy):
        return None
    desk = unlock(folder(arguments), busy.user, busy.words, read_only=True)
    try:
        answered = ask(desk.vault, _packed(arguments, busy.user))
    finally:
        desk.vault.close()
    reply: dict[str, Any] = json.loads(answered) if answered is not None else {}
    if not reply:
        return None
    streams.out().write(reply["out"])
    streams.err().write(reply["err"])
    code: int = reply["code"]
    return code


def execute(desk: Desk, request: bytes) -> bytes:
    """Do a command that was handed over, with the owner's desk, and pack what it says; never raises."""
    from app.cli.entry import run  # noqa: PLC0415 - the entry imports this module when a vault is busy

    asked = json.loads(request)
    arguments = Namespace(**{name: _unpacked(value) for name, value in asked["arguments"].items()})
    if arguments.run not in HANDED_OVER or asked["user"] != desk.vault.user:  # what is done is written under a name
        return b"{}"
    arguments.data, arguments.user, arguments.passphrase_fd = desk.vault.folder, asked["user"], None
    guest = streams.Guest(desk, asked["input"], StringIO(), StringIO())
    token = streams.GUEST.set(guest)
    try:
        code = run(arguments)
    finally:
        streams.GUEST.reset(token)
    return json.dumps({"code": code, "out": guest.out.getvalue(), "err": guest.err.getvalue()}).encode()


@contextmanager
def taking_requests(desk: Desk) -> Iterator[None]:
    """While a long command owns the vault, others may hand over to it; they work beside it, one at a time."""
    try:
        owner = Owner(desk.vault, lambda request: execute(desk, request), lambda turn: turn())
    except OSError:  # no sockets here: the others are told to come again
        yield
        return
    try:
        yield
    finally:
        owner.close()


def _packed(arguments: Namespace, user: str) -> bytes:
    """The command for another process: its files by their whole paths, and what it read from standard input."""
    values = {name: _portable(name, value) for name, value in vars(arguments).items() if name not in _HERE_ONLY}
    return json.dumps({"arguments": values, "user": user, "input": streams.was_read()}).encode()


def _portable(name: str, value: Any) -> Any:  # noqa: ANN401 - whatever argparse makes of a word
    if isinstance(value, Path):
        return {"path": str(value.absolute())}
    if name == "answers" and value not in (None, "-"):
        return str(Path(value).absolute())
    return value


def _unpacked(value: Any) -> Any:  # noqa: ANN401 - whatever argparse makes of a word
    return Path(value["path"]) if isinstance(value, dict) else value
