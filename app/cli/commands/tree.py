"""Commands, and groups of commands, that take the four options of the program before or after their name."""

import argparse
from pathlib import Path


class Commands:
    """Adds commands that share the four options of the program itself."""

    def __init__(self, commands: "argparse._SubParsersAction[argparse.ArgumentParser]") -> None:
        self._commands = commands

    def add(self, name: str, run: str, what: str) -> argparse.ArgumentParser:
        """A command that is run by ``module:function`` of ``app.cli``."""
        command = self._commands.add_parser(name, help=what, description=what)
        _share(command)
        command.set_defaults(run=f"app.cli.{run}")
        return command

    def group(self, name: str, what: str) -> "Commands":
        """A command with commands of its own."""
        command = self._commands.add_parser(name, help=what, description=what)
        _share(command)
        return Commands(command.add_subparsers(metavar="COMMAND", title="commands", required=True))


def _share(command: argparse.ArgumentParser) -> None:
    hidden = argparse.SUPPRESS
    command.add_argument("--data", type=Path, default=hidden, help=hidden)
    command.add_argument("--user", default=hidden, help=hidden)
    command.add_argument("--json", action="store_true", default=hidden, help=hidden)
    command.add_argument("--passphrase-fd", type=int, default=hidden, help=hidden)
