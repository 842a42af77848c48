"""The window's words for states, times and counts; the words themselves follow docs/glossary.tsv."""

from datetime import UTC, date, datetime

from PySide6.QtCore import QCoreApplication

from forms.dates import VIETNAM, WEEKDAYS
from forms.dossier import DossierState, OutboxState, Route


def clock_time(at: datetime) -> str:
    """``9:41`` in Việt Nam."""
    local = at.astimezone(VIETNAM)
    return f"{local.hour}:{local.minute:02d}"


def now() -> datetime:
    """The machine's time, for words on screen only."""
    return datetime.now(UTC)


def day(on: date | datetime) -> str:
    """``thứ Năm, 26/11/2026``."""
    local = on.astimezone(VIETNAM).date() if isinstance(on, datetime) else on
    return f"{WEEKDAYS[local.weekday()]}, {short_day(local)}"


def short_day(on: date) -> str:
    """``26/11/2026``."""
    return f"{on.day:02d}/{on.month:02d}/{on.year}"


def when(at: datetime) -> str:
    """``9:41, 26/11/2026``; only the time when it was today."""
    local = at.astimezone(VIETNAM)
    if local.date() == now().astimezone(VIETNAM).date():
        return QCoreApplication.translate("Words", "{time} today").format(time=clock_time(at))
    return f"{clock_time(at)}, {short_day(local.date())}"


def outbox_state(state: OutboxState) -> tuple[str, str, str]:
    """Word, icon and tone of a place in the outbox."""
    word = {
        OutboxState.HELD: QCoreApplication.translate("Words", "Finalized"),
        OutboxState.WAITING: QCoreApplication.translate("Words", "Waiting to be sent"),
        OutboxState.SENDING: QCoreApplication.translate("Words", "Being sent"),
        OutboxState.UNCERTAIN: QCoreApplication.translate("Words", "Not certain – asking again"),
        OutboxState.DELIVERED: QCoreApplication.translate("Words", "The server has it all"),
        OutboxState.REFUSED: QCoreApplication.translate("Words", "The server does not take it"),
        OutboxState.SET_ASIDE: QCoreApplication.translate("Words", "Set aside, look at it"),
        OutboxState.WITHDRAWN: QCoreApplication.translate("Words", "Withdrawn"),
    }[state]
    icon, tone = {
        OutboxState.HELD: ("lock", "info"),
        OutboxState.WAITING: ("clock", "info"),
        OutboxState.SENDING: ("sending", "info"),
        OutboxState.UNCERTAIN: ("question", "warn"),
        OutboxState.DELIVERED: ("done", "good"),
        OutboxState.REFUSED: ("error", "bad"),
        OutboxState.SET_ASIDE: ("aside", "warn"),
        OutboxState.WITHDRAWN: ("withdrawn", "calm"),
    }[state]
    return word, icon, tone


def dossier_state(state: DossierState) -> tuple[str, str, str]:
    """Word, icon and tone of what the laptop did with a dossier."""
    return {
        DossierState.DRAFT: (QCoreApplication.translate("Words", "In the making"), "draft", "calm"),
        DossierState.FINALIZED: (QCoreApplication.translate("Words", "Finalized"), "lock", "info"),
        DossierState.WITHDRAWN: (QCoreApplication.translate("Words", "Withdrawn"), "withdrawn", "calm"),
    }[state]


def portal_status(status: int | None) -> tuple[str, str, str]:
    """Word, icon and tone of an office's act (national codes 1-10); an unknown code is shown as it came."""
    known = {
        1: (QCoreApplication.translate("Words", "Registered, waiting to be accepted"), "clock", "info"),
        2: (QCoreApplication.translate("Words", "Accepted"), "stamp", "good"),
        3: (QCoreApplication.translate("Words", "Not accepted"), "return", "bad"),
        4: (QCoreApplication.translate("Words", "Being handled"), "clock", "info"),
        5: (QCoreApplication.translate("Words", "More papers are needed"), "return", "warn"),
        6: (QCoreApplication.translate("Words", "A fee is to be paid"), "money", "warn"),
        7: (QCoreApplication.translate("Words", "Dossier withdrawn"), "withdrawn", "calm"),
        8: (QCoreApplication.translate("Words", "Handling stopped"), "error", "bad"),
        9: (QCoreApplication.translate("Words", "Handled"), "done", "good"),
        10: (QCoreApplication.translate("Words", "Result handed over"), "done", "good"),
    }
    if status in known:
        return known[status]
    return QCoreApplication.translate("Words", "Status {code} of the office").format(code=status), "building", "info"


def route(which: Route) -> tuple[str, str]:
    """Word and icon of a way to the office."""
    return {
        Route.DESK: (QCoreApplication.translate("Words", "File at the commune's desk"), "building"),
        Route.VNEID: (QCoreApplication.translate("Words", "File online with one's own VNeID"), "phone"),
        Route.POST: (QCoreApplication.translate("Words", "Send by post"), "send"),
        Route.OFFICER: (QCoreApplication.translate("Words", "The commune's officer takes it over"), "person"),
        Route.ADVICE: (QCoreApplication.translate("Words", "Advice only, nothing is filed"), "bulb"),
    }[which]


def not_filed() -> str:
    """The line that stands under everything that the office does not have yet."""
    return QCoreApplication.translate("Words", "The dossier is not yet filed at the commune")
