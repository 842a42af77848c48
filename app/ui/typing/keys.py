"""What each key means in Telex and VNI, and what a word becomes when it is pressed; no Qt, no screen."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from typing import Literal

from app.ui.typing.syllable import NUCLEI, TONES, Syllable, bare, take_apart, without_tone

Method = Literal["telex", "vni"]
METHODS: tuple[Method, ...] = ("telex", "vni")

_TONE_KEYS: dict[Method, dict[str, str]] = {
    "telex": {
        "s": TONES["sắc"],
        "f": TONES["huyền"],
        "r": TONES["hỏi"],
        "x": TONES["ngã"],
        "j": TONES["nặng"],
        "z": "",
    },
    "vni": {"1": TONES["sắc"], "2": TONES["huyền"], "3": TONES["hỏi"], "4": TONES["ngã"], "5": TONES["nặng"], "0": ""},
}
_MARK_KEYS: dict[Method, dict[str, str]] = {
    "telex": {"a": "â", "e": "ê", "o": "ô", "w": "ăơư"},
    "vni": {"6": "âêô", "7": "ơư", "8": "ă"},
}
"""The marked vowels that a key can make."""
_BAR_KEYS: dict[Method, str] = {"telex": "d", "vni": "9"}
_WIDE_AFTER = ("h", "th", "kh")
"""After these a bare "uo" with a horn is "uơ" (thuở, huơ) as long as nothing follows."""


@dataclass
class Typing:
    """The word under the cursor while it is typed.

    The same key once more takes its mark away again, and leaves that word alone from then on.
    """

    method: Method = "telex"
    _literal: str = ""
    _left: str = ""
    _undone: str = ""
    _by: str = field(default="", repr=False)

    def press(self, word: str, key: str) -> str:
        """What the letters before the cursor become when a key is pressed.

        Args:
            word: the letters before the cursor, back to the last sign that is none; "" at the begin of a word.
            key: one typed letter or digit.
        """
        if word and word == self._literal:
            self._literal = word + key
            return self._literal
        if word and word == self._left and key.lower() == self._by and self._undone:
            return self._leave_alone(self._undone + key)
        made = self._made(word, key)
        if made is None:
            self._left = ""
            return _grown(word, key)
        text, is_undoing = made
        if is_undoing:
            return self._leave_alone(text)
        self._left, self._undone, self._by = text, word + key, key.lower()
        if self._undone[-1:].lower() == key.lower():
            self._undone = self._undone[:-1]
        return text

    def _leave_alone(self, text: str) -> str:
        self._literal, self._left = text, ""
        return text

    def _made(self, word: str, key: str) -> tuple[str, bool] | None:
        """What a key with a meaning makes of the word, and whether it took a mark away; None for a plain letter."""
        low = key.lower()
        if low == _BAR_KEYS[self.method]:
            return _with_bar(word, key)
        syllable = take_apart(word)
        if syllable is None:
            return _lone_horn(word, key) if (self.method, low) == ("telex", "w") else None
        tone = _TONE_KEYS[self.method].get(low)
        if tone is not None:
            return _with_tone(syllable, tone, key)
        wanted = _MARK_KEYS[self.method].get(low)
        return _with_mark(syllable, wanted, key) if wanted is not None else None


def _with_tone(syllable: Syllable, tone: str, key: str) -> tuple[str, bool] | None:
    if not tone:
        return (syllable.with_tone("").write(), False) if syllable.tone else None
    if syllable.tone == tone:
        return syllable.with_tone("").write() + key, True
    return syllable.with_tone(tone).write(), False


def _with_mark(syllable: Syllable, wanted: str, key: str) -> tuple[str, bool] | None:
    vowels = syllable.vowels.lower()
    fitting = [each for each in NUCLEI if bare(each) == bare(vowels) and any(mark in each for mark in wanted)]
    if not fitting:
        return None
    made = _chosen(fitting, syllable)
    if made == vowels:
        plain = "".join(bare(each) if each.lower() in wanted else each for each in syllable.vowels)
        return replace(syllable, vowels=plain).write() + key, True
    return replace(syllable, vowels=_in_case_of(syllable.vowels, made)).write(), False


def _chosen(fitting: list[str], syllable: Syllable) -> str:
    """Of uơ and ươ the one that this word can have; all others are alone."""
    if set(fitting) == {"uơ", "ươ"}:
        is_open = syllable.initial.lower() in _WIDE_AFTER and not syllable.final
        return "uơ" if is_open else "ươ"
    return min(fitting)


def _with_bar(word: str, key: str) -> tuple[str, bool] | None:
    """đ from the word's first letter, also when the rest of the word stands already."""
    first, rest = word[:1], word[1:]
    if first not in ("d", "D", "đ", "Đ") or (rest and take_apart(word) is None):
        return None
    if first in ("đ", "Đ"):
        return ("d" if first == "đ" else "D") + rest + key, True
    return ("đ" if first == "d" else "Đ") + rest, False


def _lone_horn(word: str, key: str) -> tuple[str, bool] | None:
    """A "w" after consonants is ư (tw, nhw); at the begin of a word it stays, for names that begin with it."""
    if not word or word.lower().startswith("j") or take_apart(word + "u") is None:
        return None
    return word + ("Ư" if key.isupper() else "ư"), False


def _grown(word: str, key: str) -> str:
    """A plain letter more: the tone moves to where it belongs now, and uơ before another letter is ươ."""
    syllable = take_apart(word + key) if key.isalpha() else None
    if syllable is None or without_tone(word) == word == bare(word):
        return word + key
    if syllable.vowels.lower().startswith("uơ") and (syllable.final or len(syllable.vowels) > 2):
        horn = "Ư" if syllable.vowels[0].isupper() else "ư"
        syllable = replace(syllable, vowels=horn + syllable.vowels[1:])
    return syllable.write()


def _in_case_of(typed: str, made: str) -> str:
    return "".join(new.upper() if old.isupper() else new for old, new in zip(typed, made, strict=True))
