"""Reading SQLite's write-ahead log from outside, to notice what SQLite itself passes over in silence.

At a frame whose checksum does not fit SQLite takes the log to end: right after a power cut, when the last transaction
was not yet synced, and a silent loss when a byte of an older one flipped. Every commit is synced before the next begins
(``synchronous=FULL``), so at most one commit can stand behind the break after a power cut: the last one, which nobody
was told of. Two or more say that something acknowledged is gone. Format: sqlite.org/fileformat2.html, section 4.
"""

import struct
from dataclasses import dataclass
from pathlib import Path

_HEADER, _FRAME = 32, 24
_MAGIC = {0x377F0682: "<", 0x377F0683: ">"}


@dataclass(frozen=True)
class LogState:
    """What a log holds.

    Attributes:
        commits: transactions that will be read.
        commits_behind_break: transactions of the same log that stand behind a frame that is not itself.
        is_header_broken: frames are there, and the header that they belong to is not itself.
    """

    commits: int = 0
    commits_behind_break: int = 0
    is_header_broken: bool = False

    @property
    def has_lost(self) -> bool:
        """Whether something that was acknowledged cannot be read any more."""
        return self.is_header_broken or self.commits_behind_break > 1

    @property
    def may_have_lost(self) -> bool:
        """Whether the last transaction was cut: by the power before anybody was told, or by damage after it."""
        return self.commits_behind_break == 1


def read_log(database: Path) -> LogState:
    """The state of a database's log; of none, an empty one."""
    try:
        raw = database.with_name(f"{database.name}-wal").read_bytes()
    except FileNotFoundError:
        return LogState()
    if len(raw) < _HEADER + _FRAME:
        return LogState()
    magic, _, page_size, _, salts, stored = struct.unpack(">IIII8s8s", raw[:_HEADER])
    order = _MAGIC.get(magic, "")
    sums = _checksum(order or ">", raw[:24], (0, 0))
    if not order or struct.pack(">II", *sums) != stored or page_size < 512:
        return LogState(is_header_broken=_has_frames(raw))
    return _walk(raw, order, page_size, salts, sums)


def _walk(raw: bytes, order: str, page_size: int, salts: bytes, sums: tuple[int, int]) -> LogState:
    size = _FRAME + page_size
    commits, is_broken, behind = 0, False, 0
    for start in range(_HEADER, len(raw) - size + 1, size):
        frame = raw[start : start + size]
        is_commit = frame[4:8] != b"\x00\x00\x00\x00"
        is_of_this_log = frame[8:16] == salts
        if not is_broken:
            sums = _checksum(order, frame[_FRAME:], _checksum(order, frame[:8], sums))
            fits = struct.pack(">II", *sums) == frame[16:24]
            is_broken = not (is_of_this_log and fits)
            is_of_this_log |= fits  # an older log's frames never continue this one's sums: the salts are what flipped
            commits += is_commit and not is_broken
        if is_broken:
            behind += is_commit and is_of_this_log
    return LogState(commits, behind)


def _has_frames(raw: bytes) -> bool:
    """Whether a header that is not itself stands before frames that agree with each other on their salts.

    The header is written and synced before the first frame, and it is smaller than what a disk writes in one piece.
    """
    page_size = 4096
    salts = [
        raw[start + 8 : start + 16] for start in range(_HEADER, len(raw) - _FRAME - page_size + 1, _FRAME + page_size)
    ]
    return bool(salts) and any(salts[0]) and raw[:_HEADER] != bytes(_HEADER)


def _checksum(order: str, content: bytes, sums: tuple[int, int]) -> tuple[int, int]:
    first, second = sums
    words = struct.unpack(f"{order}{len(content) // 4}I", content)
    for index in range(0, len(words), 2):
        first = (first + words[index] + second) & 0xFFFFFFFF
        second = (second + words[index + 1] + first) & 0xFFFFFFFF
    return first, second
