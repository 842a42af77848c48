"""The papers of one dossier with their files, and photographed pages that become one PDF of a paper."""

from collections.abc import Sequence
from dataclasses import dataclass

from app import imaging
from app.imaging.page_values import PaperSize, Straightened
from app.services.attach_paper import attach
from app.services.desk import Desk
from app.services.fill_dossier import Draft
from app.services.list_papers import papers_of
from app.storage.records import AttachedPaper
from forms.dossier import DossierState
from forms.papers import PaperView
from forms.refusal import Refusal


@dataclass(frozen=True)
class CollectedPaper:
    """One paper of the check list, and what is attached of it."""

    view: PaperView
    files: tuple[AttachedPaper, ...]


@dataclass(frozen=True)
class Collected:
    """All papers of a dossier's case and way; only those of a draft can be changed."""

    title: str
    papers: tuple[CollectedPaper, ...]
    is_draft: bool


def collected(desk: Desk, dossier_id: str) -> Collected:
    """The check list with its files; Refusal ``unknown-dossier``."""
    draft = Draft.look(desk, dossier_id)
    with desk.vault.read() as unit:
        state = unit.dossiers.get(dossier_id).state
        held = [one for one in unit.papers.list(dossier_id) if one.sha256]
    papers = tuple(
        CollectedPaper(view, tuple(one for one in held if one.paper == view.paper)) for view in papers_of(desk, draft)
    )
    return Collected(draft.procedure.title, papers, state is DossierState.DRAFT)


def attach_pages(
    desk: Desk, dossier_id: str, paper: str, pages: Sequence[tuple[Straightened, PaperSize]]
) -> AttachedPaper:
    """Attach photographed pages as one PDF, made in memory.

    Raises:
        Refusal: ``nothing-to-print`` without a page; those of attaching.
    """
    return attach(desk, dossier_id, paper, imaging.one_pdf(pages))


def content_of(desk: Desk, dossier_id: str, file_id: str) -> bytes:
    """An attached file, into memory; Refusal ``unknown-paper``."""
    with desk.vault.read() as unit:
        found = next((one for one in unit.papers.list(dossier_id) if one.id == file_id and one.sha256), None)
        if found is None:
            raise Refusal("unknown-paper", "This file is not attached any more.", paper=file_id)
        return unit.papers.read(found)
