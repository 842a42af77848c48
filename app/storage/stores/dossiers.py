"""The dossiers' own rows and the names for lists."""

from collections.abc import Iterable
from dataclasses import asdict
from datetime import datetime
from typing import Any, Literal

from sqlalchemy import Row, Select, bindparam, func, insert, select, update
from sqlalchemy.dialects.sqlite import insert as upsert
from sqlalchemy.exc import IntegrityError

from app.storage import envelope
from app.storage.moments import moment_of, stamp
from app.storage.records import DossierPage, DossierRecord, DossierRow
from app.storage.stores import dossier_list, dossier_words
from app.storage.stores.marks import marked
from app.storage.tables.dossiers import dossier_names, dossiers, finding_facts
from app.storage.transaction import Transaction, not_yours, unknown_dossier
from app.storage.vietnamese_order import order_key
from forms.dossier import DossierState, Route
from forms.refusal import Refusal

_NAMES = {"owner", "filer"}
_FACTS = {"owner_number", "filer_number", "hamlet"}
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
        people = {name: fields.pop(name) for name in _NAMES | _FACTS}
        secret = envelope.pack({"tracking_secret": fields.pop("tracking_secret")})
        fields["created_at"], fields["updated_at"] = stamp(record.created_at), stamp(record.updated_at)
        try:
            self._tx.new_key(record.id)
            fields["sealed"] = self._tx.seal(record.id, secret, "dossiers")
            self._tx.connection.execute(insert(dossiers), fields)
        except IntegrityError as error:
            raise Refusal("dossier-exists", f"Dossier {record.id} or its public code is there already.") from error
        names, facts = _parted(people)
        self._tx.connection.execute(insert(dossier_names), {"dossier_id": record.id, **names})
        self._tx.connection.execute(insert(finding_facts), {"dossier_id": record.id, **facts})
        dossier_words.refresh(self._tx.connection, record.id)

    def get(self, dossier_id: str) -> DossierRecord:
        """One dossier.

        Raises:
            Refusal: ``unknown-dossier``, ``not-yours`` for another helper's, ``damaged-record``.
        """
        row = self._tx.connection.execute(_ONE, {"dossier": dossier_id}).one_or_none()
        if row is None:
            raise unknown_dossier(dossier_id)
        self._require_seen(row)
        return self._record(row)

    def update(self, dossier_id: str, **fields: object) -> None:
        """Change fields of :class:`DossierRecord`; ``updated_at`` is now unless given.

        Raises:
            Refusal: ``unknown-dossier``.
            ValueError: for a field that is no field or never changes.
        """
        people = {name: str(fields.pop(name)) for name in (_NAMES | _FACTS) & fields.keys()}
        moment = fields.get("updated_at")
        fields["updated_at"] = stamp(moment if isinstance(moment, datetime) else self._tx.clock.now())
        if wrong := fields.keys() - set(dossiers.c.keys()) or _FIXED & fields.keys():
            raise ValueError(f"a dossier's {', '.join(sorted(wrong))} cannot be changed")
        done = self._tx.connection.execute(_CHANGE, {"dossier": dossier_id, **fields})
        if done.rowcount == 0:
            raise unknown_dossier(dossier_id)
        if people:
            self._rename(dossier_id, people)

    def touch(self, dossier_id: str, at: datetime) -> None:
        """Say that the dossier was worked on; the cheap half of :meth:`update`, for the way of an answer.

        Raises:
            Refusal: ``unknown-dossier``.
        """
        if self._tx.quick(_TOUCH, dossier=dossier_id, moment=stamp(at)).rowcount == 0:
            raise unknown_dossier(dossier_id)

    def page(
        self,
        *,
        state: str | None = None,
        find: str | None = None,
        limit: int = 50,
        after: str | None = None,
        order: Literal["arrival", "name"] = "arrival",
    ) -> DossierPage:
        """A page of the list, newest arrivals first, or by the owners' names in Vietnamese order.

        Args:
            state: a dossier's state, an outbox state, ``filed``, ``not_filed`` or ``returned``.
            find: beginnings of words of owner, filer, hamlet, our code, or a number of a card or of the office, without
                marks (d finds đ).
            limit: 1 to 500 rows.
            after: the cursor of the page before, in the same order.
            order: by arrival or by name.

        Raises:
            Refusal: ``unknown-state``, ``bad-cursor``, ``bad-limit``.
        """
        question = dossier_list.Question(state, find, limit, after, by_name=order == "name")
        return dossier_list.page(self._tx, question)

    def row(self, dossier_id: str) -> DossierRow:
        """The list's line of one dossier.

        Raises:
            Refusal: ``unknown-dossier``.
        """
        return dossier_list.one(self._tx, dossier_id)

    def of_case(self, case_id: str) -> list[str]:
        """The ids of a case's dossiers, oldest first."""
        query = select(dossiers.c.id).where(dossiers.c.case_id == case_id).order_by(dossiers.c.number)
        return list(self._tx.connection.execute(query).scalars())

    def procedures(self) -> frozenset[str]:
        """The codes of which there is any dossier, whoever may see it."""
        return frozenset(self._tx.connection.execute(select(dossiers.c.procedure).distinct()).scalars())

    def _require_seen(self, row: Row[Any]) -> None:
        reader = self._tx.reader
        if reader is None or row.helper == reader:
            return
        if self._tx.connection.execute(select(dossiers.c.id).where(dossiers.c.id == row.id, marked("shared"))).first():
            return
        raise not_yours(row.id)

    def rows(self, dossier_ids: Iterable[str]) -> dict[str, DossierRow]:
        """The list's lines of many dossiers by one question, without those that are not here or not the reader's."""
        return dossier_list.some(self._tx, dossier_ids)

    def _rename(self, dossier_id: str, people: dict[str, str]) -> None:
        """Write names and search words only where they change: this runs with every answer."""
        known = self._tx.connection.execute(_PEOPLE_OF, {"dossier": dossier_id}).one()._asdict()
        if known | people != known:
            names, facts = _parted(known | people)
            self._tx.connection.execute(_RENAME, {"dossier": dossier_id, **names})
            self._tx.connection.execute(_REMARK, {"dossier_id": dossier_id, **facts})
            dossier_words.refresh(self._tx.connection, dossier_id)

    def _record(self, row: Row[Any]) -> DossierRecord:
        fields = row._asdict()
        secret, _ = envelope.unpack(self._tx.unseal(row.id, fields.pop("sealed"), "dossiers"))
        del fields["number"]
        fields["created_at"], fields["updated_at"] = moment_of(row.created_at), moment_of(row.updated_at)
        fields["route"], fields["state"] = Route(row.route), DossierState(row.state)
        return DossierRecord(**fields, **secret)


def _parted(people: dict[str, str]) -> tuple[dict[str, str], dict[str, str]]:
    """What stands in the table of names, and in the table of what else a dossier is found by."""
    names = {name: people[name] for name in _NAMES}
    return names, {name: people[name] for name in _FACTS} | {"name_order": order_key(people["owner"])}


_PEOPLE = (
    dossier_names.c.owner,
    dossier_names.c.filer,
    *(func.coalesce(finding_facts.c[name], "").label(name) for name in sorted(_FACTS)),
)
_RECORDS: Select[Any] = (
    select(dossiers, *_PEOPLE)
    .join(dossier_names, dossier_names.c.dossier_id == dossiers.c.id)
    .outerjoin(finding_facts, finding_facts.c.dossier_id == dossiers.c.id)
)
_ONE = _RECORDS.where(dossiers.c.id == bindparam("dossier"))
_CHANGE = update(dossiers).where(dossiers.c.id == bindparam("dossier"))
_TOUCH = _CHANGE.values(updated_at=bindparam("moment"))
_PEOPLE_OF = (
    select(*_PEOPLE)
    .outerjoin(finding_facts, finding_facts.c.dossier_id == dossier_names.c.dossier_id)
    .where(dossier_names.c.dossier_id == bindparam("dossier"))
)
_INSERT_FACTS = upsert(finding_facts)
_REMARK = _INSERT_FACTS.on_conflict_do_update(
    ["dossier_id"], set_={name: _INSERT_FACTS.excluded[name] for name in (*sorted(_FACTS), "name_order")}
)
_RENAME = update(dossier_names).where(dossier_names.c.dossier_id == bindparam("dossier"))
