"""What the operating system says about the network: that it changed, and whether it is paid by the byte.

It is a hint only. A system that knows nothing, or a build without Qt's network room, says nothing: then the agent's own
looks must do.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from PySide6.QtNetwork import QNetworkInformation


class NetworkHint:
    """Listens from :meth:`start` on, on the window's thread; ``is_metered`` may be read from any."""

    def __init__(self, changed: Callable[[], None]) -> None:
        self.is_metered = False
        self._changed = changed
        self._source: QNetworkInformation | None = None

    @property
    def listens(self) -> bool:
        """Whether the system was asked, and answers."""
        return self._source is not None

    def start(self) -> None:
        """Ask the system, once; nothing happens where it has no answer."""
        if self.listens:
            return
        try:
            from PySide6.QtNetwork import QNetworkInformation  # noqa: PLC0415 - the start must not bring it
        except ImportError:
            return
        if not QNetworkInformation.loadDefaultBackend():
            return
        self._source = QNetworkInformation.instance()
        self.is_metered = self._source.isMetered()
        self._source.isMeteredChanged.connect(self._on_metered)
        self._source.reachabilityChanged.connect(self._on_reachability)

    def _on_metered(self, is_metered: bool) -> None:  # noqa: FBT001 - the signal's own shape
        self.is_metered = is_metered

    def _on_reachability(self, _now: object) -> None:
        self._changed()
