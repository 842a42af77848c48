"""What is to be saved is saved on a full disk too: the vault gives its reserve back, and the write goes again."""

from collections.abc import Callable
from typing import TYPE_CHECKING, TypeVar

from forms.refusal import Refusal

if TYPE_CHECKING:  # looking something up starts without SQLAlchemy
    from app.storage.vault import Vault

_T = TypeVar("_T")


def with_room(vault: "Vault", work: Callable[[], _T]) -> _T:
    """Do ``work``, whole transactions of the vault; a second time if it was the reserve that gave them room.

    Raises:
        Refusal: what ``work`` refuses; ``disk-full`` when there was no reserve, or it was not enough.
    """
    had_given = vault.gave_reserve
    try:
        return work()
    except Refusal as why:
        if why.code != "disk-full" or had_given or not vault.gave_reserve:
            raise
    return work()
