"""`check`: what is wrong with the vault, record by record, without changing anything."""

from collections.abc import Mapping

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
from forms.refusal import Refusal

_READ_AT_ONCE = 1024 * 1024


def whole_file(database: Database) -> list[Finding]:
    """What the database's own checks say: damaged pages, disordered indexes, rows that name missing ones."""
    findings = [Finding("damaged-pages", "", text) for text in database.findings()]
    with database.reading() as connection:
        for table, *_ in connection.exec_driver_sql("PRAGMA foreign_key_check").all():
            findings.append(
                Finding("broken-reference", str(table), f"A row of {table} names another that is not there.")
            )
    return findings


def records(tx: Transaction, folder: PaperFolder, vault_id: str) -> list[Finding]:
    """Broken links and missing signed heads of the journal, sealed records and paper files that cannot be read."""
    findings = []
    if (link := Journal(tx).first_broken_link()) is not None:
        findings.append(Finding("journal-broken", str(link), f"The journal was changed at or before link {link}."))
    findings += [
        Finding("journal-cut", str(head.number), f"The journal does not lead through its signed link {head.number}.")
        for head in Journal(tx).heads(vault_id)
        if not Journal(tx).leads_through(head)
    ]
    for dossier_id in tx.connection.execute(select(dossiers.c.id).order_by(dossiers.c.number)).scalars().all():
        findings += _dossier(tx, dossier_id)
    return findings + _segments(tx, folder)


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
    return _read_through(tx, folder, chosen), names[limit - 1] if len(names) > limit else None


def _segments(tx: Transaction, folder: PaperFolder) -> list[Finding]:
    return _read_through(tx, folder, wanted_papers(tx.connection))


def _read_through(tx: Transaction, folder: PaperFolder, segments: Mapping[str, str]) -> list[Finding]:
    findings = []
    for segment, dossier_id in segments.items():
        try:
            with folder.open(tx.key(dossier_id), dossier_id, segment) as stream:
                while stream.read(_READ_AT_ONCE):
                    pass
        except (Unreadable, Refusal):
            findings.append(Finding("damaged-paper", dossier_id, f"A paper of dossier {dossier_id} cannot be read."))
    return findings
