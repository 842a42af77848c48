"""How a transaction of an open vault begins and ends, on whichever database is in use; the reserve for a full disk."""

import threading
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, ExitStack, contextmanager

from sqlalchemy import Connection

from app.storage import reserve
from app.storage.database import Database
from app.storage.segments import PaperFolder
from app.storage.transaction import Transaction
from forms.refusal import Refusal
from sync.ports import Clock


class Transactions:
    """The database in use and its key; another database can take its place between two transactions.

    Attributes:
        folder: where the vault lies.
        database: the one in use.
        data_key: its key; empty once the vault was closed.
        is_owner: it may be written to.
        papers: the papers beside it.
        lasting: held by who needs the vault to stay open on the same database (a copy, an erasure, another key).
        gave_reserve: the disk is full, or nearly; the reserve was given back, so a write that failed can be repeated.
    """

    def __init__(self, database: Database, data_key: bytes, clock: Clock, user: str, *, is_owner: bool) -> None:
        self.folder = database.folder
        self.database, self.data_key = database, data_key
        self.papers = PaperFolder(self.folder)
        self.lasting = threading.Lock()
        self.gave_reserve = False
        self._clock, self._user = clock, user
        self.is_owner = is_owner
        self._has_reserve = is_owner and (self.folder / reserve.RESERVE_NAME).exists()

    @contextmanager
    def reading(self) -> Iterator[Transaction]:
        """One consistent view."""
        with ExitStack() as stack:
            yield Transaction(self._begun(stack, Database.reading), self.papers, self._clock, self._user)

    @contextmanager
    def writing(self) -> Iterator[Transaction]:
        """One transaction; what it put beside the rows is finished or undone with it."""
        if self._has_reserve and reserve.is_needed(self.folder):
            self._release_reserve()
        try:
            with ExitStack() as stack:
                tx = Transaction(self._begun(stack, Database.writing), self.papers, self._clock, self._user)
                try:
                    yield tx
                except BaseException:
                    for undo in tx.on_rollback:
                        undo()
                    raise
        except Refusal as refusal:
            if refusal.code == "disk-full":
                self._release_reserve()
            raise
        # After a commit that failed nothing is removed: the next opening may find it in the log, or sweeps its files.
        for finish in tx.on_commit:
            finish()

    def go_on_with(self, name: str, data_key: bytes) -> None:
        """Let another database of the same folder, with another key, take the place of the one in use."""
        old, self.data_key = self.database, data_key
        self.database = Database(self.folder, data_key, read_only=False, name=name)
        old.retire()

    def keep_reserve(self) -> bool:
        """Set the reserve aside; returns whether it is there."""
        self.require_owner()
        self._has_reserve = reserve.keep(self.folder)
        if self._has_reserve:
            self.gave_reserve = False
        return self._has_reserve

    def require_owner(self) -> None:
        """Refusal ``opened-for-reading`` for who opened the vault beside its owner, and once it was closed."""
        if not self.is_owner:
            raise Refusal("opened-for-reading", "This vault was opened for reading; nothing can be changed through it.")

    def forget_key(self) -> None:
        """The vault was closed: whoever still holds it changes nothing any more, and finds no key."""
        self.data_key, self.is_owner = b"", False

    def _release_reserve(self) -> None:
        """Give the reserve back; the window says so, and the same write may be tried again at once."""
        self._has_reserve = False
        self.gave_reserve |= reserve.release(self.folder)

    def _begun(self, stack: ExitStack, begin: Callable[[Database], AbstractContextManager[Connection]]) -> Connection:
        """Begin on the present database; who waited while another took its place begins on that one."""
        while True:
            database = self.database
            try:
                return stack.enter_context(begin(database))
            except Refusal:
                if database is self.database:
                    raise
