"""A vault from its backup, on this machine or a new one: a new device that asks before it sends anything."""

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from app.services.desk import SYSTEM_CLOCK
from app.services.roles import Act, require_role
from app.storage import vault
from forms.dossier import DossierState, OutboxState
from forms.onlooker import NOBODY, OnLooker
from sync.ports import Clock


@dataclass(frozen=True)
class RestoredVault:
    """Who opened it, and how many unfinished dossiers the gateway is asked about before any of them goes."""

    user: str
    asked_first: int


def restore(
    source: Path,
    folder: Path,
    way_in: vault.WayIn,
    *,
    replace: bool = False,
    clock: Clock | None = None,
    looker: OnLooker = NOBODY,
) -> RestoredVault:
    """Make the vault of a backup in ``folder``; one that is there is replaced only when told so, and kept 30 days.

    Raises:
        Refusal: ``role`` when who opens it by passphrase was no keeper of the backup's vault; those of
            ``vault.restore``.
        NotNow: ``vault-busy``, ``wait-seconds``; ``stopped`` where who looks on wants it.
    """
    watch = _watch(looker, vault.weight_of_backup(source))
    if isinstance(way_in, vault.ByPassphrase):  # who holds the printed code is the keeper
        role = next((slot.role for slot in vault.users_of_backup(source) if slot.name == way_in.user), "keeper")
        require_role(role, Act.BACKUP)
    with (
        vault.restore(source, folder, way_in, clock=clock or SYSTEM_CLOCK, replace=replace, watch=watch) as restored,
        restored.read(sees_all=True) as unit,
    ):
        unfinished = [each for each in unit.restored.to_ask() if _is_unfinished(unit, each.dossier_id)]
        return RestoredVault(restored.user, len(unfinished))


def _watch(looker: OnLooker, total: int) -> Callable[[int], None]:
    """Tells the copied bytes as the stage ``restore``; behind the last of them nothing can be stopped any more."""
    done = looker.counting("restore", total)
    left = total

    def copied(count: int) -> None:
        nonlocal left
        done(count)
        left -= count
        if left <= 0:
            looker.told("restore-opened", 0, 0)

    return copied


def _is_unfinished(unit: vault.Unit, dossier_id: str) -> bool:
    """A draft, or a submission whose fate is open; what was delivered is only asked about, and waits for nothing."""
    row = unit.dossiers.row(dossier_id)
    return row.state is DossierState.DRAFT or row.outbox is OutboxState.UNCERTAIN


def repair(
    folder: Path, user: str, passphrase: str, *, clock: Clock | None = None, looker: OnLooker = NOBODY
) -> vault.RepairReport:
    """Save what can be saved into a new vault here; the damaged one is kept aside for 30 days.

    Told as ``vault.repair`` says.

    Raises:
        Refusal: ``role`` for anybody but a keeper; those of ``vault.repair``.
        NotNow: ``vault-busy``, ``wait-seconds``; ``stopped``.
    """
    role = next((slot.role for slot in vault.users(folder) if slot.name == user), "keeper")
    require_role(role, Act.REPAIR)
    way_in = vault.ByPassphrase(user, passphrase)
    repaired, report = vault.repair(folder, way_in, clock=clock or SYSTEM_CLOCK, looker=looker)
    repaired.close()
    return report
