"""The command line on a vault of its own, for every story."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from sync.gateway.local import running_gateway
from sync.gateway.serving import RunningGateway
from tests.support.command_line import CommandLine


@pytest.fixture
def helper(tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch) -> CommandLine:
    """A helper at the command line, with a vault."""
    line = CommandLine(tmp_path / "vault", capsys, monkeypatch)
    line.make_vault()
    return line


@pytest.fixture
def gateway(tmp_path: Path) -> Iterator[RunningGateway]:
    """A real gateway on loopback."""
    with running_gateway(tmp_path / "gateway") as running:
        yield running
