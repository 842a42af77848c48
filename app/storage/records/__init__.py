"""The frozen values that leave the vault; no SQLAlchemy row ever does."""

from app.storage.records.backups import BackupCopy, BackupReport, FormerDevice, HeldElsewhere, RestoredDossier
from app.storage.records.dossiers import DossierPage, DossierRecord, DossierRow, OfficeReport
from app.storage.records.drafts import AttachedPaper, CallKind, DraftCall, DraftEntry, DraftState
from app.storage.records.erasing import ErasedFigure, Erasure, ErasureCertificate, RetentionRule, RetentionView
from app.storage.records.persons import NamedIn, PersonInVault, RegisteredPerson
from app.storage.records.sent import FollowUp, PortalEvent, ResultHandover, ResultPaper, SubmissionRecord, WantedResult
from app.storage.records.upkeep import Finding, JournalEntry, JournalHead, RepairReport, SetAside

__all__ = [
    "AttachedPaper",
    "BackupCopy",
    "BackupReport",
    "CallKind",
    "DossierPage",
    "DossierRecord",
    "DossierRow",
    "DraftCall",
    "DraftEntry",
    "DraftState",
    "ErasedFigure",
    "Erasure",
    "ErasureCertificate",
    "Finding",
    "FollowUp",
    "FormerDevice",
    "HeldElsewhere",
    "JournalEntry",
    "JournalHead",
    "NamedIn",
    "OfficeReport",
    "PersonInVault",
    "PortalEvent",
    "RegisteredPerson",
    "RepairReport",
    "RestoredDossier",
    "ResultHandover",
    "ResultPaper",
    "RetentionRule",
    "RetentionView",
    "SetAside",
    "SubmissionRecord",
    "WantedResult",
]
