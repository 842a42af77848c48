"""Words for what a check found, and how often; ids and sentences of the vault stay out."""

from collections import Counter
from collections.abc import Iterable

from PySide6.QtCore import QCoreApplication

from app.storage.records import Finding


def counted(findings: Iterable[Finding]) -> list[tuple[str, int]]:
    """Each kind of finding in words, and how often."""
    return [(_words(code), count) for code, count in Counter(each.code for each in findings).most_common()]


def _words(code: str) -> str:
    translate = QCoreApplication.translate
    known = {
        "damaged-pages": translate(
            "FindingWords", "Pages of the vault's file are damaged: restore a backup, or repair"
        ),
        "broken-reference": translate("FindingWords", "A record names another that is not there"),
        "journal-broken": translate("FindingWords", "The journal was changed: tell whoever answers for this point"),
        "journal-cut": translate("FindingWords", "The end of the journal is missing"),
        "journal-differs": translate("FindingWords", "The journal is not the one that the server keeps"),
        "damaged-paper": translate("FindingWords", "An attached paper cannot be read: attach it again"),
        "missing-paper": translate("FindingWords", "An attached paper is missing"),
        "damaged-record": translate("FindingWords", "A record of a dossier cannot be read"),
    }
    return known.get(code) or translate("FindingWords", "Something is wrong ({code})").format(code=code)
