"""The gateway is told of dossiers that the villager wants no more, so that nobody at the office goes on with them."""

from app.services.desk import Desk
from sync.ports import Binding, LineFault
from sync.reasons import REFUSES_ONE
from sync.transports.gateway import GatewayLine

_AT_ONCE = 500
"""Dossiers in one notice (docs/protocol.md)."""


def to_tell(desk: Desk, binding: Binding) -> list[tuple[str, int]]:
    """Withdrawn dossiers, with the revision up to which, of which the gateway has not said that it knows."""
    with desk.vault.read(sees_all=True) as unit:
        return unit.pending.withdrawals(binding.gateway_id, binding.epoch)


def tell(line: GatewayLine, told: list[tuple[str, int]]) -> int:
    """Tell it over an open line; a gateway of before knows no such notice, and the office hears of it by telephone.

    Raises:
        LineFault: the line ended; what was told twice changes nothing there.
    """
    for start in range(0, len(told), _AT_ONCE):
        try:
            line.withdraw(told[start : start + _AT_ONCE])
        except LineFault as fault:
            if fault.kind not in REFUSES_ONE:
                raise
            return start
    return len(told)
