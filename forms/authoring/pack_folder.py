"""A folder of cards, forms and local data on its way to a pack: its files, its label, and who signs."""

import json
import re
import tempfile
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any

from forms import pack_zip
from forms.authoring.checking import Finding
from forms.authoring.pack_check import check_beside, check_pack
from forms.catalogue import Catalogue
from forms.local_data import PLAIN_ACCOUNT, local_data_of
from forms.pack_file import LOCAL, Label, Signers
from forms.payment_account import statement_of
from forms.places import Places
from forms.refusal import Refusal
from forms.trust import Level, TrustedKey, key_of, sign

LABEL = "pack.json"
_IGNORED = {LABEL, "README.md", "signers.json"}
_LABEL_KEYS = {"name", "title", "version", "made_on", "changes"}


@dataclass(frozen=True)
class SecretKey:
    """A signer's key with its secret half (32 raw bytes); read from a file that stays with its keeper."""

    key: TrustedKey
    secret: bytes

    def as_json(self, *, secret: bool) -> dict[str, str]:
        """The file of the key; without ``secret`` what may be shown to everybody."""
        told = self.key.as_json()
        return told | ({"secret": self.secret.hex()} if secret else {})


def new_key(name: str, level: Level, unit: str, first_day: date, last_day: date) -> SecretKey:
    """A fresh key; ``unit`` is the code of its commune or province, "" for the nation's and the root.

    Raises:
        Refusal: ``bad-key``, ``unknown-commune``, ``unknown-province``.
    """
    from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey  # noqa: PLC0415 - cryptography loads on first use

    if not name.strip() or bool(unit) == (level in ("national", "root")) or last_day < first_day:
        raise Refusal("bad-key", "A key has a name, days in their order, and a unit unless it is the nation's.")
    if level == "commune":
        Places.load().commune(unit)
    elif level == "province":
        Places.load().province(unit)
    made = Ed25519PrivateKey.generate()
    key = TrustedKey(made.public_key().public_bytes_raw(), level, unit, name.strip(), first_day, last_day)
    return SecretKey(key, made.private_bytes_raw())


def read_key(file: Path) -> SecretKey:
    """A signer's own key file (``bad-key``); the sentence never quotes what stands in it."""
    said = _object(file, "bad-key")
    try:
        return SecretKey(key_of(said), bytes.fromhex(said["secret"]))
    except (KeyError, ValueError, TypeError) as error:
        raise Refusal("bad-key", f"{file.name} is no signer's key with its secret half.", file=file.name) from error


def read_public(file: Path) -> TrustedKey:
    """The public half in a key file, with or without the secret one (``bad-key``)."""
    try:
        return key_of(_object(file, "bad-key"))
    except (KeyError, ValueError, TypeError) as error:
        raise Refusal("bad-key", f"{file.name} is no signer's key.", file=file.name) from error


def signers_file(signers: Signers) -> dict[str, str]:
    """What the file of a list of signers holds."""
    return {"statement": signers.statement.decode(), "signature": signers.signature.decode()}


def read_signers(file: Path) -> tuple[bytes, bytes]:
    """A list of signers and its signature, not yet proved (``bad-pack``)."""
    said = _object(file, "bad-pack")
    return str(said.get("statement", "")).encode(), str(said.get("signature", "")).encode()


def files_of(folder: Path) -> dict[str, bytes]:
    """Every file of a folder that belongs into its pack, by its path there.

    Raises:
        Refusal: ``pack-bad-path`` for a file that packs do not hold; ``pack-too-large``; ``no-file``.
    """
    if not folder.is_dir():
        raise Refusal("no-file", f"{folder} is no folder.", file=str(folder))
    found = {path.relative_to(folder).as_posix(): path for path in sorted(folder.rglob("*")) if path.is_file()}
    wanted = {name: path for name, path in found.items() if not _passed_over(name)}
    if (
        len(wanted) > pack_zip.MOST_FILES
        or sum(path.stat().st_size for path in wanted.values()) > pack_zip.LARGEST_WHOLE
    ):
        raise Refusal("pack-too-large", f"{folder.name} holds more than a pack may hold.")
    files = {name: path.read_bytes() for name, path in wanted.items()}
    if not files:
        raise Refusal("no-file", f"{folder} holds no card, form or local data.", file=str(folder))
    pack_zip.check_files(files)
    return files


@contextmanager
def laid_out(files: Mapping[str, bytes]) -> Iterator[Path]:
    """A pack's files in a folder that goes away again; nothing of a citizen's is in it."""
    with tempfile.TemporaryDirectory(prefix="hosolang-pack-") as name:
        for path, content in files.items():
            target = Path(name).joinpath(*path.split("/"))
            target.parent.mkdir(parents=True, exist_ok=True)
            target.write_bytes(content)
        yield Path(name)


def with_signed_accounts(files: dict[str, bytes], signer: SecretKey) -> dict[str, bytes]:
    """The files with each plainly written account of a commune in the form in which laptops believe it: signed."""
    signed = dict(files)
    for path, content in files.items():
        found = LOCAL.fullmatch(path)
        said = json.loads(content) if found else {}
        if found and isinstance(said.get("account"), dict) and set(said["account"]) == PLAIN_ACCOUNT:
            statement = statement_of(said["account"], found[1])
            told = {"statement": statement.decode(), "signature": sign(statement, signer.secret).hex()}
            said["account"] = told | {"key": signer.key.id}
            signed[path] = (json.dumps(said, ensure_ascii=False, indent=1) + "\n").encode()
    return signed


def label_of(folder: Path, today: date, **given: str | None) -> Label:
    """The label from the folder's ``pack.json`` and from what was given by hand, which counts more.

    Args:
        folder: its name is the pack's where nothing else says one.
        today: the day it is made on, and the version where nothing else says one.
        given: name, title, version.
    """
    said = _object(folder / LABEL, "bad-pack") if (folder / LABEL).is_file() else {}
    if set(said) - _LABEL_KEYS:
        raise Refusal("bad-pack", f"{LABEL} has keys that no label has: {', '.join(sorted(set(said) - _LABEL_KEYS))}.")
    said |= {key: text for key, text in given.items() if text}
    name = str(said.get("name") or re.sub(r"[^a-z0-9]+", "-", folder.name.lower()).strip("-") or "pack")
    made_on = date.fromisoformat(said["made_on"]) if "made_on" in said else today
    version = str(said.get("version") or f"{made_on:%Y}.{made_on.month}.{made_on.day}")
    return Label(name, str(said.get("title") or name), version, made_on, tuple(said.get("changes", ())))


def check_folder(folder: Path) -> list[Finding]:
    """What is wrong with a folder before it is signed: each card with its form, and each commune's data."""
    cards = sorted(path.parent for path in folder.glob("*/card.json"))
    found = [Finding(f"{card.name}/{one.place}", one.message, one.sheet) for card in cards for one in check_pack(card)]
    return [*found, *check_beside(folder, Catalogue.load(over=(folder,))), *_local(folder)]


def _local(folder: Path) -> Iterator[Finding]:
    for path in sorted(folder.glob("local/*.json")):
        name = f"local/{path.name}"
        try:
            data = local_data_of(_object(path, "bad-pack"))
        except Refusal as why:
            yield Finding(name, str(why))
            continue
        if not LOCAL.fullmatch(name) or data.unit != path.stem:
            yield Finding(name, "the file is named after the code of another commune")


def _passed_over(name: str) -> bool:
    return name in _IGNORED or name.endswith(".xlsx") or any(part.startswith((".", "~$")) for part in name.split("/"))


def _object(file: Path, code: str) -> dict[str, Any]:
    try:
        said = json.loads(file.read_text(encoding="utf-8"))
    except OSError as error:
        raise Refusal("no-file", f"{file} cannot be read: {error.strerror}.", file=str(file)) from error
    except (ValueError, RecursionError) as error:
        raise Refusal(code, f"{file.name} cannot be read as JSON.", file=file.name) from error
    if not isinstance(said, dict):
        raise Refusal(code, f"{file.name} cannot be read: it holds no object.", file=file.name)
    return said
