"""Packs as the keeper looks after them in the window: what is installed, one more from a file, one put aside."""

from dataclasses import dataclass
from datetime import date, datetime
from pathlib import Path
from typing import Any

from app.services import bring_packs, install_packs
from app.services.desk import Desk
from app.services.install_packs import Outcome
from app.services.roles import Act, may, require
from app.storage import pack_store
from app.storage.pack_store import Installed
from forms.catalogue import Catalogue
from forms.onlooker import NOBODY, OnLooker
from forms.refusal import Refusal
from sync.encoding import read_stamp


@dataclass(frozen=True)
class PackRow:
    """One installed pack.

    Attributes:
        level: of its signer: national, province or commune; ``unit`` is that one's name, "" for the nation.
        in_use: False for one that was put aside.
        counts: False while this desk was opened before it came: it counts from the next opening on.
        changes: at most five sentences, in Vietnamese.
    """

    identity: str
    title: str
    version: str
    made_on: date
    installed_at: datetime
    signed_by: str
    level: str
    unit: str
    in_use: bool
    counts: bool
    changes: tuple[str, ...]


@dataclass(frozen=True)
class PackState:
    """How packs stand here.

    Attributes:
        rows: the newest first.
        offered: how many the gateway offers that are not here.
        refused: why the last one that the gateway offered was not taken here, and when.
        may_change: whether who is at the desk may install and put aside.
    """

    rows: tuple[PackRow, ...]
    offered: int
    refused: tuple[Refusal, datetime] | None
    may_change: bool


def state(desk: Desk) -> PackState:
    """What is installed, offered and refused (``bad-pack`` where the list of packs cannot be read)."""
    with desk.vault.read(sees_all=True) as unit:
        refused = unit.settings.get(bring_packs.LAST_REFUSED)
    rows = tuple(_row(desk, one) for one in pack_store.installed(desk.vault.folder))
    last = _refused(refused) if isinstance(refused, dict) else None
    return PackState(rows, len(bring_packs.wanted(desk)), last, may(desk.vault.role, Act.SETTINGS))


def _refused(kept: dict[str, Any]) -> tuple[Refusal, datetime]:
    return Refusal(str(kept["code"]), "", **kept.get("facts", {})), read_stamp(kept["at"])


def look_over(desk: Desk, file: Path) -> Outcome:
    """What a file would change, with the refusals of :func:`install` (also ``role``)."""
    require(desk, Act.SETTINGS)
    return install_packs.look_over(desk.vault.folder, install_packs.read_file(file), desk.clock)


def install(desk: Desk, file: Path, looker: OnLooker = NOBODY) -> Outcome:
    """Install a pack's file for this machine; it counts from the next opening of the vault on.

    Told as ``install_packs.install`` says.

    Raises:
        NotNow: ``stopped``.
        Refusal: ``role``; those of ``install_packs.install`` and ``install_packs.read_file``.
    """
    require(desk, Act.SETTINGS)
    done = install_packs.install(desk.vault.folder, install_packs.read_file(file), desk.clock, looker=looker)
    if done.changed:
        with desk.vault.write(sees_all=True) as unit:
            unit.journal.append("pack-installed", done.name, {"name": done.name, "version": done.version})
    return done


def put_aside(desk: Desk, identity: str) -> None:
    """Let a pack count no more from the next opening on: what lay below it counts again.

    The same file brings it back; an older version is refused as before.

    Raises:
        Refusal: ``role``; ``unknown-pack``; ``pack-in-use`` while dossiers are here that only this pack explains.
    """
    require(desk, Act.SETTINGS)
    known = {one.identity: one for one in pack_store.installed(desk.vault.folder) if one.folder}
    if identity not in known:
        raise Refusal("unknown-pack", "This pack is not in use here.")
    home = desk.vault.folder / pack_store.FOLDER
    others = Catalogue.load(over=[home / one.folder for one in known.values() if one.identity != identity])
    left = {one.code for one in others.all()}
    with desk.vault.read(sees_all=True) as unit:
        lost = sorted(
            code for code in unit.dossiers.procedures() if code not in left and others.successor(code) is None
        )
    if lost:
        raise Refusal("pack-in-use", f"Dossiers of {', '.join(lost)} are here, and only this pack has its card.")
    pack_store.put_aside(desk.vault.folder, identity)
    with desk.vault.write(sees_all=True) as unit:
        unit.journal.append("pack-put-aside", known[identity].name, {"version": known[identity].version})


def unit_label(desk: Desk, level: str, unit: str) -> str:
    """The name of a signer's commune or province, "" for the nation; the code where the tables do not have it."""
    try:
        if level == "commune":
            return desk.places.label(unit)
        return desk.places.province(unit).full_name if level == "province" else ""
    except Refusal:
        return unit


def _row(desk: Desk, one: Installed) -> PackRow:
    level, unit, _ = one.identity.split("-", 2)
    home = str((desk.vault.folder / pack_store.FOLDER / one.folder).absolute())
    return PackRow(
        one.identity,
        one.title,
        one.version,
        date.fromisoformat(one.made_on),
        datetime.fromisoformat(one.installed_at),
        one.signed_by,
        level,
        unit_label(desk, level, unit),
        bool(one.folder),
        bool(one.folder) and home in desk.catalogue.place,
        one.changes,
    )
