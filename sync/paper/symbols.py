"""The sealed dossier as texts of two-dimensional symbols: one, or several that are read in any order.

``HSD1:`` (kind and version) · index and count, a character each · four letters that name the set · ``:`` · base45.
"""

import base64
import hashlib
from collections.abc import Iterable
from dataclasses import dataclass

from forms.codes import DOSSIER_PREFIX, base45, unbase45
from forms.refusal import NotNow, Refusal

MOST_SYMBOLS = 9
LONGEST = 650
"""Characters of one symbol: 81 modules at level M, each 0.68 mm within 55 mm, which poor copies still give."""

_HEAD = len(DOSSIER_PREFIX) + 1 + 1 + 4 + 1


@dataclass(frozen=True)
class Piece:
    """One symbol as it was read: its place from 1 in the set, and its bytes."""

    index: int
    count: int
    set_name: str
    content: bytes


def split(sealed: bytes) -> list[str]:
    """The texts of the symbols, as few as there can be and about equally long.

    Raises:
        Refusal: ``code-too-big`` for more than nine.
    """
    room = (LONGEST - _HEAD) // 3 * 2
    count = -(-len(sealed) // room)
    if count > MOST_SYMBOLS:
        raise Refusal("code-too-big", "This dossier is too large for codes on paper; send it by network or stick.")
    size = -(-len(sealed) // count)
    size += size % 2  # base45 takes two bytes at a time
    name = set_name(sealed)
    chunks = [sealed[start : start + size] for start in range(0, len(sealed), size)]
    return [
        f"{DOSSIER_PREFIX}{number}{len(chunks)}{name}:{base45(chunk)}" for number, chunk in enumerate(chunks, start=1)
    ]


def set_name(sealed: bytes) -> str:
    """Four letters by which the symbols of one dossier know each other."""
    return base64.b32encode(hashlib.sha256(sealed).digest())[:4].decode()


def piece(text: str) -> Piece:
    """Read one symbol.

    Raises:
        Refusal: ``not-a-dossier-code``, ``damaged-code``, ``newer-code``.
    """
    text = text.strip("\ufeff\x00\r\n")
    if not text.startswith(DOSSIER_PREFIX):
        newer = text.startswith("HSD") and text[4:5] == ":"
        raise (
            Refusal("newer-code", "The code was printed by a newer version of this program; update this one.")
            if newer
            else Refusal("not-a-dossier-code", "This is not the code of a dossier on paper.")
        )
    head, content = text[len(DOSSIER_PREFIX) : _HEAD], text[_HEAD:]
    index, count, name = head[:1], head[1:2], head[2:6]
    shaped = head[6:] == ":" and name.isascii() and name.isalnum() and index in "123456789" and count in "123456789"
    if not shaped or not content or not index or not count or int(index) > int(count):
        raise Refusal("damaged-code", "The code is damaged or was made by another program; scan it again.")
    return Piece(int(index), int(count), name, unbase45(content))


def joined(texts: Iterable[str]) -> bytes:
    """The sealed bytes of one set, its symbols in any order, some perhaps twice.

    Raises:
        NotNow: ``parts-missing``; its facts ``have``, ``count``, ``missing`` say which symbols are wanted still.
        Refusal: ``other-set`` when a symbol belongs to another dossier, and those of :func:`piece`.
    """
    pieces: dict[int, Piece] = {}
    first: Piece | None = None
    for one in map(piece, texts):
        first = first or one
        same = pieces.setdefault(one.index, one)
        if (one.set_name, one.count) != (first.set_name, first.count) or same.content != one.content:
            raise Refusal("other-set", "This symbol belongs to another dossier; scan the symbols of one page only.")
    if first is None:
        raise Refusal("not-a-dossier-code", "This is not the code of a dossier on paper.")
    missing = [number for number in range(1, first.count + 1) if number not in pieces]
    if missing:
        wanted = ", ".join(map(str, missing))
        raise NotNow(
            "parts-missing",
            f"{len(pieces)} of {first.count} symbols are read; scan symbol {wanted} of the same page too.",
            have=str(len(pieces)),
            count=str(first.count),
            missing=wanted,
        )
    sealed = b"".join(pieces[number].content for number in sorted(pieces))
    if set_name(sealed) != first.set_name:
        raise Refusal("damaged-code", "The code is damaged or was made by another program; scan it again.")
    return sealed
