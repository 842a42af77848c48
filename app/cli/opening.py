"""How a command gets at the vault: whose it is, the passphrase from outside the command line, and closing it again."""

import getpass
import os
import sys
from argparse import Namespace
from collections.abc import Iterator
from contextlib import contextmanager

from app.cli import streams
from app.cli.folders import folder
from app.services.desk import Desk
from app.services.unlock_vault import unlock
from app.storage import vault
from forms.refusal import NotNow, Refusal

PASSPHRASE = "HOSOLANG_PASSPHRASE"  # noqa: S105 - the name of the variable, not what it holds


class VaultBusy(NotNow):
    """Another process owns the vault; who asked is kept beside the sentence, for handing the command over to it."""

    def __init__(self, busy: NotNow, user: str, words: str) -> None:
        super().__init__(busy.code, str(busy), **busy.facts)
        self.user, self.words = user, words


@contextmanager
def opened(arguments: Namespace, *, read_only: bool = False, words: str | None = None) -> Iterator[Desk]:
    """The desk of ``--data`` for one command, closed at its end; ``words`` is a passphrase that was given already.

    A command that was handed over gets the desk of the process that does it, which stays open.
    """
    guest = streams.GUEST.get()
    if guest is not None:
        yield guest.desk
        return
    desk = _unlocked(arguments, words, read_only=read_only)
    try:
        yield desk
    finally:
        desk.vault.close()


def _unlocked(arguments: Namespace, words: str | None, *, read_only: bool) -> Desk:
    user = arguments.user or only_user(arguments)
    words = words or passphrase(arguments)
    try:
        return unlock(folder(arguments), user, words, read_only=read_only)
    except NotNow as busy:
        if busy.code != "vault-busy" or read_only:
            raise
        raise VaultBusy(busy, user, words) from busy


def has_passphrase(arguments: Namespace) -> bool:
    """Whether a passphrase was given, for commands that look into a vault only then."""
    return arguments.passphrase_fd is not None or PASSPHRASE in os.environ


def has_vault(arguments: Namespace) -> bool:
    """Whether there is a vault at ``--data`` at all; one that cannot be read counts, and says so when it is opened."""
    try:
        vault.users(folder(arguments))
    except Refusal as why:
        return why.code != "no-vault"
    return True


def passphrase(arguments: Namespace, *, twice: bool = False) -> str:
    """The passphrase from ``--passphrase-fd``, from the environment, or typed.

    Raises:
        Refusal: ``no-passphrase`` when there is nobody to ask; ``not-the-same`` when it was typed differently.
    """
    if arguments.passphrase_fd is not None:
        return _from_descriptor(arguments.passphrase_fd)
    if PASSPHRASE in os.environ:
        return os.environ[PASSPHRASE]
    if not sys.stdin.isatty():
        raise Refusal("no-passphrase", f"No passphrase: set {PASSPHRASE}, or give --passphrase-fd N.")
    typed = _typed("Passphrase: ")
    if twice and _typed("Once more: ") != typed:
        raise Refusal("not-the-same", "The two passphrases differ; type them again.")
    return typed


def secret(variable: str, prompt: str, *, twice: bool = False) -> str:
    """Another secret than the passphrase, from the environment or typed.

    Raises:
        Refusal: ``no-passphrase`` when there is nobody to ask; ``not-the-same`` when it was typed differently.
    """
    if variable in os.environ:
        return os.environ[variable]
    if not sys.stdin.isatty():
        raise Refusal("no-passphrase", f"Something secret is missing: set {variable}, or type it at a terminal.")
    typed = _typed(prompt)
    if twice and _typed("Once more: ") != typed:
        raise Refusal("not-the-same", "What was typed differs; type it again.")
    return typed


def only_user(arguments: Namespace) -> str:
    """The vault's user when there is one alone (``which-user`` otherwise)."""
    names = [slot.name for slot in vault.users(folder(arguments))]
    if len(names) != 1:
        raise Refusal("which-user", f"This vault has several users, say which: --user {' | '.join(names)}.")
    return names[0]


def _typed(prompt: str) -> str:
    try:
        return getpass.getpass(prompt)
    except EOFError:
        raise Refusal("no-passphrase", "No passphrase was typed.") from None


def _from_descriptor(number: int) -> str:
    try:
        with os.fdopen(number, encoding="utf-8") as stream:
            return stream.readline().rstrip("\r\n")
    except (OSError, ValueError) as why:
        raise Refusal("no-passphrase", f"The file descriptor {number} cannot be read.") from why
