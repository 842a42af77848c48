"""Handing a write to the process that owns the vault, by a local socket in the vault's own folder.

Both ends prove that they can open the vault: every message is sealed with a key derived from its data key and bound to
a nonce of the connection, so nobody else can ask, read, answer or repeat anything. In order:

1. the owner says a nonce; 2. the asker sends the request; 3. the owner says "ready" when the request's turn has come;
4. the asker says "go" if it still waits; 5. the owner does the work and sends the reply. An asker that gave up before 4
knows that nothing was done.
"""

import secrets
import sys
from collections.abc import Callable, Iterator
from contextlib import ExitStack, contextmanager, suppress
from multiprocessing.connection import Client, Connection, Listener
from threading import Event, Thread

from app.socket_address import socket_address
from app.storage.vault import Vault
from forms.refusal import NotNow, Refusal

SOCKET_NAME = "vault.socket"
LARGEST = 8 * 1024 * 1024
"""Bytes of one message; answers files are at most half of it."""
PATIENCE = 20.0
"""Seconds that an asker waits for its turn; the owner may just be drawing many sheets."""
_GREETING = 5.0
_LEAVING = 2.0
"""Seconds; a taker that cannot be woken, because its socket was taken away from it, ends with the process."""
_BREATH = 0.1
"""Seconds before a socket that failed is listened on again: one that fails for ever must not keep a core busy."""
_NONCE_BYTES = 32
_BACKLOG = 8

Work = Callable[[bytes], bytes]
Lane = Callable[[Callable[[], None]], None]


class _Gone(Exception):  # noqa: N818 - ends in a word a person could say, as all our errors do
    """The other end is not there any more, is too slow, or is nobody who can open this vault."""


class Owner:
    """The owner's side: takes requests until :meth:`close`."""

    def __init__(self, vault: Vault, work: Work, lane: Lane) -> None:
        """Begin to listen.

        Args:
            vault: open, and owned by this process.
            work: does what a request asks for and returns the reply.
            lane: takes each request's job and runs it where the vault is used, now or later.

        Raises:
            OSError: where this folder or this system has no sockets.
        """
        self._vault, self._work, self._lane = vault, work, lane
        self._closed = Event()
        self._place = ExitStack()
        self._address = self._place.enter_context(_address(vault))
        try:
            self._listener = self._listening()
        except BaseException:
            self._place.close()
            raise
        self._taker = Thread(target=self._take, name="hand-over", daemon=True)
        self._taker.start()

    def close(self) -> None:
        """Take nothing more; what a lane has begun is finished there."""
        if self._closed.is_set():
            return
        self._closed.set()
        with suppress(OSError):
            Client(self._address).close()  # wakes the taker, which closing the socket alone would not
        self._taker.join(_LEAVING)
        with suppress(OSError):  # the socket may be gone already, with its folder or by a later owner
            self._listener.close()
        self._place.close()

    def _listening(self) -> Listener:
        if sys.platform == "win32":
            return Listener(self._address, backlog=_BACKLOG)
        file = self._vault.folder / SOCKET_NAME
        file.unlink(missing_ok=True)  # whoever holds the vault's lock is alone, so this can only be a dead one's
        listener = Listener(self._address, backlog=_BACKLOG)
        file.chmod(0o600)
        return listener

    def _take(self) -> None:
        while True:
            try:
                connection = self._listener.accept()
            except OSError:
                if self._closed.wait(_BREATH):
                    return
                continue
            if self._closed.is_set():
                connection.close()
                return
            try:
                seal = _Seal(self._vault, secrets.token_bytes(_NONCE_BYTES))
                connection.send_bytes(seal.nonce)
                request = seal.take(connection, "request", _GREETING)
            except (_Gone, OSError, Refusal):
                connection.close()
                continue
            self._lane(_Turn(connection, seal, request, self._work))


class _Turn:
    """One request, done when its lane calls it."""

    def __init__(self, connection: Connection, seal: "_Seal", request: bytes, work: Work) -> None:
        self._connection, self._seal, self._request, self._work = connection, seal, request, work

    def __call__(self) -> None:
        with self._connection, suppress(_Gone, OSError):
            self._seal.send(self._connection, "ready", b"")
            self._seal.take(self._connection, "go", _GREETING)
            self._seal.send(self._connection, "reply", self._work(self._request))


class _Seal:
    """The messages of one connection."""

    def __init__(self, vault: Vault, nonce: bytes) -> None:
        self.nonce = nonce
        self._box = vault.box("hosolang hand-over 1")

    def send(self, connection: Connection, what: str, content: bytes) -> None:
        connection.send_bytes(self._box.seal(content, what, self.nonce.hex()))

    def take(self, connection: Connection, what: str, patience: float | None) -> bytes:
        try:
            if not connection.poll(patience):
                raise _Gone
            return self._box.unseal(connection.recv_bytes(LARGEST), what, self.nonce.hex())
        except (EOFError, OSError, Refusal) as why:
            raise _Gone from why


def ask(vault: Vault, request: bytes, patience: float = PATIENCE) -> bytes | None:
    """What the owner answers, or None when nobody took the request: then nothing was done.

    Args:
        vault: open for reading; the owner is another process.
        request: what its ``work`` understands.
        patience: seconds to wait for a turn.

    Raises:
        NotNow: ``hand-over-cut`` when the owner ended while it worked, so that nobody knows how far it came.
    """
    try:
        with _address(vault) as address:
            connection = Client(address)
    except OSError:
        return None
    with connection:
        try:
            seal = _greeted(vault, connection)
            seal.send(connection, "request", request)
            seal.take(connection, "ready", patience)
            seal.send(connection, "go", b"")
        except (_Gone, OSError):
            return None
        try:
            return seal.take(connection, "reply", None)
        except _Gone:
            raise NotNow(
                "hand-over-cut",
                "The program that owns the vault ended before it answered: look what it did, then go on.",
            ) from None


def _greeted(vault: Vault, connection: Connection) -> _Seal:
    try:
        if not connection.poll(_GREETING):
            raise _Gone
        return _Seal(vault, connection.recv_bytes(_NONCE_BYTES))
    except (EOFError, OSError) as why:
        raise _Gone from why


@contextmanager
def _address(vault: Vault) -> Iterator[str]:
    """Where the owner of a vault listens: a named pipe on Windows, elsewhere a socket in the vault's folder."""
    if sys.platform == "win32":
        yield rf"\\.\pipe\hosolang-{vault.vault_id}"
        return
    with socket_address(vault.folder, SOCKET_NAME) as address:
        yield address
