"""The commands that list dossiers and show one whole."""

from argparse import Namespace

from app.cli.opening import opened
from app.cli.output import as_plain, show
from app.services.history import HistoryLine, history
from app.services.list_dossiers import page, whole
from app.services.views import DossierView
from app.storage.records import DossierRow


def dossiers(arguments: Namespace) -> int:
    """``{rows: [{id, case, procedure, …}], after}``."""
    with opened(arguments, read_only=True) as desk:
        found = page(desk, state=arguments.state, find=arguments.find, limit=arguments.limit, after=arguments.after)
    show(found, [_line(row) for row in found.rows], as_json=arguments.json)
    return 0


def dossier(arguments: Namespace) -> int:
    """The row's fields, and beside them consents, papers, filings, events and the timeline; ``history`` if asked."""
    with opened(arguments, read_only=True) as desk:
        view = whole(desk, arguments.dossier)
        changes = history(desk, arguments.dossier) if arguments.history else ()
    told = _whole(view) | ({"history": [_change(line) for line in changes]} if arguments.history else {})
    show(told, [*_lines(view), *map(_change_line, changes)], as_json=arguments.json)
    return 0


def _change(line: HistoryLine) -> dict[str, object]:
    questions = [{"ref": ref, "label": label} for ref, label in line.questions]
    return {"at": as_plain(line.at), "by": line.by, "what": line.what, "questions": questions}


def _change_line(line: HistoryLine) -> str:
    at = f"{line.at:%Y-%m-%d %H:%M}" if line.at else "before"
    return f"  {at} {line.by or '-'} {line.what}: {'; '.join(label for _, label in line.questions)}".rstrip(": ")


def _whole(view: DossierView) -> dict[str, object]:
    told = as_plain(view)
    row = told.pop("row")
    sending = told.pop("outbox")
    return {**row, **told, "sending": sending}


def _line(row: DossierRow) -> str:
    about = "Hồ sơ riêng tư" if row.private else row.procedure
    return f"{row.id}  {about}  {row.state.value:9} {row.outbox or '-':9}  {row.owner}"


def _lines(view: DossierView) -> list[str]:
    row = view.row
    filing = f"filed as {row.portal_number}" if row.filed else "not filed at the office yet"
    lines = [_line(row), f"{view.procedure_name}, route {row.route}, revision {row.revision}, {filing}"]
    lines += [f"last trouble: {view.outbox.last_error}"] if view.outbox and view.outbox.last_error else []
    return lines + [f"  {one.at:%Y-%m-%d %H:%M} {one.kind}: {one.what} {one.note}".rstrip() for one in view.timeline]
