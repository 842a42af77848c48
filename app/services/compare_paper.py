"""Whether the office's copy and this vault say the same, by the check code printed on the copy."""

from collections.abc import Iterator
from typing import Literal

from app.services.desk import Desk
from app.services.fill_dossier import Draft
from app.storage.vault import Unit
from forms.codes import CheckCode, check_message
from forms.dossier import DossierState
from forms.refusal import Refusal
from sync.keys import is_signed
from sync.peers import KIND, peers_of
from sync.submission import digest

Agreement = Literal["agrees", "differs", "unknown"]


def compare(desk: Desk, code: CheckCode) -> Agreement:
    """``unknown`` when a laptop signed the code that is not known here, or that dossier and revision are not here.

    Known are this laptop and those of its unit that the gateway told of: the one that it was before a restore too.

    A declaration is printed before it is signed in ink, and what is attached comes after: the digest of the answers
    alone counts as agreement too.
    """
    key = _key_of(desk, code.key_id.hex())
    if key is None:
        return "unknown"
    if not is_signed(key, check_message(code.dossier_id, code.revision, code.digest16), code.signature):
        return "differs"
    held = _digests(desk, code)
    if not held:
        return "unknown"
    return "agrees" if any(one.startswith(code.digest16.hex()) for one in held) else "differs"


def _key_of(desk: Desk, device_id: str) -> bytes | None:
    device = desk.vault.device
    if device_id == device.device_id:
        return device.public_key
    with desk.vault.read() as unit:
        peers = peers_of(event.body for event in unit.events.list("") if event.kind == KIND)
    return peers[device_id].key if device_id in peers else None


def _digests(desk: Desk, code: CheckCode) -> list[str]:
    """The digests that a paper of that revision may carry; none when the dossier or the revision is not here."""
    try:
        with desk.vault.read() as unit:
            record = unit.dossiers.get(code.dossier_id)
            frozen = list(_frozen(unit, code))
            attached = [held.sha256 for held in unit.papers.list(code.dossier_id) if held.sha256]
    except Refusal as refusal:
        if refusal.code != "unknown-dossier":
            raise
        return []
    if record.state is DossierState.DRAFT and record.revision == code.revision:
        xml = Draft.look(desk, code.dossier_id).instance.xml()
        return [digest(xml, attached), digest(xml, [])]
    return frozen


def _frozen(unit: Unit, code: CheckCode) -> Iterator[str]:
    for submission in unit.submissions.all(code.dossier_id):
        if submission.revision == code.revision:
            yield submission.digest
            yield digest(submission.xml, [])
