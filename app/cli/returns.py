"""The commands for the reasons for which dossiers came back at this point: list, add, remove."""

from argparse import Namespace

from app.cli.asking import is_dossier
from app.cli.opening import opened
from app.cli.output import show
from app.services import return_reasons
from app.services.return_reasons import LocalReason


def listed(arguments: Namespace) -> int:
    """``[{number, procedure, message, fix, added_on}]``; of one procedure, those for all procedures among them."""
    with opened(arguments, read_only=True) as desk:
        known = return_reasons.local_reasons(desk, arguments.code)
    show(known, [_line(one) for one in known] or ["Nothing has been learnt here yet."], as_json=arguments.json)
    return 0


def add(arguments: Namespace) -> int:
    """The reason as it is kept; of a dossier, for all others of its procedure."""
    with opened(arguments) as desk:
        learn = return_reasons.learn_from if is_dossier(arguments.what) else return_reasons.add_reason
        kept = learn(desk, "" if arguments.what == "all" else arguments.what, arguments.message, arguments.fix)
    show(kept, [_line(kept)], as_json=arguments.json)
    return 0


def change(arguments: Namespace) -> int:
    """The reason as it is kept from now on."""
    with opened(arguments) as desk:
        kept = return_reasons.change_reason(desk, arguments.number, arguments.message, arguments.fix)
    show(kept, [_line(kept)], as_json=arguments.json)
    return 0


def remove(arguments: Namespace) -> int:
    """``{removed}``."""
    with opened(arguments) as desk:
        return_reasons.remove_reason(desk, arguments.number)
    show({"removed": arguments.number}, [f"Reason {arguments.number} is forgotten."], as_json=arguments.json)
    return 0


def _line(reason: LocalReason) -> str:
    return f"{reason.number}  {reason.procedure or 'all'}  {reason.message}" + (
        f" – {reason.fix}" if reason.fix else ""
    )
