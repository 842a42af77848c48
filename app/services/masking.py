"""Numbers of persons on a screen that others can see: the last digits tell which one it is, the rest is covered."""

SHOWN = 3
"""Digits at the end; two cards of one household differ there, and nobody can use them."""

COVER = "•"

NUMBERS = frozenset({"number", "old_number", "insurance", "phone"})
"""Facts (``hsl:fact``) that name a person to whoever reads them over a shoulder."""


def masked(number: str) -> str:
    """``001140000019`` as ``•••••••••019``; a short number is covered whole, what is empty stays empty."""
    if len(number) <= 2 * SHOWN:
        return COVER * len(number)
    return COVER * (len(number) - SHOWN) + number[-SHOWN:]
