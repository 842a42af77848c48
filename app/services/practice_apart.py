"""A practice vault that lies where the real one belongs: moved beside it, whole, so that the real one can be made."""

from datetime import datetime
from pathlib import Path

from app.storage import faults
from app.storage.slots_file import marks_practice
from forms.dates import VIETNAM
from forms.refusal import Refusal


def move_apart(folder: Path, now: datetime) -> Path:
    """Give the folder of a closed practice vault another name, and say which; nothing in it is changed or erased.

    Raises:
        Refusal: ``no-vault`` where no practice vault lies there, ``not-writable``, ``disk-error``.
    """
    if not marks_practice(folder):
        raise Refusal("no-vault", f"There is no practice vault in {folder}; nothing was moved.", folder=str(folder))
    apart = folder.with_name(f"{folder.name}-practice-{now.astimezone(VIETNAM):%Y%m%d-%H%M%S}")
    try:
        folder.rename(apart)
    except OSError as error:
        raise faults.of_file(error, folder) from error
    return apart
