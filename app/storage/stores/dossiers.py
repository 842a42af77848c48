"""The dossiers' own rows and the names for lists."""

from dataclasses import asdict
from datetime import datetime
from typing import Any

from sqlalchemy import Row, Select, bindparam, insert, select, update
from sqlalchemy.exc import IntegrityError

from app.storage import envelope
from app.storage.moments import moment_of, stamp
from app.storage.records import DossierPage, DossierRecord, DossierRow
from app.storage.stores import dossier_list, dossier_words
from app.storage.tables.dossiers import dossier_names, dossiers
from app.storage.transaction import Transaction, unknown_dossier
from forms.dossier import DossierState, Route
from forms.refusal import Refusal

_NAMES = {"owner", "filer"}
_FIXED = {"id", "created_at", "public_code", "tracking_secret"}


class Dossiers:
    """Writer: services."""

    def __init__(self, tx: Transaction) -> None:
        self._tx = tx

    def add(self, record: DossierRecord) -> None:
        """A new dossier with a key of its own.

        Raises:
            Refusal: ``dossier-exists`` when its id or its public code is taken.
        """
        fields = asdict(record)
        names = {name: fields.pop(name) for name in _NAMES}
        secret = envelope.pack({"tracking_secret": fields.pop("tracking_secret")})
        fields["created_at"], fields["updated_at"] = stamp(record.created_at), stamp(record.updated_at)
        try:
            self._tx.new_key(record.id)
            fields["sealed"] = self._tx.seal(record.id, secret, "dossiers")
            self._tx.connection.execute(insert(dossiers), fields)
        except IntegrityError as error:
            raise Refusal("dossier-exists", f"Dossier {record.id} or its public code is there already.") from error
        self._tx.connection.execute(insert(dossier_names), {"dossier_id": record.id, **names})
        dossier_words.refresh(self._tx.connection, record.id)

    def get(self, dossier_id: str) -> DossierRecord:
        """One dossier.

        Raises:
            Refusal: ``unknown-dossier``, ``damaged-record``.
        """
        row = self._tx.connection.execute(_ONE, {"dossier": dossier_id}).one_or_none()
        if row is None:
            raise unknown_dossier(dossier_id)
        return self._record(row)

    def by_public_code(self, code: str) -> DossierRecord | None:
        """The dossier of a public code, or None."""
        row = self._tx.connection.execute(_RECORDS.where(dossiers.c.public_code == code)).one_or_none()
        return None if row is None else self._record(row)

    def update(self, dossier_id: str, **fields: object) -> None:
        """Change fields of :class:`DossierRecord`; ``updated_at`` is now unless given.

        Raises:
            Refusal: ``unknown-dossier``.
            ValueError: for a field that is no field or never changes.
        """
        names = {name: str(fields.pop(name)) for name in _NAMES & fields.keys()}
        moment = fields.get("updated_at")
        fields["updated_at"] = stamp(moment if isinstance(moment, datetime) else self._tx.clock.now())
        if wrong := fields.keys() - set(dossiers.c.keys()) or _FIXED & fields.keys():
            raise ValueError(f"a dossier's {', '.join(sorted(wrong))} cannot be changed")
        done = self._tx.connection.execute(_CHANGE, {"dossier": dossier_id, **fields})
        if done.rowcount == 0:
            raise unknown_dossier(dossier_id)
        if names:
            self._rename(dossier_id, names)

    def page(
        self,
        *,
        state: str | None = None,
        find: str | None = None,
        limit: int = 50,
        after: str | None = None,
    ) -> DossierPage:
        """A page of the list, newest arrivals first.

        Args:
            state: a dossier's state, an outbox state, ``filed`` or ``not_filed``.
            find: beginnings of words of owner, filer, our code or the office's number, without marks (d finds đ).
            limit: 1 to 500 rows.
            after: the cursor of the page before.

        Raises:
            Refusal: ``unknown-state``, ``bad-cursor``, ``bad-limit``.
        """
        return dossier_list.page(self._tx, state=state, find=find, limit=limit, after=after)

    def row(self, dossier_id: str) -> DossierRow:
        """The list's line of one dossier.

        Raises:
            Refusal: ``unknown-dossier``.
        """
        return dossier_list.one(self._tx, dossier_id)

    def _rename(self, dossier_id: str, names: dict[str, str]) -> None:
        """Write names and search words only where they change: this runs with every answer."""
        known = self._tx.connection.execute(_NAMES_OF, {"dossier": dossier_id}).one()._asdict()
        if known | names != known:
            self._tx.connection.execute(_RENAME, {"dossier": dossier_id, **names})
            dossier_words.refresh(self._tx.connection, dossier_id)

    def _record(self, row: Row[Any]) -> DossierRecord:
        fields = row._asdict()
        secret, _ = envelope.unpack(self._tx.unseal(row.id, fields.pop("sealed"), "dossiers"))
        del fields["number"]
        fields["created_at"], fields["updated_at"] = moment_of(row.created_at), moment_of(row.updated_at)
        fields["route"], fields["state"] = Route(row.route), DossierState(row.state)
        return DossierRecord(**fields, **secret)


_RECORDS: Select[Any] = select(dossiers, dossier_names.c.owner, dossier_names.c.filer).join(
    dossier_names, dossier_names.c.dossier_id == dossiers.c.id
)
_ONE = _RECORDS.where(dossiers.c.id == bindparam("dossier"))
_CHANGE = update(dossiers).where(dossiers.c.id == bindparam("dossier"))
_NAMES_OF = select(dossier_names.c.owner, dossier_names.c.filer).where(
    dossier_names.c.dossier_id == bindparam("dossier")
)
_RENAME = update(dossier_names).where(dossier_names.c.dossier_id == bindparam("dossier"))
