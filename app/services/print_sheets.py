"""Every paper of this program as PDF bytes, made in memory; nothing of it touches the disk here."""

from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum

from app import printing
from app.services import paper_dossier
from app.services.desk import Desk, Shelf
from app.services.fill_dossier import Draft
from app.services.sheet_facts import facts_of, facts_of_unkept, helper_of, paper_code
from forms.catalogue import Procedure
from forms.declaration import resolve
from forms.dossier import Consent, Route
from forms.engine import Instance
from forms.guidance import DossierFacts, Helper, build_consent_slip, build_guidance, build_preparation
from forms.refusal import Refusal


class SheetKind(StrEnum):
    """The papers of this chain."""

    GUIDANCE = "guidance"
    DECLARATION = "declaration"
    PREPARATION = "preparation"
    CONSENT = "consent"
    BLANK = "blank"


def sheet(
    desk: Desk,
    kind: SheetKind,
    dossier_ids: Sequence[str] = (),
    *,
    procedure: str | None = None,
    route: Route | None = None,
    large: bool = False,
) -> bytes:
    """One PDF: the sheet of a procedure, or those of dossiers one after another.

    Raises:
        Refusal: ``nothing-to-print``, ``needs-dossier``, ``unknown-dossier``, ``unknown-procedure``, ``no-form``,
            ``letter-not-in-font``.
    """
    if procedure is not None:
        practice = desk.vault.practice
        return sheet_of_procedure(desk, kind, procedure, route=route, large=large, practice=practice)
    if not dossier_ids:
        raise Refusal("nothing-to-print", "Say which dossier or procedure to print: --dossier ID or --procedure CODE.")
    return printing.several([_of_dossier(desk, kind, dossier_id, large=large) for dossier_id in dossier_ids])


def sheet_of_procedure(
    shelf: Shelf,
    kind: SheetKind,
    code: str,
    *,
    route: Route | None = None,
    large: bool = False,
    practice: bool = False,
) -> bytes:
    """A sheet that speaks of nobody: guidance, a blank declaration, a consent slip to fill in by hand.

    Where a procedure has no form of ours, the preparation slip too: what to get together, to be ticked with a pen.
    """
    procedure = shelf.catalogue.get(code)
    if kind in (SheetKind.DECLARATION, SheetKind.BLANK):
        return _declaration(shelf, procedure, None, practice=practice)
    return _Paper(shelf, procedure, route, practice=practice).draw(kind, large=large)


def sheet_unkept(shelf: Shelf, kind: SheetKind, draft: Draft, *, large: bool = False) -> bytes:
    """A sheet of a print-and-forget draft; it carries no codes, for nothing is kept that they could lead to."""
    if kind in (SheetKind.DECLARATION, SheetKind.BLANK):
        return _declaration(shelf, draft.procedure, draft.instance if kind is SheetKind.DECLARATION else None)
    return _Paper(shelf, draft.procedure, facts=facts_of_unkept(shelf, draft)).draw(kind, large=large)


def _of_dossier(desk: Desk, kind: SheetKind, dossier_id: str, *, large: bool) -> bytes:
    draft = Draft.look(desk, dossier_id)
    practice = desk.vault.practice
    if kind is SheetKind.BLANK:
        return _declaration(desk, draft.procedure, None, practice=practice)
    with desk.vault.read() as unit:
        record = unit.dossiers.get(dossier_id)
        consent = unit.consents.latest(dossier_id)
    if kind is SheetKind.DECLARATION:
        codes = _OfficeCodes(record.public_code, paper_code(desk, draft))
        form = _declaration(desk, draft.procedure, draft.instance, codes, practice=practice)
        carried = paper_dossier.page(desk, draft)
        return printing.several([form, carried]) if carried is not None else form
    facts = facts_of(desk, draft, aloud=kind is SheetKind.PREPARATION)
    helper = helper_of(desk, record)
    paper = _Paper(desk, draft.procedure, record.route, facts, helper, consent, practice=practice)
    return paper.draw(kind, large=large)


@dataclass(frozen=True)
class _OfficeCodes:
    """What the office's copy carries beside the answers; a blank form carries neither."""

    ours: str = ""
    check: str = ""


def _declaration(
    shelf: Shelf,
    procedure: Procedure,
    instance: Instance | None,
    codes: _OfficeCodes = _OfficeCodes(),
    *,
    practice: bool = False,
) -> bytes:
    layout = shelf.catalogue.declaration_layout(procedure.code)
    filled = resolve(
        layout,
        instance,
        places=shelf.places,
        our_code=codes.ours,
        office_copy_code=codes.check,
        practice=practice,
    )
    return printing.declaration(filled)


@dataclass(frozen=True)
class _Paper:
    """Everything that a sheet or slip of our own may say."""

    shelf: Shelf
    procedure: Procedure
    route: Route | None = None
    facts: DossierFacts | None = None
    helper: Helper | None = None
    consent: Consent | None = None
    practice: bool = False

    def draw(self, kind: SheetKind, *, large: bool) -> bytes:
        if kind is SheetKind.GUIDANCE:
            return self._guidance(large=large)
        return self._consent(large=large) if kind is SheetKind.CONSENT else self._preparation(large=large)

    def _guidance(self, *, large: bool) -> bytes:
        values = build_guidance(
            self.procedure,
            today=self.shelf.today(),
            route=self._way(),
            dossier=self.facts,
            helper=self.helper,
            practice=self.practice,
        )
        return printing.guidance(values, large=large)

    def _preparation(self, *, large: bool) -> bytes:
        if self.facts is None and self.procedure.has_form:
            raise Refusal("needs-dossier", "A preparation slip is printed for a dossier: give --dossier ID.")
        values = build_preparation(
            self.procedure,
            today=self.shelf.today(),
            route=self._way(),
            dossier=self.facts or DossierFacts(),
            helper=self.helper,
            practice=self.practice,
        )
        return printing.slip(values, large=large)

    def _consent(self, *, large: bool) -> bytes:
        known = self.facts or DossierFacts()
        values = build_consent_slip(
            self.consent,
            for_whom=known.for_whom,
            helper=self.helper,
            our_code=known.our_code,
            practice=self.practice,
        )
        return printing.slip(values, large=large)

    def _way(self) -> Route:
        return self.route or next(iter(self.procedure.routes))
