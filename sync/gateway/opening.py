"""Opening a gateway: its database, its keys and its identity, made together the first time and never apart."""

import secrets
import uuid
from collections.abc import Callable
from dataclasses import dataclass
from datetime import UTC, datetime
from functools import cached_property
from pathlib import Path

import sqlalchemy as sa

from forms.refusal import NotNow, Refusal
from sync.encoding import stamp
from sync.gateway import keyring, migrations, part_stores, schema
from sync.gateway.keyring import Keyring, LiveKeys
from sync.gateway.part_stores import PartStore


@dataclass(frozen=True)
class Gateway:
    """An open gateway: what every one of its functions takes first."""

    engine: sa.Engine
    data: Path
    live_keys: LiveKeys
    id: str
    name: str
    clock: Callable[[], datetime]

    @property
    def keys(self) -> Keyring:
        """The keys of this moment: after a rotation the new signing key, without a restart."""
        return self.live_keys.present

    @property
    def epoch(self) -> str:
        """The epoch of this moment: after ``gateway restore`` the new one in every process, without a restart."""
        with self.read().begin() as connection:
            return str(connection.execute(sa.select(schema.gateway.c.epoch)).scalar_one())

    @property
    def now(self) -> str:
        """This moment of gateway time as RFC 3339 text."""
        return stamp(self.clock())

    @cached_property
    def files(self) -> PartStore:
        """Where sealed files lie; storage elsewhere is asked for on first use."""
        return part_stores.store_of(self.data)

    def write(self) -> sa.Engine:
        """The engine for a transaction that writes; ``with gateway.write().begin() as connection``."""
        return self.engine

    def read(self) -> sa.Engine:
        """The engine for a transaction that only reads."""
        return schema.reading(self.engine)

    def close(self) -> None:
        """Close all connections."""
        self.engine.dispose()


def utc_now() -> datetime:
    """The real clock."""
    return datetime.now(UTC)


def new_epoch() -> str:
    """A name for a stretch of the gateway's life in which no number was given out twice."""
    return secrets.token_hex(8)


def data_folder(db: str, data: Path | None) -> Path:
    """Where keys and files lie: as told, else ``NAME.data`` beside a SQLite database.

    Raises:
        Refusal: ``no-data-folder`` when none is told and the database is no SQLite file.
    """
    if data is not None:
        return data
    try:
        parsed = sa.make_url(db)
    except sa.exc.ArgumentError as error:
        raise Refusal("bad-database", "The gateway's database must be a URL such as sqlite:///gateway.db.") from error
    if parsed.get_backend_name() != "sqlite" or not parsed.database:
        raise Refusal("no-data-folder", "Say with --data where the gateway keeps its keys and files.")
    return Path(parsed.database + ".data")


def open_gateway(
    db: str, data: Path | None = None, *, name: str = "Hồ Sơ Làng", clock: Callable[[], datetime] = utc_now
) -> Gateway:
    """Open a gateway, making database, keys and identity when there are none; ``name`` counts only then.

    Raises:
        Refusal: ``bad-database``, ``newer-version``, ``gateway-keys-missing``, ``gateway-not-writable``.
        NotNow: ``database-unreachable``.
    """
    folder = data_folder(db, data)
    engine = schema.open_engine(db)
    try:
        return _open(engine, folder, name, clock)
    except sa.exc.OperationalError as error:
        engine.dispose()
        raise NotNow(
            "database-unreachable", "The gateway's database cannot be opened; check its address, folder and rights."
        ) from error
    except PermissionError as error:
        engine.dispose()
        raise Refusal(
            "gateway-not-writable", "The gateway's data folder cannot be written; check its owner and rights."
        ) from error
    except BaseException:
        engine.dispose()
        raise


def _open(engine: sa.Engine, folder: Path, name: str, clock: Callable[[], datetime]) -> Gateway:
    with engine.begin() as connection:  # one transaction: of two processes that start at once, one makes, one finds
        migrations.prepare(connection)
        row = connection.execute(sa.select(schema.gateway)).one_or_none()
        if row is None:
            keys = keyring.create(folder)
            values = {
                "id": uuid.uuid4().hex,
                "name": name,
                "epoch": new_epoch(),
                "version": schema.VERSION,
                "created_at": stamp(clock()),
            }
            connection.execute(schema.gateway.insert().values(values))
            connection.execute(
                schema.signing_keys.insert().values(
                    key_id=keys.key_id, public_key=keys.public_key, created_at=values["created_at"]
                )
            )
            row = connection.execute(sa.select(schema.gateway)).one()
        known = set(connection.execute(sa.select(schema.signing_keys.c.key_id)).scalars())
        keyring.settle(folder, known)
        live_keys = LiveKeys(folder)
    if live_keys.present.key_id not in known:
        raise Refusal(
            "gateway-keys-missing", "The keys in the data folder belong to another database; give the right --data."
        )
    return Gateway(engine, folder, live_keys, row.id, row.name, clock)
