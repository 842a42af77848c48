"""Imported before processes are split off: one dossier made, so that all that is read or compiled once is there."""

import random
import tempfile
from pathlib import Path

import sync.transports.gateway  # noqa: F401 - loaded on first use elsewhere
from app.services.unlock_vault import create
from tests.soak.laptop import CLOCK, make
from tests.support.vaults import USER, WEAK, WORDS

with tempfile.TemporaryDirectory() as _name:
    _desk, _ = create(Path(_name), USER, WORDS, CLOCK, WEAK)
    make(_desk, random.Random(0))  # noqa: S311 - chooses bytes of a picture
    _desk.vault.close()
