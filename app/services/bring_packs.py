"""Packs that the gateway offers: fetched after the change that announced them, and installed if everything holds.

The gateway is only the carrier: who signed decides. What was refused once is not fetched again; cards that came count
from the next opening on, so that nothing changes under a helper's hands.
"""

import re
from typing import Any

from app.services import install_packs
from app.services.desk import Desk
from app.storage import pack_store
from forms.onlooker import NOBODY, OnLooker
from forms.pack_zip import LARGEST_PACK
from forms.refusal import Refusal
from sync.encoding import stamp
from sync.ports import LineFault
from sync.reasons import REFUSES_ONE
from sync.transports.gateway import GatewayLine

KIND = "catalogue"
"""The kind of the changes that tell of packs; they are about no dossier."""
REFUSED = "packs.refused"
LAST_REFUSED = "packs.last_refused"
TOLD = ("why", "procedure", "function")
"""What is kept of a refusal's facts, for the page that tells why."""
_MOST_REMEMBERED = 200
_SHA256 = re.compile(r"[0-9a-f]{64}")


def wanted(desk: Desk) -> list[str]:
    """The hashes of the packs that are offered now, neither installed here nor refused; the newest of each name."""
    with desk.vault.read(sees_all=True) as unit:
        told = [event.body for event in unit.events.list("") if event.kind == KIND]
        refused = set(unit.settings.get(REFUSED, []))
    newest = {str(body.get("procedure")): str(body["sha256"]) for body in told if _is_fetchable(body)}
    try:
        here = {one.sha256 for one in pack_store.installed(desk.vault.folder)}
    except Refusal:
        here = set()
    return sorted(set(newest.values()) - here - refused)


def bring(desk: Desk, line: GatewayLine, looker: OnLooker = NOBODY) -> int:
    """Fetch and install what is wanted over an open line; returns how many were installed.

    Args:
        desk: the open vault.
        line: an open line to its gateway.
        looker: told as ``install_packs.install`` tells; it is asked between two packs whether more shall be fetched.

    Raises:
        LineFault: the line ended; what is not here is fetched by the next sync.
    """
    count = 0
    for sha256 in wanted(desk):
        if looker.stopped():
            break  # the next sync goes on from here
        try:
            content = line.pack(sha256, LARGEST_PACK)
        except LineFault as fault:
            if fault.kind not in REFUSES_ONE | {"nonsense"}:
                raise
            continue
        try:
            done = install_packs.install(desk.vault.folder, content, desk.clock, looker=OnLooker(looker.told))
        except Refusal as why:
            _note_refused(desk, sha256, why)
            continue
        with desk.vault.write(sees_all=True) as unit:
            unit.journal.append("pack-installed", sha256[:16], {"name": done.name, "version": done.version})
        count += 1
    return count


def _note_refused(desk: Desk, sha256: str, why: Refusal) -> None:
    told = {key: why.facts[key] for key in TOLD if key in why.facts}
    with desk.vault.write(sees_all=True) as unit:
        known = unit.settings.get(REFUSED, [])
        unit.settings.put(REFUSED, [*known, sha256][-_MOST_REMEMBERED:])
        unit.settings.put(LAST_REFUSED, {"code": why.code, "facts": told, "at": stamp(desk.clock.now())})
        unit.journal.append("pack-refused", sha256[:16], {"code": why.code})


def _is_fetchable(body: Any) -> bool:  # noqa: ANN401 - whatever the gateway wrote
    size = body.get("size")
    fits = isinstance(size, int) and 0 < size <= LARGEST_PACK
    return fits and _SHA256.fullmatch(str(body.get("sha256"))) is not None
