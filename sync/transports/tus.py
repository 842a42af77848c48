"""Files in blocks, from where the gateway has them: tus, with blocks as large as the line carries in eight seconds."""

import base64
import hashlib
import time
from collections.abc import Callable
from typing import BinaryIO

from sync.ports import LineFault
from sync.reasons import MAY_RECONNECT
from sync.transports.http import Reply

BLOCK_SECONDS = 8.0
SMALLEST_BLOCK, FIRST_BLOCK, LARGEST_BLOCK = 16 * 1024, 64 * 1024, 1024 * 1024
"""Bytes of a file's block: what the measured rate moves in eight seconds, so that a cut costs no more than that."""

_weak_lines: dict[str, int] = {}
"""Of a gateway whose line broke within a block: with how much less the next line begins, until a whole one passes.

Without it a line that always breaks before the first block is whole would never bring anything.
"""

TUS = {"Tus-Resumable": "1.0.0"}


class Blocks:
    """Uploads over one line; how large a block may be is learnt as it goes."""

    def __init__(self, call: Callable[..., Reply], gateway_id: str) -> None:
        """``call`` as :meth:`GatewayLine._call`: method, path, body, headers, accept."""
        self._call = call
        self._gateway_id = gateway_id
        self._block = _weak_lines.get(gateway_id, FIRST_BLOCK)

    def send(self, facts: str, source: BinaryIO, size: int, progress: Callable[[int], None]) -> str:
        """Send what the gateway lacks of a file, block by block; where it lies there."""
        address, offset = self.begin(facts, size)
        source.seek(offset)
        while offset < size:
            block = source.read(min(self._block, size - offset))
            if not block:
                raise LineFault("file-unreadable")
            offset = self._send_block(address, offset, block)
            progress(offset)
        return address

    def begin(self, facts: str, size: int) -> tuple[str, int]:
        """Where the upload under way lies, and how much of it is there."""
        headers = {**TUS, "Upload-Length": str(size), "Upload-Metadata": facts}
        made = self._call("POST", "/v1/files", b"", headers, accept=(201,))
        address = made.headers.get("Location", "")
        if not address.startswith("/v1/files/"):
            raise LineFault("nonsense", body_left=True)
        return address, _offset(made)

    def _send_block(self, address: str, offset: int, block: bytes) -> int:
        checksum = base64.b64encode(hashlib.sha256(block).digest()).decode()
        headers = {
            **TUS,
            "Content-Type": "application/offset+octet-stream",
            "Upload-Offset": str(offset),
            "Upload-Checksum": f"sha256 {checksum}",
        }
        began = time.monotonic()
        try:
            reached = _offset(self._call("PATCH", address, block, headers, accept=(204,)))
        except LineFault as fault:
            if fault.kind in MAY_RECONNECT:
                _weak_lines[self._gateway_id] = max(SMALLEST_BLOCK, min(len(block), FIRST_BLOCK) // 2)
            raise
        self._block = block_size(len(block), time.monotonic() - began)
        if len(block) >= FIRST_BLOCK:
            _weak_lines.pop(self._gateway_id, None)
        if reached != offset + len(block):
            raise LineFault("nonsense", body_left=True)
        return reached


def block_size(moved: int, seconds: float) -> int:
    """The next block: what this rate moves in eight seconds, at most double the last one."""
    fitting = int(moved / max(seconds, 0.001) * BLOCK_SECONDS)
    return max(SMALLEST_BLOCK, min(fitting, 2 * moved, LARGEST_BLOCK))


def _offset(reply: Reply) -> int:
    text = reply.headers.get("Upload-Offset", "")
    if not (text.isascii() and text.isdigit()):
        raise LineFault("nonsense", body_left=True)
    return int(text)


def plain64(text: str) -> str:
    """A value of ``Upload-Metadata``: base64 with its padding."""
    return base64.b64encode(text.encode()).decode()
