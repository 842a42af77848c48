"""A laptop that its gateway shut out may be in a thief's hands while its vault is open: it is locked wholly, once.

Once, because a laptop that was shut out by mistake must still be opened by its passphrase, backed up and made anew.
"""

from app.services.desk import Desk

SEEN = "shut_out.device"
"""The setting that holds the device id under which the gateway's refusal was met."""


def is_new(desk: Desk) -> bool:
    """Note that the gateway refuses this laptop; True when it was not known before."""
    device = desk.vault.device.device_id
    with desk.vault.write(sees_all=True) as unit:
        if unit.settings.get(SEEN) == device:
            return False
        unit.settings.put(SEEN, device)
        return True
