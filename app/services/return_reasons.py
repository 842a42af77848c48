"""The reasons for which dossiers came back at this point: told before the next one of the kind is finalized."""

import re
from collections.abc import Iterable
from dataclasses import asdict, dataclass, replace
from datetime import date
from typing import Any

from app.services.desk import Desk, Shelf
from app.services.roles import Act, require
from app.storage.vault import Unit
from forms.refusal import Refusal

KEY = "return_reasons"
LONGEST = 160
_DATA = re.compile(r"\d(?:[ .-]?\d){6,}|\S+@\S+")
"""Seven digits and more (a number of a card, a telephone) or an address for mail: somebody's data."""


@dataclass(frozen=True)
class LocalReason:
    """One reason, for one procedure or ("") for all; it speaks of papers, never of a person.

    Attributes:
        number: counts up; the problem's code is ``returned-before-<number>``.
        added_on: ISO day.
    """

    number: int
    procedure: str
    message: str
    fix: str
    added_on: str

    @property
    def code(self) -> str:
        """By which the helper says that it was looked at."""
        return f"returned-before-{self.number}"

    @property
    def day(self) -> date:
        """When it was learnt."""
        return date.fromisoformat(self.added_on)


def local_reasons(desk: Desk, procedure: str | None = None) -> tuple[LocalReason, ...]:
    """All reasons, or those that concern a procedure, oldest first."""
    with desk.vault.read() as unit:
        known = _read(unit)
    return tuple(one for one in known if procedure is None or one.procedure in ("", procedure))


def add_reason(desk: Desk, procedure: str, message: str, fix: str = "") -> LocalReason:
    """Remember why a dossier came back; the same sentence is kept once.

    Args:
        desk: the open vault.
        procedure: a code, or "" for all procedures.
        message: what was wrong, without anybody's name or number.
        fix: what to do about it.

    Raises:
        Refusal: ``unknown-procedure``; ``empty-reason``; ``personal-reason`` when it holds a number or a mail address.
    """
    said, mended = (" ".join(text.split())[:LONGEST] for text in (message, fix))
    _check(desk, procedure, said, mended)
    with desk.vault.write() as unit:
        known = _read(unit)
        there = next((one for one in known if (one.procedure, one.message) == (procedure, said)), None)
        if there is not None:
            return there
        number = 1 + max((one.number for one in known), default=0)
        added = LocalReason(number, procedure, said, mended, desk.today().isoformat())
        _write(unit, (*known, added))
    return added


def learn_from(desk: Desk, dossier_id: str, message: str, fix: str = "") -> LocalReason:
    """The reason of a returned dossier, for the others of its procedure; refusals as :func:`add_reason`."""
    with desk.vault.read() as unit:
        procedure = unit.dossiers.get(dossier_id).procedure
    return add_reason(desk, procedure, message, fix)


def change_reason(desk: Desk, number: int, message: str, fix: str = "") -> LocalReason:
    """Say a reason better; its number, procedure and day stay.

    Raises:
        Refusal: ``role``, ``unknown-reason``; ``empty-reason`` and ``personal-reason`` as :func:`add_reason`.
    """
    require(desk, Act.SETTINGS)
    said, mended = (" ".join(text.split())[:LONGEST] for text in (message, fix))
    _check(desk, "", said, mended)
    with desk.vault.write() as unit:
        known = _read(unit)
        there = next((one for one in known if one.number == number), None)
        if there is None:
            raise _unknown(number)
        changed = replace(there, message=said, fix=mended)
        _write(unit, [changed if one.number == number else one for one in known])
    return changed


def remove_reason(desk: Desk, number: int) -> None:
    """Forget a reason (``role``, ``unknown-reason``)."""
    require(desk, Act.SETTINGS)
    with desk.vault.write() as unit:
        known = _read(unit)
        kept = [one for one in known if one.number != number]
        if len(kept) == len(known):
            raise _unknown(number)
        _write(unit, kept)


def _unknown(number: int) -> Refusal:
    return Refusal("unknown-reason", f"There is no reason {number} in the list of this point.")


def _check(shelf: Shelf, procedure: str, message: str, fix: str) -> None:
    if procedure:
        shelf.catalogue.get(procedure)
    if not message:
        raise Refusal("empty-reason", "Say in a sentence what was wrong with the dossier.")
    if _DATA.search(message) or _DATA.search(fix):
        raise Refusal("personal-reason", "A reason is kept for others: leave names, numbers and addresses out of it.")


def _read(unit: Unit) -> tuple[LocalReason, ...]:
    rows: list[dict[str, Any]] = unit.settings.get(KEY, [])
    return tuple(LocalReason(**row) for row in rows)


def _write(unit: Unit, reasons: Iterable[LocalReason]) -> None:
    unit.settings.put(KEY, [asdict(one) for one in reasons])
