"""The commands for how a dossier stands: shared or not, named in lists or not, set aside and brought back."""

from argparse import Namespace

from app.cli.opening import opened
from app.cli.output import show
from app.services import put_aside, share_dossier


def share(arguments: Namespace) -> int:
    """``{id, shared}``."""
    with opened(arguments) as desk:
        share_dossier.share(desk, arguments.dossier, on=not arguments.off)
    seen = "its own helper alone" if arguments.off else "every helper of this point"
    value = {"id": arguments.dossier, "shared": not arguments.off}
    show(value, [f"{arguments.dossier} is now seen by {seen}."], as_json=arguments.json)
    return 0


def private(arguments: Namespace) -> int:
    """``{id, private}``."""
    with opened(arguments) as desk:
        share_dossier.keep_private(desk, arguments.dossier, on=not arguments.off)
    said = "name it again" if arguments.off else 'say "Hồ sơ riêng tư" and nothing more'
    value = {"id": arguments.dossier, "private": not arguments.off}
    show(value, [f"Lists now {said}."], as_json=arguments.json)
    return 0


def aside(arguments: Namespace) -> int:
    """``{submissions: [{dossier_id, reason, …}], records: [{number, source, reason, …}]}``."""
    with opened(arguments, read_only=True) as desk:
        found = put_aside.listed(desk)
    lines = [f"{one.dossier_id}  {one.reason}" for one in found.submissions]
    lines += [f"record {one.number}  {one.source}  {one.scope or '-'}  {one.reason}" for one in found.records]
    show(found, lines or ["Nothing stands aside."], as_json=arguments.json)
    return 0


def put(arguments: Namespace) -> int:
    """``{id, outbox}``."""
    with opened(arguments) as desk:
        state = put_aside.put_aside(desk, arguments.dossier)
    show({"id": arguments.dossier, "outbox": state}, [f"{arguments.dossier}: {state}."], as_json=arguments.json)
    return 0


def back(arguments: Namespace) -> int:
    """``{id, outbox}`` for a dossier, ``{record}`` for the number of a record."""
    with opened(arguments) as desk:
        if arguments.what.isdigit():
            put_aside.bring_record_back(desk, int(arguments.what))
            value: dict[str, object] = {"record": int(arguments.what)}
        else:
            value = {"id": arguments.what, "outbox": put_aside.bring_back(desk, arguments.what)}
    show(value, [f"{arguments.what} is back."], as_json=arguments.json)
    return 0


def give_up(arguments: Namespace) -> int:
    """``{record}``; it is gone for good."""
    with opened(arguments) as desk:
        put_aside.give_record_up(desk, arguments.number, confirmed=arguments.yes)
    show({"record": arguments.number}, [f"Record {arguments.number} is gone."], as_json=arguments.json)
    return 0
