"""A procedure as its card tells it: every value with its mark of certainty, papers, ways of filing, fees and times."""

import re
from collections.abc import Mapping
from dataclasses import asdict, dataclass, field
from datetime import date
from typing import Any, Literal

from forms.dates import at_noon, working_day_due
from forms.dossier import Route
from forms.sheet_values import Line

Mark = Literal["sourced", "known", "uncertain"]
LONGEST_DAYS = 30
"""Working days that a dossier is given where its card knows no number (facts/procedures.tsv: none takes longer)."""
_SUM = re.compile(r"[1-9][0-9.]* ?(?:đồng|đ\b)")
CODE = re.compile(r"^([0-9]\.[0-9]{4,6})(?:\.[0-9]{3}\.[0-9]{2}\.[0-9]{2}\.[GH][0-9]{2})?$")
"""A national code, or an office's longer form of it."""


@dataclass(frozen=True)
class Fact:
    """One value as it stands on screen and paper, how sure it is, and where it was read."""

    text: str
    mark: Mark = "sourced"
    source: str = ""
    cases: tuple[str, ...] = ()

    @property
    def uncertain(self) -> bool:
        """Whether "Chưa chắc – hỏi xã trước" stands beside it."""
        return self.mark == "uncertain"

    def line(self) -> Line:
        """The value for paper."""
        return Line(self.text, self.uncertain)


@dataclass(frozen=True)
class Case:
    """One situation (trường hợp) that decides which papers are needed.

    Attributes:
        time: where this case takes another time than the route says, that time; no day is computed then.
    """

    id: str
    name: str
    time: Fact | None = None


@dataclass(frozen=True)
class Paper:
    """One paper of the dossier.

    Attributes:
        originals, copies: how many of each; both 0 for a paper that data replaces.
        cases, routes: where it is asked for; empty means everywhere.
        replaced_by_data: the State's data that replaces it, or "".
        replaced_until: last day of the rule behind that, None when it has no end.
        printed_here: it is the declaration that this program fills and prints.
    """

    id: str
    name: str
    originals: int
    copies: int
    required: bool
    cases: tuple[str, ...] = ()
    routes: tuple[str, ...] = ()
    replaced_by_data: str = ""
    replaced_until: date | None = None
    note: str = ""
    printed_here: bool = False
    mark: Mark = "sourced"
    source: str = ""


@dataclass(frozen=True)
class RouteCard:
    """One way of filing. ``working_days`` 0 is the same day; None means that no number of days is known."""

    where: tuple[Fact, ...]
    time: Fact
    working_days: int | None
    fee: tuple[Fact, ...]
    cutoff_15h: bool
    notes: tuple[Fact, ...]
    mark: Mark = "sourced"


@dataclass(frozen=True)
class Office:
    """Who takes the dossier: a commune's service centre, its police, the insurance …; ``name`` as the sheet says it."""

    kind: str
    name: str
    mark: Mark = "sourced"
    source: str = ""


@dataclass(frozen=True)
class ReturnRule:
    """One known reason for a return, as data; ``app.services.preflight`` knows how each ``check`` is made.

    Attributes:
        code: of the problem, by which it is accepted.
        cases, routes: where it is asked; empty means everywhere.
        settings: what the check needs to know (a ref, months, "commune" or "province").
    """

    code: str
    check: str
    message: str
    fix: str
    severity: str
    cases: tuple[str, ...] = ()
    routes: tuple[str, ...] = ()
    settings: Mapping[str, str] = field(default_factory=dict)
    mark: Mark = "sourced"
    source: str = ""


@dataclass(frozen=True)
class PlainStep:
    """One thing to do, in everyday words; ``routes`` empty means on every route."""

    pictogram: str
    text: str
    routes: tuple[str, ...] = ()


@dataclass(frozen=True)
class Alias:
    """An old code of this procedure and what happened to it."""

    code: str
    note: str
    mark: Mark = "sourced"


@dataclass(frozen=True)
class Alternative:
    """Another procedure that is chosen instead of this one, never beside it."""

    code: str
    name: str
    note: str
    mark: Mark = "sourced"


@dataclass(frozen=True)
class DeadlineRule:
    """A deadline as data: so many calendar days after the day that stands at a ref of the form."""

    days: int
    counted_from: str


@dataclass(frozen=True)
class Procedure:
    """The whole card of one procedure.

    Attributes:
        name: official; ``title`` in plain words.
        certainty: the weakest mark that the card as a whole deserves.
        review_on: after this day no amount of the card is stated as certain.
        words: what villagers call it; ``other_words`` name something else although they sound like it.
        sensitive: hidden in lists as "Hồ sơ riêng tư".
        form_mark: what the facts mark uncertain about the official form's number or layout.
        office: who takes the dossier; never which commune's, that is asked.
        return_rules: the reasons for a return that this procedure has beside those common to all.
        deadline_rule: ``deadline`` as data, where the card gives it so.
    """

    code: str
    name: str
    title: str
    field: str
    status: str
    who: tuple[Fact, ...]
    deadline: Fact | None
    cases: tuple[Case, ...]
    papers: tuple[Paper, ...]
    routes: Mapping[Route, RouteCard]
    steps: tuple[PlainStep, ...]
    result: tuple[Fact, ...]
    amounts: tuple[Fact, ...]
    legal_basis: tuple[Fact, ...]
    made_public: tuple[Fact, ...]
    decided_by: Fact | None
    complaint: tuple[Fact, ...]
    alternatives: tuple[Alternative, ...]
    aliases: tuple[Alias, ...]
    effective_from: date | None
    effective_to: date | None
    effective_mark: Mark
    source: str
    checked_on: date
    review_on: date
    certainty: Mark
    words: tuple[str, ...]
    other_words: tuple[str, ...]
    portal_uuid: str
    has_form: bool
    sensitive: bool
    form_mark: str
    office: Office
    return_rules: tuple[ReturnRule, ...]
    deadline_rule: DeadlineRule | None = None

    def card(self) -> dict[str, Any]:
        """The whole card as JSON values: dates in ISO, routes by name."""
        return {key: _plain(value) for key, value in asdict(self).items()}

    def case_names(self, case: str) -> tuple[str, ...]:
        """The names of the cases in a space-separated list of their ids."""
        return tuple(known.name for known in self.cases if known.id in case.split())

    def times_of(self, case: str | None) -> tuple[Fact, ...]:
        """What replaces the route's time in a space-separated list of case ids; empty where none does."""
        named = (case or "").split()
        return tuple(known.time for known in self.cases if known.time and known.id in named)

    def amounts_on(self, today: date) -> tuple[Fact, ...]:
        """The amounts that may be stated on a day: past the review date each is marked uncertain."""
        if today <= self.review_on:
            return self.amounts
        return tuple(Fact(fact.text, "uncertain", fact.source, fact.cases) for fact in self.amounts)

    def fee_on(self, route: Route, today: date) -> tuple[Fact, ...]:
        """The fee of a route; past the review date no sum of money is stated, only that the office is asked."""
        fees = self.routes[route].fee
        if today <= self.review_on:
            return fees
        kept = tuple(fact for fact in fees if not _SUM.search(fact.text))
        return kept if len(kept) == len(fees) else (*kept, Fact("Lệ phí: hỏi nơi nhận hồ sơ.", "uncertain"))

    def ending_on(self, today: date, route: Route) -> Fact | None:
        """What is told when the procedure ends before a dossier filed today would be done; None while there is time.

        The time is the route's working days, or the longest that the facts know of any procedure where it is not known.
        """
        if self.effective_to is None:
            return None
        days = self.routes[route].working_days
        needed = LONGEST_DAYS if days is None else days
        if working_day_due(at_noon(today), needed, cutoff_15h=False)[0] <= self.effective_to:
            return None
        over = today > self.effective_to
        day = f"{self.effective_to:%d/%m/%Y}"
        text = f"Thủ tục này đã hết từ sau ngày {day}." if over else f"Thủ tục này chỉ còn đến ngày {day}."
        return Fact(f"{text} Hỏi xã trước khi làm.", "uncertain", self.source)


def plain_code(code: str) -> str:
    """The national part of a code: ``1.001612.000.00.00.H48`` is ``1.001612``; other texts come back stripped."""
    found = CODE.match(code.strip())
    return found.group(1) if found else code.strip()


def _plain(value: object) -> object:
    if isinstance(value, date):
        return value.isoformat()
    if isinstance(value, Mapping):
        return {str(key): _plain(each) for key, each in value.items()}
    if isinstance(value, (list, tuple)):
        return [_plain(each) for each in value]
    return value
