"""What is to be done about the office's acts, and what was done."""

from pathlib import Path

from app.cli.commands.tree import Commands


def following_commands(commands: Commands) -> None:
    """Things to do, and each of them as done."""
    commands.add("tasks", "sending:tasks", "what there is to do: supplements, fees, results, silence, near days")
    paid = commands.add("paid", "following:paid", "the fee that the office asked for is paid")
    paid.add_argument("dossier")
    paid.add_argument("--receipt", type=Path, default=None, metavar="FILE", help="a picture or PDF of the receipt")
    paid.add_argument("--words", default="", metavar="WORDS")
    draft = commands.add("confirm", "following:confirm", "what the villager says of the office's draft")
    draft.add_argument("dossier")
    word = draft.add_mutually_exclusive_group(required=True)
    word.add_argument("--right", action="store_true", help="it is right as it is")
    word.add_argument("--wrong", default=None, metavar="WORDS", help="what is not right")
    put_off = commands.add("put-off", "following:put_off", "the office was asked about its silence; quiet until a day")
    put_off.add_argument("dossier")
    put_off.add_argument("--until", required=True, metavar="DATE")
    put_off.add_argument("--reason", required=True, metavar="WORDS")
    told = commands.add("told", "following:told", "the office was told what only a person could tell it")
    told.add_argument("dossier")
    told.add_argument("--words", default="", metavar="WORDS", help="whom, and what they said")
    went = commands.add("went", "following:went", "what the villager says of how it went, with the result in hand")
    went.add_argument("dossier")
    went.add_argument("answer", choices=("satisfied", "neutral", "unsatisfied", "not_asked"))
    went.add_argument("--words", default="", metavar="WORDS")
