"""Papers: printed, counted, lent; and the whole chain on trial."""

from pathlib import Path

from app.cli.commands.tree import Commands

PAPERS: tuple[str, ...] = (
    *("guidance", "declaration", "preparation", "consent", "handover", "blank", "poster", "leaflet", "report", "todo"),
    *("badge", "recipient", "reference", "online-list", "infographic", "batch", "late"),
    "voice-script",
)


def printing_commands(commands: Commands) -> None:
    """Everything that ends on paper."""
    _sheets(commands)
    report = commands.add("report", "other_papers:report", "the counts of a month; no names")
    report.add_argument("--month", default=None, metavar="YYYY-MM")
    _lending(commands)
    demo = commands.add("demo", "demo:demo", "the whole chain on invented people, against a gateway of its own")
    demo.add_argument("-o", dest="out", type=Path, required=True, metavar="DIR")


def _sheets(commands: Commands) -> None:
    paper = commands.add("print", "printing:print_sheet", "a paper as PDF or PNG")
    paper.add_argument("kind", choices=PAPERS)
    about = paper.add_mutually_exclusive_group()
    about.add_argument("--dossier", nargs="+", default=[], metavar="ID")
    about.add_argument("--procedure", nargs="+", default=[], metavar="CODE")
    about.add_argument("--event", default=None, metavar="NAME", help="the procedures of a life event, for the public")
    paper.add_argument("--route", default=None, metavar="R", help="of a procedure's sheet; else its first")
    paper.add_argument("--case", nargs="+", default=[], metavar="C", help="of a procedure's sheet or blank form")
    paper.add_argument("-o", dest="out", type=Path, required=True, metavar="OUT.pdf|.png")
    paper.add_argument("--large", action="store_true", help="large print")
    paper.add_argument("--title", default=None, metavar="WORDS", help="of a poster over several procedures")
    paper.add_argument("--audience", default=None, metavar="WORDS", help="for whom a poster is")
    paper.add_argument("--a3", action="store_true", help="a poster enlarged to A3")
    kinds = "of a batch: the papers of each dossier, in this order"
    paper.add_argument("--kinds", nargs="+", choices=PAPERS[:4], default=["declaration", "guidance"], help=kinds)
    paper.add_argument("--month", default=None, metavar="YYYY-MM", help="of the report's page")
    paper.add_argument("--a5", action="store_true", help="two pages on a side, to be folded to A5")
    paper.add_argument("--copies", default=None, metavar="F", help="papers to be certified: name, pages, copies")
    paper.add_argument("--signed", type=Path, default=None, metavar="FILE", help="the commune's file for a badge")


def _lending(commands: Commands) -> None:
    lend = commands.add("lend", "other_papers:lend", "note that a helper took a villager's paper along")
    lend.add_argument("dossier")
    lend.add_argument("paper")
    lend.add_argument("--back", action="store_true", help="it came back")
    lend.add_argument("--what", choices=("original", "copy"), help="the original, or a copy of it")
    lend.add_argument("--count", type=int, default=1, help="how many of it")
    lend.add_argument("--note", default="", help="what is to be remembered of it: torn, stained, …")
    lend.add_argument("--to", default="", help="with --back: who received it")
