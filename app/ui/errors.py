"""The one way to tell that something went wrong: what happened, whether the data is safe, what to do."""

from collections.abc import Callable
from dataclasses import dataclass

from PySide6.QtCore import QCoreApplication

from forms.refusal import NotNow, Refusal


@dataclass(frozen=True)
class Told:
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
    known = _SENTENCES.get(error.code)
    if known is None:
        return _unknown(error)
    what, do = known()
    return Told(_fill(what, error), _safe(error.code), do, "warn", _seconds(error))


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
    return QCoreApplication.translate("Errors", "Nothing is lost: all answers given so far are on this machine.")


def _unforeseen() -> Told:
    return Told(
        QCoreApplication.translate("Errors", "The program met something that it did not foresee."),
        _safe(""),
        QCoreApplication.translate("Errors", "Go back and try again. If it happens again, call the keeper of this machine."),
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


_SENTENCES: dict[str, Callable[[], tuple[str, str]]] = {}
