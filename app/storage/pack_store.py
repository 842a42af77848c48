"""The packs installed in a data directory: each wholly there or not at all, the newest version of each alone.

``packs/installed.json`` is what counts; a folder that it does not name is left over from a cut and counts for nothing.
Nothing here is about a citizen, so nothing is sealed.
"""

import json
import secrets
import shutil
from collections.abc import Mapping, Sequence
from dataclasses import asdict, dataclass, replace
from datetime import UTC, datetime
from pathlib import Path

from app.storage import durable
from forms.pack_file import version_key
from forms.refusal import Refusal

FOLDER = "packs"
_LIST = "installed.json"


@dataclass(frozen=True)
class Installed:
    """One installed pack.

    Attributes:
        identity: what its versions share: level of the signer, unit ("vn" for the nation) and name.
        folder: its files' folder in the store; "" where a keeper put it aside: it counts no more, and holds its place
            against older versions.
        changes: at most five sentences on what it changed here when it came.
    """

    identity: str
    name: str
    title: str
    version: str
    made_on: str
    signed_by: str
    key: str
    sha256: str
    installed_at: str
    folder: str
    changes: tuple[str, ...] = ()


def installed(data: Path) -> tuple[Installed, ...]:
    """What is installed, the newest first; Refusal ``bad-pack`` when the list itself cannot be read."""
    path = data / FOLDER / _LIST
    if not path.is_file():
        return ()
    try:
        rows = json.loads(path.read_text(encoding="utf-8"))["packs"]
        return tuple(Installed(**{**row, "changes": tuple(row.get("changes", ()))}) for row in rows)
    except (OSError, ValueError, TypeError, KeyError) as error:
        raise Refusal(
            "bad-pack", f"The list of installed packs {path.name} cannot be read; install them anew."
        ) from error


def folders(data: Path) -> tuple[Path, ...]:
    """The folders that lie over the shipped packs, the newest first.

    One that is gone, and a list that cannot be read, are passed over: a spoilt pack keeps nobody from the vault.
    """
    try:
        found = [data / FOLDER / one.folder for one in installed(data) if one.folder]
    except Refusal:
        return ()
    return tuple(folder for folder in found if folder.is_dir())


def files_that_count(data: Path) -> dict[str, Path]:
    """Every file of the store that counts, by its path there: list, lists of signers, and what each pack holds."""
    home = data / FOLDER
    found = [path for folder in folders(data) for path in folder.rglob("*") if path.is_file()]
    beside = [path for path in (home / _LIST, *home.glob("signers-*.json")) if path.is_file()]
    return {path.relative_to(home).as_posix(): path for path in (*found, *beside)}


def merge(data: Path, other: Path) -> None:
    """Let the packs of another data directory count here too; of two versions of one pack the higher one stays.

    Args:
        data: where they are to count.
        other: a folder on the same disk, whose packs are moved away from it.
    """
    try:
        here = {one.identity: one for one in installed(data)}
    except Refusal:
        here = {}
    brought = [one for one in installed(other) if not one.folder or (other / FOLDER / one.folder).is_dir()]
    newer = [one for one in brought if one.identity not in here or _is_newer(one, here[one.identity])]
    if not newer:
        return
    (data / FOLDER).mkdir(parents=True, exist_ok=True)
    for path in (other / FOLDER).glob("signers-*.json"):
        if _number(path) > _number(data / FOLDER / path.name):
            durable.replace(data / FOLDER / path.name, path.read_bytes())
    for one in (each for each in newer if each.folder):
        (other / FOLDER / one.folder).rename(data / FOLDER / one.folder)
    replaced = {one.identity for one in newer}
    rows = sorted(
        (*newer, *(one for name, one in here.items() if name not in replaced)), key=lambda one: one.installed_at
    )
    _write_list(data, rows[::-1])


def _is_newer(one: Installed, other: Installed) -> bool:
    return version_key(one.version) > version_key(other.version)


def _number(file: Path) -> int:
    """The number of a list of signers; -1 for none that can be read."""
    try:
        return int(json.loads(json.loads(file.read_text(encoding="utf-8"))["statement"])["number"])
    except (OSError, ValueError, KeyError, TypeError):
        return -1


def signers(data: Path, root: str) -> tuple[bytes, bytes] | None:
    """The newest list of signers of a root (its id) that was seen here, with its signature; proved anew at each use."""
    path = _signers_file(data, root)
    if not path.is_file():
        return None
    try:
        said = json.loads(path.read_text(encoding="utf-8"))
        return str(said["statement"]).encode(), str(said["signature"]).encode()
    except (OSError, ValueError, KeyError) as error:
        raise Refusal("bad-pack", f"The list of signers {path.name} cannot be read; install a pack anew.") from error


def keep_signers(data: Path, root: str, statement: bytes, signature: bytes) -> None:
    """Keep a newer list of signers of a root."""
    (data / FOLDER).mkdir(parents=True, exist_ok=True)
    told = {"statement": statement.decode(), "signature": signature.decode()}
    durable.replace(_signers_file(data, root), json.dumps(told, ensure_ascii=False).encode())


def staged(data: Path, files: Mapping[str, bytes]) -> Path:
    """The files in a fresh folder of the store, synced, not yet counting.

    Raises:
        Refusal: ``not-writable``.
    """
    home = data / FOLDER
    fresh = home / f"p{secrets.token_hex(8)}"
    try:
        for path, content in sorted(files.items()):
            target = fresh.joinpath(*path.split("/"))
            target.parent.mkdir(parents=True, exist_ok=True)
            durable.write_new(target, content)
    except OSError as error:
        discard(fresh)
        raise Refusal("not-writable", f"The packs cannot be written: {error.strerror}.") from error
    return fresh


def commit(data: Path, fresh: Path, row: Installed) -> None:
    """Let a staged folder count from now on, in the place of earlier versions, whose folders go."""
    before = installed(data)
    rows = (replace(row, folder=fresh.name), *(one for one in before if one.identity != row.identity))
    _write_list(data, rows)
    _sweep(data, {one.folder for one in rows})


def put_aside(data: Path, identity: str) -> None:
    """Let a pack count no more; its row stays, so that an older version of it is refused as before."""
    rows = [replace(one, folder="") if one.identity == identity else one for one in installed(data)]
    _write_list(data, rows)
    _sweep(data, {one.folder for one in rows})


def discard(fresh: Path) -> None:
    """Take a staged folder away."""
    shutil.rmtree(fresh, ignore_errors=True)


def now_text() -> str:
    """This moment in UTC, for the list."""
    return datetime.now(UTC).isoformat(timespec="seconds")


def _write_list(data: Path, rows: Sequence[Installed]) -> None:
    told = {"packs": [asdict(one) for one in rows]}
    durable.replace(data / FOLDER / _LIST, json.dumps(told, ensure_ascii=False, indent=1).encode())


def _signers_file(data: Path, root: str) -> Path:
    return data / FOLDER / f"signers-{root}.json"


def _sweep(data: Path, named: set[str]) -> None:
    """Folders that count for nothing; one that another process still reads stays until the next time."""
    for folder in (data / FOLDER).iterdir():
        if folder.is_dir() and folder.name not in named:
            shutil.rmtree(folder, ignore_errors=True)
