"""What a card may hold, checked where packs are written; the running program reads cards without this."""

from datetime import date
from typing import Annotated, Literal

from pydantic import BaseModel, ConfigDict, Field, StringConstraints, model_validator

Text = Annotated[str, StringConstraints(min_length=1, strip_whitespace=True)]
Code = Annotated[str, StringConstraints(pattern=r"^[0-9]\.[0-9]{4,6}$")]
Id = Annotated[str, StringConstraints(pattern=r"^[a-z][a-z0-9_]*$")]
Mark = Literal["sourced", "known", "uncertain"]
RouteName = Literal["desk", "vneid", "post", "officer", "advice"]
Pictogram = Literal["fill", "sign", "bring", "wait", "collect", "phone", "home"]
MOST_STEPS = 7
"""Steps of one route on one sheet (facts/domain.md 10.2)."""


class _Part(BaseModel):
    model_config = ConfigDict(extra="forbid", frozen=True)


class FactModel(_Part):
    """A value with its mark; a sourced one names its source."""

    text: Text
    mark: Mark
    source: str = ""
    cases: tuple[Id, ...] = ()

    @model_validator(mode="after")
    def _source_named(self) -> "FactModel":
        if self.mark == "sourced" and not self.source:
            raise ValueError(f"a sourced value names its source: {self.text!r}")
        return self


class CaseModel(_Part):
    """One case; ``time`` where it takes another time than the routes say."""

    id: Id
    name: Text
    time: FactModel | None = None


class PaperModel(_Part):
    """One paper; one that data replaces asks for no copy."""

    id: Id
    name: Text
    originals: Annotated[int, Field(ge=0, le=20)]
    copies: Annotated[int, Field(ge=0, le=20)]
    required: bool
    cases: tuple[Id, ...] = ()
    routes: tuple[RouteName, ...] = ()
    replaced_by_data: str = ""
    replaced_until: date | None = None
    note: str = ""
    printed_here: bool = False
    mark: Mark
    source: Text

    @model_validator(mode="after")
    def _counted(self) -> "PaperModel":
        if bool(self.replaced_by_data) == bool(self.originals + self.copies):
            raise ValueError(f"paper {self.id}: either data replaces it or it is counted, not both and not neither")
        return self


class RouteModel(_Part):
    """One way of filing."""

    where: tuple[FactModel, ...]
    time: FactModel
    working_days: Annotated[int, Field(ge=0, le=400)] | None
    fee: tuple[FactModel, ...]
    cutoff_15h: bool
    notes: tuple[FactModel, ...] = ()
    mark: Mark


class StepModel(_Part):
    """One step."""

    pictogram: Pictogram
    text: Text
    routes: tuple[RouteName, ...] = ()


class AliasModel(_Part):
    """An old code."""

    code: Code
    note: Text
    mark: Mark


class AlternativeModel(_Part):
    """A procedure that is chosen instead."""

    code: Code
    name: Text
    note: Text
    mark: Mark


class CardModel(_Part):
    """The whole ``card.json``."""

    code: Code
    name: Text
    title: Text
    field: Text
    status: Text
    who: tuple[FactModel, ...]
    deadline: FactModel | None
    cases: tuple[CaseModel, ...]
    papers: tuple[PaperModel, ...]
    routes: dict[RouteName, RouteModel]
    steps: tuple[StepModel, ...]
    result: tuple[FactModel, ...]
    amounts: tuple[FactModel, ...]
    legal_basis: tuple[FactModel, ...]
    made_public: tuple[FactModel, ...]
    decided_by: FactModel | None
    complaint: tuple[FactModel, ...]
    alternatives: tuple[AlternativeModel, ...]
    aliases: tuple[AliasModel, ...]
    effective_from: date | None
    effective_to: date | None
    effective_mark: Mark
    source: Text
    checked_on: date
    review_on: date
    certainty: Mark
    words: tuple[Text, ...]
    other_words: tuple[Text, ...]
    portal_uuid: str = ""
    sensitive: bool
    form_mark: str = ""

    @model_validator(mode="after")
    def _cases_known(self) -> "CardModel":
        known = {case.id for case in self.cases}
        named = {case for paper in self.papers for case in paper.cases}
        named |= {case for fact in (*self.made_public, *self.who) for case in fact.cases}
        if named - known:
            raise ValueError(f"cases that the card does not list: {', '.join(sorted(named - known))}")
        return self

    @model_validator(mode="after")
    def _steps_fit(self) -> "CardModel":
        for route in self.routes:
            count = sum(not step.routes or route in step.routes for step in self.steps)
            if not 1 <= count <= MOST_STEPS:
                raise ValueError(f"route {route} has {count} steps; a sheet holds 1 to {MOST_STEPS}")
        return self
