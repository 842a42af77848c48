"""An answer as the screen may show it while others can see it: a person's numbers end in their last digits alone."""

from app.ui.fields.field import words_of
from app.ui.session import Session
from forms.questions import QuestionView

NUMBERS = frozenset({"number", "old_number", "insurance", "phone"})
"""Facts (``hsl:fact``) that name a person to whoever reads them over a shoulder."""


def words(session: Session, question: QuestionView) -> str:
    """The answer in words; numbers of persons covered while the cover is on."""
    said = words_of(question)
    return session.shown(said) if question.fact in NUMBERS else said
