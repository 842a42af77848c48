"""What a helper did about the office's acts: paid, confirmed, waited on purpose, asked how it went, told the office."""

from typing import Any

from sqlalchemy import Row, func, insert, select

from app.storage import envelope
from app.storage.moments import date_or_none, moment_of, stamp
from app.storage.records import FollowUp
from app.storage.sealing import Unreadable
from app.storage.tables.office import follow_ups
from app.storage.transaction import Transaction, damaged_record
from forms.follow_up import FollowUpKind, Satisfaction
from forms.refusal import Refusal


class FollowUps:
    """Writer: services."""

    def __init__(self, tx: Transaction) -> None:
        self._tx = tx

    def add(self, done: FollowUp, picture: bytes | None = None) -> FollowUp:
        """Append one step; a picture is on the disk before the row that names it.

        Raises:
            Refusal: ``unknown-dossier``, ``too-large``, ``disk-full``, ``not-writable``.
        """
        segment = None
        if picture is not None:
            name = segment = self._tx.papers.write(self._tx.key(done.dossier_id), done.dossier_id, picture)
            self._tx.on_rollback.append(lambda: self._tx.papers.remove(name))
        last = self._tx.connection.execute(select(func.coalesce(func.max(follow_ups.c.number), 0))).scalar_one()
        about = {
            "by": done.by,
            "words": done.words,
            "answer": done.answer,
            "amount": done.amount,
            "media_type": done.media_type,
        }
        row = {
            "number": last + 1,
            "dossier_id": done.dossier_id,
            "kind": done.kind,
            "change_id": done.change_id or None,
            "until_on": done.until_on.isoformat() if done.until_on else None,
            "segment": segment,
            "sealed": self._tx.seal(done.dossier_id, envelope.pack(about), "follow_ups", last + 1),
            "at": stamp(done.at),
        }
        self._tx.connection.execute(insert(follow_ups), row)
        query = select(follow_ups).where(follow_ups.c.number == last + 1)
        return self._follow_up(self._tx.connection.execute(query).one())

    def list(self, dossier_id: str) -> list[FollowUp]:
        """All steps of a dossier, oldest first.

        Raises:
            Refusal: ``damaged-record``.
        """
        query = select(follow_ups).where(follow_ups.c.dossier_id == dossier_id).order_by(follow_ups.c.number)
        return [self._follow_up(row) for row in self._tx.connection.execute(query)]

    def picture(self, done: FollowUp) -> bytes:
        """What was photographed with a step, from the vault into memory.

        Raises:
            Refusal: ``no-file`` where there is none, ``damaged-record``.
        """
        query = select(follow_ups.c.segment).where(follow_ups.c.number == done.number)
        segment = self._tx.connection.execute(query).scalar_one_or_none()
        if segment is None:
            raise Refusal("no-file", f"No picture belongs to that step of {done.dossier_id}.")
        try:
            with self._tx.papers.open(self._tx.key(done.dossier_id), done.dossier_id, segment) as stream:
                return stream.read()
        except Unreadable:
            raise damaged_record(done.dossier_id, "follow_ups") from None

    def _follow_up(self, row: Row[Any]) -> FollowUp:
        about, _ = envelope.unpack(self._tx.unseal(row.dossier_id, row.sealed, "follow_ups", row.number))
        answer = about.pop("answer")
        return FollowUp(
            dossier_id=row.dossier_id,
            kind=FollowUpKind(row.kind),
            at=moment_of(row.at),
            change_id=row.change_id or "",
            until_on=date_or_none(row.until_on),
            answer=Satisfaction(answer) if answer else None,
            number=row.number,
            **about,
        )
