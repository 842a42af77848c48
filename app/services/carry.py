"""What this laptop carries for others: their bundles wait for a line, and the gateway's replies for their authors.

``export_bundle`` writes this laptop's own bundle and the replies that it holds for others; ``take_in_bundle`` stores
others' bundles unopened; :func:`pass_on` brings what is stored to the gateway. Of a bundle that the gateway refused, a
notice goes back by the same sticks; it says only which bundle and why.
"""

from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass
from datetime import timedelta

from app.services.desk import Desk
from app.storage.carried import Carried, CarriedFolder
from forms.refusal import Refusal
from sync.ports import LineFault
from sync.reasons import REFUSES_ONE
from sync.transports.gateway import GatewayLine

NOTICE = ".hsn"
"""What tells a bundle's author that no gateway took it: ``{bundle, refused}``, a hash and a code, sealed for nobody."""
TOLD_FOR = timedelta(days=60)
"""After that a refused bundle is told to nobody any more: its author has exported anew, or the paper was filed."""
SENTENCES = {
    "not-a-bundle": "It is no bundle of this program.",
    "not-for-us": "It is sealed to another gateway; it must go to a laptop that is enrolled there.",
    "bundle-damaged": "It is damaged or was cut off; its author must export it again.",
    "unknown-author": "Its author is not enrolled with this gateway, or was revoked; the keeper must be asked.",
    "author-revoked": "Its author was revoked; the keeper must be asked.",
    "too-large": "It is larger than the gateway accepts; its author must export fewer at once.",
    "file-unreadable": "It was damaged on the laptop that carried it; its author must export it again.",
}
"""Why a gateway takes no bundle, by its code: no word of this is about a person."""
_ANY_REASON = "The gateway will never take it; its author must export again, or take the paper to the office."
_FOR_EVER = frozenset({"too-large", "file-unreadable"})
"""Faults of one call after which the same bundle need not be brought again."""


@dataclass(frozen=True)
class RefusedBundle:
    """A bundle that a gateway will never take: the machine that made it, the code and its sentence.

    ``machine`` is the first eight letters of a device id, empty where the stick did not name it.
    """

    machine: str
    code: str
    sentence: str
    is_own: bool = False


@dataclass(frozen=True)
class Carrying:
    """What this laptop carries for others: bundles that wait, replies for their authors, bundles that were refused."""

    waiting: int
    replies: int
    refused: tuple[RefusedBundle, ...]


def carrying(desk: Desk) -> Carrying:
    """What this laptop carries for others now, and what it carried in vain."""
    folder = CarriedFolder(desk.vault.folder)
    refused = tuple(RefusedBundle(one.machine, one.why, sentence(one.why)) for one in still_told(desk))
    return Carrying(len(folder.waiting()) + len(folder.papers()), len(folder.replies()), refused)


def sentence(code: str) -> str:
    """Why a gateway took no bundle, in one English sentence without anything about a person."""
    return SENTENCES.get(code, _ANY_REASON)


def has_waiting(desk: Desk) -> bool:
    """Whether somebody's bundle waits to be passed on."""
    return bool(CarriedFolder(desk.vault.folder).waiting())


def pass_on(desk: Desk, line: GatewayLine, progress: Callable[[int, int], None]) -> int:
    """Bring stored bundles to the gateway over an open line; returns how many it took. One bad one stops no other.

    Raises:
        LineFault: the line ended; what was not answered stays and goes again, which changes nothing there.
    """
    folder, count = CarriedFolder(desk.vault.folder), 0
    for stored in folder.waiting():
        size = stored.size

        def tell(done: int, size: int = size) -> None:
            progress(done, size)

        try:
            with stored.path.open("rb") as source:
                reply = line.pass_on(source, stored.name, size, tell)
        except Refusal as refusal:
            folder.refuse(stored, refusal.code)
        except LineFault as fault:
            if fault.kind not in REFUSES_ONE:
                raise
            if fault.kind not in _FOR_EVER:
                continue  # the next sync tries again, and the others go now
            folder.refuse(stored, fault.kind)
        else:
            folder.answered(stored, reply)
            count += 1
        with suppress(LineFault):  # it would expire by itself
            line.let_go(stored.name, size)
    return count


def require_binding(desk: Desk) -> None:
    """Refuse without a gateway of ours (``not-enrolled``, ``no-bundle-key``)."""
    with desk.vault.read() as unit:
        binding = unit.binding.get()
    if binding is None:
        raise Refusal("not-enrolled", "This laptop is not enrolled with a gateway yet; use the enrolment code first.")
    if binding.kind != "gateway":
        raise Refusal("no-bundle-key", "This laptop sends to a server of the form standard, which takes no bundles.")


def still_told(desk: Desk) -> list[Carried]:
    """Of the bundles that a gateway refused those of the last weeks; the older ones are only never taken in again."""
    since = (desk.clock.now() - TOLD_FOR).timestamp()
    return [one for one in CarriedFolder(desk.vault.folder).refused() if one.path.stat().st_mtime >= since]
