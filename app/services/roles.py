"""Who may do what at this help point. Roles hide and keep order; against a thief only the keys protect."""

from enum import StrEnum
from typing import TYPE_CHECKING

from forms.refusal import Refusal

if TYPE_CHECKING:  # looking something up starts without SQLAlchemy
    from app.services.desk import Desk


class Act(StrEnum):
    """What not everybody may do. Filling, printing, sending and sharing one's own dossiers is everybody's."""

    USERS = "users"
    BACKUP = "backup"
    SETTINGS = "settings"
    ENROLL = "enroll"
    REPAIR = "repair"
    RETENTION = "retention"
    ERASE = "erase"
    PERSONS = "persons"
    SEE_ALL = "see_all"
    FEE = "fee"


_OFFICER = frozenset({Act.RETENTION, Act.ERASE, Act.PERSONS, Act.SEE_ALL, Act.FEE})
_MAY = {"helper": frozenset[Act](), "officer": _OFFICER, "keeper": frozenset(Act)}


def may(role: str, act: Act) -> bool:
    """Whether a role (helper, officer, keeper) includes an act; pages hide what it does not."""
    return act in _MAY.get(role, frozenset())


def require(desk: "Desk", act: Act) -> None:
    """Refuse (``role``) what the user at this desk may not do."""
    require_role(desk.vault.role, act)


def require_role(role: str, act: Act) -> None:
    """The same by a role's name, where no vault is open yet."""
    if may(role, act):
        return
    who = "a keeper or an officer" if act in _OFFICER else "a keeper"
    raise Refusal("role", f"{role} may not do this ({act}): ask {who} of this help point.", role=role, act=str(act))
