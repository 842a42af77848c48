"""What an answer, or the lack of one, means for each submission: pure decisions that know no clock, store or line."""

import zlib
from collections.abc import Callable, Iterable, Mapping, Sequence
from datetime import datetime

from forms.dossier import OutboxState
from sync.encoding import canonical
from sync.ports import Answer, ItemAnswer, LineFault, OutboxRow, Outcome, Parcel
from sync.submission import manifest

BATCH_BYTES = 64 * 1024
"""Compressed bytes of one batch (design 7)."""
BATCH_ITEMS = 100
ITEM_OVERHEAD = 100
"""Signature (64 random bytes as text), author and JSON around one item, compressed."""

Scale = Callable[[Parcel], int]
"""Says how many bytes a parcel adds to a batch."""

NextTry = Callable[[str, float | None], datetime]
"""Gives the moment of the next try for a submission id and the wait that the gateway asked for."""

FILES_MISSING = "files-missing"
"""Reason of a row whose text has arrived and whose files have not: it is asked about, never sent again."""

_HELD = frozenset({"created", "same", "received"})
_BREAKS_OTHERS = frozenset({"server-error", "bad-request", "nonsense"})


def is_sendable(parcel: Parcel) -> bool:
    """Whether the parcel can travel as JSON at all; one that cannot must not break the batch of the others."""
    try:
        parcel.xml.decode()
    except UnicodeDecodeError:
        return False
    return True


def batches(parcels: Iterable[Parcel], alone: frozenset[str], new_scale: Callable[[], Scale]) -> list[list[Parcel]]:
    """Group parcels, in their order, into batches of at most 64 kB; one that broke a batch before goes alone."""
    groups: list[list[Parcel]] = []
    room, scale = 0, new_scale()
    for parcel in parcels:
        is_alone = parcel.submission_id in alone
        weight = scale(parcel)
        if is_alone or weight > room or len(groups[-1]) >= BATCH_ITEMS:
            groups.append([])
            room, scale = BATCH_BYTES, new_scale()
            weight = scale(parcel)
        groups[-1].append(parcel)
        room = 0 if is_alone else room - weight
    return groups


def scale_for(gateway_id: str) -> Scale:
    """A scale that says what each parcel adds to one compressed stream, after those it weighed before."""
    stream = zlib.compressobj(9)

    def weigh(parcel: Parcel) -> int:
        text = parcel.xml + canonical(manifest(parcel, gateway_id))
        return len(stream.compress(text)) + len(stream.flush(zlib.Z_SYNC_FLUSH)) + ITEM_OVERHEAD

    return weigh


def after_answer(
    parcels: Sequence[Parcel],
    answer: Answer,
    receipts: Mapping[str, bytes],
    next_try: NextTry,
    asked: Mapping[str, OutboxRow] | None = None,
) -> list[Outcome]:
    """Judge an answer to a batch sent or, with ``asked``, to a question about rows uncertain or waiting for files.

    ``receipts`` are the proved ones: nothing becomes delivered without its own. What the answer does not name, names
    with a word that does not belong there, or calls received without proof, is uncertain.
    """
    said = {item.submission_id: item for item in answer.items}
    outcomes = []
    for parcel in parcels:
        name = parcel.submission_id
        item = said.get(name)
        if asked is not None and item is not None and item.outcome == "unknown":
            outcomes.append(_never_arrived(asked[name], next_try))
        else:
            outcomes.append(_judged(name, item, receipts.get(name), was_asked=asked is not None))
    return outcomes


def unproved(answer: Answer, receipts: Mapping[str, bytes]) -> list[str]:
    """Submissions that the answer calls received without a receipt that proves it; asked singly, some may prove."""
    return [item.submission_id for item in answer.items if item.outcome in _HELD and item.submission_id not in receipts]


def _judged(name: str, item: ItemAnswer | None, receipt: bytes | None, *, was_asked: bool) -> Outcome:
    outcome = item.outcome if item else ""
    if item and outcome in {"conflict", "invalid"} and not was_asked:
        return Outcome(name, OutboxState.REFUSED, refusal_reason(item))
    if outcome == "waiting_files":
        return Outcome(name, OutboxState.WAITING, FILES_MISSING, tried=False)
    if outcome not in _HELD:
        return Outcome(name, OutboxState.UNCERTAIN, "nonsense")
    if receipt is None:
        return Outcome(name, OutboxState.UNCERTAIN, "bad-receipt")
    return Outcome(name, OutboxState.DELIVERED, receipt=receipt)


def _never_arrived(row: OutboxRow, next_try: NextTry) -> Outcome:
    """The same submission goes again: at once after a broken line, later and alone after it broke the gateway."""
    if row.last_error in _BREAKS_OTHERS:
        moment = next_try(row.submission_id, None)
        return Outcome(row.submission_id, OutboxState.WAITING, row.last_error, moment, tried=False)
    return Outcome(row.submission_id, OutboxState.WAITING, None, tried=False)


def refusal_reason(item: ItemAnswer) -> str:
    """The stable reason of a refusal, with the gateway's own word behind a colon: ``invalid:digest``."""
    return f"{item.outcome}:{item.reason}" if item.reason else item.outcome


def after_fault(parcels: Sequence[Parcel], fault: LineFault, next_try: NextTry) -> list[Outcome]:
    """Judge a call without an answer to trust: uncertain once a byte of its body may have left, else waiting."""
    if fault.body_left:
        return [Outcome(parcel.submission_id, OutboxState.UNCERTAIN, fault.kind) for parcel in parcels]
    return [
        Outcome(
            parcel.submission_id,
            OutboxState.WAITING,
            fault.kind,
            next_try(parcel.submission_id, fault.retry_after),
        )
        for parcel in parcels
    ]


def after_refused_request(
    parcels: Sequence[Parcel], kind: str, next_try: NextTry
) -> tuple[list[Outcome], list[list[Parcel]]]:
    """The gateway refused a whole request and kept nothing of it: halves are tried, a single one is to blame itself."""
    if len(parcels) > 1:
        middle = len(parcels) // 2
        return [], [list(parcels[:middle]), list(parcels[middle:])]
    name = parcels[0].submission_id
    state = OutboxState.REFUSED if kind == "too-large" else OutboxState.WAITING
    return [Outcome(name, state, kind, None if kind == "too-large" else next_try(name, None))], []


def after_refused_file(parcel: Parcel, kind: str, next_try: NextTry) -> Outcome:
    """A file that is not what was declared needs a person; any other refusal may have passed by the next try."""
    if kind == "file-unreadable":
        return Outcome(parcel.submission_id, OutboxState.SET_ASIDE, kind)
    return Outcome(parcel.submission_id, OutboxState.WAITING, FILES_MISSING, next_try(parcel.submission_id, None))


def not_reached(parcels: Iterable[Parcel]) -> list[Outcome]:
    """Claimed, but the run ended before their turn: nothing of them left, they wait as before."""
    return [Outcome(parcel.submission_id, OutboxState.WAITING, "not-tried", tried=False) for parcel in parcels]


def must_go_alone(rows: Iterable[OutboxRow]) -> frozenset[str]:
    """Rows whose last try broke the gateway: together with others they would hold those up for ever."""
    return frozenset(row.submission_id for row in rows if row.last_error in _BREAKS_OTHERS)
