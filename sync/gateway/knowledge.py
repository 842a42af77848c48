"""The cards and forms that a gateway knows: those of the program, and over them the packs that it offers to laptops.

Only packs that this program's own root vouches for count here, and of what a signer may sign alone; the others are
carried as they are. What was proved lies unpacked in the data folder, as public as the packs themselves.
"""

import shutil
from pathlib import Path
from threading import Lock

import sqlalchemy as sa

from forms import pack_file
from forms.catalogue import Catalogue
from forms.pack_file import Pack, Signers
from forms.refusal import Refusal
from sync.gateway import offers, schema
from sync.gateway.opening import Gateway

FOLDER = "packs"
_KEPT: dict[Path, tuple[tuple[str, ...], Catalogue]] = {}
_LOCK = Lock()


def catalogue(gateway: Gateway) -> Catalogue:
    """What is known at this moment; the same object as long as the same packs are offered."""
    with gateway.read().begin() as connection:
        offered = sa.select(schema.packs.c.sha256).order_by(schema.packs.c.offered_at.desc(), schema.packs.c.sha256)
        hashes = tuple(connection.execute(offered).scalars())
    with _LOCK:
        kept = _KEPT.get(gateway.data)
        if kept is None or kept[0] != hashes:
            folders = [_unpacked(gateway.data / FOLDER, pack) for pack in _proved(gateway, hashes)]
            kept = _KEPT[gateway.data] = (hashes, Catalogue.load(over=folders))
    return kept[1]


def _proved(gateway: Gateway, hashes: tuple[str, ...]) -> list[Pack]:
    """The packs that hold by the newest list of signers that any of them brings."""
    contents = [b"".join(offers.find(gateway, sha256)[1]) for sha256 in hashes]
    first = [pack for content in contents if (pack := _opened(gateway, content, None)) is not None]
    newest = max((pack.signers for pack in first), key=lambda signers: signers.number, default=None)
    return [pack for content in contents if (pack := _opened(gateway, content, newest)) is not None]


def _opened(gateway: Gateway, content: bytes, newest: Signers | None) -> Pack | None:
    root = pack_file.shipped_root()
    try:
        return pack_file.opened(content, root=root, today=gateway.clock().date(), newest=newest)
    except Refusal:
        return None


def _unpacked(home: Path, pack: Pack) -> Path:
    """The files of a pack in a folder of their own, there wholly or not at all."""
    target = home / pack.sha256
    if target.is_dir():
        return target
    fresh = home / f"{pack.sha256}.unfinished"
    shutil.rmtree(fresh, ignore_errors=True)
    for name, content in pack.files.items():
        file = fresh.joinpath(*name.split("/"))
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_bytes(content)
    try:
        fresh.rename(target)
    except OSError:
        if not target.is_dir():  # another process of this gateway was not quicker
            raise
    return target
