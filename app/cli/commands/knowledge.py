"""What needs no vault or no dossier: procedures, events of life, places, codes, questions."""

from app.cli.commands.tree import Commands


def knowledge_commands(commands: Commands) -> None:
    """What the catalogue, the map and a code say."""
    find = commands.add("find", "knowledge:find", "procedures for a villager's words")
    find.add_argument("words", nargs="+")
    find.add_argument("--limit", type=int, default=3)
    find.add_argument("--explain", action="store_true", help="say which words fitted")
    show = commands.add("show", "knowledge:show", "the card of a procedure")
    show.add_argument("code")
    event = commands.add("event", "life_events:event", "a life event as questions, up to the procedures to be done")
    event.add_argument("name", nargs="?", default=None, metavar="NAME", help="without it the events are told")
    event.add_argument("--answers", default=None, metavar="F", help='a JSON file, or "-": {"question": "value"}')
    places = commands.add("places", "knowledge:places", "an old or new address")
    places.add_argument("text", nargs="+")
    scan = commands.add("scan", "scanning:scan", "read codes from texts, pictures or PDFs")
    scan.add_argument("what", nargs="+", metavar="TEXT|IMAGE|PDF")
    scan.add_argument(
        "--carry", action="store_true", help="keep a dossier's code; the next sync brings it to its office"
    )
    questions = commands.add("questions", "asking:questions", "what the form asks, in its present state")
    questions.add_argument("what", metavar="CODE|DOSSIER")
    papers = commands.add("papers", "asking:papers", "what to bring, for this case and route")
    papers.add_argument("what", metavar="CODE|DOSSIER")
    papers.add_argument("--route", default=None)
