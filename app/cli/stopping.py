"""Ctrl+C in the middle of long work: the first one ends it at its next step, the second one breaks it off at once.

Python hears a signal between two of its own steps, and a write to a memory stick that is dead is one step without end.
So a thread of its own hears it too: the system tells it through a socket, whatever the main thread waits for.
"""

import os
import signal
import socket
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from types import FrameType

from forms.refusal import Refusal

GRACE = 2.0
"""Seconds for the work to leave in good order after the second one; who hangs in the system's hands needs them all."""

FIRST = "Stopping at the next step; press Ctrl+C again to break off at once."
SECOND = (
    "Broken off at once: nothing saved before is lost, but the copy, file or erasure that was under way may be half "
    "done, so do it again."
)


@contextmanager
def ctrl_c() -> Iterator[Callable[[], bool]]:
    """Whether Ctrl+C was pressed, for work on the main thread to ask at each step; for that thread only.

    Raises:
        Refusal: ``broken-off`` when it was pressed twice; where the work hangs the process ends here instead.
    """
    stopped, over = threading.Event(), threading.Event()

    def heard(_signal: int, _frame: FrameType | None) -> None:
        if stopped.is_set():
            raise KeyboardInterrupt
        stopped.set()

    ours, systems = socket.socketpair()
    systems.setblocking(False)
    wakened = signal.set_wakeup_fd(systems.fileno(), warn_on_full_buffer=False)
    before = signal.signal(signal.SIGINT, heard)
    listener = threading.Thread(target=_listen, args=(ours, over), name="ctrl-c", daemon=True)
    listener.start()
    try:
        yield stopped.is_set
    except KeyboardInterrupt:
        raise Refusal("broken-off", SECOND) from None
    finally:
        signal.signal(signal.SIGINT, before)
        signal.set_wakeup_fd(wakened)
        over.set()
        systems.close()
        listener.join()
        ours.close()


def _listen(ours: socket.socket, over: threading.Event) -> None:
    """Each signal is one byte; none at all says that the work is over."""
    times = 0
    while arrived := ours.recv(1):
        if arrived[0] != signal.SIGINT:
            continue
        times += 1
        if times == 1:
            _say(FIRST)
        elif not over.wait(GRACE):
            _say(SECOND)
            os._exit(1)


def _say(sentence: str) -> None:
    """Past Python's own stream, which the thread that hangs may hold."""
    with suppress(OSError):
        os.write(2, f"\n{sentence}\n".encode())
