"""Two marks that a helper sets on a dossier: shared with the point, and private in lists."""

from typing import Literal

from sqlalchemy import ColumnElement, delete, exists, select
from sqlalchemy.dialects.sqlite import insert

from app.storage.moments import stamp
from app.storage.tables.dossiers import dossier_marks, dossiers
from app.storage.transaction import Transaction

Mark = Literal["shared", "private"]


class Marks:
    """Writer: services."""

    def __init__(self, tx: Transaction) -> None:
        self._tx = tx

    def put(self, dossier_id: str, mark: Mark, *, on: bool) -> None:
        """Set or take away a mark.

        Raises:
            Refusal: ``unknown-dossier``.
        """
        self._tx.key(dossier_id)
        if not on:
            this = (dossier_marks.c.dossier_id == dossier_id) & (dossier_marks.c.mark == mark)
            self._tx.connection.execute(delete(dossier_marks).where(this))
            return
        fields = {"dossier_id": dossier_id, "mark": mark, "marked_at": stamp(self._tx.clock.now())}
        self._tx.connection.execute(insert(dossier_marks).on_conflict_do_nothing(), fields)


def marked(mark: Mark) -> ColumnElement[bool]:
    """Whether a row of ``dossiers`` has the mark."""
    return exists(
        select(dossier_marks.c.mark)
        .where(dossier_marks.c.dossier_id == dossiers.c.id, dossier_marks.c.mark == mark)
        .correlate(dossiers)
    )
