"""How satisfied those were who were asked, told with its denominator: few answers are few, and nobody is named by them.

The method's rules are SIPAS's (facts/domain.md 9): the interval beside the share, and no figures of a handful.
"""

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass, field
from math import sqrt
from typing import Any

from app.storage.records import DossierRow
from app.storage.vault import Unit
from forms.dossier import PortalStatus
from forms.follow_up import FollowUpKind, Satisfaction

LEAST_TOLD = 5
"""With fewer answers it is not told what they were: in a hamlet people would know whose they are."""
LEAST_SHARE = 10
"""With fewer answers no share is reckoned."""
_SCORE = 1.96
"""Of the normal distribution for 95 %."""


@dataclass
class Answers:
    """What is counted: how many have their result in hand, and what was written down of them."""

    in_hand: int = 0
    said: Counter[Satisfaction] = field(default_factory=Counter)

    def count(self, unit: Unit, row: DossierRow) -> None:
        """One dossier; of several answers the newest."""
        steps = [one for one in unit.follow_ups.list(row.id) if one.kind is FollowUpKind.HOW_IT_WENT]
        if steps and steps[-1].answer is not None:
            self.said[steps[-1].answer] += 1
        if steps or row.portal_status == PortalStatus.RETURNED or unit.results.handovers(row.id):
            self.in_hand += 1

    def as_json(self) -> Mapping[str, Any] | None:
        """``{in_hand, answered, not_asked, …}``; None where nothing was written down.

        From five answers on also how many said what; from ten on ``share`` of the satisfied in per cent with
        ``interval`` (Wilson's, 95 %).
        """
        if not self.said:
            return None
        answers = {one: self.said[one] for one in Satisfaction if one is not Satisfaction.NOT_ASKED}
        answered = sum(answers.values())
        told: dict[str, Any] = {
            "in_hand": self.in_hand,
            "answered": answered,
            "not_asked": self.said[Satisfaction.NOT_ASKED],
        }
        if answered >= LEAST_TOLD:
            told |= {str(one): count for one, count in answers.items()}
        if answered >= LEAST_SHARE:
            yes = answers[Satisfaction.SATISFIED]
            told |= {"share": round(100 * yes / answered), "interval": wilson(yes, answered)}
        return told


def wilson(yes: int, of: int) -> tuple[int, int]:
    """The interval of a share in whole per cent (Wilson, 95 %)."""
    share, spread = yes / of, _SCORE**2 / of
    middle = share + spread / 2
    around = _SCORE * sqrt(share * (1 - share) / of + spread / (4 * of))
    low, high = (round(100 * (middle + sign * around) / (1 + spread)) for sign in (-1, 1))
    return low, high


def in_words(told: Mapping[str, Any] | None) -> str:
    """For the page of the month."""
    if told is None:
        return "chưa ghi nhận"
    of = f"{told['answered']} người trả lời, trong {told['in_hand']} người đã nhận kết quả"
    if told["answered"] < LEAST_TOLD:
        return f"{of}: quá ít, không nêu."
    said = f"{told['satisfied']} hài lòng, {told['neutral']} bình thường, {told['unsatisfied']} không hài lòng"
    if "share" not in told:
        return f"{said} ({of}: quá ít để tính tỷ lệ)."
    low, high = told["interval"]
    return f"{said} ({of}). Hài lòng {told['share']} % (khoảng tin cậy {low}–{high} %)."
