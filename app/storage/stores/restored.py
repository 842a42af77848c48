"""Which dossiers came from a backup and must be asked about first, and with whose key the gateway can be asked."""

from dataclasses import asdict

from sqlalchemy import delete, insert, select, update

from app.storage.device import Device
from app.storage.moments import moment_of, stamp
from app.storage.records import FormerDevice, HeldElsewhere, RestoredDossier
from app.storage.stores.bindings import binding_of
from app.storage.tables.upkeep import former_devices, restored_answers, restored_dossiers
from app.storage.transaction import Transaction


class Restored:
    """Writer: a restore; services say what was asked."""

    def __init__(self, tx: Transaction) -> None:
        self._tx = tx

    def to_ask(self) -> list[RestoredDossier]:
        """The dossiers whose fate since the backup nobody knows yet."""
        query = select(restored_dossiers).where(restored_dossiers.c.asked_at.is_(None))
        rows = self._tx.connection.execute(query.order_by(restored_dossiers.c.dossier_id))
        return [RestoredDossier(row.dossier_id, row.device_id, moment_of(row.restored_at)) for row in rows]

    def is_to_ask(self, dossier_id: str) -> bool:
        """Whether the gateway, or a person who knows, must be asked before this dossier goes on."""
        this = (restored_dossiers.c.dossier_id == dossier_id) & restored_dossiers.c.asked_at.is_(None)
        return self._tx.connection.execute(select(restored_dossiers.c.dossier_id).where(this)).first() is not None

    def asked(self, dossier_id: str, held: HeldElsewhere | None = None) -> None:
        """The gateway answered for this dossier, or a person said what became of it.

        Args:
            dossier_id: a restored dossier.
            held: the newest revision that the gateway holds; None when it holds nothing.
        """
        asked_at = stamp(self._tx.clock.now())
        query = update(restored_dossiers).where(restored_dossiers.c.dossier_id == dossier_id)
        self._tx.connection.execute(query.values(asked_at=asked_at))
        self._tx.connection.execute(delete(restored_answers).where(restored_answers.c.dossier_id == dossier_id))
        if held is not None:
            self._tx.connection.execute(insert(restored_answers), asdict(held))

    def held(self, dossier_id: str) -> HeldElsewhere | None:
        """What the gateway held of this dossier when it was asked after a restore."""
        query = select(restored_answers).where(restored_answers.c.dossier_id == dossier_id)
        row = self._tx.connection.execute(query).one_or_none()
        return None if row is None else HeldElsewhere(**row._asdict())

    def former_devices(self) -> list[FormerDevice]:
        """The devices that this vault was before its restores, oldest first; each can still ask for what it sent."""
        query = select(former_devices).order_by(former_devices.c.retired_at, former_devices.c.device_id)
        return [
            FormerDevice(
                Device(row.device_key),
                binding_of(row.binding) if row.binding else None,
                moment_of(row.retired_at),
            )
            for row in self._tx.connection.execute(query)
        ]
