"""The one way in which values become bytes that are signed or hashed, so that every program gets the same bytes."""

import base64
import binascii
import json
from collections.abc import Mapping
from datetime import UTC, datetime
from typing import Any


def canonical(value: Mapping[str, Any] | list[Any]) -> bytes:
    """Canonical JSON: UTF-8, no white space, keys sorted by code point, only what JSON must escape is escaped.

    That is quote, backslash and U+0000–001F. Values are texts, integers, booleans, null, lists and objects of these; no
    fractions, so that no two programs differ.
    """
    return json.dumps(value, ensure_ascii=False, sort_keys=True, separators=(",", ":"), allow_nan=False).encode()


def b64(raw: bytes) -> str:
    """Base64url without padding (RFC 4648, section 5)."""
    return base64.urlsafe_b64encode(raw).rstrip(b"=").decode()


def unb64(text: str) -> bytes:
    """The bytes of base64url text without padding; ``ValueError`` for anything else."""
    if not text.isascii() or "=" in text or "+" in text or "/" in text:
        raise ValueError("not base64url without padding")
    try:
        return base64.b64decode(text + "=" * (-len(text) % 4), altchars=b"-_", validate=True)
    except binascii.Error as error:
        raise ValueError("not base64url without padding") from error


def stamp(moment: datetime) -> str:
    """A moment as RFC 3339 text in UTC, whole seconds: ``2026-03-01T07:00:00Z``."""
    return moment.astimezone(UTC).strftime("%Y-%m-%dT%H:%M:%SZ")


def read_stamp(text: str) -> datetime:
    """The aware UTC moment of :func:`stamp` text; ``ValueError`` for anything else."""
    return datetime.strptime(text, "%Y-%m-%dT%H:%M:%SZ").replace(tzinfo=UTC)
