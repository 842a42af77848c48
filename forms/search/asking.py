"""What is asked about a matter (how much, how long, where, which papers), told apart from the matter itself."""

import re
from collections.abc import Sequence
from typing import Literal

from forms.search.speech import LONGEST, plains, said

Aspect = Literal["fee", "time", "place", "papers"]

_HOW_MUCH = r"(?:bao nhieu|nhieu|may)"
_COSTS = r"(?:(?:co |phai )?(?:mat|ton|het|dong|nop|tra) )"
_PATTERNS: tuple[tuple[Aspect, str], ...] = (
    ("fee", rf"{_COSTS}?{_HOW_MUCH} (?:tien|dong)(?: mot thang| moi thang)?"),
    ("fee", rf"{_COSTS}bao nhieu|{_COSTS}(?:tien|phi|le phi)(?: khong| gi)|(?:co )?(?:mat|ton) tien$"),
    ("fee", r"le phi(?: bao nhieu| khong)?|duoc bao nhieu(?: tien)?(?: mot thang| moi thang)?"),
    (
        "time",
        rf"(?:trong |het |mat |cho )?(?:bao lau|{_HOW_MUCH} ngay)(?: (?:nua )?(?:thi )?(?:xong|co|duoc|lay))?",
    ),
    ("time", r"(?:bao gio|khi nao) (?:thi )?(?:xong|co|duoc|lay)"),
    ("place", r"(?:nop |lam )?(?:o|tai) (?:dau|cho nao|noi nao)"),
    ("papers", r"can (?:nhung |mang |nop )*giay (?:to )?gi"),
)
_ASKING = [(aspect, re.compile(rf"(?<!\S)(?:{pattern})(?!\S)")) for aspect, pattern in _PATTERNS]


def asked_about(words: Sequence[str]) -> dict[int, Aspect]:
    """Places of the plain words that only ask about a matter -> what they ask.

    Only "ở đâu" and such are told; words that name a matter elsewhere ("tiền già") stay.
    """
    text = " ".join(words)
    places: dict[int, Aspect] = {}
    for aspect, pattern in _ASKING:
        for found in pattern.finditer(text):
            first = text.count(" ", 0, found.start())
            for place in range(first, first + found.group().count(" ") + 1):
                places.setdefault(place, aspect)
    return places


def aspects(text: str) -> frozenset[Aspect]:
    """What a villager's words ask about a matter; empty when they only name it."""
    return frozenset(asked_about(plains(said(text[:LONGEST]))).values())
