"""The part of CBOR (RFC 8949) that our codes on paper use: integers, bytes, texts, arrays, maps, null, in one writing.

Every value has exactly one writing here (shortest heads, definite lengths: RFC 8949, section 4.2.1); reading refuses
all others, so that two different codes never say the same.
"""

from collections.abc import Mapping, Sequence
from typing import Any

from forms.refusal import Refusal

DEEPEST = 16
"""Arrays inside one another; ours go down a few steps."""
_NULL = 0xF6
_UNSIGNED, _NEGATIVE, _BYTES, _TEXT, _ARRAY, _MAP = range(6)


def encode(value: Any) -> bytes:  # noqa: ANN401 - an int, bytes, str, None, or a sequence or mapping of these
    """The one writing of an integer (64 bits), bytes, text, None, a list, or a mapping from integers."""
    if value is None:
        return bytes([_NULL])
    if isinstance(value, int) and not isinstance(value, bool):
        return _head(_UNSIGNED, value) if value >= 0 else _head(_NEGATIVE, -1 - value)
    if isinstance(value, bytes):
        return _head(_BYTES, len(value)) + value
    if isinstance(value, str):
        raw = value.encode()
        return _head(_TEXT, len(raw)) + raw
    if isinstance(value, Sequence):
        return _head(_ARRAY, len(value)) + b"".join(encode(one) for one in value)
    if isinstance(value, Mapping):
        pairs = sorted((encode(key), encode(one)) for key, one in value.items())
        return _head(_MAP, len(pairs)) + b"".join(key + one for key, one in pairs)
    raise TypeError(f"no writing for {type(value).__name__}")


def decode(raw: bytes) -> Any:  # noqa: ANN401 - see encode; arrays become lists
    """The value of exactly these bytes.

    Raises:
        Refusal: ``damaged-code`` for anything that :func:`encode` does not write.
    """
    reader = _Reader(raw)
    value = reader.value(0)
    if reader.at != len(raw):
        raise damaged()
    return value


def damaged() -> Refusal:
    """The refusal of bytes that nobody of us wrote."""
    return Refusal("damaged-code", "The code is damaged or was made by another program; scan it again.")


def _head(major: int, size: int) -> bytes:
    if size < 24:
        return bytes([major << 5 | size])
    for power in range(4):
        width = 1 << power
        if size < 1 << 8 * width:
            return bytes([major << 5 | 24 + power]) + size.to_bytes(width, "big")
    raise ValueError("a number of our codes has at most 64 bits")


class _Reader:
    def __init__(self, raw: bytes) -> None:
        self._raw = raw
        self.at = 0

    def value(self, depth: int) -> Any:  # noqa: ANN401 - see encode
        first = self._take(1)[0]
        if first == _NULL:
            return None
        major, size = first >> 5, self._size(first & 31)
        if major <= _NEGATIVE:
            return size if major == _UNSIGNED else -1 - size
        if major == _BYTES:
            return self._take(size)
        if major == _TEXT:
            return self._text(size)
        if major > _MAP or depth >= DEEPEST or size > len(self._raw) - self.at:
            raise damaged()
        return self._map(size, depth + 1) if major == _MAP else [self.value(depth + 1) for _ in range(size)]

    def _map(self, size: int, depth: int) -> dict[int, Any]:
        found: dict[int, Any] = {}
        last = b""
        for _ in range(size):
            start = self.at
            key = self.value(depth)
            written = self._raw[start : self.at]
            if not isinstance(key, int) or written <= last:
                raise damaged()
            last = written
            found[key] = self.value(depth)
        return found

    def _text(self, size: int) -> str:
        try:
            return self._take(size).decode()
        except UnicodeDecodeError as error:
            raise damaged() from error

    def _size(self, short: int) -> int:
        if short < 24:
            return short
        if short > 27:
            raise damaged()
        width = 1 << short - 24
        size = int.from_bytes(self._take(width), "big")
        if size < 24 or (width > 1 and size < 1 << 4 * width):
            raise damaged()
        return size

    def _take(self, size: int) -> bytes:
        found = self._raw[self.at : self.at + size]
        if len(found) != size:
            raise damaged()
        self.at += size
        return found
