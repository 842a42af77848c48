"""A device key held in memory, where a test needs no vault."""

from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey
from cryptography.hazmat.primitives.serialization import Encoding, PublicFormat

from sync.keys import device_id


class MemorySigner:
    """A :class:`sync.ports.Signer` with its private key in memory; the same ``seed`` byte gives the same device."""

    def __init__(self, seed: int | None = None) -> None:
        self._key = (
            Ed25519PrivateKey.generate() if seed is None else Ed25519PrivateKey.from_private_bytes(bytes([seed]) * 32)
        )
        self.public_key = self._key.public_key().public_bytes(Encoding.Raw, PublicFormat.Raw)
        self.device_id = device_id(self.public_key)

    def sign(self, message: bytes) -> bytes:
        return self._key.sign(message)
