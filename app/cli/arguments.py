"""Every command with its arguments, and the module that runs it; nothing else is imported to read a command line."""

import argparse
from collections.abc import Iterable
from datetime import date
from pathlib import Path

PAPERS: tuple[str, ...] = (
    *("guidance", "declaration", "preparation", "consent", "handover", "blank", "poster", "leaflet", "report", "todo"),
    *("badge", "recipient", "reference", "online-list", "infographic", "batch", "late"),
    "voice-script",
)
STATES = ("draft", "finalized", "withdrawn")


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
    commands = parser.add_subparsers(metavar="COMMAND", title="commands")
    for add in (_vault, _people, _knowledge, _filling, _printing, _course, _lists, _authoring, _confirming, _gateway):
        add(_Commands(commands))
    return parser


class _Commands:
    """Adds commands that share the four options of the program itself."""

    def __init__(self, commands: "argparse._SubParsersAction[argparse.ArgumentParser]") -> None:
        self._commands = commands

    def add(self, name: str, run: str, what: str) -> argparse.ArgumentParser:
        """A command that is run by ``module:function`` of ``app.cli``."""
        command = self._commands.add_parser(name, help=what, description=what)
        _shared(command)
        command.set_defaults(run=f"app.cli.{run}")
        return command

    def group(self, name: str, what: str) -> "_Commands":
        """A command with commands of its own."""
        command = self._commands.add_parser(name, help=what, description=what)
        _shared(command)
        return _Commands(command.add_subparsers(metavar="COMMAND", title="commands", required=True))


def _shared(command: argparse.ArgumentParser) -> None:
    hidden = argparse.SUPPRESS
    command.add_argument("--data", type=Path, default=hidden, help=hidden)
    command.add_argument("--user", default=hidden, help=hidden)
    command.add_argument("--json", action="store_true", default=hidden, help=hidden)
    command.add_argument("--passphrase-fd", type=int, default=hidden, help=hidden)


def _vault(commands: _Commands) -> None:
    init = commands.add("init", "vault:init", "make the vault and its first user (--user NAME)")
    init.add_argument("--practice", action="store_true", help="a vault for practising, marked on every page and paper")
    init.add_argument("--point", metavar="NAME", help="this help point, as sheets name it")
    init.add_argument("--hotline", metavar="NUMBER", help="the number that villagers may call")
    point = commands.add("point", "vault:help_point", "this help point's name and telephone on paper")
    point.add_argument("--name")
    point.add_argument("--hotline", metavar="NUMBER")
    check = commands.add("check", "upkeep:check", "look the vault over")
    check.add_argument("--repair", action="store_true", help="save what can be saved into a new vault")
    commands.add("journal", "upkeep:journal", "the journal's signed head, for the report")
    users = commands.group("users", "who may open the vault")
    users.add("list", "vault:users", "the users")
    add = users.add("add", "upkeep:add_user", "let another person open the vault")
    add.add_argument("name")
    add.add_argument("--role", choices=("helper", "officer", "keeper"), default="helper")
    role = users.add("role", "upkeep:change_role", "give a person another role")
    role.add_argument("name")
    role.add_argument("role", choices=("helper", "officer", "keeper"))
    remove = users.add("remove", "upkeep:remove_user", "take a person's way in away; the vault gets another key")
    remove.add_argument("name")
    users.add("passphrase", "upkeep:change_passphrase", "change your own passphrase")
    backup = commands.add("backup", "upkeep:backup", "back up to one file, or to a folder that is kept up from now on")
    backup.add_argument("target", type=Path, metavar="FILE|DIR")
    restore = commands.add("restore", "upkeep:restore", "make the vault of a backup here, as a new device")
    restore.add_argument("source", type=Path, metavar="FILE|DIR")
    restore.add_argument("--recovery", action="store_true", help="with the recovery code and a new passphrase")
    restore.add_argument("--replace", action="store_true", help="keep the vault that is here aside for 30 days")
    erase = commands.add("erase", "rights:erase", "erase dossiers for good, also in the backups in reach")
    erase.add_argument("dossiers", nargs="*", metavar="ID")
    erase.add_argument("--person", default=None, metavar="P", help="all dossiers of a card number or whole name")
    erase.add_argument("--certificate", type=Path, required=True, metavar="OUT.pdf|.png")
    purge = commands.add("purge", "rights:purge", "erase dossiers whose time of keeping is over; only when told so")
    purge.add_argument("dossiers", nargs="*", metavar="ID")
    purge.add_argument("--due", action="store_true", help="all whose time is over by the gateway's clock")
    purge.add_argument("--yes", action="store_true", help="really erase them")
    purge.add_argument("--certificate", type=Path, required=True, metavar="OUT.pdf|.png")
    kept = commands.add("retention", "rights:retention", "how long dossiers are kept, and which are over or nearly so")
    kept.add_argument("--after-result", type=int, default=None, metavar="DAYS")
    kept.add_argument("--after-filing", type=int, default=None, metavar="DAYS")
    kept.add_argument("--warn-before", type=int, default=None, metavar="DAYS")
    enroll = commands.add("enroll", "vault:enroll", "bind this laptop to a gateway")
    enroll.add_argument("url")
    enroll.add_argument("code", nargs="?", default=None)
    enroll.add_argument("--openrosa", action="store_true", help="a form server: ODK Central, KoboToolbox")
    enroll.add_argument("--login", default=None, metavar="NAME", help="its user, with --openrosa")


def _people(commands: _Commands) -> None:
    person = commands.group("person", "whose data are here")
    person.add("list", "rights:persons", "everybody, to tell them after a loss")
    find = person.add("find", "people:find", "the register: by beginnings of words, number or telephone")
    find.add_argument("words", nargs="*")
    find.add_argument("--limit", type=int, default=50)
    find.add_argument("--after", default=None, metavar="ID")
    shown = person.add("show", "people:one", "one person of the register, with the household")
    shown.add_argument("person", metavar="P", help="id, card number or whole name")
    home = person.add("household", "people:household", "put a person into another household")
    home.add_argument("person", metavar="P", help="id, card number or whole name")
    where = home.add_mutually_exclusive_group(required=True)
    where.add_argument("--beside", default=None, metavar="P", help="that person's household")
    where.add_argument("--alone", action="store_true", help="a household of their own")
    export = person.add("export", "rights:export_person", "all data of one person, in clear, for that person")
    export.add_argument("person", metavar="P", help="card number or whole name")
    export.add_argument("-o", dest="out", type=Path, required=True, metavar="OUT.zip")


def _knowledge(commands: _Commands) -> None:
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


def _filling(commands: _Commands) -> None:
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
    again = commands.add("again", "filling:again", "a second dossier for the same person and procedure is right")
    again.add_argument("dossier")
    again.add_argument("--reason", required=True, metavar="WORDS")
    answer = commands.add("answer", "filling:answer", "answers of a draft, all or none")
    answer.add_argument("dossier")
    answer.add_argument("--answers", required=True, metavar="F", help='{"/data/path": value}; - reads standard input')
    consent = commands.add("consent", "filling:consent", "what the villager now agrees to")
    consent.add_argument("dossier")
    _consent(consent, required=True)
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


def _printing(commands: _Commands) -> None:
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
    report = commands.add("report", "other_papers:report", "the counts of a month; no names")
    report.add_argument("--month", default=None, metavar="YYYY-MM")
    lend = commands.add("lend", "other_papers:lend", "note that a helper took a villager's paper along")
    lend.add_argument("dossier")
    lend.add_argument("paper")
    lend.add_argument("--back", action="store_true", help="it came back")
    lend.add_argument("--what", choices=("original", "copy"), help="the original, or a copy of it")
    lend.add_argument("--count", type=int, default=1, help="how many of it")
    lend.add_argument("--note", default="", help="what is to be remembered of it: torn, stained, …")
    lend.add_argument("--to", default="", help="with --back: who received it")
    demo = commands.add("demo", "demo:demo", "the whole chain on invented people, against a gateway of its own")
    demo.add_argument("-o", dest="out", type=Path, required=True, metavar="DIR")


def _course(commands: _Commands) -> None:
    _returns(commands)
    finalize = commands.add("finalize", "course:finalize", "check, freeze, queue")
    finalize.add_argument("dossier")
    finalize.add_argument("--accept", nargs="+", action="extend", default=[], metavar="CODE", help="let warnings stand")
    finalize.add_argument("--case", action="store_true", help="with every draft of its case, together or not at all")
    release = commands.add("release", "course:release", "send a dossier that waits for another's result without it")
    release.add_argument("dossier")
    for name, what in (
        ("reopen", "back to a draft before sending"),
        ("revise", "a new revision after sending"),
        ("withdraw", "the villager does not want it any more"),
    ):
        command = commands.add(name, f"course:{name}", what)
        command.add_argument("dossier")
        if name == "withdraw":
            command.add_argument("--reason", default="")
    sync = commands.add("sync", "course:sync", "release what is held, send what is due, pull events")
    by_itself = sync.add_mutually_exclusive_group()
    by_itself.add_argument("--pause", dest="paused", action="store_const", const=True, help="send nothing by itself")
    by_itself.add_argument("--resume", dest="paused", action="store_const", const=False, help="send by itself again")
    _sending(commands)
    filed = commands.add("filed", "course:filed", "record the office's acceptance")
    filed.add_argument("dossier")
    filed.add_argument("--number", required=True)
    filed.add_argument("--received", required=True, metavar="DATE")
    filed.add_argument("--due", default=None, metavar="DATE")
    filed.add_argument("--source", choices=("paper", "phone", "portal"), required=True)


def _sending(commands: _Commands) -> None:
    choices = commands.add("sending", "sending:sending", "what is chosen about sending by itself, and how it went")
    choices.add_argument("--night", default=None, metavar="22-5|off", help="hours in which papers may go")
    choices.add_argument("--files-when-metered", choices=("yes", "no"), default=None, help="papers over a paid line")
    choices.add_argument("--while-locked", choices=("yes", "no"), default=None, help="go on behind a locked screen")
    export = commands.add("export", "sending:export", "what waits, sealed to the gateway, for a stick")
    export.add_argument("target", type=Path, metavar="FILE|DIR")
    take_in = commands.add("import", "sending:take_in", "carry another laptop's bundle, or take receipts in")
    take_in.add_argument("source", type=Path, metavar="FILE|DIR")
    commands.add("carried", "sending:carried", "what this laptop carries for others, and what no gateway took of it")
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
    commands.add("tasks", "sending:tasks", "what there is to do: supplements, fees, results, silence, near days")
    _following(commands)


def _following(commands: _Commands) -> None:
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


def _lists(commands: _Commands) -> None:
    for name, what in (
        ("share", "let every helper of this point see a dossier"),
        ("private", "let lists not say what a dossier is about"),
    ):
        mark = commands.add(name, f"standing:{name}", what)
        mark.add_argument("dossier")
        mark.add_argument("--off", action="store_true", help="no more")
    aside = commands.group("aside", "what stands aside because it cannot be read or sent now")
    aside.add("list", "standing:aside", "what stands aside, and why")
    aside.add("put", "standing:put", "keep a waiting dossier from being sent").add_argument("dossier")
    aside.add("back", "standing:back", "bring a dossier or a record back").add_argument(
        "what", metavar="DOSSIER|NUMBER"
    )
    given_up = aside.add("give-up", "standing:give_up", "delete a record that stands aside")
    given_up.add_argument("number", type=int)
    given_up.add_argument("--yes", action="store_true", help="really delete it")
    page = commands.add("dossiers", "listing:dossiers", "the list")
    page.add_argument("--state", default=None)
    page.add_argument("--find", default=None, metavar="WORDS")
    page.add_argument("--limit", type=int, default=50)
    page.add_argument("--after", default=None, metavar="CURSOR")
    whole = commands.add("dossier", "listing:dossier", "one dossier, whole")
    whole.add_argument("dossier")
    whole.add_argument("--history", action="store_true", help="who changed which question when; no values")
    for name, run, what in (
        ("undo", "filling:undo", "take back the last change of a draft"),
        ("redo", "filling:redo", "do again what was undone"),
    ):
        commands.add(name, run, what).add_argument("dossier")


def _returns(commands: _Commands) -> None:
    returns = commands.group("returns", "why dossiers came back, to be told before the next is final")
    change = returns.add("change", "returns:change", "say a reason better")
    change.add_argument("number", type=int)
    change.add_argument("message")
    change.add_argument("--fix", default="")
    listed = returns.add("list", "returns:listed", "what was learnt here")
    listed.add_argument("code", nargs="?", default=None, metavar="CODE")
    learnt = returns.add("add", "returns:add", "a reason, without anybody's name or number")
    learnt.add_argument("what", metavar="CODE|DOSSIER|all")
    learnt.add_argument("message", metavar="REASON")
    learnt.add_argument("--fix", default="", metavar="WHAT TO DO")
    forgotten = returns.add("remove", "returns:remove", "forget a reason")
    forgotten.add_argument("number", type=int)


def _authoring(commands: _Commands) -> None:
    forms = commands.group("forms", "form files")
    check = forms.add("check", "authoring:check", "look a form over")
    check.add_argument("file", type=Path)
    convert = forms.add("convert", "authoring:convert", "XLSForm to XForm")
    convert.add_argument("file", type=Path)
    convert.add_argument("-o", dest="out", type=Path, default=None, metavar="OUT.xml")
    preview = forms.add("preview", "authoring:preview", "what a form asks; with -o the official form, blank")
    preview.add_argument("file", type=Path, metavar="CODE|FILE")
    preview.add_argument("-o", dest="out", type=Path, default=None, metavar="OUT.pdf|.png")
    graph = forms.add("graph", "authoring:graph", "which answer decides what, as DOT")
    graph.add_argument("file", type=Path)
    _packs(commands.group("packs", "cards, forms and declarations"))


def _packs(packs: _Commands) -> None:
    check = packs.add("check", "packs:check", "look a pack, a folder of packs, a workbook or a signed file over")
    check.add_argument("folder", nargs="?", type=Path, default=None, metavar="DIR|FILE")
    check.add_argument(
        "--repair", action="store_true", help="a workbook that Excel spoilt: save a mended copy beside it"
    )
    build = packs.add("build", "packs:build", "sign a folder; a workbook becomes a folder, a province's sheet a pack")
    build.add_argument("folder", nargs="?", type=Path, default=None, metavar="DIR|WORKBOOK")
    build.add_argument("--province", type=Path, default=None, metavar="SHEET", help="one row a commune, .xlsx or .csv")
    build.add_argument("-o", dest="out", type=Path, required=True, metavar="FILE|DIR")
    build.add_argument("--key", type=Path, default=None, metavar="KEY", help="the signer's own key")
    build.add_argument("--signers", type=Path, default=None, metavar="LIST", help="else signers.json beside the key")
    for name in ("name", "title", "version"):
        build.add_argument(f"--{name}", default=None)
    template = packs.add("template", "packs:template", "an empty workbook for a procedure, or a sheet of communes")
    template.add_argument("-o", dest="out", type=Path, required=True, metavar="OUT.xlsx")
    template.add_argument("--province", action="store_true", help="a row per commune instead of a procedure")
    unpack = packs.add("unpack", "packs:unpack", "a procedure as a workbook, or a signed file as a folder")
    unpack.add_argument("what", metavar="CODE|FILE")
    unpack.add_argument("-o", dest="out", type=Path, required=True, metavar="OUT.xlsx|DIR")
    preview = packs.add("preview", "packs:preview", "card and questions; with -o the paper, blank")
    preview.add_argument("what", metavar="CODE|FILE")
    preview.add_argument("-o", dest="out", type=Path, default=None, metavar="OUT.pdf|.png")
    diff = packs.add("diff", "packs:diff", "what changes, in five lines")
    diff.add_argument("a", type=Path, metavar="A")
    diff.add_argument("b", type=Path, nargs="?", default=None, metavar="B", help="else what is in force here")
    install = packs.add("install", "packs:install", "install a signed pack over what came with the program")
    install.add_argument("file", type=Path)
    packs.add("list", "packs:listed", "what is installed")
    aside = packs.add("aside", "packs:put_aside", "let an installed pack count no more (the same file brings it back)")
    aside.add_argument("identity", help="as `packs list` names it")
    for command in (check, build, unpack, preview, diff, install):
        command.add_argument("--root", type=Path, default=None, metavar="KEY", help="another root than the program's")
        command.add_argument(
            "--confirm", default="", metavar="LETTERS", help="that root's letters, as its keeper reads"
        )
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


def _confirming(commands: _Commands) -> None:
    payment = commands.group("payment", "the commune's account and the payment code of a fee")
    trust = payment.add("trust", "paying:trust", "trust the key of a commune or province")
    trust.add_argument("file", type=Path)
    trust.add_argument(
        "--confirm", default="", metavar="LETTERS", help="the key's letters, as the office read them out"
    )
    account = payment.add("account", "paying:account", "show the account in use, or read and confirm a signed file")
    account.add_argument("file", type=Path, nargs="?", default=None)
    account.add_argument("--commune", default=None, metavar="CODE", help="the account in this commune's installed pack")
    account.add_argument(
        "--confirm", default=None, metavar="ACCOUNT", help="the account, typed from the office's notice"
    )
    fee = payment.add("fee", "paying:note", "the office asked for a dossier's fee")
    fee.add_argument("dossier")
    fee.add_argument("--sum", type=int, required=True, metavar="DONG")
    fee.add_argument("--source", choices=("paper", "phone", "portal"), required=True)
    code = payment.add("print", "paying:print_payment", "the payment page of a dossier")
    code.add_argument("dossier")
    code.add_argument("-o", dest="out", type=Path, required=True, metavar="OUT.pdf|.png")
    setup = commands.group("setup-code", "the code that sets another laptop up")
    make = setup.add("make", "paying:make_setup", "a page with the code for one laptop")
    make.add_argument("code", metavar="ENROLMENT-CODE")
    make.add_argument("--url", default=None, metavar="ADDRESS", help="the gateway; without it this laptop's own")
    make.add_argument("--point", default="", metavar="NAME")
    make.add_argument("--hotline", default="", metavar="NUMBER")
    make.add_argument("-o", dest="out", type=Path, required=True, metavar="OUT.pdf|.png")
    apply = setup.add("apply", "paying:apply_setup", "set this laptop up by a keeper's code")
    apply.add_argument("what", metavar="TEXT|IMAGE|PDF")
    apply.add_argument("--confirm", default="", metavar="LETTERS", help="the keeper's letters, compared by eye")


def _gateway(commands: _Commands) -> None:
    gateway = commands.group("gateway", "the receiving server")
    for command in (*_gateway_serving(gateway), *_gateway_officers(gateway), *_gateway_keepers(gateway)):
        command.add_argument("--db", default=None, metavar="URL", help="database (or HOSOLANG_GATEWAY_DB)")


def _gateway_serving(gateway: _Commands) -> Iterable[argparse.ArgumentParser]:
    serve = gateway.add("serve", "gateway:serve", "serve until stopped")
    serve.add_argument("--host", default="127.0.0.1")
    serve.add_argument("--port", type=int, default=8443)
    serve.add_argument("--workers", type=int, default=1, metavar="N", help="processes that share the port")
    where = "storage for files: s3://BUCKET/PREFIX?endpoint=https://HOST&region=REGION; remembered"
    serve.add_argument("--files", default=None, metavar="URL", help=where)
    serve.add_argument("--tls-cert", type=Path, default=None)
    serve.add_argument("--tls-key", type=Path, default=None)
    enroll = gateway.add("enroll", "gateway:enroll", "a code for one laptop, or a printed sheet for each of many")
    enroll.add_argument("name", nargs="?", default=None)
    enroll.add_argument("--unit", default="")
    enroll.add_argument("--from", dest="table", type=Path, default=None, metavar="UNITS.csv", help="columns name, unit")
    enroll.add_argument(
        "--url", default=None, metavar="ADDRESS", help="the gateway's address for the sheets; none: room to write it"
    )
    enroll.add_argument("-o", dest="out", type=Path, default=None, metavar="SHEETS.pdf")
    return serve, enroll


def _gateway_officers(gateway: _Commands) -> Iterable[argparse.ArgumentParser]:
    page = gateway.add("dossiers", "gateway:dossiers", "what has arrived")
    page.add_argument("--unit", default=None)
    page.add_argument("--status", type=int, default=None)
    page.add_argument("--limit", type=int, default=100)
    page.add_argument("--after", default=None, metavar="ID")
    declaration = gateway.add("print", "gateway:print_declaration", "the declaration of a dossier, as it was printed")
    declaration.add_argument("dossier")
    declaration.add_argument("-o", dest="out", type=Path, required=True, metavar="OUT.pdf|.png")
    status = gateway.add("status", "gateway:status", "the office's act on a dossier")
    status.add_argument("dossier")
    status.add_argument("status", type=int, metavar="CODE", help="national status code, 1 to 10")
    status.add_argument("--note", default="")
    status.add_argument("--number", default=None, help="the office's number")
    status.add_argument("--due", default=None, metavar="DATE")
    status.add_argument("--fee", type=int, default=None, metavar="VND", help="the sum that the office asks for (6)")
    confirm = gateway.add("confirm", "gateway:confirm", "ask the villager to confirm the office's draft")
    confirm.add_argument("dossier")
    confirm.add_argument("--by", required=True, metavar="DATE", help="the last day")
    confirm.add_argument("--note", default="", help="what is to be confirmed")
    result = gateway.add("result", "gateway:result", "give back a result paper: PDF, PNG or JPEG")
    result.add_argument("dossier")
    result.add_argument("file", type=Path)
    result.add_argument("--note", default="")
    return page, declaration, status, confirm, result


def _gateway_keepers(gateway: _Commands) -> Iterable[argparse.ArgumentParser]:
    revoke = gateway.add("revoke", "gateway:revoke", "shut a laptop out; what it sent stays")
    revoke.add_argument("device", metavar="DEVICE|NAME")
    key = gateway.add("key", "gateway:key", "a key for an office's own system, or for other form clients")
    key.add_argument("name")
    key.add_argument("--unit", default="", help="the unit whose dossiers it opens; none: all")
    key.add_argument("--kind", choices=("office", "collect"), default="office")
    key.add_argument("--revoke", action="store_true", help="let the key of that name open nothing any more")
    stick = gateway.add("import", "gateway:take_in", "take in a bundle from a stick, or a dossier's codes from paper")
    stick.add_argument("what", nargs="+", metavar="BUNDLE|IMAGE|PDF|TEXT")
    stick.add_argument(
        "-o",
        dest="out",
        type=Path,
        default=None,
        metavar="REPLY",
        help="a bundle's sealed reply for its author; beside the bundle otherwise",
    )
    rotate = gateway.add("rotate-key", "gateway:rotate_key", "a new signing key, announced by the present one")
    offer = gateway.add("offer", "gateway:offer", "offer a signed pack to every laptop")
    offer.add_argument("file", type=Path)
    offer.add_argument("--procedure", required=True, metavar="CODE")
    offer.add_argument("--version", required=True)
    report = gateway.add("report", "gateway:report", "counts by unit, procedure, month and outcome; no names")
    report.add_argument("--unit", default=None)
    report.add_argument("--month", default=None, metavar="YYYY-MM")
    restore = gateway.add("restore", "gateway:restore", "after the database came back from a backup: a new epoch")
    return revoke, key, stick, rotate, offer, report, restore
