"""The journal's head, signed by this device: given to the gateway with every sync, printed on the monthly report.

Whoever rewrites the journal on this laptop cannot rewrite what others hold of it: `check` compares.
"""

from dataclasses import dataclass
from datetime import datetime
from typing import Any

from app.services.desk import Desk
from app.storage.records import Finding, JournalHead
from app.storage.stores.journal import KEPT_ELSEWHERE
from forms.onlooker import NOBODY, OnLooker
from sync.encoding import b64, unb64
from sync.ports import JournalMark

_CONFIRMED, _DIFFERS = KEPT_ELSEWHERE


@dataclass(frozen=True)
class HeadToPrint:
    """What a report carries: how many entries, the last one's hash in hex, the device, its signature in base64.

    ``confirmed`` is how many of them the gateway kept at the last sync, ``confirmed_at`` when; 0 and None before.
    """

    count: int
    hash: str
    device_id: str
    signature: str
    signed_at: datetime
    confirmed: int
    confirmed_at: datetime | None


def head_to_print(desk: Desk) -> HeadToPrint:
    """Sign the head as it is now, for paper."""
    head = desk.vault.sign_journal()
    with desk.vault.read() as unit:
        kept = unit.settings.get(_CONFIRMED) or {}
    at = kept.get("at")
    return HeadToPrint(
        count=head.number,
        hash=head.hash.hex(),
        device_id=head.device_id,
        signature=b64(head.signature),
        signed_at=head.signed_at,
        confirmed=int(kept.get("number", 0)),
        confirmed_at=datetime.fromisoformat(at) if at else None,
    )


def mark(desk: Desk) -> JournalMark:
    """Sign the head as it is now, for the gateway."""
    head = desk.vault.sign_journal()
    return JournalMark(head.vault_id, head.number, head.hash, head.signature)


def heed(desk: Desk, sent: JournalMark, kept: JournalMark) -> None:
    """Compare what the gateway had kept before with the journal as it is; ``sent`` is what it keeps now.

    A journal that does not lead through the kept head was changed: that stays remembered until somebody looked.
    """
    holds = _leads_through(desk, kept)
    with desk.vault.write() as unit:
        if holds:
            unit.settings.put(_CONFIRMED, _plain(sent) | {"at": desk.clock.now().isoformat()})
        else:
            unit.settings.put(_DIFFERS, _plain(kept) | {"at": desk.clock.now().isoformat()})


def findings(desk: Desk) -> list[Finding]:
    """What `check` says when the journal is not the one that the gateway confirmed; empty when it is."""
    with desk.vault.read() as unit:
        confirmed, differs = unit.settings.get(_CONFIRMED), unit.settings.get(_DIFFERS)
    found = []
    if confirmed is not None and not _leads_through(desk, _read(confirmed)):
        found.append(_differs(confirmed))
    if differs is not None and differs != confirmed and not _leads_through(desk, _read(differs)):
        found.append(_differs(differs))
    return found


def check(desk: Desk, looker: OnLooker = NOBODY) -> list[Finding]:
    """Everything that is wrong with the vault: its file, its records, its papers, its journal here and elsewhere.

    Told as ``Vault.check`` says; NotNow ``stopped``.
    """
    return [*desk.vault.check(looker), *findings(desk)]


def _differs(kept: dict[str, Any]) -> Finding:
    number = kept["number"]
    return Finding(
        "journal-differs",
        str(number),
        f"The journal is not the one whose link {number} the gateway keeps: something was cut off or written anew.",
    )


def _leads_through(desk: Desk, kept: JournalMark) -> bool:
    device = desk.vault.device
    return desk.vault.compare_journal(
        JournalHead(
            vault_id=kept.vault_id,
            number=kept.number,
            hash=kept.hash,
            device_id=device.device_id,
            public_key=device.public_key,
            signature=kept.signature,
            signed_at=desk.clock.now(),
        )
    )


def _plain(head: JournalMark) -> dict[str, Any]:
    return {
        "vault": head.vault_id,
        "number": head.number,
        "hash": head.hash.hex(),
        "signature": b64(head.signature),
    }


def _read(plain: dict[str, Any]) -> JournalMark:
    return JournalMark(plain["vault"], plain["number"], bytes.fromhex(plain["hash"]), unb64(plain["signature"]))
