"""Whether what a pack brings can be used: cards read, forms filled, declarations drawn, events led to an end."""

from collections.abc import Iterable, Mapping, Sequence
from collections.abc import Set as AbstractSet
from datetime import date
from pathlib import Path

from forms.catalogue import Catalogue
from forms.declaration import resolve
from forms.engine import FormError, load
from forms.life_event_faults import faults
from forms.life_events import events
from forms.local_data import SIGNED_ACCOUNT, local_data_of
from forms.pack_file import LOCAL, Pack
from forms.payment_account import PaymentAccount, account_of
from forms.places import Places
from forms.refusal import Refusal
from forms.trust import TrustedKey, proved


def codes_of(pack: Pack) -> tuple[str, ...]:
    """The procedures that a pack has files of."""
    return tuple(sorted({path.split("/")[0] for path in pack.files if path[0].isdigit()}))


def communes_of(pack: Pack) -> tuple[str, ...]:
    """The communes whose own data a pack has."""
    return tuple(sorted(found[1] for path in pack.files if (found := LOCAL.fullmatch(path))))


def check_usable(files: Iterable[str], catalogue: Catalogue) -> None:
    """Refuse (``bad-pack``) what cannot be read, filled or printed; ``catalogue`` has the pack's ``files`` on top.

    The fact ``why`` says of what kind it is: ``card``, ``form``, ``cycle`` or ``function`` (a form's).
    """
    paths = sorted(files)
    codes = {path.split("/")[0] for path in paths if path[0].isdigit()}
    shared = {path.split("/")[1] for path in paths if path.startswith("_forms/")}
    try:
        known = {one.code: one for one in catalogue.all()}
        for code in sorted(codes):
            if code not in known:
                raise Refusal(
                    "bad-pack", f"The pack has files of {code} but no card of it.", procedure=code, why="card"
                )
        for code in sorted(known):
            if catalogue.shared_form(code) in shared and code not in codes:
                told = f"The pack changes a form of {code} without its card."
                raise Refusal("bad-pack", told, procedure=code, why="card")
            if code in codes and known[code].has_form:
                _fillable(catalogue, code)
        _ = catalogue.return_rules
        check_events(catalogue, {Path(path).stem for path in paths if path.startswith("events/")})
        for path in paths:
            if found := LOCAL.fullmatch(path):
                _local(catalogue, found[1])
    except (KeyError, TypeError, ValueError, AttributeError, RecursionError) as error:
        told = f"A card of this pack cannot be used: {type(error).__name__} {error}."
        raise Refusal("bad-pack", told, why="card") from error


def check_events(catalogue: Catalogue, names: AbstractSet[str]) -> None:
    """Refuse (``bad-pack``) a life event of a pack that does not hold (``life_event_faults``)."""
    for one in events(catalogue):
        wrong = faults(one, catalogue) if one.name in names else []
        if wrong:
            raise Refusal("bad-pack", f"A life event of this pack cannot be used: {wrong[0]}.")


def check_accounts(pack: Pack, catalogue: Catalogue) -> None:
    """Refuse a commune's account that the pack's own signer did not sign for it (``payment_account.account_of``)."""
    for commune in communes_of(pack):
        data = catalogue.local(commune)
        if data is not None and data.account is not None:
            account_in(data.account, (pack.signer,), commune, pack.signer.first_day)


def account_in(said: Mapping[str, str], keys: Sequence[TrustedKey], commune: str, today: date) -> PaymentAccount:
    """The account of a commune's data, proved by one of the keys (``bad-pack`` where it is another commune's)."""
    if set(said) != SIGNED_ACCOUNT:
        raise Refusal("unsigned", "The account of this commune is not signed; build the pack anew with its key.")
    signed = proved(said["statement"].encode(), bytes.fromhex(said["signature"]), said["key"], keys, today)
    found = account_of(signed, province_of=Places.load().commune(commune).province)
    if found.unit != commune:
        raise Refusal("other-unit", "The account in this pack is another commune's; it is not used.")
    return found


def _fillable(catalogue: Catalogue, code: str) -> None:
    """Refuse (``bad-pack``) a form that does not open, or a declaration that does not stand on it."""
    try:
        _fill(catalogue, code)
    except FormError as error:
        why = "cycle" if error.code == "cycle" else "function" if "function" in error.facts else "form"
        facts = {**error.facts, "procedure": code, "why": why}
        raise Refusal("bad-pack", f"The form of {code} cannot be used: {error}", **facts) from error


def _fill(catalogue: Catalogue, code: str) -> None:
    source = catalogue.form(code)
    instance = load(source.xml, attachments=source.attachments).new()
    for ref, text in source.answers.items():
        instance.set(ref, text)
    layout = catalogue.declaration_layout(code) if catalogue.has_declaration(code) else None
    for each in (instance, None):
        if layout is not None:
            resolve(layout, each, places=Places.load())


def _local(catalogue: Catalogue, commune: str) -> None:
    data = catalogue.local(commune)
    if data is None or data.unit != commune:
        raise Refusal("bad-pack", f"local/{commune}.json speaks of another commune.", commune=commune)
    local_data_of(data.as_json())
