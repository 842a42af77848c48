"""The window's words for states, times and counts; the words themselves follow docs/glossary.tsv."""

import re
from datetime import UTC, date, datetime

from PySide6.QtCore import QCoreApplication

from forms.dates import VIETNAM, WEEKDAYS
from forms.dossier import DossierState, OutboxState, Route

_PERSONAL = re.compile(r"[\d•]{12}")
_SERVICE, _MOBILE = re.compile(r"\b(1[89]00)(\d{4})\b"), re.compile(r"\b(0\d{3})(\d{3})(\d{3})\b")


def to_dial(text: str) -> str:
    """Telephone numbers in a text as one dials them: ``1800 1096``, ``0912 345 678``; no line breaks inside one."""
    for number in (_SERVICE, _MOBILE):
        text = number.sub(lambda found: "\N{NO-BREAK SPACE}".join(found.groups()), text)
    return text


def in_threes(text: str) -> str:
    """A number of twelve digits as it is read aloud, three by three; any other text as it is."""
    return "\N{NO-BREAK SPACE}".join(text[at : at + 3] for at in range(0, 12, 3)) if _PERSONAL.fullmatch(text) else text


def clock_time(at: datetime) -> str:
    """``9:41`` in Việt Nam."""
    local = at.astimezone(VIETNAM)
    return f"{local.hour}:{local.minute:02d}"


def now() -> datetime:
    """The machine's time, for words on screen only."""
    return datetime.now(UTC)


def today() -> date:
    """The day that it is in Việt Nam, by the machine's clock."""
    return now().astimezone(VIETNAM).date()


def day(on: date | datetime) -> str:
    """``thứ Năm, 26/11/2026``."""
    local = _day_of(on)
    return f"{WEEKDAYS[local.weekday()]}, {short_day(local)}"


def short_day(on: date | datetime) -> str:
    """``26/11/2026``; of a moment the day that it was in Việt Nam."""
    local = _day_of(on)
    return f"{local.day:02d}/{local.month:02d}/{local.year}"


def _day_of(on: date | datetime) -> date:
    return on.astimezone(VIETNAM).date() if isinstance(on, datetime) else on


def when(at: datetime) -> str:
    """``9:41, 26/11/2026``; only the time when it was today."""
    local = at.astimezone(VIETNAM)
    if local.date() == today():
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


def waits_for_another() -> tuple[str, str, str]:
    """Word, icon and tone of a held dossier that needs another one's result first."""
    return QCoreApplication.translate("Words", "Waits for the one before it to be done"), "clock", "info"


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


def route(which: Route, office: str = "commune") -> tuple[str, str]:
    """Word and icon of a way to the office; ``office`` is the kind of who takes it (``Procedure.office.kind``)."""
    return {
        Route.DESK: (_desk(office), "building"),
        Route.VNEID: (QCoreApplication.translate("Words", "File online with one's own VNeID"), "phone"),
        Route.POST: (QCoreApplication.translate("Words", "Send by post"), "send"),
        Route.OFFICER: (_officer(office), "person"),
        Route.ADVICE: (QCoreApplication.translate("Words", "Advice only, nothing is filed"), "bulb"),
    }[which]


def _desk(office: str) -> str:
    translate = QCoreApplication.translate
    return {
        "commune": translate("Words", "File at the commune's desk"),
        "police": translate("Words", "File at the commune's police"),
        "military": translate("Words", "File at the commune's military command"),
        "insurance": translate("Words", "File at the social insurance"),
        "school": translate("Words", "File at the school"),
        "legal_aid": translate("Words", "File at the legal aid centre"),
        "keeper": translate("Words", "File where the register is kept"),
    }.get(office, translate("Words", "File at the receiving office"))


def _officer(office: str) -> str:
    if office == "commune":
        return QCoreApplication.translate("Words", "The commune's officer takes it over")
    return QCoreApplication.translate("Words", "An officer of the receiving office takes it over")


def not_filed() -> str:
    """The line that stands under everything that the office does not have yet."""
    return QCoreApplication.translate("Words", "The dossier is not yet filed at the commune")


def card_warning(code: str) -> str:
    """What is odd about a card, or about filling with it, as a sentence; none of it makes the card wrong."""
    translate = QCoreApplication.translate
    known = {
        "sex_mismatch": translate("Words", "The number on the card tells another sex than the card."),
        "birth_year_mismatch": translate("Words", "The number on the card tells another year of birth than the card."),
        "unknown_province": translate("Words", "The number begins with an unknown province."),
        "unexpected_extra_fields": translate("Words", "The card says more than the program can read."),
        "address_is_pre_2025": translate(
            "Words", "The address on the card is from before the communes were merged. Ask for the present one."
        ),
        "not_a_person": translate("Words", "This part is about the office, not about a person."),
        "no_card_expected": translate("Words", "This person has no card yet."),
        "name_differs": translate("Words", "The name on the card is another than the one filled in."),
        "birth_differs": translate("Words", "The date of birth on the card is another than the one filled in."),
        "number_differs": translate("Words", "The number on the card is another than the one filled in."),
        "sex_does_not_fit": translate("Words", "The sex on the card does not fit this person."),
        "age_does_not_fit": translate("Words", "The age on the card does not fit this person."),
        "number_of_another": translate("Words", "This card is filled in for another person of this form already."),
        "birth_date_incomplete": translate("Words", "The card has not the whole date of birth: ask for it."),
        "choose_commune": translate("Words", "The old commune was divided: choose the present one."),
        "name_without_marks": translate(
            "Words", "The lines on the back have no marks on the name: type it as it stands on the front."
        ),
        "number_parts_differ": translate("Words", "The number stands twice in the lines and differs: look at it."),
        "name_unreadable": translate("Words", "The name on this card could not be read: type it."),
        "born_unreadable": translate("Words", "The date of birth on this card could not be read: type it."),
        "insurance_not_asked": translate("Words", "This form does not ask for the number of the BHYT card."),
        "not_used_here": translate("Words", "It is only shown here."),
        "typed_through_input_method": translate(
            "Words", "The Vietnamese typing was on while the reader wrote: look at the name letter by letter."
        ),
        "address_not_found": translate("Words", "The address of the card was not found: choose the commune."),
    }
    return known.get(code, translate("Words", "Something about the card does not fit ({code}).").format(code=code))


def timeline(kind: str, what: str, status: int | None) -> tuple[str, str, str]:
    """Word, icon and tone of one line of a dossier's story."""
    if kind == "portal":
        return _of_office(what, status)
    if kind == "filing":
        words = QCoreApplication.translate("Words", "The commune received it: {number}").format(number=what)
        return words, "stamp", "good"
    return {
        "started": (QCoreApplication.translate("Words", "Begun"), "draft", "calm"),
        "consent": (QCoreApplication.translate("Words", "Consent given"), "hand", "calm"),
        "consent-ended": (QCoreApplication.translate("Words", "No longer agreed to keeping"), "hand", "warn"),
        "attached": (QCoreApplication.translate("Words", "A paper was attached"), "paper", "calm"),
        "detached": (QCoreApplication.translate("Words", "A paper was taken away"), "paper", "calm"),
        "warning-kept": (QCoreApplication.translate("Words", "A warning was asked about and stands"), "check", "calm"),
        "warning-open": (QCoreApplication.translate("Words", "A warning is to be looked at again"), "question", "calm"),
        "finalized": (QCoreApplication.translate("Words", "Finalized"), "lock", "info"),
        "reopened": (QCoreApplication.translate("Words", "Opened again to change"), "unlock", "calm"),
        "revising": (QCoreApplication.translate("Words", "Being mended for a new filing"), "return", "warn"),
        "withdrawn": (QCoreApplication.translate("Words", "Withdrawn"), "withdrawn", "calm"),
        "fee-asked": (QCoreApplication.translate("Words", "The office asked for the fee"), "money", "warn"),
        **_kept_here(),
    }.get(what, (QCoreApplication.translate("Words", "Something else was written down"), "info", "calm"))


def _of_office(what: str, status: int | None) -> tuple[str, str, str]:
    """An act of the office or the server; one without a word of its own is told by its national code."""
    translate = QCoreApplication.translate
    known = {
        # Only the code of its answers came: papers and filing are another matter.
        "paper": (
            translate("Words", "The office scanned the code on paper; the papers are at the desk"),
            "paper",
            "info",
        ),
        "withdrawn": (translate("Words", "The server knows that it is withdrawn"), "withdrawn", "calm"),
        "result": (translate("Words", "The office sent a result"), "paper", "good"),
        "confirm": (translate("Words", "The office asks to confirm its draft"), "question", "warn"),
    }
    if what in known:
        return known[what]
    if status is not None:
        return portal_status(status)
    return translate("Words", "The office did something about it"), "building", "info"


def _kept_here() -> dict[str, tuple[str, str, str]]:
    """What happened to a dossier on this machine beside its filling in."""
    translate = QCoreApplication.translate
    return {
        "result-kept": (translate("Words", "The result came and is kept sealed"), "saved", "good"),
        "result-handed": (translate("Words", "The result was handed over"), "hand", "good"),
        "followed-fee_paid": (translate("Words", "The fee was paid"), "money", "good"),
        "followed-confirmed": (
            translate("Words", "The villager says: the draft is right"),
            "done",
            "good",
        ),
        "followed-not_right": (
            translate("Words", "The villager says what is not right"),
            "return",
            "warn",
        ),
        "followed-snoozed": (translate("Words", "The office was asked; to be asked again later"), "calendar", "calm"),
        "followed-told_office": (translate("Words", "The office was told"), "phone", "calm"),
        "followed-how_it_went": (translate("Words", "It was asked how it went"), "speak", "calm"),
        "put-aside": (translate("Words", "Set aside by a person"), "aside", "warn"),
        "brought-back": (translate("Words", "Brought back"), "undo", "calm"),
        "adopted": (translate("Words", "The server had it already"), "done", "good"),
        "sent-without": (translate("Words", "Let go without waiting for the other one"), "sending", "calm"),
        "paper-carried": (translate("Words", "Its code was carried on paper"), "paper", "calm"),
        "paper-lent": (translate("Words", "A paper of the family was taken along"), "paper", "warn"),
        "paper-returned": (translate("Words", "The paper was given back"), "hand", "good"),
        "begun-again": (translate("Words", "Begun though another one of this person was open"), "draft", "calm"),
        "shared": (translate("Words", "Shared with the whole point"), "people", "calm"),
        "not-shared": (translate("Words", "No longer shared with the point"), "person", "calm"),
        "private": (translate("Words", "Lists no longer say what it is about"), "eye-off", "calm"),
        "not-private": (translate("Words", "Lists say again what it is about"), "eye", "calm"),
    }


def reason(code: str) -> str:
    """Why a connection or a submission stands where it stands (the codes of ``sync.reasons``)."""
    translate = QCoreApplication.translate
    plain, _, detail = code.partition(":")
    known = {
        "none": translate("Words", "There was no network."),
        "no-gateway": translate("Words", "The server did not answer."),
        "captive": translate("Words", "The network wanted a log-in first."),
        "wrong-server": translate("Words", "Another server answered; nothing was sent."),
        "tls": translate("Words", "A safe connection could not be made."),
        "tls-expired": translate("Words", "A safe connection could not be made: look at this machine's date."),
        "tls-not-yet-valid": translate("Words", "A safe connection could not be made: look at this machine's date."),
        "tls-wrong-host": translate("Words", "The network leads elsewhere; nothing was sent."),
        "tls-untrusted": translate("Words", "The network may be listening in; nothing was sent."),
        "timeout": translate("Words", "The network was too slow."),
        "cut": translate("Words", "The connection broke in the middle."),
        "nonsense": translate("Words", "The server's answer could not be read."),
        "server-error": translate("Words", "The server had a fault of its own."),
        "busy": translate("Words", "The server asked to wait."),
        "full": translate("Words", "The server has no room left."),
        "session": translate("Words", "The server did not accept this machine's log-in."),
        "revoked": translate("Words", "The server shut this machine out: the keeper asks the commune why."),
        "too-old": translate("Words", "The server needs a newer version of this program."),
        "unknown-key": translate("Words", "The server signs with a key that this machine does not know."),
        "not-accepted": translate("Words", "The server did not understand this machine: its program may be too old."),
        "bad-request": translate("Words", "The server did not understand this machine: its program may be too old."),
        "restored": translate("Words", "It comes from a backup: the server is asked before anything is repeated."),
        "stopped": translate("Words", "The sending was stopped."),
        "interrupted": translate("Words", "The program was interrupted while sending."),
        "conflict": translate("Words", "The server holds another content for this dossier: mend it and file again."),
        "conflict:heir": translate("Words", "The laptop made of this one's backup has sent it and goes on with it."),
        "invalid": translate("Words", "The server cannot take it as it is: mend it and file again."),
        "too-large": translate("Words", "It is too large: attach fewer or smaller papers."),
        "files-missing": translate("Words", "The text has arrived, papers are still on their way."),
        "carried": translate("Words", "A stick carries it; the server is asked before anything is repeated."),
        "no-form-there": translate("Words", "The server does not have this form yet."),
        "file-unreadable": translate("Words", "An attached paper cannot be read: attach it again."),
        "unreadable": translate("Words", "It cannot be read on this machine."),
        "bad-receipt": translate("Words", "The server's receipt could not be proved; it is asked again."),
        "other-gateway": translate("Words", "It may have reached another server; only that one can tell."),
        "not-tried": translate("Words", "Its turn did not come before the connection ended."),
        "later": translate("Words", "An earlier try failed; the next one comes by itself."),
    }
    if code in known:
        return known[code]
    said = known.get(plain)
    if said is None:
        return translate("Words", "The server gave the reason “{code}”.").format(code=code)
    return f"{said} ({detail})" if detail.isdigit() else said  # a number can be told by telephone, a code says nothing
