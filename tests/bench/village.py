"""An invented village for the figures: a vault with weak key derivation, and pension dossiers that are ready to go."""

from collections.abc import Sequence
from datetime import UTC, datetime
from pathlib import Path

from app.services.attach_paper import attach
from app.services.check_dossier import check
from app.services.desk import Desk
from app.services.fill_dossier import Draft
from app.services.finalize_dossier import finalize
from app.services.record_consent import given
from app.services.start_dossier import start
from app.services.unlock_vault import create
from app.storage.vault import KdfCost
from forms.dossier import Purpose, Severity
from forms.questions import QuestionView

USER = "Người giúp"
PASSPHRASE = "bốn từ để thử máy"
PENSION = "1.014027"
# An invented person, whose number agrees with sex and year of birth.
ANSWERS = {
    "/data/request/request_kind": "new",
    "/data/request/filing_for": "owner",
    "/data/owner/owner_name": "Nguyễn Thị Ệ",
    "/data/owner/owner_born": "12/04/1940",
    "/data/owner/owner_sex": "female",
    "/data/owner/owner_number": "001140009876",
    "/data/home/owner_has_phone": "none",
    "/data/income/has_pension": "no",
}
HAMLET = "/data/home/owner_hamlet"
CONTACT = "/data/home/contact_address"


def make_vault(folder: Path) -> Desk:
    desk, _ = create(folder, USER, PASSPHRASE, cost=KdfCost(memory_kib=64, passes=1))
    return desk


def a_draft(desk: Desk, number: int = 0) -> Draft:
    """A new pension draft, open, with every required answer given."""
    consent = given(desk, [Purpose.PREPARE, Purpose.KEEP], USER)
    begun = start(desk, PENSION, consent, answers={**ANSWERS, HAMLET: f"Thôn {number}"})
    draft = Draft.open(desk, begun.id)
    for _ in range(50):  # one answer may bring another required question
        missing = [problem.ref for problem in draft.problems() if problem.severity is Severity.ERROR]
        if not missing:
            break
        draft.answer({view.ref: _some_answer(view) for view in draft.questions(missing[:1])})
    return draft


def finalize_one(desk: Desk, number: int, papers: Sequence[bytes] = ()) -> str:
    """A pension dossier with these papers, frozen and queued with its warnings accepted; its submission id."""
    draft = a_draft(desk, number)
    draft.close()
    for content in papers:
        attach(desk, draft.id, desk.catalogue.get(PENSION).papers[0].id, content)
    accepted = {problem.code for problem in check(desk, draft)}
    return finalize(desk, draft.id, accepted).submission_id


def _some_answer(view: QuestionView) -> str:
    if view.choices:
        return view.choices[0].value
    return {"date": datetime.now(UTC).date().isoformat(), "int": "1", "decimal": "1"}.get(view.type, "Không rõ")
