"""The one way to tell that something went wrong: what happened, whether the data is safe, what to do."""

from typing import NamedTuple

from PySide6.QtCore import QCoreApplication

from app.ui.refusals.command import command_words
from app.ui.refusals.course import course_words
from app.ui.refusals.form import form_words
from app.ui.refusals.guidance import guidance_words
from app.ui.refusals.keeping import keeping_words
from app.ui.refusals.money import money_words
from app.ui.refusals.opening import opening_words
from app.ui.refusals.pack import pack_words
from app.ui.refusals.paper import paper_words
from app.ui.refusals.reading import reading_words
from app.ui.refusals.sending import sending_words
from forms.refusal import NotNow, Refusal


class Told(NamedTuple):
    """Three sentences for the helper; ``wait`` is how many seconds to wait where the machine knows it."""

    what: str
    safe: str
    do: str
    tone: str = "warn"
    wait: int = 0


def tell(error: Exception) -> Told:
    """The Vietnamese sentences for an error; anything unforeseen has a sentence too."""
    if not isinstance(error, Refusal):
        return _unforeseen()
    known = _words().get(error.code)
    if known is None:
        return _unknown(error)
    what, do = known
    return Told(_fill(what, error), _safe(error.code), do, "warn", _seconds(error))


def is_of_the_machine(error: Exception) -> bool:
    """Whether the disk, another program or a fault of ours stands in the way, and not what somebody typed."""
    return not isinstance(error, Refusal) or error.code in _OF_THE_MACHINE


_OF_THE_MACHINE = frozenset({"disk-full", "disk-error", "not-writable", "damaged", "vault-busy"})


def _words() -> dict[str, tuple[str, str]]:
    return {
        **opening_words(),
        **guidance_words(),
        **form_words(),
        **reading_words(),
        **paper_words(),
        **course_words(),
        **sending_words(),
        **money_words(),
        **keeping_words(),
        **pack_words(),
        **command_words(),
    }


def _fill(sentence: str, error: Refusal) -> str:
    try:
        return sentence.format(**error.facts)
    except (KeyError, IndexError):
        return sentence


def _seconds(error: Refusal) -> int:
    text = str(error.facts.get("seconds", "0"))
    return int(float(text)) if text.replace(".", "", 1).isdigit() else 0


def _safe(code: str) -> str:
    if code in ("damaged", "disk-full"):
        return QCoreApplication.translate("Errors", "Everything written before this stays as it was on this machine.")
    return QCoreApplication.translate("Errors", "What was saved on this machine is still there.")


def _unforeseen() -> Told:
    return Told(
        QCoreApplication.translate("Errors", "The program met something that it did not foresee."),
        _safe(""),
        QCoreApplication.translate(
            "Errors", "Go back and try again. If it happens again, call the keeper of this machine."
        ),
        "bad",
    )


def _unknown(error: Refusal) -> Told:
    if isinstance(error, NotNow):
        what = QCoreApplication.translate("Errors", "This cannot be done just now.")
        do = QCoreApplication.translate("Errors", "Go on with other work and try again later.")
    else:
        what = QCoreApplication.translate("Errors", "The program could not take this ({code}).").format(code=error.code)
        do = QCoreApplication.translate("Errors", "Look at what was entered, or call the keeper of this machine.")
    return Told(what, _safe(error.code), do)
