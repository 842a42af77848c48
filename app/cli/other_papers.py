"""The papers that speak of several dossiers or of nobody, the month's report, and papers taken along and given back."""

from argparse import Namespace
from pathlib import Path

from app.cli.folders import folder
from app.cli.opening import has_passphrase, opened
from app.cli.output import show
from app.cli.waiting import waited_for
from app.cli.written import Written, check_output, show_written, write_sheet
from app.imaging import pages_png
from app.services import lend_papers
from app.services.desk import Desk, open_shelf
from app.services.lend_papers import How
from app.services.monthly_report import figures
from app.services.print_lists import ListKind, listed
from app.services.print_other import badge, batch
from app.services.print_other import report as report_page
from app.services.print_public import ZALO_DPI, PublicKind, Wall, loudspeaker_text, public
from app.services.print_sheets import SheetKind
from app.services.satisfaction import in_words
from app.services.sheet_facts import team_of
from forms.dossier_facts import Helper
from forms.life_events import event as event_of
from forms.refusal import Refusal


def print_other(arguments: Namespace) -> int:
    """``{pages, file, files}``; a poster has its loudspeaker text and a picture for Zalo beside it."""
    check_output(arguments.out)
    kind = arguments.kind
    if kind in set(PublicKind):
        return _public(arguments)
    with opened(arguments, read_only=True) as desk:
        if kind == "report":
            pdf = report_page(desk, arguments.month)
        elif kind == "batch":
            pdf = _batch(arguments, desk)
        elif kind == "badge":
            pdf = badge(desk, _read(arguments.signed))
        else:
            pdf = listed(desk, ListKind(kind), arguments.dossier, large=arguments.large, folded=arguments.a5)
    return show_written(arguments, write_sheet(pdf, arguments.out))


def _batch(arguments: Namespace, desk: Desk) -> bytes:
    """The papers of a village session; how far it is stands on a terminal, and Ctrl+C leaves nothing written."""
    if not arguments.dossier:
        raise Refusal("nothing-to-print", "Say which dossiers to print: --dossier ID [ID …].")
    kinds = [SheetKind(kind) for kind in arguments.kinds]
    with waited_for() as looker:
        return batch(desk, kinds, arguments.dossier, looker=looker, large=arguments.large)


def report(arguments: Namespace) -> int:
    """The month's counts."""
    with opened(arguments, read_only=True) as desk:
        counted = figures(desk, arguments.month)
    lines = [f"{counted.month}: {counted.dossiers} dossiers that may be counted ({counted.erased} erased since)."]
    lines += [f"{code}: {count}" for code, count in counted.by_procedure.items()]
    lines += [f"{state}: {count}" for state, count in counted.by_state.items()]
    lines += [f"satisfaction: {in_words(counted.satisfaction)}"]
    show(counted, lines, as_json=arguments.json)
    return 0


def lend(arguments: Namespace) -> int:
    """``{id, lent}``: every paper of the dossier that was taken along."""
    how = How(None if arguments.what is None else arguments.what == "original", arguments.count, arguments.note)
    with opened(arguments) as desk:
        if arguments.back:
            lent = lend_papers.give_back(desk, arguments.dossier, arguments.paper, arguments.to)
        else:
            lent = lend_papers.lend(desk, arguments.dossier, arguments.paper, how)
    lines = [
        f"{one.name}: taken {one.lent_on}, {'back ' + one.returned_on if one.returned_on else 'out'}" for one in lent
    ]
    show({"id": arguments.dossier, "lent": lent}, lines, as_json=arguments.json)
    return 0


def _public(arguments: Namespace) -> int:
    kind, codes, title = PublicKind(arguments.kind), arguments.procedure or [], arguments.title or ""
    shelf, helper = open_shelf(data=folder(arguments)), _team(arguments)
    practice = shelf.practice
    if arguments.event:
        event = event_of(arguments.event, shelf.catalogue)
        codes, title = list(event.codes), title or event.title
    wall = Wall(title or Wall.title, arguments.audience or "", arguments.a3, arguments.a5)
    pdf = public(shelf, kind, codes, wall=wall, helper=helper, practice=practice)
    written = write_sheet(pdf, arguments.out)
    if kind is PublicKind.POSTER:
        words = loudspeaker_text(shelf, codes, title=title, helper=helper, practice=practice)
        written = Written(written.pages, (*written.files, *_beside(arguments.out, words, pdf)))
    return show_written(arguments, written)


def _team(arguments: Namespace) -> Helper:
    """Whose point and number stand on a public paper: the vault's, where one is opened."""
    if not has_passphrase(arguments):
        return Helper()
    with opened(arguments, read_only=True) as desk:
        return team_of(desk)


def _beside(out: Path, words: str, pdf: bytes) -> tuple[Path, ...]:
    """The loudspeaker's text as OUT-loa.txt, and each page for Zalo as OUT-zalo.png, OUT-zalo-2.png, …."""
    text = out.with_name(f"{out.stem}-loa.txt")
    pictures: list[Path] = []
    try:
        text.write_text(words, encoding="utf-8")
        for number, picture in enumerate(pages_png(pdf, dpi=ZALO_DPI), start=1):
            pictures.append(out.with_name(f"{out.stem}-zalo{f'-{number}' if number > 1 else ''}.png"))
            pictures[-1].write_bytes(picture)
    except OSError as why:
        raise Refusal("bad-output", f"{text} cannot be written: {why.strerror}.", file=str(text)) from why
    return text, *pictures


def _read(file: Path | None) -> bytes:
    if file is None:
        raise Refusal("unsigned", "A badge comes from a file that the commune signed: give it with --signed FILE.")
    try:
        return file.read_bytes()
    except OSError as why:
        raise Refusal("no-file", f"{file} cannot be read: {why.strerror}.", file=str(file)) from why
