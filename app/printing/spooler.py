"""A PDF handed to the system's own print service where it takes one: CUPS by ``lp``, over a pipe, never by a file."""

import shutil
import subprocess
import sys
from collections.abc import Sequence
from dataclasses import dataclass

from forms.refusal import Refusal

PATIENCE_SECONDS = 60.0
"""The service only takes the pages in; longer than this it does not answer."""
JOB_NAME = "Ho So Lang"
"""What the queue shows of every job; nothing of a citizen's."""


@dataclass(frozen=True)
class Job:
    """How a paper is to be printed.

    Attributes:
        printer: its name in the system.
        media: name of the paper size ("A4"); "" leaves each page its own size, or the printer's.
        copies: at least 1; collated.
        sides: ``one-sided``, ``two-sided-long-edge`` or ``two-sided-short-edge``; "" as the printer is set.
        pages: first and last, from 1; None for all.
        fit: shrink or enlarge the pages to the paper, where somebody chose another size than the sheet's own.
    """

    printer: str
    media: str = ""
    copies: int = 1
    sides: str = ""
    pages: tuple[int, int] | None = None
    fit: bool = False

    def words(self) -> list[str]:
        """The arguments of ``lp``; without ``fit`` the sheet keeps its size, so that codes stay on whole dots."""
        said = ["-d", self.printer, "-n", str(self.copies), "-t", JOB_NAME, "-o", "collate=true"]
        said += ["-o", "print-scaling=fit" if self.fit else "print-scaling=none"]
        if self.media:
            said += ["-o", f"media={self.media}"]
        if self.sides:
            said += ["-o", f"sides={self.sides}"]
        if self.pages is not None:
            said += ["-P", f"{self.pages[0]}-{self.pages[1]}"]
        return said


def takes_pdf() -> bool:
    """Whether this system takes a PDF as it is: one with CUPS does, Windows does not (decision 0029)."""
    return sys.platform != "win32" and shutil.which("lp") is not None


def send(pdf: bytes, job: Job) -> None:
    """Hand a PDF over; returns when it stands in the queue, which says nothing about paper coming out.

    Raises:
        Refusal: ``printer-silent`` when the service takes nothing (gone, no such printer, it refuses jobs).
    """
    _asked(("lp", *job.words(), "-"), pdf)


def _asked(words: Sequence[str], content: bytes) -> None:
    program = shutil.which(words[0])
    if program is None:
        raise silent()
    try:
        done = subprocess.run(  # noqa: S603 - a program of the system, without a shell; no word comes from a citizen
            [program, *words[1:]],
            input=content,
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
            timeout=PATIENCE_SECONDS,
            check=False,
        )
    except (OSError, subprocess.TimeoutExpired) as why:
        raise silent() from why
    if done.returncode != 0:
        raise silent()


def silent() -> Refusal:
    """What is said when a printer takes nothing."""
    return Refusal("printer-silent", "The printer takes nothing: is it on, connected, with paper? Or save the PDF.")
