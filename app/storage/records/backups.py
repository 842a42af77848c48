"""A backup, what it did, and what a restore has to ask for."""

from dataclasses import dataclass
from datetime import datetime

from sync.ports import Binding, Signer


@dataclass(frozen=True)
class BackupCopy:
    """One backup that the vault knows of. ``place`` is the folder or file it was written to."""

    name: str
    place: str
    generation: int
    made_at: datetime


@dataclass(frozen=True)
class BackupReport:
    """What one backup did.

    Attributes:
        copy: the new copy, verified by opening it.
        new_papers: encrypted papers that the place did not have yet.
        missing_papers: papers that rows name and the vault itself lacks (see `check`).
        dropped: names of older copies that were deleted: thinned, or of an older generation.
    """

    copy: BackupCopy
    new_papers: int
    missing_papers: int
    dropped: tuple[str, ...] = ()


@dataclass(frozen=True)
class RestoredDossier:
    """A dossier that came from a backup; what its device sent since then must be asked first."""

    dossier_id: str
    device_id: str
    restored_at: datetime


@dataclass(frozen=True)
class HeldElsewhere:
    """The newest revision of a restored dossier that the gateway holds; this vault may never have had it."""

    dossier_id: str
    revision: int
    submission_id: str
    digest: str


@dataclass(frozen=True)
class FormerDevice:
    """A device that this vault was before a restore; its gateway answers it alone about what it sent."""

    signer: Signer
    binding: Binding | None
    retired_at: datetime
