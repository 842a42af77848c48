"""Installing a signed pack over the cards and forms that came with the program; no vault is opened for it."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterable, Iterator, Mapping, Sequence
from collections.abc import Set as AbstractSet
from contextlib import contextmanager
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path

from app.services.find_procedure import make_ready
from app.storage import pack_store
from app.storage.pack_store import Installed
from forms import pack_file
from forms.catalogue import Catalogue
from forms.declaration import resolve
from forms.engine import FormError, load
from forms.life_event_faults import faults
from forms.life_events import events
from forms.local_data import SIGNED_ACCOUNT, local_data_of
from forms.onlooker import NOBODY, OnLooker
from forms.pack_changes import MOST_LINES, between
from forms.pack_file import LOCAL, Pack, Signers, opened, signers_of, version_key
from forms.pack_zip import LARGEST_PACK
from forms.payment_account import PaymentAccount, account_of
from forms.places import Places
from forms.refusal import Refusal
from forms.tongues import lines_of
from forms.trust import Level, TrustedKey, proved
from sync.ports import Clock

SUMS = "sums.json"
"""Beside an installed pack's files: path -> SHA-256 in hex, as they were signed."""


@dataclass(frozen=True)
class Outcome:
    """What an install did, or would do.

    Attributes:
        changed: False when this very pack was there.
        lines: what changes, at most five.
        level: of its signer: national, province or commune; ``unit`` is that one's code.
    """

    changed: bool
    name: str
    version: str
    signed_by: str
    codes: tuple[str, ...]
    lines: tuple[str, ...]
    title: str
    made_on: date
    level: Level
    unit: str


def shipped_root() -> TrustedKey:
    """The root key that came with the program."""
    return pack_file.shipped_root()


def read_pack(data: Path, content: bytes, clock: Clock, root: TrustedKey | None = None) -> Pack:
    """A pack whose signatures, scopes and sums hold here (the refusals of ``pack_file.opened``); nothing is kept."""
    today = clock.now().date()
    trusted = root or shipped_root()
    return opened(content, root=trusted, today=today, newest=newest_signers(data, trusted, clock))


def newest_signers(data: Path, root: TrustedKey, clock: Clock) -> Signers | None:
    """The newest list of signers that this machine has seen, proved anew."""
    kept = pack_store.signers(data, root.id)
    return None if kept is None else signers_of(*kept, root=root, today=clock.now().date())


def install(
    data: Path, content: bytes, clock: Clock, root: TrustedKey | None = None, looker: OnLooker = NOBODY
) -> Outcome:
    """Check everything about a pack and let it count from now on, wholly or not at all.

    Args:
        data: the data directory.
        content: the file.
        clock: whose day decides which signers count.
        root: another root than the program's own.
        looker: told as the stages ``pack`` and, once the pack counts and nothing can be stopped, ``index``.

    Raises:
        NotNow: ``stopped``.
        Refusal: those of ``pack_file.opened``; ``older-pack`` when this version or a newer one is there;
            ``older-card`` when a card in force was checked later; ``bad-pack`` for a card, form or declaration that
            cannot be used; ``not-writable``.
    """
    looker.at("pack")
    with _tried(data, content, clock, root) as tried:
        if tried.fresh is not None:
            looker.at("pack")
            pack, trusted = tried.pack, root or shipped_root()
            pack_store.keep_signers(data, trusted.id, pack.signers.statement, pack.signers.signature)
            pack_store.commit(data, tried.fresh, _row(pack, tried.fresh, tried.lines))
            make_ready(Catalogue.load(over=pack_store.folders(data)), OnLooker(looker.told))
        return _outcome(tried)


def look_over(data: Path, content: bytes, clock: Clock, root: TrustedKey | None = None) -> Outcome:
    """What :func:`install` would do, with its refusals; nothing is changed."""
    with _tried(data, content, clock, root) as tried:
        if tried.fresh is not None:
            pack_store.discard(tried.fresh)
        return _outcome(tried)


@dataclass(frozen=True)
class _Tried:
    """A pack that holds here, unpacked in ``fresh`` where it is not in use already, and what it changes."""

    pack: Pack
    fresh: Path | None
    lines: tuple[str, ...]


@contextmanager
def _tried(data: Path, content: bytes, clock: Clock, root: TrustedKey | None) -> Iterator[_Tried]:
    """Try everything about a pack; what was unpacked goes when the block fails."""
    pack = read_pack(data, content, clock, root)
    before = pack_store.installed(data)
    if any(one.sha256 == pack.sha256 and one.folder for one in before):
        yield _Tried(pack, None, ())
        return
    _not_older(pack, before)
    in_force = Catalogue.load(over=pack_store.folders(data))
    fresh = pack_store.staged(data, {**pack.files, SUMS: _sums(pack)})
    try:
        with_it = Catalogue.load(over=(fresh, *pack_store.folders(data)))
        check_usable(pack.files, with_it)
        check_accounts(pack, with_it)
        _no_older_card(fresh, in_force)
        cards, told = between(in_force, with_it, _codes(pack), _communes(pack)), lines_of(pack.files)
        lines = (*told, *(cards.lines if cards.all or not told else ()))[:MOST_LINES]
        yield _Tried(pack, fresh, pack.label.changes or lines)
    except BaseException:
        pack_store.discard(fresh)
        raise


def _sums(pack: Pack) -> bytes:
    """The sums that were signed, kept beside the files for what is proved again at each use (recordings)."""
    return json.dumps({path: hashlib.sha256(content).hexdigest() for path, content in pack.files.items()}).encode()


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
    for commune in _communes(pack):
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


def _not_older(pack: Pack, before: tuple[Installed, ...]) -> None:
    known = next((one for one in before if one.identity == pack.identity), None)
    if known is not None and known.sha256 == pack.sha256:
        return  # it was put aside, and comes back
    if known is not None and version_key(pack.label.version) <= version_key(known.version):
        raise Refusal(
            "older-pack",
            f"Version {known.version} of {known.title} is installed; version {pack.label.version} is not newer.",
            installed=known.version,
            offered=pack.label.version,
        )


def _no_older_card(fresh: Path, in_force: Catalogue) -> None:
    """A national pack that would be passed over, card by card, is refused instead of being half used."""
    known = {one.code: one.checked_on for one in in_force.all()}
    for one in Catalogue.load(fresh).all():
        if one.checked_on < known.get(one.code, one.checked_on):
            raise Refusal(
                "older-card",
                f"The card of {one.code} in this pack was checked on {one.checked_on}, the one in force later.",
                procedure=one.code,
            )


def _codes(pack: Pack) -> tuple[str, ...]:
    return tuple(sorted({path.split("/")[0] for path in pack.files if path[0].isdigit()}))


def _communes(pack: Pack) -> tuple[str, ...]:
    return tuple(sorted(found[1] for path in pack.files if (found := LOCAL.fullmatch(path))))


def _outcome(tried: _Tried) -> Outcome:
    pack, label = tried.pack, tried.pack.label
    changed = tried.fresh is not None
    return Outcome(
        changed,
        label.name,
        label.version,
        pack.signer.name,
        _codes(pack),
        tried.lines,
        title=label.title,
        made_on=label.made_on,
        level=pack.signer.level,
        unit=pack.signer.unit,
    )


def _row(pack: Pack, fresh: Path, lines: tuple[str, ...]) -> Installed:
    label = pack.label
    row = Installed(
        identity=pack.identity,
        name=label.name,
        title=label.title,
        version=label.version,
        made_on=label.made_on.isoformat(),
        signed_by=pack.signer.name,
        key=pack.signer.id,
        sha256=pack.sha256,
        installed_at=pack_store.now_text(),
        folder="",
        changes=lines,
    )
    return replace(row, folder=fresh.name)


def read_file(path: Path) -> bytes:
    """The bytes of a pack's file, never more than a pack may have (``no-file``, ``pack-too-large``)."""
    try:
        with path.open("rb") as source:
            content = source.read(LARGEST_PACK + 1)
    except OSError as error:
        raise Refusal("no-file", f"{path} cannot be read: {error.strerror}.", file=str(path)) from error
    if len(content) > LARGEST_PACK:
        raise Refusal(
            "pack-too-large", f"{path.name} is larger than a pack may be ({LARGEST_PACK // 1024 // 1024} MB)."
        )
    return content
