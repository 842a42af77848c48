"""A client written from docs/protocol.md alone: it imports nothing of ours, so that page and program must agree.

``python -m tests.support.protocol_client docs/protocol.md`` checks the page's test vectors.
"""

import base64
import hashlib
import hmac
import json
import re
import sys
import unicodedata
import xml.etree.ElementTree as ET
from pathlib import Path
from typing import Any

import requests
from cryptography.exceptions import InvalidSignature
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey, Ed25519PublicKey


def canonical(value: Any) -> bytes:  # section 1
    return json.dumps(value, ensure_ascii=False, sort_keys=True, separators=(",", ":")).encode()


def b64(raw: bytes) -> str:
    return base64.urlsafe_b64encode(raw).decode().rstrip("=")


def unb64(text: str) -> bytes:
    return base64.urlsafe_b64decode(text + "=" * (-len(text) % 4))


def is_signed(key: bytes, message: bytes, signature: str) -> bool:
    try:
        Ed25519PublicKey.from_public_bytes(key).verify(unb64(signature), message)
    except InvalidSignature:
        return False
    return True


def local(element: ET.Element) -> str:
    return element.tag.rpartition("}")[2]


def answers(xml: str) -> list[list[str]]:  # section 3
    root = ET.fromstring(xml)  # noqa: S314 - our own page's vector
    found: list[list[str]] = []

    def walk(element: ET.Element, ref: str, *, is_root: bool) -> None:
        children = [one for one in element if not (is_root and local(one) == "meta")]
        if not list(element):
            found.append([ref, unicodedata.normalize("NFC", element.text or "")])
        names = [local(one) for one in element]
        for child in children:
            same = [one for one in element if local(one) == local(child)]
            place = f"[{same.index(child) + 1}]" if names.count(local(child)) > 1 else ""
            walk(child, f"{ref}/{local(child)}{place}", is_root=False)

    walk(root, f"/{local(root)}", is_root=True)
    return found


def digest(xml: str, files: list[str]) -> str:
    lines = b"".join(one.encode() + b"\n" for one in sorted(set(files)))
    return hashlib.sha256(b"hosolang-submission-1\n" + canonical(answers(xml)) + b"\n" + lines).hexdigest()


def tree_root(leaves: list[bytes]) -> bytes:  # section 7
    if len(leaves) == 1:
        return leaves[0]
    split = 1 << (len(leaves) - 1).bit_length() - 1
    return hashlib.sha256(b"\1" + tree_root(leaves[:split]) + tree_root(leaves[split:])).digest()


def root_message(statements: list[bytes]) -> bytes:
    leaves = [hashlib.sha256(b"\0" + one).digest() for one in statements]
    return b"hosolang-receipt-1\n" + tree_root(leaves)


def climbed(kept: dict[str, Any]) -> bytes:
    """The root to which a kept receipt leads, by RFC 9162 section 2.1.3.2."""
    node, index, last = hashlib.sha256(b"\0" + canonical(kept["statement"])).digest(), kept["index"], kept["size"] - 1
    for sibling in map(unb64, kept["path"]):
        if index % 2 or index == last:
            node = hashlib.sha256(b"\1" + sibling + node).digest()
            while not index % 2 and index:
                index, last = index >> 1, last >> 1
        else:
            node = hashlib.sha256(b"\1" + node + sibling).digest()
        index, last = index >> 1, last >> 1
    return b"hosolang-receipt-1\n" + node


def code_parts(code: str) -> tuple[str, str, str]:  # section 5: locator, secret, fingerprint
    letters = re.sub(r"[\s-]", "", code).upper().translate(str.maketrans("018", "OIB"))
    check = base64.b32encode(hashlib.sha256(b"hosolang-code-1\n" + letters[:36].encode()).digest()).decode()[:4]
    if len(letters) != 40 or check != letters[36:]:
        raise ValueError("no code")
    return letters[:4], letters[4:20], letters[20:36]


def enrolment(code: str, device: Ed25519PrivateKey, nonce: bytes) -> tuple[dict[str, str], bytes]:
    locator, secret, _ = code_parts(code)
    key = device.public_key().public_bytes_raw()
    message = b"hosolang-enrol-1\n" + canonical({"device_key": b64(key), "locator": locator, "nonce": b64(nonce)})
    proof = hmac.digest(secret.encode(), message, "sha256")
    parts = {"device_key": b64(key), "nonce": b64(nonce), "proof": b64(proof), "signature": b64(device.sign(message))}
    return {"locator": locator, **parts}, message


def check_vectors(page: str) -> list[str]:
    """The names of all vectors of the page, checked; ``AssertionError`` for the first that does not hold."""
    text = re.search(r"<!-- vectors: .*?```json\n(.*?)\n```", page, re.DOTALL)
    said: dict[str, Any] = json.loads(text.group(1) if text else "{}")
    keys, own, changes = said["keys"], said["submission"], said["changes"]
    device_key, gateway_key = bytes.fromhex(keys["device_public"]), bytes.fromhex(keys["gateway_public"])
    device = Ed25519PrivateKey.from_private_bytes(bytes.fromhex(keys["device_private"]))
    request, message = enrolment(said["enrolment"]["code"], device, unb64(said["enrolment"]["request"]["nonce"]))
    rest = {"device": keys["device_id"], "epoch": changes["page"]["epoch"], "since": changes["since"]}
    told = b"hosolang-changes-1\n" + canonical({**changes["page"], **rest})
    kept = said["receipts"]["kept_for_the_third"]
    asked = {"device": keys["device_id"], "gateway": own["manifest"]["gateway"], "nonce": said["session"]["nonce"]}
    statements = [one.encode() for one in said["receipts"]["statements"]]
    joined = b"hosolang-enrolled-1\n" + canonical(said["enrolment"]["statement"])
    secret = re.sub(r"[\s-]", "", said["tracking"]["secret"]).upper()
    checks = {
        "device id": hashlib.sha256(device_key).hexdigest()[:32] == keys["device_id"],
        "key id": hashlib.sha256(gateway_key).hexdigest()[:16] == keys["gateway_key_id"],
        "fingerprint": code_parts(said["enrolment"]["code"])[2] == keys["gateway_fingerprint"],
        "answers": canonical(answers(own["xml"])).decode() == own["canonical_answers"],
        "digest": digest(own["xml"], own["files"]) == own["digest"] == own["manifest"]["digest"],
        "author": is_signed(device_key, b"hosolang-author-1\n" + canonical(own["manifest"]), own["signature"]),
        "receipt root": root_message(statements).hex() == said["receipts"]["signed_message_hex"],
        "receipts": is_signed(gateway_key, root_message(statements), said["receipts"]["signature"]),
        "kept receipt": is_signed(gateway_key, climbed(kept), kept["signature"]),
        "enrolment": request == said["enrolment"]["request"] and message.decode() == said["enrolment"]["proof_message"],
        "enrolled": is_signed(gateway_key, joined, said["enrolment"]["answer_signature"]),
        "session": is_signed(device_key, b"hosolang-session-1\n" + canonical(asked), said["session"]["signature"]),
        "changes": is_signed(gateway_key, told, changes["signature"]),
        "tracking": hashlib.sha256(secret.encode()).hexdigest() == said["tracking"]["hash"],
    }
    wrong = [name for name, holds in checks.items() if not holds]
    if wrong:
        raise AssertionError(wrong)
    return list(checks)


def send_one(url: str, code: str, device: Ed25519PrivateKey, manifest: dict[str, Any], xml: str) -> dict[str, Any]:
    """Enrol, open a session, send one submission without files, prove its receipt: its result."""
    key = device.public_key().public_bytes_raw()
    name = hashlib.sha256(key).hexdigest()[:32]
    joined = requests.post(f"{url}/v1/enroll", json=enrolment(code, device, b"n" * 32)[0], timeout=30).json()
    trusted = unb64(joined["statement"]["key"])
    if base64.b32encode(hashlib.sha256(trusted).digest()[:10]).decode() != code_parts(code)[2]:
        raise AssertionError("another gateway")
    if not is_signed(trusted, b"hosolang-enrolled-1\n" + canonical(joined["statement"]), joined["signature"]):
        raise AssertionError("not its answer")
    ping = requests.get(f"{url}/v1/ping", timeout=30).json()
    asked = {"device": name, "gateway": ping["gateway"], "nonce": ping["nonce"]}
    proof = b64(device.sign(b"hosolang-session-1\n" + canonical(asked)))
    session = {"device": name, "nonce": ping["nonce"], "signature": proof}
    token = requests.post(f"{url}/v1/session", json=session, timeout=30).json()["token"]
    whole = manifest | {"gateway": ping["gateway"], "digest": digest(xml, [])}
    signature = b64(device.sign(b"hosolang-author-1\n" + canonical(whole)))
    item = {"manifest": whole, "author": name, "signature": signature, "xml": xml}
    bearer = {"Authorization": f"Bearer {token}"}
    answer = requests.post(f"{url}/v1/dossiers", json={"dossiers": [item]}, headers=bearer, timeout=30).json()
    (result,) = answer["results"]
    statement = {"author": name, "digest": whole["digest"], "dossier": whole["dossier"], "files": []}
    statement |= {"gateway": ping["gateway"], "key": answer["receipts"]["key"], "received_at": result["received_at"]}
    statement |= {"revision": whole["revision"], "submission": whole["submission"], "version": 1}
    if not is_signed(trusted, root_message([canonical(statement)]), answer["receipts"]["signature"]):
        raise AssertionError("no receipt")
    return dict(result)


if __name__ == "__main__":
    print("\n".join(check_vectors(Path(sys.argv[1]).read_text(encoding="utf-8"))))
