"""Two lanes beside the window's thread: one worker for the vault and the drafts, one for the network and long drawing.

A result comes back through a queued signal to a bound method of a QObject on the main thread; a lambda connected to a
worker's signal would run in the worker (measured). Nothing here touches a widget.
"""

from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from typing import Any

from PySide6.QtCore import QObject, Qt, Signal
from shiboken6 import isValid


@dataclass(frozen=True)
class _Finished:
    """One finished job, on its way to the main thread."""

    keeper: QObject
    value: Any
    error: Exception | None
    done: Callable[[Any], None] | None
    failed: Callable[[Exception], None] | None


class Lane(QObject):
    """A queue of jobs with one worker thread, which lives as long as the lane.

    Signals:
        failed: an exception that the job's caller did not want to handle.
        idle: no job is left.
    """

    failed = Signal(object)
    idle = Signal()
    _finished = Signal(object)

    def __init__(self, name: str, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._workers = ThreadPoolExecutor(max_workers=1, thread_name_prefix=name)
        self._under_way = 0
        self._closed = False
        self._finished.connect(self._deliver, Qt.ConnectionType.QueuedConnection)

    @property
    def busy(self) -> bool:
        """Whether a job is waiting or running."""
        return self._under_way > 0

    def run(
        self,
        work: Callable[[], Any],
        done: Callable[[Any], None] | None = None,
        failed: Callable[[Exception], None] | None = None,
        *,
        keeper: QObject,
    ) -> None:
        """Do ``work`` on the lane; call ``done`` or ``failed`` on the main thread unless ``keeper`` is gone."""
        if self._closed:
            return  # the window is going away; what it had to say was taken before
        self._under_way += 1
        self._workers.submit(self._work, work, done, failed, keeper)

    def close(self) -> None:
        """Finish what was accepted and join the worker."""
        self._closed = True
        self._workers.shutdown(wait=True)

    def _work(
        self,
        work: Callable[[], Any],
        done: Callable[[Any], None] | None,
        failed: Callable[[Exception], None] | None,
        keeper: QObject,
    ) -> None:
        try:
            finished = _Finished(keeper, work(), None, done, failed)
        except Exception as error:  # noqa: BLE001 - every error travels to the window, which tells it
            finished = _Finished(keeper, None, error, done, failed)
        self._finished.emit(finished)

    def _deliver(self, finished: _Finished) -> None:
        self._under_way -= 1
        if isValid(finished.keeper):
            if finished.error is None:
                if finished.done is not None:
                    finished.done(finished.value)
            elif finished.failed is not None:
                finished.failed(finished.error)
            else:
                self.failed.emit(finished.error)
        if not self._under_way:
            self.idle.emit()


class Lanes(QObject):
    """The two lanes of the program, made and joined by ``app.main``."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.vault = Lane("vault", self)
        self.network = Lane("network", self)

    def close(self) -> None:
        """Join both workers: the network first, because its last step writes through the vault."""
        self.network.close()
        self.vault.close()
