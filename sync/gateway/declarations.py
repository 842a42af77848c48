"""The declaration of a dossier as a PDF; how it is drawn comes from above, for drawing is no matter of this room."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime

import sqlalchemy as sa

from forms.catalogue import Catalogue
from forms.refusal import Refusal
from sync.encoding import read_stamp
from sync.gateway import cabinet, knowledge, schema
from sync.gateway.opening import Gateway


@dataclass(frozen=True)
class Submitted:
    """What is drawn.

    Attributes:
        form: the definition where a laptop gave it.
        at: the moment when the instance came.
        catalogue: the cards and layouts that the gateway knows.
    """

    procedure: str
    xml: bytes
    form: bytes | None
    at: datetime
    public_code: str
    catalogue: Catalogue


Draw = Callable[[Submitted], bytes]
"""Draws the PDF; ``Refusal`` ``no-form`` where there is no declaration for the procedure."""


def pdf(gateway: Gateway, draw: Draw | None, name: str, *, unit: str | None = None) -> bytes:
    """The declaration of the newest submission of a dossier, named by its id or public code.

    Raises:
        Refusal: ``unknown-dossier``; ``no-form`` where nobody here draws it; those of ``draw``.
    """
    if draw is None:
        raise Refusal("no-form", "This server draws no declarations; fetch the answers.")
    table, forms = schema.submissions, schema.forms
    with gateway.read().begin() as connection:
        found = cabinet.newest(connection, name, unit)
        query = sa.select(
            table.c.procedure, table.c.form_hash, table.c.created_at, table.c.public_code, table.c.payload
        )
        row = connection.execute(query.where(table.c.submission_id == found.submission_id)).one()
        form = connection.execute(sa.select(forms.c.xml).where(forms.c.form_hash == row.form_hash)).scalar_one_or_none()
    xml = gateway.keys.unseal(row.payload, f"payload:{found.submission_id}")
    known = knowledge.catalogue(gateway)
    return draw(Submitted(row.procedure, xml, form, read_stamp(row.created_at), row.public_code, known))
