"""The commands of a first start: init, the users' names, enroll."""

from argparse import Namespace

from app.cli.folders import folder
from app.cli.opening import opened, passphrase, secret
from app.cli.output import how_many, show
from app.services.describe_point import describe_point, point
from app.services.enroll_laptop import bind_to_form_server, enroll_laptop
from app.services.unlock_vault import create
from app.storage import vault
from forms.refusal import WrongUsage


def init(arguments: Namespace) -> int:
    """``{user, recovery_code}``; the code is shown here and nowhere else."""
    if not arguments.user:
        raise WrongUsage("which-user", "Say who the first user is: hosolang init --user NAME.")
    desk, code = create(
        folder(arguments), arguments.user, passphrase(arguments, twice=True), practice=arguments.practice
    )
    describe_point(desk, name=arguments.point, hotline=arguments.hotline)
    desk.vault.close()
    lines = [f"The vault is made in {folder(arguments)}.", f"Recovery code (write it down, keep it elsewhere): {code}"]
    show({"user": arguments.user, "recovery_code": code}, lines, as_json=arguments.json)
    return 0


def help_point(arguments: Namespace) -> int:
    """``{name, hotline}`` of this help point, changed first where one is given."""
    wants_change = arguments.name is not None or arguments.hotline is not None
    with opened(arguments) as desk:
        here = describe_point(desk, name=arguments.name, hotline=arguments.hotline) if wants_change else point(desk)
    show(here, [f"Point: {here.name or '-'}", f"Telephone: {here.hotline or '-'}"], as_json=arguments.json)
    return 0


def users(arguments: Namespace) -> int:
    """``[{name, role}]``, without opening the vault."""
    slots = vault.users(folder(arguments))
    show(slots, [f"{slot.name} ({slot.role})" for slot in slots], as_json=arguments.json)
    return 0


def enroll(arguments: Namespace) -> int:
    """``{gateway, device}``; with ``--openrosa`` the forms that the server offers, too."""
    if arguments.openrosa:
        return _bind(arguments)
    url, _, of_picture = arguments.url.partition("#")  # the sheet's square code holds both, as one text
    code = arguments.code or of_picture
    if not code:
        raise WrongUsage(
            "bad-usage", "Give the code on the enrolment sheet, or --openrosa for a server of the form standard."
        )
    with opened(arguments) as desk:
        binding = enroll_laptop(desk, url, code)
    value = {"gateway": binding.gateway_name, "device": binding.device_id, "unit": binding.unit, "url": binding.url}
    show(value, [f"This laptop now sends to {binding.gateway_name} ({binding.url})."], as_json=arguments.json)
    return 0


def _bind(arguments: Namespace) -> int:
    """``{gateway, device, url, forms}``; the password comes from ``HOSOLANG_SERVER_PASSWORD`` or is typed."""
    name = arguments.login or ""
    word = secret("HOSOLANG_SERVER_PASSWORD", "The server's password: ") if name else ""
    with opened(arguments) as desk:
        binding, offered = bind_to_form_server(desk, arguments.url, name, word)
    value = {"gateway": binding.gateway_name, "device": binding.device_id, "url": binding.url, "forms": offered}
    lines = [f"This laptop now sends to {binding.gateway_name}, which offers {how_many(len(offered), 'form')}:"]
    show(value, [*lines, *(f"  {form} {version}" for form, version in offered.items())], as_json=arguments.json)
    return 0
