"""Saving what can be saved of a damaged vault into a new one, and saying in numbers what could not be."""

import secrets
from collections import Counter
from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path
from typing import Any

import sqlcipher3.dbapi2 as sqlcipher
from sqlalchemy import Connection, Table, delete, func, insert, select
from sqlalchemy.exc import DBAPIError

from app.storage import durable, faults, key_slots, opening, sealing, slots_file
from app.storage.backups import readable
from app.storage.database import Database, connect
from app.storage.log_reading import read_log
from app.storage.moments import stamp
from app.storage.records import RepairReport
from app.storage.salvage import DamagedReader, Row
from app.storage.segments import PaperFolder
from app.storage.slots_file import SlotsFile
from app.storage.stores import dossier_words, register
from app.storage.stores.journal import Journal
from app.storage.stores.set_aside import SetAsideRecords
from app.storage.tables import metadata
from app.storage.tables.dossiers import consents, dossier_keys, dossiers, draft_entries, draft_history, drafts, papers
from app.storage.tables.house import identity, kept_forms
from app.storage.tables.office import follow_ups, portal_events, result_handovers, result_papers
from app.storage.tables.outbox import submissions
from app.storage.tables.persons import persons
from app.storage.transaction import NO_DOSSIER, Transaction
from app.storage.wanted_papers import wanted_papers
from forms.onlooker import NOBODY, OnLooker
from forms.refusal import Refusal
from sync.ports import Clock

UNREADABLE, WITHOUT_DOSSIER = "unreadable", "without-dossier"


def repair_into(
    staging: Path, folder: Path, slots: SlotsFile, data_key: bytes, clock: Clock, looker: OnLooker = NOBODY
) -> tuple[SlotsFile, RepairReport]:
    """Build a vault in an empty folder from the damaged one; returns its key file and what became of everything.

    Told as the stages ``saving`` (tables) and ``copy-papers`` (files).

    Raises:
        Refusal: ``damaged`` when not even the list of tables can be read (restore a backup), the disk's faults.
        NotNow: ``stopped``.
    """
    path = folder / slots.database
    log = read_log(path)
    reader = _reader(path, data_key, folder)
    fresh = replace(slots, database=slots_file.new_database_name())
    try:
        opening.create_database(staging, data_key).close()
        (staging / opening.UNFINISHED_NAME).rename(staging / fresh.database)
        database = Database(staging, data_key, read_only=False, name=fresh.database)
        try:
            with database.writing() as connection:
                tx = Transaction(connection, PaperFolder(staging), clock)
                saved, lost, aside = _bring_rows(tx, reader, looker)
                _require_identity(tx, slots)
                aside += _set_aside_unreadable(tx)
                found, gone = _bring_papers(connection, folder, staging, looker)
                lost_log = log.commits_behind_break + log.is_header_broken
                report = RepairReport(dict(saved), dict(lost), aside, found, gone, lost_log)
                details = {"lost": dict(lost), "aside": aside, "papers_lost": gone, "log": lost_log}
                Journal(tx).append("repaired", slots.vault_id, details)
        finally:
            database.close()
    finally:
        reader.close()
    durable.sync_file(staging / fresh.database)
    return key_slots.signed(fresh, data_key), report


def _reader(path: Path, data_key: bytes, folder: Path) -> DamagedReader:
    opening.require_present(path)
    try:
        reader = DamagedReader(lambda: connect(path, data_key, "ro"))
        reader.tables()
    except sqlcipher.Error:
        raise faults.damaged("The database", folder) from None
    return reader


def _bring_rows(tx: Transaction, reader: DamagedReader, looker: OnLooker) -> tuple[Counter[str], Counter[str], int]:
    """Every table, parents first; a row whose parent is lost stands aside. Returns saved, lost, and how many aside."""
    saved: Counter[str] = Counter()
    lost: Counter[str] = Counter()
    aside = 0
    there = reader.tables()
    tables = [table for table in metadata.sorted_tables if table.name in there]
    for done, table in enumerate(tables):
        looker.at("saving", done, len(tables))
        read = 0
        for row in reader.rows(table, _known_keys(tx.connection, table)):
            read += 1
            if _insert(tx.connection, table, row):
                saved[table.name] += 1
            else:
                SetAsideRecords(tx).add(table, row, str(row.get("dossier_id", "")), WITHOUT_DOSSIER)
                aside += 1
        expected = reader.expected(table)
        missing = max(0, (expected or 0) - read)
        if missing or (table.name in reader.met_damage and expected is None):
            lost[table.name] = max(1, missing)
    for dossier_id in tx.connection.execute(select(dossiers.c.id)).scalars().all():
        dossier_words.refresh(tx.connection, dossier_id)
    for person_id in tx.connection.execute(select(persons.c.id)).scalars().all():
        register.refresh_words(tx.connection, person_id)
    return saved, lost, aside


def _known_keys(connection: Connection, table: Table) -> Sequence[str]:
    """By which values a table without row numbers can be asked, when its pages cannot be read in order."""
    first = next(iter(table.primary_key.columns)).name
    parents = {
        "dossier_id": dossiers.c.id,
        "scope": dossiers.c.id,
        "submission_id": submissions.c.id,
        "form_hash": kept_forms.c.form_hash,
    }
    if first not in parents:
        return ()
    people = connection.execute(select(persons.c.id)).scalars().all() if first == "scope" else ()
    return [NO_DOSSIER, *people, *connection.execute(select(parents[first])).scalars().all()]


def _insert(connection: Connection, table: Table, row: Row) -> bool:
    try:
        with connection.begin_nested():
            connection.execute(insert(table), row)
    except DBAPIError:  # the row that it names is lost, or it was read twice
        return False
    return True


def _require_identity(tx: Transaction, slots: SlotsFile) -> None:
    """A lost identity means a new device: nobody can sign as the old one any more. Practice stays practice."""
    if tx.connection.execute(select(func.count()).select_from(identity)).scalar_one() == 0:
        row = {"id": 1, "vault_id": slots.vault_id, "practice": int(slots.practice)}
        made = {"device_key": secrets.token_bytes(32), "created_at": stamp(tx.clock.now())}
        tx.connection.execute(insert(identity), row | made)
    if not tx.has_key(NO_DOSSIER):
        tx.new_key(NO_DOSSIER)


def _set_aside_unreadable(tx: Transaction) -> int:
    """Sealed values that their dossier's key does not open, so that the rest of the dossier can be worked with."""
    count = 0
    generations = {row.dossier_id: row.generation for row in tx.connection.execute(select(drafts))}
    broken_from: dict[str, int] = {}
    for table in _SEALED:
        for row in [dict(found._mapping) for found in tx.connection.execute(select(table))]:  # noqa: SLF001 - SQLAlchemy's public name for it
            dossier_id = row["dossier_id"]
            where = _place(table, row, generations.get(dossier_id, 0))
            follows = table is draft_entries and row["number"] >= broken_from.get(dossier_id, row["number"] + 1)
            if not follows and (
                row["sealed"] is None or _opens(tx, row.get("scope", dossier_id), row["sealed"], where)
            ):
                continue
            if table is draft_entries:
                broken_from.setdefault(dossier_id, row["number"])
            SetAsideRecords(tx).add(table, row, dossier_id, UNREADABLE)
            same = [column == row[column.name] for column in table.primary_key.columns]
            tx.connection.execute(delete(table).where(*same))
            count += 1
    return count


_SEALED = (
    draft_entries,
    draft_history,
    drafts,
    consents,
    papers,
    portal_events,
    result_papers,
    result_handovers,
    follow_ups,
)


def _place(table: Table, row: dict[str, Any], generation: int) -> tuple[object, ...]:
    """Where a sealed value of a table says it belongs, as its store wrote it."""
    last = {
        draft_entries.name: (generation, row.get("number")),
        draft_history.name: (row.get("generation"),),
        drafts.name: (row.get("generation"),),
        consents.name: (row.get("number"),),
        papers.name: (row.get("id"),),
        portal_events.name: (row.get("change_id"),),
        result_papers.name: (row.get("change_id"),),
        result_handovers.name: (row.get("number"),),
        follow_ups.name: (row.get("number"),),
    }
    return (table.name, *last[table.name])


def _opens(tx: Transaction, scope: str, sealed: bytes, where: tuple[object, ...]) -> bool:
    try:
        sealing.unseal(tx.key(scope), sealed, sealing.place(scope, *where))
    except (sealing.Unreadable, Refusal):
        return False
    return True


def _bring_papers(connection: Connection, folder: Path, staging: Path, looker: OnLooker) -> tuple[int, int]:
    source, target = PaperFolder(folder), PaperFolder(staging)
    keys = {row.scope: row.key for row in connection.execute(select(dossier_keys))}
    found = gone = 0
    wanted = wanted_papers(connection)
    done = looker.counting("copy-papers", len(wanted))
    for segment, dossier_id in wanted.items():
        done(1)
        if dossier_id in keys and readable(source, segment, (dossier_id, keys[dossier_id])):
            target.take(source, segment, link=True)
            found += 1
        else:
            gone += 1
    return found, gone
