"""Finalizing: checked, frozen, digested and queued in one transaction, so that a crash leaves all of it or nothing."""

from collections import Counter
from collections.abc import Collection, Sequence
from datetime import timedelta

from app.services.check_dossier import check
from app.services.desk import Desk
from app.services.draft_log import not_a_draft
from app.services.fill_dossier import Draft
from app.services.record_consent import require_kept
from app.services.views import Finalized
from app.storage.records import DossierRecord, SubmissionRecord
from app.storage.vault import Unit
from forms.dossier import DossierState, Problem, Severity
from forms.identifiers import uuid7
from forms.refusal import Refusal
from sync.submission import digest

HOLD = timedelta(seconds=60)
"""How long automatic sending waits after finalizing, so that a slip of the hand can be taken back."""


class HasProblems(Refusal):
    """The dossier is not ready.

    Attributes:
        problems: what stands in the way: errors, and warnings that nobody accepted.
    """

    def __init__(self, dossier_id: str, problems: Sequence[Problem]) -> None:
        count = Counter(problem.severity for problem in problems)
        super().__init__(
            "has-problems",
            f"{dossier_id} is not ready: {count[Severity.ERROR]} to mend, {count[Severity.WARNING]} to look at "
            "(--accept CODE keeps a warning as it is).",
            dossier=dossier_id,
        )
        self.problems = tuple(problems)


def finalize(desk: Desk, dossier_id: str, accept: Collection[str] = ()) -> Finalized:
    """Freeze the draft and queue it, held for a minute.

    Args:
        desk: the open vault and what is known about procedures.
        dossier_id: a draft.
        accept: codes of warnings that the villager was asked about and that stand.

    Raises:
        HasProblems: errors, or warnings whose code is not in ``accept``.
        Refusal: ``unknown-dossier``, ``not-a-draft``, ``consent-withdrawn``.
    """
    draft = Draft.open(desk, dossier_id)
    found = check(desk, draft)
    blocking = [one for one in found if one.severity is Severity.ERROR or one.code not in accept]
    if blocking:
        raise HasProblems(dossier_id, blocking)
    accepted = sorted({one.code for one in found})
    with desk.vault.write() as unit:
        record = unit.dossiers.get(dossier_id)
        if record.state is not DossierState.DRAFT:
            raise not_a_draft(dossier_id)
        require_kept(unit, dossier_id)
        submission = _freeze(desk, unit, draft, record)
        held_until = submission.finalized_at + HOLD
        unit.drafts.save_snapshot(dossier_id, draft.instance.draft(), draft.origins)
        unit.submissions.add(submission)
        unit.outbox.enqueue(submission.id, held_until)
        unit.dossiers.update(dossier_id, state=DossierState.FINALIZED, updated_at=submission.finalized_at)
        details = {"submission": submission.id, "digest": submission.digest, "accepted": accepted}
        unit.journal.append("finalized", dossier_id, details, dossier_id)
    return Finalized(submission.id, submission.digest, held_until)


def _freeze(desk: Desk, unit: Unit, draft: Draft, record: DossierRecord) -> SubmissionRecord:
    now = desk.clock.now()
    submission_id = uuid7(int(now.timestamp() * 1000))
    earlier = [one for one in unit.submissions.all(record.id) if one.revision < record.revision]
    replaces = max(earlier, key=lambda one: one.revision).id if earlier else None
    xml = draft.instance.xml(
        instance_id=f"uuid:{submission_id}", deprecated_id=f"uuid:{replaces}" if replaces else None
    )
    files = tuple(paper for paper in unit.papers.list(record.id) if paper.sha256)
    return SubmissionRecord(
        id=submission_id,
        dossier_id=record.id,
        revision=record.revision,
        replaces=replaces,
        digest=digest(xml, [paper.sha256 for paper in files]),
        form_hash=record.form_hash,
        xml=xml,
        files=files,
        finalized_at=now,
    )
