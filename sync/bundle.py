"""A bundle: an author's signed submissions with their papers, sealed to the gateway, for a stick and any carrier.

Plain form: ``hosolang-bundle-1``, line feed, four bytes of length (big-endian), a JSON head of that length, then the
files' bytes in the head's order. The reply of the gateway is sealed to a key that only the author's device can make.
"""

import hashlib
import json
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any, BinaryIO

from forms.dossier import OutboxState
from forms.onlooker import NOBODY, OnLooker
from forms.refusal import Refusal
from sync import age, receipt
from sync.encoding import b64, canonical, unb64
from sync.keys import is_signed
from sync.ports import Answer, Binding, FilePart, ItemAnswer, OutboxStore, Outcome, Parcel, Signer
from sync.submission import manifest, sign

MAGIC = b"hosolang-bundle-1\n"
SIGN_PREFIX = b"hosolang-bundle-author-1\n"
REPLY_PREFIX = b"hosolang-bundle-reply-1\n"
CARRIED = "carried"
"""Reason of a row that was given to a bundle: it is uncertain until the gateway, by any way, says more."""
LARGEST_HEAD = 64 * 1024 * 1024


@dataclass(frozen=True)
class Head:
    """What a bundle says before its files."""

    author: str
    gateway: str
    reply: bytes
    signature: bytes
    items: list[dict[str, Any]]
    files: list[tuple[str, str, int]]


def author_message(author: str, gateway_id: str, reply: bytes) -> bytes:
    """What the author signs of a bundle, so that nobody else can have the reply sealed to himself."""
    return SIGN_PREFIX + canonical({"author": author, "gateway": gateway_id, "reply": b64(reply)})


def reply_key(signer: Signer, gateway_id: str) -> bytes:
    """The author's private key for replies of this gateway: made from a signature that only the device can make."""
    return hashlib.sha256(signer.sign(REPLY_PREFIX + gateway_id.encode())).digest()


def export(store: OutboxStore, signer: Signer, now: datetime, out: BinaryIO, looker: OnLooker = NOBODY) -> int:
    """Give everything that waits to a bundle; returns how many submissions it holds.

    Told as the stage ``stick-out``, in bytes of papers.

    The rows are committed as *uncertain* before the first byte is written: whoever carries the stick may bring them
    there at any time, so the gateway is asked before they go by another way.

    Raises:
        Refusal: ``not-enrolled``, ``no-bundle-key`` for a binding that was made before gateways had one.
        NotNow: ``stopped``; the rows are uncertain then, and the gateway is asked before they go anew.
    """
    binding = store.binding()
    if binding is None:
        raise Refusal("not-enrolled", "This laptop is not enrolled with a gateway yet; use the enrolment code first.")
    if not binding.bundle_key:
        raise Refusal("no-bundle-key", "This enrolment knows no key for sticks; enrol again with a new sheet.")
    parcels = set_out(store, binding.gateway_id, now)
    age.encrypt(unb64(binding.bundle_key), _plain(store, signer, binding, parcels, looker), out)
    return len(parcels)


def set_out(store: OutboxStore, gateway_id: str, now: datetime) -> list[Parcel]:
    """Commit everything that waits as uncertain, with what was uncertain before: this is what a bundle carries."""
    store.apply_requests(now, release_all=True)
    waiting = [row.submission_id for row in store.due(now.replace(year=9998), 1_000_000)]
    carried = [row.submission_id for row in store.uncertain(1_000_000) if row.gateway_id in {None, gateway_id}]
    claimed = [parcel.submission_id for parcel in store.claim(waiting, gateway_id)]
    store.record([Outcome(name, OutboxState.UNCERTAIN, CARRIED, tried=False) for name in claimed], now)
    return list(store.parcels([*claimed, *carried]))


def take_reply(store: OutboxStore, signer: Signer, now: datetime, content: bytes) -> int:
    """Read the gateway's sealed reply; returns how many submissions it proved to be there.

    Raises:
        Refusal: ``not-enrolled``, ``not-a-bundle``, ``not-for-us``, ``bundle-damaged``, ``bad-receipt``.
    """
    binding = store.binding()
    if binding is None:
        raise Refusal("not-enrolled", "This laptop is not enrolled with a gateway yet; use the enrolment code first.")
    return settle(store, signer, now, _answer(age.opened(reply_key(signer, binding.gateway_id), content)))


def settle(store: OutboxStore, signer: Signer, now: datetime, answer: Answer) -> int:
    """Record what a reply proves; what was delivered by another way meanwhile stays as it is."""
    binding = store.binding()
    if binding is None:
        return 0
    parcels = store.parcels([item.submission_id for item in answer.items])
    receipts = receipt.settle(parcels, answer, [signer.device_id], binding.gateway_id, binding.keys)
    open_rows = {row.submission_id for row in store.uncertain(1_000_000)}
    outcomes = [
        Outcome(name, OutboxState.DELIVERED, receipt=proof) for name, proof in receipts.items() if name in open_rows
    ]
    store.record(outcomes, now)
    return len(outcomes)


def read_head(plain: Iterator[bytes]) -> tuple[Head, Iterator[bytes]]:
    """The head of a bundle's plain bytes, and the bytes after it; ``Refusal`` ``bundle-damaged`` for anything else."""
    buffer = bytearray()
    needed = len(MAGIC) + 4
    while len(buffer) < needed:
        piece = next(plain, None)
        if piece is None:
            raise _damaged()
        buffer += piece
        if len(buffer) >= len(MAGIC) + 4:
            size = int.from_bytes(buffer[len(MAGIC) : len(MAGIC) + 4], "big")
            if not buffer.startswith(MAGIC) or size > LARGEST_HEAD:
                raise _damaged()
            needed = len(MAGIC) + 4 + size
    head, rest = _head(bytes(buffer[len(MAGIC) + 4 : needed])), bytes(buffer[needed:])

    def following() -> Iterator[bytes]:
        yield rest
        yield from plain

    return head, following()


def is_authors(head: Head, public_key: bytes) -> bool:
    """Whether the author's device signed this bundle's reply key."""
    return is_signed(public_key, author_message(head.author, head.gateway, head.reply), head.signature)


def _plain(
    store: OutboxStore, signer: Signer, binding: Binding, parcels: Sequence[Parcel], looker: OnLooker
) -> Iterator[bytes]:
    reply = age.public_of(reply_key(signer, binding.gateway_id))
    files = [(parcel, part) for parcel in parcels for part in {one.sha256: one for one in parcel.files}.values()]
    head = {
        "author": signer.device_id,
        "dossiers": [
            {
                "manifest": manifest(parcel, binding.gateway_id),
                "author": signer.device_id,
                "signature": b64(sign(signer, parcel, binding.gateway_id)),
                "xml": parcel.xml.decode(),
            }
            for parcel in parcels
        ],
        "files": [{"sha256": part.sha256, "size": part.size, "submission": one.submission_id} for one, part in files],
        "gateway": binding.gateway_id,
        "reply": b64(reply),
        "signature": b64(signer.sign(author_message(signer.device_id, binding.gateway_id, reply))),
    }
    text = canonical(head)
    yield MAGIC + len(text).to_bytes(4, "big") + text
    written = looker.counting("stick-out", sum(part.size for _, part in files))
    for parcel, part in files:
        for block in _content(store, parcel, part):
            yield block
            written(len(block))


def _content(store: OutboxStore, parcel: Parcel, part: FilePart) -> Iterator[bytes]:
    left = part.size
    with store.open_file(parcel.submission_id, part.sha256) as source:
        while left and (block := source.read(min(65536, left))):
            left -= len(block)
            yield block
    if left:
        raise Refusal("file-unreadable", "An attached paper is shorter than when it was frozen; attach it again.")


def _head(text: bytes) -> Head:
    try:
        said = json.loads(text)
        files = [(str(one["submission"]), str(one["sha256"]), int(one["size"])) for one in said["files"]]
        items = [dict(one) for one in said["dossiers"]]
        reply, signature = unb64(said["reply"]), unb64(said["signature"])
        head = Head(str(said["author"]), str(said["gateway"]), reply, signature, items, files)
    except (KeyError, TypeError, ValueError, AttributeError, RecursionError) as error:
        raise _damaged() from error
    if any(size < 0 for _, _, size in files):
        raise _damaged()
    return head


def _answer(plain: bytes) -> Answer:
    try:
        said: Mapping[str, Any] = json.loads(plain)
        signed = said.get("receipts") or {"key": "", "signature": ""}
        items = tuple(
            ItemAnswer(str(one["submission_id"]), str(one["outcome"]), one.get("received_at"))
            for one in said["results"]
        )
        return Answer(items, str(signed["key"]), unb64(signed["signature"]))
    except (KeyError, TypeError, ValueError, AttributeError) as error:
        raise _damaged() from error


def _damaged() -> Refusal:
    return Refusal("bundle-damaged", "The file is damaged or was cut off; export it again.")
