"""A person's rights: everything of one dossier or of one person erased with a certificate, or given to that person."""

import io
import json
import zipfile
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from app import printing
from app.services.desk import Desk
from app.services.list_dossiers import whole
from app.services.roles import Act, require
from app.storage.records import ErasureCertificate, PersonInVault
from forms.dates import VIETNAM
from forms.onlooker import NOBODY, OnLooker
from forms.refusal import Refusal
from forms.sheet_values import Ink, Line, Slip


@dataclass(frozen=True)
class Erased:
    """What was erased: the storage's certificate, and by which codes the person's sheets call the dossiers."""

    certificate: ErasureCertificate
    public_codes: tuple[str, ...]


def erase(desk: Desk, dossier_ids: Sequence[str], reason: str = "asked", looker: OnLooker = NOBODY) -> Erased:
    """Erase dossiers for good, here and in every backup in reach; told as ``Vault.erase`` says, and never half way.

    Raises:
        Refusal: ``role``, ``unknown-dossier``, ``still-on-its-way``; nothing was erased then.
    """
    require(desk, Act.ERASE)
    with desk.vault.read() as unit:
        codes = tuple(unit.dossiers.row(each).public_code for each in dict.fromkeys(dossier_ids))
    return Erased(desk.vault.erase(dossier_ids, reason, looker), codes)


def dossiers_of(desk: Desk, person: str) -> tuple[str, ...]:
    """The dossiers whose owner or filer is a person, given by card number or whole name.

    Raises:
        Refusal: ``role``, ``unknown-person``.
    """
    require(desk, Act.PERSONS)
    with desk.vault.read() as unit:
        found = unit.persons.dossiers_of(person)
    if not found:
        raise Refusal(
            "unknown-person", "This vault holds no dossier of that person: give the number or the whole name."
        )
    return found


def persons(desk: Desk) -> list[PersonInVault]:
    """Everybody of whom this laptop holds something, to tell them after a loss (``role``)."""
    require(desk, Act.PERSONS)
    with desk.vault.read() as unit:
        return unit.persons.list()


def certificate_pdf(desk: Desk, erased: Erased) -> bytes:
    """The certificate as a slip to hand over: what was erased, when, and which copies were out of reach."""
    certificate = erased.certificate
    away = [f"{copy.place} ({_day(copy.made_at)})" for copy in certificate.copies_not_reached]
    missed = [Line(f"Bản sao chưa xóa được, sẽ xóa khi cắm lại: {place}") for place in away]
    slip = Slip(
        title="Phiếu xác nhận đã xóa thông tin",
        status_banner="",
        intro=(Line("Thông tin của các phiếu dưới đây đã xóa khỏi máy này và không mở lại được."),),
        facts=(
            ("Mã phiếu", ", ".join(erased.public_codes)),
            ("Ngày xóa", _day(certificate.erased_at)),
            ("Người hỗ trợ", certificate.erased_by),
            ("Giấy tờ đính kèm đã xóa", str(certificate.papers)),
            ("Bản sao lưu đã xóa", str(len(certificate.copies_cleaned))),
            ("Bản sao lưu chưa xóa được", str(len(away))),
        ),
        ticks=(),
        bring=(),
        signatures=(Ink("Người hỗ trợ", certificate.erased_by),),
        notes=(*missed, Line("Hồ sơ đã gửi hoặc đã nộp ở xã do xã giữ; phiếu này không nói về bản đó.")),
        our_code="",
        codes=(),
        practice=desk.vault.practice,
    )
    return printing.slip(slip)


def export_person(desk: Desk, person: str, looker: OnLooker = NOBODY) -> bytes:
    """Everything this vault holds of a person, as a ZIP: ``person.json`` and the attached papers as they were given.

    Told as the stage ``collect``, dossier by dossier.

    Raises:
        Refusal: ``unknown-person``, ``damaged-record``.
        NotNow: ``stopped``.
    """
    found = dossiers_of(desk, person)
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
    view = whole(desk, dossier_id)
    with desk.vault.read() as unit:
        record = unit.dossiers.get(dossier_id)
        submissions = [
            {"revision": one.revision, "finalized_at": one.finalized_at.isoformat(), "answers_xml": one.xml.decode()}
            for one in unit.submissions.all(dossier_id)
        ]
        papers = []
        for paper in view.papers:
            papers.append({"paper": paper.paper, "state": paper.state.value, "media_type": paper.media_type})
            if paper.sha256:
                name = f"papers/{dossier_id}/{paper.id}{_ENDINGS.get(paper.media_type, '.bin')}"
                archive.writestr(name, unit.papers.read(paper))
                papers[-1]["file"] = name
        results = []
        for result in view.results:
            name = f"results/{dossier_id}/{result.sha256[:16]}{_ENDINGS.get(result.media_type, '.bin')}"
            archive.writestr(name, unit.results.read(result))
            results.append({"name": result.name, "note": result.note, "file": name})
        for step in view.followed:
            if step.media_type:
                name = f"receipts/{dossier_id}/{step.number}{_ENDINGS.get(step.media_type, '.bin')}"
                archive.writestr(name, unit.follow_ups.picture(step))
        try:
            draft = unit.drafts.load(dossier_id)
        except Refusal:
            answers: dict[str, Any] = {}
        else:
            entries = [{"ref": each.ref, "text": each.text, "op": each.op} for each in draft.entries]
            answers = {"snapshot_xml": draft.snapshot.decode(), "since": entries}
    return {
        "id": dossier_id,
        "procedure": record.procedure,
        "procedure_name": view.procedure_name,
        "owner": record.owner,
        "owner_number": record.owner_number,
        "filer": record.filer,
        "filer_number": record.filer_number,
        "hamlet": record.hamlet,
        "office": record.office,
        "created_at": record.created_at.isoformat(),
        "consents": [
            {
                "purposes": sorted(one.purposes),
                "read_by": one.read_by,
                "means": one.means.value,
                "given_at": one.given_at.isoformat(),
                "witness": one.witness,
            }
            for one in view.consents
        ],
        "draft": answers,
        "submissions": submissions,
        "papers": papers,
        "results": results,
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


_ENDINGS = {"image/png": ".png", "image/jpeg": ".jpg", "application/pdf": ".pdf"}


def _day(moment: Any) -> str:  # noqa: ANN401 - a datetime
    return f"{moment.astimezone(VIETNAM):%d/%m/%Y}"
