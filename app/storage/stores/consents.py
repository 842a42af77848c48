"""What the villager agreed to, act by act; append-only."""

from dataclasses import asdict

from sqlalchemy import bindparam, func, insert, select

from app.storage import envelope
from app.storage.moments import moment_of, stamp
from app.storage.tables.dossiers import consents
from app.storage.transaction import Transaction
from forms.dossier import Consent, ConsentMeans, Purpose

_LATEST = (
    select(consents).where(consents.c.dossier_id == bindparam("dossier")).order_by(consents.c.number.desc()).limit(1)
)
"""Built once, as every statement on the way of an answer: building it costs more than running it."""


class Consents:
    """Writer: services."""

    def __init__(self, tx: Transaction) -> None:
        self._tx = tx

    def add(self, dossier_id: str, consent: Consent) -> None:
        """Append one act of consent.

        Raises:
            Refusal: ``unknown-dossier``.
        """
        fields = asdict(consent) | {"purposes": sorted(consent.purposes), "given_at": stamp(consent.given_at)}
        last = select(func.coalesce(func.max(consents.c.number), 0)).where(consents.c.dossier_id == dossier_id)
        number = self._tx.connection.execute(last).scalar_one() + 1
        sealed = self._tx.seal(dossier_id, envelope.pack(fields), "consents", number)
        self._tx.connection.execute(insert(consents), {"dossier_id": dossier_id, "number": number, "sealed": sealed})

    def latest(self, dossier_id: str) -> Consent | None:
        """The act that counts now, or None."""
        row = self._tx.connection.execute(_LATEST, {"dossier": dossier_id}).one_or_none()
        return None if row is None else consent_of(self._tx, dossier_id, row.number, row.sealed)

    def history(self, dossier_id: str) -> list[Consent]:
        """Every act, oldest first."""
        query = select(consents).where(consents.c.dossier_id == dossier_id).order_by(consents.c.number)
        return [consent_of(self._tx, dossier_id, row.number, row.sealed) for row in self._tx.connection.execute(query)]


def consent_of(tx: Transaction, dossier_id: str, number: int, sealed: bytes) -> Consent:
    """The act of consent of one row (``damaged-record`` when it cannot be read)."""
    fields, _ = envelope.unpack(tx.unseal(dossier_id, sealed, "consents", number))
    fields["purposes"] = frozenset(Purpose(purpose) for purpose in fields["purposes"])
    fields["means"], fields["given_at"] = ConsentMeans(fields["means"]), moment_of(fields["given_at"])
    return Consent(**fields)
