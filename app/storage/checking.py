"""`check`: what is wrong with the vault, record by record, without changing anything."""

from collections.abc import Callable, Mapping

from sqlalchemy import select

from app.storage.database import Database
from app.storage.records import Finding
from app.storage.sealing import Unreadable
from app.storage.segments import PaperFolder
from app.storage.stores.journal import Journal
from app.storage.tables.dossiers import dossiers
from app.storage.transaction import Transaction
from app.storage.unit import Unit
from app.storage.wanted_papers import wanted_papers
from forms.onlooker import NOBODY, OnLooker
from forms.refusal import NotNow, Refusal

_READ_AT_ONCE = 1024 * 1024


def whole_file(database: Database, looker: OnLooker = NOBODY) -> list[Finding]:
    """What the database's own checks say: damaged pages, disordered indexes, rows that name missing ones.

    Told as the stage ``file``; NotNow ``stopped``.
    """
    looker.at("file")
    findings = [Finding("damaged-pages", "", text) for text in database.findings(looker)]
    with database.reading() as connection:
        for table, *_ in connection.exec_driver_sql("PRAGMA foreign_key_check").all():
            findings.append(
                Finding("broken-reference", str(table), f"A row of {table} names another that is not there.")
            )
    return findings


def records(tx: Transaction, folder: PaperFolder, vault_id: str, looker: OnLooker = NOBODY) -> list[Finding]:
    """Broken links and missing signed heads of the journal, sealed records and paper files that cannot be read.

    Told as the stages ``journal``, ``records`` (dossiers) and ``papers`` (files); NotNow ``stopped``.
    """
    looker.at("journal")
    findings = []
    if (link := Journal(tx).first_broken_link()) is not None:
        findings.append(Finding("journal-broken", str(link), f"The journal was changed at or before link {link}."))
    findings += [
        Finding("journal-cut", str(head.number), f"The journal does not lead through its signed link {head.number}.")
        for head in Journal(tx).heads(vault_id)
        if not Journal(tx).leads_through(head)
    ]
    ids = tx.connection.execute(select(dossiers.c.id).order_by(dossiers.c.number)).scalars().all()
    done = looker.counting("records", len(ids))
    for dossier_id in ids:
        findings += _dossier(tx, dossier_id)
        done(1)
    return findings + _segments(tx, folder, looker)


def _dossier(tx: Transaction, dossier_id: str) -> list[Finding]:
    unit = Unit(tx)
    reads = (
        unit.dossiers.get,
        unit.drafts.load,
        unit.consents.history,
        unit.papers.list,
        unit.submissions.all,
        unit.events.list,
        unit.results.list,
        unit.results.handovers,
    )
    findings = []
    for read in reads:
        try:
            read(dossier_id)
        except Refusal as refusal:
            if refusal.code != "no-draft":
                findings.append(Finding(refusal.code, dossier_id, str(refusal)))
    return findings


def some_papers(tx: Transaction, folder: PaperFolder, after: str, limit: int) -> tuple[list[Finding], str | None]:
    """Read through the next papers in the order of their names; also the name to go on after, None at the end."""
    wanted = wanted_papers(tx.connection)
    names = sorted(name for name in wanted if name > after)
    chosen = {name: wanted[name] for name in names[:limit]}
    return _read_through(tx, folder, chosen, _unheard), names[limit - 1] if len(names) > limit else None


def _segments(tx: Transaction, folder: PaperFolder, looker: OnLooker) -> list[Finding]:
    wanted = wanted_papers(tx.connection)
    return _read_through(tx, folder, wanted, looker.counting("papers", len(wanted)))


def _read_through(
    tx: Transaction, folder: PaperFolder, segments: Mapping[str, str], done: Callable[[int], None]
) -> list[Finding]:
    """``done`` hears 0 after each piece of a file and 1 after the file; what it raises ends the reading."""
    findings = []
    for segment, dossier_id in segments.items():
        if not _is_readable(tx, folder, segment, dossier_id, done):
            findings.append(Finding("damaged-paper", dossier_id, f"A paper of dossier {dossier_id} cannot be read."))
        done(1)
    return findings


def _is_readable(
    tx: Transaction, folder: PaperFolder, segment: str, dossier_id: str, done: Callable[[int], None]
) -> bool:
    try:
        with folder.open(tx.key(dossier_id), dossier_id, segment) as stream:
            while stream.read(_READ_AT_ONCE):
                done(0)
    except NotNow:
        raise
    except (Unreadable, Refusal):
        return False
    return True


def _unheard(_count: int) -> None:
    """Nobody waits for it."""
