"""A lane beside the window's thread: a queue of jobs and the worker that does one after the other.

A result comes back through a queued signal to a bound method of a QObject on the main thread; a lambda connected to a
worker's signal would run in the worker (measured). Nothing here touches a widget.
"""

from collections.abc import Callable
from queue import SimpleQueue
from threading import Thread
from typing import Any, NamedTuple

from PySide6.QtCore import QObject, Signal
from shiboken6 import isValid


class _Job(NamedTuple):
    """One job on its way to the worker, and its answer on the way back."""

    work: Callable[[], Any]
    done: Callable[[Any], None] | None
    failed: Callable[[Exception], None] | None
    keeper: QObject
    value: Any = None
    error: Exception | None = None


class _Word(NamedTuple):
    """What a job under way has to say."""

    hear: Callable[..., None]
    values: tuple[Any, ...]
    keeper: QObject


class Lane(QObject):
    """A queue of jobs with one worker thread, which lives as long as the lane.

    Signals:
        failed: an exception that the job's caller did not want to handle.
        idle: no job is left.
    """

    failed = Signal(object)
    idle = Signal()
    _finished = Signal(object)
    _said = Signal(object)

    def __init__(self, name: str, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._jobs: SimpleQueue[_Job | None] = SimpleQueue()
        self._under_way = 0
        self._closed = False
        self._finished.connect(self._deliver)  # from another thread Qt queues it
        self._said.connect(self._pass_on)
        # A daemon, so that a fault before `close` does not keep the process; `close` joins it all the same.
        self._worker = Thread(target=self._work, name=name, daemon=True)
        self._worker.start()

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
        self._jobs.put(_Job(work, done, failed, keeper))

    def say(self, hear: Callable[..., None], *values: object, keeper: QObject) -> None:
        """From a job under way: call ``hear`` with the values on the main thread, unless ``keeper`` is gone.

        A signal of the page's own would do the same until the page dies under the job, which then fails.
        """
        self._said.emit(_Word(hear, values, keeper))

    def close(self) -> None:
        """Finish what was accepted and join the worker."""
        if not self._closed:
            self._closed = True
            self._jobs.put(None)
        self._worker.join()

    def _work(self) -> None:
        while (job := self._jobs.get()) is not None:
            try:
                finished = job._replace(value=job.work())
            except Exception as error:  # noqa: BLE001 - every error travels to the window, which tells it
                finished = job._replace(error=error)
            self._finished.emit(finished)

    def _pass_on(self, word: _Word) -> None:
        if isValid(word.keeper):
            word.hear(*word.values)

    def _deliver(self, job: _Job) -> None:
        self._under_way -= 1
        if isValid(job.keeper):
            self._tell(job)
        if not self._under_way:
            self.idle.emit()

    def _tell(self, job: _Job) -> None:
        if job.error is None:
            if job.done is not None:
                job.done(job.value)
        elif job.failed is not None:
            job.failed(job.error)
        else:
            self.failed.emit(job.error)
