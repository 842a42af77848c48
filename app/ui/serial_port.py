"""Scanners on a serial line (or USB ones that act so) behind the port of ``app.imaging.serial_reader``: Qt's."""

# QtSerialPort is small, but whoever has no such reader never loads it.
# ruff: noqa: PLC0415

from __future__ import annotations

from threading import Event
from time import monotonic
from typing import TYPE_CHECKING, NamedTuple

from app.imaging.serial_reader import PATIENCE, SPEED
from forms.refusal import Refusal

if TYPE_CHECKING:
    from PySide6.QtSerialPort import QSerialPort

_LOOK = 200
"""Milliseconds after which it is looked whether somebody still waits."""


class PortName(NamedTuple):
    """A serial port: its name to the system, and what is plugged in there as far as it says so."""

    key: str
    name: str


def names() -> list[PortName]:
    """The serial ports behind which something is plugged in; bare sockets of the board are left out."""
    try:
        from PySide6.QtSerialPort import QSerialPortInfo
    except ImportError:
        return []
    found = [each for each in QSerialPortInfo.availablePorts() if each.hasVendorIdentifier() or each.description()]
    return [PortName(each.systemLocation(), each.description() or each.portName()) for each in found]


class SerialLine:
    """One way to listen, from any lane, that ends when :meth:`stop` is called."""

    def __init__(self) -> None:
        self._over = Event()

    def stop(self) -> None:
        """Listen no longer."""
        self._over.set()

    @property
    def is_over(self) -> bool:
        """Whether nobody waits any more."""
        return self._over.is_set()

    def opened(self, name: str) -> OpenPort:
        """For :func:`app.imaging.serial_reader.read`; Refusals ``no-serial``, ``no-such-port``."""
        try:
            from PySide6.QtSerialPort import QSerialPort
        except ImportError as error:
            raise Refusal(
                "no-serial", "Serial scanners cannot be used on this machine; set the scanner to keyboard mode."
            ) from error
        port = QSerialPort(name)
        port.setBaudRate(SPEED)
        if not port.open(QSerialPort.OpenModeFlag.ReadOnly):
            raise Refusal(
                "no-such-port", f"There is no scanner on {name}; look at its cable and name.", port=name
            ) from None
        return OpenPort(port, self._over)


class OpenPort:
    """A real port, read by waiting in short steps."""

    def __init__(self, port: QSerialPort, over: Event) -> None:
        self._port, self._over = port, over

    def read_until(self, expected: bytes, size: int) -> bytes:
        """See :class:`app.imaging.serial_reader.Port`."""
        got, end = b"", monotonic() + PATIENCE
        while expected not in got and len(got) < size and monotonic() < end and not self._over.is_set():
            if self._port.bytesAvailable() or self._port.waitForReadyRead(_LOOK):
                got += bytes(self._port.readAll().data())
        whole, sign, _ = got.partition(expected)
        return (whole + sign)[:size]

    def close(self) -> None:
        """See :class:`app.imaging.serial_reader.Port`."""
        self._port.close()
