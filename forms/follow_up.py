"""What a helper did about an office's acts, and what the villager said of it: names of kinds and answers, no more."""

from enum import StrEnum


class FollowUpKind(StrEnum):
    """One step of following a dossier up; each is a row of its own, written once."""

    FEE_ASKED = "fee_asked"
    FEE_PAID = "fee_paid"
    CONFIRMED = "confirmed"
    NOT_RIGHT = "not_right"
    SNOOZED = "snoozed"
    HOW_IT_WENT = "how_it_went"
    TELL_OFFICE = "tell_office"
    TOLD_OFFICE = "told_office"


class Tell(StrEnum):
    """What an office has to hear from a person, because no message of the gateway says it."""

    CONSENT_ENDED = "consent_ended"
    WITHDRAWN = "withdrawn"
    RIGHT = "right"
    NOT_RIGHT = "not_right"


class Satisfaction(StrEnum):
    """What the villager said once the result was in hand; ``NOT_ASKED`` where nobody could ask."""

    SATISFIED = "satisfied"
    NEUTRAL = "neutral"
    UNSATISFIED = "unsatisfied"
    NOT_ASKED = "not_asked"
