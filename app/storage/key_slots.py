"""Who can reach the data key: by passphrase (Argon2id over an X25519 private key) or by the recovery code.

Everything sealed here is bound to the vault's id, the user's id, name and role, so that no slot can be moved to another
vault or dressed up as another user.
"""

import hmac
import secrets
import unicodedata
from dataclasses import replace
from pathlib import Path

from argon2.low_level import Type, hash_secret_raw
from cryptography.hazmat.primitives.asymmetric.x25519 import X25519PrivateKey

from app.storage import faults, passphrase, recovery_code, sealing
from app.storage.slots_file import SLOTS_NAME, KdfCost, KeySlot, RecoverySlot, SlotsFile
from forms.refusal import Refusal

ROLES = ("helper", "officer", "keeper")
_LONGEST_NAME = 100


def new_slots(user: str, words: str, data_key: bytes, cost: KdfCost, *, practice: bool) -> tuple[SlotsFile, str]:
    """The slots of a new vault whose first user is its keeper, and the recovery code to print."""
    vault_id = secrets.token_hex(16)
    code = recovery_code.new_code()
    recovery_key = _recovery_key(code, vault_id).public_key().public_bytes_raw()
    recovery = RecoverySlot(recovery_key, sealing.seal_to(recovery_key, data_key, _recovery_place(vault_id)))
    first = new_slot(vault_id, user, "keeper", words, data_key, cost)
    return signed(SlotsFile(vault_id, 1, (first,), recovery, practice=practice), data_key), code


def clean_name(name: str) -> str:
    """The name as it is kept: composed, single spaces.

    Raises:
        Refusal: ``bad-user-name`` for an empty, overlong or unprintable one.
    """
    text = " ".join(unicodedata.normalize("NFC", name).split())
    if not text or len(text) > _LONGEST_NAME or not text.isprintable():
        raise Refusal("bad-user-name", f"A user's name has 1 to {_LONGEST_NAME} letters that can be read.")
    return text


def new_slot(vault_id: str, name: str, role: str, words: str, data_key: bytes, cost: KdfCost) -> KeySlot:
    """A slot with a fresh key pair for one user.

    Raises:
        Refusal: ``bad-user-name``, ``unknown-role``.
    """
    if role not in ROLES:
        raise Refusal("unknown-role", f"{role!r} is no role: use one of {', '.join(ROLES)}.", role=role)
    private_key = X25519PrivateKey.generate()
    blank = KeySlot(
        id=secrets.token_hex(8),
        name=clean_name(name),
        role=role,
        public_key=private_key.public_key().public_bytes_raw(),
        cost=cost,
        salt=secrets.token_bytes(16),
        wrapped_private_key=b"",
        sealed_data_key=b"",
    )
    where = _place(vault_id, blank)
    return replace(
        blank,
        wrapped_private_key=sealing.seal(_stretched(words, blank), private_key.private_bytes_raw(), where),
        sealed_data_key=sealing.seal_to(blank.public_key, data_key, where),
    )


def find(slots: SlotsFile, user: str) -> KeySlot:
    """The slot of a user.

    Raises:
        Refusal: ``unknown-user``.
    """
    wanted = clean_name(user).casefold()
    for slot in slots.users:
        if slot.name.casefold() == wanted:
            return slot
    raise Refusal("unknown-user", "This vault has no user of that name: `hosolang users list` names them.")


def unlock(slots: SlotsFile, slot: KeySlot, words: str) -> bytes | None:
    """The data key, or None when the passphrase does not fit."""
    where = _place(slots.vault_id, slot)
    try:
        private_key = sealing.unseal(_stretched(words, slot), slot.wrapped_private_key, where)
        return sealing.unseal_from(X25519PrivateKey.from_private_bytes(private_key), slot.sealed_data_key, where)
    except sealing.Unreadable:
        return None


def unlock_by_code(slots: SlotsFile, code: str) -> bytes:
    """The data key by the recovery code.

    Raises:
        Refusal: as :func:`recovery_code.secret_of`; ``wrong-recovery-code`` for another vault's code.
    """
    private_key = _recovery_key(code, slots.vault_id)
    try:
        return sealing.unseal_from(private_key, slots.recovery.sealed_data_key, _recovery_place(slots.vault_id))
    except sealing.Unreadable:
        raise Refusal(
            "wrong-recovery-code",
            "The recovery code is typed correctly but belongs to another vault: look for this one's page.",
        ) from None


def recovered(slots: SlotsFile, code: str, user: str, new_words: str, folder: Path) -> tuple[SlotsFile, bytes]:
    """The slots with a new passphrase for one user, and the data key, by the recovery code.

    Raises:
        Refusal: ``weak-passphrase``, ``unknown-user``, those of :func:`unlock_by_code`, ``damaged``.
    """
    passphrase.require_strong(new_words)
    old = find(slots, user)
    data_key = unlock_by_code(slots, code)
    require_genuine(slots, data_key, folder)
    slot = new_slot(slots.vault_id, old.name, old.role, new_words, data_key, old.cost)
    return with_slot(slots, slot, data_key), data_key


def with_slot(slots: SlotsFile, slot: KeySlot, data_key: bytes) -> SlotsFile:
    """The slots with one user added, or put in the place of the user of the same name."""
    names = [user.name.casefold() for user in slots.users]
    users = list(slots.users)
    if slot.name.casefold() in names:
        users[names.index(slot.name.casefold())] = slot
    else:
        users.append(slot)
    return signed(replace(slots, users=tuple(users)), data_key)


def in_role(slots: SlotsFile, slot: KeySlot, role: str, data_key: bytes) -> SlotsFile:
    """The slots with one user in another role.

    Raises:
        Refusal: ``unknown-role``; ``last-keeper`` when nobody would be keeper any more.
    """
    if role not in ROLES:
        raise Refusal("unknown-role", f"{role!r} is no role: use one of {', '.join(ROLES)}.", role=role)
    first = slot.made_as or slot.role
    changed = replace(slot, role=role, made_as="" if role == first else first)
    users = tuple(changed if one.id == slot.id else one for one in slots.users)
    if not any(one.role == "keeper" for one in users):
        raise Refusal("last-keeper", "The vault needs a keeper: make another user keeper first.")
    return signed(replace(slots, users=users), data_key)


def resealed(slots: SlotsFile, without: KeySlot, data_key: bytes, database: str) -> SlotsFile:
    """The slots of the next generation: a new data key sealed to everyone but one user; nobody's passphrase is needed.

    Args:
        slots: genuine ones (:func:`require_genuine`), else the new key might be sealed to a stranger.
        without: the user who is gone.
        data_key: the new data key.
        database: the name of the file that it opens.
    """
    users = tuple(
        replace(slot, sealed_data_key=sealing.seal_to(slot.public_key, data_key, _place(slots.vault_id, slot)))
        for slot in slots.users
        if slot.id != without.id
    )
    sealed = sealing.seal_to(slots.recovery.public_key, data_key, _recovery_place(slots.vault_id))
    recovery = replace(slots.recovery, sealed_data_key=sealed)
    fresh = replace(slots, generation=slots.generation + 1, users=users, recovery=recovery, database=database)
    return signed(fresh, data_key)


def signed(slots: SlotsFile, data_key: bytes) -> SlotsFile:
    """The slots with the proof that a holder of the data key wrote them."""
    return replace(slots, mac=_mac(slots, data_key))


def require_genuine(slots: SlotsFile, data_key: bytes, folder: Path) -> None:
    """Refuse slots that someone without the data key changed (``damaged``): a planted key must never be sealed to."""
    if not hmac.compare_digest(slots.mac, _mac(slots, data_key)):
        raise faults.damaged(f"The key file {SLOTS_NAME}", folder)


def _mac(slots: SlotsFile, data_key: bytes) -> bytes:
    return hmac.digest(sealing.derive(data_key, "hosolang key slots"), slots.signed_part(), "sha256")


def _stretched(words: str, slot: KeySlot) -> bytes:
    return hash_secret_raw(
        passphrase.as_key_text(words),
        slot.salt,
        time_cost=slot.cost.passes,
        memory_cost=slot.cost.memory_kib,
        parallelism=slot.cost.lanes,
        hash_len=sealing.KEY_BYTES,
        type=Type.ID,
    )


def _recovery_key(code: str, vault_id: str) -> X25519PrivateKey:
    secret = recovery_code.secret_of(code)
    return X25519PrivateKey.from_private_bytes(sealing.derive(secret, "hosolang recovery code", vault_id.encode()))


def _place(vault_id: str, slot: KeySlot) -> bytes:
    return sealing.place("key slot", vault_id, slot.id, slot.name, slot.made_as or slot.role)


def _recovery_place(vault_id: str) -> bytes:
    return sealing.place("recovery slot", vault_id)
