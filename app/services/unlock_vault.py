"""Making a vault on first start, and opening it every day after."""

from pathlib import Path

from app.services.desk import Desk, Shelf, open_shelf
from app.storage import vault
from forms.onlooker import NOBODY, OnLooker
from sync.ports import Clock


def create(
    folder: Path,
    user: str,
    passphrase: str,
    clock: Clock | None = None,
    cost: vault.KdfCost | None = None,
    *,
    practice: bool = False,
) -> tuple[Desk, str]:
    """Make the vault and its first user; the text beside the desk is the recovery code, shown once and never kept.

    Raises:
        Refusal: ``weak-passphrase``, ``vault-exists``, ``not-writable``, ``disk-full``.
    """
    shelf = open_shelf(clock, folder)
    made, recovery_code = vault.create(
        folder, user, passphrase, clock=shelf.clock, cost=cost or vault.KdfCost(), practice=practice
    )
    return _desk(shelf, made), recovery_code


def unlock(
    folder: Path,
    user: str,
    passphrase: str,
    clock: Clock | None = None,
    *,
    read_only: bool = False,
    looker: OnLooker = NOBODY,
) -> Desk:
    """Open the vault; ``read_only`` opens it beside a running owner process and never writes.

    Told as ``vault.open_`` says.

    Raises:
        Refusal: ``no-vault``, ``wrong-passphrase``, ``newer-version``, ``damaged``, ``not-writable``, ``disk-full``.
        NotNow: ``vault-busy``, ``wait-seconds``.
    """
    shelf = open_shelf(clock, folder)
    opened = vault.open_(folder, user, passphrase, clock=shelf.clock, read_only=read_only, looker=looker)
    return _desk(shelf, opened) if read_only else _owned(shelf, opened)


def recover(folder: Path, recovery_code: str, user: str, new_passphrase: str, clock: Clock | None = None) -> Desk:
    """Open the vault with the recovery code and give ``user`` a new passphrase."""
    shelf = open_shelf(clock, folder)
    opened = vault.open_with_recovery(
        folder, recovery_code, user=user, new_passphrase=new_passphrase, clock=shelf.clock
    )
    return _owned(shelf, opened)


def _owned(shelf: Shelf, opened: vault.Vault) -> Desk:
    """Only the owner turns what a dead process left in *sending* into *uncertain*, before anything else."""
    try:
        opened.outbox_store().leftovers_to_uncertain()
    except BaseException:
        opened.close()
        raise
    return _desk(shelf, opened)


def _desk(shelf: Shelf, opened: vault.Vault) -> Desk:
    return Desk(catalogue=shelf.catalogue, clock=shelf.clock, vault=opened)
