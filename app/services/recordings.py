"""Recordings that installed packs bring: which file says a sentence, given out only while it is what was signed."""

import hashlib
import json
from pathlib import Path

from app.services.install_packs import SUMS
from app.storage import pack_store
from forms.recordings import KINDS, name_of


def recording_of(data: Path, text: str) -> Path | None:
    """The file in which somebody says a label or sentence; None where no pack has one that is whole.

    Args:
        data: the data directory.
        text: what is to be said, as it stands on the screen.

    Of several packs the one installed last counts. The file's SHA-256 is compared with what the signer signed each
    time, so that a changed file is silent instead of saying something else.
    """
    name = name_of(text)
    for folder in pack_store.folders(data):
        for path in (folder / "audio" / f"{name}.{kind}" for kind in KINDS):
            if path.is_file() and is_whole(folder, path):
                return path
    return None


def is_whole(folder: Path, file: Path) -> bool:
    """Whether a file of an installed pack is still what its signer signed."""
    try:
        sums = json.loads((folder / SUMS).read_text(encoding="utf-8"))
        with file.open("rb") as content:
            found = hashlib.file_digest(content, "sha256").hexdigest()
        return bool(sums.get(file.relative_to(folder).as_posix()) == found)
    except (OSError, ValueError, AttributeError):
        return False
