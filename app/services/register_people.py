"""The register of persons and households: who agreed to be kept is not asked the same things again.

Only the owner and who files stand in it, for they are the ones who agreed; whoever else a form names stays in that
dossier and goes with it. A likely duplicate is shown beside the other and never merged by itself; twins are two.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from app.services.describe_point import point
from app.services.desk import Desk
from app.services.fill_dossier import Draft
from app.storage.records import RegisteredPerson
from app.storage.vault import Unit
from forms import person_blocks
from forms.dates import PartialDate
from forms.dossier import Problem, Purpose, Severity
from forms.engine import Instance
from forms.identifiers import uuid7
from forms.names import same_name
from forms.person_blocks import PersonBlock
from forms.refusal import Refusal
from forms.wording import fold

ROLES = ("owner", "filer")
_NOT_FOR_LATER = ("relation", "address_on_card")
"""What belongs to one matter, or follows from the card that is read again."""
_WITH_COUNTRY = 11
"""Digits of the shortest number that has the country's 84 before it (facts/domain.md 4: 0 and nine more)."""
DOSSIERS_OF_A_PHONE = 3
"""A telephone that stands in more dossiers than this is likely not the villager's."""
_PARENTS = ("mother", "father")


@dataclass(frozen=True)
class Alike:
    """A person of a draft who may be in the register already. ``why``: number, name-and-birth, name-and-place."""

    block: str
    given: RegisteredPerson
    known: RegisteredPerson
    why: str


def find_people(desk: Desk, words: str = "", *, limit: int = 50, after: str | None = None) -> list[RegisteredPerson]:
    """Persons of the register by beginnings of words (without marks if one likes), number or telephone, by name."""
    with desk.vault.read() as unit:
        return unit.register.find(words, limit=limit, after=after)


def person_of(desk: Desk, wanted: str) -> RegisteredPerson:
    """One person by id, card number or whole name.

    Raises:
        Refusal: ``unknown-person``; ``which-person`` when several bear the name.
    """
    with desk.vault.read() as unit:
        digits = "".join(wanted.split())
        found = unit.register.alike(wanted, digits if digits.isdigit() else "")
        if len(found) > 1:
            ids = ", ".join(one.id for one in found)
            raise Refusal("which-person", f"{len(found)} persons bear that name: give the number or an id ({ids}).")
        return unit.register.get(found[0].id if found else wanted)


def household_of(desk: Desk, person: RegisteredPerson) -> tuple[RegisteredPerson, ...]:
    """Everybody of the person's household, the person among them."""
    with desk.vault.read() as unit:
        return tuple(unit.register.household(person.household))


def move(desk: Desk, person_id: str, beside: str | None) -> None:
    """Put a person into another's household, or (None) into one of their own (``unknown-person``)."""
    with desk.vault.write() as unit:
        household = unit.register.get(beside).household if beside is not None else _new_id(desk)
        unit.register.move(person_id, household)


def fill_from(draft: Draft, person: RegisteredPerson, block: str | None = None) -> tuple[str, ...]:
    """Fill a person's block (by ref or role; None takes the first without a name) from the register; the refs set.

    What the form asks and the register knows is filled with the origin ``earlier``; the rest stays as it is.

    Raises:
        Refusal: ``unknown-block``; ``another-person`` when somebody else stands there already.
    """
    target = _block(draft, block)
    value = {fact: draft.instance.value(ref) for fact, ref in target.facts.items()}
    differs = value.get("name") and not same_name(value["name"], person.name)
    if differs or (value.get("number") and person.card_number and value["number"] != person.card_number):
        raise Refusal("another-person", f"Somebody else stands in {target.ref} already: clear it, or name a block.")
    known = {fact: person.facts.get(fact, "") for fact in target.facts}
    return draft.bring({target.facts[fact]: text for fact, text in known.items() if text and not value.get(fact)})


def alike(desk: Desk, draft: Draft) -> tuple[Alike, ...]:
    """Who of the draft's owner and filer may be in the register already, under another entry than the dossier's own."""
    with desk.vault.read() as unit:
        own = {person.id for person in unit.register.of_dossier(draft.id).values()}
        return tuple(
            Alike(block.ref, given, known, why)
            for block, given in _people(draft.instance)
            for known in unit.register.alike(given.name, given.card_number)
            if known.id not in own and (why := why_alike(given, known))
        )


def alike_problems(desk: Desk, draft: Draft) -> list[Problem]:
    """A warning for each likely duplicate, with both persons shown."""
    return [
        Problem(
            ref=one.block,
            label=one.given.name,
            code="person-known",
            severity=Severity.WARNING,
            message=f"Trong sổ đã có người giống: {_shown(one.known)}. Ở đây: {_shown(one.given)}.",
            fix="Hỏi lại số định danh và ngày sinh; đúng là hai người thì cứ để vậy.",
        )
        for one in alike(desk, draft)
    ]


def phone_problems(desk: Desk, draft: Draft) -> list[Problem]:
    """A warning for a telephone that is the help point's own, or that stands in more than three dossiers."""
    hotline = _digits(point(desk).hotline)
    found = []
    for block, given in _people(draft.instance):
        if not given.phone:
            continue
        with desk.vault.read() as unit:
            known = unit.register.dossiers_with_phone(given.phone, besides=draft.id)
        if given.phone == hotline:
            found.append(_phone_problem(block, given, "phone-of-helper", "là số của điểm hỗ trợ"))
        elif known >= DOSSIERS_OF_A_PHONE:
            found.append(_phone_problem(block, given, "phone-on-many", f"đã có ở {known} hồ sơ khác"))
    return found


def _phone_problem(block: PersonBlock, given: RegisteredPerson, code: str, why: str) -> Problem:
    return Problem(
        ref=block.facts["phone"],
        label=given.name,
        code=code,
        severity=Severity.WARNING,
        message=f"Số điện thoại {given.phone} {why}.",
        fix="Hỏi lại số của chính người này hoặc người nhà; không có điện thoại cũng được.",
    )


def why_alike(given: RegisteredPerson, known: RegisteredPerson) -> str:
    """Why two entries may be one person; "" for who is the same for sure, and for who is another.

    The same number and name is one person for sure. Two numbers are two persons. Twins share birth date, place and
    parents and differ by their given names, if only by a mark: never one.
    """
    is_named_alike = same_name(given.name, known.name)
    if given.card_number and known.card_number:
        return "number" if given.card_number == known.card_number and not is_named_alike else ""
    is_spelt_alike = is_named_alike or _is_unmarked(given.name) or _is_unmarked(known.name)
    born, other = _born(given), _born(known)
    if born is not None and other is not None:
        is_same_day = born == other and born.precision == "day"
        if not born.agrees_with(other) or (is_same_day and not is_spelt_alike):
            return ""
        return "name-and-birth"
    return "name-and-place" if given.commune and given.commune == known.commune else ""


def keep_people(desk: Desk, unit: Unit, draft: Draft) -> None:
    """Write owner and filer of a dossier into the register, if its owner agreed to be kept; part of finalizing."""
    consent = unit.consents.latest(draft.id)
    if consent is None or Purpose.KEEP not in consent.purposes:
        return
    before = unit.register.of_dossier(draft.id)
    named = list(_people(draft.instance))
    people = [_matched(desk, unit, given, before.get(block.role)) for block, given in named]
    parents = {block.ref for block in person_blocks.blocks(draft.instance) if block.role in _PARENTS}
    housed = _housed(people, is_family=any(block.ref in parents for block, _ in named))
    for (block, _), person in zip(named, housed, strict=True):
        unit.register.put(person, draft.id, block.role)


def _matched(desk: Desk, unit: Unit, given: RegisteredPerson, own: RegisteredPerson | None) -> RegisteredPerson:
    """The entry that this is written to: the one of the same number and name, the dossier's own of before, or a new."""
    same = [
        one
        for one in unit.register.alike(given.name, given.card_number)
        if given.card_number and one.card_number == given.card_number and same_name(one.name, given.name)
    ]
    is_own = own is not None and not (own.card_number and given.card_number and own.card_number != given.card_number)
    entry = same[0] if same else own if is_own else None
    if entry is None:
        return replace(given, id=_new_id(desk))
    facts = {**unit.register.get(entry.id).facts, **given.facts}
    return replace(given, id=entry.id, household=entry.household, facts=facts, phone=given.phone or entry.phone)


def _housed(people: Sequence[RegisteredPerson], *, is_family: bool) -> Iterator[RegisteredPerson]:
    """Who has no household yet joins the other person of the dossier who lives there, or files as a child's parent."""
    home = next((person.household for person in people if person.household), people[0].id if people else "")
    addresses = {_address(person) for person in people} - {("", "")}
    for person in people:
        is_shared = len(addresses) <= 1 and (is_family or _address(person) != ("", ""))
        yield person if person.household else replace(person, household=home if is_shared else person.id)


def _people(instance: Instance) -> Iterator[tuple[PersonBlock, RegisteredPerson]]:
    """Owner and filer as the form has them, each once and only with a name."""
    seen: set[str] = set()
    for block in person_blocks.blocks(instance):
        if block.role not in ROLES or block.ref in seen or not instance.relevant(block.ref):
            continue
        if (person := _person(instance, block)) is not None and block.role not in seen:
            seen |= {block.ref, block.role}
            yield block, person


def _person(instance: Instance, block: PersonBlock) -> RegisteredPerson | None:
    facts = {
        fact: text
        for fact, ref in block.facts.items()
        if (text := instance.value(ref)) and fact not in _NOT_FOR_LATER and not _is_sensitive(instance, ref)
    }
    if not facts.get("name"):
        return None
    born = person_blocks.born_of(instance, block)
    facts |= {"born": born.vietnamese()} if born is not None else {}
    return RegisteredPerson(
        id="",
        household="",
        name=facts["name"],
        card_number=facts.get("number", ""),
        born=facts.get("born", ""),
        commune=facts.get("commune", ""),
        phone=_digits(facts.get("phone", "")),
        facts=facts,
    )


def _digits(phone: str) -> str:
    """A telephone number as it is compared: 0912345678, also when written +84 912 345 678, 0084… or 84912345678."""
    digits = "".join(letter for letter in phone if letter.isdigit()).removeprefix("00")
    return f"0{digits[2:]}" if digits.startswith("84") and len(digits) >= _WITH_COUNTRY else digits


def _is_sensitive(instance: Instance, ref: str) -> bool:
    return instance.attributes(ref).get("sensitive") == "yes"


def _block(draft: Draft, wanted: str | None) -> PersonBlock:
    """The block named, or the first person's without a name."""
    asked = [
        block
        for block in person_blocks.blocks(draft.instance)
        if block.is_person and "name" in block.facts and draft.instance.relevant(block.ref)
    ]
    for block in asked:
        is_empty = not draft.instance.value(block.facts["name"])
        if wanted in (block.ref, block.role) or (wanted is None and is_empty):
            return block
    roles = ", ".join(dict.fromkeys(block.role for block in asked))
    raise Refusal("unknown-block", f"Name the block that this person fills, one of: {roles}.", roles=roles)


def _address(person: RegisteredPerson) -> tuple[str, str]:
    return person.commune, person.facts.get("hamlet", "")


def _born(person: RegisteredPerson) -> PartialDate | None:
    return PartialDate.parse(person.born) if person.born else None


def _is_unmarked(name: str) -> bool:
    """Typed without marks, so that it may be any of the names with them."""
    return fold(name) == name.casefold()


def _shown(person: RegisteredPerson) -> str:
    born = f", sinh {person.born}" if person.born else ""
    return f"{person.name}{born}{f', số {person.card_number}' if person.card_number else ', chưa có số định danh'}"


def _new_id(desk: Desk) -> str:
    return uuid7(int(desk.clock.now().timestamp() * 1000))
