"""Finalizing: checked, frozen, digested and queued in one transaction, so that a crash leaves all of it or nothing."""

from collections import Counter
from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import timedelta

from app.services import keep_warnings
from app.services.ask_restored import adopt
from app.services.change_course import carry_out
from app.services.check_dossier import check
from app.services.desk import Desk
from app.services.draft_log import not_a_draft
from app.services.fill_dossier import Draft
from app.services.record_consent import require_kept
from app.services.register_people import keep_people
from app.services.views import Finalized
from app.services.wait_for_result import awaited
from app.storage.records import DossierRecord, DossierRow, SubmissionRecord
from app.storage.vault import Unit
from forms.deadlines import nearest
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

    A draft that a restore brought back may have been sent since by the laptop of the backup: until the gateway was
    asked (``app.services.ask_restored``) it is held; what the gateway holds already keeps its place there.

    Args:
        desk: the open vault and what is known about procedures.
        dossier_id: a draft.
        accept: codes of warnings that the villager was asked about and that stand, beside those that were kept with
            a reason (``app.services.keep_warnings``).

    Raises:
        HasProblems: errors, or warnings whose code is not in ``accept``.
        Refusal: ``unknown-dossier``, ``not-a-draft``, ``consent-withdrawn``.
    """
    ready = _ready(desk, dossier_id, accept)
    with desk.vault.write() as unit:
        done = _put(desk, unit, ready)
    if done.asks_first or done.waits_for:
        carry_out(desk)
    return done


def finalize_case(desk: Desk, dossier_id: str, accept: Collection[str] = ()) -> dict[str, Finalized]:
    """Freeze a dossier with every other draft of its case, all in one transaction or none at all.

    Returns:
        Each dossier's id with what became of it, oldest first. One that needs another's result is held
        (:mod:`app.services.wait_for_result`).

    Raises:
        HasProblems: of the first that is not ready; nothing is frozen then.
        Refusal: as :func:`finalize`.
    """
    beside = {row.id for row in drafts_beside(desk, dossier_id)}
    with desk.vault.read() as unit:
        ids = unit.dossiers.of_case(unit.dossiers.get(dossier_id).case_id)
    drafts = [one for one in ids if one == dossier_id or one in beside]
    ready = [_ready(desk, one, accept) for one in drafts]
    with desk.vault.write() as unit:
        done = {one.draft_id: _put(desk, unit, one) for one in ready}
    if any(one.asks_first or one.waits_for for one in done.values()):
        carry_out(desk)
    return done


def drafts_beside(desk: Desk, dossier_id: str) -> tuple[DossierRow, ...]:
    """The other drafts of a dossier's case that this helper may see, oldest first.

    Raises:
        Refusal: ``unknown-dossier``.
    """
    with desk.vault.read() as unit:
        others = [one for one in unit.dossiers.of_case(unit.dossiers.get(dossier_id).case_id) if one != dossier_id]
        rows = unit.dossiers.rows(others) if others else {}
    return tuple(rows[one] for one in others if one in rows and rows[one].state is DossierState.DRAFT)


@dataclass(frozen=True)
class _Ready:
    """A draft in whose way nothing stands, with the warnings that were accepted."""

    draft_id: str
    draft: Draft
    accepted: Sequence[str]


def _ready(desk: Desk, dossier_id: str, accept: Collection[str]) -> _Ready:
    draft = Draft.open(desk, dossier_id)
    found = check(desk, draft)
    reasons = keep_warnings.kept(desk, dossier_id)
    stands = {*accept, *reasons}
    blocking = [one for one in found if one.severity is Severity.ERROR or one.code not in stands]
    if blocking:
        raise HasProblems(dossier_id, blocking)
    return _Ready(dossier_id, draft, sorted({one.code for one in found}))


def _put(desk: Desk, unit: Unit, ready: _Ready) -> Finalized:
    """Freeze and queue one, inside a transaction that may hold more of its case."""
    dossier_id, draft = ready.draft_id, ready.draft
    record = unit.dossiers.get(dossier_id)
    if record.state is not DossierState.DRAFT:
        raise not_a_draft(dossier_id, record.state)
    require_kept(unit, dossier_id)
    submission = _freeze(desk, unit, draft, record)
    held_until = submission.finalized_at + HOLD
    unit.drafts.save_snapshot(dossier_id, draft.instance.draft(), draft.origins)
    unit.submissions.add(submission)
    unit.outbox.enqueue(submission.id, held_until, nearest(draft.procedure, draft.instance, desk.today()))
    asks_first = unit.restored.is_to_ask(dossier_id)
    waits_for = awaited(desk, unit, record)
    if asks_first or waits_for:
        unit.outbox.request(submission.id, "pause")
    changed = {"revision": submission.revision} if submission.revision != record.revision else {}
    unit.dossiers.update(dossier_id, state=DossierState.FINALIZED, updated_at=submission.finalized_at, **changed)
    keep_people(desk, unit, draft)
    details = {"submission": submission.id, "digest": submission.digest, "accepted": ready.accepted}
    if waits_for:
        details["waits_for"] = list(waits_for)
    unit.journal.append("finalized", dossier_id, details, dossier_id)
    return Finalized(submission.id, submission.digest, held_until, asks_first, waits_for)


def _freeze(desk: Desk, unit: Unit, draft: Draft, record: DossierRecord) -> SubmissionRecord:
    now = desk.clock.now()
    submission_id = uuid7(int(now.timestamp() * 1000))
    every = unit.submissions.all(record.id)
    held = unit.restored.held(record.id)
    is_taken = (
        held is not None and held.revision >= record.revision and held.submission_id not in {one.id for one in every}
    )
    revision = held.revision + 1 if held is not None and is_taken else record.revision
    earlier = [(one.revision, one.id) for one in every if one.revision < revision]
    earlier += [(held.revision, held.submission_id)] if held is not None and held.revision < revision else []
    replaces = max(earlier)[1] if earlier else None
    xml = draft.instance.xml(
        instance_id=f"uuid:{submission_id}", deprecated_id=f"uuid:{replaces}" if replaces else None
    )
    files = tuple(paper for paper in unit.papers.list(record.id) if paper.sha256)
    frozen = SubmissionRecord(
        id=submission_id,
        dossier_id=record.id,
        revision=revision,
        replaces=replaces,
        digest=digest(xml, [paper.sha256 for paper in files]),
        form_hash=record.form_hash,
        xml=xml,
        files=files,
        finalized_at=now,
    )
    return adopt(frozen, held) if held is not None and is_taken and held.digest == frozen.digest else frozen
