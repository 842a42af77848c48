"""What the commands for packs share: whose root counts, what a signed file holds, how files are written."""

from argparse import Namespace
from pathlib import Path
from typing import Any

from app.cli.folders import folder as data_of
from app.cli.output import how_many
from app.services import install_packs
from app.services.desk import SYSTEM_CLOCK
from app.services.usable_pack import communes_of
from forms.authoring.pack_folder import read_public
from forms.pack_file import Pack
from forms.refusal import Refusal
from forms.trust import TrustedKey

LETTERS = 12
"""Letters of a key's id that a keeper compares, as for the keys of payment accounts."""


def pack_in(arguments: Namespace, file: Path) -> Pack:
    """The pack in a signed file, once everything about it holds."""
    root = root_of(arguments, confirmed=True)
    return install_packs.read_pack(data_of(arguments), install_packs.read_file(file), SYSTEM_CLOCK, root)


def root_of(arguments: Namespace, *, confirmed: bool) -> TrustedKey:
    """The program's own root, or another one whose letters were typed as its keeper reads them out."""
    if arguments.root is None:
        return install_packs.shipped_root()
    found = read_public(arguments.root)
    if confirmed and arguments.confirm.strip().lower() != found.id[:LETTERS]:
        raise Refusal(
            "not-confirmed",
            f"This root's letters are {found.id[:LETTERS]}: let its keeper read theirs out, then give them with "
            "--confirm. Nothing was changed.",
            letters=found.id[:LETTERS],
        )
    return found


def described(pack: Pack) -> dict[str, Any]:
    """A pack for ``--json``."""
    return {
        "name": pack.label.name,
        "title": pack.label.title,
        "version": pack.label.version,
        "made_on": pack.label.made_on,
        "signed_by": pack.signer.name,
        "files": sorted(pack.files),
        "sha256": pack.sha256,
    }


def pack_lines(pack: Pack) -> list[str]:
    """A pack in a line: who signed it, and how much is in it."""
    cards = sum(path.endswith("/card.json") for path in pack.files)
    held = ((cards, "card"), (len(communes_of(pack)), "commune"), (len(pack.files), "file"))
    told = ", ".join(how_many(number, noun) for number, noun in held)
    return [f"Signed by {pack.signer.name}; {told}."]


def write_file(file: Path, content: bytes) -> None:
    """Write a file and the folders above it; Refusal ``bad-output``."""
    try:
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_bytes(content)
    except OSError as error:
        raise Refusal("bad-output", f"{file} cannot be written: {error.strerror}.", file=str(file)) from error
