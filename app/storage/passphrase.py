"""What counts as a passphrase, so that the same words typed on another keyboard open the same vault."""

import unicodedata

from forms.refusal import Refusal

LEAST_WORDS = 4
LEAST_CHARACTERS = 12


def as_key_text(passphrase: str) -> bytes:
    """The bytes that the key is derived from: NFC, so that composed and decomposed typing are one; nothing is cut."""
    return unicodedata.normalize("NFC", passphrase).encode("utf-8", "surrogatepass")


def require_strong(passphrase: str) -> None:
    """At least four different words, or at least twelve characters that are not one character repeated.

    Raises:
        Refusal: ``weak-passphrase``.
    """
    text = unicodedata.normalize("NFC", passphrase).strip()
    words = {word.casefold() for word in text.split() if len(word) > 1}
    if len(words) >= LEAST_WORDS or (len(text) >= LEAST_CHARACTERS and len(set(text)) > 1):
        return
    raise Refusal(
        "weak-passphrase",
        f"The passphrase is too easy to guess: use at least {LEAST_WORDS} different words "
        f"or at least {LEAST_CHARACTERS} characters.",
        words=str(LEAST_WORDS),
        characters=str(LEAST_CHARACTERS),
    )
