"""How a recording of a sentence is named in a pack: by what is said in it, so that it never reads out another one."""

import hashlib
import unicodedata

KINDS = ("opus", "ogg", "mp3", "wav")
"""By preference, where a pack has several of one sentence."""
_LETTERS = 32


def name_of(text: str) -> str:
    """The name of a recording without its kind, as in ``audio/<name>.ogg``.

    It is the beginning of the SHA-256 of the sentence, NFC, with single spaces: a label that is changed has no
    recording until somebody reads the new one.
    """
    said = " ".join(unicodedata.normalize("NFC", text).split())
    return hashlib.sha256(said.encode()).hexdigest()[:_LETTERS]
