"""Who may open a vault: people come, go, and change their role or passphrase while it stands open."""

from app.storage import copying, key_slots, opening, sealing, slots_file, unlocking
from app.storage.passphrase import require_strong
from app.storage.slots_file import KdfCost, KeySlot, SlotsFile, UserSlot
from app.storage.transactions import Transactions
from forms.refusal import Refusal
from sync.ports import Clock


class VaultUsers:
    """The users of an open vault, as one of them.

    Attributes:
        role: the role of the user who opened it.
    """

    def __init__(self, transactions: Transactions, vault_id: str, slot: KeySlot, clock: Clock) -> None:
        self._transactions, self._vault_id, self._clock = transactions, vault_id, clock
        self._folder = transactions.folder
        self._user, self.role = slot.name, slot.role

    def add(self, name: str, passphrase: str, role: str = "helper", *, cost: KdfCost | None = None) -> UserSlot:
        """Let another person open the vault with a passphrase of their own.

        Raises:
            Refusal: ``user-exists``, ``weak-passphrase``, ``bad-user-name``, ``unknown-role``, ``opened-for-reading``.
        """
        self._transactions.require_owner()
        require_strong(passphrase)
        slots = slots_file.read(self._folder)
        if key_slots.clean_name(name).casefold() in {slot.name.casefold() for slot in slots.users}:
            raise Refusal("user-exists", "The vault has a user of that name already: choose another name.")
        data_key = self._transactions.data_key
        slot = key_slots.new_slot(self._vault_id, name, role, passphrase, data_key, cost or KdfCost())
        slots_file.write(self._folder, key_slots.with_slot(slots, slot, data_key))
        return UserSlot(slot.name, slot.role)

    def change_role(self, name: str, role: str) -> UserSlot:
        """Give a user another role; passphrases and keys stay as they are.

        Raises:
            Refusal: ``unknown-user``, ``unknown-role``, ``last-keeper`` (a vault without a keeper helps nobody),
                ``opened-for-reading``, ``disk-full``, ``not-writable``, ``damaged``.
        """
        self._transactions.require_owner()
        slots = slots_file.read(self._folder)
        key_slots.require_genuine(slots, self._transactions.data_key, self._folder)
        slot = key_slots.find(slots, name)
        changed = key_slots.in_role(slots, slot, role, self._transactions.data_key)
        slots_file.write(self._folder, changed)
        if slot.name == self._user:
            self.role = role
        return UserSlot(slot.name, role)

    def change_passphrase(self, old: str, new: str) -> None:
        """Give the user who opened the vault another passphrase; backups of before still open with the old one.

        Raises:
            Refusal: ``wrong-passphrase``, ``weak-passphrase``, ``opened-for-reading``.
            NotNow: ``wait-seconds``.
        """
        self._transactions.require_owner()
        require_strong(new)
        slots = slots_file.read(self._folder)
        slot = key_slots.find(slots, self._user)
        unlocking.by_passphrase(self._folder, slots, slot, old, self._clock)
        data_key = self._transactions.data_key
        fresh = key_slots.new_slot(self._vault_id, slot.name, slot.role, new, data_key, slot.cost)
        slots_file.write(self._folder, key_slots.with_slot(slots, fresh, data_key))

    def remove(self, name: str) -> None:
        """Take a user's way in away: the whole database gets another data key, sealed to everyone who remains.

        Nobody's passphrase is needed. A kill at any point leaves the vault as it was or wholly changed. Backups of
        before still open with the removed user's passphrase; the next backup begins a new generation.

        Raises:
            Refusal: ``unknown-user``, ``own-slot`` (nobody removes themselves), ``last-keeper``,
                ``opened-for-reading``, ``disk-full``, ``not-writable``, ``damaged``.
        """
        at, folder = self._transactions, self._folder
        at.require_owner()
        with at.lasting, at.database.standing_still():
            slots = slots_file.read(folder)
            key_slots.require_genuine(slots, at.data_key, folder)
            fresh_key, target = sealing.new_key(), slots_file.new_database_name()
            fresh = key_slots.resealed(slots, self._removable(slots, name), fresh_key, target)
            try:
                copying.rekeyed_copy(at.database, folder / target, at.data_key, fresh_key)
                slots_file.write(folder, fresh)
            finally:  # Also after a failure the key file may name the new database already: what it names counts.
                if slots_file.read(folder).database == target:
                    at.go_on_with(target, fresh_key)
                opening.sweep_databases(folder, at.database.path.name)

    def _removable(self, slots: SlotsFile, name: str) -> KeySlot:
        slot = key_slots.find(slots, name)
        if slot.name == self._user:
            raise Refusal("own-slot", "Nobody removes themselves: another keeper of this vault can do it.")
        if slot.role == "keeper" and sum(one.role == "keeper" for one in slots.users) == 1:
            raise Refusal("last-keeper", "The vault needs a keeper: make another user keeper first.")
        return slot
