"""Results of the office: which papers were announced, which are here, and who took them."""

import hashlib
from datetime import datetime
from typing import Any

from sqlalchemy import Row, exists, func, insert, select

from app.storage import envelope
from app.storage.moments import moment_of, stamp
from app.storage.records import ResultHandover, ResultPaper, WantedResult
from app.storage.sealing import Unreadable
from app.storage.tables.dossiers import dossier_keys
from app.storage.tables.office import portal_events, result_handovers, result_papers
from app.storage.transaction import NO_DOSSIER, Transaction, damaged_record
from forms.refusal import Refusal

RESULT = "result"
"""The kind of a change that announces a paper."""


class Results:
    """Writer: services."""

    def __init__(self, tx: Transaction) -> None:
        self._tx = tx

    def wanted(self) -> list[WantedResult]:
        """What was announced for dossiers of this vault and is not here yet, oldest first.

        Raises:
            Refusal: ``damaged-record``.
        """
        events = portal_events
        query = (
            select(events.c.change_id, events.c.dossier_id, events.c.scope, events.c.sealed)
            .where(events.c.kind == RESULT, events.c.scope != NO_DOSSIER)
            .where(exists().where(dossier_keys.c.scope == events.c.scope))
            .where(~exists().where(result_papers.c.change_id == events.c.change_id))
            .order_by(events.c.number)
        )
        return [WantedResult(row.change_id, row.dossier_id, self._body(row)) for row in self._run(query)]

    def keep(self, wanted: WantedResult, content: bytes, media_type: str, name: str, at: datetime) -> ResultPaper:
        """Keep a fetched paper; its file is on the disk before the row that names it. Twice is once.

        Raises:
            Refusal: ``unknown-dossier``, ``too-large``, ``disk-full``, ``not-writable``.
        """
        known = self._run(select(result_papers).where(result_papers.c.change_id == wanted.change_id)).one_or_none()
        if known is not None:
            return self._paper(known)
        segment = self._tx.papers.write(self._tx.key(wanted.dossier_id), wanted.dossier_id, content)
        self._tx.on_rollback.append(lambda: self._tx.papers.remove(segment))
        about: dict[str, Any] = {
            "sha256": hashlib.sha256(content).hexdigest(),
            "size": len(content),
            "media_type": media_type,
            "name": name,
            "note": str(wanted.body.get("note") or ""),
        }
        row = {
            "change_id": wanted.change_id,
            "dossier_id": wanted.dossier_id,
            "segment": segment,
            "sealed": self._tx.seal(wanted.dossier_id, envelope.pack(about), "result_papers", wanted.change_id),
            "kept_at": stamp(at),
        }
        self._tx.connection.execute(insert(result_papers), row)
        return ResultPaper(wanted.change_id, wanted.dossier_id, **about, kept_at=moment_of(stamp(at)))

    def read(self, paper: ResultPaper) -> bytes:
        """The content, from the vault into memory.

        Raises:
            Refusal: ``damaged-record`` when the file is not there or no longer itself.
        """
        query = select(result_papers.c.segment).where(result_papers.c.change_id == paper.change_id)
        segment = self._run(query).scalar_one_or_none()
        if segment is None:
            raise damaged_record(paper.dossier_id, "result_papers")
        try:
            with self._tx.papers.open(self._tx.key(paper.dossier_id), paper.dossier_id, segment) as stream:
                content = stream.read()
        except Unreadable:
            raise damaged_record(paper.dossier_id, "result_papers") from None
        if hashlib.sha256(content).hexdigest() != paper.sha256:
            raise damaged_record(paper.dossier_id, "result_papers")
        return content

    def hand_over(self, handover: ResultHandover) -> None:
        """Append who took the result.

        Raises:
            Refusal: ``unknown-dossier``.
        """
        last = self._run(select(func.coalesce(func.max(result_handovers.c.number), 0))).scalar_one()
        about = {
            "taken_by": handover.taken_by,
            "relation": handover.relation,
            "means": handover.means,
            "witness": handover.witness,
            "papers": list(handover.papers),
            "handed_by": handover.handed_by,
        }
        row = {
            "number": last + 1,
            "dossier_id": handover.dossier_id,
            "sealed": self._tx.seal(handover.dossier_id, envelope.pack(about), "result_handovers", last + 1),
            "handed_at": stamp(handover.handed_at),
        }
        self._tx.connection.execute(insert(result_handovers), row)

    def handovers(self, dossier_id: str) -> list[ResultHandover]:
        """Who took the result of a dossier, oldest first.

        Raises:
            Refusal: ``damaged-record``.
        """
        table = result_handovers
        query = select(table).where(table.c.dossier_id == dossier_id).order_by(table.c.number)
        return [self._handover(row) for row in self._run(query)]

    def list(self, dossier_id: str) -> list[ResultPaper]:
        """The papers of a dossier's result, oldest first.

        Raises:
            Refusal: ``damaged-record``.
        """
        query = select(result_papers).where(result_papers.c.dossier_id == dossier_id)
        return [
            self._paper(row) for row in self._run(query.order_by(result_papers.c.kept_at, result_papers.c.change_id))
        ]

    def _run(self, query: Any) -> Any:  # noqa: ANN401 - whatever was selected
        return self._tx.connection.execute(query)

    def _body(self, row: Row[Any]) -> dict[str, Any]:
        body, _ = envelope.unpack(self._tx.unseal(row.scope, row.sealed, "portal_events", row.change_id))
        return body

    def _paper(self, row: Row[Any]) -> ResultPaper:
        about, _ = envelope.unpack(self._tx.unseal(row.dossier_id, row.sealed, "result_papers", row.change_id))
        return ResultPaper(row.change_id, row.dossier_id, **about, kept_at=moment_of(row.kept_at))

    def _handover(self, row: Row[Any]) -> ResultHandover:
        about, _ = envelope.unpack(self._tx.unseal(row.dossier_id, row.sealed, "result_handovers", row.number))
        papers = tuple(about.pop("papers"))
        return ResultHandover(row.dossier_id, **about, papers=papers, handed_at=moment_of(row.handed_at))


def no_result(dossier_id: str) -> Refusal:
    """The refusal for a dossier without any paper of the office."""
    return Refusal(
        "no-result",
        f"The office has given back no paper for {dossier_id} yet; sync and look again.",
        dossier=dossier_id,
    )
