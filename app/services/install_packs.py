"""Installing a signed pack over the cards and forms that came with the program; no vault is opened for it."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path

from app.services.find_procedure import make_ready
from app.services.usable_pack import check_accounts, check_usable, codes_of, communes_of
from app.storage import pack_store
from app.storage.pack_store import Installed
from forms import pack_file
from forms.catalogue import Catalogue
from forms.onlooker import NOBODY, OnLooker
from forms.pack_changes import MOST_LINES, between
from forms.pack_file import Pack, Signers, opened, signers_of, version_key
from forms.pack_zip import LARGEST_PACK
from forms.refusal import Refusal
from forms.tongues import lines_of
from forms.trust import Level, TrustedKey
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
        cards, told = between(in_force, with_it, codes_of(pack), communes_of(pack)), lines_of(pack.files)
        lines = (*told, *(cards.lines if cards.all or not told else ()))[:MOST_LINES]
        yield _Tried(pack, fresh, pack.label.changes or lines)
    except BaseException:
        pack_store.discard(fresh)
        raise


def _sums(pack: Pack) -> bytes:
    """The sums that were signed, kept beside the files for what is proved again at each use (recordings)."""
    return json.dumps({path: hashlib.sha256(content).hexdigest() for path, content in pack.files.items()}).encode()


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


def _outcome(tried: _Tried) -> Outcome:
    pack, label = tried.pack, tried.pack.label
    changed = tried.fresh is not None
    return Outcome(
        changed,
        label.name,
        label.version,
        pack.signer.name,
        codes_of(pack),
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
