"""Frozen submissions: written once by finalize, with all that a parcel says, out of reach of later changes."""

import hashlib
from dataclasses import asdict, dataclass
from typing import Any

from sqlalchemy import Row, Select, exists, insert, select

from app.storage import envelope
from app.storage.moments import date_or_none, moment_of, stamp
from app.storage.records import AttachedPaper, SubmissionRecord
from app.storage.stores.dossiers import Dossiers
from app.storage.stores.papers import Papers
from app.storage.tables.outbox import outbox, submission_segments, submissions
from app.storage.transaction import Transaction
from forms.dossier import OutboxState
from forms.refusal import Refusal
from forms.sheet_values import PaperState
from sync.ports import FilePart, Parcel


@dataclass(frozen=True)
class Frozen:
    """A submission with what travels beside it. ``segments`` maps a file's SHA-256 to its segment."""

    record: SubmissionRecord
    parcel: Parcel
    segments: dict[str, str]


class Submissions:
    """Writer: finalize."""

    def __init__(self, tx: Transaction) -> None:
        self._tx = tx

    def add(self, record: SubmissionRecord) -> None:
        """Freeze a submission together with the dossier's procedure, route, office and codes as they are now.

        Raises:
            Refusal: ``unknown-dossier``, ``unknown-paper``, ``already-finalized`` when this revision is on its way.
        """
        self._require_new(record)
        papers = Papers(self._tx)
        segments = {file.sha256: papers.segment_of(file.id) for file in record.files}
        about = self._parcel_facts(record) | {"files": [_plain(file) for file in record.files], "segments": segments}
        self._tx.connection.execute(
            insert(submissions),
            {
                "id": record.id,
                "dossier_id": record.dossier_id,
                "revision": record.revision,
                "replaces": record.replaces,
                "digest": record.digest,
                "form_hash": record.form_hash,
                "sealed": self._tx.seal(
                    record.dossier_id, envelope.pack(about, record.xml), "submissions", record.id, record.digest
                ),
                "finalized_at": stamp(record.finalized_at),
            },
        )
        rows = [{"submission_id": record.id, "segment": segment} for segment in set(segments.values()) if segment]
        if rows:
            self._tx.connection.execute(insert(submission_segments), rows)

    def get(self, submission_id: str) -> SubmissionRecord:
        """One submission.

        Raises:
            Refusal: ``unknown-submission``, ``damaged-record``.
        """
        return self.frozen(submission_id).record

    def latest(self, dossier_id: str) -> SubmissionRecord | None:
        """The last one that was finalized, or None."""
        query = _of(dossier_id).order_by(submissions.c.number.desc()).limit(1)
        row = self._tx.connection.execute(query).one_or_none()
        return None if row is None else self._frozen(row).record

    def all(self, dossier_id: str) -> list[SubmissionRecord]:
        """Every submission of a dossier, oldest first."""
        query = _of(dossier_id).order_by(submissions.c.number)
        return [self._frozen(row).record for row in self._tx.connection.execute(query)]

    def frozen(self, submission_id: str) -> Frozen:
        """A submission with what travels beside it.

        Raises:
            Refusal: ``unknown-submission``, ``damaged-record``.
        """
        query = select(submissions).where(submissions.c.id == submission_id)
        row = self._tx.connection.execute(query).one_or_none()
        if row is None:
            raise unknown_submission(submission_id)
        return self._frozen(row)

    def _require_new(self, record: SubmissionRecord) -> None:
        on_its_way = exists().where(outbox.c.submission_id == submissions.c.id, outbox.c.state == OutboxState.WITHDRAWN)
        taken = _of(record.dossier_id).where(submissions.c.revision == record.revision, ~on_its_way)
        if self._tx.connection.execute(taken).first() is not None:
            raise Refusal(
                "already-finalized",
                f"Revision {record.revision} of dossier {record.dossier_id} is finalized already, never twice.",
                dossier=record.dossier_id,
            )

    def _parcel_facts(self, record: SubmissionRecord) -> dict[str, Any]:
        dossier = Dossiers(self._tx).get(record.dossier_id)
        return {
            "procedure": dossier.procedure,
            "route": dossier.route,
            "office": dossier.office,
            "public_code": dossier.public_code,
            "tracking_secret_hash": hashlib.sha256(dossier.tracking_secret.encode()).hexdigest(),
        }

    def _frozen(self, row: Row[Any]) -> Frozen:
        opened = self._tx.unseal(row.dossier_id, row.sealed, "submissions", row.id, row.digest)
        about, xml = envelope.unpack(opened)
        segments = {sha256: name for sha256, name in about.pop("segments").items() if name}
        files = tuple(_paper(fields) for fields in about.pop("files"))
        record = SubmissionRecord(
            id=row.id,
            dossier_id=row.dossier_id,
            revision=row.revision,
            replaces=row.replaces,
            digest=row.digest,
            form_hash=row.form_hash,
            xml=xml,
            files=files,
            finalized_at=moment_of(row.finalized_at),
        )
        return Frozen(record, _parcel(record, about), segments)


def unknown_submission(submission_id: str) -> Refusal:
    """The refusal for a submission that this vault does not hold."""
    return Refusal("unknown-submission", f"This vault has no submission {submission_id}.", submission=submission_id)


def _of(dossier_id: str) -> Select[Any]:
    return select(submissions).where(submissions.c.dossier_id == dossier_id)


def _plain(file: AttachedPaper) -> dict[str, Any]:
    return asdict(file) | {"later_on": file.later_on.isoformat() if file.later_on else None}


def _paper(fields: dict[str, Any]) -> AttachedPaper:
    state, later_on = PaperState(fields["state"]), date_or_none(fields["later_on"])
    return AttachedPaper(**(fields | {"state": state, "later_on": later_on}))


def _parcel(record: SubmissionRecord, about: dict[str, Any]) -> Parcel:
    parts = (FilePart(file.sha256, file.size, file.media_type, file.paper) for file in record.files if file.sha256)
    return Parcel(
        submission_id=record.id,
        dossier_id=record.dossier_id,
        revision=record.revision,
        replaces=record.replaces,
        form_hash=record.form_hash,
        digest=record.digest,
        xml=record.xml,
        files=tuple(parts),
        **about,
    )
