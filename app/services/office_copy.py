"""The declaration of a dossier that a gateway holds, for the officer: the very form that was printed in the hamlet."""

from datetime import datetime

from app import printing
from forms.dates import VIETNAM
from forms.declaration import resolve
from forms.engine import FormError, load
from forms.places import Places
from forms.refusal import Refusal
from sync.gateway.declarations import Submitted


def declaration_pdf(submitted: Submitted) -> bytes:
    """The PDF, drawn from the answers as their author froze them, at the moment when they came.

    Raises:
        Refusal: ``no-form`` where the procedure has no declaration here, ``unknown-procedure``, or ``unreadable`` for
            answers that are none of this form's.
    """
    catalogue = submitted.catalogue
    layout = catalogue.declaration_layout(submitted.procedure)
    source = catalogue.form(submitted.procedure)
    form = load(submitted.form or source.xml, attachments=source.attachments, clock=lambda: _local(submitted.at))
    try:
        instance = form.restore(submitted.xml)
    except FormError as error:
        raise Refusal("unreadable", "The answers do not fit the form of their procedure; fetch the XML.") from error
    return printing.declaration(resolve(layout, instance, places=Places.load(), our_code=submitted.public_code))


def _local(moment: datetime) -> datetime:
    return moment.astimezone(VIETNAM)
