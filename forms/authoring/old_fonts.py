"""Vietnamese typed for fonts from before Unicode (TCVN3, VNI), recognised by its letters and turned into Unicode.

A text counts as such only when it has signs that no Vietnamese word has, and reads as Vietnamese once it is turned.
"""

import re
import unicodedata

from forms.wording import fold

_TCVN3 = dict(
    zip(
        "µ¸¶·¹¨»¾¼½Æ©ÇÊÈÉË®ÌÐÎÏÑªÒÕÓÔÖ×ÝØÜÞßãáâä«åèæçé¬êíëìîïóñòô\u00adõøö÷ùúýûüþ¡¢£¤¥¦§",
        "àáảãạăằắẳẵặâầấẩẫậđèéẻẽẹêềếểễệìíỉĩịòóỏõọôồốổỗộơờớởỡợùúủũụưừứửữựỳýỷỹỵĂÂÊÔƠƯĐ",
        strict=True,
    )
)
_TONES = {"ù": "\u0301", "ø": "\u0300", "û": "\u0309", "õ": "\u0303", "ï": "\u0323"}
_ROOF = {
    "â": "\u0302",
    "á": "\u0302\u0301",
    "à": "\u0302\u0300",
    "å": "\u0302\u0309",
    "ã": "\u0302\u0303",
    "ä": "\u0302\u0323",
}
_BREVE = {
    "ê": "\u0306",
    "é": "\u0306\u0301",
    "è": "\u0306\u0300",
    "ú": "\u0306\u0309",
    "ü": "\u0306\u0303",
    "ë": "\u0306\u0323",
}
_VNI_ALONE = {"ñ": "đ", "ô": "ơ", "ö": "ư", "í": "í", "ì": "ì", "æ": "ỉ", "ó": "ĩ", "ò": "ị", "î": "ỵ"}
_VNI_ONLY = re.compile(r"[øûïåäñöëüæî]", re.IGNORECASE)
_TCVN_ONLY = re.compile(r"[µ¸¶·¹¨»¾¼½Æ©ÇËÎÏÑª×ØÜÞßäå«æç®¬ëîïñö÷øûüþ\u00ad¡¢£¤¥¦§]")
_CAPITAL_INSIDE = re.compile(r"[a-z][À-Þ]")
_BEYOND_LATIN_1 = re.compile(r"[\u0100-\U0010ffff]")
_ONSET = r"(?:ngh|ng|nh|ch|gh|gi|kh|ph|qu|th|tr|[bcdghklmnprstvx])?"
_SYLLABLE = re.compile(
    _ONSET
    + r"(?:uye|uya|uoi|uou|ieu|yeu|oai|oay|oeo|uay|uyu|ai|ao|au|ay|eo|eu|ia|ie|iu|oa|oe|oi|oo|ua|ue|ui|uo|uu|uy|ye"
    r"|[aeiouy])(?:ch|ng|nh|[cmnpt])?"
)
_LETTERS = re.compile(r"[^\W\d_]+")


def unicode_of(text: str) -> str | None:
    """The text in Unicode when it was typed for TCVN3 or VNI fonts, else None."""
    if text.isascii() or _BEYOND_LATIN_1.search(unicodedata.normalize("NFC", text)):
        return None
    found = []
    if _TCVN_ONLY.search(text) or _CAPITAL_INSIDE.search(text):
        found.append(_tcvn3(text))
    if _VNI_ONLY.search(text):
        found.append(_vni(text))
    best = max(found, key=_sense, default=None)
    if best is None or best == text or _sense(best) < 0.85 or _sense(best) <= _sense(text):
        return None
    return best


def _tcvn3(text: str) -> str:
    """Letters one by one; a word in capitals stays so (TCVN3's capital font has the same bytes as the small one)."""
    turned = "".join(_TCVN3.get(sign, sign) for sign in text)
    return re.sub(r"[^\W\d_]+", _all_capital, turned)


def _all_capital(found: re.Match[str]) -> str:
    word = found[0]
    plain = [sign for sign in word if sign.isascii()]
    return word.upper() if len(plain) > 1 and all(sign.isupper() for sign in plain) else word


def _vni(text: str) -> str:
    """A vowel and the sign behind it are one letter; some letters stand alone."""
    out: list[str] = []
    at = 0
    while at < len(text):
        sign, then = text[at], text[at + 1 : at + 2].lower()
        small = _VNI_ALONE.get(sign.lower(), sign.lower())
        marks = _marks(small, then)
        made = unicodedata.normalize("NFC", small + marks)
        out.append(made.upper() if sign.isupper() else made)
        at += 2 if marks else 1
    return "".join(out)


def _marks(vowel: str, sign: str) -> str:
    if vowel in "aeouyơư" and sign in _TONES:
        return _TONES[sign]
    if vowel in "aeo" and sign in _ROOF:
        return _ROOF[sign]
    return _BREVE.get(sign, "") if vowel == "a" else ""


def _sense(text: str) -> float:
    """The share of its words that are Vietnamese syllables, without regard to tones, in signs that Vietnamese has."""
    words = _LETTERS.findall(text)
    strange = len(_TCVN_ONLY.findall(text.translate(_KEPT))) + len(_VNI_ONLY.findall(text))
    fitting = sum(bool(_SYLLABLE.fullmatch(fold(word))) for word in words)
    return fitting / len(words) - strange / len(text) if words else 0.0


_KEPT = {ord(sign): None for sign in "ÇË"}
"""Signs of both lists that other languages use inside words; they decide nothing."""
