"""Sheets and recordings in the languages of a commune's people, as installed packs bring them."""

from collections.abc import Iterator
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path

from app.services.desk import Desk
from app.services.recordings import is_whole
from app.storage import pack_store
from forms.recordings import KINDS, name_of
from forms.refusal import Refusal
from forms.tongues import FOLDER, TONGUES


@dataclass(frozen=True)
class TongueSheet:
    """A sheet about one procedure: its language's id and name, the commune that signed it, and where it lies."""

    language: str
    name: str
    commune: str
    file: Path


def sheets_of(desk: Desk, code: str) -> tuple[TongueSheet, ...]:
    """The sheets about a procedure, one for each language and commune, the newest pack's; languages in their order."""
    found: dict[tuple[str, str], TongueSheet] = {}
    for folder, language in _folders(desk.vault.folder):
        file, commune = folder / f"{code}.pdf", folder.parent.name
        if not file.is_file():
            continue
        with suppress(Refusal):  # a commune that is no more, in an older pack, says nothing here
            label = desk.places.commune(commune).full_name
            found.setdefault((language, commune), TongueSheet(language, TONGUES[language], label, file))
    return tuple(sorted(found.values(), key=lambda one: (list(TONGUES).index(one.language), one.commune)))


def sheet_pdf(sheet: TongueSheet) -> bytes:
    """The sheet as it was signed (``bad-pack`` where it is not that any more)."""
    if not is_whole(sheet.file.parents[3], sheet.file):
        raise Refusal("bad-pack", f"{sheet.file.name} is not what was signed; install its pack anew.", why="damaged")
    return sheet.file.read_bytes()


def spoken_here(data: Path) -> tuple[str, ...]:
    """The ids of the languages of which an installed pack has any recording, in their order."""
    found = {language for folder, language in _folders(data) if any(_recordings(folder))}
    return tuple(language for language in TONGUES if language in found)


def recording_in(data: Path, language: str, text: str) -> Path | None:
    """The file in which somebody says a sentence in that language; None where no pack has one that is whole."""
    for folder, spoken in _folders(data):
        for path in (folder / f"{name_of(text)}.{kind}" for kind in KINDS):
            if spoken == language and path.is_file() and is_whole(folder.parents[2], path):
                return path
    return None


def _folders(data: Path) -> Iterator[tuple[Path, str]]:
    """The folder of each language of each commune, of the newest pack first."""
    for pack in pack_store.folders(data):
        for folder in sorted((pack / FOLDER).glob("[0-9]*/*")):
            if folder.name in TONGUES:
                yield folder, folder.name


def _recordings(folder: Path) -> Iterator[Path]:
    return (path for kind in KINDS for path in folder.glob(f"*.{kind}"))
