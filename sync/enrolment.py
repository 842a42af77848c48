"""Binding a laptop to a gateway: the code on the sheet, the proof that it is known, and the answer that is trusted.

The code carries a locator, 80 random bits, and a fingerprint of the gateway's signing key. The random part never
travels: the laptop proves that it knows it with an HMAC over its own device key and nonce, so a false server learns
nothing that it could use, and the answer counts only when the key of that fingerprint signed it over that nonce.
"""

import base64
import hashlib
import hmac
import secrets
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any
from urllib.parse import urlsplit

from forms.refusal import NotNow, Refusal
from sync import announcements
from sync.encoding import b64, canonical, unb64
from sync.keys import device_id, fingerprint, is_signed, key_id
from sync.ports import Binding, Clock, LineFault, Signer
from sync.reasons import sentence

PROOF_PREFIX = b"hosolang-enrol-1\n"
ANSWER_PREFIX = b"hosolang-enrolled-1\n"
_LETTERS = "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567"
_LOOK_ALIKES = str.maketrans("018", "OIB")
_LOCATOR, _SECRET, _FINGERPRINT, _CHECK = 4, 16, 16, 4
_LENGTH = _LOCATOR + _SECRET + _FINGERPRINT + _CHECK


@dataclass(frozen=True)
class EnrolmentCode:
    """The parts of a code, each in letters of base32: which code, its secret, the gateway key's fingerprint."""

    locator: str
    secret: str
    fingerprint: str


def new_code(public_key: bytes) -> EnrolmentCode:
    """A fresh code for the gateway whose signing key this is: 20 bits that find it, 80 random bits that prove it."""
    return EnrolmentCode(_random(_LOCATOR), _random(_SECRET), fingerprint(public_key))


def encode(code: EnrolmentCode) -> str:
    """The code as it is printed: forty letters in groups of four, the last group checks the others."""
    letters = code.locator + code.secret + code.fingerprint
    letters += _check(letters)
    return "-".join(letters[start : start + 4] for start in range(0, _LENGTH, 4))


def decode(text: str) -> EnrolmentCode:
    """Read a typed or scanned code; case, blanks and dashes do not matter, and 0, 1, 8 are read as O, I, B.

    Raises:
        Refusal: ``bad-enrolment-code`` for a wrong length, a foreign letter, or letters that do not fit together.
    """
    letters = "".join(text.split()).replace("-", "").upper().translate(_LOOK_ALIKES)
    if len(letters) != _LENGTH or not set(letters) <= set(_LETTERS):
        raise Refusal("bad-enrolment-code", "An enrolment code has ten groups of four letters; read it again.")
    if _check(letters[:-_CHECK]) != letters[-_CHECK:]:
        raise Refusal("bad-enrolment-code", "A letter of the enrolment code is wrong; compare it with the sheet.")
    rest = letters[_LOCATOR:]
    return EnrolmentCode(letters[:_LOCATOR], rest[:_SECRET], rest[_SECRET : _SECRET + _FINGERPRINT])


def proof_message(locator: str, device_key: bytes, nonce: bytes) -> bytes:
    """What the device signs, and what the code's secret authenticates."""
    return PROOF_PREFIX + canonical({"device_key": b64(device_key), "locator": locator, "nonce": b64(nonce)})


def proof(secret: str, message: bytes) -> bytes:
    """HMAC-SHA256 of the message under the code's secret letters."""
    return hmac.new(secret.encode("ascii"), message, hashlib.sha256).digest()


def answer_message(statement: Mapping[str, Any]) -> bytes:
    """What the gateway signs when it accepts a laptop."""
    return ANSWER_PREFIX + canonical(dict(statement))


def enroll(
    url: str,
    code: str,
    signer: Signer,
    clock: Clock,  # noqa: ARG001 - every face that reaches a gateway takes it; no laptop time is compared here
    *,
    ca_file: str | None = None,
) -> Binding:
    """Bind this laptop to the gateway at ``url``; repeating it after a lost answer gives the same binding.

    The caller has stored the device key before this call (it is the vault's) and stores the binding after it.

    Raises:
        Refusal: ``bad-enrolment-code``, ``bad-gateway-url``, ``false-gateway`` (the answer is not of the gateway on the
            sheet), or the gateway's own refusal: ``code-unknown``, ``code-used``, ``code-expired``, ``code-closed``.
        NotNow: no network, captive portal, TLS fault, or a gateway that is busy; ``code`` is the connection's kind.
    """
    from sync.transports.gateway import post_enrolment  # noqa: PLC0415 - requests loads on first use

    parts = decode(code)
    nonce = secrets.token_bytes(32)
    message = proof_message(parts.locator, signer.public_key, nonce)
    request = {
        "locator": parts.locator,
        "device_key": b64(signer.public_key),
        "nonce": b64(nonce),
        "proof": b64(proof(parts.secret, message)),
        "signature": b64(signer.sign(message)),
    }
    base = checked_url(url)
    try:
        answer = post_enrolment(base, request, ca_file=ca_file)
    except LineFault as fault:
        raise NotNow(fault.kind, sentence(fault.kind)) from fault
    return _binding(base, parts, signer, nonce, answer)


def checked_url(url: str) -> str:
    """The gateway's base address without a trailing slash; ``http://`` only on this machine.

    Raises:
        Refusal: ``bad-gateway-url``.
    """
    try:
        parts = urlsplit(url.strip())
        host, _ = parts.hostname or "", parts.port
    except ValueError:
        parts, host = urlsplit(""), ""
    allowed = parts.scheme == "https" or (parts.scheme == "http" and host in {"127.0.0.1", "::1", "localhost"})
    if not host or not allowed or parts.query or parts.fragment or parts.username:
        raise Refusal(
            "bad-gateway-url",
            "The gateway's address must be https://name (http:// only on this machine), without user or query.",
        )
    return f"{parts.scheme}://{parts.netloc}{parts.path}".rstrip("/")


def _binding(url: str, code: EnrolmentCode, signer: Signer, nonce: bytes, answer: Mapping[str, Any]) -> Binding:
    try:
        said, signature = answer["statement"], unb64(answer["signature"])
        key = unb64(said["key"])
        keys = _keys(code, key, str(said["gateway"]), answer.get("announcements") or [])
        trusted = (
            key_id(key) in keys
            and is_signed(key, answer_message(said), signature)
            and said["nonce"] == b64(nonce)
            and said["device"] == signer.device_id == device_id(signer.public_key)
        )
        binding = Binding(
            url=url,
            gateway_id=str(said["gateway"]),
            gateway_name=str(said["gateway_name"]),
            unit=str(said["unit"]),
            device_id=signer.device_id,
            keys=keys,
            epoch=str(said["epoch"]),
            bundle_key=str(said.get("bundle") or ""),
            office_key=str(said.get("office_key") or ""),
        )
    except (KeyError, TypeError, ValueError, AttributeError) as error:
        raise _false_gateway() from error
    if not trusted:
        raise _false_gateway()
    return binding


def _keys(code: EnrolmentCode, key: bytes, gateway_id: str, announced: Sequence[Any]) -> dict[str, bytes]:
    """The key of the sheet's fingerprint and, when the gateway has changed it since, those that follow from it."""
    if hmac.compare_digest(fingerprint(key), code.fingerprint):
        return {key_id(key): key}
    first = announcements.first_key(announced, code.fingerprint)
    return announcements.follow(gateway_id, {key_id(first): first}, announced) if first else {}


def _false_gateway() -> Refusal:
    return Refusal(
        "false-gateway",
        "The answer was not signed by the gateway of the enrolment sheet; check the address, then ask for help.",
    )


def _random(length: int) -> str:
    return "".join(secrets.choice(_LETTERS) for _ in range(length))


def _check(letters: str) -> str:
    return base64.b32encode(hashlib.sha256(b"hosolang-code-1\n" + letters.encode("ascii")).digest()).decode()[:_CHECK]
