"""Binding this laptop to a gateway with the code on the keeper's sheet."""

from app.services.desk import Desk
from app.services.roles import Act, require
from sync.enrolment import enroll
from sync.ports import Binding


def enroll_laptop(desk: Desk, url: str, code: str) -> Binding:
    """Enrol and keep the binding.

    Raises:
        Refusal: ``role``; a wrong, used or expired code; an address that is no gateway.
        NotNow: no network.
    """
    require(desk, Act.ENROLL)
    binding = enroll(url, code, desk.vault.device, desk.clock)
    with desk.vault.write() as unit:
        unit.binding.set(binding)
        unit.journal.append("enrolled", binding.gateway_id, {"unit": binding.unit})
    return binding
