"""What many of these tests begin with: an open desk over a new vault."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from app.services.desk import Desk
from tests.support.desks import a_desk


@pytest.fixture
def desk(tmp_path: Path) -> Iterator[Desk]:
    """Closed when the test has ended."""
    made = a_desk(tmp_path / "vault")
    yield made
    made.vault.close()
