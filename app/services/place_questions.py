"""The places that a form asks for: found by any name, or taken over from the dossier before it in the same sitting."""

import re
from collections.abc import Iterable, Iterator, Sequence
from contextlib import suppress
from dataclasses import dataclass
from itertools import islice

from app.services.desk import Desk
from app.services.fill_dossier import Draft
from app.services.record_consent import COVERS_DOSSIER
from app.storage.records import DossierRow
from app.storage.vault import Unit
from forms.dates import VIETNAM
from forms.engine import Instance
from forms.person_blocks import OFFICE, blocks, owner_role
from forms.place_names import NamedPlace, named_place
from forms.refusal import Refusal

_LOOKED_AT = 3
"""Dossiers before this one that are asked; more would be another sitting."""
_NEWEST = 20
_NEIGHBOURHOOD = re.compile(r"^(?:thôn|xóm|ấp|bản|buôn|bon|làng|tổ|khu|khóm|phum|sóc|plei|tiểu khu)\s", re.IGNORECASE)
"""What many houses share; a house number or a street belongs to one family alone."""


@dataclass(frozen=True)
class PlaceQuestion:
    """Province, commune and hamlet that are asked together, by their refs ("" where no hamlet is asked).

    ``kind`` says what a place of the sitting before may stand for: ``home`` of a person, ``office``, or "" for neither.
    """

    province: str
    commune: str
    hamlet: str
    kind: str
    is_answered: bool


@dataclass(frozen=True)
class SittingPlaces:
    """Where the villager before this one lives and files; None where it is not known."""

    home: NamedPlace | None = None
    office: NamedPlace | None = None

    def of_kind(self, kind: str) -> NamedPlace | None:
        """What fits a question of that kind."""
        return {"home": self.home, OFFICE: self.office}.get(kind)


def place_questions(instance: Instance, refs: Sequence[str]) -> tuple[PlaceQuestion, ...]:
    """The places among these questions: our forms ask ``x_province``, ``x_commune`` and ``x_hamlet`` side by side."""
    asked = frozenset(refs)
    return tuple(_place(instance, ref, asked) for ref in refs if _beside(ref, "commune") in asked)


def put(draft: Draft, question: PlaceQuestion, place: NamedPlace, *, origin: str = "typed") -> None:
    """Answer a place whole: one step, taken back as one; a hamlet that stands there already is kept.

    Raises:
        Refusal: ``not-a-choice`` where the form takes no commune of that province.
    """
    answers = {question.province: place.province, question.commune: place.commune}
    if question.hamlet and place.hamlet and not draft.instance.value(question.hamlet):
        answers[question.hamlet] = place.hamlet
    draft.answer(answers, origin)


def of_this_sitting(desk: Desk, dossier_id: str) -> SittingPlaces:
    """Where the one before lives and files, by the newest dossiers that this helper began on the same day.

    Only what many share is taken over: the commune, and of the hamlet what is no house number. The office is offered,
    never filled in by itself.
    """
    home, office = None, None
    for earlier in _readable(desk, _before(desk, dossier_id)):
        home = home or _home_of(desk, earlier)
        office = office or _named(desk, earlier, OFFICE)
    return SittingPlaces(home, office)


def _before(desk: Desk, dossier_id: str) -> list[DossierRow]:
    """The helper's own of today, of people who still agree to being kept."""
    today = desk.today()
    with desk.vault.read() as unit:
        rows = unit.dossiers.page(limit=_NEWEST).rows
        mine = (row for row in rows if row.helper == desk.vault.user and row.id != dossier_id)
        of_today = (row for row in mine if row.created.astimezone(VIETNAM).date() == today)
        return list(islice((row for row in of_today if _is_kept(unit, row.id)), _LOOKED_AT))


def _is_kept(unit: Unit, dossier_id: str) -> bool:
    consent = unit.consents.latest(dossier_id)
    return consent is not None and consent.purposes >= COVERS_DOSSIER


def _readable(desk: Desk, rows: Iterable[DossierRow]) -> Iterator[Instance]:
    """What cannot be read is passed over: it is told where somebody opens it, not beside another villager."""
    for row in rows:
        with suppress(Refusal):
            yield Draft.look(desk, row.id).instance


def _home_of(desk: Desk, earlier: Instance) -> NamedPlace | None:
    return _named(desk, earlier, owner_role(blocks(earlier)))


def _named(desk: Desk, earlier: Instance, role: str) -> NamedPlace | None:
    block = next((one for one in blocks(earlier) if one.role == role), None)
    said = {fact: earlier.value(ref) for fact, ref in block.facts.items()} if block else {}
    if not said.get("commune"):
        return None
    shared = ", ".join(_shared_parts(said.get("hamlet", "")))
    return named_place(desk.places, said["commune"], hamlet=shared)


def _shared_parts(hamlet: str) -> Iterator[str]:
    yield from (part.strip() for part in hamlet.split(",") if _NEIGHBOURHOOD.match(part.strip()))


def _place(instance: Instance, province: str, refs: frozenset[str]) -> PlaceQuestion:
    commune, hamlet = _beside(province, "commune"), _beside(province, "hamlet")
    group = province.rpartition("/")[0]
    kind = ""
    if instance.attributes(province).get("fact"):
        kind = OFFICE if instance.attributes(group).get("role") == OFFICE else "home"
    return PlaceQuestion(
        province, commune, hamlet if hamlet in refs else "", kind, is_answered=bool(instance.value(commune))
    )


def _beside(ref: str, name: str) -> str:
    return ref.removesuffix("province") + name if ref.endswith("province") else ""
