"""Every command with its arguments, and the module that runs it; nothing else is imported to read a command line."""

import argparse
from pathlib import Path

from app.cli.commands.authoring import form_commands
from app.cli.commands.course import course_commands
from app.cli.commands.filling import filling_commands
from app.cli.commands.following import following_commands
from app.cli.commands.gateway import gateway_commands
from app.cli.commands.keeping import keeping_commands
from app.cli.commands.knowledge import knowledge_commands
from app.cli.commands.listing import listing_commands
from app.cli.commands.packs import pack_commands
from app.cli.commands.paying import payment_commands, setup_commands
from app.cli.commands.people import people_commands
from app.cli.commands.printing import printing_commands
from app.cli.commands.sending import sending_commands
from app.cli.commands.tree import Commands
from app.cli.commands.vault import vault_commands

_FAMILIES = (
    vault_commands,
    keeping_commands,
    people_commands,
    knowledge_commands,
    filling_commands,
    printing_commands,
    course_commands,
    sending_commands,
    following_commands,
    listing_commands,
)


def build_parser() -> argparse.ArgumentParser:
    """The parser of ``hosolang``; ``--data``, ``--user``, ``--json``, ``--passphrase-fd`` stand before or after."""
    parser = argparse.ArgumentParser(
        prog="hosolang", description="Hồ Sơ Làng: help villagers with administrative procedures, offline first."
    )
    parser.add_argument("--data", type=Path, default=None, metavar="DIR", help="where the vault is")
    parser.add_argument("--user", default=None, metavar="NAME", help="who opens the vault")
    parser.add_argument("--json", action="store_true", help="one JSON value on standard output")
    parser.add_argument("--passphrase-fd", type=int, default=None, metavar="N", help="read the passphrase from here")
    parser.set_defaults(run="app.cli.window:open_window")
    _add_all(Commands(parser.add_subparsers(metavar="COMMAND", title="commands")))
    return parser


def _add_all(commands: Commands) -> None:
    for add in _FAMILIES:
        add(commands)
    form_commands(commands.group("forms", "form files"))
    pack_commands(commands.group("packs", "cards, forms and declarations"))
    payment_commands(commands.group("payment", "the commune's account and the payment code of a fee"))
    setup_commands(commands.group("setup-code", "the code that sets another laptop up"))
    gateway_commands(commands.group("gateway", "the receiving server"))
