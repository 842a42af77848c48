"""Reading ``multipart/form-data`` (RFC 7578) that lies in memory, within limits; nothing else of MIME is understood."""

import re
from dataclasses import dataclass
from email.message import Message

from sync.gateway.problems import Problem

MOST_PARTS = 200


@dataclass(frozen=True)
class Part:
    """One part: its field name, its file name (never used as a path), its media type in lower case, its bytes."""

    name: str
    file_name: str
    media_type: str
    content: bytes


def parts_of(content_type: str, body: bytes) -> list[Part]:
    """The parts of a body; ``Problem`` 400 ``bad-multipart`` for anything that is not whole."""
    boundary = _parameter(content_type, "multipart/form-data", "boundary")
    if not boundary or len(boundary) > 200:
        raise _bad()
    pieces = (b"\r\n" + body).split(b"\r\n--" + boundary.encode("ascii", "replace"))
    if len(pieces) < 3 or not pieces[-1].startswith(b"--") or len(pieces) > MOST_PARTS + 2:
        raise _bad()
    return [_part(piece) for piece in pieces[1:-1]]


def _part(piece: bytes) -> Part:
    head, separator, content = piece.partition(b"\r\n\r\n")
    if not separator or not head.startswith(b"\r\n"):
        raise _bad()
    lines = head.decode("utf-8", "replace").strip().split("\r\n")
    fields = {name.strip().lower(): value.strip() for name, _, value in (line.partition(":") for line in lines)}
    disposition = fields.get("content-disposition", "")
    name = _parameter(disposition, "form-data", "name")
    if not name:
        raise _bad()
    media_type = fields.get("content-type", "").partition(";")[0].strip().lower()
    is_plain = re.fullmatch(r"[a-z0-9.+-]{1,50}/[a-z0-9.+-]{1,50}", media_type)
    file_name = _parameter(disposition, "form-data", "filename")
    return Part(name, file_name, media_type if is_plain else "application/octet-stream", content)


def _parameter(header: str, kind: str, name: str) -> str:
    message = Message()
    message["Content-Type"] = header if "/" in kind else header.replace(kind, "form/data", 1)
    if message.get_content_type() != (kind if "/" in kind else "form/data"):
        return ""
    found = message.get_param(name, "")
    return found if isinstance(found, str) else ""


def _bad() -> Problem:
    return Problem(400, "bad-multipart", "The body is not whole multipart/form-data.")
