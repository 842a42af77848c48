"""Drafts: the last snapshot and every answer since; what an answer's way to the disk costs is decided here."""

from collections.abc import Mapping, Sequence
from dataclasses import asdict

from sqlalchemy import Row, bindparam, delete, func, insert, select
from sqlalchemy.dialects.sqlite import insert as upsert

from app.storage import envelope
from app.storage.moments import stamp
from app.storage.records import DraftEntry, DraftState
from app.storage.tables.dossiers import draft_entries, drafts
from app.storage.transaction import Transaction
from forms.refusal import Refusal

_PLACE = select(
    drafts.c.generation,
    select(func.coalesce(func.max(draft_entries.c.number), 0))
    .where(draft_entries.c.dossier_id == bindparam("dossier"))
    .scalar_subquery()
    .label("last"),
).where(drafts.c.dossier_id == bindparam("dossier"))
_ADD = insert(draft_entries)


class Drafts:
    """Writer: services, while the dossier is a draft."""

    def __init__(self, tx: Transaction) -> None:
        self._tx = tx

    def save_snapshot(self, dossier_id: str, xml: bytes, origins: Mapping[str, str]) -> None:
        """Put the whole draft in the place of the last snapshot and of every entry since.

        Raises:
            Refusal: ``unknown-dossier``.
        """
        place = self._place(dossier_id)
        generation = place.generation + 1 if place else 1
        fields = {
            "dossier_id": dossier_id,
            "generation": generation,
            "sealed": self._tx.seal(dossier_id, envelope.pack(dict(origins), xml), "drafts", generation),
            "saved_at": stamp(self._tx.clock.now()),
        }
        self._tx.connection.execute(upsert(drafts).on_conflict_do_update(["dossier_id"], set_=fields), fields)
        self._tx.connection.execute(delete(draft_entries).where(draft_entries.c.dossier_id == dossier_id))

    def append(self, dossier_id: str, entries: Sequence[DraftEntry]) -> int:
        """Add steps in their order; returns how many there are since the snapshot.

        Raises:
            Refusal: ``unknown-dossier``, ``no-draft`` before the first snapshot.
        """
        generation, last = self._require_place(dossier_id)
        rows = [
            {
                "dossier_id": dossier_id,
                "number": number,
                "sealed": self._tx.seal(dossier_id, envelope.pack(asdict(entry)), "draft_entries", generation, number),
            }
            for number, entry in enumerate(entries, last + 1)
        ]
        if rows:
            self._tx.connection.execute(_ADD, rows)
        return last + len(rows)

    def load(self, dossier_id: str) -> DraftState:
        """The snapshot and the steps since.

        Raises:
            Refusal: ``unknown-dossier``, ``no-draft``, ``damaged-record``.
        """
        generation, _ = self._require_place(dossier_id)
        sealed = self._tx.connection.execute(
            select(drafts.c.sealed).where(drafts.c.dossier_id == dossier_id)
        ).scalar_one()
        origins, snapshot = envelope.unpack(self._tx.unseal(dossier_id, sealed, "drafts", generation))
        query = select(draft_entries).where(draft_entries.c.dossier_id == dossier_id).order_by(draft_entries.c.number)
        entries = (
            self._tx.unseal(dossier_id, row.sealed, "draft_entries", generation, row.number)
            for row in self._tx.connection.execute(query)
        )
        return DraftState(snapshot, origins, tuple(DraftEntry(**envelope.unpack(entry)[0]) for entry in entries))

    def discard(self, dossier_id: str) -> None:
        """Forget snapshot and steps; nothing happens when there are none."""
        for table in (draft_entries, drafts):
            self._tx.connection.execute(delete(table).where(table.c.dossier_id == dossier_id))

    def _place(self, dossier_id: str) -> Row[int, int] | None:
        return self._tx.connection.execute(_PLACE, {"dossier": dossier_id}).one_or_none()

    def _require_place(self, dossier_id: str) -> tuple[int, int]:
        """Which snapshot counts, and the number of the last step since."""
        place = self._place(dossier_id)
        if place is None:
            self._tx.key(dossier_id)
            raise Refusal("no-draft", f"Dossier {dossier_id} has no draft: revise it to change it.", dossier=dossier_id)
        return place[0], place[1]
