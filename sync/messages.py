"""The messages that devices and gateway sign besides submissions, receipts and enrolments, each with its own prefix."""

from collections.abc import Mapping
from typing import Any

from sync.encoding import canonical

MARKER = "X-HoSoLang-Gateway"
"""Header of every answer of a gateway, its value the gateway's id; an answer without it came from somebody else."""

PROTOCOL = 1
"""The protocol that this laptop speaks; a gateway names the oldest one it serves."""

SESSION_PREFIX = b"hosolang-session-1\n"
JOURNAL_PREFIX = b"hosolang-journal-1\n"
CHANGES_PREFIX = b"hosolang-changes-1\n"
SHUT_OUT_PREFIX = b"hosolang-shut-out-1\n"
SHUT_OUT = "X-HoSoLang-Shut-Out"
"""Header with which a gateway refuses a session to a device that it shut out: key id, blank, its signature."""


HANDOVER_PREFIX = b"hosolang-handover-1\n"


def handover_message(former: str, heir: str, gateway_id: str) -> bytes:
    """What a former device signs: that ``heir`` goes on where it stopped, at this gateway."""
    return HANDOVER_PREFIX + canonical({"former": former, "gateway": gateway_id, "heir": heir})


def journal_message(vault_id: str, number: int, link: bytes) -> bytes:
    """What a device signs of its journal's head: which vault's, how many links, and the hash of the last one."""
    return JOURNAL_PREFIX + f"{vault_id} {number} {link.hex()}".encode()


def session_message(device: str, gateway_id: str, nonce: str) -> bytes:
    """What a device signs to get a session: the nonce of a ping, for this gateway."""
    return SESSION_PREFIX + canonical({"device": device, "gateway": gateway_id, "nonce": nonce})


def shut_out_message(device: str, gateway_id: str, nonce: str) -> bytes:
    """What the gateway signs when it shut a device out: whom, and the nonce with which it asked for a session."""
    return SHUT_OUT_PREFIX + canonical({"device": device, "gateway": gateway_id, "nonce": nonce})


def changes_message(device: str, since: int, page: Mapping[str, Any]) -> bytes:
    """What the gateway signs of a page of changes: the page itself, for whom, and after which cursor."""
    said = {name: page[name] for name in ("changes", "cursor", "epoch", "more")}
    return CHANGES_PREFIX + canonical({**said, "device": device, "since": since})
