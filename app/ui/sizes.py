"""How large a file is, in words that everybody knows from a telephone."""

KILO = 1000


def bytes_words(count: int) -> str:
    """``812 KB``, ``3,4 MB``; thousands as the portal counts them."""
    if count < KILO * KILO:
        return f"{max(round(count / KILO), 1)} KB"
    return f"{count / KILO / KILO:.1f} MB".replace(".", ",")
