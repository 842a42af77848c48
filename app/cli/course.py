"""The commands that move a dossier on: finalize, reopen, revise, withdraw, sync, filed."""

import sys
from argparse import Namespace
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import timedelta

from app.cli.handing import taking_requests
from app.cli.opening import opened
from app.cli.output import how_many, show
from app.cli.words import a_date
from app.services import carry, change_course, wait_for_result
from app.services.desk import Desk
from app.services.finalize_dossier import finalize as freeze
from app.services.finalize_dossier import finalize_case
from app.services.keep_backups import back_up_if_there
from app.services.record_filing import file, filed_among
from app.services.sending_choices import choose
from app.services.sync_now import sync as sync_now
from app.services.today import CLOCK_SLACK
from app.services.views import Finalized
from forms.dossier import DossierState, OutboxState
from forms.refusal import NotNow
from sync.report import Progress, Standing


def finalize(arguments: Namespace) -> int:
    """``{submission_id, digest}``, or the problems and 1.

    With ``--case`` also ``case: [{dossier, submission_id, digest, waits_for}]``: all drafts of the case, or none.
    """
    with opened(arguments) as desk:
        made = _frozen(desk, arguments)
        at_office = filed_among(desk, made)
        back_up_if_there(desk)
    frozen = next(one for dossier, one in made.items() if dossier == arguments.dossier)
    value: dict[str, object] = {"submission_id": frozen.submission_id, "digest": frozen.digest}
    if arguments.case:
        value["case"] = [
            {"dossier": dossier, "submission_id": one.submission_id, "digest": one.digest, "waits_for": one.waits_for}
            for dossier, one in made.items()
        ]
    lines = [line for dossier, one in made.items() for line in _frozen_lines(one, is_filed=dossier in at_office)]
    show(value, lines, as_json=arguments.json)
    return 0


def _frozen(desk: Desk, arguments: Namespace) -> dict[str, Finalized]:
    if arguments.case:
        return finalize_case(desk, arguments.dossier, arguments.accept)
    return {arguments.dossier: freeze(desk, arguments.dossier, arguments.accept)}


def _frozen_lines(frozen: Finalized, *, is_filed: bool) -> list[str]:
    not_filed = "" if is_filed else " It is not filed at the office yet."
    lines = [f"Finalized as {frozen.submission_id}; `hosolang sync` sends it.{not_filed}"]
    lines += ["It came from a backup: the next sync first asks the gateway what it holds of it."] * frozen.asks_first
    if frozen.waits_for:
        lines += [f"It is held for the result of {', '.join(frozen.waits_for)}; `hosolang release` sends it without."]
    return lines


def release(arguments: Namespace) -> int:
    """``{state}``: of the outbox."""
    with opened(arguments) as desk:
        state = wait_for_result.send_without(desk, arguments.dossier)
    show({"state": state}, [f"It goes with the next sync ({state})."], as_json=arguments.json)
    return 0


def reopen(arguments: Namespace) -> int:
    """``{state}``."""
    with opened(arguments) as desk:
        return _show_state(arguments, change_course.reopen(desk, arguments.dossier))


def revise(arguments: Namespace) -> int:
    """``{state}``."""
    with opened(arguments) as desk:
        return _show_state(arguments, change_course.revise(desk, arguments.dossier))


def withdraw(arguments: Namespace) -> int:
    """``{state, tell_office}``; what the gateway holds is taken back only by telling the office."""
    with opened(arguments) as desk:
        state = change_course.withdraw(desk, arguments.dossier, arguments.reason)
        tell_office = change_course.was_delivered(desk, arguments.dossier)
    lines = [f"{arguments.dossier} is now {state}.", *(["Tell the office as well: it may have it."] * tell_office)]
    show({"state": state, "tell_office": tell_office}, lines, as_json=arguments.json)
    return 0


def sync(arguments: Namespace) -> int:
    """The run's report; 3 when it did not come to its end, 1 when this laptop knows no gateway.

    With ``--pause`` or ``--resume``: ``{paused}``, and nothing is sent.
    """
    if arguments.paused is not None:
        with opened(arguments) as desk:
            rules = choose(desk, paused=arguments.paused)
        lines = [
            "Nothing is sent by itself until --resume; `sync` still sends." if rules.paused else "Sending goes on."
        ]
        show({"paused": rules.paused}, lines, as_json=arguments.json)
        return 0
    with opened(arguments) as desk, taking_requests(desk), _progress_line() as tell:
        before = carry.carrying(desk).refused
        report = sync_now(desk, progress=tell)
        refused = carry.carrying(desk).refused
        at_office = filed_among(desk, (one.dossier_id for one in report.per_dossier))
        behind = desk.vault.clock_behind()
    moved, left_out = how_many(report.bytes, "byte"), how_many(len(refused), "bundle")
    lines = [
        f"sent {report.sent}, waiting {report.waiting}, uncertain {report.uncertain}, refused {report.refused}",
        f"set aside {report.set_aside}; {how_many(report.events, 'event')}; {moved} in {report.seconds} s",
        *(_standing_line(one, is_filed=one.dossier_id in at_office) for one in report.per_dossier),
        *([f"Not taken: {left_out} of other laptops, see `carried`"] if refused != before else []),
    ]
    show(report, lines, as_json=arguments.json)
    if behind > CLOCK_SLACK:
        sys.stderr.write(f"This laptop's clock is {_roughly(behind)} behind a signed time: set its date and time.\n")
    if report.connection == "ok":
        return 0
    sys.stderr.write(f"{report.sentence}\n")
    return 1 if report.connection == "not-enrolled" else NotNow.exit_code


def _roughly(span: timedelta) -> str:
    """``40 minutes``, ``3 hours``, ``730 days``."""
    minutes = int(span.total_seconds() // 60)
    for size, unit in ((60 * 24, "days"), (60, "hours")):
        if minutes >= 2 * size:
            return f"{minutes // size} {unit}"
    return how_many(minutes, "minute")


def _standing_line(one: Standing, *, is_filed: bool) -> str:
    """What became of one dossier; delivered is not filed, and the line says so until the office has it."""
    if one.state == OutboxState.DELIVERED:
        return f"  {one.dossier_id}  Máy chủ đã nhận đủ" + ("" if is_filed else " – Hồ sơ chưa nộp cho xã")
    return f"  {one.dossier_id}  {one.state}: {one.sentence or ''}".rstrip()


@contextmanager
def _progress_line() -> Iterator[Callable[[Progress], None]]:
    """One line on a terminal that grows with the run; nothing where nobody looks."""
    is_seen = sys.stderr.isatty()

    def tell(progress: Progress) -> None:
        if is_seen:
            unit = "bytes" if progress.stage in ("files", "carrying") else "of"
            how_far = (
                f"{progress.done} {unit} {progress.total}" if unit == "of" else f"{progress.done}/{progress.total} B"
            )
            sys.stderr.write(f"\r{progress.stage} {how_far} {progress.submission_id}".ljust(78))
            sys.stderr.flush()

    try:
        yield tell
    finally:
        if is_seen:
            sys.stderr.write("\r".ljust(79) + "\r")


def filed(arguments: Namespace) -> int:
    """``{filing}``."""
    due = a_date(arguments.due) if arguments.due else None
    with opened(arguments) as desk:
        report = file(desk, arguments.dossier, arguments.number, a_date(arguments.received), arguments.source, due)
    lines = [f"Filed: {report.number}, received {report.received_on}."]
    show({"filing": report}, lines, as_json=arguments.json)
    return 0


def _show_state(arguments: Namespace, state: DossierState) -> int:
    show({"state": state}, [f"{arguments.dossier} is now {state}."], as_json=arguments.json)
    return 0
