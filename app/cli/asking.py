"""The commands that show what a form asks and what to bring, for a procedure without a vault or for a dossier in it."""

import re
from argparse import Namespace
from collections.abc import Iterable

from app.cli.folders import folder
from app.cli.opening import opened
from app.cli.output import show
from app.cli.words import a_route
from app.services.desk import open_shelf
from app.services.fill_dossier import Draft
from app.services.list_papers import papers_of, papers_of_procedure
from forms.papers import PaperView
from forms.questions import QuestionView

_DOSSIER = re.compile(r"[0-9a-fA-F]{8}-[0-9a-fA-F]{4}-.*")


def questions(arguments: Namespace) -> int:
    """The questions of a new form, or of a dossier as it stands."""
    if not is_dossier(arguments.what):
        views = Draft.unkept(open_shelf(data=folder(arguments)), arguments.what).questions()
    else:
        with opened(arguments, read_only=True) as desk:
            views = Draft.look(desk, arguments.what).questions()
    show([view.as_json() for view in views], _question_lines(views), as_json=arguments.json)
    return 0


def papers(arguments: Namespace) -> int:
    """The check list of a procedure, or of a dossier."""
    if not is_dossier(arguments.what):
        views = papers_of_procedure(open_shelf(data=folder(arguments)), arguments.what, a_route(arguments.route))
    else:
        with opened(arguments, read_only=True) as desk:
            views = papers_of(desk, Draft.look(desk, arguments.what))
    show([view.as_json() for view in views], _paper_lines(views), as_json=arguments.json)
    return 0


def is_dossier(text: str) -> bool:
    """Whether an argument names a dossier (a UUID) rather than a procedure."""
    return _DOSSIER.fullmatch(text) is not None


def _question_lines(views: Iterable[QuestionView]) -> list[str]:
    return [
        f"{'*' if view.required else ' '} {view.ref}  {view.label}" + (f" = {view.value}" if view.value else "")
        for view in views
        if view.relevant
    ]


def _paper_lines(views: Iterable[PaperView]) -> list[str]:
    return [f"{view.state.value:10} {view.paper:20} {view.name}" for view in views]
