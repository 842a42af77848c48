"""The small file beside the database that says who may open the vault, as values; what is secret in it is sealed.

It holds the helpers' names for the unlock page and nothing about a citizen. Reading it needs no cryptography, so that
the first page is painted at once.
"""

import json
import re
import secrets
from dataclasses import asdict, dataclass, field
from pathlib import Path
from typing import Any

from app.storage import durable, faults
from forms.refusal import Refusal

SLOTS_NAME = "vault.json"
FIRST_DATABASE = "vault.db"
FORMAT = 1
_DATABASE_NAME = re.compile(r"vault(-[0-9a-f]{16})?\.db")
_MOST_MEMORY_KIB = 1 << 20
_MOST_PASSES = 64
_MOST_LANES = 64


@dataclass(frozen=True)
class KdfCost:
    """How much work one guess of a passphrase costs (Argon2id, RFC 9106): memory in KiB, passes, parallel lanes."""

    memory_kib: int = 65536
    passes: int = 3
    lanes: int = 4


@dataclass(frozen=True)
class UserSlot:
    """A user as the unlock page shows it. ``role`` is helper, officer or keeper; roles hide, they do not protect."""

    name: str
    role: str


@dataclass(frozen=True)
class KeySlot:
    """One user's way in: an X25519 pair, private half wrapped by the passphrase, data key sealed to it.

    ``made_as`` is the role under which the passphrase wrapped it, where a keeper gave another one since: nobody else
    can wrap it anew.
    """

    id: str
    name: str
    role: str
    public_key: bytes
    cost: KdfCost
    salt: bytes
    wrapped_private_key: bytes
    sealed_data_key: bytes
    made_as: str = ""


@dataclass(frozen=True)
class RecoverySlot:
    """The recovery code's way to the data key."""

    public_key: bytes
    sealed_data_key: bytes


@dataclass(frozen=True)
class SlotsFile:
    """The whole file.

    ``generation`` counts data keys. ``database`` names the file that the data key opens: whoever replaces a whole
    database (another key, a restore, a repair) writes it under a new name first, and replacing this file is the one
    step that makes it count. ``practice`` says that everything in the vault is invented, so that a repair knows it when
    the database cannot tell any more. ``mac`` proves that a holder of the data key wrote the rest.
    """

    vault_id: str
    generation: int
    users: tuple[KeySlot, ...]
    recovery: RecoverySlot
    database: str = FIRST_DATABASE
    practice: bool = False
    mac: bytes = field(default=b"", compare=False)

    def signed_part(self) -> bytes:
        """What the ``mac`` is over: everything else, in one canonical form."""
        fields = _fields(self)
        del fields["mac"]
        return json.dumps(fields, sort_keys=True, separators=(",", ":")).encode()


def new_database_name() -> str:
    """A name that no database of the folder has or had."""
    return f"vault-{secrets.token_hex(8)}.db"


def is_database_name(name: str) -> bool:
    """Whether a file of a vault's folder is one of its databases, the present one or a leftover."""
    return _DATABASE_NAME.fullmatch(name) is not None


def exists(folder: Path) -> bool:
    """Whether the folder holds a vault."""
    return (folder / SLOTS_NAME).is_file()


def read(folder: Path) -> SlotsFile:
    """The key slots of a vault.

    Raises:
        Refusal: ``no-vault``, ``newer-version``, ``damaged``.
    """
    try:
        raw = (folder / SLOTS_NAME).read_bytes()
    except (FileNotFoundError, NotADirectoryError):
        raise Refusal(
            "no-vault",
            f"There is no vault in {folder}: make one with `hosolang init`, or name its folder with --data.",
            folder=str(folder),
        ) from None
    except OSError as error:
        raise faults.of_file(error, folder) from error
    return parse(raw, folder)


def marks_practice(folder: Path) -> bool:
    """Whether the vault of a folder, if there is one that can be read, is for practising; it is not opened for that."""
    try:
        return read(folder).practice
    except Refusal:
        return False


def write(folder: Path, slots: SlotsFile) -> None:
    """Replace the key slots in one durable step.

    Raises:
        Refusal: ``not-writable``, ``disk-full``, ``disk-error``.
    """
    with faults.plain_file_faults(folder):
        durable.replace(folder / SLOTS_NAME, as_bytes(slots))


def as_bytes(slots: SlotsFile) -> bytes:
    """The file's content."""
    return json.dumps({"format": FORMAT, **_fields(slots)}, ensure_ascii=False, indent=1).encode()


def parse(raw: bytes, folder: Path) -> SlotsFile:
    """The slots of a file's content, wherever it lies.

    Raises:
        Refusal: ``newer-version``, ``damaged``.
    """
    try:
        return _parse(json.loads(raw), folder)
    except (ValueError, KeyError, TypeError, RecursionError):
        raise faults.damaged(f"The key file {SLOTS_NAME}", folder) from None


def _fields(slots: SlotsFile) -> dict[str, Any]:
    """What has its first value is left out (database, practice, roles), as it was before there could be another."""
    fields: dict[str, Any] = _plain(asdict(slots))
    if slots.database == FIRST_DATABASE:
        del fields["database"]
    if not slots.practice:
        del fields["practice"]
    for user in fields["users"]:
        if not user["made_as"]:
            del user["made_as"]
    return fields


def _plain(value: object) -> Any:  # noqa: ANN401 - JSON in, JSON out; a dict of a dict has no shorter name
    if isinstance(value, bytes):
        return value.hex()
    if isinstance(value, dict):
        return {key: _plain(item) for key, item in value.items()}
    if isinstance(value, list | tuple):
        return [_plain(item) for item in value]
    return value


def _parse(fields: dict[str, Any], folder: Path) -> SlotsFile:
    if int(fields["format"]) > FORMAT:
        raise newer(folder)
    recovery = fields["recovery"]
    return SlotsFile(
        vault_id=str(fields["vault_id"]),
        generation=int(fields["generation"]),
        users=tuple(_slot(user) for user in fields["users"]),
        recovery=RecoverySlot(_key(recovery["public_key"]), bytes.fromhex(recovery["sealed_data_key"])),
        database=_database(str(fields.get("database", FIRST_DATABASE))),
        practice=bool(fields.get("practice", False)),
        mac=bytes.fromhex(fields["mac"]),
    )


def newer(folder: Path) -> Refusal:
    """The refusal for a vault that a newer program wrote."""
    return Refusal(
        "newer-version",
        f"The vault in {folder} was written by a newer version of the program; nothing was changed. "
        "Update the program on this machine.",
        folder=str(folder),
    )


def _slot(user: dict[str, Any]) -> KeySlot:
    cost = KdfCost(**user["cost"])
    if not (
        0 < cost.memory_kib <= _MOST_MEMORY_KIB and 0 < cost.passes <= _MOST_PASSES and 0 < cost.lanes <= _MOST_LANES
    ):
        raise ValueError
    return KeySlot(
        id=str(user["id"]),
        name=str(user["name"]),
        role=str(user["role"]),
        public_key=_key(user["public_key"]),
        cost=cost,
        salt=bytes.fromhex(user["salt"]),
        wrapped_private_key=bytes.fromhex(user["wrapped_private_key"]),
        sealed_data_key=bytes.fromhex(user["sealed_data_key"]),
        made_as=str(user.get("made_as", "")),
    )


def _database(name: str) -> str:
    if not is_database_name(name):
        raise ValueError
    return name


def _key(text: str) -> bytes:
    key = bytes.fromhex(text)
    if len(key) != 32:
        raise ValueError
    return key
