"""The gateway's signed word that it holds exactly what a laptop sent; nothing else makes a dossier *delivered*.

One signature covers the receipts of a whole answer: it signs the root of the Merkle tree (RFC 9162, section 2.1) over
the statements. The laptop writes every statement itself, from its own parcel and the time it was told, so a receipt for
anything else cannot verify; what it keeps for one dossier is the statement, its path to the root, and the signature.
"""

import hashlib
import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from forms.refusal import Refusal
from sync.encoding import b64, canonical, unb64
from sync.keys import is_signed
from sync.ports import Answer, Parcel

PREFIX = b"hosolang-receipt-1\n"
VERSION = 1
LONGEST_PATH = 64
"""Steps from a leaf to the root of the largest list there can be."""


@dataclass(frozen=True)
class Received:
    """The facts about one submission that a receipt states; ``files`` are SHA-256 in hex."""

    author: str
    dossier: str
    revision: int
    submission: str
    digest: str
    files: tuple[str, ...]
    received_at: str


def statement(received: Received, gateway_id: str, key: str) -> dict[str, Any]:
    """The statement of one receipt, as it is hashed (canonical JSON) and kept."""
    return {
        "author": received.author,
        "digest": received.digest,
        "dossier": received.dossier,
        "files": sorted(set(received.files)),
        "gateway": gateway_id,
        "key": key,
        "received_at": received.received_at,
        "revision": received.revision,
        "submission": received.submission,
        "version": VERSION,
    }


def root_message(statements: Sequence[Mapping[str, Any]]) -> bytes:
    """What the gateway signs for these statements, in this order; at least one."""
    return PREFIX + _root([_leaf(one) for one in statements])


def settle(
    parcels: Sequence[Parcel], answer: Answer, authors: Sequence[str], gateway_id: str, keys: Mapping[str, bytes]
) -> dict[str, bytes]:
    """The receipts that an answer proves, by submission id: all that it speaks of, or none.

    ``parcels`` are what this laptop sent or holds; an answer that gives a receipt for anything else proves nothing.
    ``authors`` are this device and, after it, those that it was before a restore; a receipt may name no other.
    """
    known = {parcel.submission_id: parcel for parcel in parcels}
    covered = [item for item in answer.items if item.received_at is not None]
    key = keys.get(answer.key_id)
    strangers = any(item.submission_id not in known or (item.author or authors[0]) not in authors for item in covered)
    if not covered or key is None or strangers:
        return {}
    statements = [
        statement(
            _received(known[item.submission_id], item.author or authors[0], item.received_at or ""),
            gateway_id,
            answer.key_id,
        )
        for item in covered
    ]
    if not is_signed(key, root_message(statements), answer.signature):
        return {}
    leaves = [_leaf(one) for one in statements]
    return {
        item.submission_id: _kept(statements[index], index, leaves, answer.signature)
        for index, item in enumerate(covered)
    }


def verify(receipt: bytes, parcel: Parcel, keys: Mapping[str, bytes]) -> str:
    """Check a kept receipt against the parcel it speaks of; returns ``received_at`` as RFC 3339 text.

    Raises:
        Refusal: ``bad-receipt`` when the receipt is damaged, of another submission, or not signed by a trusted key.
    """
    try:
        kept = json.loads(receipt)
        said, index, size = kept["statement"], int(kept["index"]), int(kept["size"])
        path = [unb64(step) for step in kept["path"][:LONGEST_PATH]]
        signature = unb64(kept["signature"])
        expected = statement(_received(parcel, said["author"], said["received_at"]), said["gateway"], said["key"])
        key = keys[said["key"]]
    except (KeyError, TypeError, ValueError) as error:
        raise Refusal("bad-receipt", "The receipt is damaged or signed by an unknown key; sync again.") from error
    if said != expected:
        raise Refusal("bad-receipt", "The receipt speaks of another submission; sync again.")
    if not is_signed(key, PREFIX + _climb(_leaf(said), index, size, path), signature):
        raise Refusal("bad-receipt", "The receipt's signature is not the gateway's; sync again.")
    return str(said["received_at"])


def _received(parcel: Parcel, author: str, received_at: str) -> Received:
    return Received(
        author=author,
        dossier=parcel.dossier_id,
        revision=parcel.revision,
        submission=parcel.submission_id,
        digest=parcel.digest,
        files=tuple(part.sha256 for part in parcel.files),
        received_at=received_at,
    )


def _kept(said: Mapping[str, Any], index: int, leaves: Sequence[bytes], signature: bytes) -> bytes:
    path = [b64(step) for step in _path(index, leaves)]
    return canonical(
        {"statement": dict(said), "index": index, "size": len(leaves), "path": path, "signature": b64(signature)}
    )


def _leaf(said: Mapping[str, Any]) -> bytes:
    return hashlib.sha256(b"\x00" + canonical(said)).digest()


def _node(left: bytes, right: bytes) -> bytes:
    return hashlib.sha256(b"\x01" + left + right).digest()


def _split(size: int) -> int:
    """The largest power of two below ``size``."""
    return 1 << (size - 1).bit_length() - 1


def _root(leaves: Sequence[bytes]) -> bytes:
    if len(leaves) == 1:
        return leaves[0]
    middle = _split(len(leaves))
    return _node(_root(leaves[:middle]), _root(leaves[middle:]))


def _path(index: int, leaves: Sequence[bytes]) -> list[bytes]:
    if len(leaves) == 1:
        return []
    middle = _split(len(leaves))
    if index < middle:
        return [*_path(index, leaves[:middle]), _root(leaves[middle:])]
    return [*_path(index - middle, leaves[middle:]), _root(leaves[:middle])]


def _climb(leaf: bytes, index: int, size: int, path: Sequence[bytes]) -> bytes:
    """The root that a leaf and its path give; a path of the wrong length gives a root that nobody signed."""
    if size <= 1 or not path:
        return leaf if size == 1 and not path else b""
    middle = _split(size)
    if index < middle:
        return _node(_climb(leaf, index, middle, path[:-1]), path[-1])
    return _node(path[-1], _climb(leaf, index - middle, size - middle, path[:-1]))
