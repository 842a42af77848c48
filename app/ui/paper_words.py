"""Words about a paper that a procedure asks for: how many of it, why one is not needed, and by when it comes."""

from datetime import date

from PySide6.QtCore import QCoreApplication

from app.ui import words
from forms.papers import PaperView
from forms.procedure import Paper

translate = QCoreApplication.translate


def how_many(paper: Paper | PaperView) -> str:
    """Originals and copies, and who makes it, in one line."""
    parts = []
    if paper.originals:
        parts.append(translate("PaperWords", "{count} original").format(count=paper.originals))
    if paper.copies:
        parts.append(translate("PaperWords", "{count} copy").format(count=paper.copies))
    if not paper.required:
        parts.append(translate("PaperWords", "if there is one"))
    if paper.printed_here:
        parts.append(translate("PaperWords", "this program fills and prints it"))
    return " · ".join(parts)


def not_needed(office: str) -> str:
    """Who looks up what the State has already, by the kind of the receiving office."""
    if office == "commune":
        return translate("PaperWords", "Not needed – the commune looks it up itself")
    return translate("PaperWords", "Not needed – the office looks it up itself")


def comes_later(on: date | None) -> str:
    """Where a paper stands that is not here yet, with the day that was said."""
    if on is None:
        return translate("PaperWords", "Comes later")
    return translate("PaperWords", "Comes later, by {day}").format(day=words.short_day(on))
