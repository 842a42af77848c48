"""Reading a code from text, picture or PDF: a citizen's card, or one of our own, told apart by its content."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Literal

from app.imaging import read_codes
from forms import codes
from forms.identity import read_card
from forms.refusal import Refusal
from sync.keys import is_signed

if TYPE_CHECKING:
    from app.storage.vault import Vault

Agreement = Literal["agrees", "differs", "unknown"]
_MOST_TELLING = ("citizen-card", "check-code", "tracking", "portal-page")


@dataclass(frozen=True)
class ReadCode:
    """What a code says. ``kind`` is one of ``forms.codes.CodeKind``; ``fields`` depend on it."""

    kind: str
    fields: Mapping[str, Any]
    warnings: tuple[str, ...] = ()


def read_text(text: str, vault: Vault | None = None) -> ReadCode:
    """What a scanned text says; a check code is compared with the vault when one is open.

    Raises:
        Refusal: ``unknown-code-kind``; everything that ``read_card`` and ``CheckCode.decode`` refuse.
    """
    kind = codes.kind_of(text)
    if kind == "citizen-card":
        card = read_card(text)
        return ReadCode(kind, card.as_json(), card.warnings)
    if kind == "check-code":
        return _check_code(codes.CheckCode.decode(text.strip()), vault)
    if kind == "tracking":
        return ReadCode(kind, {"public_code": codes.tracking_code(text)})
    if kind == "portal-page":
        return ReadCode(kind, {"procedure": codes.procedure_of_page(text)})
    if kind == "unknown":
        raise Refusal("unknown-code-kind", "This is neither a citizen card's code nor one of ours; scan it again.")
    return ReadCode(kind, {}, ("not_used_here",))


def read_picture(content: bytes, vault: Vault | None = None) -> list[ReadCode]:
    """Every code of a picture or PDF that can be read, the most telling first.

    Raises:
        Refusal: ``no-code-found``, ``unreadable-image``, ``too-large``; the first code's refusal when none is usable.
    """
    read, refused = [], []
    for text in read_codes(content):
        try:
            read.append(read_text(text, vault))
        except Refusal as why:
            refused.append(why)
    if not read:
        raise refused[0] if refused else Refusal("no-code-found", "There is no readable code in this picture.")
    return sorted(read, key=_rank)


def _rank(code: ReadCode) -> int:
    return _MOST_TELLING.index(code.kind) if code.kind in _MOST_TELLING else len(_MOST_TELLING)


def _check_code(code: codes.CheckCode, vault: Vault | None) -> ReadCode:
    fields = {
        "dossier": code.dossier_id,
        "revision": code.revision,
        "digest": code.digest16.hex(),
        "device": code.key_id.hex(),
        "agreement": compare(code, vault) if vault is not None else "unknown",
    }
    return ReadCode("check-code", fields, () if vault is not None else ("not_compared",))


def compare(code: codes.CheckCode, vault: Vault) -> Agreement:
    """Whether paper and vault say the same; ``unknown`` when this vault did not make that revision."""
    if code.key_id.hex() != vault.device.device_id:
        return "unknown"
    message = codes.check_message(code.dossier_id, code.revision, code.digest16)
    if not is_signed(vault.device.public_key, message, code.signature):
        return "differs"
    try:
        with vault.read() as unit:
            unit.dossiers.get(code.dossier_id)
            made = [one.digest for one in unit.submissions.all(code.dossier_id) if one.revision == code.revision]
    except Refusal:
        return "unknown"
    if not made:
        return "unknown"
    return "agrees" if made[-1].startswith(code.digest16.hex()) else "differs"
