"""Packs: written and signed by an author, installed by a keeper."""

import argparse
from datetime import date
from pathlib import Path

from app.cli.commands.tree import Commands


def pack_commands(packs: Commands) -> None:
    """From an empty workbook to the signed file, and from the signed file to what counts here."""
    _writing(packs)
    _reading(packs)
    _installing(packs)
    _signers(packs)


def _writing(packs: Commands) -> None:
    check = packs.add("check", "packs:check", "look a pack, a folder of packs, a workbook or a signed file over")
    check.add_argument("folder", nargs="?", type=Path, default=None, metavar="DIR|FILE")
    check.add_argument(
        "--repair", action="store_true", help="a workbook that Excel spoilt: save a mended copy beside it"
    )
    _another_root(check)
    build = packs.add("build", "packs:build", "sign a folder; a workbook becomes a folder, a province's sheet a pack")
    build.add_argument("folder", nargs="?", type=Path, default=None, metavar="DIR|WORKBOOK")
    build.add_argument("--province", type=Path, default=None, metavar="SHEET", help="one row a commune, .xlsx or .csv")
    build.add_argument("-o", dest="out", type=Path, required=True, metavar="FILE|DIR")
    build.add_argument("--key", type=Path, default=None, metavar="KEY", help="the signer's own key")
    build.add_argument("--signers", type=Path, default=None, metavar="LIST", help="else signers.json beside the key")
    for name in ("name", "title", "version"):
        build.add_argument(f"--{name}", default=None)
    _another_root(build)
    template = packs.add("template", "packs:template", "an empty workbook for a procedure, or a sheet of communes")
    template.add_argument("-o", dest="out", type=Path, required=True, metavar="OUT.xlsx")
    template.add_argument("--province", action="store_true", help="a row per commune instead of a procedure")


def _reading(packs: Commands) -> None:
    unpack = packs.add("unpack", "packs:unpack", "a procedure as a workbook, or a signed file as a folder")
    unpack.add_argument("what", metavar="CODE|FILE")
    unpack.add_argument("-o", dest="out", type=Path, required=True, metavar="OUT.xlsx|DIR")
    _another_root(unpack)
    preview = packs.add("preview", "pack_looks:preview", "card and questions; with -o the paper, blank")
    preview.add_argument("what", metavar="CODE|FILE")
    preview.add_argument("-o", dest="out", type=Path, default=None, metavar="OUT.pdf|.png")
    _another_root(preview)
    diff = packs.add("diff", "pack_looks:diff", "what changes, in five lines")
    diff.add_argument("a", type=Path, metavar="A")
    diff.add_argument("b", type=Path, nargs="?", default=None, metavar="B", help="else what is in force here")
    _another_root(diff)


def _installing(packs: Commands) -> None:
    install = packs.add("install", "pack_keeping:install", "install a signed pack over what came with the program")
    install.add_argument("file", type=Path)
    _another_root(install)
    packs.add("list", "pack_keeping:listed", "what is installed")
    aside = packs.add(
        "aside", "pack_keeping:put_aside", "let an installed pack count no more (the same file brings it back)"
    )
    aside.add_argument("identity", help="as `packs list` names it")


def _signers(packs: Commands) -> None:
    key = packs.add("key", "packs:key", "a new signer's key")
    key.add_argument("name")
    key.add_argument("--level", choices=("root", "national", "province", "commune"), required=True)
    key.add_argument("--unit", default="", metavar="CODE", help="of the commune or province")
    for name in ("first-day", "last-day"):
        key.add_argument(f"--{name}", type=date.fromisoformat, default=None, metavar="DAY")
    key.add_argument("-o", dest="out", type=Path, required=True, metavar="FILE")
    signers = packs.add("signers", "packs:signers", "the list of who may sign, signed with the root key")
    signers.add_argument("keys", nargs="+", type=Path, metavar="KEY")
    signers.add_argument("--root", type=Path, required=True, metavar="KEY", help="the root's own key")
    signers.add_argument("--number", type=int, required=True, help="higher than the last list's")
    signers.add_argument("-o", dest="out", type=Path, required=True, metavar="FILE")


def _another_root(command: argparse.ArgumentParser) -> None:
    """What opens a signed file may be told another root, as long as its letters are confirmed."""
    command.add_argument("--root", type=Path, default=None, metavar="KEY", help="another root than the program's")
    command.add_argument("--confirm", default="", metavar="LETTERS", help="that root's letters, as its keeper reads")
