"""What a card may hold, checked where packs are written; the running program reads cards without this."""

from datetime import date
from typing import Annotated, Literal

from pydantic import BaseModel, ConfigDict, Field, StringConstraints, model_validator

Text = Annotated[str, StringConstraints(min_length=1, strip_whitespace=True)]
Code = Annotated[str, StringConstraints(pattern=r"^[0-9]\.[0-9]{4,6}$")]
ID_PATTERN = r"^[a-z][a-z0-9_]*$"
Id = Annotated[str, StringConstraints(pattern=ID_PATTERN)]
Mark = Literal["sourced", "known", "uncertain"]
RouteName = Literal["desk", "vneid", "post", "officer", "advice"]
OfficeKind = Literal["commune", "police", "insurance", "military", "legal_aid", "keeper", "school"]
Check = Literal[
    "name_differs",
    "number_twice",
    "wrong_office",
    "office_suggested",
    "card_expired",
    "pages_missing",
    "unreadable",
    "ending",
]
Pictogram = Literal[
    "fill", "sign", "bring", "wait", "collect", "phone", "home",
    "mobile", "post", "pay", "police", "photograph", "copy", "meet",
]  # fmt: skip
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


class DeadlineModel(FactModel):
    """A deadline in words and, where it is a number of calendar days after an answer, as data too."""

    days: Annotated[int, Field(gt=0)] | None = None
    counted_from: Annotated[str, StringConstraints(pattern=r"^/data/")] | None = None

    @model_validator(mode="after")
    def _both_or_none(self) -> "DeadlineModel":
        if (self.days is None) != (self.counted_from is None):
            raise ValueError("a deadline as data has both days and counted_from")
        if self.days is not None and str(self.days) not in self.text:
            raise ValueError(f"the words of the deadline do not say {self.days}")
        return self


class CaseModel(_Part):
    """One case; ``time`` where it takes another time than the routes say."""

    id: Id
    name: Text
    time: FactModel | None = None


class PaperModel(_Part):
    """One paper; one that data replaces asks for no copy, and one whose number the facts do not give has none."""

    id: Id
    name: Text
    originals: Annotated[int, Field(ge=0, le=20)]
    copies: Annotated[int, Field(ge=0, le=20)]
    uncounted: bool = False
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
        said = bool(self.replaced_by_data), bool(self.originals + self.copies), self.uncounted
        if sum(said) != 1:
            raise ValueError(f"paper {self.id}: data replaces it, or it is counted, or uncounted; one of the three")
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


class OfficeModel(_Part):
    """Who takes the dossier; a commune's own office is never named here, only its kind."""

    kind: OfficeKind
    name: Text
    mark: Mark
    source: Text


class ReturnRuleModel(_Part):
    """One reason for a return as data; ``settings`` are what its check needs to know."""

    code: Annotated[str, StringConstraints(pattern=r"^[a-z][a-z-]*$")]
    check: Check
    message: Text
    fix: Text
    severity: Literal["error", "warning"]
    cases: tuple[Id, ...] = ()
    routes: tuple[RouteName, ...] = ()
    settings: dict[str, str] = {}
    mark: Mark
    source: Text


class ReturnRulesModel(_Part):
    """The whole ``return_rules.json``: what holds for every procedure."""

    rules: tuple[ReturnRuleModel, ...]


class ChangedCodeModel(_Part):
    """An old code and the one that follows it, "" where none does."""

    old: Code
    new: Annotated[str, StringConstraints(pattern=r"^([0-9]\.[0-9]{4,6})?$")]
    mark: Mark
    note: Text


class ChangedCodesModel(_Part):
    """The whole ``changed_codes.json``."""

    source: Text
    checked_on: date
    codes: tuple[ChangedCodeModel, ...]


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
    deadline: DeadlineModel | None
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
    office: OfficeModel
    return_rules: tuple[ReturnRuleModel, ...] = ()

    @model_validator(mode="after")
    def _cases_known(self) -> "CardModel":
        known = {case.id for case in self.cases}
        told = [*self.made_public, *self.who, *self.result, *self.amounts]
        told += [fact for route in self.routes.values() for fact in (*route.where, *route.fee, *route.notes)]
        named = {case for fact in told for case in fact.cases}
        named |= {case for paper in self.papers for case in paper.cases}
        named |= {case for rule in self.return_rules for case in rule.cases}
        if named - known:
            raise ValueError(f"cases that the card does not list: {', '.join(sorted(named - known))}")
        return self

    @model_validator(mode="after")
    def _routes_known(self) -> "CardModel":
        if not self.routes:
            raise ValueError("the card names no route; advice is one, too")
        named = {route for paper in self.papers for route in paper.routes}
        named |= {route for step in self.steps for route in step.routes}
        named |= {route for rule in self.return_rules for route in rule.routes}
        if named - set(self.routes):
            raise ValueError(f"routes that the card does not have: {', '.join(sorted(named - set(self.routes)))}")
        return self

    @model_validator(mode="after")
    def _named_once(self) -> "CardModel":
        for what, names in (
            ("case", [case.id for case in self.cases]),
            ("paper", [paper.id for paper in self.papers]),
            ("return rule", [rule.code for rule in self.return_rules]),
        ):
            twice = sorted({name for name in names if names.count(name) > 1})
            if twice:
                raise ValueError(f"{what} named twice: {', '.join(twice)}")
        return self

    @model_validator(mode="after")
    def _days_in_order(self) -> "CardModel":
        if self.effective_from and self.effective_to and self.effective_from > self.effective_to:
            raise ValueError("effective_from stands after effective_to")
        if self.review_on < self.checked_on:
            raise ValueError("review_on stands before checked_on")
        return self

    @model_validator(mode="after")
    def _steps_fit(self) -> "CardModel":
        for route in self.routes:
            count = sum(not step.routes or route in step.routes for step in self.steps)
            if not 1 <= count <= MOST_STEPS:
                raise ValueError(f"route {route} has {count} steps; a sheet holds 1 to {MOST_STEPS}")
        return self
