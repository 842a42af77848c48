"""Other authors' bundles on their way through this laptop: sealed files that nobody here opens, and the sealed replies.

They lie beside the database under the hash of their own bytes. ``.hsb`` waits for a network, ``.hsr`` is the reply that
goes back to its author, ``.hsp`` is a dossier's code from paper, ``.refused`` what the gateway will never take.
"""

import hashlib
import os
import secrets
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import BinaryIO

from app.storage import durable, faults

FOLDER_NAME = "carried"
BUNDLE, REPLY, PAPER, REFUSED = ".hsb", ".hsr", ".hsp", ".refused"
_AT_ONCE = 1024 * 1024


@dataclass(frozen=True)
class Carried:
    """One sealed file: its name (the bundle's SHA-256 in hex), where it lies, its bytes."""

    name: str
    path: Path
    size: int


class CarriedFolder:
    """The folder of one vault; every change is whole or not at all."""

    def __init__(self, vault_folder: Path) -> None:
        self._folder = vault_folder / FOLDER_NAME

    def take(self, source: BinaryIO, kind: str = BUNDLE) -> bool:
        """Store a bundle or a code from paper, durable when this returns; False when it is here or has its reply.

        Raises:
            Refusal: ``disk-full``, ``not-writable``, ``disk-error``.
        """
        with faults.plain_file_faults(self._folder.parent):
            self._folder.mkdir(mode=0o700, exist_ok=True)
            fresh = self._folder / f"{secrets.token_hex(8)}.new"
            try:
                name = _copied(source, fresh)
                if any((self._folder / f"{name}{suffix}").exists() for suffix in (kind, REPLY, REFUSED)):
                    return False
                fresh.replace(self._folder / f"{name}{kind}")
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
            durable.replace(self._folder / f"{bundle.name}{REPLY}", reply)
            bundle.path.unlink(missing_ok=True)

    def refuse(self, bundle: Carried) -> None:
        """The gateway will never take it; it is kept for a person to look at, and never tried again."""
        with faults.plain_file_faults(self._folder):
            bundle.path.replace(bundle.path.with_suffix(REFUSED))

    def _of(self, suffix: str) -> Iterator[Carried]:
        if self._folder.is_dir():
            for path in self._folder.glob(f"*{suffix}"):
                yield Carried(path.stem, path, path.stat().st_size)


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
