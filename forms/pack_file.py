"""A signed pack: who may sign which of its files, what it holds, and which version of what it is.

Outside is a zip (``forms.pack_zip``) with four files of its own: ``manifest.json`` names every other file with its
SHA-256, ``manifest.sig`` is a signer's signature under it; ``signers.json`` is the dated list of signers, which
``signers.sig`` signs with the root key that came with the program. All are canonical JSON (``forms.trust``).
"""

import hashlib
import json
import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any

from forms import pack_zip
from forms.places import Places
from forms.refusal import Refusal
from forms.tongues import OF_COMMUNE
from forms.trust import Level, Signed, TrustedKey, canonical, key_of, proved, sign

ROOT = Path(__file__).parents[1] / "assets" / "trust" / "root.json"
FORMAT = 1
LARGEST_STATEMENT = 1024 * 1024
LOCAL = re.compile(r"local/([0-9]{5})\.json")
_VERSION = re.compile(r"[0-9]{1,6}(?:\.[0-9]{1,6}){0,3}")
_NAME = re.compile(r"[a-z0-9][a-z0-9-]{0,40}")
_LEVELS: tuple[Level, ...] = ("national", "province", "commune")
_ALWAYS = (date(2000, 1, 1), date(9999, 12, 31))


@dataclass(frozen=True)
class Signers:
    """The dated list of who may sign packs; a higher ``number`` replaces a lower one for ever."""

    number: int
    dated_on: date
    keys: tuple[TrustedKey, ...]
    statement: bytes
    signature: bytes


@dataclass(frozen=True)
class Label:
    """What a pack says of itself. ``changes``: at most five sentences in Vietnamese, its maker's own words."""

    name: str
    title: str
    version: str
    made_on: date
    changes: tuple[str, ...] = ()


@dataclass(frozen=True)
class Pack:
    """A pack whose signatures, scopes and sums all hold; ``files`` without the shell, ``sha256`` of the whole."""

    label: Label
    signer: TrustedKey
    signers: Signers
    files: Mapping[str, bytes]
    sha256: str

    @property
    def identity(self) -> str:
        """What later versions of the same pack share: nobody replaces another's pack by taking its name."""
        return f"{self.signer.level}-{self.signer.unit or 'vn'}-{self.label.name}"


def shipped_root() -> TrustedKey:
    """The root key that came with the program."""
    return root_key(ROOT.read_bytes())


def root_key(content: bytes) -> TrustedKey:
    """The root of all trust from ``{"public_key": hex, "name": …}``; Refusal ``bad-pack``."""
    try:
        said = json.loads(content)
        key = bytes.fromhex(said["public_key"])
        if len(key) != 32:
            raise pack_zip.damaged()
        return TrustedKey(key, "root", "", str(said["name"]), *_ALWAYS)
    except (ValueError, TypeError, KeyError) as error:
        raise Refusal("bad-pack", "The root key cannot be read.") from error


def opened(content: bytes, *, root: TrustedKey, today: date, newest: Signers | None = None) -> Pack:
    """The pack in a file, once everything about it holds.

    Args:
        content: the file.
        root: signs lists of signers.
        today: a signer counts on the days of its use alone.
        newest: the newest list of signers that this machine has seen; an older one in the pack counts for nothing.

    Raises:
        Refusal: those of ``pack_zip.read``; ``unsigned``, ``untrusted-key``, ``wrong-signature``, ``bad-pack``,
            ``wrong-scope`` for a file that this signer may not sign.
    """
    found = pack_zip.read(content)
    missing = [name for name in pack_zip.SHELL if name not in found]
    if missing:
        raise Refusal("unsigned", f"The pack has no {missing[0]}: it is not signed and is not used.")
    signers = signers_of(found.pop("signers.json"), found.pop("signers.sig"), root=root, today=today)
    if newest is not None and newest.number >= signers.number:
        signers = newest
    signed = _signed(found.pop("manifest.json"), found.pop("manifest.sig"), signers.keys, today)
    label = _label(signed)
    _same_sums(signed.statement, found)
    for path in sorted(found):
        check_scope(signed.key, path)
    return Pack(label, signed.key, signers, found, hashlib.sha256(content).hexdigest())


def built(files: Mapping[str, bytes], label: Label, signer: TrustedKey, secret: bytes, signers: Signers) -> bytes:
    """The bytes of a signed pack, the same for the same files, label and key.

    Args:
        files: path -> content, as ``pack_zip.ALLOWED`` has them.
        label: its version is higher than that of what it replaces.
        signer: one of ``signers``.
        secret: the signer's 32 raw bytes.
        signers: the list that travels with it.

    Raises:
        Refusal: ``untrusted-key`` when the list does not have the signer; ``wrong-scope``; ``bad-pack``.
    """
    if signer.id not in {one.id for one in signers.keys}:
        raise Refusal("untrusted-key", "This key is not in the list of signers; ask who keeps the root key.")
    pack_zip.check_files(files)
    for path in sorted(files):
        check_scope(signer, path)
    _check_label(label)
    manifest = {
        "kind": "pack",
        "format": FORMAT,
        "name": label.name,
        "title": label.title,
        "version": label.version,
        "made_on": label.made_on.isoformat(),
        "changes": list(label.changes),
        "files": {path: hashlib.sha256(content).hexdigest() for path, content in files.items()},
    }
    statement = canonical(manifest)
    shell = {
        "manifest.json": statement,
        "manifest.sig": _signature(signer.id, sign(statement, secret)),
        "signers.json": signers.statement,
        "signers.sig": signers.signature,
    }
    content = pack_zip.write({**files, **shell})
    if len(content) > pack_zip.LARGEST_PACK:
        raise Refusal("pack-too-large", "The pack is larger than a gateway offers; make several packs of it.")
    return content


def signers_list(keys: Iterable[TrustedKey], number: int, dated_on: date, root_secret: bytes) -> Signers:
    """A new list of signers, signed with the root's secret half (32 raw bytes), which never leaves its keeper."""
    from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey  # noqa: PLC0415 - cryptography loads on first use

    told = {
        "kind": "signers",
        "number": number,
        "dated_on": dated_on.isoformat(),
        "signers": [key.as_json() for key in keys],
    }
    statement = canonical(told)
    public = Ed25519PrivateKey.from_private_bytes(root_secret).public_key().public_bytes_raw()
    root = TrustedKey(public, "root", "", "root", *_ALWAYS)
    return signers_of(statement, _signature(root.id, sign(statement, root_secret)), root=root, today=dated_on)


def signers_of(statement: bytes, signature: bytes, *, root: TrustedKey, today: date) -> Signers:
    """The list of signers that the root signed (``unsigned``, ``untrusted-key``, ``wrong-signature``, ``bad-pack``)."""
    said = _signed(statement, signature, (root,), today).statement
    try:
        if said["kind"] != "signers" or not isinstance(said["number"], int):
            raise _bad()
        keys = tuple(_key(one) for one in said["signers"])
        return Signers(said["number"], date.fromisoformat(said["dated_on"]), keys, statement, signature)
    except (KeyError, TypeError, ValueError) as error:
        raise _bad() from error


def check_scope(signer: TrustedKey, path: str) -> None:
    """Refuse (``wrong-scope``) a file that this signer may not sign.

    What is the nation's is signed by national keys alone, a commune's own data by its or its province's key alone.
    """
    local = LOCAL.fullmatch(path) or OF_COMMUNE.fullmatch(path)
    if local is None:
        fits = signer.level == "national"
    elif signer.level == "commune":
        fits = signer.unit == local[1]
    else:
        fits = signer.level == "province" and _province_of(local[1]) == signer.unit
    if not fits:
        raise Refusal(
            "wrong-scope",
            f"{signer.name} may not sign {path}; nothing of this pack is used.",
            file=path,
            by=signer.name,
        )


def version_key(version: str) -> tuple[int, ...]:
    """Versions in their order: ``2026.9`` before ``2026.10``; Refusal ``bad-pack`` for anything else."""
    if not _VERSION.fullmatch(version):
        raise Refusal("bad-pack", f"A version is numbers with dots, such as 2026.11.21, not {version[:40]!r}.")
    numbers = [int(one) for one in version.split(".")]
    return tuple(numbers + [0] * (4 - len(numbers)))


def _province_of(commune: str) -> str:
    try:
        return Places.load().commune(commune).province
    except Refusal:
        return ""


def _signed(statement: bytes, signature: bytes, keys: Sequence[TrustedKey], today: date) -> Signed:
    try:
        said = json.loads(signature)
        key, raw = str(said["key"]), bytes.fromhex(said["signature"])
    except (ValueError, TypeError, KeyError, RecursionError) as error:
        raise _bad() from error
    return proved(statement, raw, key, keys, today, largest=LARGEST_STATEMENT)


def _signature(key: str, raw: bytes) -> bytes:
    return canonical({"key": key, "signature": raw.hex()})


def _label(signed: Signed) -> Label:
    said = signed.statement
    try:
        label = Label(
            str(said["name"]),
            str(said["title"]),
            str(said["version"]),
            date.fromisoformat(said["made_on"]),
            tuple(str(one) for one in said["changes"]),
        )
        if said["kind"] != "pack" or not isinstance(said["files"], dict):
            raise _bad()
    except (KeyError, TypeError, ValueError) as error:
        raise _bad() from error
    if said["format"] != FORMAT:
        raise Refusal("newer-pack", "This pack is for a newer Hồ Sơ Làng; update the program first.")
    _check_label(label)
    return label


def _check_label(label: Label) -> None:
    version_key(label.version)
    if not _NAME.fullmatch(label.name) or not label.title.strip() or len(label.title) > 200:
        raise Refusal("bad-pack", "A pack has a name of small letters, digits and '-', and a title.")
    if len(label.changes) > 5 or any(len(one) > 300 for one in label.changes):
        raise Refusal("bad-pack", "What changed is told in at most five lines.")


def _same_sums(statement: Mapping[str, Any], files: Mapping[str, bytes]) -> None:
    sums = {path: hashlib.sha256(content).hexdigest() for path, content in files.items()}
    if sums != statement["files"]:
        differing = sorted(set(sums.items()) ^ set(statement["files"].items()))[0][0]
        raise Refusal(
            "wrong-signature", f"{differing[:80]} is not the file that was signed; nothing of this pack is used."
        )


def _key(said: Mapping[str, Any]) -> TrustedKey:
    key = key_of(said)
    if key.level not in _LEVELS or bool(key.unit) == (key.level == "national"):
        raise _bad()
    return key


def _bad() -> Refusal:
    return Refusal("bad-pack", "This pack is not written as packs are; ask for it anew.")
