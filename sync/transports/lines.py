"""Which line leads to what a laptop is bound to: our own gateway, or a server of the form standard."""

from collections.abc import Callable

from sync.ports import Binding, Clock, JournalMark, Line, LineFactory, OutboxStore, Signer


def line_factory(
    signer: Signer,
    store: OutboxStore,
    clock: Clock,
    *,
    ca_file: str | None = None,
    journal: JournalMark | None = None,
    kept: Callable[[JournalMark], None] | None = None,
) -> LineFactory:
    """What the runner needs to open a line to whatever the laptop is bound to.

    ``journal`` goes with each session of our own gateway; ``kept`` is told the head that this had kept before.
    """

    def to(binding: Binding) -> Line:
        if binding.kind == "openrosa":
            from sync.transports.openrosa import OpenRosaLine  # noqa: PLC0415 - few laptops send there

            login = (binding.login_name, binding.login_word) if binding.login_name else None
            return OpenRosaLine(binding, store, clock, login, ca_file=ca_file)
        from sync.transports.gateway import GatewayLine  # noqa: PLC0415 - requests loads on first use

        return GatewayLine(binding, signer, ca_file=ca_file, journal=journal, kept=kept)

    return to
