"""The power goes at any moment, or the disk refuses any request: nothing that was told is lost.

Sampled here; ``python -m tests.storage.heavy`` goes through every moment, every request and every 97th byte.
"""

import shutil
from pathlib import Path

import pytest

from tests.storage import power


@pytest.fixture(scope="module")
def shim(tmp_path_factory: pytest.TempPathFactory) -> Path:
    library = power.compiled(tmp_path_factory.mktemp("shim"))
    if library is None:
        pytest.skip("no compiler for the shim, or a system where it cannot stand before the disk")
    return library


@pytest.fixture(scope="module")
def prepared(tmp_path_factory: pytest.TempPathFactory) -> Path:
    base = tmp_path_factory.mktemp("power")
    power.prepare(base / "prepared")
    return base


def own(prepared: Path, folder: Path) -> Path:
    shutil.copytree(prepared / "prepared", folder / "prepared")
    return folder


def test_after_a_power_cut_everything_told_is_there(shim: Path, prepared: Path, tmp_path: Path) -> None:
    base = own(prepared, tmp_path)
    power.run(shim, base)
    count, found = power.cut(base, 7)
    assert found == []
    assert count >= 20


def test_a_database_that_does_not_sync_is_found_out(shim: Path, prepared: Path, tmp_path: Path) -> None:
    base = own(prepared, tmp_path)
    power.run(shim, base, synchronous="OFF")
    count, found = power.cut(base, 9)
    assert count >= 10
    assert any("kept" in one for one in found)


def test_a_request_that_fails_is_refused_and_nothing_told_is_lost(shim: Path, prepared: Path, tmp_path: Path) -> None:
    told = power.faults(shim, own(prepared, tmp_path), 113)
    assert told["wrong"] == []
    assert isinstance(told["faults"], int)
    assert told["faults"] >= 8
    assert told["refused"]
