"""Would it be returned? The known reasons for a return, as data of the packs and of this point, tried on a draft."""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date

from app import imaging, printing
from app.services.desk import Desk, Shelf
from app.services.fill_dossier import Draft
from app.services.return_reasons import local_reasons
from app.storage.records import AttachedPaper
from forms.declaration import resolve
from forms.dossier import Problem, Route, Severity
from forms.engine import Instance
from forms.identity import valid_until
from forms.papers import case_of
from forms.person_blocks import PersonBlock, blocks, born_of
from forms.procedure import ReturnRule
from forms.refusal import Refusal

Look = tuple[int, tuple[str, ...]]
"""Pages of an attached file, and what makes it hard to read."""
_SEEN: dict[str, Look] = {}
_MOST_SEEN = 200
"""Files whose look is remembered by their hash: one page is checked again and again before the dossier is final."""
_FAULT_WORDS = {"small": "ảnh nhỏ quá", "dark": "ảnh tối quá", "empty": "trang trắng, mờ quá", "blurred": "ảnh nhòe"}
UNREADABLE = "không mở được tệp"


@dataclass(frozen=True)
class Examined:
    """A draft on the table: its form, its way of filing, and the files that go with it (none before it is kept)."""

    shelf: Shelf
    draft: Draft
    route: Route
    files: tuple[tuple[AttachedPaper, Look], ...] = ()

    @property
    def instance(self) -> Instance:
        """The filled form."""
        return self.draft.instance

    def persons(self) -> Iterator[PersonBlock]:
        """The blocks of people that are asked for as things stand."""
        return (block for block in blocks(self.instance) if block.is_person and self.instance.relevant(block.ref))

    def said(self, block: PersonBlock, fact: str) -> str:
        """What stands in a block, "" where nothing does."""
        ref = block.facts.get(fact)
        return self.instance.value(ref) if ref else ""


@dataclass(frozen=True)
class Found:
    """A rule that struck: at which question or paper, and what is to be added to its sentence."""

    ref: str
    label: str
    detail: str = ""


def reasons_of(desk: Desk, draft: Draft) -> list[Problem]:
    """The reasons of packs and of this point, for a kept draft with its papers; each with what to do."""
    with desk.vault.read() as unit:
        route = unit.dossiers.get(draft.id).route
        files = [held for held in unit.papers.list(draft.id) if held.sha256]
        looks = {held.sha256: _SEEN[held.sha256] for held in files if held.sha256 in _SEEN}
        unseen = {held.sha256: unit.papers.read(held) for held in files if held.sha256 not in looks}
    looks |= {sha256: _look(sha256, content) for sha256, content in unseen.items()}
    looked = tuple((held, looks[held.sha256]) for held in files)
    return [*examine(Examined(desk, draft, route, looked)), *local_problems(desk, draft)]


def reasons_unkept(shelf: Shelf, draft: Draft) -> list[Problem]:
    """The reasons of packs for a draft in memory: what its answers alone give away, on the card's first route."""
    return examine(Examined(shelf, draft, next(iter(draft.procedure.routes))))


def examine(table: Examined) -> list[Problem]:
    """The reasons of packs alone; without files when the draft is not kept."""
    cases = frozenset((case_of(table.instance) or "").split())
    procedure = table.draft.procedure
    return [
        _problem(rule, found)
        for rule in (*procedure.return_rules, *table.shelf.catalogue.return_rules)
        if (not rule.cases or cases & set(rule.cases)) and (not rule.routes or table.route in rule.routes)
        for found in CHECKS[rule.check](table, rule)
    ]


def local_problems(desk: Desk, draft: Draft) -> list[Problem]:
    """What this point has learnt: a warning for each reason, to be looked at and accepted."""
    return [
        Problem(
            ref="",
            label="",
            code=reason.code,
            severity=Severity.WARNING,
            message=f"Xã từng trả hồ sơ vì: {reason.message} (điểm này ghi ngày {reason.day:%d/%m/%Y})",
            fix=reason.fix or "Xem lại chỗ này trước khi chốt.",
        )
        for reason in local_reasons(desk, draft.procedure.code)
    ]


def _problem(rule: ReturnRule, found: Found) -> Problem:
    message = f"{rule.message} ({found.detail})" if found.detail else rule.message
    return Problem(found.ref, found.label, rule.code, Severity(rule.severity), message, rule.fix)


def _name_differs(table: Examined, _rule: ReturnRule) -> Iterator[Found]:
    """A name typed over after the card was scanned: the number is still the card's, the name is not."""
    origins = table.draft.origins
    for block in table.persons():
        name, number = block.facts.get("name", ""), block.facts.get("number", "")
        changed = origins.get(number) == "scanned" and origins.get(name, "scanned") != "scanned"
        if changed and table.said(block, "number"):
            yield Found(name, table.instance.label(name) or "")


def _number_twice(table: Examined, _rule: ReturnRule) -> Iterator[Found]:
    """One number under two names; the same person in two roles (mother and filer) keeps name and number."""
    names: dict[str, str] = {}
    for block in table.persons():
        number, name = table.said(block, "number"), table.said(block, "name").casefold()
        if number and name and names.setdefault(number, name) != name:
            ref = block.facts["number"]
            yield Found(ref, table.instance.label(ref) or "")


def _wrong_office(table: Examined, rule: ReturnRule) -> Iterator[Found]:
    """The office is in none of the places where the people named live (``within`` commune or province)."""
    within = rule.settings["within"]
    wanted = rule.settings["person"].split()
    office = next((block for block in blocks(table.instance) if not block.is_person), None)
    if office is None:
        return
    lives = {table.said(block, within) for block in table.persons() if block.role in wanted} - {""}
    chosen = table.said(office, within)
    if chosen and lives and chosen not in lives:
        ref = office.facts[within]
        yield Found(ref, table.instance.label(ref) or "")


def _office_suggested(table: Examined, _rule: ReturnRule) -> Iterator[Found]:
    """The office that follows from a card's address stays a guess until somebody answers the question."""
    office = next((block for block in blocks(table.instance) if not block.is_person), None)
    ref = office.facts.get("commune", "") if office else ""
    if ref and table.draft.origins.get(ref) == "suggested" and table.instance.value(ref):
        yield Found(ref, table.instance.label(ref) or "")


def _card_expired(table: Examined, _rule: ReturnRule) -> Iterator[Found]:
    for block in table.persons():
        issued, born = table.said(block, "issued"), born_of(table.instance, block)
        until = valid_until(born, date.fromisoformat(issued[:10])) if issued and born else None
        if until is not None and until < table.shelf.today():
            ref = block.facts["issued"]
            yield Found(ref, table.instance.label(ref) or "")


def _pages_missing(table: Examined, _rule: ReturnRule) -> Iterator[Found]:
    """Fewer pages were photographed of the declaration than were printed: the signature stands on the last one."""
    for paper in (one for one in table.draft.procedure.papers if one.printed_here):
        there = sum(pages for held, (pages, _) in table.files if held.paper == paper.id)
        if 0 < there < (printed := _printed_pages(table)):
            yield Found(paper.id, paper.name, f"{there} trên {printed} trang")


def _unreadable(table: Examined, _rule: ReturnRule) -> Iterator[Found]:
    names = {paper.id: paper.name for paper in table.draft.procedure.papers}
    for held, (_, faults) in table.files:
        if faults:
            words = ", ".join(_FAULT_WORDS.get(fault, fault) for fault in faults)
            yield Found(held.paper, names.get(held.paper, held.paper), words)


def _ending(table: Examined, _rule: ReturnRule) -> Iterator[Found]:
    ending = table.draft.procedure.ending_on(table.shelf.today(), table.route)
    if ending is not None:
        yield Found("", "", ending.text.rstrip("."))


CHECKS: Mapping[str, Callable[[Examined, ReturnRule], Iterator[Found]]] = {
    "name_differs": _name_differs,
    "number_twice": _number_twice,
    "wrong_office": _wrong_office,
    "office_suggested": _office_suggested,
    "card_expired": _card_expired,
    "pages_missing": _pages_missing,
    "unreadable": _unreadable,
    "ending": _ending,
}
"""How each ``check`` of a rule is made; what it may be is held by ``forms.authoring.card_model``."""


def _look(sha256: str, content: bytes) -> Look:
    """Look at a file and remember what was seen."""
    while len(_SEEN) >= _MOST_SEEN:
        _SEEN.pop(next(iter(_SEEN)))
    _SEEN[sha256] = _looked_at(content)
    return _SEEN[sha256]


def _looked_at(content: bytes) -> Look:
    try:
        return imaging.look_over(content)
    except Refusal as why:
        # A machine that starts no child can tell nothing of a picture; that is no fault of the paper.
        return 0, () if why.code == "no-child" else (UNREADABLE,)


def _printed_pages(table: Examined) -> int:
    layout = table.draft.declaration_layout()
    filled = resolve(layout, table.instance, places=table.shelf.places)
    return imaging.page_count(printing.declaration(filled))
