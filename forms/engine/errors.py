"""The one exception by which the engine refuses a form, an expression or a value.

Standard: XForms 1.1, error indications: binding, compute and link exceptions.
"""

from forms.refusal import Refusal


class FormError(Refusal):
    """A form, an expression, an instance or a value that must be refused, with the reason in words.

    ``code`` is ``form-error`` unless the refusal is about a single value (``bad-value``).
    """

    def __init__(self, sentence: str, *, code: str = "form-error", **facts: str) -> None:
        super().__init__(code, sentence, **facts)
