"""Taking every trace of one dossier out of a database: its key, its rows, its words in the index.

The key goes with the rows, so that what a page of an old log or a forgotten copy of a paper still holds is noise.
``secure_delete`` overwrites freed cells, FTS5's own ``secure-delete`` the words (``app.storage.tables.words``).
"""

from sqlalchemy import Connection, Table, delete, select

from app.storage.tables.dossiers import (
    consents,
    dossier_keys,
    dossier_marks,
    dossier_names,
    dossiers,
    draft_entries,
    draft_history,
    drafts,
    finding_facts,
    papers,
)
from app.storage.tables.office import follow_ups, office_reports, portal_events, result_handovers, result_papers
from app.storage.tables.outbox import (
    outbox,
    outbox_deadlines,
    outbox_requests,
    receipts,
    submission_segments,
    submissions,
)
from app.storage.tables.persons import person_dossiers, persons
from app.storage.tables.upkeep import restored_answers, restored_dossiers, set_aside_records
from app.storage.tables.words import dossier_words, person_words
from app.storage.wanted_papers import wanted_papers

_BY_SUBMISSION = (submission_segments, receipts, outbox_requests, outbox_deadlines)
_BY_DOSSIER = (
    outbox,
    submissions,
    draft_entries,
    draft_history,
    drafts,
    consents,
    papers,
    office_reports,
    portal_events,
    result_papers,
    result_handovers,
    follow_ups,
    restored_answers,
    restored_dossiers,
    finding_facts,
    dossier_marks,
    dossier_names,
)
"""Children before parents; a copy from before a migration may lack some of them."""


def erase_rows(connection: Connection, dossier_id: str) -> set[str]:
    """Delete everything of a dossier, whatever of it is there; returns the encrypted papers that are nobody's now.

    Args:
        connection: a writing transaction on a vault's database or on a copy, also one of an earlier schema.
        dossier_id: the dossier; nothing happens when it is not there.
    """
    there = set(connection.exec_driver_sql("SELECT name FROM sqlite_master").scalars())
    segments = {segment for segment, owner in wanted_papers(connection).items() if owner == dossier_id}
    number = connection.execute(select(dossiers.c.number).where(dossiers.c.id == dossier_id)).scalar_one_or_none()
    frozen = select(submissions.c.id).where(submissions.c.dossier_id == dossier_id)
    for table in _present(_BY_SUBMISSION, there):
        connection.execute(delete(table).where(table.c.submission_id.in_(frozen)))
    for table in _present(_BY_DOSSIER, there):
        connection.execute(delete(table).where(table.c.dossier_id == dossier_id))
    if set_aside_records.name in there:
        connection.execute(delete(set_aside_records).where(set_aside_records.c.scope == dossier_id))
    if person_dossiers.name in there:
        leave_register(connection, dossier_id)
    if number is not None:
        connection.execute(delete(dossier_words).where(dossier_words.c.rowid == number))
    connection.execute(delete(dossiers).where(dossiers.c.id == dossier_id))
    connection.execute(delete(dossier_keys).where(dossier_keys.c.scope == dossier_id))
    return segments


def leave_register(connection: Connection, dossier_id: str) -> None:
    """Take a dossier's persons out of the register, with their keys, unless another dossier keeps them there."""
    known = select(person_dossiers.c.person_id).where(person_dossiers.c.dossier_id == dossier_id)
    people = set(connection.execute(known).scalars())
    connection.execute(delete(person_dossiers).where(person_dossiers.c.dossier_id == dossier_id))
    drop_unknown(connection, people)


def drop_unknown(connection: Connection, people: set[str]) -> None:
    """Delete those of the persons by whom no dossier knows any more, with their keys."""
    known = select(person_dossiers.c.person_id).where(person_dossiers.c.person_id.in_(people))
    for person_id in people - set(connection.execute(known).scalars()):
        number = select(persons.c.number).where(persons.c.id == person_id).scalar_subquery()
        connection.execute(delete(person_words).where(person_words.c.rowid == number))
        connection.execute(delete(persons).where(persons.c.id == person_id))
        connection.execute(delete(dossier_keys).where(dossier_keys.c.scope == person_id))


def _present(tables: tuple[Table, ...], there: set[str]) -> list[Table]:
    return [table for table in tables if table.name in there]
