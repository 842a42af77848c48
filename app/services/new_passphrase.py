"""A passphrase before the vault is asked for it: how good it is by the vault's own rule, and one made by chance."""

from app.storage import passphrase
from forms.refusal import Refusal

_GOOD_WORDS = 5
_GOOD_CHARACTERS = 20


def strength(words: str) -> int:
    """0: the vault refuses it; 1: enough; 2: good, with five words or twenty characters."""
    try:
        passphrase.require_strong(words)
    except Refusal:
        return 0
    said = words.split()
    return 2 if len(said) >= _GOOD_WORDS or len(" ".join(said)) >= _GOOD_CHARACTERS else 1


def suggest() -> str:
    """Six words of the shipped list by chance, to write down; every keyboard has their letters."""
    return passphrase.suggest()
