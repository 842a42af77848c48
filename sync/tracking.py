"""How the secret on a villager's sheet becomes the hash by which a gateway recognises it."""

import hashlib


def secret_hash(public_code: str, secret: str) -> str:
    """SHA-256 in hex over prefix, public code and secret; the 80-bit secret itself stays on paper and in the vault.

    Letters are compared in upper case, as a person reads them from paper; blanks and dashes do not count.
    """
    return hashlib.sha256(f"hosolang-tracking-1\n{_plain(public_code)}\n{_plain(secret)}".encode()).hexdigest()


def _plain(text: str) -> str:
    return text.upper().replace("-", "").replace(" ", "")
