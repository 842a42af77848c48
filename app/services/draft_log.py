"""Where a draft's steps go: to the vault, or nowhere at all for print-and-forget."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from typing import TYPE_CHECKING, Protocol

from app.services.change_course import gone
from app.services.desk import Desk
from app.services.record_consent import require_keeping
from app.services.with_room import with_room
from app.storage.records import CallKind, DraftCall, DraftEntry, DraftState
from forms.dossier import DossierState
from forms.refusal import NotNow, Refusal

if TYPE_CHECKING:
    from app.storage.stores.drafts import Standing
    from app.storage.vault import Unit


@dataclass(frozen=True)
class Call:
    """What is written at once: the steps of one call, and whether it answers, undoes or does again."""

    steps: Sequence[DraftEntry]
    kind: CallKind = "answer"


class DraftLog(Protocol):
    """A draft's snapshot and the steps since."""

    def load(self) -> DraftState:
        """What is kept; opening a draft replays it."""

    def calls(self) -> Sequence[DraftCall]:
        """Every call that changed the draft, oldest first."""

    def append(self, call: Call, index: Mapping[str, str]) -> int:
        """Make the steps durable together with the list's words (``owner``, ``filer``, ``office``) that they changed.

        Returns:
            How many steps there are since the snapshot.
        """

    def fold(self, call: Call, xml: bytes, origins: Mapping[str, str], index: Mapping[str, str]) -> None:
        """As :meth:`append`, with the whole draft after the steps in the place of snapshot and steps."""

    def snapshot(self, xml: bytes, origins: Mapping[str, str]) -> bool:
        """Replace snapshot and steps by what they amount to; False when somebody else has changed the draft."""


class DraftMoved(NotNow):
    """Another writer has changed the draft since it was read here; the vault's version counts."""

    def __init__(self, dossier_id: str) -> None:
        super().__init__("draft-moved", f"{dossier_id} is being changed by somebody else: try again.")


class MemoryLog:
    """A draft that is never written: it ends with the process."""

    def __init__(self, state: DraftState) -> None:
        self._state = state
        self._calls: list[DraftCall] = []

    def load(self) -> DraftState:
        """The steps taken so far."""
        return self._state

    def calls(self) -> Sequence[DraftCall]:
        """What was done since it was begun."""
        return self._calls

    def append(self, call: Call, index: Mapping[str, str]) -> int:
        """Keep the steps in memory; ``index`` is for lists, and this draft stands in none."""
        del index
        state = self._state
        self._state = DraftState(state.snapshot, state.origins, (*state.entries, *call.steps))
        self._calls.append(DraftCall(call.kind, tuple(call.steps), None, ""))
        return len(self._state.entries)

    def fold(self, call: Call, xml: bytes, origins: Mapping[str, str], index: Mapping[str, str]) -> None:
        """Replace snapshot and steps."""
        self.append(call, index)
        self.snapshot(xml, origins)

    def snapshot(self, xml: bytes, origins: Mapping[str, str]) -> bool:
        """Replace snapshot and steps."""
        self._state = DraftState(xml, dict(origins), ())
        return True


class VaultLog:
    """A draft in the vault; every call is one transaction, durable when it returns.

    A second writer (a command handed over by another process) may change the draft between two calls: each call looks
    whether the draft is still the one that was read or written here last, in the statement that it needs anyway.
    """

    def __init__(self, desk: Desk, dossier_id: str) -> None:
        self._desk = desk
        self._id = dossier_id
        self._seen: tuple[int, int] | None = None
        self._standing: Standing | None = None

    def load(self) -> DraftState:
        """Snapshot and steps from the vault."""
        with self._desk.vault.read() as unit:
            self._standing = unit.drafts.standing(self._id)
            self._seen = self._standing.place
            return unit.drafts.load(self._id)

    def calls(self) -> Sequence[DraftCall]:
        """What was done to the draft as it was read or written here last.

        Raises:
            DraftMoved: it is another writer's by now.
        """
        with self._desk.vault.read() as unit:
            if unit.drafts.standing(self._id).place != self._seen:
                raise DraftMoved(self._id)
            return unit.drafts.calls(self._id)

    def append(self, call: Call, index: Mapping[str, str]) -> int:
        """Write the steps, unless the dossier was finalized or the consent withdrawn meanwhile.

        Raises:
            DraftMoved: nothing was written.
        """

        def write() -> int:
            with self._changing(index) as unit:
                return unit.drafts.append(self._id, call.steps, call.kind)

        return with_room(self._desk.vault, write)

    def fold(self, call: Call, xml: bytes, origins: Mapping[str, str], index: Mapping[str, str]) -> None:
        """The same for the whole draft.

        Raises:
            DraftMoved: nothing was written.
        """

        def write() -> None:
            with self._changing(index) as unit:
                unit.drafts.append(self._id, call.steps, call.kind)
                unit.drafts.save_snapshot(self._id, xml, origins)

        with_room(self._desk.vault, write)

    def snapshot(self, xml: bytes, origins: Mapping[str, str]) -> bool:
        """Replace snapshot and steps, unless they are another writer's."""
        with self._desk.vault.write() as unit:
            if unit.drafts.standing(self._id).place != self._seen:
                return False
            unit.drafts.save_snapshot(self._id, xml, origins)
            place = unit.drafts.place(self._id)
        self._seen = place
        return True

    @contextmanager
    def _changing(self, index: Mapping[str, str]) -> Iterator[Unit]:
        with self._desk.vault.write() as unit:
            self._standing = standing = unit.drafts.standing(self._id, self._standing)
            if standing.state is not DossierState.DRAFT:
                raise not_a_draft(self._id, standing.state)
            require_keeping(standing.consent, self._id)
            if standing.place != self._seen:
                raise DraftMoved(self._id)
            yield unit
            now = self._desk.clock.now()
            if index:
                unit.dossiers.update(self._id, updated_at=now, **index)
            else:
                unit.dossiers.touch(self._id, now)
            place = unit.drafts.place(self._id)
        self._seen = place


def not_a_draft(dossier_id: str, state: DossierState) -> Refusal:
    """The refusal for changing what is frozen, with the way back that there is: from a withdrawal there is none."""
    if state is DossierState.WITHDRAWN:
        return gone(dossier_id)
    return Refusal(
        "not-a-draft",
        f"{dossier_id} is no longer a draft: `hosolang reopen` it before it is sent, `hosolang revise` it after.",
        dossier=dossier_id,
    )
