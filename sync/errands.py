"""What a line does once the outbox is done: bundles of others are passed on, result papers fetched."""

from collections.abc import Callable

from sync.ports import Binding, LineFault, Signer
from sync.reasons import MAY_RECONNECT
from sync.runner import ROUNDS
from sync.transports.gateway import GatewayLine
from sync.transports.tus import SMALLEST_BLOCK

Errand = Callable[[GatewayLine], int]
"""Does its work over an open line and says how many things it brought; raises ``LineFault`` when the line ends."""


def run(binding: Binding, signer: Signer, errands: list[Errand], *, ca_file: str | None = None) -> tuple[str, int, int]:
    """Do all errands over a line of their own; gives the connection's kind, how much was brought, and the bytes.

    A line that broke after it had moved something is made anew, as the runner does; an errand goes on where it stopped.
    """
    left, kind, brought, moved = list(errands), "ok", 0, 0
    for _ in range(ROUNDS):
        line, kind = GatewayLine(binding, signer, ca_file=ca_file), "ok"
        try:
            line.open()
            while left:
                brought += left[0](line)
                del left[0]
        except LineFault as fault:
            kind = fault.kind
        finally:
            line.close()
        moved += line.bytes_moved
        if kind not in MAY_RECONNECT or line.bytes_moved < SMALLEST_BLOCK:
            break
    return kind, brought, moved
