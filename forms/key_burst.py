"""Scanners that type like a keyboard: telling their burst of keys from a hand, and what an input method did to it."""

import re
import unicodedata
from dataclasses import dataclass, field
from typing import Literal

from forms.refusal import Refusal

FASTEST_HAND = 0.035
"""Seconds between two keys below which no hand types for long; scanners need a few milliseconds."""
LEAST_KEYS = 12
"""A burst is at least as long as the number of a card."""
PAUSE = 0.25
"""Seconds of silence after which a scanner without an end key has ended."""

InputMethod = Literal["", "telex", "vni"]


@dataclass
class Burst:
    """Collects keys with their times; :meth:`key` gives the whole text once a scanner has ended it.

    Times are seconds of any clock that only goes forward. A hand's keys are never kept back: they are only counted.
    """

    _keys: list[str] = field(default_factory=list)
    _quick: int = 0
    _last: float | None = None

    def key(self, text: str, at: float) -> str | None:
        """One key: its text, or a carriage return for the end; the scanned text when this key ended a burst."""
        gap = None if self._last is None else at - self._last
        self._last = at
        if gap is not None and gap > PAUSE:
            self._forget()
            gap = None
        if text in ("\r", "\n"):
            return self._end()
        self._keys.append(text)
        self._quick += gap is not None and gap <= FASTEST_HAND
        return None

    def silence(self, at: float) -> str | None:
        """Called when nothing came for a while: the text of a scanner that sends no end key."""
        if self._last is None or at - self._last < PAUSE:
            return None
        return self._end()

    @property
    def is_scanner(self) -> bool:
        """Whether the keys so far came faster than a hand types."""
        return len(self._keys) >= LEAST_KEYS and self._quick >= 0.9 * (len(self._keys) - 1)

    def _end(self) -> str | None:
        text = "".join(self._keys) if self.is_scanner else None
        self._forget()
        return text

    def _forget(self) -> None:
        self._keys.clear()
        self._quick, self._last = 0, None


def damage(text: str) -> InputMethod:
    """Which Vietnamese input method changed a code's plain text, or "".

    Telex eats S F R X J W and doubled letters after a vowel, VNI eats the digits 1 to 9: what is left of the other
    kind tells which one was at work. Only texts that must be plain, and the number of a card, are judged.
    """
    if not _is_changed(text):
        return ""
    bare = unicodedata.normalize("NFD", text.upper())
    letters = len(re.findall(r"[AEIOUY][\u0300-\u036f]*[SFRXJW]", bare))
    digits = len(re.findall(r"[AEIOUY][\u0300-\u036f]*[1-9]", bare))
    return "vni" if letters > digits else "telex"


def require_plain(text: str) -> None:
    """Refuse a text that an input method spoiled.

    Raises:
        Refusal: ``input-method``; its fact ``method`` is ``telex`` or ``vni``.
    """
    method = damage(text)
    if method:
        raise Refusal(
            "input-method",
            f"A Vietnamese input method ({method.upper()}) changed what the scanner typed; switch it off, scan again.",
            method=method,
        )


def _is_changed(text: str) -> bool:
    """Letters of Vietnamese where none can stand: in one of our codes, in a payment, in an address."""
    text = text.strip()
    bare = unicodedata.normalize("NFD", text)
    plain = "".join(letter for letter in bare if not unicodedata.combining(letter)).upper().replace("Đ", "D")
    is_ours = re.match(r"HS[DLM]?[0-9]?:?", plain) is not None and "|" not in plain
    is_address = plain.startswith(("HTTP", "HT:/", "000201"))
    return len(text) > LEAST_KEYS and (is_ours or is_address) and not text.isascii()
