"""How a sealed value looks inside: one line of JSON, then raw bytes, so that an instance is stored byte for byte."""

import json
from collections.abc import Mapping
from typing import Any


def pack(fields: Mapping[str, Any], content: bytes = b"") -> bytes:
    """The fields as one line of JSON, a line break, the content."""
    return json.dumps(fields, ensure_ascii=False, separators=(",", ":"), sort_keys=True).encode() + b"\n" + content


def unpack(packed: bytes) -> tuple[dict[str, Any], bytes]:
    """The fields and the content of :func:`pack`."""
    line, _, content = packed.partition(b"\n")
    return json.loads(line), content
