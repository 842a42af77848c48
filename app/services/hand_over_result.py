"""Handing the result to who came for it: recorded by name and means, for whoever asks later whether it was given."""

from typing import Literal

from app.services.desk import Desk
from app.storage.records import ResultHandover
from forms.dossier import DossierState, PortalStatus
from forms.refusal import Refusal

Means = Literal["signature", "thumb", "spoken"]
_RESULTS = (PortalStatus.DONE, PortalStatus.RETURNED, PortalStatus.NOT_ACCEPTED, PortalStatus.STOPPED)


def hand_over(
    desk: Desk, dossier_id: str, taken_by: str, means: Means = "signature", *, relation: str = "", witness: str = ""
) -> ResultHandover:
    """Record that the result was handed over, on paper of the office or as a paper kept here.

    Args:
        desk: the open vault.
        dossier_id: a dossier whose result is there.
        taken_by: the name of who took it.
        means: signed on our slip, thumb in ink before a witness, or said only.
        relation: to the owner, in a word; empty for the owner.
        witness: who saw the thumb.

    Raises:
        Refusal: ``no-result`` when neither paper nor end state nor filing is known; ``taker-missing``;
            ``consent-witness`` for a thumb without witness.
    """
    name, seen_by = taken_by.strip(), witness.strip()
    if not name:
        raise Refusal("taker-missing", "Say who took the result: --to NAME.")
    if means == "thumb" and not seen_by:
        raise Refusal("consent-witness", "A thumb needs a witness: --witness NAME.")
    with desk.vault.write() as unit:
        row = unit.dossiers.row(dossier_id)
        papers = unit.results.list(dossier_id)
        is_done = row.portal_status in _RESULTS or row.filed
        if not (papers or is_done) or row.state is DossierState.WITHDRAWN:
            raise Refusal("no-result", f"{dossier_id} has no result yet that could be handed over.", dossier=dossier_id)
        now = desk.clock.now()
        hashes = tuple(paper.sha256 for paper in papers)
        done = ResultHandover(dossier_id, name, relation.strip(), means, seen_by, hashes, desk.vault.user, now)
        unit.results.hand_over(done)
        unit.dossiers.update(dossier_id, updated_at=now)
        unit.journal.append("result-handed", dossier_id, {"means": means}, dossier_id)
    return done
