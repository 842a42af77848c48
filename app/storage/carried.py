"""Other authors' bundles on their way through this laptop: sealed files that nobody here opens, and the sealed replies.

They lie beside the database under the hash of their own bytes. ``.hsb`` waits for a network, ``.hsr`` is the reply that
goes back to its author, ``.hsp`` is a dossier's code from paper. Of what the gateway will never take only the hash is
kept, the machine it came from and why (``HASH.MACHINE.WHY.refused``, empty): its author still has every dossier.
"""

import hashlib
import os
import re
import secrets
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import BinaryIO

from app.storage import durable, faults

FOLDER_NAME = "carried"
BUNDLE, REPLY, PAPER, REFUSED = ".hsb", ".hsr", ".hsp", ".refused"
_AT_ONCE = 1024 * 1024
_MOST_REFUSED = 100
_MACHINE, _WHY = re.compile(r"[0-9a-f]{8}"), re.compile(r"[a-z][a-z0-9-]{0,39}")


@dataclass(frozen=True)
class Carried:
    """One sealed file: its name (the bundle's SHA-256 in hex), where it lies, its bytes.

    Attributes:
        machine: the first eight letters of the author's device id, as the file on the stick was named; else empty.
        why: the gateway's code, of what it refused; else empty.
    """

    name: str
    path: Path
    size: int
    machine: str = ""
    why: str = ""


class CarriedFolder:
    """The folder of one vault; every change is whole or not at all."""

    def __init__(self, vault_folder: Path) -> None:
        self._folder = vault_folder / FOLDER_NAME

    def take(self, source: BinaryIO, kind: str = BUNDLE, *, machine: str = "") -> bool:
        """Store a bundle or a code from paper, durable when this returns; False when it is here or has its reply.

        Raises:
            Refusal: ``disk-full``, ``not-writable``, ``disk-error``.
        """
        with faults.plain_file_faults(self._folder.parent):
            self._folder.mkdir(mode=0o700, exist_ok=True)
            fresh = self._folder / f"{secrets.token_hex(8)}.new"
            try:
                name = _copied(source, fresh)
                if any(path.suffix in (kind, REPLY, REFUSED) for path in self._folder.glob(f"{name}.*")):
                    return False
                fresh.replace(self._folder / _named(name, machine, "", kind))
            finally:
                fresh.unlink(missing_ok=True)
            durable.sync_folder(self._folder)
        return True

    def waiting(self) -> list[Carried]:
        """Bundles that wait to be passed on, the smallest first."""
        return sorted(self._of(BUNDLE), key=lambda one: (one.size, one.name))

    def papers(self) -> list[Carried]:
        """Codes from paper that wait to be passed on."""
        return sorted(self._of(PAPER), key=lambda one: one.name)

    def brought(self, paper: Carried) -> None:
        """The gateway has it; its author is told by the gateway alone."""
        with faults.plain_file_faults(self._folder):
            paper.path.unlink(missing_ok=True)
            durable.sync_folder(self._folder)

    def replies(self) -> list[Carried]:
        """Replies that wait for their authors."""
        return sorted(self._of(REPLY), key=lambda one: one.name)

    def answered(self, bundle: Carried, reply: bytes) -> None:
        """Keep the reply in the bundle's place."""
        with faults.plain_file_faults(self._folder):
            durable.replace(self._folder / _named(bundle.name, bundle.machine, "", REPLY), reply)
            bundle.path.unlink(missing_ok=True)

    def refuse(self, bundle: Carried, why: str) -> None:
        """The gateway will never take it, for this reason; that is kept, and it is never tried or taken in again."""
        code = why if _WHY.fullmatch(why) else ""
        with faults.plain_file_faults(self._folder):
            durable.replace(self._folder / _named(bundle.name, bundle.machine, code, REFUSED), b"")
            bundle.path.unlink(missing_ok=True)
            for old in self.refused()[_MOST_REFUSED:]:
                old.path.unlink(missing_ok=True)

    def refused(self) -> list[Carried]:
        """What the gateway will never take, the newest first."""
        return sorted(self._of(REFUSED), key=lambda one: (-one.path.stat().st_mtime_ns, one.name))

    def _of(self, suffix: str) -> Iterator[Carried]:
        if self._folder.is_dir():
            for path in self._folder.glob(f"*{suffix}"):
                name, *facts = path.name.removesuffix(suffix).split(".")
                machine = next((fact for fact in facts if _MACHINE.fullmatch(fact)), "")
                why = next((fact for fact in facts if fact and fact != machine), "")
                yield Carried(name, path, path.stat().st_size, machine, why)


def _named(name: str, machine: str, why: str, suffix: str) -> str:
    return ".".join(part for part in (name, machine, why) if part) + suffix


def _copied(source: BinaryIO, target: Path) -> str:
    total = hashlib.sha256()
    descriptor = os.open(target, os.O_WRONLY | os.O_CREAT | os.O_EXCL | getattr(os, "O_BINARY", 0), durable.PRIVATE)
    with os.fdopen(descriptor, "wb") as file:
        while block := source.read(_AT_ONCE):
            total.update(block)
            file.write(block)
        file.flush()
        os.fsync(file.fileno())
    return total.hexdigest()
