"""What this process asks of the system before it holds a secret: no picture of its memory is written when it dies."""

import sys
from contextlib import suppress

_PR_SET_DUMPABLE = 4
_NO_ERROR_BOXES = 0x0001 | 0x0002
"""SEM_FAILCRITICALERRORS and SEM_NOGPFAULTERRORBOX."""
_WER_NO_HEAP = 1
"""WER_FAULT_REPORTING_FLAG_NOHEAP: a report of a crash holds no heap."""


def keep_memory_private() -> None:
    """Switch crash dumps off for this process and those it starts; what the system does not know is passed over.

    A limit of zero stops the kernel's own core files; a process that is not dumpable is not handed to a collector of
    crashes either, and no other program of the same user may read its memory.
    """
    if sys.platform == "win32":
        _on_windows()
    else:
        _on_unix()


def _on_unix() -> None:
    with suppress(ImportError, OSError, ValueError):
        import resource  # noqa: PLC0415 - there is none on Windows

        resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
    if sys.platform.startswith("linux"):
        with suppress(OSError, AttributeError):
            import ctypes  # noqa: PLC0415 - the first page does without

            ctypes.CDLL(None).prctl(_PR_SET_DUMPABLE, 0, 0, 0, 0)


def _on_windows() -> None:
    if sys.platform == "win32":  # so that types are looked at on both systems
        import ctypes  # noqa: PLC0415 - the first page does without

        with suppress(OSError, AttributeError):
            ctypes.windll.kernel32.SetErrorMode(_NO_ERROR_BOXES)
        with suppress(OSError, AttributeError):
            ctypes.windll.wer.WerSetFlags(_WER_NO_HEAP)
