"""Invented submissions that are whole: their XML names its submission and their digest fits."""

import hashlib
from collections.abc import Sequence
from dataclasses import dataclass, field, replace

from sync.ports import FilePart, Parcel
from sync.submission import digest
from sync.tracking import secret_hash

FORM = b"<h:html xmlns:h='http://www.w3.org/1999/xhtml'/>"
FORM_HASH = hashlib.sha256(FORM).hexdigest()
SECRET = "ABCDEFGH234567AB"


@dataclass(frozen=True)
class Packet:
    """A parcel and the bytes of its files."""

    parcel: Parcel
    files: tuple[bytes, ...] = field(default=())


def a_packet(
    number: int = 1,
    *,
    name: str = "Lò Thị Thử",
    dossier: int | None = None,
    revision: int = 1,
    files: Sequence[bytes] = (),
) -> Packet:
    """Submission ``number`` of a dossier that has the same number unless told otherwise."""
    dossier = number if dossier is None else dossier
    submission_id = f"018f0000-0000-7000-8000-{number:012}"
    xml = (
        f'<data id="trial" version="1"><owner><name>{name} {number}</name><born>1940</born></owner>'
        f"<meta><instanceID>uuid:{submission_id}</instanceID></meta></data>"
    ).encode()
    parts = tuple(FilePart(hashlib.sha256(one).hexdigest(), len(one), "image/png", "photo") for one in files)
    code = f"PC{dossier:02}-TEST"
    parcel = Parcel(
        submission_id=submission_id,
        dossier_id=f"018e0000-0000-7000-8000-{dossier:012}",
        revision=revision,
        replaces=None,
        procedure="1.014027",
        form_hash=FORM_HASH,
        route="desk",
        office="Xã Thử",
        digest=digest(xml, [part.sha256 for part in parts]),
        public_code=code,
        tracking_secret_hash=secret_hash(SECRET),
        xml=xml,
        files=parts,
    )
    return Packet(parcel, tuple(files))


def same_place(packet: Packet, other: Packet) -> Packet:
    """``other``'s answers under the submission id of ``packet``: what must never be taken for the same."""
    parcel = other.parcel
    xml = parcel.xml.replace(parcel.submission_id.encode(), packet.parcel.submission_id.encode())
    moved = replace(
        parcel,
        submission_id=packet.parcel.submission_id,
        xml=xml,
        digest=digest(xml, [part.sha256 for part in parcel.files]),
    )
    return Packet(moved, other.files)
