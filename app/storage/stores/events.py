"""The office's acts as the gateway told them: append-only, read by everyone, written by the runner's code alone."""

from collections.abc import Mapping
from datetime import date
from typing import Any

from sqlalchemy import Row, exists, select
from sqlalchemy.dialects.sqlite import insert

from app.storage import envelope, sealing
from app.storage.moments import moment_of, stamp
from app.storage.records import PortalEvent
from app.storage.stores import dossier_words
from app.storage.tables.office import portal_events
from app.storage.tables.upkeep import erasures
from app.storage.transaction import NO_DOSSIER, Transaction
from sync.ports import Change


class Events:
    """Writer: ``OutboxStore.apply_changes``, through :func:`append_change`."""

    def __init__(self, tx: Transaction) -> None:
        self._tx = tx

    def list(self, dossier_id: str) -> list[PortalEvent]:
        """What the office did with a dossier, in the order it arrived.

        Raises:
            Refusal: ``damaged-record``.
        """
        query = select(portal_events).where(portal_events.c.dossier_id == dossier_id).order_by(portal_events.c.number)
        return [self._event(row) for row in self._tx.connection.execute(query)]

    def _event(self, row: Row[Any]) -> PortalEvent:
        body, _ = envelope.unpack(self._tx.unseal(row.scope, row.sealed, "portal_events", row.change_id))
        return PortalEvent(
            dossier_id=row.dossier_id,
            number=row.change_number,
            kind=row.kind,
            at=moment_of(row.at),
            status=row.status,
            office_number=row.office_number,
            note=str(body.get("note") or ""),
            body=body,
            change_id=row.change_id,
        )


def append_change(tx: Transaction, change: Change, epoch: str) -> None:
    """Keep one change; the same change told again, also under another number in another epoch, is ignored.

    A change about a dossier that this vault does not hold is kept under the vault's own key; one about a dossier that
    was erased is not kept, for what was erased must not come back.
    """
    if tx.connection.execute(select(exists().where(erasures.c.dossier_id == change.dossier_id))).scalar_one():
        return
    scope = change.dossier_id if tx.has_key(change.dossier_id) else NO_DOSSIER
    change_id = change.id or _fingerprint(tx.key(scope), change)
    number = _text(change.body, "office_number")
    done = tx.connection.execute(
        insert(portal_events).on_conflict_do_nothing(),
        {
            "change_id": change_id,
            "epoch": epoch,
            "change_number": change.number,
            "scope": scope,
            "dossier_id": change.dossier_id,
            "submission_id": change.submission_id,
            "kind": change.kind,
            "status": _status(change.body),
            "office_number": number,
            "due_on": _day(_text(change.body, "due_on")),
            "at": stamp(change.at),
            "sealed": tx.seal(scope, envelope.pack(dict(change.body)), "portal_events", change_id),
        },
    )
    if done.rowcount and number:
        dossier_words.refresh(tx.connection, change.dossier_id)


def _fingerprint(key: bytes, change: Change) -> str:
    told = {"dossier": change.dossier_id, "submission": change.submission_id, "kind": change.kind}
    content = envelope.pack(told | {"at": stamp(change.at), "body": dict(change.body)})
    return f"content:{sealing.fingerprint(key, content).hex()}"


def _status(body: Mapping[str, Any]) -> int | None:
    status = body.get("status")
    return status if isinstance(status, int) and not isinstance(status, bool) else None


def _text(body: Mapping[str, Any], name: str) -> str | None:
    text = body.get(name)
    return text if isinstance(text, str) and text else None


def _day(text: str | None) -> str | None:
    try:
        return date.fromisoformat(text[:10]).isoformat() if text else None
    except ValueError:
        return None
