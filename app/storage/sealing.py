"""Authenticated encryption under one face: every sealed value is bound to the place where it belongs.

ChaCha20-Poly1305 (RFC 8439) with a random nonce; keys are derived by HKDF-SHA256 (RFC 5869); sealing to a public key is
an ephemeral X25519 (RFC 7748) whose shared secret and both public keys give the key.
"""

import hashlib
import os
import zlib

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.asymmetric.x25519 import X25519PrivateKey, X25519PublicKey
from cryptography.hazmat.primitives.ciphers.aead import ChaCha20Poly1305
from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.kdf.hkdf import HKDF

from forms.refusal import Refusal

KEY_BYTES = 32
_NONCE_BYTES = 12
_VERSION = b"\x01"
_PLAIN, _DEFLATED = b"\x00", b"\x01"
_WORTH_DEFLATING = 1024
"""Below this deflating costs more time than room is worth: an answer is sealed while somebody waits."""


class Unreadable(Exception):  # noqa: N818 - ends in a word a person could say, as all our errors do
    """The bytes were not sealed with this key for this place: damaged, moved, or for someone else."""


def new_key() -> bytes:
    """32 random bytes."""
    return os.urandom(KEY_BYTES)


def derive(secret: bytes, purpose: str, salt: bytes = b"") -> bytes:
    """A 32-byte key for one purpose, from a secret that has full entropy already."""
    return HKDF(SHA256(), KEY_BYTES, salt or None, purpose.encode()).derive(secret)


def place(*parts: object) -> bytes:
    """The name of a place (table and row identity) as associated data; no two different places give the same bytes."""
    raws = [str(part).encode() for part in parts]
    return b"".join([piece for raw in raws for piece in (len(raw).to_bytes(4, "big"), raw)])


def seal(key: bytes, content: bytes, where: bytes) -> bytes:
    """Version byte, nonce and sealed content (deflated where that helps), readable only with ``key`` and ``where``."""
    body = _DEFLATED + zlib.compress(content, 1) if len(content) > _WORTH_DEFLATING else _PLAIN + content
    nonce = os.urandom(_NONCE_BYTES)
    return _VERSION + nonce + ChaCha20Poly1305(key).encrypt(nonce, body, where)


def unseal(key: bytes, sealed: bytes, where: bytes) -> bytes:
    """The content of :func:`seal`.

    Raises:
        Unreadable: for another key, another place, or changed bytes.
    """
    if sealed[:1] != _VERSION or len(sealed) < 1 + _NONCE_BYTES:
        raise Unreadable
    nonce, body = sealed[1 : 1 + _NONCE_BYTES], sealed[1 + _NONCE_BYTES :]
    try:
        content = ChaCha20Poly1305(key).decrypt(nonce, body, where)
    except InvalidTag:
        raise Unreadable from None
    return zlib.decompress(content[1:]) if content[:1] == _DEFLATED else content[1:]


class Box:
    """Sealing under a key that stays inside."""

    def __init__(self, key: bytes) -> None:
        self._key = key

    def seal(self, content: bytes, *where: object) -> bytes:
        """Seal for a place (a message's kind and its connection)."""
        return seal(self._key, content, place(*where))

    def unseal(self, sealed: bytes, *where: object) -> bytes:
        """The content of :meth:`seal`.

        Raises:
            Refusal: ``unreadable-message`` for another key or another place.
        """
        try:
            return unseal(self._key, sealed, place(*where))
        except Unreadable:
            raise Refusal("unreadable-message", "This message is not from a program that has the vault open.") from None


def seal_to(public_key: bytes, content: bytes, where: bytes) -> bytes:
    """Seal to the holder of an X25519 private key: the ephemeral public key, then the sealed content."""
    ephemeral = X25519PrivateKey.generate()
    sender = ephemeral.public_key().public_bytes_raw()
    shared = ephemeral.exchange(X25519PublicKey.from_public_bytes(public_key))
    return sender + seal(derive(shared, "hosolang sealed box 1", sender + public_key), content, where)


def unseal_from(private_key: X25519PrivateKey, sealed: bytes, where: bytes) -> bytes:
    """The content of :func:`seal_to`.

    Raises:
        Unreadable: for another private key, another place, or changed bytes.
    """
    sender, body = sealed[:KEY_BYTES], sealed[KEY_BYTES:]
    if len(sender) < KEY_BYTES:
        raise Unreadable
    try:
        shared = private_key.exchange(X25519PublicKey.from_public_bytes(sender))
    except ValueError:
        raise Unreadable from None
    public_key = private_key.public_key().public_bytes_raw()
    return unseal(derive(shared, "hosolang sealed box 1", sender + public_key), body, where)


def fingerprint(key: bytes, content: bytes) -> bytes:
    """16 bytes that tell equal contents apart from different ones, and say nothing to who lacks the key."""
    return hashlib.blake2b(content, key=key, digest_size=16).digest()
