"""Functions over bytes: digest and base64-decode.

Standard: ODK XForms, section "XPath Functions".
"""

from __future__ import annotations

import base64
import binascii
import hashlib

from forms.engine.errors import FormError
from forms.engine.xpath.functions.registry import function

DIGESTS = {"MD5": "md5", "SHA-1": "sha1", "SHA-256": "sha256", "SHA-384": "sha384", "SHA-512": "sha512"}


@function("digest", "s s s?", "string")
def digest(text: str, algorithm: str, encoding: str = "base64") -> str:
    """The digest of the text's UTF-8 bytes, in base64 or hex."""
    name = DIGESTS.get(algorithm)
    if name is None or encoding not in {"base64", "hex"}:
        raise FormError(f"digest() knows no {algorithm!r} in {encoding!r}")
    made = hashlib.new(name, text.encode(), usedforsecurity=False).digest()
    return made.hex() if encoding == "hex" else base64.b64encode(made).decode()


@function("base64-decode", "s", "string")
def base64_decode(text: str) -> str:
    """The UTF-8 text behind a base64 one; empty where there is none."""
    try:
        return base64.b64decode(text).decode()
    except (binascii.Error, ValueError):
        return ""
