"""The gateway's secrets, in files of their own beside the database's disk: signing key, sealing key, token key."""

import contextlib
import hashlib
import hmac
import os
import secrets
import sys
from collections.abc import Collection
from dataclasses import dataclass, replace
from pathlib import Path

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey
from cryptography.hazmat.primitives.asymmetric.x25519 import X25519PrivateKey
from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from cryptography.hazmat.primitives.serialization import Encoding, PublicFormat

from forms.refusal import Refusal
from sync.keys import key_id

_NAMES = ("signing.key", "sealing.key", "token.key")
_NEXT = "signing.next"
_BUNDLE = "bundle.key"


@dataclass(frozen=True, repr=False)
class Keyring:
    """The keys in memory; none of them is ever in the database, in a log or in an error's words."""

    signing: Ed25519PrivateKey
    sealing: AESGCM
    token: bytes
    bundle: bytes = b""

    @property
    def bundle_public(self) -> bytes:
        """To whom bundles are sealed: 32 bytes of X25519."""
        return X25519PrivateKey.from_private_bytes(self.bundle).public_key().public_bytes_raw()

    @property
    def public_key(self) -> bytes:
        """The 32 raw bytes of the signing key's public half."""
        return _public(self.signing)

    @property
    def key_id(self) -> str:
        """The signing key's id, as receipts name it."""
        return key_id(self.public_key)

    def seal(self, plain: bytes, context: str) -> bytes:
        """Encrypt (AES-256-GCM) for this context alone: a sealed value moved to another row does not open."""
        nonce = secrets.token_bytes(12)
        return b"\x01" + nonce + self.sealing.encrypt(nonce, plain, context.encode())

    def unseal(self, sealed: bytes, context: str) -> bytes:
        """The plain bytes; ``Refusal`` ``gateway-damaged`` when they were sealed for another context or changed."""
        try:
            return self.sealing.decrypt(sealed[1:13], sealed[13:], context.encode())
        except InvalidTag as error:
            raise Refusal(
                "gateway-damaged", "A sealed value of the gateway does not open; restore keys and database together."
            ) from error

    def mac(self, message: bytes) -> bytes:
        """16 bytes that only this gateway can make; for nonces and tokens."""
        return hmac.new(self.token, message, hashlib.sha256).digest()[:16]


class LiveKeys:
    """The keys of a data folder; a signing key that was rotated meanwhile, by any process, is taken up at once."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self._mark = _mark(folder)
        self._present = read(folder)

    @property
    def present(self) -> Keyring:
        """The keyring of this moment; whoever signs and names the key takes both from one and the same."""
        mark = _mark(self._folder)
        if mark != self._mark:
            with contextlib.suppress(OSError, Refusal):  # mid-change or taken away: what was read serves on
                self._present, self._mark = read(self._folder), mark
        return self._present


def _mark(folder: Path) -> tuple[int, int] | None:
    """What changes when the signing key's file is replaced; one look at the folder, a few microseconds."""
    try:
        found = (folder / _NAMES[0]).stat()
    except OSError:
        return None
    return found.st_ino, found.st_mtime_ns


def create(folder: Path) -> Keyring:
    """Make the key files, readable by their owner only; files that are there already are never overwritten."""
    folder.mkdir(mode=0o700, parents=True, exist_ok=True)
    for name in _NAMES:
        if not (folder / name).exists():
            write_private(folder / name, secrets.token_bytes(32))
    return read(folder)


def stage(folder: Path) -> Keyring:
    """Write a new signing key beside the present one; the keyring that it will give."""
    write_private(folder / _NEXT, secrets.token_bytes(32))
    return replace(read(folder), signing=Ed25519PrivateKey.from_private_bytes((folder / _NEXT).read_bytes()))


def promote(folder: Path) -> None:
    """Let the new signing key take the old one's place."""
    (folder / _NEXT).replace(folder / _NAMES[0])
    sync_folder(folder)


def settle(folder: Path, known: Collection[str]) -> None:
    """Finish a rotation that a crash cut: the new key counts once the database names it (``known`` key ids)."""
    staged = folder / _NEXT
    if not staged.is_file():
        return
    content = staged.read_bytes()
    is_whole = len(content) == 32
    if is_whole and key_id(_public(Ed25519PrivateKey.from_private_bytes(content))) in known:
        promote(folder)
    else:
        staged.unlink()


def read(folder: Path) -> Keyring:
    """The keys of an existing gateway; ``Refusal`` ``gateway-keys-missing`` when one is absent or damaged."""
    raw = []
    for name in _NAMES:
        path = folder / name
        content = path.read_bytes() if path.is_file() else b""
        if len(content) != 32:
            raise Refusal(
                "gateway-keys-missing",
                f"The gateway's key file {name} is missing or damaged in its data folder; restore it from the backup.",
                file=name,
            )
        raw.append(content)
    if not (folder / _BUNDLE).is_file():  # a gateway of an older version has none yet
        write_private(folder / _BUNDLE, secrets.token_bytes(32))
    bundle = (folder / _BUNDLE).read_bytes()
    return Keyring(Ed25519PrivateKey.from_private_bytes(raw[0]), AESGCM(raw[1]), raw[2], bundle)


def _public(key: Ed25519PrivateKey) -> bytes:
    return key.public_key().public_bytes(Encoding.Raw, PublicFormat.Raw)


def write_private(path: Path, content: bytes) -> None:
    """Write a file that its owner alone reads, beside and renamed, so that a crash leaves no half of it."""
    beside = path.with_suffix(".new")
    descriptor = os.open(beside, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600)
    with os.fdopen(descriptor, "wb") as file:
        file.write(content)
        file.flush()
        os.fsync(file.fileno())
    beside.replace(path)
    sync_folder(path.parent)


def sync_folder(folder: Path) -> None:
    """Make a new name in a folder durable; Windows does so by itself and cannot open folders."""
    if sys.platform == "win32":
        return
    descriptor = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)
