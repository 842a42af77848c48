"""Pictures on their way in: read one after the other beside the window, told and stoppable like all long work."""

from __future__ import annotations

from collections import deque
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import NamedTuple

from PySide6.QtCore import QObject, Signal
from PySide6.QtGui import QImage

from app.imaging.page_values import WHOLE, Wish
from app.services import attach_paper
from app.ui.long_work import LongWork
from app.ui.session import Session
from app.ui.shots import Shot, prepared_first
from forms.onlooker import OnLooker
from forms.refusal import Refusal

LARGEST = attach_paper.LARGEST

Read = Callable[[], bytes]
"""On the lane: the bytes of one picture or PDF."""


@dataclass(eq=False)
class Visit:
    """One time on the page: the paper that its pictures are for, and how many are still being made anew."""

    dossier: str
    paper: str
    waiting: int = 0

    @property
    def whose(self) -> tuple[str, str]:
        """The dossier and the paper."""
        return self.dossier, self.paper


class _Brought(NamedTuple):
    """One that waits for its turn."""

    visit: Visit
    read: Read


class PictureReading(LongWork):
    """One row of pictures; what is brought while it goes on joins it.

    Signals:
        picture_came: (visit, shot); its page is made.
        pdf_came: (visit, bytes).
        refused: why one could not be read; the row goes on.
        all_read: the row is at its end.
        was_stopped: how many were not read any more; each that came is whole.
    """

    picture_came = Signal(object, object)
    pdf_came = Signal(object, object)
    refused = Signal(object)
    all_read = Signal()
    was_stopped = Signal(int)

    def __init__(self, session: Session, keeper: QObject) -> None:
        super().__init__(session, keeper, at_table=True)
        self._row: deque[_Brought] = deque()
        self._brought = 0

    @property
    def one_alone(self) -> bool:
        """Whether the row has, or had, a single picture."""
        return self._brought == 1

    def bring(self, visit: Visit, reads: Sequence[Read]) -> None:
        """Read these for the visit's paper, behind those that wait already."""
        self._row.extend(_Brought(visit, read) for read in reads)
        self._brought += len(reads)
        if self._row and not self.under_way:
            self._begin()

    def _begin(self) -> None:
        self._brought = len(self._row)
        self.begin(self._read_all, self._on_all, self._on_broken_off, words=self.tr("Looking at the picture…"))

    def _read_all(self, looker: OnLooker) -> None:
        """On the lane."""
        read = 0
        while self._row:
            looker.at("pictures", read, self._brought if self._brought > 1 else 0)  # one alone has no steps to count
            self._read_one(self._row.popleft())
            read += 1

    def _read_one(self, brought: _Brought) -> None:
        say = self._session.lanes.table.say
        try:
            data = brought.read()
            if data.startswith(b"%PDF-"):
                say(self.pdf_came.emit, brought.visit, data, keeper=self)
            else:
                say(self.picture_came.emit, brought.visit, _shot(data), keeper=self)
        except Exception as error:  # noqa: BLE001 - every error travels to the window, which tells it
            say(self.refused.emit, error, keeper=self)

    def _on_all(self, _: object) -> None:
        if self._row:  # brought between its last look and now
            self._begin()
        else:
            self.all_read.emit()

    def _on_broken_off(self, _error: Exception) -> None:
        """Only a stop ends it early: what is wrong with one picture is told of that one."""
        left = len(self._row)
        self._row.clear()
        self.was_stopped.emit(left)


def of_file(file: Path) -> bytes:
    """On the lane: the file's bytes; nothing of its name is told anywhere.

    Raises:
        Refusal: ``too-large``, ``no-file``.
    """
    try:
        if file.stat().st_size > LARGEST:
            raise Refusal("too-large", f"The file is larger than {LARGEST // 1024 // 1024} MB.")
        return file.read_bytes()
    except OSError as why:
        raise Refusal("no-file", f"The picture cannot be read: {why.strerror}.") from why


def _shot(data: bytes) -> Shot:
    made = prepared_first(data)
    return Shot(data, Wish(made.found or WHOLE), made.before or QImage(), made.found, made.page, made.view)
