"""The recovery code on paper: 140 random bits in seven groups, each with a check character that finds typing errors.

Letters are Crockford's base 32 (no I, L, O, U), so that what is read aloud or copied by hand is not mistaken. The check
is a weighted sum in the field of 32 elements: it finds every single wrong character and every swap of two neighbours
inside a group, and the group's own number goes into it, so that swapped groups are found too.
"""

import os

from forms.refusal import Refusal

_LETTERS = "0123456789ABCDEFGHJKMNPQRSTVWXYZ"
_MEANT = str.maketrans({"O": "0", "I": "1", "L": "1"})
_GROUPS, _PER_GROUP = 7, 4
_BITS = _GROUPS * _PER_GROUP * 5
_FIELD = 0b100101
"""x^5 + x^2 + 1, irreducible over the field of two elements."""


def new_code() -> str:
    """A fresh code as it is printed: ``XXXXX-XXXXX-…``, seven groups of four characters and a check character."""
    number = int.from_bytes(os.urandom((_BITS + 7) // 8), "big") >> (-_BITS % 8)
    digits = [number >> 5 * index & 31 for index in reversed(range(_GROUPS * _PER_GROUP))]
    groups = [digits[start : start + _PER_GROUP] for start in range(0, len(digits), _PER_GROUP)]
    return "-".join("".join(_LETTERS[d] for d in (*group, _check(i, group))) for i, group in enumerate(groups, 1))


def secret_of(typed: str) -> bytes:
    """The random bits of a typed code; small letters, spaces, and O or I for 0 or 1 do not matter.

    Raises:
        Refusal: ``recovery-code-length``; ``recovery-code-mistyped`` with the ``group`` that does not fit.
    """
    text = "".join(c for c in str.translate(typed.upper(), _MEANT) if not c.isspace() and c not in "-‐–—.")
    size = _PER_GROUP + 1
    if len(text) != _GROUPS * size:
        raise Refusal(
            "recovery-code-length",
            f"A recovery code has {_GROUPS} groups of {size} characters; {len(text)} characters were typed.",
            groups=str(_GROUPS),
            size=str(size),
            typed=str(len(text)),
        )
    number = 0
    for index in range(_GROUPS):
        group = [_LETTERS.find(letter) for letter in text[index * size : (index + 1) * size]]
        if -1 in group or _check(index + 1, group[:-1]) != group[-1]:
            raise Refusal(
                "recovery-code-mistyped",
                f"Group {index + 1} of the recovery code does not fit: compare it with the printed page.",
                group=str(index + 1),
            )
        for digit in group[:-1]:
            number = number << 5 | digit
    return number.to_bytes((_BITS + 7) // 8, "big")


def _check(group_number: int, digits: list[int]) -> int:
    total = group_number
    for weight, digit in enumerate(digits, 2):
        total ^= _times(weight, digit)
    return total


def _times(left: int, right: int) -> int:
    product = 0
    while right:
        if right & 1:
            product ^= left
        left <<= 1
        if left & 32:
            left ^= _FIELD
        right >>= 1
    return product
