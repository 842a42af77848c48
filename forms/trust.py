"""Statements that a commune or a province signed, and the keys that may sign for it: nothing unsigned is believed.

A statement is canonical JSON (UTF-8, sorted keys, no white space) under :data:`PREFIX`. The list of keys comes to a
laptop by its keeper alone, who compares a key's fingerprint with the office; no code, bundle or gateway adds one.
"""

import hashlib
import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any, Literal, get_args

from forms.refusal import Refusal

PREFIX = b"hosolang-pack-1\n"
LARGEST = 64 * 1024
Level = Literal["root", "national", "province", "commune"]
"""What a key may sign: lists of signers; the nation's cards and forms; the data of a province's communes; of one."""


@dataclass(frozen=True)
class TrustedKey:
    """A key that may sign: ``unit`` is the code of its commune or province; the days of its use are inclusive."""

    public_key: bytes
    level: Level
    unit: str
    name: str
    first_day: date
    last_day: date

    @property
    def id(self) -> str:
        """The first 16 bytes of SHA-256 of the key in hex."""
        return hashlib.sha256(self.public_key).digest()[:16].hex()

    def as_json(self) -> dict[str, str]:
        """The key as files hold it; :func:`key_of` reads it."""
        return {
            "public_key": self.public_key.hex(),
            "level": self.level,
            "unit": self.unit,
            "name": self.name,
            "first_day": self.first_day.isoformat(),
            "last_day": self.last_day.isoformat(),
        }


def key_of(said: Mapping[str, Any]) -> TrustedKey:
    """A key as files hold it.

    Raises:
        KeyError, TypeError, ValueError: it is none; each kind of file has its own words for that.
    """
    key, level = bytes.fromhex(said["public_key"]), said["level"]
    if len(key) != 32 or level not in get_args(Level):
        raise ValueError(level)
    days = (date.fromisoformat(said["first_day"]), date.fromisoformat(said["last_day"]))
    return TrustedKey(key, level, str(said["unit"]), str(said["name"]), *days)


@dataclass(frozen=True)
class Signed:
    """A statement whose signature holds, and whose key that was."""

    statement: Mapping[str, Any]
    key: TrustedKey


def sign(statement: bytes, secret: bytes) -> bytes:
    """The signature of a statement by a secret half (32 raw bytes)."""
    from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey  # noqa: PLC0415 - cryptography loads on first use

    return Ed25519PrivateKey.from_private_bytes(secret).sign(PREFIX + statement)


def proved(
    statement: bytes,
    signature: bytes,
    key_id: str,
    keys: Sequence[TrustedKey],
    today: date,
    *,
    largest: int = LARGEST,
) -> Signed:
    """The statement, once its signature by a trusted key holds.

    Raises:
        Refusal: ``unsigned`` without a signature, ``untrusted-key`` (unknown, not yet or no more in use),
            ``wrong-signature``, ``bad-pack`` for bytes that are no canonical JSON object.
    """
    if not signature:
        raise Refusal("unsigned", "This is not signed by the commune or the province; it is not used.")
    key = next((one for one in keys if one.id == key_id and one.first_day <= today <= one.last_day), None)
    if key is None:
        raise Refusal("untrusted-key", "This was signed with a key that is not trusted here today; ask the keeper.")
    if not _is_signed(key.public_key, PREFIX + statement, signature):
        raise Refusal("wrong-signature", "The signature does not fit; the file was changed and is not used.")
    return Signed(_object(statement, largest), key)


def canonical(statement: Mapping[str, Any]) -> bytes:
    """The bytes that are signed, without the prefix."""
    return json.dumps(statement, ensure_ascii=False, sort_keys=True, separators=(",", ":"), allow_nan=False).encode()


def _object(statement: bytes, largest: int) -> Mapping[str, Any]:
    try:
        said = json.loads(statement) if len(statement) <= largest else None
        if isinstance(said, dict) and canonical(said) == statement:
            return said
    except (ValueError, RecursionError) as error:
        raise _bad() from error
    raise _bad()


def _bad() -> Refusal:
    return Refusal("bad-pack", "This signed file is not written as such files are; ask for it anew.")


def _is_signed(public_key: bytes, message: bytes, signature: bytes) -> bool:
    from cryptography.exceptions import InvalidSignature  # noqa: PLC0415 - most runs prove nothing here
    from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PublicKey  # noqa: PLC0415 - cryptography loads on first use

    try:
        Ed25519PublicKey.from_public_bytes(public_key).verify(signature, message)
    except (InvalidSignature, ValueError):
        return False
    return True
