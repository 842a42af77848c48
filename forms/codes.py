"""The two-dimensional codes on our paper: what each holds, and how one is told from another.

Rules: no citizen's data in clear; the tracking secret stands in a URL's fragment, which browsers never send (design,
section 9); the portal's page is named by the procedure's code, which outlives its internal ids (facts/domain.md 1.2).
"""

import re
import uuid
from dataclasses import dataclass
from typing import Literal
from urllib.parse import quote, urlsplit

from forms import identity, mrz
from forms.refusal import Refusal

CodeKind = Literal[
    "citizen-card",
    "check-code",
    "dossier",
    "setup",
    "tracking",
    "portal-page",
    "payment",
    "insurance-card",
    "citizen-mrz",
    "unknown",
]
PORTAL = "https://dichvucong.gov.vn/p/home/dvc-chi-tiet-thu-tuc-hanh-chinh.html"
"""The national portal's page of a procedure (facts/portals.md 5.2); asked for by ``ma_thu_tuc``."""

_PROCEDURE = re.compile(r"[0-9]\.[0-9]{4,6}")
_PREFIX = "HSL1:"
DOSSIER_PREFIX = "HSD1:"
"""Before a symbol of a dossier on paper (``sync.paper``): the kind of code and its version."""
SETUP_PREFIX = "HSM1:"
"""Before the code that sets a machine up (``forms.setup_code``)."""
_BASE45 = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ $%*+-./:"
_SIZES = (16, 2, 16, 16, 64)
"""Bytes of a check code: dossier, revision, digest, key id, signature."""


def portal_page(code: str) -> tuple[str, str]:
    """The portal's page of a procedure: what the code holds, and the address in clear text under it."""
    if not _PROCEDURE.fullmatch(code):
        raise Refusal("bad-code", f"{code!r} is not the code of a procedure such as 1.001193.")
    url = f"{PORTAL}?ma_thu_tuc={code}"
    return url, url.removeprefix("https://")


def tracking(gateway_url: str, public_code: str, secret: str) -> str:
    """The address under which the villager follows the dossier; the secret stays in the fragment, out of every log."""
    return f"{gateway_url.rstrip('/')}/t/{quote(public_code)}#{secret}"


@dataclass(frozen=True)
class CheckCode:
    """What the office's copy carries, by which ``scan`` says whether paper and vault agree.

    Attributes:
        dossier_id: UUID text.
        revision: 1 to 65535.
        digest16: the first 16 bytes of the submission's SHA-256 digest.
        key_id: 16 bytes, the raw device id of the author's key.
        signature: 64 bytes, Ed25519 by that key over :func:`check_message`.
    """

    dossier_id: str
    revision: int
    digest16: bytes
    key_id: bytes
    signature: bytes

    def encode(self) -> str:
        """``HSL1:`` and 171 letters of base45 (RFC 9285), which a QR code holds in its compact alphanumeric mode."""
        parts = (
            uuid.UUID(self.dossier_id).bytes,
            self.revision.to_bytes(2, "big"),
            self.digest16,
            self.key_id,
            self.signature,
        )
        if tuple(map(len, parts)) != _SIZES:
            raise ValueError(f"a check code needs parts of {_SIZES} bytes")
        return _PREFIX + base45(b"".join(parts))

    @staticmethod
    def decode(text: str) -> "CheckCode":
        """Read a check code; Refusal ``not-a-check-code`` or ``damaged-code``."""
        if not text.startswith(_PREFIX):
            raise Refusal("not-a-check-code", "This is not the check code of a dossier printed here.")
        raw = unbase45(text.removeprefix(_PREFIX).strip("\r\n\x00"))
        if len(raw) != sum(_SIZES):
            raise Refusal("damaged-code", "The check code is cut short or damaged; scan it again.")
        parts, start = [], 0
        for size in _SIZES:
            parts.append(raw[start : start + size])
            start += size
        return CheckCode(str(uuid.UUID(bytes=parts[0])), int.from_bytes(parts[1], "big"), parts[2], parts[3], parts[4])


def check_message(dossier_id: str, revision: int, digest16: bytes) -> bytes:
    """The bytes that the author's device signs for a check code; the leading words keep it apart from other uses."""
    if len(digest16) != 16:
        raise ValueError("a check code signs the first 16 bytes of the digest")
    return b"hosolang check code 1\x00" + uuid.UUID(dossier_id).bytes + revision.to_bytes(2, "big") + digest16


def kind_of(text: str) -> CodeKind:
    """What a scanned text is, without refusing anything."""
    text = text.strip("\ufeff\x00\r\n ")
    ours = _kind_of_ours(text)
    if ours != "unknown":
        return ours
    if identity.looks_like_card(text):
        return "citizen-card"
    if text.startswith("000201") and "A000000727" in text:
        return "payment"
    if mrz.looks_like_mrz(text):
        return "citizen-mrz"
    if re.match(r"(?:[A-Z]{2}[1-5][0-9]{12}(?:\||$)|[0-9]{10}\|)", text):
        return "insurance-card"
    return _kind_of_url(text)


def _kind_of_ours(text: str) -> CodeKind:
    """By the beginning; a later version of a kind is still that kind, so that reading it can say so."""
    if text.startswith(_PREFIX):
        return "check-code"
    if text[4:5] != ":":
        return "unknown"
    return "dossier" if text.startswith("HSD") else "setup" if text.startswith("HSM") else "unknown"


def _kind_of_url(text: str) -> CodeKind:
    try:
        url = urlsplit(text)
    except ValueError:
        return "unknown"
    if url.scheme not in ("http", "https") or not url.hostname:
        return "unknown"
    if url.fragment and re.search(r"/t/[0-9A-Z-]+$", url.path):
        return "tracking"
    portal = url.hostname == "dichvucong.gov.vn" or url.hostname.endswith(".dichvucong.gov.vn")
    return "portal-page" if portal else "unknown"


def procedure_of_page(text: str) -> str:
    """The procedure's code that a portal page's address names, or ""."""
    found = re.search(r"[?&](?:ma_thu_tuc|maThuTuc)=([0-9]\.[0-9]{4,6})(?:&|#|$)", text)
    return found.group(1) if found else ""


def tracking_code(text: str) -> str:
    """The public code that a tracking address names, or "" (the secret is never returned)."""
    found = re.search(r"/t/([0-9A-Z-]+)#", text)
    return found.group(1) if found else ""


def base45(data: bytes) -> str:
    """RFC 9285: two bytes as three letters, a last single byte as two."""
    letters = []
    for start in range(0, len(data), 2):
        pair = data[start : start + 2]
        value = int.from_bytes(pair, "big")
        for _ in range(len(pair) + 1):
            value, letter = divmod(value, 45)
            letters.append(_BASE45[letter])
    return "".join(letters)


def unbase45(text: str) -> bytes:
    """Read base45 back; Refusal ``damaged-code`` for anything else."""
    groups = [text[start : start + 3] for start in range(0, len(text), 3)]
    if any(letter not in _BASE45 for letter in text) or (groups and len(groups[-1]) == 1):
        raise Refusal("damaged-code", "The code holds letters that cannot stand in it; scan it again.")
    values = [sum(_BASE45.index(letter) * 45**place for place, letter in enumerate(group)) for group in groups]
    sizes = [len(group) - 1 for group in groups]
    if any(value >= 256**size for value, size in zip(values, sizes, strict=True)):
        raise Refusal("damaged-code", "The code holds a group that stands for no bytes; scan it again.")
    return b"".join(value.to_bytes(size, "big") for value, size in zip(values, sizes, strict=True))
