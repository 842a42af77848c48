"""Every paper this program prints, as PDF bytes made in memory; nothing of it touches the disk here."""

from enum import StrEnum


class SheetKind(StrEnum):
    """The papers of this chain."""

    GUIDANCE = "guidance"
    DECLARATION = "declaration"
    PREPARATION = "preparation"
    CONSENT = "consent"
    BLANK = "blank"
