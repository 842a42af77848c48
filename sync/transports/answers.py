"""What goes to the gateway and comes from it as JSON, and the values that it means; what cannot be read is nonsense."""

from collections.abc import Mapping
from typing import Any

from forms.refusal import Refusal
from sync.encoding import b64, read_stamp, unb64
from sync.ports import Answer, Change, ItemAnswer, JournalMark, LineFault, Parcel
from sync.submission import manifest
from sync.transports.http import Reply


def wire_item(parcel: Parcel, signature: bytes, gateway_id: str, author: str) -> dict[str, Any]:
    """One submission as it stands in a batch."""
    return {
        "manifest": manifest(parcel, gateway_id),
        "author": author,
        "signature": b64(signature),
        "xml": parcel.xml.decode(),
    }


def taken(reply: Reply) -> bytes:
    """The answer's body; ``Refusal`` in the gateway's own words where it will never take what was brought."""
    if reply.status != 200:
        said = reply.json()
        raise Refusal(str(said.get("code", "not-accepted")), str(said.get("title", "The gateway refused it.")))
    return reply.body


def mark_on_wire(mark: JournalMark) -> dict[str, Any]:
    """The journal's head as the gateway is asked to keep it."""
    return {
        "vault": mark.vault_id,
        "number": mark.number,
        "hash": mark.hash.hex(),
        "signature": b64(mark.signature),
    }


def mark_of(said: Any) -> JournalMark | None:  # noqa: ANN401 - whatever JSON held
    """The head that a gateway says it keeps; one that cannot be read is none, for nothing hangs on it but a warning."""
    try:
        return JournalMark(
            str(said["vault"]), int(said["number"]), bytes.fromhex(said["hash"]), unb64(said["signature"])
        )
    except (KeyError, TypeError, ValueError):
        return None


def answer_of(said: Mapping[str, Any]) -> Answer:
    """What became of each submission of a batch, with the signature over the receipts; nothing is proved yet."""
    try:
        receipts = said.get("receipts") or {"key": "", "signature": ""}
        return Answer(
            items=tuple(_item(one) for one in said["results"]),
            key_id=str(receipts["key"]),
            signature=unb64(receipts["signature"]),
            missing_forms=tuple(str(one) for one in said.get("missing_forms") or ()),
        )
    except (KeyError, TypeError, ValueError, AttributeError) as error:
        raise LineFault("nonsense", body_left=True) from error


def _item(one: Mapping[str, Any]) -> ItemAnswer:
    received_at = one.get("received_at")
    if received_at is not None:
        read_stamp(received_at)
    return ItemAnswer(
        submission_id=str(one["submission_id"]),
        outcome=str(one["outcome"]),
        received_at=received_at,
        missing_files=tuple(str(name) for name in one.get("missing_files") or ()),
        reason=str(one.get("reason") or ""),
        author=str(one.get("author") or ""),
    )


def change_of(entry: Mapping[str, Any]) -> Change:
    """One act of the office; ``KeyError``, ``TypeError`` or ``ValueError`` where it is not one."""
    return Change(
        number=int(entry["number"]),
        dossier_id=str(entry["dossier"]),
        submission_id=str(entry["submission"]),
        kind=str(entry["kind"]),
        at=read_stamp(entry["at"]),
        body=dict(entry["body"]),
        id=str(entry["id"]),
    )
