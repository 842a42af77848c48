"""Binding this laptop to a gateway with the code on the keeper's sheet, or to a server of the form standard."""

import hashlib
from urllib.parse import urlsplit

from app.services.desk import Desk
from app.services.roles import Act, require
from forms.refusal import NotNow, Refusal
from sync.enrolment import checked_url, enroll
from sync.ports import Binding, LineFault
from sync.reasons import sentence


def enroll_laptop(desk: Desk, url: str, code: str) -> Binding:
    """Enrol and keep the binding.

    Raises:
        Refusal: ``role``; ``practice`` for a practice vault and a gateway that is not on this machine; a wrong, used
            or expired code; an address that is no gateway.
        NotNow: no network.
    """
    require(desk, Act.ENROLL)
    _require_own_machine(desk, url)
    binding = enroll(url, code, desk.vault.device, desk.clock)
    with desk.vault.write() as unit:
        unit.binding.set(binding)
        unit.journal.append("enrolled", binding.gateway_id, {"unit": binding.unit})
    return binding


def _require_own_machine(desk: Desk, url: str) -> None:
    """Invented people never reach an office: a practice vault knows gateways of this machine alone."""
    if desk.vault.practice and urlsplit(url).hostname not in ("127.0.0.1", "::1", "localhost"):
        raise Refusal("practice", "A practice vault sends to the practice gateway of this machine alone.")


def bind_to_form_server(
    desk: Desk, url: str, name: str = "", word: str = "", *, ca_file: str | None = None
) -> tuple[Binding, dict[str, str]]:
    """Send to an OpenRosa server from now on (ODK Central, KoboToolbox): the binding, and the forms it offers.

    Args:
        desk: the open vault; name and password are kept in it.
        url: the base of ``/submission`` and ``/formList``, with the key in it where the server gives one.
        name: the log-in, where the server wants one.
        word: its password.
        ca_file: whom to trust instead of the system's authorities, for tests.

    Raises:
        Refusal: ``role``, ``bad-gateway-url``, ``form-server-log-in``, ``no-form-server``.
        NotNow: no network; ``code`` is the connection's kind.
    """
    from sync.transports.openrosa import OpenRosaLine  # noqa: PLC0415 - requests loads on first use

    require(desk, Act.ENROLL)
    base = checked_url(url)
    _require_own_machine(desk, base)
    server = "openrosa:" + hashlib.sha256(base.encode()).hexdigest()[:24]
    binding = Binding(
        url=base,
        gateway_id=server,
        gateway_name=base.split("/")[2],
        unit="",
        device_id=desk.vault.device.device_id,
        keys={},
        kind="openrosa",
        login_name=name,
        login_word=word,
    )
    login = (name, word) if name else None
    line = OpenRosaLine(binding, desk.vault.outbox_store(), desk.clock, login, ca_file=ca_file)
    try:
        line.open()
        offered = line.forms()
    except LineFault as fault:
        raise _refused(fault) from fault
    finally:
        line.close()
    with desk.vault.write() as unit:
        unit.binding.set(binding)
        unit.journal.append("enrolled", server, {"forms": len(offered)})
    return binding, offered


def _refused(fault: LineFault) -> Refusal:
    if fault.kind in {"session", "revoked"}:
        return Refusal(
            "form-server-log-in", "The server did not accept the name and password, or the key in its address."
        )
    if fault.kind in {"not-accepted", "wrong-server", "nonsense"}:
        return Refusal(
            "no-form-server", "No server of the form standard answers there: give the address before /submission."
        )
    return NotNow(fault.kind, sentence(fault.kind))
