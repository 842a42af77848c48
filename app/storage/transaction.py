"""What the stores of one unit share: the connection, the dossiers' keys, the paper folder, and the time."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from functools import cache

from sqlalchemy import ClauseElement, Connection, bindparam, insert, select
from sqlalchemy.dialects import sqlite
from sqlalchemy.engine.interfaces import DBAPICursor

from app.storage import sealing
from app.storage.segments import PaperFolder
from app.storage.tables.dossiers import dossier_keys
from forms.refusal import Refusal
from sync.ports import Clock

NO_DOSSIER = ""
"""The scope whose key seals what belongs to no dossier of this vault."""

_DIALECT = sqlite.dialect(paramstyle="named")
_KEY_OF = select(dossier_keys.c.key).where(dossier_keys.c.scope == bindparam("scope"))


@dataclass
class Transaction:
    """One transaction in progress. ``on_commit`` and ``on_rollback`` run after it ended, for files beside the rows.

    ``user`` opened the vault. ``reader`` is the helper for whom it runs, who sees their own and shared dossiers only;
    None sees all.
    """

    connection: Connection
    papers: PaperFolder
    clock: Clock
    user: str = ""
    on_commit: list[Callable[[], None]] = field(default_factory=list)
    on_rollback: list[Callable[[], None]] = field(default_factory=list)
    reader: str | None = None
    _keys: dict[str, bytes] = field(default_factory=dict)

    def new_key(self, scope: str) -> None:
        """Make the key of a new dossier."""
        self._keys[scope] = sealing.new_key()
        self.connection.execute(insert(dossier_keys), {"scope": scope, "key": self._keys[scope]})

    def quick(self, statement: ClauseElement, **values: object) -> DBAPICursor:
        """Run a statement that stands on the way of every answer, and return the driver's own cursor.

        SQLAlchemy's share of such a statement is several times the database's; here it only words it, once a run.
        Values and results are those of the driver: texts, whole numbers, bytes and None.
        """
        text, known = _worded(statement)
        cursor = self.connection.connection.cursor()
        cursor.execute(text, {**known, **values})
        return cursor

    def hold_key(self, scope: str, key: bytes) -> None:
        """Remember a dossier's key that a statement read along with other things."""
        self._keys[scope] = key

    def forget_key(self, scope: str) -> None:
        """The key was destroyed; nothing of this unit may seal with it any more."""
        self._keys.pop(scope, None)

    def key(self, scope: str) -> bytes:
        """The key of a dossier.

        Raises:
            Refusal: ``unknown-dossier`` when there is none (any more).
        """
        if scope not in self._keys:
            found = self.connection.execute(_KEY_OF, {"scope": scope}).scalar_one_or_none()
            if found is None:
                raise unknown_dossier(scope)
            self._keys[scope] = found
        return self._keys[scope]

    def has_key(self, scope: str) -> bool:
        """Whether what is sealed for this dossier can be read."""
        return scope in self._keys or bool(self.connection.execute(_KEY_OF, {"scope": scope}).first())

    def seal(self, scope: str, content: bytes, *where: object) -> bytes:
        """Seal ``content`` with the dossier's key for one place (table and row identity)."""
        return sealing.seal(self.key(scope), content, sealing.place(scope, *where))

    def unseal(self, scope: str, sealed: bytes, *where: object) -> bytes:
        """The content of :meth:`seal`.

        Raises:
            Refusal: ``damaged-record``, naming the dossier by its id.
        """
        try:
            return sealing.unseal(self.key(scope), sealed, sealing.place(scope, *where))
        except sealing.Unreadable:
            raise damaged_record(scope, str(where[0])) from None


@cache
def _worded(statement: ClauseElement) -> tuple[str, Mapping[str, object]]:
    """The text of a statement with named places, and the values that belong to the statement itself."""
    compiled = statement.compile(dialect=_DIALECT)
    return str(compiled), compiled.params


def unknown_dossier(dossier_id: str) -> Refusal:
    """The refusal for an id that this vault does not hold."""
    return Refusal(
        "unknown-dossier",
        f"This vault has no dossier {dossier_id}: `hosolang dossiers` lists them.",
        dossier=dossier_id,
    )


def not_yours(dossier_id: str) -> Refusal:
    """The refusal for a dossier that another helper of this vault keeps."""
    return Refusal(
        "not-yours",
        f"Dossier {dossier_id} is another helper's: ask them to share it with the point, or ask the keeper.",
        dossier=dossier_id,
    )


def damaged_record(scope: str, what: str) -> Refusal:
    """The refusal for one record that cannot be read; the others are not touched by it."""
    return Refusal(
        "damaged-record",
        f"One record ({what}) of dossier {scope or '-'} cannot be read; the others can. Restore it from a backup.",
        dossier=scope,
        what=what,
    )
