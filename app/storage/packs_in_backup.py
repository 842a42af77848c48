"""The installed packs on their way through a backup: sealed beside the small files, laid out again by a restore.

A dossier may be of a procedure that only a pack knows, so a restored machine needs the packs before the first network.
They are sealed with the data key: what a restore lets count is what the vault's own machine had proved.
"""

import io
import zipfile
from pathlib import Path

from app.storage import durable, faults, pack_store, sealing

NAME = "packs.sealed"
_PLACE = sealing.place("backup", "packs")


def put(vault_folder: Path, copy: Path, data_key: bytes) -> None:
    """Put the installed packs into a copy's folder; nothing where nothing is installed.

    Raises:
        Refusal: ``disk-full``, ``not-writable``, ``disk-error``.
    """
    files = pack_store.files_that_count(vault_folder)
    if not files:
        return
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED, compresslevel=1) as made:
        for name, path in sorted(files.items()):
            made.writestr(name, path.read_bytes())
    with faults.plain_file_faults(copy):
        durable.write_new(copy / NAME, sealing.seal(_key(data_key), out.getvalue(), _PLACE))


def lay_out(copy: Path, target: Path, data_key: bytes) -> None:
    """Unpack a copy's packs into a folder that has none; damaged ones are passed over, as everywhere.

    Raises:
        Refusal: ``disk-full``, ``not-writable``, ``disk-error``.
    """
    sealed = copy / NAME
    if not sealed.is_file():
        return
    try:
        content = sealing.unseal(_key(data_key), sealed.read_bytes(), _PLACE)
    except sealing.Unreadable:
        return
    with faults.plain_file_faults(target), zipfile.ZipFile(io.BytesIO(content)) as shell:
        shell.extractall(target / pack_store.FOLDER)  # names are ours: nobody without the data key sealed them


def _key(data_key: bytes) -> bytes:
    return sealing.derive(data_key, "hosolang backup packs")
