"""Everything of one person in the hands of that person: what was written, what was attached, what came back."""

import io
import json
import zipfile
from collections.abc import Collection
from typing import TYPE_CHECKING, Any

from app.services.desk import Desk
from app.services.erase_dossiers import dossiers_of, named
from app.services.list_dossiers import whole
from app.services.views import DossierView
from forms.onlooker import NOBODY, OnLooker
from forms.refusal import Refusal

if TYPE_CHECKING:
    from app.storage.unit import Unit

_ENDINGS = {"image/png": ".png", "image/jpeg": ".jpg", "application/pdf": ".pdf"}


def everything_of(desk: Desk, person: str, looker: OnLooker = NOBODY, *, only: Collection[str] | None = None) -> bytes:
    """Everything this vault holds of a person, as a ZIP: ``person.json`` and the attached papers as they were given.

    Told as the stage ``collect``, dossier by dossier. ``only`` names the dossiers that somebody looked at and chose,
    where others bear the same name.

    Raises:
        Refusal: ``unknown-person``, ``damaged-record``; ``which-person`` where nobody chose.
        NotNow: ``stopped``.
    """
    if only is None:
        found = dossiers_of(desk, person)
    else:
        found = tuple(one.dossier_id for one in named(desk, person) if one.dossier_id in only)
    done = looker.counting("collect", len(found))
    target = io.BytesIO()
    with zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED) as archive:
        whole_json = []
        for each in found:
            whole_json.append(_dossier(desk, each, archive))
            done(1)
        content = {"exported_at": desk.clock.now().isoformat(), "dossiers": whole_json}
        archive.writestr("person.json", json.dumps(content, ensure_ascii=False, indent=2))
    with desk.vault.write() as unit:
        unit.journal.append("exported-person", desk.vault.vault_id, {"dossiers": list(found)})
    return target.getvalue()


def _dossier(desk: Desk, dossier_id: str, archive: zipfile.ZipFile) -> dict[str, Any]:
    """One dossier for ``person.json``; its files go into the archive."""
    view = whole(desk, dossier_id)
    with desk.vault.read() as unit:
        _add_receipts(unit, view, archive)
        return {
            **_head(unit, view),
            "consents": _consents(view),
            "draft": _answers(unit, dossier_id),
            "submissions": _submissions(unit, dossier_id),
            "papers": _papers(unit, view, archive),
            "results": _results(unit, view, archive),
            **_course(view),
        }


def _head(unit: "Unit", view: DossierView) -> dict[str, str]:
    record = unit.dossiers.get(view.row.id)
    return {
        "id": record.id,
        "procedure": record.procedure,
        "procedure_name": view.procedure_name,
        "owner": record.owner,
        "owner_number": record.owner_number,
        "filer": record.filer,
        "filer_number": record.filer_number,
        "hamlet": record.hamlet,
        "office": record.office,
        "created_at": record.created_at.isoformat(),
    }


def _consents(view: DossierView) -> list[dict[str, Any]]:
    return [
        {
            "purposes": sorted(one.purposes),
            "read_by": one.read_by,
            "means": one.means.value,
            "given_at": one.given_at.isoformat(),
            "witness": one.witness,
        }
        for one in view.consents
    ]


def _answers(unit: "Unit", dossier_id: str) -> dict[str, Any]:
    """What stands in the draft; nothing of a dossier that has none."""
    try:
        draft = unit.drafts.load(dossier_id)
    except Refusal:
        return {}
    entries = [{"ref": each.ref, "text": each.text, "op": each.op} for each in draft.entries]
    return {"snapshot_xml": draft.snapshot.decode(), "since": entries}


def _submissions(unit: "Unit", dossier_id: str) -> list[dict[str, Any]]:
    return [
        {"revision": one.revision, "finalized_at": one.finalized_at.isoformat(), "answers_xml": one.xml.decode()}
        for one in unit.submissions.all(dossier_id)
    ]


def _papers(unit: "Unit", view: DossierView, archive: zipfile.ZipFile) -> list[dict[str, str]]:
    told = []
    for paper in view.papers:
        told.append({"paper": paper.paper, "state": paper.state.value, "media_type": paper.media_type})
        if paper.sha256:
            told[-1]["file"] = _name("papers", view, paper.id, paper.media_type)
            archive.writestr(told[-1]["file"], unit.papers.read(paper))
    return told


def _results(unit: "Unit", view: DossierView, archive: zipfile.ZipFile) -> list[dict[str, str]]:
    told = []
    for result in view.results:
        name = _name("results", view, result.sha256[:16], result.media_type)
        archive.writestr(name, unit.results.read(result))
        told.append({"name": result.name, "note": result.note, "file": name})
    return told


def _add_receipts(unit: "Unit", view: DossierView, archive: zipfile.ZipFile) -> None:
    for step in view.followed:
        if step.media_type:
            name = _name("receipts", view, str(step.number), step.media_type)
            archive.writestr(name, unit.follow_ups.picture(step))


def _course(view: DossierView) -> dict[str, list[dict[str, Any]]]:
    """What became of it after it was final."""
    return {
        "result_taken_by": [
            {"name": one.taken_by, "relation": one.relation, "means": one.means, "at": one.handed_at.isoformat()}
            for one in view.handovers
        ],
        "followed": [
            {"kind": one.kind, "words": one.words, "answer": one.answer, "by": one.by, "at": one.at.isoformat()}
            for one in view.followed
        ],
        "filings": [{"number": one.number, "received_on": one.received_on.isoformat()} for one in view.filings],
        "events": [
            {"kind": one.kind, "at": one.at.isoformat(), "status": one.status, "note": one.note} for one in view.events
        ],
    }


def _name(folder: str, view: DossierView, name: str, media_type: str) -> str:
    return f"{folder}/{view.row.id}/{name}{_ENDINGS.get(media_type, '.bin')}"
