"""From a passphrase to the data key, with the wait that wrong ones cost."""

from pathlib import Path

from app.storage import key_slots, waits
from app.storage.slots_file import KeySlot, SlotsFile
from forms.refusal import Refusal
from sync.ports import Clock


def by_passphrase(folder: Path, slots: SlotsFile, slot: KeySlot, passphrase: str, clock: Clock) -> bytes:
    """The data key; a wrong passphrase is counted in the folder and makes the next try wait.

    Raises:
        Refusal: ``wrong-passphrase``, ``damaged`` when somebody without the data key changed the slots.
        NotNow: ``wait-seconds``.
    """
    waits.require_over(folder, slot.id, clock)
    data_key = key_slots.unlock(slots, slot, passphrase)
    if data_key is None:
        seconds = int(waits.count_failure(folder, slot.id, clock).total_seconds())
        then = f" Wait {seconds} seconds before the next try." if seconds else ""
        raise Refusal("wrong-passphrase", f"The passphrase is wrong.{then}", seconds=str(seconds))
    key_slots.require_genuine(slots, data_key, folder)
    waits.forget(folder, slot.id)
    return data_key
