"""A flipped byte anywhere: the vault opens and says the same as before, or it refuses; it never says something else."""

import os
from dataclasses import asdict
from pathlib import Path
from typing import Any

import pytest

from app.storage import vault
from app.storage.records import DraftEntry
from forms.refusal import Refusal
from tests.support.memory_outbox import DAY_ONE, a_parcel
from tests.support.vaults import a_dossier, a_submission, a_vault, reopened

PARCEL = a_parcel()


def everything(opened: vault.Vault) -> Any:
    """All that a person could read in the vault."""
    with opened.read() as unit:
        paper = unit.papers.list(PARCEL.dossier_id)[0]
        return (
            [asdict(row) for row in unit.dossiers.page().rows],
            unit.dossiers.get(PARCEL.dossier_id),
            unit.drafts.load(PARCEL.dossier_id),
            unit.submissions.all(PARCEL.dossier_id),
            unit.outbox.rows(),
            unit.journal.entries(),
            unit.journal.first_broken_link(),
            unit.papers.read(paper),
            unit.dossiers.page(find="thu").rows,
        )


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    folder = tmp_path / "v"
    with a_vault(folder) as opened, opened.write() as unit:
        unit.dossiers.add(a_dossier(PARCEL))
        unit.drafts.save_snapshot(PARCEL.dossier_id, os.urandom(9000), {"/data/a": "typed"})
        unit.drafts.append(PARCEL.dossier_id, [DraftEntry("set", "/data/a", "1")])
        paper = unit.papers.attach(PARCEL.dossier_id, "photo", b"an invented photograph", "image/png")
        unit.submissions.add(a_submission(PARCEL, files=(paper,), at=DAY_ONE))
        unit.outbox.enqueue(PARCEL.submission_id, None)
        unit.journal.append("finalized", PARCEL.submission_id, {}, PARCEL.dossier_id)
    return folder


@pytest.mark.parametrize(("name", "step"), [("vault.db", 6007), ("papers/*.seg", 7)])
def test_a_flipped_byte_never_opens_and_says_something_else(folder: Path, name: str, step: int) -> None:
    with reopened(folder) as opened:
        whole = everything(opened)
    [path] = folder.glob(name)
    sound = path.read_bytes()
    refused = 0
    for position in range(0, len(sound), step):
        path.write_bytes(sound[:position] + bytes([sound[position] ^ 0x10]) + sound[position + 1 :])
        try:
            with reopened(folder) as opened:
                assert everything(opened) == whole
        except Refusal as refusal:
            refused += 1
            assert refusal.code in {"damaged", "damaged-record"}  # noqa: PT017 - equal and refused are both right
        path.write_bytes(sound)
        for leftover in ("vault.db-wal", "vault.db-shm"):
            (folder / leftover).unlink(missing_ok=True)
    assert refused > 0
    with reopened(folder) as opened:
        assert everything(opened) == whole


def test_check_finds_damage_that_a_clean_opening_does_not_look_for(folder: Path) -> None:
    path = folder / "vault.db"
    sound = bytearray(path.read_bytes())
    codes = set()
    for page in range(1, len(sound) // 4096, 7):
        harmed = bytearray(sound)
        harmed[page * 4096 + 100] ^= 1
        path.write_bytes(harmed)
        try:
            with reopened(folder) as opened:
                codes |= {finding.code for finding in opened.check()}
        except Refusal as refusal:
            codes.add(refusal.code)
    assert codes
    assert codes <= {"damaged", "damaged-pages", "damaged-record", "damaged-paper"}
