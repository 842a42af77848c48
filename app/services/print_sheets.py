"""Every paper of this program as PDF bytes, made in memory; nothing of it touches the disk here."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum
from typing import Any

from app import printing
from app.printing import ToPrint
from app.services import paper_dossier
from app.services.desk import Desk, Shelf
from app.services.fill_dossier import Draft
from app.services.sheet_facts import facts_of, facts_of_unkept, helper_of, paper_code
from forms.certified_copies import CopyLine
from forms.consent_slip import build_consent_slip
from forms.declaration import Declaration, for_case, resolve
from forms.dossier import Consent, Route
from forms.dossier_facts import DossierFacts, Helper
from forms.engine import Instance
from forms.guidance import build_guidance
from forms.local_data import LocalData
from forms.preparation_slip import build_preparation
from forms.procedure import Procedure
from forms.refusal import Refusal
from forms.sheet_values import GuidanceSheet, Slip


class SheetKind(StrEnum):
    """The papers of this chain."""

    GUIDANCE = "guidance"
    DECLARATION = "declaration"
    PREPARATION = "preparation"
    CONSENT = "consent"
    BLANK = "blank"


@dataclass(frozen=True)
class Way:
    """How a paper is printed: in large print, or two pages on A4 to be folded to A5."""

    large: bool = False
    folded: bool = False


def sheet(  # noqa: PLR0913 - whose paper, and how it is printed; each by its name
    desk: Desk,
    kind: SheetKind,
    dossier_ids: Sequence[str] = (),
    *,
    procedure: str | None = None,
    route: Route | None = None,
    large: bool = False,
    folded: bool = False,
) -> bytes:
    """One PDF: the sheet of a procedure, or those of dossiers one after another, each with its bookmark.

    Raises:
        Refusal: ``nothing-to-print``, ``needs-dossier``, ``unknown-dossier``, ``unknown-procedure``, ``no-form``,
            ``letter-not-in-font``, ``not-folded``.
    """
    way = Way(large, folded)
    if procedure is not None:
        return printing.together([of_procedure(desk, kind, procedure, route, way)], practice=desk.practice)
    if not dossier_ids:
        raise Refusal("nothing-to-print", "Say which dossier or procedure to print: --dossier ID or --procedure CODE.")
    papers = (paper for each in dossier_ids for paper in of_dossier(desk, kind, each, way))
    return printing.together(papers, practice=desk.practice)


def sheet_of_procedure(
    shelf: Shelf,
    kind: SheetKind,
    code: str,
    *,
    route: Route | None = None,
    large: bool = False,
    practice: bool = False,
) -> bytes:
    """One PDF of :func:`of_procedure`."""
    return printing.together([of_procedure(shelf, kind, code, route, Way(large), practice=practice)])


def of_procedure(  # noqa: PLR0913 - which paper, and how it is printed; each by its name
    shelf: Shelf,
    kind: SheetKind,
    code: str,
    route: Route | None = None,
    way: Way = Way(),
    *,
    case: str | None = None,
    copies: Sequence[CopyLine] = (),
    practice: bool = False,
) -> ToPrint:
    """A sheet that speaks of nobody: guidance, a blank declaration, a consent slip to fill in by hand.

    Where a procedure has no form of ours, the preparation slip too: what to get together, to be ticked with a pen, and
    for certified ``copies`` what they cost. ``case``: ids of the card's cases, space-separated; they choose papers and
    sentences of the guidance and which variant of a blank form. Refusal ``unknown-route``, ``unknown-case``.
    """
    if copies and kind is not SheetKind.PREPARATION:
        raise Refusal("no-copies-here", "The papers to be copied stand on the preparation slip: print preparation.")
    procedure = shelf.catalogue.get(code)
    _known(procedure, route, case)
    if kind in (SheetKind.DECLARATION, SheetKind.BLANK):
        return ToPrint(
            _declaration(shelf, shelf.catalogue.declaration_layout(code), None, case=case, practice=practice),
            folded=way.folded,
        )
    return _Paper(shelf, procedure, route, case=case, copies=copies, practice=practice).on(kind, way)


def _known(procedure: Procedure, route: Route | None, case: str | None) -> None:
    """Refuse a way or a case that the card does not have, and say which it has."""
    if route is not None and route not in procedure.routes:
        has = ", ".join(procedure.routes)
        raise Refusal("unknown-route", f"{procedure.code} has no route {route}; it has: {has}.")
    cases = [known.id for known in procedure.cases]
    for wanted in (case or "").split():
        if wanted not in cases:
            has = ", ".join(cases) or "none"
            raise Refusal("unknown-case", f"{procedure.code} has no case {wanted}; it has: {has}.", case=wanted)


def sheet_unkept(shelf: Shelf, kind: SheetKind, draft: Draft, *, large: bool = False, folded: bool = False) -> bytes:
    """A sheet of a print-and-forget draft; it carries no codes, for nothing is kept that they could lead to."""
    if kind in (SheetKind.DECLARATION, SheetKind.BLANK):
        instance = draft.instance if kind is SheetKind.DECLARATION else None
        says = ToPrint(_declaration(shelf, draft.declaration_layout(), instance))
        return printing.together([says], practice=shelf.practice)
    paper = _Paper(shelf, draft.procedure, facts=facts_of_unkept(shelf, draft))
    return printing.together([paper.on(kind, Way(large, folded))], practice=shelf.practice)


def of_dossier(desk: Desk, kind: SheetKind, dossier_id: str, way: Way = Way()) -> Iterator[ToPrint]:
    """A dossier's paper of a kind; the declaration with the page of codes behind it, once it is frozen."""
    draft = Draft.look(desk, dossier_id)
    practice = desk.vault.practice
    if kind is SheetKind.BLANK:
        yield ToPrint(_declaration(desk, draft.declaration_layout(), None, practice=practice), folded=way.folded)
        return
    with desk.vault.read() as unit:
        record = unit.dossiers.get(dossier_id)
        consent = unit.consents.latest(dossier_id)
    if kind is SheetKind.DECLARATION:
        codes = _OfficeCodes(record.public_code, paper_code(desk, draft))
        yield ToPrint(
            _declaration(desk, draft.declaration_layout(), draft.instance, codes, practice=practice), folded=way.folded
        )
        carried = paper_dossier.page(desk, draft)
        if carried is not None:
            yield ToPrint(carried)
        return
    facts = facts_of(desk, draft, aloud=kind is SheetKind.PREPARATION)
    helper = helper_of(desk, record)
    yield _Paper(desk, draft.procedure, record.route, facts, helper, consent, practice=practice).on(kind, way)


@dataclass(frozen=True)
class _OfficeCodes:
    """What the office's copy carries beside the answers; a blank form carries neither."""

    ours: str = ""
    check: str = ""


def _declaration(
    shelf: Shelf,
    layout: Mapping[str, Any],
    instance: Instance | None,
    codes: _OfficeCodes = _OfficeCodes(),
    *,
    case: str | None = None,
    practice: bool = False,
) -> Declaration:
    return resolve(
        for_case(layout, case) if case else layout,
        instance,
        places=shelf.places,
        our_code=codes.ours,
        office_copy_code=codes.check,
        practice=practice,
    )


@dataclass(frozen=True)
class _Paper:
    """Everything that a sheet or slip of our own may say."""

    shelf: Shelf
    procedure: Procedure
    route: Route | None = None
    facts: DossierFacts | None = None
    helper: Helper | None = None
    consent: Consent | None = None
    case: str | None = None
    copies: Sequence[CopyLine] = ()
    practice: bool = False

    def on(self, kind: SheetKind, way: Way) -> ToPrint:
        return ToPrint(self._says(kind), large=way.large, folded=way.folded)

    def _says(self, kind: SheetKind) -> GuidanceSheet | Slip:
        if kind is SheetKind.GUIDANCE:
            return self._guidance()
        return self._consent() if kind is SheetKind.CONSENT else self._preparation()

    def _guidance(self) -> GuidanceSheet:
        return build_guidance(
            self.procedure,
            today=self.shelf.today(),
            route=self._way(),
            dossier=self.facts,
            case=self.case,
            helper=self.helper,
            local=self._local(),
            practice=self.practice,
        )

    def _local(self) -> LocalData | None:
        """The data of the commune that takes the dossier; for a procedure alone that of the only commune known here."""
        catalogue = self.shelf.catalogue
        if self.facts is None:
            return catalogue.only_local
        return catalogue.local(self.facts.commune) if self.facts.commune else None

    def _preparation(self) -> Slip:
        if self.facts is None and self.procedure.has_form:
            raise Refusal("needs-dossier", "A preparation slip is printed for a dossier: give --dossier ID.")
        return build_preparation(
            self.procedure,
            today=self.shelf.today(),
            route=self._way(),
            dossier=self.facts or DossierFacts(case=self.case),
            helper=self.helper,
            copies=self.copies,
            practice=self.practice,
        )

    def _consent(self) -> Slip:
        known = self.facts or DossierFacts()
        return build_consent_slip(
            self.consent,
            for_whom=known.for_whom,
            helper=self.helper,
            our_code=known.our_code,
            practice=self.practice,
        )

    def _way(self) -> Route:
        return self.route or next(iter(self.procedure.routes))
