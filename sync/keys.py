"""Ed25519 keys as ids and fingerprints, and the one check of a signature that laptop and gateway share."""

import base64
import hashlib

from cryptography.exceptions import InvalidSignature
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PublicKey


def device_id(public_key: bytes) -> str:
    """The id of a device: hex of the first 16 bytes of SHA-256 of its 32-byte public key."""
    return hashlib.sha256(public_key).digest()[:16].hex()


def key_id(public_key: bytes) -> str:
    """The id of a gateway's signing key: hex of the first 8 bytes of SHA-256 of the public key."""
    return hashlib.sha256(public_key).digest()[:8].hex()


def fingerprint(public_key: bytes) -> str:
    """What an enrolment code says of the gateway's key: the first 80 bits of its SHA-256 as 16 letters of base32."""
    return base64.b32encode(hashlib.sha256(public_key).digest()[:10]).decode()


def is_signed(public_key: bytes, message: bytes, signature: bytes) -> bool:
    """Whether ``signature`` is the Ed25519 signature of ``message`` by the holder of ``public_key``."""
    try:
        Ed25519PublicKey.from_public_bytes(public_key).verify(signature, message)
    except (InvalidSignature, ValueError):
        return False
    return True
