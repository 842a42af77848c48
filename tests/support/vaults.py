"""Vaults with a weak passphrase cost, and dossiers of invented people to put into them."""

from datetime import UTC, datetime, timedelta
from pathlib import Path

from app.storage import vault
from app.storage.records import AttachedPaper, DossierRecord, SubmissionRecord
from forms.dossier import DossierState, Route
from sync.ports import Parcel
from tests.support.memory_outbox import a_parcel, secret_of

WEAK = vault.KdfCost(memory_kib=64, passes=1, lanes=1)
USER = "Mai"
WORDS = "trâu cày ruộng sâu"
MORNING = datetime(2026, 3, 2, 1, 0, tzinfo=UTC)


class FixedClock:
    """A clock that moves only when a test moves it."""

    def __init__(self, now: datetime = MORNING) -> None:
        self._now = now

    def now(self) -> datetime:
        return self._now

    def move(self, step: timedelta) -> None:
        """Let time pass, or go back."""
        self._now += step


def a_vault(folder: Path, *, clock: FixedClock | None = None, practice: bool = False) -> vault.Vault:
    """A new vault, open."""
    return a_vault_and_code(folder, clock=clock, practice=practice)[0]


def a_vault_and_code(
    folder: Path, *, clock: FixedClock | None = None, practice: bool = False
) -> tuple[vault.Vault, str]:
    """A new vault, open, and its recovery code."""
    return vault.create(folder, USER, WORDS, clock=clock or FixedClock(), cost=WEAK, practice=practice)


def reopened(folder: Path, *, clock: FixedClock | None = None, read_only: bool = False) -> vault.Vault:
    """The vault of :func:`a_vault` again."""
    return vault.open_(folder, USER, WORDS, clock=clock or FixedClock(), read_only=read_only)


def a_dossier(
    parcel: Parcel | None = None,
    *,
    state: DossierState = DossierState.DRAFT,
    owner: str = "Lò Thị Thử",
    filer: str = "",
    at: datetime = MORNING,
) -> DossierRecord:
    """A dossier that a parcel could come from."""
    parcel = parcel or a_parcel()
    return DossierRecord(
        id=parcel.dossier_id,
        case_id=parcel.dossier_id,
        procedure=parcel.procedure,
        form_hash=parcel.form_hash,
        form_version="1",
        route=Route(parcel.route),
        office=parcel.office,
        helper=USER,
        state=state,
        revision=parcel.revision,
        public_code=parcel.public_code,
        tracking_secret=secret_of(parcel.public_code),
        created_at=at,
        updated_at=at,
        owner=owner,
        filer=filer,
    )


def a_submission(
    parcel: Parcel, *, files: tuple[AttachedPaper, ...] = (), at: datetime = MORNING, form_hash: str = ""
) -> SubmissionRecord:
    """A parcel as finalizing freezes it, the first revision of its dossier."""
    return SubmissionRecord(
        id=parcel.submission_id,
        dossier_id=parcel.dossier_id,
        revision=1,
        replaces=None,
        digest=parcel.digest,
        form_hash=form_hash or parcel.form_hash,
        xml=parcel.xml,
        files=files,
        finalized_at=at,
    )
