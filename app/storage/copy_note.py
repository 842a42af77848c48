"""The small file that makes a backup whole: written last, it says what the copy holds; the data key vouches for it."""

import hmac
import json
from dataclasses import asdict, dataclass, field
from datetime import datetime
from pathlib import Path

from app.storage import durable, faults, sealing
from app.storage.moments import moment_of, stamp

NOTE_NAME = "copy.json"
FORMAT = 1


@dataclass(frozen=True)
class CopyNote:
    """What one copy holds. ``segments`` are the meaningless names of the encrypted papers that its rows need."""

    name: str
    vault_id: str
    generation: int
    database: str
    made_at: datetime
    segments: tuple[str, ...]
    mac: bytes = field(default=b"", compare=False)

    def is_genuine(self, data_key: bytes) -> bool:
        """Whether a holder of this data key wrote the note."""
        return hmac.compare_digest(self.mac, _mac(self, data_key))

    def as_bytes(self, data_key: bytes) -> bytes:
        """The file's content, vouched for."""
        return json.dumps(_fields(self) | {"format": FORMAT, "mac": _mac(self, data_key).hex()}, indent=1).encode()


def write(folder: Path, note: CopyNote, data_key: bytes) -> None:
    """Make the copy in ``folder`` whole; durable when this returns."""
    durable.replace(folder / NOTE_NAME, note.as_bytes(data_key))


def read(folder: Path) -> CopyNote:
    """The note of a copy.

    Raises:
        Refusal: ``damaged`` when there is none that can be read.
    """
    try:
        return parse((folder / NOTE_NAME).read_bytes())
    except (OSError, ValueError, KeyError, TypeError, RecursionError):
        raise faults.damaged("The backup", folder) from None


def parse(raw: bytes) -> CopyNote:
    """The note in a file's content; ``ValueError``, ``KeyError`` or ``TypeError`` when it is none."""
    fields = json.loads(raw)
    segments = tuple(str(name) for name in fields["segments"])
    if not all(name.isalnum() and name.isascii() for name in segments):
        raise ValueError
    return CopyNote(
        name=str(fields["name"]),
        vault_id=str(fields["vault_id"]),
        generation=int(fields["generation"]),
        database=str(fields["database"]),
        made_at=moment_of(fields["made_at"]),
        segments=segments,
        mac=bytes.fromhex(fields["mac"]),
    )


def _fields(note: CopyNote) -> dict[str, object]:
    fields = asdict(note) | {"made_at": stamp(note.made_at), "segments": list(note.segments)}
    del fields["mac"]
    return fields


def _mac(note: CopyNote, data_key: bytes) -> bytes:
    content = json.dumps(_fields(note), sort_keys=True, separators=(",", ":")).encode()
    return hmac.digest(sealing.derive(data_key, "hosolang backup note"), content, "sha256")
