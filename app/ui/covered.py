"""An answer as the screen may show it while others can see it: a person's numbers end in their last digits alone."""

from app.services.masking import NUMBERS
from app.ui.fields.field import words_of
from app.ui.session import Session
from forms.questions import QuestionView


def words(session: Session, question: QuestionView) -> str:
    """The answer in words; numbers of persons covered while the cover is on."""
    said = words_of(question)
    return session.shown(said) if question.fact in NUMBERS else said
