"""What the gateway's contract tests share."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.support.gateways import LiveGateway, live_gateway


@pytest.fixture
def gateway(tmp_path: Path) -> Iterator[LiveGateway]:
    """A gateway of its own for each test."""
    with live_gateway(tmp_path / "gateway") as running:
        yield running
