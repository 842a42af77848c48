"""Drafts: the last snapshot and every answer since; what an answer's way to the disk costs is decided here."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from dataclasses import fields as dataclass_fields
from itertools import groupby
from typing import Any

from sqlalchemy import bindparam, delete, func, insert, select
from sqlalchemy.dialects.sqlite import insert as upsert

from app.storage import envelope
from app.storage.moments import moment_or_none, stamp
from app.storage.records import CallKind, DraftCall, DraftEntry, DraftState
from app.storage.stores.consents import Consents
from app.storage.tables.dossiers import consents, dossier_keys, dossiers, draft_entries, draft_history, drafts
from app.storage.transaction import Transaction, unknown_dossier
from forms.dossier import Consent, DossierState
from forms.refusal import Refusal

_PLACE = select(
    drafts.c.generation,
    select(func.coalesce(func.max(draft_entries.c.number), 0))
    .where(draft_entries.c.dossier_id == bindparam("dossier"))
    .scalar_subquery()
    .label("last"),
).where(drafts.c.dossier_id == bindparam("dossier"))
_ADD = insert(draft_entries)
_STANDING = (
    select(
        dossiers.c.state,
        dossier_keys.c.key,
        drafts.c.generation,
        select(func.coalesce(func.max(draft_entries.c.number), 0))
        .where(draft_entries.c.dossier_id == bindparam("dossier"))
        .scalar_subquery()
        .label("last"),
        select(func.max(consents.c.number))
        .where(consents.c.dossier_id == bindparam("dossier"))
        .scalar_subquery()
        .label("act"),
    )
    .join(dossier_keys, dossier_keys.c.scope == dossiers.c.id)
    .outerjoin(drafts, drafts.c.dossier_id == dossiers.c.id)
    .where(dossiers.c.id == bindparam("dossier"))
)


@dataclass(frozen=True)
class Standing:
    """What must be known before a step is written, read by one statement.

    Attributes:
        state: the dossier's.
        consent: the act that counts now, or None.
        act: that act's number; acts are never changed, so that who knows the number knows the act.
        place: which snapshot counts and the number of the last step since; it changes with every write to the draft.
            None when there is no draft.
    """

    state: DossierState
    consent: Consent | None
    place: tuple[int, int] | None
    act: int | None = None


class Drafts:
    """Writer: services, while the dossier is a draft."""

    def __init__(self, tx: Transaction) -> None:
        self._tx = tx
        self._known: dict[str, tuple[int, int] | None] = {}

    def standing(self, dossier_id: str, known: Standing | None = None) -> Standing:
        """State, consent and place of a draft; ``known`` is what this gave before, whose act needs no reading again.

        Raises:
            Refusal: ``unknown-dossier``, ``damaged-record``.
        """
        row = self._tx.quick(_STANDING, dossier=dossier_id).fetchone()
        if row is None:
            raise unknown_dossier(dossier_id)
        state, key, generation, last, act = row
        self._tx.hold_key(dossier_id, key)
        is_known = known is not None and known.act == act
        consent = known.consent if known is not None and is_known else Consents(self._tx).latest(dossier_id)
        place = None if generation is None else (generation, last)
        self._known[dossier_id] = place
        return Standing(DossierState(state), consent, place, act)

    def place(self, dossier_id: str) -> tuple[int, int] | None:
        """Which snapshot counts and the number of the last step since; None when there is no draft."""
        if dossier_id not in self._known:
            row = self._tx.connection.execute(_PLACE, {"dossier": dossier_id}).one_or_none()
            self._known[dossier_id] = None if row is None else (row.generation, row.last)
        return self._known[dossier_id]

    def save_snapshot(self, dossier_id: str, xml: bytes, origins: Mapping[str, str]) -> None:
        """Put the whole draft in the place of the last snapshot and of every entry since.

        Raises:
            Refusal: ``unknown-dossier``.
        """
        place = self.place(dossier_id)
        generation = place[0] + 1 if place else 1
        self._put_by(dossier_id, place)
        fields = {
            "dossier_id": dossier_id,
            "generation": generation,
            "sealed": self._tx.seal(dossier_id, envelope.pack(dict(origins), xml), "drafts", generation),
            "saved_at": stamp(self._tx.clock.now()),
        }
        self._tx.connection.execute(upsert(drafts).on_conflict_do_update(["dossier_id"], set_=fields), fields)
        self._tx.connection.execute(delete(draft_entries).where(draft_entries.c.dossier_id == dossier_id))
        self._known[dossier_id] = (generation, 0)

    def append(self, dossier_id: str, entries: Sequence[DraftEntry], kind: CallKind = "answer") -> int:
        """Add the steps of one call in their order; returns how many there are since the snapshot.

        Raises:
            Refusal: ``unknown-dossier``, ``no-draft`` before the first snapshot.
        """
        generation, last = self._require_place(dossier_id)
        number = last
        call = {"call": last + 1, "kind": kind, "at": stamp(self._tx.clock.now()), "by": self._tx.user}
        for number, entry in enumerate(entries, last + 1):
            fields = _fields_of(entry) | call
            sealed = self._tx.seal(dossier_id, envelope.pack(fields), "draft_entries", generation, number)
            self._tx.quick(_ADD, dossier_id=dossier_id, number=number, sealed=sealed)
        self._known[dossier_id] = (generation, number)
        return number

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
        return DraftState(snapshot, origins, tuple(map(_entry_of, self._steps(dossier_id, generation))))

    def calls(self, dossier_id: str) -> list[DraftCall]:
        """Every call that changed the draft since it was begun, oldest first.

        Raises:
            Refusal: ``unknown-dossier``, ``damaged-record``.
        """
        found: list[DraftCall] = []
        query = select(draft_history).where(draft_history.c.dossier_id == dossier_id).order_by("generation")
        for row in self._tx.connection.execute(query):
            packed = self._tx.unseal(dossier_id, row.sealed, "draft_history", row.generation)
            found += _calls_of(envelope.unpack(packed)[0]["steps"])
        place = self.place(dossier_id)
        return found if place is None else found + _calls_of(self._steps(dossier_id, place[0]))

    def discard(self, dossier_id: str) -> None:
        """Forget snapshot, steps and what was done; nothing happens when there are none."""
        for table in (draft_entries, draft_history, drafts):
            self._tx.connection.execute(delete(table).where(table.c.dossier_id == dossier_id))
        self._known.pop(dossier_id, None)

    def _steps(self, dossier_id: str, generation: int) -> list[dict[str, Any]]:
        """The steps since the snapshot as they are stored."""
        query = select(draft_entries).where(draft_entries.c.dossier_id == dossier_id).order_by(draft_entries.c.number)
        return [
            envelope.unpack(self._tx.unseal(dossier_id, row.sealed, "draft_entries", generation, row.number))[0]
            for row in self._tx.connection.execute(query)
        ]

    def _put_by(self, dossier_id: str, place: tuple[int, int] | None) -> None:
        """Seal the steps of a snapshot that is about to be replaced into one value, which deflates well."""
        if place is None or not place[1]:
            return
        generation = place[0]
        packed = envelope.pack({"steps": self._steps(dossier_id, generation)})
        sealed = self._tx.seal(dossier_id, packed, "draft_history", generation)
        row = {"dossier_id": dossier_id, "generation": generation, "sealed": sealed}
        self._tx.connection.execute(insert(draft_history), row)

    def _require_place(self, dossier_id: str) -> tuple[int, int]:
        """Which snapshot counts, and the number of the last step since."""
        place = self.place(dossier_id)
        if place is None:
            self._tx.key(dossier_id)
            raise Refusal("no-draft", f"Dossier {dossier_id} has no draft: revise it to change it.", dossier=dossier_id)
        return place


def _fields_of(entry: DraftEntry) -> dict[str, Any]:
    fields = {"op": entry.op, "ref": entry.ref, "text": entry.text, "origin": entry.origin}
    if entry.was is not None:
        fields |= {"was": entry.was}
    return fields | {"was_origins": dict(entry.was_origins)} if entry.was_origins else fields


def _entry_of(fields: Mapping[str, Any]) -> DraftEntry:
    return DraftEntry(**{name: fields[name] for name in _OF_ENTRY if name in fields})


def _calls_of(steps: Sequence[dict[str, Any]]) -> list[DraftCall]:
    """The steps of one generation by the calls that took them; an older program's each as its own."""
    numbered = ((step.get("call", -number), step) for number, step in enumerate(steps, 1))
    calls = ([step for _, step in group] for _, group in groupby(numbered, lambda each: each[0]))
    return [
        DraftCall(
            kind=call[0].get("kind", "answer"),
            entries=tuple(map(_entry_of, call)),
            at=moment_or_none(call[0].get("at")),
            by=call[0].get("by", ""),
        )
        for call in calls
    ]


_OF_ENTRY = tuple(one.name for one in dataclass_fields(DraftEntry))
