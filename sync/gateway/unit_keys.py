"""The key of a receiving office (X25519): papers that carry something for its eyes alone are sealed to it.

Each unit's key follows from the gateway's own one, so a laptop gets it with its enrolment, a backup of the key files
keeps it, and handing one unit's private half to that office opens no other unit's papers.
"""

import sqlalchemy as sa
from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.kdf.hkdf import HKDF

from sync import age
from sync.gateway import schema
from sync.gateway.keyring import Keyring
from sync.gateway.opening import Gateway

_INFO = b"hosolang-office-key-1\n"


def private_of(keys: Keyring, unit: str) -> bytes:
    """The unit's private half: 32 bytes that never leave the gateway by themselves."""
    return HKDF(SHA256(), 32, None, _INFO + unit.encode()).derive(keys.bundle)


def public_of(keys: Keyring, unit: str) -> bytes:
    """The unit's public half, as enrolment gives it: 32 bytes."""
    return age.public_of(private_of(keys, unit))


def units(gateway: Gateway) -> list[str]:
    """The units that laptops were ever enrolled for."""
    with gateway.read().begin() as connection:
        return list(connection.execute(sa.select(schema.devices.c.unit).distinct()).scalars())
