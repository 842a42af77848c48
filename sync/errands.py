"""What a line does once the outbox is done: bundles of others are passed on, result papers fetched."""

from collections.abc import Callable

from sync.ports import Binding, LineFault, Signer
from sync.transports.gateway import GatewayLine

Errand = Callable[[GatewayLine], int]
"""Does its work over an open line and says how many things it brought; raises ``LineFault`` when the line ends."""


def run(binding: Binding, signer: Signer, errands: list[Errand], *, ca_file: str | None = None) -> tuple[str, int, int]:
    """Do all errands over one line of their own; gives the connection's kind, how much was brought, and the bytes."""
    line = GatewayLine(binding, signer, ca_file=ca_file)
    brought, kind = 0, "ok"
    try:
        line.open()
        for errand in errands:
            brought += errand(line)
    except LineFault as fault:
        kind = fault.kind
    finally:
        line.close()
    return kind, brought, line.bytes_moved
