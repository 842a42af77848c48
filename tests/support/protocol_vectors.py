"""The test vectors and schemas of docs/protocol.md, made by the code itself.

``python -m tests.support.protocol_vectors`` writes them into the document; a test fails when they differ from it.
"""

import json
from dataclasses import replace
from pathlib import Path
from typing import Any

from sync import age, enrolment, keys, messages, receipt, submission, tracking
from sync.encoding import b64, canonical
from sync.gateway import wire
from sync.ports import Answer, FilePart, ItemAnswer, Parcel
from tests.support.signers import MemorySigner

DOCUMENT = Path(__file__).resolve().parents[2] / "docs" / "protocol.md"

GATEWAY_ID = "00112233445566778899aabbccddeeff"
XML = (
    '<data xmlns:orx="http://openrosa.org/xforms" id="trial" version="1"><owner><name>Nguyễn Thị Ệ</name>'
    "<born>1940</born></owner><child><name>Lò Văn An</name></child><child><name>Lò Văn Bình</name></child><note/>"
    "<orx:meta><orx:instanceID>uuid:018f0000-0000-7000-8000-000000000001</orx:instanceID></orx:meta></data>"
)
PHOTO = FilePart("b" * 64, 3, "image/png", "photo")

SHAPES = (
    wire.Ping,
    wire.Keys,
    wire.EnrolRequest,
    wire.Enrolled,
    wire.SessionRequest,
    wire.Session,
    wire.Item,
    wire.Ids,
    wire.PaperCode,
    wire.PaperTaken,
    wire.Results,
    wire.Changes,
    wire.Withdrawals,
    wire.WithdrawalsKept,
    wire.HandoverRequest,
    wire.Handover,
    wire.HeldList,
    wire.TrackRequest,
    wire.Tracked,
    wire.OfficeAct,
    wire.OfficeDossier,
    wire.OfficeStatus,
    wire.OfficeResult,
)


def vectors() -> dict[str, Any]:
    """Every message that is hashed or signed, with fixed keys and values."""
    device, gateway = MemorySigner(1), MemorySigner(2)
    return {
        "keys": {
            "device_private": (bytes([1]) * 32).hex(),
            "device_public": device.public_key.hex(),
            "device_id": device.device_id,
            "gateway_private": (bytes([2]) * 32).hex(),
            "gateway_public": gateway.public_key.hex(),
            "gateway_key_id": keys.key_id(gateway.public_key),
            "gateway_fingerprint": keys.fingerprint(gateway.public_key),
        },
        "submission": _submission(device),
        "receipts": _receipts(device, gateway),
        "enrolment": _enrolment(device, gateway),
        "session": _session(device),
        "changes": _changes(device, gateway),
        "tracking": {"secret": "abcd-efgh 2345-67AB", "hash": tracking.secret_hash("abcd-efgh 2345-67AB")},
    }


def parcel() -> Parcel:
    """The submission of the vectors."""
    return Parcel(
        submission_id="018f0000-0000-7000-8000-000000000001",
        dossier_id="018e0000-0000-7000-8000-000000000001",
        revision=1,
        replaces=None,
        procedure="1.014027",
        form_hash="f" * 64,
        route="desk",
        office="Trung tâm Phục vụ hành chính công xã Thử",
        digest=submission.digest(XML.encode(), [PHOTO.sha256]),
        public_code="ABCD-2345",
        tracking_secret_hash=tracking.secret_hash("ABCDEFGH234567AB"),
        xml=XML.encode(),
        files=(PHOTO,),
    )


def _submission(device: MemorySigner) -> dict[str, Any]:
    said = submission.manifest(parcel(), GATEWAY_ID)
    return {
        "xml": XML,
        "canonical_answers": submission.canonical_answers(XML.encode()).decode(),
        "files": [PHOTO.sha256],
        "digest": parcel().digest,
        "manifest": said,
        "signed_message": submission.signing_message(said).decode(),
        "signature": b64(submission.sign(device, parcel(), GATEWAY_ID)),
    }


def _receipts(device: MemorySigner, gateway: MemorySigner) -> dict[str, Any]:
    key, at = keys.key_id(gateway.public_key), "2026-03-02T01:00:00Z"
    parcels = [_numbered(number) for number in (1, 2, 3)]
    statements = [
        receipt.statement(
            receipt.Received(
                device.device_id, one.dossier_id, one.revision, one.submission_id, one.digest, (PHOTO.sha256,), at
            ),
            GATEWAY_ID,
            key,
        )
        for one in parcels
    ]
    message = receipt.root_message(statements)
    answer = Answer(tuple(ItemAnswer(one.submission_id, "created", at) for one in parcels), key, gateway.sign(message))
    kept = receipt.settle(parcels, answer, [device.device_id], GATEWAY_ID, {key: gateway.public_key})
    return {
        "statements": [canonical(one).decode() for one in statements],
        "signed_message_hex": message.hex(),
        "signature": b64(answer.signature),
        "kept_for_the_third": json.loads(kept[parcels[2].submission_id]),
    }


def _numbered(number: int) -> Parcel:
    one = parcel()
    return replace(
        one,
        submission_id=one.submission_id[:-1] + str(number),
        dossier_id=one.dossier_id[:-1] + str(number),
        digest=str(number) * 64,
    )


def _enrolment(device: MemorySigner, gateway: MemorySigner) -> dict[str, Any]:
    code = enrolment.EnrolmentCode("ABCD", "ABCDEFGHIJKLMNOP", keys.fingerprint(gateway.public_key))
    nonce = bytes([3]) * 32
    message = enrolment.proof_message(code.locator, device.public_key, nonce)
    statement = {
        "bundle": b64(age.public_of(bytes([4]) * 32)),
        "device": device.device_id,
        "epoch": "0123456789abcdef",
        "gateway": GATEWAY_ID,
        "gateway_name": "Cổng thử",
        "key": b64(gateway.public_key),
        "name": "máy 1",
        "nonce": b64(nonce),
        "office_key": b64(age.public_of(bytes([5]) * 32)),
        "unit": "Xã Thử",
    }
    return {
        "code": enrolment.encode(code),
        "request": {
            "locator": code.locator,
            "device_key": b64(device.public_key),
            "nonce": b64(nonce),
            "proof": b64(enrolment.proof(code.secret, message)),
            "signature": b64(device.sign(message)),
        },
        "proof_message": message.decode(),
        "statement": statement,
        "answer_message": enrolment.answer_message(statement).decode(),
        "answer_signature": b64(gateway.sign(enrolment.answer_message(statement))),
    }


def _session(device: MemorySigner) -> dict[str, Any]:
    message = messages.session_message(device.device_id, GATEWAY_ID, "bm9uY2U")
    return {"nonce": "bm9uY2U", "signed_message": message.decode(), "signature": b64(device.sign(message))}


def _changes(device: MemorySigner, gateway: MemorySigner) -> dict[str, Any]:
    change = {
        "id": "c0ffee",
        "number": 8,
        "dossier": parcel().dossier_id,
        "submission": parcel().submission_id,
        "kind": "status",
        "at": "2026-03-02T02:00:00Z",
        "body": {"status": 5, "office_number": None, "note": "Thiếu giấy chứng sinh", "due_on": None},
    }
    page = {"epoch": "0123456789abcdef", "cursor": 8, "changes": [change], "more": False}
    message = messages.changes_message(device.device_id, 7, page)
    return {"since": 7, "page": page, "signed_message": message.decode(), "signature": b64(gateway.sign(message))}


def schemas() -> dict[str, Any]:
    """JSON Schema of every request and answer."""
    return {shape.__name__: shape.model_json_schema() for shape in SHAPES}


def written(document: str) -> str:
    """The document with its generated parts as the code has them now."""
    for name, value in (("vectors", vectors()), ("schemas", schemas())):
        text = json.dumps(value, ensure_ascii=False, indent=1)
        begin = f"<!-- {name}: made by tests.support.protocol_vectors -->\n"
        before, _, rest = document.partition(begin)
        after = rest.partition("<!-- end -->")[2]
        document = f"{before}{begin}```json\n{text}\n```\n<!-- end -->{after}"
    return document


if __name__ == "__main__":
    DOCUMENT.write_text(written(DOCUMENT.read_text(encoding="utf-8")), encoding="utf-8")
