"""Lists of dossiers: who sees them, what stands aside, one of them whole."""

from app.cli.commands.tree import Commands


def listing_commands(commands: Commands) -> None:
    """Marks, what stands aside, the list."""
    for name, what in (
        ("share", "let every helper of this point see a dossier"),
        ("private", "let lists not say what a dossier is about"),
    ):
        mark = commands.add(name, f"standing:{name}", what)
        mark.add_argument("dossier")
        mark.add_argument("--off", action="store_true", help="no more")
    _aside(commands.group("aside", "what stands aside because it cannot be read or sent now"))
    page = commands.add("dossiers", "listing:dossiers", "the list")
    page.add_argument("--state", default=None)
    page.add_argument("--find", default=None, metavar="WORDS")
    page.add_argument("--limit", type=int, default=50)
    page.add_argument("--after", default=None, metavar="CURSOR")
    whole = commands.add("dossier", "listing:dossier", "one dossier, whole")
    whole.add_argument("dossier")
    whole.add_argument("--history", action="store_true", help="who changed which question when; no values")


def _aside(aside: Commands) -> None:
    aside.add("list", "standing:aside", "what stands aside, and why")
    aside.add("put", "standing:put", "keep a waiting dossier from being sent").add_argument("dossier")
    aside.add("back", "standing:back", "bring a dossier or a record back").add_argument(
        "what", metavar="DOSSIER|NUMBER"
    )
    given_up = aside.add("give-up", "standing:give_up", "delete a record that stands aside")
    given_up.add_argument("number", type=int)
    given_up.add_argument("--yes", action="store_true", help="really delete it")
