"""What the operating system says about the network: that it changed, and whether it is paid by the byte.

It is a hint only. A system that knows nothing, or a build without Qt's network room, says nothing: then the agent's own
looks must do.
"""

from __future__ import annotations

import sys
from collections.abc import Callable
from typing import TYPE_CHECKING, Protocol

from PySide6.QtCore import QObject

if TYPE_CHECKING:
    from PySide6.QtNetwork import QNetworkInformation


class _Source(Protocol):
    """Who asks the system; what it tells, it tells on the window's thread."""

    is_metered: bool


class NetworkHint:
    """Listens from :meth:`start` on, on the window's thread; ``is_metered`` may be read from any."""

    def __init__(self, changed: Callable[[], None], parent: QObject) -> None:
        """``changed`` is called when there is another network, or none any more; nothing is after ``parent``'s end."""
        self._changed, self._parent = changed, parent
        self._source: _Source | None = None

    @property
    def listens(self) -> bool:
        """Whether the system was asked, and answers."""
        return self._source is not None

    @property
    def is_metered(self) -> bool:
        """Whether the system says that the connection is paid by the byte."""
        return self._source is not None and self._source.is_metered

    def start(self, then: Callable[[], None]) -> None:
        """Ask the system, once; ``then`` is called as soon as ``is_metered`` is known, at once where it is already.

        A system that has no answer says no more than that, at once as well.
        """
        if not self.listens and sys.platform == "linux":
            self._source = _of_linux(self._changed, then, self._parent)
            return
        if not self.listens:
            self._source = of_qt(self._changed)
        then()


def _of_linux(changed: Callable[[], None], known: Callable[[], None], parent: QObject) -> _Source:
    from app.ui.network_ways import NetworkWays  # noqa: PLC0415 - Linux alone

    return NetworkWays(changed, known, parent)


def of_qt(changed: Callable[[], None]) -> _Source | None:
    """Qt's own news; on Linux they would bring 7 MiB of libraries, on Windows they are a wrapper of the system's."""
    try:
        from PySide6.QtNetwork import QNetworkInformation  # noqa: PLC0415 - the start must not bring it
    except ImportError:
        return None
    return _QtNews(QNetworkInformation.instance(), changed) if QNetworkInformation.loadDefaultBackend() else None


class _QtNews:
    def __init__(self, source: QNetworkInformation, changed: Callable[[], None]) -> None:
        self._changed = changed
        self.is_metered = source.isMetered()
        source.isMeteredChanged.connect(self._on_metered)
        source.reachabilityChanged.connect(self._on_reachability)

    def _on_metered(self, is_metered: bool) -> None:  # noqa: FBT001 - the signal's own shape
        self.is_metered = is_metered

    def _on_reachability(self, _now: object) -> None:
        self._changed()
