"""Dossiers on paper that somebody brings to this laptop: their sealed codes lie unopened until a line is there."""

import io

from app.services.desk import Desk
from app.storage.carried import PAPER, CarriedFolder
from forms.refusal import Refusal
from sync.paper import symbols
from sync.transports.gateway import GatewayLine

LATER = frozenset({"form-unknown"})
"""What the gateway cannot take yet, and may when another laptop has brought what it lacks."""


def keep(desk: Desk, texts: list[str]) -> bool:
    """Store the code of one dossier for the next sync; False when it is here already.

    Raises:
        NotNow: ``parts-missing``.
        Refusal: ``other-set``, ``damaged-code``, ``newer-code``; ``not-enrolled``; ``disk-full``, ``not-writable``.
    """
    sealed = symbols.joined(texts)
    _require_gateway(desk)
    return _kept(desk, sealed)


def keep_all(desk: Desk, texts: list[str]) -> list[bool]:
    """Store the codes of several dossiers, their symbols in any order: for each whether it is new; all or none.

    Raises:
        As :func:`keep`.
    """
    sets: dict[str, list[str]] = {}
    for text in texts:
        sets.setdefault(symbols.piece(text).set_name, []).append(text)
    sealed = [symbols.joined(pieces) for pieces in sets.values()]
    _require_gateway(desk)
    return [_kept(desk, each) for each in sealed]


def _require_gateway(desk: Desk) -> None:
    with desk.vault.read() as unit:
        binding = unit.binding.get()
    if binding is None or binding.kind != "gateway":
        raise Refusal("not-enrolled", "This laptop is not enrolled with a gateway yet; use the enrolment code first.")


def _kept(desk: Desk, sealed: bytes) -> bool:
    is_new = CarriedFolder(desk.vault.folder).take(io.BytesIO(sealed), PAPER)
    if is_new:
        with desk.vault.write() as unit:
            unit.journal.append("paper-carried", symbols.set_name(sealed), {})
    return is_new


def has_waiting(desk: Desk) -> bool:
    """Whether a code waits to be brought."""
    return bool(CarriedFolder(desk.vault.folder).papers())


def pass_on(desk: Desk, line: GatewayLine) -> int:
    """Bring the stored codes over an open line; returns how many the gateway took. One bad one stops no other.

    Raises:
        LineFault: the line ended; what was not answered stays and goes again, which changes nothing there.
    """
    folder, count = CarriedFolder(desk.vault.folder), 0
    for stored in folder.papers():
        try:
            line.hand_in_paper(stored.path.read_bytes())
        except Refusal as refusal:
            if refusal.code not in LATER:
                folder.refuse(stored, refusal.code)
            continue
        folder.brought(stored)
        count += 1
    return count
