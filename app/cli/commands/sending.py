"""What goes out and comes back: by itself, by stick, as a paper of the office."""

from pathlib import Path

from app.cli.commands.tree import Commands


def sending_commands(commands: Commands) -> None:
    """Choices about sending, sticks, results."""
    choices = commands.add("sending", "sending:sending", "what is chosen about sending by itself, and how it went")
    choices.add_argument("--night", default=None, metavar="22-5|off", help="hours in which papers may go")
    choices.add_argument("--files-when-metered", choices=("yes", "no"), default=None, help="papers over a paid line")
    choices.add_argument("--while-locked", choices=("yes", "no"), default=None, help="go on behind a locked screen")
    _sticks(commands)
    _results(commands)


def _sticks(commands: Commands) -> None:
    export = commands.add("export", "sending:export", "what waits, sealed to the gateway, for a stick")
    export.add_argument("target", type=Path, metavar="FILE|DIR")
    take_in = commands.add("import", "sending:take_in", "carry another laptop's bundle, or take receipts in")
    take_in.add_argument("sources", type=Path, nargs="+", metavar="FILE|DIR|IMAGE")
    commands.add("carried", "sending:carried", "what this laptop carries for others, and what no gateway took of it")


def _results(commands: Commands) -> None:
    result = commands.add("result", "sending:result", "a result paper of the office")
    result.add_argument("dossier")
    result.add_argument("--paper", type=int, default=None, metavar="N", help="which, from 1; the newest otherwise")
    result.add_argument("-o", dest="out", type=Path, default=None, metavar="FILE")
    handed = commands.add("handed", "sending:handed", "record who took the result")
    handed.add_argument("dossier")
    handed.add_argument("--to", required=True, metavar="NAME")
    handed.add_argument("--by", choices=("signature", "thumb", "spoken"), default="signature")
    handed.add_argument("--relation", default="", metavar="WORD", help="to the owner; empty for the owner")
    handed.add_argument("--witness", default=None, metavar="NAME")
