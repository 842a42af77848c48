"""ODK XForms in pure Python: load a form, fill an instance of it, read it out (design.md section 6).

Standard: ODK XForms, the whole; XForms 1.1 and XPath 1.0 where it builds on them.
"""

from forms.engine.errors import FormError
from forms.engine.evaluate import evaluate
from forms.engine.form import Form
from forms.engine.instance import Instance
from forms.engine.load import load
from forms.engine.questions import Question, Section
from forms.engine.styling import Run

__all__ = ["Form", "FormError", "Instance", "Question", "Run", "Section", "evaluate", "load"]
