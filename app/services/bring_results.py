"""Result papers of the office: fetched after the change that announced them, kept sealed, opened from memory."""

from app.services.desk import Desk
from app.storage.records import ResultPaper, WantedResult
from app.storage.stores.results import no_result
from forms.refusal import Refusal
from sync import results
from sync.ports import LineFault
from sync.reasons import REFUSES_ONE
from sync.transports.gateway import GatewayLine


def wanted(desk: Desk) -> list[WantedResult]:
    """Announced papers that can be fetched and are not here yet."""
    with desk.vault.read(sees_all=True) as unit:
        found = unit.results.wanted()
    return [one for one in found if results.is_fetchable(one.body)]


def bring(desk: Desk, line: GatewayLine) -> int:
    """Fetch what is wanted over an open line; returns how many papers came. One that is gone stops no other.

    Raises:
        LineFault: the line ended; what is not here is fetched by the next sync.
    """
    count = 0
    for one in wanted(desk):
        try:
            paper = results.fetch_over(line, one.body)
        except LineFault as fault:
            if fault.kind not in REFUSES_ONE | {"nonsense"}:
                raise
            continue
        with desk.vault.write(sees_all=True) as unit:
            unit.results.keep(one, paper.content, paper.media_type, paper.name, desk.clock.now())
            unit.journal.append("result-kept", one.dossier_id, {"sha256": one.body["sha256"]}, one.dossier_id)
        count += 1
    return count


def papers_of(desk: Desk, dossier_id: str) -> list[ResultPaper]:
    """The result papers of a dossier that are here, oldest first (``unknown-dossier``)."""
    with desk.vault.read() as unit:
        unit.dossiers.get(dossier_id)
        return unit.results.list(dossier_id)


def open_result(desk: Desk, dossier_id: str, which: int | None = None) -> tuple[ResultPaper, bytes]:
    """One paper with its content, in memory; the newest, or number ``which`` from 1 (``no-result``)."""
    with desk.vault.read() as unit:
        unit.dossiers.get(dossier_id)
        kept = unit.results.list(dossier_id)
        if not kept:
            raise no_result(dossier_id)
        if which is not None and not 1 <= which <= len(kept):
            raise Refusal("no-result", f"{dossier_id} has {len(kept)} result papers; there is no number {which}.")
        paper = kept[-1 if which is None else which - 1]
        return paper, unit.results.read(paper)
