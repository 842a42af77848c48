"""Papers of a draft: a scan or photo is attached, or the helper says that the paper is there, or comes later."""

from datetime import date
from pathlib import Path

from app.services.desk import Desk
from app.services.draft_log import not_a_draft
from app.services.record_consent import require_kept
from app.storage.records import AttachedPaper
from app.storage.vault import Unit
from forms.dossier import DossierState
from forms.refusal import Refusal
from forms.sheet_values import PaperState

LARGEST = 20 * 1024 * 1024
"""Bytes; a telephone's photo has 2-6 MB, a scanned booklet in PDF rarely more than this."""

_KINDS = {b"%PDF-": "application/pdf", b"\xff\xd8\xff": "image/jpeg", b"\x89PNG\r\n\x1a\n": "image/png"}


def kind_of(content: bytes) -> str:
    """The media type of a PDF, JPEG or PNG (``unknown-file-kind``)."""
    kind = next((kind for start, kind in _KINDS.items() if content.startswith(start)), None)
    if kind is None:
        raise Refusal("unknown-file-kind", "Only PDF, JPEG and PNG files can be attached.")
    return kind


def attach_file(desk: Desk, dossier_id: str, paper: str, file: Path) -> AttachedPaper:
    """Attach a PDF, JPEG or PNG (``no-file``, ``too-large``, ``unknown-file-kind``, ``unknown-paper``)."""
    return attach(desk, dossier_id, paper, content_of(file))


def content_of(file: Path) -> bytes:
    """The bytes of a file that somebody chose (``no-file``, ``too-large``)."""
    try:
        size = file.stat().st_size
        content = file.read_bytes() if size <= LARGEST else b""
    except OSError as why:
        raise Refusal("no-file", f"{file} cannot be read: {why.strerror}.", file=str(file)) from why
    if size > LARGEST:
        raise Refusal("too-large", f"{file} is larger than {LARGEST // 1024 // 1024} MB.", file=str(file))
    return content


def attach(desk: Desk, dossier_id: str, paper: str, content: bytes) -> AttachedPaper:
    """Attach the bytes of a PDF, JPEG or PNG; the kind is told by the content, never by a name."""
    kind = kind_of(content)
    with desk.vault.write() as unit:
        _require_paper(desk, unit, dossier_id, paper)
        attached = unit.papers.attach(dossier_id, paper, content, kind)
        unit.journal.append("attached", dossier_id, {"paper": paper, "sha256": attached.sha256}, dossier_id)
    return attached


def say(desk: Desk, dossier_id: str, paper: str, state: PaperState, later_on: date | None = None) -> None:
    """Tick a paper: there, missing, later (with a day), not needed."""
    with desk.vault.write() as unit:
        _require_paper(desk, unit, dossier_id, paper)
        unit.papers.set_state(dossier_id, paper, state, later_on)


def detach(desk: Desk, dossier_id: str, paper: str) -> None:
    """Take away what was attached or ticked for a paper (``no-such-paper`` when nothing was)."""
    with desk.vault.write() as unit:
        _require_paper(desk, unit, dossier_id, paper)
        found = [held for held in unit.papers.list(dossier_id) if paper in (held.paper, held.id)]
        if not found:
            raise Refusal("no-such-paper", f"{dossier_id} has nothing attached as {paper}.", paper=paper)
        for held in found:
            unit.papers.detach(held.id)
        unit.journal.append("detached", dossier_id, {"paper": paper}, dossier_id)


def _require_paper(desk: Desk, unit: Unit, dossier_id: str, paper: str) -> None:
    record = unit.dossiers.get(dossier_id)
    if record.state is not DossierState.DRAFT:
        raise not_a_draft(dossier_id, record.state)
    require_kept(unit, dossier_id)
    known = [listed.id for listed in desk.catalogue.get(record.procedure).papers]
    held = [listed.id for listed in unit.papers.list(dossier_id)]
    if paper not in known and paper not in held:
        raise Refusal(
            "unknown-paper", f"{record.procedure} asks for no paper {paper}; it asks for: {', '.join(known)}."
        )


def held(desk: Desk, dossier_id: str, paper: str) -> list[AttachedPaper]:
    """What is attached or ticked for one paper."""
    with desk.vault.read() as unit:
        return [one for one in unit.papers.list(dossier_id) if one.paper == paper]
