"""The register of persons and households: who agreed to be kept, so that later forms need not ask again."""

from typing import Any

from sqlalchemy import (
    ColumnElement,
    Connection,
    Row,
    Select,
    bindparam,
    column,
    delete,
    func,
    insert,
    or_,
    select,
    update,
)
from sqlalchemy.dialects.sqlite import insert as upsert

from app.storage import envelope
from app.storage.erasing import drop_unknown, leave_register
from app.storage.moments import stamp
from app.storage.records import RegisteredPerson
from app.storage.stores.sight import is_seen_by
from app.storage.tables.dossiers import dossiers
from app.storage.tables.persons import person_dossiers, persons
from app.storage.tables.words import person_words
from app.storage.transaction import Transaction
from app.storage.vietnamese_order import order_key
from forms.refusal import Refusal
from forms.wording import fold


class Register:
    """Writer: services."""

    def __init__(self, tx: Transaction) -> None:
        self._tx = tx

    def put(self, person: RegisteredPerson, dossier_id: str, role: str) -> None:
        """Add the person or write it anew, known by a dossier; ``dossier_ids`` of the value are not looked at."""
        if not self._tx.has_key(person.id):
            self._tx.new_key(person.id)
        fields = {
            "id": person.id,
            "household": person.household,
            "name": person.name,
            "card_number": person.card_number,
            "born": person.born,
            "commune": person.commune,
            "phone": person.phone,
            "name_key": name_key(person.name),
            "name_order": order_key(person.name),
            "sealed": self._tx.seal(person.id, envelope.pack(dict(person.facts)), "persons"),
            "updated_at": stamp(self._tx.clock.now()),
        }
        self._tx.connection.execute(upsert(persons).on_conflict_do_update(["id"], set_=fields), fields)
        refresh_words(self._tx.connection, person.id)
        before = self.of_dossier(dossier_id).get(role)
        known_by = {"dossier_id": dossier_id, "role": role, "person_id": person.id}
        statement = upsert(person_dossiers).on_conflict_do_update(["dossier_id", "role"], set_=known_by)
        self._tx.connection.execute(statement, known_by)
        if before is not None and before.id != person.id:
            drop_unknown(self._tx.connection, {before.id})

    def get(self, person_id: str) -> RegisteredPerson:
        """One person, whole.

        Raises:
            Refusal: ``unknown-person``, ``damaged-record``.
        """
        row = self._tx.connection.execute(self._seen().where(persons.c.id == person_id)).one_or_none()
        if row is None:
            raise Refusal("unknown-person", "The register has no such person: `hosolang person find` looks one up.")
        facts, _ = envelope.unpack(self._tx.unseal(row.id, row.sealed, "persons"))
        known_by = select(person_dossiers.c.dossier_id).where(person_dossiers.c.person_id == person_id).distinct()
        dossier_ids = self._tx.connection.execute(known_by.order_by(person_dossiers.c.dossier_id)).scalars()
        return _person(row, facts=facts, dossier_ids=tuple(dossier_ids))

    def find(self, words: str = "", *, limit: int = 50, after: str | None = None) -> list[RegisteredPerson]:
        """Persons by beginnings of words of their names or by number, in Vietnamese order; without facts.

        Args:
            words: without marks if one likes (d finds đ); empty for all.
            limit: at most so many.
            after: the id of the last person of the page before.
        """
        query = self._seen()
        if words.strip():
            asked = [word for word in fold(words).split() if any(letter.isalnum() for letter in word)]
            if not asked:
                return []
            text = " ".join(f'"{word.replace(chr(34), chr(34) * 2)}"*' for word in asked)
            hits = select(person_words.c.rowid).where(column("person_words").op("MATCH")(text))
            query = query.where(persons.c.number.in_(hits))
        if after is not None:
            last = select(persons.c.name_order, persons.c.number).where(persons.c.id == after)
            place = self._tx.connection.execute(last).one_or_none()
            if place is None:
                return []
            behind = (persons.c.name_order == place.name_order) & (persons.c.number > place.number)
            query = query.where(or_(persons.c.name_order > place.name_order, behind))
        rows = self._tx.connection.execute(query.order_by(persons.c.name_order, persons.c.number).limit(limit))
        return [_person(row) for row in rows]

    def alike(self, name: str, card_number: str) -> list[RegisteredPerson]:
        """Everybody with this number, or with this name however it is marked; without facts."""
        same = [persons.c.name_key == name_key(name)] if name.strip() else []
        same += [persons.c.card_number == card_number] if card_number else []
        if not same:
            return []
        query = self._seen().where(or_(*same)).order_by(persons.c.number)
        return [_person(row) for row in self._tx.connection.execute(query)]

    def of_dossier(self, dossier_id: str) -> dict[str, RegisteredPerson]:
        """The persons known by a dossier, by the role that each has in it; without facts."""
        query = _PERSONS.add_columns(person_dossiers.c.role).join(
            person_dossiers, person_dossiers.c.person_id == persons.c.id
        )
        rows = self._tx.connection.execute(query.where(person_dossiers.c.dossier_id == dossier_id))
        return {row.role: _person(row) for row in rows}

    def household(self, household: str) -> list[RegisteredPerson]:
        """Everybody of a household; without facts."""
        query = self._seen().where(persons.c.household == household).order_by(persons.c.number)
        return [_person(row) for row in self._tx.connection.execute(query)]

    def move(self, person_id: str, household: str) -> None:
        """Put a person into another household.

        Raises:
            Refusal: ``unknown-person``.
        """
        self.get(person_id)
        self._tx.connection.execute(update(persons).where(persons.c.id == person_id), {"household": household})

    def dossiers_with_phone(self, phone: str, *, besides: str = "") -> int:
        """By how many dossiers a telephone number is known, one of them left aside."""
        query = select(func.count(person_dossiers.c.dossier_id.distinct())).join(
            persons, persons.c.id == person_dossiers.c.person_id
        )
        return int(
            self._tx.connection.execute(
                query.where(persons.c.phone == phone, person_dossiers.c.dossier_id != besides)
            ).scalar_one()
        )

    def _seen(self) -> Select[Any]:
        """A helper sees whom their own and shared dossiers know."""
        return _PERSONS if self._tx.reader is None else _PERSONS.where(_seen_by(self._tx.reader))

    def leave(self, dossier_id: str) -> None:
        """The villager no longer agrees to be kept by this dossier; nobody else's dossier loses anybody."""
        leave_register(self._tx.connection, dossier_id)


def _seen_by(reader: str) -> ColumnElement[bool]:
    known_by = select(person_dossiers.c.person_id).join(dossiers, dossiers.c.id == person_dossiers.c.dossier_id)
    return persons.c.id.in_(known_by.where(is_seen_by(reader)))


def name_key(name: str) -> str:
    """The name as it is compared: folded, single blanks."""
    return fold(" ".join(name.split()))


def refresh_words(connection: Connection, person_id: str) -> None:
    """Write the words anew by which a person is found."""
    row = connection.execute(_PERSONS.where(persons.c.id == bindparam("person")), {"person": person_id}).one()
    connection.execute(delete(person_words).where(person_words.c.rowid == row.number))
    words = " ".join(filter(None, (row.name_key, row.card_number, row.phone)))
    connection.execute(insert(person_words).values(rowid=row.number, words=words))


def _person(row: Row[Any], **more: Any) -> RegisteredPerson:  # noqa: ANN401 - the fields of the value
    return RegisteredPerson(
        id=row.id,
        household=row.household,
        name=row.name,
        card_number=row.card_number,
        born=row.born,
        commune=row.commune,
        phone=row.phone,
        **more,
    )


_PERSONS: Select[Any] = select(persons)
