"""The gateway's receipt of a dossier, proved again each time it is shown."""

import json
from dataclasses import dataclass
from datetime import datetime

from app.services.desk import Desk
from forms.dossier import OutboxState
from sync.receipt import verify


@dataclass(frozen=True)
class ShownReceipt:
    """What a receipt says: when the gateway had all of it, which version, its digest, how many papers, whose key."""

    received_at: datetime
    revision: int
    digest: str
    papers: int
    gateway: str
    key: str


def receipt_of(desk: Desk, dossier_id: str) -> ShownReceipt | None:
    """The receipt of the newest submission; None while it is not delivered.

    Raises:
        Refusal: ``bad-receipt`` when what is kept does not prove it any more; ``damaged-record``.
    """
    with desk.vault.read() as unit:
        unit.dossiers.get(dossier_id)
        submission = unit.submissions.latest(dossier_id)
        if submission is None or unit.outbox.row(submission.id).state is not OutboxState.DELIVERED:
            return None
        kept, binding = unit.outbox.receipt(submission.id), unit.binding.get()
    parcels = desk.vault.outbox_store().parcels([submission.id])
    if kept is None or binding is None or not parcels:
        return None
    received_at = verify(kept, parcels[0], binding.keys)
    said = json.loads(kept)["statement"]
    return ShownReceipt(
        received_at=datetime.fromisoformat(received_at),
        revision=submission.revision,
        digest=submission.digest,
        papers=len(said["files"]),
        gateway=binding.gateway_name,
        key=str(said["key"]),
    )
