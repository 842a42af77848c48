"""A laptop that its gateway shut out may be in a thief's hands while its vault is open: it is locked wholly, once.

Once, because a laptop that was shut out by mistake must still be opened by its passphrase, backed up and made anew.
"""

from app.services.desk import Desk
from sync.ports import Binding, LineFault

SEEN = "shut_out.from"
"""The setting that holds the gateway that shut this laptop out, and the device id that it was shut out under."""


def is_new(desk: Desk) -> bool:
    """Ask the gateway to say under its signature that it shut this laptop out; True the first time that it does.

    Whatever else says so (a proxy, a log-in page, a server of the form standard that answers 403) shuts no vault.
    """
    with desk.vault.read(sees_all=True) as unit:
        binding, seen = unit.binding.get(), unit.settings.get(SEEN)
    if binding is None or binding.kind != "gateway":
        return False
    shut_out = f"{binding.gateway_id} {desk.vault.device.device_id}"
    if seen == shut_out or not _is_proved(desk, binding):
        return False
    with desk.vault.write(sees_all=True) as unit:
        unit.settings.put(SEEN, shut_out)
    return True


def _is_proved(desk: Desk, binding: Binding) -> bool:
    from sync.transports.gateway import GatewayLine  # noqa: PLC0415 - requests loads on first use

    line = GatewayLine(binding, desk.vault.device)
    try:
        return line.is_shut_out()
    except LineFault:
        return False  # the next run asks again
    finally:
        line.close()
