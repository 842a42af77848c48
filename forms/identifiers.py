"""Identities made on the laptop: UUIDv7 for dossiers and submissions, short public codes for paper."""

import secrets
import uuid

PUBLIC_ALPHABET = "23456789ABCDEFGHJKMNPQRSTVWXYZ"
"""Letters and digits that are not mistaken for one another when read over the telephone."""


def uuid7(unix_ms: int) -> str:
    """A UUIDv7 (RFC 9562, section 5.7) as lower-case text; used as a name only, never for order or time."""
    value = (unix_ms & (1 << 48) - 1) << 80 | 7 << 76 | secrets.randbits(12) << 64 | 2 << 62 | secrets.randbits(62)
    return str(uuid.UUID(int=value))


def public_code() -> str:
    """A short random code for paper and telephone, ``XXXX-XXXX``; not derived from any id."""
    letters = "".join(secrets.choice(PUBLIC_ALPHABET) for _ in range(8))
    return f"{letters[:4]}-{letters[4:]}"


def tracking_secret() -> str:
    """80 random bits as 16 letters of base32; stands on paper only in a URL's fragment, so no server logs it."""
    alphabet = "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567"
    return "".join(secrets.choice(alphabet) for _ in range(16))
