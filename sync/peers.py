"""The other laptops of a unit as the gateway told of them: whose signature on paper or on a stick is to be believed."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from sync.encoding import unb64
from sync.keys import device_id

KIND = "devices"
"""The kind of the changes that tell of them; they are about no dossier (empty ids)."""
_KEY_BYTES = 32


@dataclass(frozen=True)
class Peer:
    """A laptop of the unit: its id, its key (32 raw bytes), and since when it is shut out (RFC 3339), if it is."""

    device: str
    key: bytes
    revoked_at: str | None = None


def peers_of(bodies: Iterable[Mapping[str, Any]]) -> dict[str, Peer]:
    """All laptops that changes of :data:`KIND` named, by device id; what is no laptop is passed over.

    The order does not matter: a key belongs to its id for ever, and who was shut out stays so.
    """
    found: dict[str, Peer] = {}
    for body in bodies:
        listed = body.get("devices")
        for one in listed if isinstance(listed, list) else []:
            peer = _peer(one)
            if peer is not None and not (peer.device in found and found[peer.device].revoked_at):
                found[peer.device] = peer
    return found


def office_key_of(bodies: Iterable[Mapping[str, Any]]) -> str:
    """The key of the unit's receiving office (X25519, base64url) that a whole list names; empty where none does."""
    found = ""
    for body in bodies:
        said = body.get("office_key")
        try:
            found = said if isinstance(said, str) and len(unb64(said)) == _KEY_BYTES else found
        except ValueError:
            continue
    return found


def _peer(said: Any) -> Peer | None:  # noqa: ANN401 - whatever the gateway wrote
    try:
        name, key, revoked_at = str(said["device"]), unb64(said["key"]), said.get("revoked_at")
    except (KeyError, TypeError, ValueError, AttributeError):
        return None
    is_its_own = len(key) == _KEY_BYTES and device_id(key) == name
    return Peer(name, key, str(revoked_at) if revoked_at else None) if is_its_own else None
