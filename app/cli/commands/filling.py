"""A draft: begun, answered, agreed to, with its papers."""

import argparse
from pathlib import Path

from app.cli.commands.tree import Commands


def filling_commands(commands: Commands) -> None:
    """Everything that changes a draft."""
    _begin(commands)
    again = commands.add("again", "filling:again", "a second dossier for the same person and procedure is right")
    again.add_argument("dossier")
    again.add_argument("--reason", required=True, metavar="WORDS")
    answer = commands.add("answer", "filling:answer", "answers of a draft, all or none")
    answer.add_argument("dossier")
    answer.add_argument("--answers", required=True, metavar="F", help='{"/data/path": value}; - reads standard input')
    consent = commands.add("consent", "filling:consent", "what the villager now agrees to")
    consent.add_argument("dossier")
    _consent(consent, required=True)
    _papers(commands)
    for name, run, what in (
        ("undo", "filling:undo", "take back the last change of a draft"),
        ("redo", "filling:redo", "do again what was undone"),
    ):
        commands.add(name, run, what).add_argument("dossier")


def _begin(commands: Commands) -> None:
    fill = commands.add("fill", "filling:fill", "a new draft")
    fill.add_argument("code")
    _consent(fill)
    fill.add_argument("--id-qr", action="append", default=[], metavar="[BLOCK=]TEXT", help="the text of a card's code")
    what = "somebody of the register: an id, a card number or the whole name"
    fill.add_argument("--person", action="append", default=[], metavar="[BLOCK=]P", help=what)
    fill.add_argument("--sure", action="store_true", help="the cards are whose they are said to be")
    fill.add_argument("--from", dest="source", default=None, metavar="DOSSIER", help="shared answers of this dossier")
    fill.add_argument("--again", default=None, metavar="WORDS", help="why a second one for the same person is right")
    fill.add_argument("--route", default=None)
    with_it = "begin these with it as one case, with what the first one knows"
    fill.add_argument("--with", dest="beside", nargs="+", default=[], metavar="CODE", help=with_it)
    fill.add_argument("--answers", default=None, metavar="F", help='{"/data/path": value}; - reads standard input')
    fill.add_argument("-o", dest="out", type=Path, default=None, metavar="OUT.pdf", help="print and forget")


def _papers(commands: Commands) -> None:
    attach = commands.add("attach", "filling:attach", "a paper of a draft: its file, or that it is there")
    attach.add_argument("dossier")
    attach.add_argument("paper")
    attach.add_argument("file", nargs="?", type=Path, default=None)
    attach.add_argument("--state", choices=("have", "missing", "later", "not_needed"), default=None)
    attach.add_argument("--later-on", default=None, metavar="DATE")
    detach = commands.add("detach", "filling:detach", "take an attached paper away")
    detach.add_argument("dossier")
    detach.add_argument("paper")


def _consent(command: argparse.ArgumentParser, *, required: bool = False) -> None:
    what = "the purposes agreed to, or none"
    command.add_argument("--consent", default="", required=required, metavar="prepare,keep,call,count", help=what)
    command.add_argument("--read-by", default="", metavar="NAME", help="who read the text out")
    command.add_argument("--by", choices=("spoken", "signature", "thumb"), default="spoken")
    command.add_argument("--witness", default=None, metavar="NAME")
