"""A scanner on a serial line (or a USB one that acts so): lines of text, by the optional library pyserial."""

from collections.abc import Callable
from typing import Protocol

from forms.refusal import NotNow, Refusal

SPEED = 9600
PATIENCE = 30.0
LARGEST = 4096
"""Bytes of one scan; the largest QR code holds fewer."""


class Port(Protocol):
    """What a serial port does here."""

    def read_until(self, expected: bytes, size: int) -> bytes:
        """Bytes up to and with ``expected``, at most ``size``, fewer when time is up."""

    def close(self) -> None:
        """Let the port go."""


Open = Callable[[str], Port]


def opened(name: str) -> Port:
    """A real port by its name (``COM3``, ``/dev/ttyUSB0``).

    Raises:
        Refusal: ``no-serial`` without the library, ``no-such-port`` when the port cannot be opened.
    """
    try:
        import serial  # type: ignore[import-not-found, import-untyped, unused-ignore]  # noqa: PLC0415 - optional
    except ImportError as error:
        raise Refusal(
            "no-serial", "Serial scanners need pyserial, which is not installed; set the scanner to keyboard mode."
        ) from error
    try:
        port: Port = serial.Serial(name, SPEED, timeout=PATIENCE)
    except (OSError, ValueError) as error:
        raise Refusal(
            "no-such-port", f"There is no scanner on {name}; look at its cable and name.", port=name
        ) from error
    return port


def read(name: str, *, open_port: Open = opened) -> str:
    """The next scan's text, without its end of line.

    Raises:
        NotNow: ``nothing-scanned`` when nothing came in time.
        Refusal: ``no-serial``, ``no-such-port``, ``damaged-scan`` for more than a code holds, or what is no UTF-8.
    """
    port = open_port(name)
    try:
        raw = port.read_until(b"\r", LARGEST)
    finally:
        port.close()
    if not raw.strip(b"\r\n\x00"):
        raise NotNow("nothing-scanned", "The scanner sent nothing; press its key over the code.")
    if len(raw) >= LARGEST and not raw.endswith(b"\r"):
        raise Refusal("damaged-scan", "The scanner sent more than any code holds; set it to end with a return key.")
    try:
        return raw.decode().strip("\r\n\x00")
    except UnicodeDecodeError as error:
        raise Refusal(
            "damaged-scan", "The scanner does not send UTF-8; change its setting, then scan again."
        ) from error
