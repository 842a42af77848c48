"""docs/protocol.md says what the code does; whoever changes one changes both."""

import json
import re
from dataclasses import replace
from pathlib import Path
from typing import Any

from sync import receipt
from sync.encoding import unb64
from sync.gateway.app import create_app
from sync.gateway.office import Place, opened
from sync.keys import is_signed
from sync.submission import canonical_answers, digest
from tests.support.protocol_vectors import DOCUMENT, GATEWAY_ID, parcel, written


def block(name: str) -> Any:
    text = re.search(rf"<!-- {name}: .*?```json\n(.*?)\n```", DOCUMENT.read_text(encoding="utf-8"), re.DOTALL)
    assert text is not None
    return json.loads(text.group(1))


def test_the_generated_parts_are_those_of_the_code() -> None:
    document = DOCUMENT.read_text(encoding="utf-8")
    assert written(document) == document, "run: python -m tests.support.protocol_vectors"


def test_the_vectors_as_they_stand_in_the_document_hold() -> None:
    said = block("vectors")
    public = {name: bytes.fromhex(said["keys"][f"{name}_public"]) for name in ("device", "gateway")}
    own = said["submission"]
    assert canonical_answers(own["xml"].encode()).decode() == own["canonical_answers"]
    assert digest(own["xml"].encode(), own["files"]) == own["digest"] == own["manifest"]["digest"]
    for who, part, message, signature in (
        ("device", "submission", "signed_message", "signature"),
        ("device", "session", "signed_message", "signature"),
        ("device", "enrolment", "proof_message", ("request", "signature")),
        ("gateway", "enrolment", "answer_message", "answer_signature"),
        ("gateway", "changes", "signed_message", "signature"),
    ):
        place = said[part][signature] if isinstance(signature, str) else said[part][signature[0]][signature[1]]
        assert is_signed(public[who], said[part][message].encode(), unb64(place)), part
    kept = said["receipts"]["kept_for_the_third"]
    third = replace(
        parcel(),
        submission_id=kept["statement"]["submission"],
        dossier_id=kept["statement"]["dossier"],
        digest=kept["statement"]["digest"],
    )
    trusted = {said["keys"]["gateway_key_id"]: public["gateway"]}
    assert receipt.verify(json.dumps(kept).encode(), third, trusted) == "2026-03-02T01:00:00Z"
    assert kept["statement"]["gateway"] == GATEWAY_ID


def test_every_address_of_the_server_is_described(tmp_path: Path) -> None:
    document = DOCUMENT.read_text(encoding="utf-8")
    with opened(Place(f"sqlite:///{tmp_path}/gateway.db")) as gateway:
        paths = create_app(gateway).openapi()["paths"]
    assert len(paths) > 8
    assert [path for path in paths if path not in document] == []
