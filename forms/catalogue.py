"""What a commune does for people: each procedure's card, read from the packs, every value with its mark of certainty.

A pack is ``forms/packs/<code>/``: ``card.json``, ``form.xml`` (built from ``form.md``), ``declaration.json``. Values
are checked when a pack is written (``forms.authoring``); reading them here is fast and trusts the shipped files.
"""

import hashlib
import json
import re
from collections.abc import Mapping, Sequence
from dataclasses import asdict, dataclass, field
from datetime import date
from functools import cached_property
from pathlib import Path
from typing import Any, Literal

from forms.dates import at_noon, working_day_due
from forms.dossier import Route
from forms.local_data import LocalData, local_data_of
from forms.places import Places
from forms.refusal import Refusal
from forms.sheet_values import Line

PACKS = Path(__file__).with_name("packs")
Mark = Literal["sourced", "known", "uncertain"]
LONGEST_DAYS = 30
"""Working days that a dossier is given where its card knows no number (facts/procedures.tsv: none takes longer)."""
_SUM = re.compile(r"[1-9][0-9.]* ?(?:đồng|đ\b)")
_SEARCHED = ("*/card.json", "changed_codes.json", "words/*.tsv")
"""The files on which the index of words is built."""
_SUFFIX = re.compile(r"^([0-9]\.[0-9]{4,6})(?:\.[0-9]{3}\.[0-9]{2}\.[0-9]{2}\.[GH][0-9]{2})?$")


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


@dataclass(frozen=True)
class FormSource:
    """A form as the engine loads it. ``hash`` is SHA-256 of ``xml`` in hex; ``attachments`` by their jr:// URL.

    ``answers``: what the choice of this procedure answers already in a form that serves several, by ref.
    """

    xml: bytes
    hash: str
    version: str
    attachments: Mapping[str, bytes]
    answers: Mapping[str, str] = field(default_factory=dict)


class Catalogue:
    """The packs of one folder and those installed over it, read on first use.

    Of two cards of one procedure the one that was checked later counts, an installed one where the days are the same:
    a newer program is never held back by an older pack. A form is looked for first where its card stands.
    """

    def __init__(self, root: Path, over: Sequence[Path] = ()) -> None:
        self._root = root
        self._roots = (*over, root)

    @staticmethod
    def load(root: Path | None = None, over: Sequence[Path] = ()) -> "Catalogue":
        """The packs under ``root``, or those shipped with the program; ``over`` them installed ones, newest first.

        Refusal ``bad-pack`` for an unreadable card.
        """
        return Catalogue(root or PACKS, over)

    def under(self, folder: Path) -> "Catalogue":
        """These packs with another folder of packs over them."""
        return Catalogue(self._root, (folder, *self._roots[:-1]))

    @cached_property
    def _cards(self) -> dict[str, tuple[Path, dict[str, Any]]]:
        """The card that counts of each procedure, with the folder of packs that it stands in."""
        found: dict[str, tuple[Path, dict[str, Any]]] = {}
        for root in self._roots:
            for path in sorted(root.glob("*/card.json")):
                card, known = _json(path), found.get(path.parent.name)
                if known is None or card["checked_on"] > known[1]["checked_on"]:
                    found[path.parent.name] = (root, card)
        return dict(sorted(found.items()))

    @cached_property
    def _procedures(self) -> dict[str, Procedure]:
        more = self._more_words
        found = [
            _procedure(
                card | {"words": [*card["words"], *more.get(code, ())]},
                has_form=self._form_file(code, "form.xml").is_file(),
            )
            for code, (_, card) in self._cards.items()
        ]
        return {procedure.code: procedure for procedure in found}

    @property
    def _more_words(self) -> Mapping[str, Sequence[str]]:
        """Code -> what else people say of it, from the word lists of packs."""
        found: dict[str, list[str]] = {}
        for path in self.files("words/*.tsv"):
            for code, text in word_list(path.read_text(encoding="utf-8"), path.name):
                found.setdefault(code, []).append(text)
        return found

    def local(self, commune: str) -> LocalData | None:
        """What a commune itself says of its office, telephones and fees; None while no pack of it is installed."""
        path = next((path for root in self._roots if (path := root / "local" / f"{commune}.json").is_file()), None)
        return None if path is None else local_data_of(_json(path))

    @cached_property
    def only_local(self) -> LocalData | None:
        """The one commune whose own data is installed; None where there are none or several."""
        found = {path.stem for root in self._roots for path in root.glob("local/*.json")}
        return self.local(found.pop()) if len(found) == 1 else None

    def _beside(self, name: str, rows: str, key: str) -> tuple[dict[str, Any], ...]:
        """The rows of the files of a name beside the folders, each by its ``key`` as it was installed last.

        A pack that speaks of one row leaves the others as they are, whoever brought them.
        """
        found: dict[str, dict[str, Any]] = {}
        for path in self.files(name):
            for one in _json(path)[rows]:
                found.setdefault(one[key], one)
        return tuple(found.values())

    @cached_property
    def return_rules(self) -> tuple[ReturnRule, ...]:
        """The reasons for a return that every procedure has, from the files ``return_rules.json``."""
        return tuple(_rule(row) for row in self._beside("return_rules.json", "rules", "code"))

    @cached_property
    def _changed_codes(self) -> Mapping[str, Alias]:
        """Old code -> the code that follows it, from the files ``changed_codes.json`` and from the cards themselves."""
        rows = self._beside("changed_codes.json", "codes", "old")
        changed = {row["old"]: Alias(row["new"], row["note"], row["mark"]) for row in rows}
        for procedure in self._procedures.values():
            changed |= {old.code: Alias(procedure.code, old.note, old.mark) for old in procedure.aliases}
        return changed

    def files(self, pattern: str) -> tuple[Path, ...]:
        """The files of a kind that stand beside the folders (``events/*.json``), what was installed last first."""
        return tuple(path for root in self._roots for path in sorted(root.glob(pattern)))

    def all(self) -> tuple[Procedure, ...]:
        """Every procedure, by code."""
        return tuple(self._procedures.values())

    @property
    def place(self) -> str:
        """Where the packs lie, for telling one catalogue's index from another's."""
        return " ".join(str(root.absolute()) for root in self._roots)

    def stamp(self) -> str:
        """Another text as soon as a card is added, changed or gone; no card is read for it."""
        return self._stamp

    @cached_property
    def _stamp(self) -> str:
        told = hashlib.sha256()
        for root in self._roots:
            for path in sorted(path for kind in _SEARCHED for path in root.glob(kind)):
                state = path.stat()
                told.update(f"{path} {state.st_size} {state.st_mtime_ns}\n".encode())
        return told.hexdigest()

    def changed_codes(self) -> Mapping[str, Alias]:
        """Every old code with what became of it."""
        return self._changed_codes

    def has_form(self, code: str) -> bool:
        """Whether a dossier can be made of a procedure, by its present code; no card is read for it."""
        return any((root / code / name).is_file() for root in self._roots for name in ("form.xml", "form.json"))

    def successor(self, code: str) -> Alias | None:
        """What became of an old code: the new code ("" where none follows) with the explanation, or None."""
        return self._changed_codes.get(plain_code(code))

    def get(self, code: str) -> Procedure:
        """A procedure by its code, an office's longer form of it, or an old code; Refusal ``unknown-procedure``."""
        plain = plain_code(code)
        change = self._changed_codes.get(plain)
        known = self._procedures.get(change.code if change else plain)
        if known:
            return known
        if change and not change.code:
            raise Refusal("unknown-procedure", f"Code {plain} was abolished ({change.note}).", procedure=plain)
        if change:
            raise Refusal(
                "unknown-procedure",
                f"Code {plain} is now {change.code} ({change.note}); this catalogue has no card for it yet.",
                procedure=plain,
                successor=change.code,
            )
        raise Refusal(
            "unknown-procedure",
            f"There is no procedure {plain!r} in this catalogue; look for it with 'hosolang find WORDS'.",
            procedure=plain,
        )

    def _form_file(self, code: str, name: str) -> Path:
        """A file of a procedure's form: in its own pack, else in the form's folder that its ``form.json`` names."""
        shared = self._shared(code).get("form", "")
        own = self._file(code, f"{code}/{name}")
        return own if own.is_file() or not shared else self._file(code, f"_forms/{shared}/{name}")

    def _file(self, code: str, path: str) -> Path:
        """A file of the packs for a procedure: from where its card stands, else from where it is."""
        home = self._cards[code][0] if code in self._cards else self._root
        roots = (home, *(root for root in self._roots if root != home))
        return next((root / path for root in roots if (root / path).is_file()), home / path)

    def _shared(self, code: str) -> Mapping[str, Any]:
        """``{form, answers}`` of a procedure whose form serves several, with what its choice answers already."""
        path = self._file(code, f"{code}/form.json")
        return _json(path) if path.is_file() else {}

    def form(self, code: str) -> FormSource:
        """The form of a procedure; Refusal ``no-form`` where guidance is all there is."""
        procedure = self.get(code)
        path = self._form_file(procedure.code, "form.xml")
        if not path.is_file():
            raise Refusal("no-form", f"Procedure {procedure.code} has guidance but no form here; print its sheet.")
        xml = path.read_bytes()
        wanted = Places.load().csv_attachments() if b"jr://file-csv/" in xml else {}
        found = re.search(rb'\bversion="([^"]*)"', xml.split(b"<instance", 1)[-1])
        version = found.group(1).decode() if found else ""
        known = self._shared(procedure.code).get("answers", {})
        return FormSource(xml, hashlib.sha256(xml).hexdigest(), version, wanted, known)

    def parts(self, code: str) -> dict[str, Path]:
        """The files of a procedure's own pack by name; a form that several share is not among them."""
        names = ("card.json", "form.json", "form.md", "form.xml", "declaration.json", "changes.json")
        found = {name: self._file(code, f"{code}/{name}") for name in names}
        return {name: path for name, path in found.items() if path.is_file()}

    def shared_form(self, code: str) -> str:
        """The name of the form that this procedure shares with others, "" where it has its own or none."""
        return str(self._shared(code).get("form", ""))

    def has_declaration(self, code: str) -> bool:
        """Whether :meth:`declaration_layout` has a layout to give."""
        return self._form_file(self.get(code).code, "declaration.json").is_file()

    def declaration_layout(self, code: str) -> Mapping[str, Any]:
        """The official form's layout as data (``forms.declaration.resolve`` fills it); Refusal ``no-form``."""
        procedure = self.get(code)
        path = self._form_file(procedure.code, "declaration.json")
        if not path.is_file():
            raise Refusal("no-form", f"Procedure {procedure.code} has no declaration to print here.")
        return _json(path)


def word_list(content: str, name: str) -> tuple[tuple[str, str], ...]:
    """The rows of a pack's list of words: a procedure's code, a tab, what people say of it; a first row of headings.

    Raises:
        Refusal: ``bad-pack`` for a row of another shape.
    """
    rows = [line.split("\t") for line in content.splitlines()[1:] if line.strip()]
    for row in rows:
        if len(row) != 2 or not _SUFFIX.match(row[0]) or not row[1].strip():
            raise Refusal("bad-pack", f"{name}: each row is a code, a tab and the words, not {row[0][:40]!r}.")
    return tuple((plain_code(code), words.strip()) for code, words in rows)


def plain_code(code: str) -> str:
    """The national part of a code: ``1.001612.000.00.00.H48`` is ``1.001612``; other texts come back stripped."""
    found = _SUFFIX.match(code.strip())
    return found.group(1) if found else code.strip()


def _json(path: Path) -> dict[str, Any]:
    try:
        content: dict[str, Any] = json.loads(path.read_text(encoding="utf-8"))
    except (ValueError, OSError) as error:
        raise Refusal("bad-pack", f"The file {path.parent.name}/{path.name} cannot be read: {error}.") from error
    return content


def _plain(value: object) -> object:
    if isinstance(value, date):
        return value.isoformat()
    if isinstance(value, Mapping):
        return {str(key): _plain(each) for key, each in value.items()}
    if isinstance(value, (list, tuple)):
        return [_plain(each) for each in value]
    return value


def _day(text: str | None) -> date | None:
    return date.fromisoformat(text) if text else None


def _facts(rows: list[dict[str, Any]] | None) -> tuple[Fact, ...]:
    return tuple(_fact(row) for row in rows or ())


def _fact(row: dict[str, Any]) -> Fact:
    return Fact(row["text"], row["mark"], row.get("source", ""), tuple(row.get("cases", ())))


def _paper(row: dict[str, Any]) -> Paper:
    return Paper(
        row["id"],
        row["name"],
        row["originals"],
        row["copies"],
        row["required"],
        tuple(row.get("cases", ())),
        tuple(row.get("routes", ())),
        row.get("replaced_by_data", ""),
        _day(row.get("replaced_until")),
        row.get("note", ""),
        row.get("printed_here", False),
        row["mark"],
        row.get("source", ""),
    )


def _route(row: dict[str, Any]) -> RouteCard:
    return RouteCard(
        _facts(row["where"]),
        _fact(row["time"]),
        row["working_days"],
        _facts(row["fee"]),
        row["cutoff_15h"],
        _facts(row.get("notes")),
        row["mark"],
    )


def _rule(row: dict[str, Any]) -> ReturnRule:
    return ReturnRule(
        row["code"],
        row["check"],
        row["message"],
        row["fix"],
        row["severity"],
        tuple(row.get("cases", ())),
        tuple(row.get("routes", ())),
        row.get("settings", {}),
        row["mark"],
        row.get("source", ""),
    )


def _deadline_rule(deadline: dict[str, Any] | None) -> DeadlineRule | None:
    days = (deadline or {}).get("days")
    return DeadlineRule(days, (deadline or {})["counted_from"]) if days else None


def _procedure(card: dict[str, Any], *, has_form: bool) -> Procedure:
    return Procedure(
        code=card["code"],
        name=card["name"],
        title=card["title"],
        field=card["field"],
        status=card["status"],
        who=_facts(card["who"]),
        deadline=_fact(card["deadline"]) if card.get("deadline") else None,
        deadline_rule=_deadline_rule(card.get("deadline")),
        cases=tuple(
            Case(row["id"], row["name"], _fact(row["time"]) if row.get("time") else None) for row in card["cases"]
        ),
        papers=tuple(_paper(row) for row in card["papers"]),
        routes={Route(name): _route(row) for name, row in card["routes"].items()},
        steps=tuple(PlainStep(row["pictogram"], row["text"], tuple(row.get("routes", ()))) for row in card["steps"]),
        result=_facts(card["result"]),
        amounts=_facts(card.get("amounts")),
        legal_basis=_facts(card["legal_basis"]),
        made_public=_facts(card.get("made_public")),
        decided_by=_fact(card["decided_by"]) if card.get("decided_by") else None,
        complaint=_facts(card.get("complaint")),
        alternatives=tuple(Alternative(**row) for row in card.get("alternatives", ())),
        aliases=tuple(Alias(**row) for row in card.get("aliases", ())),
        effective_from=_day(card["effective_from"]),
        effective_to=_day(card["effective_to"]),
        effective_mark=card["effective_mark"],
        source=card["source"],
        checked_on=date.fromisoformat(card["checked_on"]),
        review_on=date.fromisoformat(card["review_on"]),
        certainty=card["certainty"],
        words=tuple(card["words"]),
        other_words=tuple(card.get("other_words", ())),
        portal_uuid=card.get("portal_uuid", ""),
        has_form=has_form,
        sensitive=card.get("sensitive", False),
        form_mark=card.get("form_mark", ""),
        office=Office(**card["office"]),
        return_rules=tuple(_rule(row) for row in card.get("return_rules", ())),
    )
