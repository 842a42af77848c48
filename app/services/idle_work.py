"""What the vault's owner does when nobody waits: the reserve, a backup when the last is old, a look at the papers."""

from app.services.desk import Desk
from app.services.keep_backups import back_up_if_old
from app.storage.records import BackupReport, Finding
from forms.onlooker import NOBODY, OnLooker
from forms.refusal import NotNow, Refusal

PAPERS_AT_ONCE = 20
"""Papers that are read through in one go; a long row of them must not keep the disk busy while somebody types."""


class IdleWork:
    """The idle work of one open desk; call :meth:`next` now and then, from any one thread.

    Attributes:
        findings: papers that cannot be read, found after an unclean exit; `check` names them too.
    """

    def __init__(self, desk: Desk) -> None:
        self._desk = desk
        self._after: str | None = ""
        self.findings: tuple[Finding, ...] = ()

    @property
    def has_papers_to_read(self) -> bool:
        """Whether the last exit was unclean and some papers were not read through since."""
        return self._desk.vault.was_unclean and self._after is not None

    def next(self, looker: OnLooker = NOBODY) -> BackupReport | None:
        """Do one piece of it; returns the backup if one was made. A fault of the disk waits for the next time."""
        try:
            if self.has_papers_to_read:
                found, self._after = self._desk.vault.check_papers(self._after or "", PAPERS_AT_ONCE)
                self.findings += found
            return back_up_if_old(self._desk, looker)
        except (Refusal, NotNow):
            return None
