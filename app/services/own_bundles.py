"""This laptop's own bundles, known by their hashes, so that none comes back to it as another's."""

import hashlib
from typing import BinaryIO

from app.services.desk import Desk

OWN = "carry.own"
"""The setting that holds the hashes of this laptop's own bundles, so that none comes back as another's."""
_MOST_REMEMBERED = 500
_AT_ONCE = 1024 * 1024


def hash_of(file: BinaryIO) -> str:
    """SHA-256 of a whole file in hex, read in pieces."""
    file.seek(0)
    total = hashlib.sha256()
    while block := file.read(_AT_ONCE):
        total.update(block)
    return total.hexdigest()


def remember(desk: Desk, sha256: str) -> None:
    """A bundle of this laptop's own went out."""
    with desk.vault.write(sees_all=True) as unit:
        known = unit.settings.get(OWN, [])
        unit.settings.put(OWN, [*known, sha256][-_MOST_REMEMBERED:])


def own_bundles(desk: Desk) -> set[str]:
    """The hashes of those that went out lately."""
    with desk.vault.read(sees_all=True) as unit:
        return set(unit.settings.get(OWN, []))
