"""The commands of following a dossier up: fee paid, draft confirmed, silence put off, office told, how it went."""

from argparse import Namespace

from app.cli.opening import opened
from app.cli.output import show
from app.cli.words import a_date
from app.cli.written import check_output, show_written, write_sheet
from app.services import follow_up
from app.services.ask_office import late_sheet
from app.services.attach_paper import content_of
from app.storage.records import FollowUp
from forms.follow_up import Satisfaction
from forms.refusal import Refusal


def paid(arguments: Namespace) -> int:
    """``{done}``: the payment as it was written down."""
    picture = content_of(arguments.receipt) if arguments.receipt is not None else None
    with opened(arguments) as desk:
        done = follow_up.pay(desk, arguments.dossier, words=arguments.words, picture=picture)
    return _show(arguments, done, "Paid" + (f": {done.amount} đồng." if done.amount is not None else "."))


def confirm(arguments: Namespace) -> int:
    """``{done}``: the villager's word on the office's draft."""
    with opened(arguments) as desk:
        done = follow_up.answer_draft(
            desk, arguments.dossier, right=arguments.right, words=arguments.wrong if arguments.wrong is not None else ""
        )
    return _show(arguments, done, "Tell the office now: no message carries this word. `told` ticks it off.")


def put_off(arguments: Namespace) -> int:
    """``{done}``."""
    with opened(arguments) as desk:
        done = follow_up.put_off(desk, arguments.dossier, a_date(arguments.until), arguments.reason)
    return _show(arguments, done, f"Quiet until {done.until_on}.")


def told(arguments: Namespace) -> int:
    """``{done}``."""
    with opened(arguments) as desk:
        done = follow_up.told_office(desk, arguments.dossier, arguments.words)
    return _show(arguments, done, "Written down: the office was told.")


def went(arguments: Namespace) -> int:
    """``{done}``."""
    with opened(arguments) as desk:
        done = follow_up.how_it_went(desk, arguments.dossier, Satisfaction(arguments.answer), arguments.words)
    return _show(arguments, done, f"Written down: {done.answer}.")


def print_late(arguments: Namespace) -> int:
    """``{pages, file, files}``: what to ask and what to complain of, once the day due is past."""
    check_output(arguments.out)
    if len(arguments.dossier) != 1:
        raise Refusal("nothing-to-print", "Say which dossier is late: --dossier ID, one at a time.")
    with opened(arguments, read_only=True) as desk:
        pdf = late_sheet(desk, arguments.dossier[0], large=arguments.large)
    return show_written(arguments, write_sheet(pdf, arguments.out))


def _show(arguments: Namespace, done: FollowUp, line: str) -> int:
    show({"done": done}, [line], as_json=arguments.json)
    return 0
