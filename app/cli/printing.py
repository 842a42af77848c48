"""The command that prints."""

from argparse import Namespace

from app.cli.answers_file import read_json
from app.cli.folders import folder
from app.cli.opening import opened
from app.cli.words import a_route
from app.cli.written import show_written, write_sheet
from app.printing import together
from app.services.desk import open_shelf
from app.services.print_sheets import SheetKind, Way, of_procedure, sheet
from forms.certified_copies import CopyLine, read_lines
from forms.refusal import Refusal


def print_sheet(arguments: Namespace) -> int:
    """``{pages, file, files}``."""
    if arguments.kind == "late":
        from app.cli.following import print_late  # noqa: PLC0415 - seldom wanted

        return print_late(arguments)
    if arguments.kind not in set(SheetKind):
        from app.cli.other_papers import print_other  # noqa: PLC0415 - a sheet needs none of that

        return print_other(arguments)
    kind = SheetKind(arguments.kind)
    if arguments.dossier and (arguments.route or arguments.case):
        raise Refusal("unknown-route", "A dossier has its own route and case; leave --route and --case out.")
    if bool(arguments.procedure) == bool(arguments.dossier):
        raise Refusal("nothing-to-print", "Say which dossier or procedure to print: --dossier ID or --procedure CODE.")
    if arguments.procedure:
        shelf = open_shelf(data=folder(arguments))
        way, copies = Way(arguments.large, arguments.a5), _copies(arguments)
        route, case = a_route(arguments.route), " ".join(arguments.case) or None
        papers = (
            of_procedure(shelf, kind, code, route, way, case=case, copies=copies, practice=shelf.practice)
            for code in arguments.procedure
        )
        pdf = together(papers, practice=shelf.practice)
    else:
        with opened(arguments, read_only=True) as desk:
            pdf = sheet(desk, kind, arguments.dossier, large=arguments.large, folded=arguments.a5)
    return show_written(arguments, write_sheet(pdf, arguments.out))


def _copies(arguments: Namespace) -> tuple[CopyLine, ...]:
    if arguments.copies is None:
        return ()
    return read_lines(read_json(arguments.copies))
