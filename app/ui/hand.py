"""The draft in the helper's hands: opened once, used by all pages of its journey, put down at lock."""

from __future__ import annotations

from dataclasses import dataclass, field

from app.services import keep_warnings
from app.services.bring_answers import bring_from_case
from app.services.desk import Desk
from app.services.fill_dossier import Draft


@dataclass(frozen=True)
class Unstored:
    """What was typed but could not be taken: the question, the text, and why in words.

    ``try_again``: not the text is wrong; it is written as soon as the disk takes anything again.
    """

    label: str
    text: str
    why: str
    try_again: bool = False


@dataclass
class Hand:
    """One open draft and what the window remembers beside it; the vault has all its answers.

    Attributes:
        draft: only the database lane may call it.
        title: the procedure's plain name.
        kept: False for a draft in memory alone (the villager did not agree to keeping).
        user: whose session a draft in memory belongs to.
        unstored: what was typed but could not be taken, by ref, so that wrong input is kept for mending; of a kept
            draft the session holds it longer than the hand.
        accepted: warnings that were asked about and stand: the reason by the code; of a kept draft the vault's journal
            has them too.
        no_card: blocks whose person has no card here.
        sheet: whether all of the form is shown on one page.
        steps: whether something can be undone and done again; None: the draft must be asked.
        read_back: whether the villager heard it and said that it is right.
    """

    draft: Draft
    title: str
    kept: bool = True
    user: str = ""
    unstored: dict[str, Unstored] = field(default_factory=dict)
    accepted: dict[str, str] = field(default_factory=dict)
    no_card: set[str] = field(default_factory=set)
    section: str = ""
    sheet: bool = False
    read_back: bool = False
    steps: tuple[bool, bool] | None = None

    @property
    def id(self) -> str:
        """The dossier's id; empty for a draft in memory."""
        return self.draft.id


def open_hand(dossier_id: str, desk: Desk) -> Hand:
    """Open a kept draft (on the database lane)."""
    draft = Draft.open(desk, dossier_id)
    bring_from_case(desk, draft)
    kept = keep_warnings.kept(desk, dossier_id)
    return Hand(draft, draft.procedure.title, user=desk.vault.user, accepted=kept)
