"""When this laptop may send by itself, and in which order: pure decisions over what is known and what was chosen."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import UTC, date, datetime
from enum import StrEnum

from forms.dates import VIETNAM
from sync.ports import OutboxRow

_NO_DEADLINE = date.max


class Go(StrEnum):
    """What a run may do now."""

    ALL = "all"
    TEXTS = "texts"
    NOTHING = "nothing"


@dataclass(frozen=True)
class Rules:
    """What was chosen for this laptop.

    Attributes:
        paused: nothing is sent until somebody says go on; a person who asks for a sync is obeyed all the same.
        files_when_metered: papers may go over a connection that costs by the byte.
        night_from: local hour (Việt Nam) from which papers may go, or None: at any hour.
        night_to: local hour at which the night ends; it may be smaller than ``night_from``.
        while_locked: sending goes on behind a locked screen while the vault is still open.
    """

    paused: bool = False
    files_when_metered: bool = False
    night_from: int | None = None
    night_to: int = 5
    while_locked: bool = False


def may_send(rules: Rules, now: datetime, *, is_metered: bool, is_asked: bool) -> Go:
    """What may go now.

    Texts are small and always worth their bytes. Papers wait for the night and for a line that is not paid by the byte,
    unless a person asks; paused means nothing until a person asks.
    """
    if is_asked:
        return Go.ALL
    if rules.paused:
        return Go.NOTHING
    saves = is_metered and not rules.files_when_metered
    return Go.TEXTS if saves or not is_night(rules, now) else Go.ALL


def is_night(rules: Rules, now: datetime) -> bool:
    """Whether papers may go at this hour; always, when no night was chosen."""
    if rules.night_from is None:
        return True
    hour = now.astimezone(VIETNAM).hour
    if rules.night_from <= rules.night_to:
        return rules.night_from <= hour < rules.night_to
    return hour >= rules.night_from or hour < rules.night_to


def in_order(rows: Iterable[OutboxRow]) -> list[OutboxRow]:
    """The nearest legal or money deadline first, then the oldest; rows without a deadline after those that have one."""
    far = datetime.max.replace(tzinfo=UTC)
    return sorted(rows, key=lambda row: (row.deadline or _NO_DEADLINE, row.finalized_at or far))
