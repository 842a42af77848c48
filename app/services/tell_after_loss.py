"""After a loss or a theft: everybody of whom this machine holds something, to be told; drawn or as a table."""

from app import printing
from app.services.desk import Desk
from app.services.masking import masked
from app.services.roles import Act, require
from app.services.sheet_facts import team_of
from app.storage.records import PersonInVault, RegisteredPerson
from app.storage.vault import Unit
from forms.breach_list import Affected, Breach, build_breach_list, table
from forms.dates import VIETNAM
from forms.names import name_key

_ALL = 1_000_000


def look(desk: Desk) -> Breach:
    """Who they are, and how much lies here (``role``)."""
    require(desk, Act.PERSONS)
    with desk.vault.read() as unit:
        people = unit.persons.list()
        phones = _phones(unit)
        rows = unit.dossiers.rows({one for person in people for one in person.dossier_ids})
        sensitive = {one.code for one in desk.catalogue.all() if one.sensitive}
        return Breach(
            tuple(_affected(one, phones) for one in people),
            len(rows),
            sum(1 for row in rows.values() if row.private or row.procedure in sensitive),
            unit.persons.files_here(),
        )


def pdf(desk: Desk) -> bytes:
    """The list on paper (``role``); the journal says that it was drawn."""
    found = look(desk)
    _note(desk, found)
    today = desk.clock.now().astimezone(VIETNAM).date()
    slip = build_breach_list(
        found, today=today, point=team_of(desk).point, keeper=desk.vault.user, practice=desk.vault.practice
    )
    return printing.slip(slip)


def csv(desk: Desk) -> bytes:
    """The list as a table (``role``); the journal says that it was taken out."""
    found = look(desk)
    _note(desk, found)
    return table(found.people)


def _note(desk: Desk, found: Breach) -> None:
    with desk.vault.write() as unit:
        unit.journal.append("list-after-loss", desk.vault.vault_id, {"persons": len(found.people)})


def _affected(person: PersonInVault, phones: dict[str, str]) -> Affected:
    phone = phones.get(person.number or name_key(person.name), "")
    return Affected(person.name, masked(person.number), phone, len(person.dossier_ids))


def _phones(unit: Unit) -> dict[str, str]:
    """Telephones by number of the card, and by the name of who has no card and shares that name with nobody."""
    known = [one for one in unit.register.find(limit=_ALL) if one.phone]
    by_name: dict[str, list[RegisteredPerson]] = {}
    for one in known:
        if not one.card_number:
            by_name.setdefault(name_key(one.name), []).append(one)
    found = {key: same[0].phone for key, same in by_name.items() if len(same) == 1}
    return found | {one.card_number: one.phone for one in known if one.card_number}
