"""How a laptop learns that its gateway signs with a new key: from the key before it, which signed that it does."""

from collections.abc import Iterable, Mapping
from typing import Any

from sync.encoding import b64, canonical, unb64
from sync.keys import fingerprint, is_signed, key_id

PREFIX = b"hosolang-key-1\n"


def statement(gateway_id: str, previous: bytes, key: bytes, at: str) -> dict[str, str]:
    """What an announcement says; both keys are 32 raw bytes, ``at`` is gateway time."""
    return {"at": at, "gateway": gateway_id, "key": b64(key), "previous": b64(previous)}


def message(said: Mapping[str, Any]) -> bytes:
    """What the previous key signs."""
    return PREFIX + canonical(dict(said))


def follow(gateway_id: str, trusted: Mapping[str, bytes], announcements: Iterable[Any]) -> dict[str, bytes]:
    """The trusted keys and all that they announce, in the order of the announcements; what proves nothing is left out.

    ``announcements`` are ``{statement, signature}`` as they came; oldest first.
    """
    keys = dict(trusted)
    for one in announcements:
        try:
            said, signature = one["statement"], unb64(one["signature"])
            previous, key = unb64(said["previous"]), unb64(said["key"])
        except (KeyError, TypeError, ValueError):
            continue
        is_known = keys.get(key_id(previous)) == previous and said.get("gateway") == gateway_id
        if is_known and len(key) == 32 and is_signed(previous, message(said), signature):
            keys[key_id(key)] = key
    return keys


def first_key(announcements: Iterable[Any], fingerprint_of: str) -> bytes | None:
    """The key with this fingerprint that an announcement names as the one before; itself proved by its fingerprint."""
    for one in announcements:
        try:
            previous = unb64(one["statement"]["previous"])
        except (KeyError, TypeError, ValueError):
            continue
        if fingerprint(previous) == fingerprint_of:
            return previous
    return None
