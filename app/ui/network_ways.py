"""The network on Linux: its ways out, as the kernel lists them, and whether NetworkManager calls them metered.

Qt's own news bring glib's and DBus' libraries and Kerberos, 7 MiB. A list of ways is read in a tenth of a millisecond,
and whether a way is paid by the byte is asked only when the ways have changed. The question goes through ``busctl``,
which comes with systemd; where there is none, or no NetworkManager, nothing is known, and nothing is held back.
"""

import sys
from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QObject, QProcess, QProcessEnvironment, QTimer

EVERY = 2_000
"""Milliseconds between two looks at the ways out."""
SETTLED = 1_000
"""Milliseconds without another change after which NetworkManager is asked about the new way."""

_KERNEL = Path("/proc/net")
_NOWHERE = "0" * 8
_NOWHERE_6 = "0" * 32
_LOOPBACK = "lo"
_MANAGER = "org.freedesktop.NetworkManager"
_PROPERTY = (_MANAGER, "/org/freedesktop/NetworkManager", _MANAGER, "Metered")
_QUESTION = ("--system", "--timeout=5", "get-property", *_PROPERTY)
_METERED = {b"u 1", b"u 3"}
"""``NMMetered``: 1 yes, 3 guessed yes; 0 is unknown, 2 and 4 are the two kinds of no."""


class NetworkWays(QObject):
    """Looks from its making on."""

    def __init__(
        self,
        changed: Callable[[], None],
        known: Callable[[], None],
        parent: QObject,
        *,
        kernel: Path = _KERNEL,
        program: str = "busctl",
        every: int = EVERY,
    ) -> None:
        """Asked from the beginning whether the network is metered; ``known`` is called once, with the first answer.

        Args:
            changed: called when there is another way out, or none any more, and it is known whether that is metered.
            known: as above.
            parent: nobody is called any more when it is gone.
            kernel: the folder of ``route`` and ``ipv6_route``.
            program: what is asked.
            every: milliseconds between two looks at the ways out.
        """
        super().__init__(parent)
        self.is_metered = False
        self._changed, self._tell = changed, known
        self._kernel, self._program = kernel, program
        self._ways = ways_out(kernel)
        self._question = QProcess(self)
        self._question.setProcessEnvironment(_as_outside())
        self._question.finished.connect(self._on_answered)
        self._question.errorOccurred.connect(self._on_error)
        self._settled = QTimer(self, singleShot=True, interval=min(SETTLED, every))
        self._settled.timeout.connect(self._ask)
        self._looks = QTimer(self, interval=every)
        self._looks.timeout.connect(self._look)
        self._looks.start()
        self._ask()

    def _look(self) -> None:
        ways = ways_out(self._kernel)
        if ways != self._ways:
            self._ways = ways
            self._settled.start()

    def _ask(self) -> None:
        if self._question.state() == QProcess.ProcessState.NotRunning:
            self._question.start(self._program, _QUESTION)
        else:
            self._settled.start()

    def _on_answered(self, code: int) -> None:
        said = bytes(self._question.readAllStandardOutput().data()).strip()
        self._on_known(is_metered=code == 0 and said in _METERED)

    def _on_error(self, error: QProcess.ProcessError) -> None:
        if error is QProcess.ProcessError.FailedToStart:  # every other one ends in an answer
            self._on_known(is_metered=False)

    def _on_known(self, *, is_metered: bool) -> None:
        self.is_metered = is_metered
        tell, self._tell = self._tell, self._changed
        tell()


def ways_out(kernel: Path = _KERNEL) -> frozenset[tuple[str, str]]:
    """Each way to everywhere: the interface, and the next machine as the kernel writes it; empty without a network."""
    rows = [line.split() for line in _lines(kernel / "route")[1:]]
    rows_6 = [line.split() for line in _lines(kernel / "ipv6_route")]
    ways = {(row[0], row[2]) for row in rows if row[1] == row[7] == _NOWHERE}
    return frozenset(ways | {(row[9], row[4]) for row in rows_6 if row[0] == _NOWHERE_6 and row[9] != _LOOPBACK})


def _as_outside() -> QProcessEnvironment:
    """The installed program looks for its own libraries first; a program of the system must find the system's."""
    told = QProcessEnvironment.systemEnvironment()
    if getattr(sys, "frozen", False):
        told.insert("LD_LIBRARY_PATH", told.value("LD_LIBRARY_PATH_ORIG"))
    return told


def _lines(path: Path) -> list[str]:
    try:
        return path.read_text(encoding="ascii").splitlines()
    except OSError:
        return []  # a kernel without this kind of network
