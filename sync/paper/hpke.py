"""HPKE (RFC 9180), base mode, with X25519, HKDF-SHA256 and ChaCha20-Poly1305: only the office's key opens it.

Opening is the library's. Sealing is written out here because the library always draws a fresh key: a page that is
printed again would carry other symbols, which do not join with those of the first print. The key is derived instead,
from a secret of the author and everything that is sealed, as section 7.1.3 of the RFC derives key pairs. That another
content, recipient or purpose gives another key does not rest on the caller: :func:`seal` itself mixes them in, so that
no key ever seals twice even where one secret serves for two contents.
"""

import hashlib
import hmac

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.asymmetric.x25519 import X25519PrivateKey, X25519PublicKey
from cryptography.hazmat.primitives.ciphers.aead import ChaCha20Poly1305
from cryptography.hazmat.primitives.hpke import AEAD, KDF, KEM, Suite

OVERHEAD = 32 + 16
"""Bytes that sealing adds: the encapsulated key before, the tag behind."""

_SUITE = Suite(KEM.X25519, KDF.HKDF_SHA256, AEAD.CHACHA20_POLY1305)
_KEM = b"KEM" + bytes.fromhex("0020")
_HPKE = b"HPKE" + bytes.fromhex("002000010003")
_BASE_MODE = b"\0"
_BINDING = b"hosolang-paper-1 key\n"
_LEAST_SECRET = 32


def seal(recipient: bytes, plain: bytes, info: bytes, secret: bytes) -> bytes:
    """The encapsulated key (32 bytes) and the sealed bytes.

    Args:
        recipient: a raw X25519 public key.
        plain: what only its owner shall read.
        info: what it is for; who opens it must name the same.
        secret: 32 bytes or more that nobody but the author knows.

    Raises:
        ValueError: for a ``recipient`` that is no proper key, or a ``secret`` that is too short to be one.
    """
    if len(secret) < _LEAST_SECRET:
        raise ValueError("a secret to derive a key from has at least 32 bytes")
    parts = b"".join(hashlib.sha256(part).digest() for part in (recipient, info, plain))
    return seal_with(recipient, plain, info, hmac.digest(secret, _BINDING + parts, hashlib.sha256))


def seal_with(recipient: bytes, plain: bytes, info: bytes, keying: bytes, aad: bytes = b"") -> bytes:
    """As the RFC has it: the encapsulated key pair is DeriveKeyPair of ``keying``, which must never serve twice."""
    drawn = _extract(_KEM, b"", b"dkp_prk", keying)
    private = X25519PrivateKey.from_private_bytes(_expand(_KEM, drawn, b"sk", b"", 32))
    encapsulated = private.public_key().public_bytes_raw()
    shared = private.exchange(X25519PublicKey.from_public_bytes(recipient))
    prk = _extract(_KEM, b"", b"eae_prk", shared)
    agreed = _expand(_KEM, prk, b"shared_secret", encapsulated + recipient, 32)
    context = _BASE_MODE + _extract(_HPKE, b"", b"psk_id_hash", b"") + _extract(_HPKE, b"", b"info_hash", info)
    scheduled = _extract(_HPKE, agreed, b"secret", b"")
    key, nonce = _expand(_HPKE, scheduled, b"key", context, 32), _expand(_HPKE, scheduled, b"base_nonce", context, 12)
    return encapsulated + ChaCha20Poly1305(key).encrypt(nonce, plain, aad)


def unseal(private: bytes, sealed: bytes, info: bytes) -> bytes | None:
    """The plain bytes, or None when another key, another info or another content was sealed."""
    if len(sealed) < OVERHEAD:
        return None
    try:
        return bytes(_SUITE.decrypt(sealed, X25519PrivateKey.from_private_bytes(private), info))
    except (InvalidTag, ValueError):  # a weak encapsulated key gives ValueError
        return None


def _extract(suite: bytes, salt: bytes, label: bytes, keying: bytes) -> bytes:
    """LabeledExtract of RFC 9180, section 4."""
    return hmac.digest(salt or bytes(32), b"HPKE-v1" + suite + label + keying, hashlib.sha256)


def _expand(suite: bytes, prk: bytes, label: bytes, info: bytes, length: int) -> bytes:
    """LabeledExpand of RFC 9180, section 4, for at most one block of the hash."""
    labelled = length.to_bytes(2, "big") + b"HPKE-v1" + suite + label + info
    return hmac.digest(prk, labelled + b"\1", hashlib.sha256)[:length]
