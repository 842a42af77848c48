"""The preset dictionaries of the dossier code: Vietnamese words that both sides hold, so that paper need not.

Deflate (RFC 1951) with a preset dictionary as zlib has it. A version once printed stays as it is for ever, so its
hash stands here; ``forms.authoring.paper_dictionary`` makes a new one.
"""

import hashlib
import zlib
from functools import lru_cache
from pathlib import Path

from forms.cbor import damaged
from forms.refusal import Refusal

FOLDER = Path(__file__).with_name("data")
NEWEST = 1
HASHES = {1: "045d26dc82b5535ebd8fe203bac823159aa48595394019d7fb4cc9163e836ad7"}
LARGEST = 256 * 1024
"""Bytes that a code may inflate to: far more than any form of ours, far less than a laptop feels."""


def file_name(version: int) -> str:
    """The data file of a version."""
    return f"paper-dictionary-{version}.bin"


def deflate(plain: bytes, version: int = NEWEST) -> bytes:
    """Raw deflate under a dictionary's version."""
    packer = zlib.compressobj(9, zlib.DEFLATED, -15, 9, zlib.Z_DEFAULT_STRATEGY, _dictionary(version))
    return packer.compress(plain) + packer.flush()


def inflate(packed: bytes, version: int) -> bytes:
    """The plain bytes, at most 256 kB; nothing beyond that is ever unpacked.

    Raises:
        Refusal: ``newer-code`` for a dictionary of a later program, ``code-too-large``, ``damaged-code``.
    """
    reader = zlib.decompressobj(-15, _dictionary(version))
    try:
        plain = reader.decompress(packed, LARGEST)
    except zlib.error as error:
        raise damaged() from error
    if reader.unconsumed_tail or (not reader.eof and len(plain) >= LARGEST):
        raise Refusal("code-too-large", "The code unpacks to more than any dossier of ours; it was not made here.")
    if not reader.eof or reader.unused_data:
        raise damaged()
    return plain


@lru_cache(maxsize=4)
def _dictionary(version: int) -> bytes:
    if version not in HASHES:
        raise Refusal("newer-code", "The code was printed by a newer version of this program; update this one.")
    content = (FOLDER / file_name(version)).read_bytes()
    if hashlib.sha256(content).hexdigest() != HASHES[version]:
        raise Refusal("damaged-program", "A file of this program is damaged; install it again.")
    return content
