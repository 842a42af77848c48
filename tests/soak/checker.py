"""Both sides laid beside each other: what a laptop calls delivered is at the gateway, and nothing that nobody sent."""

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from app.services.unlock_vault import unlock
from forms.dossier import DossierState, OutboxState
from sync import receipt
from sync.gateway import office
from sync.gateway.office import Place
from tests.support.vaults import USER, WORDS


class Broken(AssertionError):  # noqa: N818 - ends in a word a person could say, as all our errors do
    """Something was lost, doubled or invented."""


@dataclass(frozen=True)
class Sent:
    """One submission as a laptop knows it."""

    laptop: Path
    dossier: str
    submission: str
    revision: int
    digest: str
    state: OutboxState
    reason: str | None
    may_be_there: bool
    is_withdrawn: bool

    def told(self) -> str:
        """One line for the one who looks for a fault."""
        marks = f"{'may be there' if self.may_be_there else 'never left'}{', withdrawn' if self.is_withdrawn else ''}"
        return f"{self.laptop.name} revision {self.revision} {self.submission} {self.state} {self.reason} ({marks})"


def must(holds: bool, what: str) -> None:  # noqa: FBT001 - reads as a sentence
    """``Broken`` with these words when it does not hold."""
    if not holds:
        raise Broken(what)


def sent_by(folder: Path) -> list[Sent]:
    """All that a laptop ever froze; each receipt is proved against what it speaks of."""
    desk = unlock(folder, USER, WORDS)
    try:
        with desk.vault.read(sees_all=True) as unit:
            rows, binding = unit.outbox.rows(), unit.binding.get()
            states = {row.dossier_id: unit.dossiers.get(row.dossier_id).state for row in rows}
            receipts = {row.submission_id: unit.outbox.receipt(row.submission_id) for row in rows}
        parcels = {one.submission_id: one for one in desk.vault.outbox_store().parcels(list(receipts))}
        must(desk.vault.check() == (), f"{folder.name} is damaged")
    finally:
        desk.vault.close()
    known = []
    for row in rows:
        name, parcel = row.submission_id, parcels[row.submission_id]
        if row.state is OutboxState.DELIVERED:
            kept = receipts[name]
            must(kept is not None and binding is not None, f"{name} is delivered without a receipt")
            if kept is not None and binding is not None:
                receipt.verify(kept, parcel, binding.keys)
        known.append(
            Sent(
                laptop=folder,
                dossier=row.dossier_id,
                submission=name,
                revision=parcel.revision,
                digest=parcel.digest,
                state=row.state,
                reason=row.last_error,
                may_be_there=row.gateway_id is not None,
                is_withdrawn=states[row.dossier_id] is DossierState.WITHDRAWN,
            )
        )
    return known


def compare(place: Place, laptops: Sequence[Path], before: Sequence[Sent]) -> tuple[int, int]:
    """Submissions delivered and withdrawn.

    Args:
        place: the gateway.
        laptops: the folders of their vaults.
        before: what laptops knew just before they were restored from a backup. What was only there and never sent is
            lost with the old disk; what was delivered is not.
    """
    now = [one for folder in laptops for one in sent_by(folder)]
    held = {one["id"]: one for one in office.dossiers(place, limit=1000)}
    for one in now:
        is_settled = one.state in {OutboxState.DELIVERED, OutboxState.WITHDRAWN}
        was_replaced = one.state is OutboxState.REFUSED and bool(before)  # only a restored laptop meets its own past
        must(is_settled or was_replaced, f"{one.dossier} is not settled: {_story_of(one.dossier, now, before)}")
    _nothing_lost(held, now, before)
    _nothing_invented(held, now, before)
    _withdrawals_told(held, now, before)
    delivered = {one.submission for one in [*now, *before] if one.state is OutboxState.DELIVERED}
    for name, found in held.items():
        if found["submission_id"] in delivered:  # what was withdrawn on its way, or lost with a disk, may lack papers
            papers = office.dossier(place, name)["files"]
            is_whole = found["missing_files"] == 0 and all(paper["arrived"] for paper in papers)
            must(is_whole, f"{name} lacks papers: {_story_of(name, now, before)}")
    states = [one.state for one in now]
    return states.count(OutboxState.DELIVERED), states.count(OutboxState.WITHDRAWN)


def _story_of(name: str, now: Sequence[Sent], before: Sequence[Sent]) -> str:
    """What laptops know of one dossier, for the one who looks for a fault."""
    told = [f"before: {one.told()}" for one in before if one.dossier == name]
    return "; ".join([*told, *(f"now: {one.told()}" for one in now if one.dossier == name)])


def _nothing_lost(held: dict[str, dict[str, object]], now: Sequence[Sent], before: Sequence[Sent]) -> None:
    """Each dossier is held in the newest revision that was delivered, by this laptop or by what it was before.

    What was on a stick, or on a slow line, while the laptop was restored may come after it and be newer still.
    """
    under_way = {(one.revision, one.submission) for one in before if one.state is OutboxState.UNCERTAIN}
    for name, newest in _newest([*now, *before]).items():
        found = held.get(name)
        must(found is not None, f"{name} is lost: delivered, and not at the gateway")
        if found is not None:
            there = (int(str(found["revision"])), str(found["submission_id"]))
            is_newest = there == (newest.revision, newest.submission)
            came_later = there in under_way and there[0] > newest.revision
            must(is_newest or came_later, f"{name} is held as {there}: {_story_of(name, now, before)}")


def _newest(known: Sequence[Sent]) -> dict[str, Sent]:
    newest: dict[str, Sent] = {}
    for one in known:
        if one.state is OutboxState.DELIVERED:
            newest[one.dossier] = max(newest.get(one.dossier, one), one, key=lambda sent: sent.revision)
    return newest


def _nothing_invented(held: dict[str, dict[str, object]], now: Sequence[Sent], before: Sequence[Sent]) -> None:
    """What the gateway holds was sent by a laptop in just that revision, and a withdrawn one had begun to travel."""
    for name, found in held.items():
        known = [one for one in [*before, *now] if one.submission == found["submission_id"]]
        told = f"held as {found['submission_id']}: {_story_of(name, now, before)}"
        must(bool(known), f"{name} is at the gateway and nobody sent it, {told}")
        is_same = all((one.dossier, one.revision) == (name, found["revision"]) for one in known)
        must(is_same, f"{name} is another one's, {told}")
        must(any(one.may_be_there for one in known), f"{name} is at the gateway and never left a laptop, {told}")


def _withdrawals_told(held: dict[str, dict[str, object]], now: Sequence[Sent], before: Sequence[Sent]) -> None:
    """The office is told of a withdrawal if, and only if, somebody withdrew."""
    withdrawn_now = {one.dossier for one in now if one.is_withdrawn}
    withdrawn_ever = withdrawn_now | {one.dossier for one in before if one.is_withdrawn}
    for name, found in held.items():
        is_told = found["withdrawn_at"] is not None
        must(is_told or name not in withdrawn_now, f"the office is not told that {name} is withdrawn")
        must(not is_told or name in withdrawn_ever, f"the office is told of a withdrawal of {name} that nobody made")
