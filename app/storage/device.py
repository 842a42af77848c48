"""This laptop's own signing key (Ed25519), made with the vault and never outside it."""

from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey

from sync import keys


class Device:
    """Signs as this laptop; implements ``sync.ports.Signer``."""

    def __init__(self, private_key: bytes) -> None:
        self._key = Ed25519PrivateKey.from_private_bytes(private_key)

    @property
    def public_key(self) -> bytes:
        """32 raw bytes."""
        return self._key.public_key().public_bytes_raw()

    @property
    def device_id(self) -> str:
        """Hex of the first 16 bytes of SHA-256 of the public key."""
        return keys.device_id(self.public_key)

    def sign(self, message: bytes) -> bytes:
        """A 64-byte signature."""
        return self._key.sign(message)
