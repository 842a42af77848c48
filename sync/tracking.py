"""How the secret on a villager's sheet becomes the hash by which a gateway recognises it."""

import hashlib


def secret_hash(secret: str) -> str:
    """SHA-256 in hex of the secret's letters; the 80 random bits themselves stay on paper and in the vault.

    Letters count in upper case, as a person reads them from paper; blanks and dashes do not count.
    """
    return hashlib.sha256("".join(secret.split()).replace("-", "").upper().encode()).hexdigest()
