"""The persons of whom this vault holds something: to answer a person's request, and to tell all after a loss."""

from collections.abc import Sequence
from typing import Any

from sqlalchemy import Row, Select, func, select

from app.storage.records import NamedIn, PersonInVault
from app.storage.stores import dossier_words
from app.storage.tables.dossiers import dossier_names, dossiers, finding_facts
from app.storage.transaction import Transaction
from app.storage.vietnamese_order import order_key
from app.storage.wanted_papers import wanted_papers
from forms.names import name_key
from forms.wording import fold


class Persons:
    """Reads only. A person is who a card's number says, or, without one, who bears the same name."""

    def __init__(self, tx: Transaction) -> None:
        self._tx = tx

    def list(self) -> list[PersonInVault]:
        """Everybody who is owner or filer of a dossier, by name in Vietnamese order: whom to tell after a theft."""
        found: dict[tuple[str, str], PersonInVault] = {}
        for row in self._tx.connection.execute(_PEOPLE.order_by(dossiers.c.number)):
            for name, number in ((row.owner, row.owner_number), (row.filer, row.filer_number)):
                if name or number:
                    _add(found, name, number, row.id)
        return sorted(found.values(), key=lambda person: (order_key(person.name), person.number))

    def files_here(self) -> int:
        """How many pictures and files of their papers lie here, of all of them together."""
        return len(wanted_papers(self._tx.connection))

    def dossiers_of(self, person: str) -> tuple[str, ...]:
        """The ids of :meth:`named`."""
        return tuple(one.dossier_id for one in self.named(person))

    def named(self, person: str) -> tuple[NamedIn, ...]:
        """All dossiers of a person, given by card number or by whole name; marks and case do not matter.

        Two persons of one name are both found: who asks looks at the list before anything is erased.
        """
        wanted = fold(" ".join(person.split()))
        if not wanted:
            return ()
        digits = "".join(letter for letter in wanted if not letter.isspace())
        found = {row.id: row for text in (wanted, digits) for row in self._with_words(text)}
        rows = sorted(found.values(), key=lambda row: row.number)
        return tuple(one for row in rows if (one := _named(row, wanted, digits)) is not None)

    def _with_words(self, text: str) -> Sequence[Row[Any]]:
        """Narrowed by the index of words; whether it is the whole name is looked at in Python."""
        asked = dossier_words.question_of(text)
        if asked is None:
            return ()
        query = _PEOPLE.where(dossier_words.matching("find"))
        return self._tx.connection.execute(query, {"find": asked}).all()


def _named(row: Row[Any], wanted: str, digits: str) -> NamedIn | None:
    for name, number in ((row.owner, row.owner_number), (row.filer, row.filer_number)):
        if digits == number or wanted == fold(" ".join(name.split())):
            return NamedIn(row.id, name, number)
    return None


def _add(found: dict[tuple[str, str], PersonInVault], name: str, number: str, dossier_id: str) -> None:
    key = ("", number) if number else (name_key(name), "")  # Hùng is not Hưng: both are told; Hòa is Hoà
    known = found.get(key, PersonInVault(name, number, ()))
    if dossier_id not in known.dossier_ids:
        found[key] = PersonInVault(known.name, known.number, (*known.dossier_ids, dossier_id))


_PEOPLE: Select[Any] = (
    select(
        dossiers.c.id,
        dossiers.c.number,
        dossier_names.c.owner,
        dossier_names.c.filer,
        func.coalesce(finding_facts.c.owner_number, "").label("owner_number"),
        func.coalesce(finding_facts.c.filer_number, "").label("filer_number"),
    )
    .join(dossier_names, dossier_names.c.dossier_id == dossiers.c.id)
    .outerjoin(finding_facts, finding_facts.c.dossier_id == dossiers.c.id)
)
