"""Which dossiers the reader of a transaction sees."""

from collections.abc import Sequence

from sqlalchemy import ColumnElement, and_, or_, true

from app.storage.stores.marks import marked
from app.storage.tables.dossiers import dossiers
from app.storage.transaction import Transaction
from forms.dossier import DossierState


def is_seen_by(reader: str | ColumnElement[str]) -> ColumnElement[bool]:
    """Whether a helper sees a row of ``dossiers``: it is their own, or shared with the point."""
    return or_(dossiers.c.helper == reader, marked("shared"))


def seen(tx: Transaction, dossier_id: str | None, *, withdrawn: bool = False) -> ColumnElement[bool]:
    """Whether a row of ``dossiers`` is not withdrawn, seen by the reader, and the one asked about where one is."""
    wanted: Sequence[ColumnElement[bool]] = (
        true() if withdrawn else dossiers.c.state != DossierState.WITHDRAWN,
        true() if dossier_id is None else dossiers.c.id == dossier_id,
        true() if tx.reader is None else is_seen_by(tx.reader),
    )
    return and_(*wanted)
