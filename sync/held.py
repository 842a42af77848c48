"""After a restore: what the gateway holds of dossiers whose fate since the backup this laptop does not know."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Any

from sync.ports import Binding, LineFault, Signer
from sync.reasons import REFUSES_ONE
from sync.transports.gateway import GatewayLine

ASK = 500
"""Dossiers in one question (docs/protocol.md)."""


@dataclass(frozen=True)
class HeldRevision:
    """The newest revision of a dossier that the gateway holds; ``digest`` is SHA-256 in hex.

    ``is_whole``: all its papers have come, too.
    """

    dossier_id: str
    revision: int
    submission_id: str
    digest: str
    is_whole: bool = True


def newest_held(
    binding: Binding,
    signer: Signer,
    former: Sequence[Signer],
    dossier_ids: Sequence[str],
    *,
    ca_file: str | None = None,
) -> dict[str, HeldRevision]:
    """Ask on a line of its own, as the heir of the devices that this laptop was; by dossier id, empty ones left out.

    Raises:
        LineFault: no answer that can be trusted; nothing is known then.
    """
    line = GatewayLine(binding, signer, ca_file=ca_file)
    try:
        line.open()
        for device in former:
            _hand_over(line, device)
        parts = (dossier_ids[start : start + ASK] for start in range(0, len(dossier_ids), ASK))
        return _newest(one for part in parts for one in _read(line.held(part)))
    finally:
        line.close()


def _newest(held: Iterable[HeldRevision]) -> dict[str, HeldRevision]:
    found: dict[str, HeldRevision] = {}
    for one in held:
        if one.dossier_id not in found or found[one.dossier_id].revision < one.revision:
            found[one.dossier_id] = one
    return found


def _hand_over(line: GatewayLine, device: Signer) -> None:
    try:
        line.hand_over(device)
    except LineFault as fault:  # it was another gateway's, or another unit's: nothing to ask for here
        if fault.kind not in REFUSES_ONE:
            raise


def _read(answers: Iterable[dict[str, Any]]) -> list[HeldRevision]:
    try:
        return [
            HeldRevision(
                str(one["dossier"]),
                int(one["revision"]),
                str(one["submission"]),
                str(one["digest"]),
                is_whole=one["received_at"] is not None,
            )
            for one in answers
        ]
    except (KeyError, TypeError, ValueError) as error:
        raise LineFault("nonsense") from error
