"""What undoing and doing again mean for a draft's calls; no disk, no vault."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from app.services.apply_answers import replay
from app.storage.records import DraftCall, DraftEntry
from forms.engine import Instance
from forms.refusal import Refusal


@dataclass(frozen=True)
class TakingBack:
    """The steps that undo a call; with ``whole`` they are taken on that earlier draft and its ``origins``."""

    steps: tuple[DraftEntry, ...]
    whole: str | None = None
    origins: Mapping[str, str] = field(default_factory=dict)


def last_done(calls: Sequence[DraftCall]) -> DraftCall:
    """The call that undoing takes back (``Refusal`` ``nothing-to-undo``)."""
    done, _ = _stacks(calls)
    if not done:
        raise Refusal("nothing-to-undo", "Nothing was changed in this draft since it was begun.")
    return done[-1]


def last_undone(calls: Sequence[DraftCall]) -> DraftCall:
    """The call that is done again next (``Refusal`` ``nothing-to-redo``)."""
    _, undone = _stacks(calls)
    if not undone:
        raise Refusal("nothing-to-redo", "Nothing was undone since the last answer.")
    return undone[-1]


def whether(calls: Sequence[DraftCall]) -> tuple[bool, bool]:
    """Whether something can be undone, and something done again."""
    done, undone = _stacks(calls)
    return bool(done), bool(undone)


def taking_back(call: DraftCall) -> TakingBack:
    """How a call is undone: step by step from its end, or from the draft before its first removed row."""
    removed = next((number for number, step in enumerate(call.entries) if step.op == "remove"), None)
    before = call.entries if removed is None else call.entries[:removed]
    steps = tuple(_inverse(step) for step in reversed(before))
    if removed is None:
        return TakingBack(steps)
    first = call.entries[removed]
    return TakingBack(steps, first.was, first.was_origins)


def replayed(instance: Instance, steps: Sequence[DraftEntry]) -> list[DraftEntry]:
    """Take the steps; an added row is taken away again by the number that it has now."""
    taken = []
    for step in steps:
        is_last_row = step.op == "remove" and not step.ref.endswith("]")
        taken.append(DraftEntry("remove", f"{step.ref}[{instance.count(step.ref)}]") if is_last_row else step)
        replay(instance, taken[-1])
    return taken


def changed_refs(call: DraftCall) -> tuple[str, ...]:
    """The answers and lists that a call touched, each once."""
    return tuple(dict.fromkeys(step.ref for step in call.entries))


def _stacks(calls: Sequence[DraftCall]) -> tuple[list[DraftCall], list[DraftCall]]:
    done: list[DraftCall] = []
    undone: list[DraftCall] = []
    for call in calls:
        if call.kind == "undo" and done:
            undone.append(done.pop())
        elif call.kind == "redo" and undone:
            done.append(undone.pop())
        elif call.kind == "answer":
            done.append(call)
            undone.clear()
    return done, undone


def _inverse(step: DraftEntry) -> DraftEntry:
    """What takes one step back. The row that ``add`` made is the list's last one by then."""
    if step.op == "add":
        return DraftEntry("remove", step.ref)
    return DraftEntry("set", step.ref, step.was, step.was_origins.get(step.ref, step.origin), step.text)
