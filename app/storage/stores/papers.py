"""The papers of a dossier: where each stands on the check list, and the encrypted files that were attached."""

import hashlib
import secrets
from datetime import date
from typing import Any, BinaryIO

from sqlalchemy import ColumnElement, Row, delete, exists, insert, select, update

from app.storage import envelope
from app.storage.moments import date_or_none
from app.storage.records import AttachedPaper
from app.storage.sealing import Unreadable
from app.storage.tables.dossiers import papers
from app.storage.tables.outbox import submission_segments
from app.storage.transaction import Transaction, damaged_record
from forms.refusal import Refusal
from forms.sheet_values import PaperState


class Papers:
    """Writer: services."""

    def __init__(self, tx: Transaction) -> None:
        self._tx = tx

    def attach(self, dossier_id: str, paper: str, content: bytes, media_type: str) -> AttachedPaper:
        """Add a file; it is on the disk before the row that names it. The paper then counts as there.

        Raises:
            Refusal: ``unknown-dossier``, ``too-large``, ``disk-full``, ``not-writable``.
        """
        segment = self._tx.papers.write(self._tx.key(dossier_id), dossier_id, content)
        self._tx.on_rollback.append(lambda: self._tx.papers.remove(segment))
        paper_id = secrets.token_hex(16)
        about = {"sha256": hashlib.sha256(content).hexdigest(), "size": len(content), "media_type": media_type}
        self._tx.connection.execute(
            delete(papers).where(_of(dossier_id), papers.c.paper == paper, papers.c.segment.is_(None))
        )
        self._insert(
            id=paper_id,
            dossier_id=dossier_id,
            paper=paper,
            state=PaperState.HAVE,
            segment=segment,
            sealed=self._tx.seal(dossier_id, envelope.pack(about), "papers", paper_id),
        )
        return self._one(paper_id)

    def set_state(self, dossier_id: str, paper: str, state: PaperState, later_on: date | None = None) -> None:
        """Say where a paper stands, with or without a file.

        Raises:
            Refusal: ``unknown-dossier``.
        """
        self._tx.key(dossier_id)
        fields = {"state": state, "later_on": later_on.isoformat() if later_on else None}
        known = update(papers).where(_of(dossier_id), papers.c.paper == paper).values(**fields)
        if self._tx.connection.execute(known).rowcount == 0:
            self._insert(id=secrets.token_hex(16), dossier_id=dossier_id, paper=paper, **fields)

    def detach(self, paper_id: str) -> None:
        """Take a paper away; its file goes after the commit unless a frozen submission needs it.

        Raises:
            Refusal: ``unknown-paper``.
        """
        segment = self._row(paper_id).segment
        self._tx.connection.execute(delete(papers).where(papers.c.id == paper_id))
        if segment and not self._is_needed(segment):
            self._tx.on_commit.append(lambda: self._tx.papers.remove(segment))

    def list(self, dossier_id: str) -> list[AttachedPaper]:
        """All papers in the order they were added.

        Raises:
            Refusal: ``damaged-record``.
        """
        rows = self._tx.connection.execute(select(papers).where(_of(dossier_id)).order_by(papers.c.number))
        return [self._paper(row) for row in rows]

    def read(self, attached: AttachedPaper) -> bytes:
        """The content of an attached file.

        Raises:
            Refusal: ``unknown-paper``, ``damaged-record``.
        """
        try:
            with self.open(attached) as stream:
                content = stream.read()
        except Unreadable:
            raise damaged_record(attached.dossier_id, "papers") from None
        if hashlib.sha256(content).hexdigest() != attached.sha256:
            raise damaged_record(attached.dossier_id, "papers")
        return content

    def open(self, attached: AttachedPaper) -> BinaryIO:
        """The content as a stream, decrypted while read.

        Raises:
            Refusal: ``unknown-paper``.
            Unreadable: when the file is missing or changed.
        """
        segment = self._row(attached.id).segment
        if segment is None:
            raise _unknown_paper(attached.id)
        return self._tx.papers.open(self._tx.key(attached.dossier_id), attached.dossier_id, segment)

    def segment_of(self, paper_id: str) -> str | None:
        """The file's name, for what a submission freezes."""
        segment: str | None = self._row(paper_id).segment
        return segment

    def _insert(self, **fields: object) -> None:
        self._tx.connection.execute(insert(papers).values(**fields))

    def _row(self, paper_id: str) -> Row[Any]:
        row = self._tx.connection.execute(select(papers).where(papers.c.id == paper_id)).one_or_none()
        if row is None:
            raise _unknown_paper(paper_id)
        return row

    def _one(self, paper_id: str) -> AttachedPaper:
        return self._paper(self._row(paper_id))

    def _is_needed(self, segment: str) -> bool:
        needed = select(exists().where(submission_segments.c.segment == segment))
        return bool(self._tx.connection.execute(needed).scalar_one())

    def _paper(self, row: Row[Any]) -> AttachedPaper:
        about: dict[str, Any] = {}
        if row.sealed is not None:
            about, _ = envelope.unpack(self._tx.unseal(row.dossier_id, row.sealed, "papers", row.id))
        return AttachedPaper(
            id=row.id,
            dossier_id=row.dossier_id,
            paper=row.paper,
            state=PaperState(row.state),
            later_on=date_or_none(row.later_on),
            **about,
        )


def _of(dossier_id: str) -> ColumnElement[bool]:
    return papers.c.dossier_id == dossier_id


def _unknown_paper(paper_id: str) -> Refusal:
    return Refusal("unknown-paper", f"No attached paper has the id {paper_id}.", paper=paper_id)
