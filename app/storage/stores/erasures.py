"""What was erased, as ids and figures: an id must not come back, and a figure says nothing about a person."""

from functools import partial

from sqlalchemy import exists, select
from sqlalchemy.dialects.sqlite import insert

from app.storage.erasing import erase_rows
from app.storage.moments import moment_of, stamp
from app.storage.records import ErasedFigure, Erasure
from app.storage.stores.consents import Consents
from app.storage.stores.dossiers import Dossiers
from app.storage.stores.journal import Journal
from app.storage.tables.office import office_reports, portal_events
from app.storage.tables.outbox import outbox
from app.storage.tables.upkeep import erased_figures, erasures
from app.storage.transaction import Transaction
from forms.dossier import OutboxState, Purpose
from forms.refusal import Refusal

ON_ITS_WAY = (OutboxState.HELD, OutboxState.WAITING, OutboxState.SENDING, OutboxState.UNCERTAIN)
"""What may still leave, or have left without an answer: it is withdrawn or answered first, then erased."""


class Erasures:
    """Writer: services, for a person; ``Vault.erase`` does the rest beside the rows."""

    def __init__(self, tx: Transaction) -> None:
        self._tx = tx

    def erase(self, dossier_id: str, *, by: str, reason: str) -> int:
        """Delete the dossier with its key; its papers' files go after the commit. Returns how many papers.

        A figure without identity survives when the villager agreed to be counted.

        Raises:
            Refusal: ``unknown-dossier``, ``still-on-its-way``.
        """
        self._tx.key(dossier_id)
        self.require_not_on_its_way(dossier_id)
        self._count(dossier_id)
        segments = erase_rows(self._tx.connection, dossier_id)
        for segment in segments:
            self._tx.on_commit.append(partial(self._tx.papers.remove, segment))
        fields = {"dossier_id": dossier_id, "erased_at": stamp(self._tx.clock.now()), "reason": reason, "erased_by": by}
        self._tx.connection.execute(insert(erasures).on_conflict_do_nothing(), fields)
        self._tx.forget_key(dossier_id)
        Journal(self._tx).append("erased", dossier_id, {"reason": reason, "by": by, "papers": len(segments)})
        return len(segments)

    def require_not_on_its_way(self, dossier_id: str) -> None:
        """Refuse (``still-on-its-way``) while a submission may leave, or may have left without an answer."""
        this = (outbox.c.dossier_id == dossier_id) & outbox.c.state.in_(ON_ITS_WAY)
        if self._tx.connection.execute(select(exists().where(this))).scalar_one():
            raise Refusal(
                "still-on-its-way",
                f"Dossier {dossier_id} is on its way to the gateway: withdraw it, or sync, before it is erased.",
                dossier=dossier_id,
            )

    def figures(self) -> list[ErasedFigure]:
        """The counts that survive, by month of arrival, procedure, route and outcome."""
        query = select(erased_figures).order_by(*erased_figures.primary_key.columns)
        return [ErasedFigure(**row._asdict()) for row in self._tx.connection.execute(query)]

    def list(self) -> list[Erasure]:
        """Everything that was erased, oldest first."""
        query = select(erasures).order_by(erasures.c.erased_at, erasures.c.dossier_id)
        return [
            Erasure(row.dossier_id, moment_of(row.erased_at), row.reason, row.erased_by)
            for row in self._tx.connection.execute(query)
        ]

    def _count(self, dossier_id: str) -> None:
        try:
            consent = Consents(self._tx).latest(dossier_id)
        except Refusal:  # a consent that cannot be read is none
            return
        if consent is None or Purpose.COUNT not in consent.purposes:
            return
        row = Dossiers(self._tx).row(dossier_id)
        fields = {
            "month": f"{row.created:%Y-%m}",
            "procedure": row.procedure,
            "route": row.route,
            "outcome": self._outcome(dossier_id),
            "count": 1,
        }
        keys = ["month", "procedure", "route", "outcome"]
        grown = {"count": erased_figures.c.count + 1}
        self._tx.connection.execute(insert(erased_figures).on_conflict_do_update(keys, set_=grown), fields)

    def _outcome(self, dossier_id: str) -> str:
        """``status-N`` by the office's last word, else ``filed`` or ``not_filed``."""
        told = select(portal_events.c.status).where(
            portal_events.c.dossier_id == dossier_id, portal_events.c.status.is_not(None)
        )
        last = self._tx.connection.execute(told.order_by(portal_events.c.number.desc()).limit(1)).scalar_one_or_none()
        if last is not None:
            return f"status-{last}"
        reported = select(exists().where(office_reports.c.dossier_id == dossier_id))
        return "filed" if self._tx.connection.execute(reported).scalar_one() else "not_filed"
