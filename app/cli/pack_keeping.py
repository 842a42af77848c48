"""The packs that count on this machine: installed, listed, put aside."""

from argparse import Namespace

from app.cli.folders import folder as data_of
from app.cli.output import show
from app.cli.pack_files import root_of
from app.services import install_packs
from app.services.desk import SYSTEM_CLOCK
from app.storage import pack_store


def install(arguments: Namespace) -> int:
    """``{changed, name, version, signed_by, codes, lines}``."""
    root = root_of(arguments, confirmed=True)
    done = install_packs.install(data_of(arguments), install_packs.read_file(arguments.file), SYSTEM_CLOCK, root)
    first = (
        f"{done.name} {done.version} ({done.signed_by}) is installed." if done.changed else "It was installed already."
    )
    show(done, [first, *done.lines], as_json=arguments.json)
    return 0


def listed(arguments: Namespace) -> int:
    """``[{identity, name, title, version, made_on, signed_by, key, sha256, installed_at, folder}]``, newest first."""
    found = pack_store.installed(data_of(arguments))
    words = [
        f"{one.identity}: {one.title} {one.version}, {one.signed_by}, {one.installed_at[:10]}"
        + ("" if one.folder else " (put aside)")
        for one in found
    ]
    show(found, words or ["Only what came with the program."], as_json=arguments.json)
    return 0


def put_aside(arguments: Namespace) -> int:
    """``{identity}``: a pack counts no more, and what lay below it counts again; the same file brings it back."""
    from app.cli.opening import opened as opened_vault  # noqa: PLC0415 - the other pack commands open no vault
    from app.services import tend_packs  # noqa: PLC0415 - works in the vault

    with opened_vault(arguments) as desk:
        tend_packs.put_aside(desk, arguments.identity)
    words = [f"{arguments.identity} is put aside; it counts no more from the next opening on."]
    show({"identity": arguments.identity}, words, as_json=arguments.json)
    return 0
