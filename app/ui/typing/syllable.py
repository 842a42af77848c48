"""A Vietnamese syllable taken apart: initial, vowels, final and tone, and where the tone's mark stands."""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass, replace

TONES = {"sắc": "\u0301", "huyền": "\u0300", "hỏi": "\u0309", "ngã": "\u0303", "nặng": "\u0323"}
"""The marks of the tones by their names; no mark is "ngang"."""

_TONE_MARKS = frozenset(TONES.values())

_ONE = "a ă â e ê i o ô ơ u ư y"
_TWO = "ai ao au ay âu ây eo êu ia iê iu oa oă oe oi oo ôi ơi ua uâ uê ui uô uơ uy ưa ưi ươ ưu yê"
_THREE = "iêu yêu oai oao oay oeo uây uôi uya uyê uyu ươi ươu"
NUCLEI = frozenset(f"{_ONE} {_TWO} {_THREE}".split())
"""The vowels that a syllable may have, with their own marks and without a tone."""

_BEFORE = r"(?:[aeiouyăâêôơư](?=[bcdđghklmnpqrstvx]+[aeiouyăâêôơư]))?"
"""One open vowel may stand before the syllable, as in Ênuôl and Ayun."""
_INITIAL = r"qu(?=[aeioyăâêôơ])|gi(?=[aeouăâêôơư])|[bcdđghjklmnpqrstvx]{0,3}"
_FINAL = r"ch|ng|nh|[cmnptklh]|"
_PARTS = re.compile(
    rf"^(?P<before>{_BEFORE})(?P<initial>{_INITIAL})(?P<vowels>[aeiouyăâêôơư]{{1,3}})(?P<final>{_FINAL})$"
)


@dataclass(frozen=True)
class Syllable:
    """The letters as typed (upper and lower case kept), without the tone; ``tone`` is its combining mark or ""."""

    initial: str
    vowels: str
    final: str
    tone: str = ""

    def write(self) -> str:
        """The syllable in NFC with its tone where it belongs."""
        at = tone_place(self.vowels.lower(), has_final=bool(self.final)) + 1
        spoken = self.vowels[:at] + self.tone + self.vowels[at:]
        return unicodedata.normalize("NFC", self.initial + spoken + self.final)

    def with_tone(self, tone: str) -> Syllable:
        """The same with another tone, or ("") with none."""
        return replace(self, tone=tone)


def take_apart(word: str) -> Syllable | None:
    """The syllable that a word is, vowels with or without their own marks; None for any other word."""
    tone = next((sign for sign in unicodedata.normalize("NFD", word) if sign in _TONE_MARKS), "")
    plain = without_tone(word)
    found = _PARTS.match(plain.lower())
    if found is None or bare(found["vowels"]) not in _BARE_NUCLEI:
        return None
    begin, end = found.span("vowels")
    return Syllable(plain[:begin], plain[begin:end], plain[end:], tone)


def without_tone(word: str) -> str:
    """The word in NFC without its tone; the marks of the vowels themselves stay."""
    signs = (sign for sign in unicodedata.normalize("NFD", word) if sign not in _TONE_MARKS)
    return unicodedata.normalize("NFC", "".join(signs))


def bare(vowels: str) -> str:
    """Vowels without any mark: ``ươ`` gives ``uo``."""
    signs = unicodedata.normalize("NFD", vowels)
    return "".join(sign for sign in signs if not unicodedata.combining(sign))


def tone_place(vowels: str, *, has_final: bool) -> int:
    """Which of the vowels bears the tone: hòa, thủy (as the cards have it), but hoàn, khuỷu, nước, quả."""
    marked = [at for at, vowel in enumerate(vowels) if vowel in "ăâêôơư"]
    if marked:
        return marked[-1]
    if len(vowels) == 3:
        return 1
    return len(vowels) - 1 if has_final else 0


_BARE_NUCLEI = frozenset(map(bare, NUCLEI))
