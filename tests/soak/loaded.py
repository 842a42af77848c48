"""Imported before processes are split off: one dossier made, so that all that is read or compiled once is there."""

import tempfile
from pathlib import Path

import sync.transports.gateway  # noqa: F401 - loaded on first use elsewhere
from app.services.unlock_vault import create
from tests.soak.laptop import CLOCK, PAPERS, make_with
from tests.support.vaults import USER, WEAK, WORDS

with tempfile.TemporaryDirectory() as _name:
    _desk, _ = create(Path(_name), USER, WORDS, CLOCK, WEAK)
    make_with(_desk, PAPERS)
    _desk.vault.close()
