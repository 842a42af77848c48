"""Reading a code from text, picture or PDF: a citizen's card, or one of our own, told apart by its content."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from app.imaging import read_codes
from forms import codes, vietqr
from forms.identity import read_card
from forms.insurance_card import read_insurance
from forms.key_burst import require_plain
from forms.mrz import read_mrz
from forms.refusal import NotNow, Refusal
from sync import setup_code
from sync.paper import symbols

if TYPE_CHECKING:
    from app.services.desk import Desk

_MOST_TELLING = ("citizen-card", "citizen-mrz", "dossier", "check-code", "setup", "tracking", "portal-page")


@dataclass(frozen=True)
class ReadCode:
    """What a code says. ``kind`` is one of ``forms.codes.CodeKind``; ``fields`` depend on it."""

    kind: str
    fields: Mapping[str, Any]
    warnings: tuple[str, ...] = ()


def read_text(text: str, desk: Desk | None = None) -> ReadCode:
    """What a scanned text says; a check code is compared with the vault of an open desk.

    Raises:
        Refusal: ``unknown-code-kind``, ``input-method``; everything that the readers of the kinds refuse.
    """
    kind = codes.kind_of(text)
    if kind == "unknown":
        require_plain(text)
        raise Refusal("unknown-code-kind", "This is neither a citizen card's code nor one of ours; scan it again.")
    reader = _READERS.get(kind)
    return reader(text, desk) if reader is not None else ReadCode(kind, {}, ("not_used_here",))


def read_texts(texts: Sequence[str], desk: Desk | None = None) -> list[ReadCode]:
    """What scanned texts say, the most telling first; the symbols of one dossier are one code, in any order.

    Raises:
        Refusal: the first text's refusal when none is usable.
    """
    pieces = [text for text in texts if codes.kind_of(text) == "dossier"]
    read, refused = _dossiers(pieces)
    for text in texts:
        if text not in pieces:
            try:
                read.append(read_text(text, desk))
            except Refusal as why:
                refused.append(why)
    if not read:
        raise refused[0] if refused else Refusal("no-code-found", "There is no readable code in this picture.")
    return sorted(read, key=_rank)


def read_picture(content: bytes, desk: Desk | None = None) -> list[ReadCode]:
    """Every code of a picture or PDF that can be read, the most telling first.

    Raises:
        Refusal: ``no-code-found``, ``unreadable-image``, ``too-large``; the first code's refusal when none is usable.
    """
    return read_texts(read_codes(content), desk)


def _dossiers(texts: Sequence[str]) -> tuple[list[ReadCode], list[Refusal]]:
    """One code for each set of symbols; what is missing of it is said by number."""
    sets: dict[str, list[str]] = {}
    refused: list[Refusal] = []
    for text in texts:
        try:
            sets.setdefault(symbols.piece(text).set_name, []).append(text)
        except Refusal as why:
            refused.append(why)
    read = []
    for name, members in sets.items():
        try:
            read.append(_dossier(name, members))
        except Refusal as why:
            refused.append(why)
    return read, refused


def _dossier(name: str, texts: Sequence[str]) -> ReadCode:
    """A dossier on paper: sealed to its office, so that only how much of it was read can be said here."""
    count, missing = symbols.piece(texts[0]).count, ""
    try:
        symbols.joined(texts)
    except NotNow as wanted:
        missing = wanted.facts["missing"]
    have = len({symbols.piece(text).index for text in texts})
    fields = {"set": name, "count": count, "have": have, "missing": missing, "symbols": list(texts)}
    return ReadCode("dossier", fields, ("parts_missing",) if missing else ("for_the_office",))


def _card(text: str, _desk: Desk | None) -> ReadCode:
    card = read_card(text)
    return ReadCode("citizen-card", card.as_json(), card.warnings)


def _mrz(text: str) -> ReadCode:
    """The lines on a card's back: number, birth and sex; the name has no marks there and is filled in nowhere."""
    found = read_mrz(text)
    return ReadCode("citizen-mrz", found.as_json(), ("name_without_marks", *found.warnings))


def _insurance(text: str) -> ReadCode:
    found = read_insurance(text)
    return ReadCode("insurance-card", found.as_json(), ("not_used_here", *found.warnings))


def _payment(text: str, _desk: Desk | None) -> ReadCode:
    """Shown in clear, so that somebody can compare it; no account of ours ever comes from a scan."""
    transfer = vietqr.read(text)
    fields = {
        "bank": transfer.bank,
        "bank_name": vietqr.bank_name(transfer.bank),
        "account": transfer.account,
        "amount": transfer.amount,
        "purpose": transfer.purpose,
    }
    return ReadCode("payment", fields, ("not_used_here",))


def _rank(code: ReadCode) -> int:
    return _MOST_TELLING.index(code.kind) if code.kind in _MOST_TELLING else len(_MOST_TELLING)


def _check_code(text: str, desk: Desk | None) -> ReadCode:
    code = codes.CheckCode.decode(text.strip())
    fields = {
        "dossier": code.dossier_id,
        "revision": code.revision,
        "digest": code.digest16.hex(),
        "device": code.key_id.hex(),
        "agreement": "unknown" if desk is None else _agreement(code, desk),
    }
    return ReadCode("check-code", fields, ("not_compared",) if desk is None else ())


def _agreement(code: codes.CheckCode, desk: Desk) -> str:
    from app.services.compare_paper import compare  # noqa: PLC0415 - reading a card starts without engine and vault

    return compare(desk, code)


_READERS: Mapping[str, Callable[[str, Desk | None], ReadCode]] = {
    "citizen-card": _card,
    "check-code": _check_code,
    "dossier": lambda text, _desk: _dossier(symbols.piece(text).set_name, [text]),
    "setup": lambda text, _desk: ReadCode("setup", setup_code.read(text).as_json(), ("not_applied",)),
    "payment": _payment,
    "citizen-mrz": lambda text, _desk: _mrz(text),
    "insurance-card": lambda text, _desk: _insurance(text),
    "tracking": lambda text, _desk: ReadCode("tracking", {"public_code": codes.tracking_code(text)}),
    "portal-page": lambda text, _desk: ReadCode("portal-page", {"procedure": codes.procedure_of_page(text)}),
}
