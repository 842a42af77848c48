"""What the erasure of one dossier would destroy, and what would remain elsewhere: to be read before it is done."""

from dataclasses import dataclass
from pathlib import Path

from app.services.desk import Desk
from app.services.roles import Act, require
from app.storage.records import BackupCopy
from app.storage.stores.erasures import ON_ITS_WAY
from forms.dossier import OutboxState, Purpose


@dataclass(frozen=True)
class ToErase:
    """One dossier before its erasure.

    Attributes:
        papers: files attached to it, photographed or given; ``results`` those of the office.
        versions: how many times it was frozen to be sent.
        on_its_way: it may leave, or have left without an answer; it cannot be erased before that is settled.
        at_server: the gateway proved to have it; ``at_office``: the office's or the portal's receipt was recorded.
        copies: backups in reach, which are cleaned at once; ``away`` those that are not plugged in now.
        is_counted: the villager agreed to be counted, so a figure without a name stays in the reports.
    """

    public_code: str
    owner: str
    procedure: str
    papers: int
    results: int
    versions: int
    on_its_way: bool
    at_server: bool
    at_office: bool
    copies: int
    away: tuple[BackupCopy, ...]
    is_counted: bool


def look(desk: Desk, dossier_id: str) -> ToErase:
    """Count it all; nothing is changed.

    Raises:
        Refusal: ``role``, ``unknown-dossier``.
    """
    require(desk, Act.ERASE)
    with desk.vault.read() as unit:
        row = unit.dossiers.row(dossier_id)
        consent = unit.consents.latest(dossier_id)
        copies = unit.copies.list()
        away = tuple(copy for copy in copies if not Path(copy.place).exists())
        return ToErase(
            public_code=row.public_code,
            owner=row.owner,
            procedure=desk.catalogue.get(row.procedure).title,
            papers=sum(1 for paper in unit.papers.list(dossier_id) if paper.sha256),
            results=len(unit.results.list(dossier_id)),
            versions=len(unit.submissions.all(dossier_id)),
            on_its_way=row.outbox in ON_ITS_WAY,
            at_server=row.outbox is OutboxState.DELIVERED,
            at_office=row.filed or row.portal_number is not None or bool(unit.reports.list(dossier_id)),
            copies=len(copies) - len(away),
            away=away,
            is_counted=consent is not None and Purpose.COUNT in consent.purposes,
        )
