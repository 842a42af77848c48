"""The commands of the payment code and of the machine set-up code: what a keeper confirms, and what is then printed."""

from argparse import Namespace
from pathlib import Path

from app import printing
from app.cli.opening import opened
from app.cli.output import how_many, show
from app.cli.scanning import codes_in
from app.cli.written import check_output, write_sheet
from app.services import pay_fee, set_up_machine
from forms.payment_account import PaymentAccount
from forms.refusal import Refusal
from sync import setup_code


def trust(arguments: Namespace) -> int:
    """``{key, level, unit, name}``: a commune's or province's key, trusted once its letters are given."""
    content = _content(arguments.file)
    with opened(arguments) as desk:
        key = pay_fee.trust_key(desk, content, arguments.confirm)
    value = {"key": key.id, "level": key.level, "unit": key.unit, "name": key.name}
    show(value, [f"Trusted: {key.name} ({key.level} {key.unit})."], as_json=arguments.json)
    return 0


def account(arguments: Namespace) -> int:
    """``{bank, bank_name, account, holder, unit, signed_by, confirmed_by}``; with a file it is read, and confirmed."""
    content = _content(arguments.file) if arguments.file is not None else None
    with opened(arguments, read_only=arguments.confirm is None) as desk:
        if content is None and arguments.commune is not None:
            content = pay_fee.offered_account(desk, arguments.commune)
        if content is not None and arguments.confirm is None:
            found, by = pay_fee.read_account(desk, content), ""
        else:
            using = (
                pay_fee.account(desk) if content is None else pay_fee.confirm_account(desk, content, arguments.confirm)
            )
            if using is None:
                raise Refusal("no-account", "No account of the commune is confirmed here.")
            found, by = using.account, using.confirmed_by
    show(_said(found, by), _lines(found, by), as_json=arguments.json)
    return 0


def note(arguments: Namespace) -> int:
    """``{dossier, amount, source}``: the office asked for this fee."""
    with opened(arguments) as desk:
        asked = pay_fee.note_fee(desk, arguments.dossier, arguments.sum, arguments.source)
    value = {"dossier": arguments.dossier, "amount": asked.amount, "source": asked.source}
    show(value, [f"The office asked for {asked.amount} đồng."], as_json=arguments.json)
    return 0


def print_payment(arguments: Namespace) -> int:
    """``{pages, file, files}``."""
    check_output(arguments.out)
    with opened(arguments, read_only=True) as desk:
        page = pay_fee.page(desk, arguments.dossier)
    written = write_sheet(printing.code_page(page), arguments.out)
    show(written, [f"{how_many(written.pages, 'page')} in {written.files[0]}"], as_json=arguments.json)
    return 0


def make_setup(arguments: Namespace) -> int:
    """``{pages, file, files, keeper}``: a page with the code that sets one other laptop up."""
    check_output(arguments.out)
    with opened(arguments) as desk:
        text = set_up_machine.make(
            desk, arguments.code, url=arguments.url, point=arguments.point, hotline=arguments.hotline
        )
        page = set_up_machine.page(desk, text)
        keeper = set_up_machine.keeper_words(desk.vault.device.device_id)
    written = write_sheet(printing.code_page(page), arguments.out)
    lines = [f"Set-up code in {written.files[0]}; this laptop's letters are {keeper}."]
    show({**written.as_json(), "keeper": keeper}, lines, as_json=arguments.json)
    return 0


def apply_setup(arguments: Namespace) -> int:
    """``{gateway, device, point, hotline}``; without the keeper's letters it only says what the code would set."""
    texts = [text for text in codes_in(arguments.what) if text.startswith("HSM")]
    if len(texts) != 1:
        raise Refusal("not-a-setup-code", "There is not exactly one set-up code in that; give the sheet that has it.")
    setup = setup_code.read(texts[0])
    with opened(arguments) as desk:
        binding = set_up_machine.apply(desk, setup, arguments.confirm)
    value = {
        "gateway": binding.gateway_name,
        "device": binding.device_id,
        "point": setup.point,
        "hotline": setup.hotline,
    }
    show(value, [f"Enrolled with {binding.gateway_name}."], as_json=arguments.json)
    return 0


def _content(file: Path) -> bytes:
    try:
        if file.stat().st_size > pay_fee.LARGEST_FILE:
            raise Refusal("too-large", f"{file} is larger than such files are.", file=str(file))
        return file.read_bytes()
    except OSError as why:
        raise Refusal("no-file", f"{file} cannot be read: {why.strerror}.", file=str(file)) from why


def _said(found: PaymentAccount, confirmed_by: str) -> dict[str, str]:
    return {
        "bank": found.bank,
        "bank_name": found.bank_name,
        "account": found.account,
        "holder": found.holder,
        "unit": found.unit,
        "signed_by": found.key.name,
        "confirmed_by": confirmed_by,
    }


def _lines(found: PaymentAccount, confirmed_by: str) -> list[str]:
    confirmed = f"confirmed by {confirmed_by}" if confirmed_by else "not confirmed: give the account with --confirm"
    return [f"{found.bank_name} {found.account} {found.holder}", f"signed by {found.key.name}; {confirmed}"]
