"""The age format, version 1, for one X25519 recipient (age-encryption.org/v1): files that only its holder opens.

Files made here open with any age program and theirs open here; other kinds of recipients are not understood.
"""

import base64
import hashlib
import hmac
import io
import os
from collections.abc import Iterable, Iterator
from typing import BinaryIO

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.asymmetric.x25519 import X25519PrivateKey, X25519PublicKey
from cryptography.hazmat.primitives.ciphers.aead import ChaCha20Poly1305
from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.kdf.hkdf import HKDF

from forms.refusal import Refusal

MAGIC = b"age-encryption.org/v1\n"
CHUNK = 64 * 1024
_TAG = 16
_LONGEST_LINE = 200
_MOST_LINES = 200


def public_of(private: bytes) -> bytes:
    """The recipient's 32 bytes for a private key's."""
    return X25519PrivateKey.from_private_bytes(private).public_key().public_bytes_raw()


def encrypt(recipient: bytes, plain: Iterable[bytes], out: BinaryIO) -> None:
    """Write what only the holder of the recipient's private key opens; ``plain`` comes in pieces of any size."""
    file_key, ephemeral = os.urandom(16), X25519PrivateKey.generate()
    share = ephemeral.public_key().public_bytes_raw()
    wrapping = _wrapping_key(ephemeral.exchange(X25519PublicKey.from_public_bytes(recipient)), share, recipient)
    wrapped = ChaCha20Poly1305(wrapping).encrypt(bytes(12), file_key, None)
    header = MAGIC + b"-> X25519 " + _b64(share) + b"\n" + _b64(wrapped) + b"\n---"
    nonce = os.urandom(16)
    out.write(header + b" " + _b64(_mac(file_key, header)) + b"\n" + nonce)
    cipher = ChaCha20Poly1305(_derive(file_key, nonce, b"payload"))
    for counter, (chunk, is_last) in enumerate(_chunks(plain)):
        out.write(cipher.encrypt(_nonce(counter, is_last=is_last), chunk, None))


def decrypt(private: bytes, source: BinaryIO) -> Iterator[bytes]:
    """The plain bytes, each chunk proved before it is given; the last one proves that nothing was cut off.

    Raises:
        Refusal: ``not-a-bundle`` for another kind of file, ``not-for-us`` for another recipient, ``bundle-damaged``.
    """
    header, stanzas, mac = _header(source)
    file_key = _unwrap(private, stanzas)
    if not hmac.compare_digest(_mac(file_key, header), mac):
        raise _damaged()
    cipher = ChaCha20Poly1305(_derive(file_key, _exactly(source, 16), b"payload"))
    counter, chunk = 0, source.read(CHUNK + _TAG)
    while True:
        following = source.read(CHUNK + _TAG)
        try:
            plain = cipher.decrypt(_nonce(counter, is_last=not following), chunk, None)
        except InvalidTag as error:
            raise _damaged() from error
        if not plain and counter:
            raise _damaged()
        yield plain
        if not following:
            return
        counter, chunk = counter + 1, following


def sealed(recipient: bytes, plain: bytes) -> bytes:
    """:func:`encrypt` for what lies in memory."""
    out = io.BytesIO()
    encrypt(recipient, [plain], out)
    return out.getvalue()


def opened(private: bytes, content: bytes) -> bytes:
    """:func:`decrypt` for what lies in memory."""
    return b"".join(decrypt(private, io.BytesIO(content)))


def _header(source: BinaryIO) -> tuple[bytes, list[tuple[list[bytes], bytes]], bytes]:
    """The bytes that the MAC covers, the stanzas as (arguments, body), the MAC."""
    if _line(source) != MAGIC:
        raise Refusal("not-a-bundle", "This file is no sealed bundle; give the file that export wrote.")
    header, stanzas = MAGIC, list[tuple[list[bytes], bytes]]()
    for _ in range(_MOST_LINES):
        line = _line(source)
        if line.startswith(b"--- "):
            return header + b"---", stanzas, _unb64(line[4:].rstrip(b"\n"))
        header += line
        if line.startswith(b"-> "):
            stanzas.append((line[3:].split(), b""))
        elif stanzas:
            stanzas[-1] = (stanzas[-1][0], stanzas[-1][1] + line.rstrip(b"\n"))
        else:
            raise _damaged()
    raise _damaged()


def _unwrap(private: bytes, stanzas: list[tuple[list[bytes], bytes]]) -> bytes:
    key = X25519PrivateKey.from_private_bytes(private)
    own = key.public_key().public_bytes_raw()
    for arguments, body in stanzas:
        if len(arguments) != 2 or arguments[0] != b"X25519":
            continue
        share, wrapped = _unb64(arguments[1]), _unb64(body)
        if len(share) != 32 or len(wrapped) != 32:
            raise _damaged()
        try:
            shared = key.exchange(X25519PublicKey.from_public_bytes(share))
            return ChaCha20Poly1305(_wrapping_key(shared, share, own)).decrypt(bytes(12), wrapped, None)
        except (InvalidTag, ValueError):  # sealed to somebody else; a weak share gives ValueError
            continue
    raise Refusal("not-for-us", "This file is sealed to another gateway or another laptop.")


def _wrapping_key(shared: bytes, share: bytes, recipient: bytes) -> bytes:
    return _derive(shared, share + recipient, b"age-encryption.org/v1/X25519")


def _derive(secret: bytes, salt: bytes, info: bytes) -> bytes:
    return HKDF(SHA256(), 32, salt, info).derive(secret)


def _mac(file_key: bytes, header: bytes) -> bytes:
    return hmac.new(_derive(file_key, b"", b"header"), header, hashlib.sha256).digest()


def _nonce(counter: int, *, is_last: bool) -> bytes:
    return counter.to_bytes(11, "big") + bytes([is_last])


def _chunks(plain: Iterable[bytes]) -> Iterator[tuple[bytes, bool]]:
    """Chunks of 64 kB, and whether each is the last; there is always a last one, and only an empty file's is empty."""
    waiting = bytearray()
    for piece in plain:
        waiting += piece
        while len(waiting) > CHUNK:
            yield bytes(waiting[:CHUNK]), False
            del waiting[:CHUNK]
    yield bytes(waiting), True


def _line(source: BinaryIO) -> bytes:
    line = source.readline(_LONGEST_LINE)
    return line if line.endswith(b"\n") else b""


def _exactly(source: BinaryIO, size: int) -> bytes:
    content = source.read(size)
    if len(content) != size:
        raise _damaged()
    return content


def _b64(raw: bytes) -> bytes:
    return base64.b64encode(raw).rstrip(b"=")


def _unb64(text: bytes) -> bytes:
    """Canonical base64 alone, as age demands: two writings of the same bytes would be two files of the same seal."""
    try:
        raw = base64.b64decode(text + b"=" * (-len(text) % 4), validate=True)
    except ValueError as error:
        raise _damaged() from error
    if _b64(raw) != text:
        raise _damaged()
    return raw


def _damaged() -> Refusal:
    return Refusal("bundle-damaged", "The file is damaged or was cut off; export it again.")
