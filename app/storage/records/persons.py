"""Persons of whom this vault knows something."""

from collections.abc import Mapping
from dataclasses import dataclass, field


@dataclass(frozen=True)
class PersonInVault:
    """Somebody of whom this vault holds dossiers. ``number`` is empty when no card was read."""

    name: str
    number: str
    dossier_ids: tuple[str, ...]


@dataclass(frozen=True)
class NamedIn:
    """A dossier that names a person as owner or filer, with name and number as they stand there."""

    dossier_id: str
    name: str
    number: str


@dataclass(frozen=True)
class RegisteredPerson:
    """Somebody in the register, with consent to be kept.

    Attributes:
        id: UUIDv7, made here.
        household: an id that the members of a household share.
        name, card_number, born, commune, phone: "" where not known; ``born`` as people write it ("1940", "12/04/1940"),
            ``commune`` its code.
        facts: everything that fills later forms, by ``hsl:fact``.
        dossier_ids: by which dossiers the person is known; the register keeps nobody without one.
    """

    id: str
    household: str
    name: str
    card_number: str = ""
    born: str = ""
    commune: str = ""
    phone: str = ""
    facts: Mapping[str, str] = field(default_factory=dict)
    dossier_ids: tuple[str, ...] = ()
