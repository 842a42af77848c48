"""HPKE (RFC 9180), base mode, with X25519, HKDF-SHA256 and ChaCha20-Poly1305: only the office's key opens it."""

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.asymmetric.x25519 import X25519PrivateKey, X25519PublicKey
from cryptography.hazmat.primitives.hpke import AEAD, KDF, KEM, Suite

OVERHEAD = 32 + 16
"""Bytes that sealing adds: the encapsulated key before, the tag behind."""

_SUITE = Suite(KEM.X25519, KDF.HKDF_SHA256, AEAD.CHACHA20_POLY1305)


def seal(recipient: bytes, plain: bytes, info: bytes) -> bytes:
    """The encapsulated key (32 bytes) and the sealed bytes; ``recipient`` is a raw X25519 public key."""
    return bytes(_SUITE.encrypt(plain, X25519PublicKey.from_public_bytes(recipient), info))


def unseal(private: bytes, sealed: bytes, info: bytes) -> bytes | None:
    """The plain bytes, or None when another key, another info or another content was sealed."""
    if len(sealed) < OVERHEAD:
        return None
    try:
        return bytes(_SUITE.decrypt(sealed, X25519PrivateKey.from_private_bytes(private), info))
    except (InvalidTag, ValueError):  # a weak encapsulated key gives ValueError
        return None
