"""Keeping the search index of lists in step with names and office numbers, and asking it."""

from sqlalchemy import ColumnElement, Connection, bindparam, column, delete, insert, select, union_all

from app.storage.tables.dossiers import dossier_names, dossiers, finding_facts
from app.storage.tables.office import office_reports, portal_events
from app.storage.tables.words import dossier_words
from forms import office_number
from forms.wording import fold


def refresh(connection: Connection, dossier_id: str) -> None:
    """Write the words of one dossier anew: owner, filer, hamlet, their cards' numbers, public code, office numbers."""
    found = connection.execute(
        select(
            dossiers.c.number,
            dossiers.c.public_code,
            dossier_names.c.owner,
            dossier_names.c.filer,
            finding_facts.c.owner_number,
            finding_facts.c.filer_number,
            finding_facts.c.hamlet,
        )
        .join(dossier_names, dossier_names.c.dossier_id == dossiers.c.id)
        .outerjoin(finding_facts, finding_facts.c.dossier_id == dossiers.c.id)
        .where(dossiers.c.id == dossier_id)
    ).one_or_none()
    if found is None:
        return
    words = " ".join(fold(text) for text in (*found[1:], *_office_numbers(connection, dossier_id)) if text)
    connection.execute(delete(dossier_words).where(dossier_words.c.rowid == found.number))
    connection.execute(insert(dossier_words).values(rowid=found.number, words=words))


def question_of(find: str) -> str | None:
    """What the index is asked for words that begin with every word of ``find``; None when nothing can be found."""
    words = [word for word in fold(find).split() if any(letter.isalnum() for letter in word)]
    return " ".join(f'"{word.replace(chr(34), chr(34) * 2)}"*' for word in words) or None


def matching(name: str) -> ColumnElement[bool]:
    """The condition for dossiers that fit the :func:`question_of` given as the value ``name``."""
    asked = column("dossier_words").op("MATCH")(bindparam(name))
    return dossiers.c.number.in_(select(dossier_words.c.rowid).where(asked))


def _office_numbers(connection: Connection, dossier_id: str) -> list[str]:
    reported = select(office_reports.c.office_number).where(office_reports.c.dossier_id == dossier_id)
    answered = select(portal_events.c.office_number).where(
        portal_events.c.dossier_id == dossier_id, portal_events.c.office_number.is_not(None)
    )
    numbers = set(connection.execute(union_all(reported, answered)).scalars())
    return sorted(numbers | {office_number.key(number) for number in numbers})
