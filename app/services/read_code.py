"""Reading a code from text, picture or PDF: a citizen's card, or one of our own, told apart by its content."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from app.imaging import read_codes
from forms import codes
from forms.identity import read_card
from forms.refusal import Refusal

if TYPE_CHECKING:
    from app.services.desk import Desk

_MOST_TELLING = ("citizen-card", "check-code", "tracking", "portal-page")


@dataclass(frozen=True)
class ReadCode:
    """What a code says. ``kind`` is one of ``forms.codes.CodeKind``; ``fields`` depend on it."""

    kind: str
    fields: Mapping[str, Any]
    warnings: tuple[str, ...] = ()


def read_text(text: str, desk: Desk | None = None) -> ReadCode:
    """What a scanned text says; a check code is compared with the vault of an open desk.

    Raises:
        Refusal: ``unknown-code-kind``; everything that ``read_card`` and ``CheckCode.decode`` refuse.
    """
    kind = codes.kind_of(text)
    if kind == "citizen-card":
        card = read_card(text)
        return ReadCode(kind, card.as_json(), card.warnings)
    if kind == "check-code":
        return _check_code(codes.CheckCode.decode(text.strip()), desk)
    if kind == "tracking":
        return ReadCode(kind, {"public_code": codes.tracking_code(text)})
    if kind == "portal-page":
        return ReadCode(kind, {"procedure": codes.procedure_of_page(text)})
    if kind == "unknown":
        raise Refusal("unknown-code-kind", "This is neither a citizen card's code nor one of ours; scan it again.")
    return ReadCode(kind, {}, ("not_used_here",))


def read_picture(content: bytes, desk: Desk | None = None) -> list[ReadCode]:
    """Every code of a picture or PDF that can be read, the most telling first.

    Raises:
        Refusal: ``no-code-found``, ``unreadable-image``, ``too-large``; the first code's refusal when none is usable.
    """
    read, refused = [], []
    for text in read_codes(content):
        try:
            read.append(read_text(text, desk))
        except Refusal as why:
            refused.append(why)
    if not read:
        raise refused[0] if refused else Refusal("no-code-found", "There is no readable code in this picture.")
    return sorted(read, key=_rank)


def _rank(code: ReadCode) -> int:
    return _MOST_TELLING.index(code.kind) if code.kind in _MOST_TELLING else len(_MOST_TELLING)


def _check_code(code: codes.CheckCode, desk: Desk | None) -> ReadCode:
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
