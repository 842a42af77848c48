"""The receiving server: serving, what officers do, what its keeper does."""

import argparse
from collections.abc import Iterable
from pathlib import Path

from app.cli.commands.tree import Commands


def gateway_commands(gateway: Commands) -> None:
    """Each command of ``gateway``; all of them may be told the database."""
    for command in (*_serving(gateway), *_officers(gateway), *_keepers(gateway)):
        command.add_argument("--db", default=None, metavar="URL", help="database (or HOSOLANG_GATEWAY_DB)")


def _serving(gateway: Commands) -> Iterable[argparse.ArgumentParser]:
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


def _officers(gateway: Commands) -> Iterable[argparse.ArgumentParser]:
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


def _keepers(gateway: Commands) -> Iterable[argparse.ArgumentParser]:
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
