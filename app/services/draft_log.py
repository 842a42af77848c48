"""Where a draft's steps go: to the vault, or nowhere at all for print-and-forget."""

from collections.abc import Mapping, Sequence
from typing import Protocol

from app.services.desk import Desk
from app.services.record_consent import require_kept
from app.storage.records import DraftEntry, DraftState
from forms.dossier import DossierState
from forms.refusal import Refusal


class DraftLog(Protocol):
    """A draft's snapshot and the steps since."""

    def load(self) -> DraftState:
        """What is kept; opening a draft replays it."""

    def append(self, steps: Sequence[DraftEntry], index: Mapping[str, str]) -> int:
        """Make the steps durable together with the list's words (``owner``, ``filer``, ``office``) that they changed.

        Returns:
            How many steps there are since the snapshot.
        """

    def snapshot(self, xml: bytes, origins: Mapping[str, str]) -> None:
        """Replace snapshot and steps."""


class MemoryLog:
    """A draft that is never written: it ends with the process."""

    def __init__(self, state: DraftState) -> None:
        self._state = state

    def load(self) -> DraftState:
        """The steps taken so far."""
        return self._state

    def append(self, steps: Sequence[DraftEntry], index: Mapping[str, str]) -> int:
        """Keep the steps in memory; ``index`` is for lists, and this draft stands in none."""
        del index
        state = self._state
        self._state = DraftState(state.snapshot, state.origins, (*state.entries, *steps))
        return len(self._state.entries)

    def snapshot(self, xml: bytes, origins: Mapping[str, str]) -> None:
        """Replace snapshot and steps."""
        self._state = DraftState(xml, dict(origins), ())


class VaultLog:
    """A draft in the vault; every call is one transaction, durable when it returns."""

    def __init__(self, desk: Desk, dossier_id: str) -> None:
        self._desk = desk
        self._id = dossier_id

    def load(self) -> DraftState:
        """Snapshot and steps from the vault."""
        with self._desk.vault.read() as unit:
            return unit.drafts.load(self._id)

    def append(self, steps: Sequence[DraftEntry], index: Mapping[str, str]) -> int:
        """Write the steps, unless the dossier was finalized or the consent withdrawn meanwhile."""
        with self._desk.vault.write() as unit:
            if unit.dossiers.get(self._id).state is not DossierState.DRAFT:
                raise not_a_draft(self._id)
            require_kept(unit, self._id)
            count = unit.drafts.append(self._id, steps)
            unit.dossiers.update(self._id, updated_at=self._desk.clock.now(), **index)
        return count

    def snapshot(self, xml: bytes, origins: Mapping[str, str]) -> None:
        """Replace snapshot and steps."""
        with self._desk.vault.write() as unit:
            unit.drafts.save_snapshot(self._id, xml, origins)


def not_a_draft(dossier_id: str) -> Refusal:
    """The refusal for changing what is frozen."""
    return Refusal(
        "not-a-draft",
        f"{dossier_id} is no longer a draft: `hosolang reopen` it before it is sent, `hosolang revise` it after.",
        dossier=dossier_id,
    )
