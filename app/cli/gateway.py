"""The commands of the receiving server, for its keeper and its officers; none of them opens a vault."""

import os
import re
import sys
from argparse import Namespace
from pathlib import Path
from typing import Any

from app.cli import enrolment_sheets
from app.cli.output import how_many, show
from app.cli.scanning import codes_in
from app.cli.words import a_date
from app.cli.written import check_output, show_written, write_sheet
from app.paths import data_folder
from app.services.office_copy import declaration_pdf
from forms import codes
from forms.refusal import Refusal, WrongUsage
from sync import age
from sync.enrolment import checked_url
from sync.gateway import logs, office, serving
from sync.gateway.cabinet import Act
from sync.gateway.office import Place

DATABASE = "HOSOLANG_GATEWAY_DB"
REPLY = ".hsr"
"""How a reply's file ends, so that the laptop that meets it on a stick knows it (``app.storage.carried``)."""


def serve(arguments: Namespace) -> int:
    """Serves until it is stopped; says where on standard error, as a line of the log where nobody sits before it."""
    tls = _tls(arguments)
    if arguments.files is not None:
        office.keep_files_in(place(arguments), arguments.files)
    scheme = "https" if tls else "http"

    def listening(port: int) -> None:
        where = f"Gateway at {scheme}://{arguments.host}:{port}"
        logs.to_standard_error()
        if sys.stderr.isatty():
            sys.stderr.write(f"{where}; stop it with Ctrl+C.\n")
            sys.stderr.flush()
        else:
            logs.say(where)

    serving.serve(
        place(arguments),
        host=arguments.host,
        port=arguments.port,
        tls=tls,
        service=serving.Service(arguments.workers, declaration_pdf),
        listening=listening,
    )
    return 0


def enroll(arguments: Namespace) -> int:
    """``{code, name, unit, expires_at}``; the code is shown only here. With ``--from``, one sheet for each laptop."""
    if arguments.table is not None:
        return _enroll_many(arguments)
    if arguments.name is None:
        raise WrongUsage("bad-usage", "Give the laptop's name, or a table of laptops with --from.")
    made = office.enroll(place(arguments), arguments.name, arguments.unit)
    lines = [f"Enrolment code for {made['name']}, until {made['expires_at']}:", made["code"]]
    show(made, lines, as_json=arguments.json)
    return 0


def _enroll_many(arguments: Namespace) -> int:
    """``{laptops, pages, file, files}``; the codes stand on the sheets alone."""
    out: Path | None = arguments.out
    if out is None or arguments.name is not None:
        raise WrongUsage("bad-usage", "A table needs -o OUT.pdf, and no name beside it.")
    check_output(out)
    laptops, url = enrolment_sheets.read_table(arguments.table), checked_url(arguments.url) if arguments.url else ""
    made = office.enroll_many(place(arguments), laptops)
    written = write_sheet(enrolment_sheets.pdf(made, url), out)
    lines = [f"{how_many(len(made), 'sheet')} in {out}; whoever holds one can enrol a laptop."]
    show({"laptops": len(made), **written.as_json()}, lines, as_json=arguments.json)
    return 0


def dossiers(arguments: Namespace) -> int:
    """``[{id, unit, device, procedure, …}]``, newest first."""
    rows = office.dossiers(
        place(arguments), unit=arguments.unit, status=arguments.status, limit=arguments.limit, after=arguments.after
    )
    is_cut = len(rows) >= arguments.limit > 0
    more = [f"There may be more: --after {rows[-1]['id']}, or a larger --limit."] if is_cut else []
    show(rows, [*(_line(row) for row in rows), *more], as_json=arguments.json)
    return 0


def print_declaration(arguments: Namespace) -> int:
    """``{pages, file, files}``: the declaration as it was printed in the hamlet."""
    check_output(arguments.out)
    written = write_sheet(office.declaration(place(arguments), declaration_pdf, arguments.dossier), arguments.out)
    return show_written(arguments, written)


def status(arguments: Namespace) -> int:
    """``{id, status, office_number, due_on, change}``."""
    due = a_date(arguments.due) if arguments.due else None
    act = Act(arguments.status, arguments.note, arguments.number, due, fee=arguments.fee)
    done = office.record(place(arguments), arguments.dossier, act)
    show(done, [f"{done['id']} now has status {done['status']}."], as_json=arguments.json)
    return 0


def confirm(arguments: Namespace) -> int:
    """``{id, due_on, change}``: the villager is asked to confirm the office's draft."""
    done = office.confirm(place(arguments), arguments.dossier, a_date(arguments.by), note=arguments.note)
    show(done, [f"{done['id']} is to be confirmed by {done['due_on']}."], as_json=arguments.json)
    return 0


def result(arguments: Namespace) -> int:
    """``{id, sha256, size, media_type, change}``."""
    done = office.result(place(arguments), arguments.dossier, arguments.file, note=arguments.note)
    show(done, [f"{done['id']} has a result of {done['size']} bytes."], as_json=arguments.json)
    return 0


def revoke(arguments: Namespace) -> int:
    """``{device, revoked_at}``."""
    done = office.revoke(place(arguments), arguments.device)
    show(done, [f"{done['device']} is shut out since {done['revoked_at']}."], as_json=arguments.json)
    return 0


def key(arguments: Namespace) -> int:
    """``{key, name, unit, kind}``; the key is shown only here. With ``--revoke``: ``{name, revoked_at}``."""
    if arguments.revoke:
        done = office.revoke_key(place(arguments), arguments.name)
        show(done, [f"{done['name']} opens nothing since {done['revoked_at']}."], as_json=arguments.json)
        return 0
    made = office.office_key(place(arguments), arguments.name, arguments.unit, kind=arguments.kind)
    lines = [f"Key of {made['name']} ({made['kind']}, {made['unit'] or 'all units'}):", made["key"]]
    show(made, lines, as_json=arguments.json)
    return 0


def take_in(arguments: Namespace) -> int:
    """A bundle from a stick: ``{author, reply}``; or a dossier's codes from paper: what the office then holds."""
    if len(arguments.what) == 1 and _is_bundle(Path(arguments.what[0])):
        return _import_bundle(arguments)
    _require_there(arguments.what)
    texts = [text for what in arguments.what for text in codes_in(what)]
    pieces = [text for text in texts if codes.kind_of(text) == "dossier"]
    if not pieces:
        raise Refusal("not-a-dossier-code", "There is no dossier's code in that; give the page of the office's copy.")
    done = office.import_paper(place(arguments), pieces)
    desk = "received, papers at the desk" if done["missing_files"] else "received"
    again = "known already; " if done["outcome"] == "same" else ""
    lines = [
        f"{done['public_code']}  {done['procedure']}  {done['id']}",
        f"{again}{desk} ({done['missing_files']} files stand in no code)",
        *(f"  {ref}: {text}" for ref, text in done["answers"] if text),
    ]
    show(done, lines, as_json=arguments.json)
    return 0


def _require_there(named: list[str]) -> None:
    """What is named like a bundle is one, so that a mistyped name is not taken for the text of a code."""
    for name in named:
        if name.lower().endswith((".hsb", REPLY)):
            is_there = Path(name).is_file()
            said = "is no bundle of this program" if is_there else "cannot be read: there is no such file"
            raise Refusal("not-a-bundle" if is_there else "no-file", f"{name} {said}.", file=name)


def _is_bundle(file: Path) -> bool:
    """Whether it begins as sealed files do; a picture or a text does not."""
    try:
        with file.open("rb") as source:
            return source.read(len(age.MAGIC)) == age.MAGIC
    except (OSError, ValueError):
        return False


def _import_bundle(arguments: Namespace) -> int:
    """``{author, reply, outcomes}``: a stick taken in, and the sealed reply that goes back on it, beside the bundle."""
    file = Path(arguments.what[0])
    done = office.import_bundle(place(arguments), file, arguments.out or file.with_suffix(REPLY))
    counted = ", ".join(f"{count} {outcome}" for outcome, count in done["outcomes"].items()) or "nothing"
    lines = [f"Taken in: {counted}; the reply for laptop {done['author']} is {done['reply']}."]
    show(done, lines, as_json=arguments.json)
    return 0


def rotate_key(arguments: Namespace) -> int:
    """``{key, previous}``: ids of the new and the old signing key."""
    done = office.rotate_key(place(arguments))
    lines = [f"New key {done['key']}, announced by {done['previous']}; a running server signs with it already."]
    show(done, lines, as_json=arguments.json)
    return 0


def offer(arguments: Namespace) -> int:
    """``{procedure, version, sha256, size}``: a pack that every laptop is told of at its next connection."""
    done = office.offer(place(arguments), arguments.file, procedure=arguments.procedure, version=arguments.version)
    show(done, [f"{done['procedure']} {done['version']} is offered."], as_json=arguments.json)
    return 0


def report(arguments: Namespace) -> int:
    """``{at, silent_days, laptops, rows: [{unit, procedure, month, dossiers, …}], total}``."""
    if arguments.month is not None and not re.fullmatch(r"\d{4}-(0[1-9]|1[0-2])", arguments.month):
        raise WrongUsage("bad-usage", "Give the month as YYYY-MM.")
    done = office.report(place(arguments), unit=arguments.unit, month=arguments.month)
    show(done, [_counted(row) for row in done["rows"]] + [_counted(done["total"])], as_json=arguments.json)
    return 0


def restore(arguments: Namespace) -> int:
    """``{epoch}``: after database and files came back from a backup, before the server starts again."""
    done = office.restored(place(arguments))
    show(done, [f"New epoch {done['epoch']}: every laptop now asks for what it sent."], as_json=arguments.json)
    return 0


def place(arguments: Namespace) -> Place:
    """Where the gateway lives: ``--db`` or the environment, and ``--data``; alone, ``--data`` holds both."""
    db = arguments.db or os.environ.get(DATABASE)
    if db:
        return Place(db, arguments.data)
    folder: Path = arguments.data or data_folder() / "gateway"
    try:
        folder.mkdir(parents=True, exist_ok=True)
    except OSError as why:
        raise Refusal("not-writable", f"{folder} cannot be written: {why.strerror}.", folder=str(folder)) from why
    return Place(f"sqlite:///{(folder.absolute() / 'gateway.db').as_posix()}", folder / "gateway.data")


def _tls(arguments: Namespace) -> serving.Tls | None:
    if (arguments.tls_cert is None) != (arguments.tls_key is None):
        raise Refusal("tls-needed", "Give both --tls-cert and --tls-key, or neither.")
    return serving.Tls(arguments.tls_cert, arguments.tls_key) if arguments.tls_cert is not None else None


def _line(row: dict[str, Any]) -> str:
    received = row["received_at"] or f"{row['missing_files']} files missing"
    gone = f"  withdrawn {row['withdrawn_at']}" if row["withdrawn_at"] else ""
    status = "-" if row["status"] is None else row["status"]
    return f"{row['id']}  {row['public_code']}  {row['procedure']}  r{row['revision']}  {status}  {received}{gone}"


def _counted(row: dict[str, Any]) -> str:
    outcomes = " ".join(f"{code}={count}" for code, count in row["outcomes"].items())
    place = "  ".join(str(row[name]) or "-" for name in ("unit", "procedure", "month") if name in row) or "total"
    waits = f"incomplete {row['incomplete']}  silent {row['silent']}  overdue {row['overdue']}"
    return f"{place}  {row['dossiers']} dossiers  {waits}  {outcomes}"
