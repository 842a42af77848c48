"""Words about a paper that a procedure asks for: how many of it, and why one is not needed."""

from PySide6.QtCore import QCoreApplication

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
