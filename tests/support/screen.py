"""A screen where there is none: Qt's own VNC platform, seen and typed at over loopback (RFC 6143)."""

import os
import socket
import struct
import subprocess
import time
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager

SIZE = (1366, 768)
PATIENCE_SECONDS = 60
ENTER, TAB, ESCAPE = "\n", "\t", "\x1b"
_KEYS = {ENTER: 0xFF0D, TAB: 0xFF09, ESCAPE: 0xFF1B}


class Screen:
    """The screen of one running program: look at it, type at it. The program must have started to listen."""

    def __init__(self, port: int) -> None:
        self._socket = socket.create_connection(("127.0.0.1", port), timeout=PATIENCE_SECONDS)
        self._pixels = bytearray(SIZE[0] * SIZE[1] * 4)
        self._shake_hands()

    def close(self) -> None:
        self._socket.close()

    def type(self, text: str) -> None:
        """Press and release a key for each letter of ASCII; ``ENTER``, ``TAB``, ``ESCAPE`` are letters too."""
        for letter in text:
            for down in (1, 0):
                self._socket.sendall(struct.pack(">BBHI", 4, down, 0, _KEYS.get(letter, ord(letter))))

    def look_until(self, enough: Callable[[bytes], bool]) -> bytes:
        """The whole screen as soon as it satisfies; rows of 4-byte pixels (blue, green, red, unused).

        Raises:
            TimeoutError: not within a minute.
        """
        incremental = 0
        deadline = time.monotonic() + PATIENCE_SECONDS
        while time.monotonic() < deadline:
            self._socket.sendall(struct.pack(">BBHHHH", 3, incremental, 0, 0, *SIZE))
            for x, y, width, height, content in self._update():
                self._draw(x, y, width, height, content)
            if enough(bytes(self._pixels)):
                return bytes(self._pixels)
            incremental = 1  # from now on the program answers when something changes
        raise TimeoutError("the screen never looked as expected")

    def _draw(self, x: int, y: int, width: int, height: int, content: bytes) -> None:
        for row in range(height):
            start = ((y + row) * SIZE[0] + x) * 4
            self._pixels[start : start + width * 4] = content[row * width * 4 : (row + 1) * width * 4]

    def _update(self) -> Iterator[tuple[int, int, int, int, bytes]]:
        if self._read(1) != b"\0":
            raise RuntimeError("the program's screen sent something else than pixels")
        for _ in range(struct.unpack(">xH", self._read(3))[0]):
            x, y, width, height, _encoding = struct.unpack(">HHHHi", self._read(12))
            yield x, y, width, height, self._read(width * height * 4)

    def _shake_hands(self) -> None:
        self._socket.sendall(self._read(12))  # the version that the program speaks
        if self._read(4) != b"\0\0\0\1":
            raise RuntimeError("the program's screen asks for a password")
        self._socket.sendall(b"\1")
        if struct.unpack(">HH16x", self._read(20)) != SIZE:
            raise RuntimeError("the program's screen has another size")
        self._read(struct.unpack(">I", self._read(4))[0])
        blue_green_red = struct.pack(">BBBBHHHBBBxxx", 32, 24, 0, 1, 255, 255, 255, 16, 8, 0)
        self._socket.sendall(b"\0\0\0\0" + blue_green_red)
        self._socket.sendall(struct.pack(">BxHi", 2, 1, 0))

    def _read(self, count: int) -> bytes:
        content = b""
        while len(content) < count:
            more = self._socket.recv(count - len(content))
            if not more:
                raise ConnectionError("the program closed its screen")
            content += more
        return content


@contextmanager
def on_a_screen(command: Sequence[str], environment: Mapping[str, str] | None = None) -> Iterator[Screen]:
    """Run a Qt program on a screen of its own; it is told to end at the end of the block, and waited for."""
    port = _free_port()
    platform = f"vnc:addr=127.0.0.1:port={port}:size={SIZE[0]}x{SIZE[1]}"
    told = dict(os.environ if environment is None else environment, QT_QPA_PLATFORM=platform)
    with subprocess.Popen(command, env=told, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True) as program:
        try:
            _wait_for_the_screen(program)
            screen = Screen(port)
            yield screen
            screen.close()
        finally:
            program.terminate()


def _wait_for_the_screen(program: subprocess.Popen[str]) -> None:
    said = []
    for line in program.stdout or ():
        if "QVncServer created" in line:
            return
        said.append(line)
    raise RuntimeError("the program ended before it had a screen: " + "".join(said))


def _free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])
