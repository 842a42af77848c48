"""Who may open the vault: a keeper lets people in and takes their way in away; a passphrase is everybody's own."""

from app.services.desk import Desk
from app.services.roles import Act, require
from app.storage import vault
from app.storage.slots_file import KdfCost


def listed(desk: Desk) -> tuple[vault.UserSlot, ...]:
    """Who may open the vault, with their roles."""
    return tuple(vault.users(desk.vault.folder))


def add(desk: Desk, name: str, words: str, role: str = "helper", *, cost: KdfCost | None = None) -> vault.UserSlot:
    """Let another person open the vault.

    Raises:
        Refusal: ``role``, ``user-exists``, ``weak-passphrase``, ``bad-user-name``, ``unknown-role``.
    """
    require(desk, Act.USERS)
    slot = desk.vault.users.add(name, words, role, cost=cost)
    _note(desk, "user-added", slot.name, slot.role)
    return slot


def change_role(desk: Desk, name: str, role: str) -> vault.UserSlot:
    """Give a person another role.

    Raises:
        Refusal: ``role``, ``unknown-user``, ``unknown-role``, ``last-keeper``, and the disk's faults.
    """
    require(desk, Act.USERS)
    slot = desk.vault.users.change_role(name, role)
    _note(desk, "user-role", slot.name, slot.role)
    return slot


def remove(desk: Desk, name: str) -> tuple[vault.UserSlot, ...]:
    """Take a person's way in away; the vault gets another data key. Returns who remains.

    Raises:
        Refusal: ``role``, ``unknown-user``, ``own-slot``, ``last-keeper``, and the disk's faults.
    """
    require(desk, Act.USERS)
    role = next((slot.role for slot in vault.users(desk.vault.folder) if slot.name == name), "")
    desk.vault.users.remove(name)
    _note(desk, "user-removed", name, role)
    return listed(desk)


def change_passphrase(desk: Desk, old: str, new: str) -> None:
    """Change one's own (``wrong-passphrase``, ``weak-passphrase``, ``wait-seconds``)."""
    desk.vault.users.change_passphrase(old, new)
    _note(desk, "passphrase-changed", desk.vault.user, desk.vault.role)


def _note(desk: Desk, kind: str, name: str, role: str) -> None:
    with desk.vault.write() as unit:
        unit.journal.append(kind, desk.vault.vault_id, {"name": name, "role": role, "by": desk.vault.user})
