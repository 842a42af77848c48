"""Words for a run of the outbox: what it does now, how far a dossier's papers are, what the last one cost."""

from __future__ import annotations

from datetime import datetime
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication

from app.ui import words

if TYPE_CHECKING:
    from app.services.last_sync import LastRun
    from sync.report import Progress

_THOUSAND = 1000


def size(count: int) -> str:
    """Bytes as people read them: ``850 byte``, ``12 kB``, ``3,4 MB``."""
    if count < _THOUSAND:
        return f"{count} byte"
    if count < _THOUSAND * _THOUSAND:
        return f"{round(count / _THOUSAND)} kB"
    return f"{count / _THOUSAND / _THOUSAND:.1f} MB".replace(".", ",")


def stage(progress: Progress) -> str:
    """What the run does now."""
    translate = QCoreApplication.translate
    known = {
        "asking": translate("RunWords", "Asking the server about {total} uncertain dossiers…"),
        "sending": translate("RunWords", "Sending the texts: {done} of {total} dossiers…"),
        "files": translate("RunWords", "Sending a paper: {sent} of {size}…"),
        "changes": translate("RunWords", "Fetching the office's news…"),
        "carrying": translate("RunWords", "Passing on what sticks brought, and fetching results…"),
        "pack": translate("RunWords", "Cards and forms came: proving their signatures…"),
        "index": translate(
            "RunWords", "Cards and forms came. Making the list of words to search by: {done} of {total}…"
        ),
    }
    said = known.get(progress.stage, translate("RunWords", "Sending and fetching…"))
    return said.format(done=progress.done, total=progress.total, sent=size(progress.done), size=size(progress.total))


def file(progress: Progress) -> str:
    """How far a dossier's paper is."""
    return QCoreApplication.translate("RunWords", "Paper: {done} of {total} is there").format(
        done=size(progress.done), total=size(progress.total)
    )


def last_run(run: LastRun) -> str:
    """What the last run moved, and what it cost."""
    said = QCoreApplication.translate(
        "RunWords", "Last run {time}: {sent} dossiers sent, {news} news, {size} in {seconds} seconds."
    )
    at = datetime.fromisoformat(run.ended_at)
    return said.format(
        time=words.when(at), sent=run.sent, news=run.events, size=size(run.bytes), seconds=max(1, round(run.seconds))
    )


def uncertain() -> str:
    """What "uncertain" means to the helper."""
    return QCoreApplication.translate(
        "RunWords",
        "The line broke while it was being sent. The machine asks the server by itself whether it arrived; nothing is "
        "sent twice.",
    )
