"""The sheet of paper itself: an A4 canvas with title and language whose bytes depend on nothing but what is drawn."""

import io
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from enum import StrEnum
from math import sqrt

from reportlab import rl_config
from reportlab.lib.units import mm
from reportlab.pdfgen.canvas import Canvas

from app.printing import fonts
from app.printing.flow import Placed
from app.printing.fonts import Face

rl_config.useA85 = 0  # streams as bytes: a quarter smaller and faster than as letters

DOT = 0.24
"""One dot of a 300 dpi printer, in points: codes stand on whole ones, at 600 dpi on every second."""

WIDTH = 2480 * DOT
HEIGHT = 3508 * DOT
"""A4 in whole printer dots; differs from 210 x 297 mm by a hundredth of a millimetre."""


class Size(StrEnum):
    """What a page is printed on: A4, enlarged to A3, or two pages on an A4 sheet that is folded to A5."""

    A4 = "A4"
    A3 = "A3"
    BOOKLET = "A5"


SHEETS = {Size.A4: (WIDTH, HEIGHT), Size.A3: (WIDTH * sqrt(2), HEIGHT * sqrt(2)), Size.BOOKLET: (HEIGHT, WIDTH)}
"""Width and height of the paper in points."""

PRACTICE_WORD = "TẬP LÀM"


@dataclass(frozen=True)
class Frame:
    """Where text may stand on a page: margins in points; ``first_foot`` is kept free above the foot of page one."""

    left: float
    right: float
    top: float
    bottom: float
    first_foot: float = 0.0

    @property
    def width(self) -> float:
        """Of the text, in points."""
        return WIDTH - self.left - self.right

    def height(self, page: int) -> float:
        """Of the text on page 0, 1, …, in points."""
        return HEIGHT - self.top - self.bottom - (self.first_foot if page == 0 else 0.0)


def draw(  # noqa: PLR0913 - a document, and how it is printed; each by its name
    title: str,
    pages: Sequence[Sequence[Placed]],
    frame: Frame,
    around: Callable[[Canvas, int, int], None],
    *,
    face: Face,
    practice: bool,
    size: Size = Size.A4,
) -> bytes:
    """Draw laid-out pages.

    Args:
        title: of the document, shown by viewers; never a citizen's name.
        pages: from :func:`app.printing.flow.paginate`.
        frame: where the text stands.
        around: draws what stands outside the text, given canvas, page number from 0, and number of pages.
        face: of most of the text.
        practice: puts the practice word behind the text of every page.
        size: what they are printed on.

    Returns:
        The PDF.
    """
    out = io.BytesIO()
    canvas = Canvas(
        out,
        pagesize=SHEETS[size],
        pageCompression=1,
        invariant=1,
        # Without a face of ours the canvas would name Helvetica, which is not embedded.
        initialFontName=fonts.ready(face),  # type: ignore[arg-type] # the stub says float; it is a name
        lang="vi-VN",
    )
    canvas.setTitle(title)
    canvas.setAuthor("")
    canvas.setSubject("")
    canvas.setCreator("Hồ Sơ Làng")
    canvas.setViewerPreference("DisplayDocTitle", "true")
    canvas.bookmarkPage("first")
    canvas.addOutlineEntry(title, "first", 0)

    def one(number: int) -> None:
        if practice:
            _watermark(canvas)
        for below, piece in pages[number]:
            piece.draw(canvas, frame.left, HEIGHT - frame.top - below)
        # After the text, so that who listens to the page hears its foot last.
        around(canvas, number, len(pages))

    for side in _sides(len(pages), size):
        _side(canvas, side, size, one)
        canvas.showPage()
    canvas.save()
    return out.getvalue()


def _sides(count: int, size: Size) -> list[list[int | None]]:
    """Which pages stand on each side of paper; a booklet is printed on both sides (short edge) and folded once."""
    if size is not Size.BOOKLET:
        return [[number] for number in range(count)]
    if count <= 2:
        return [[0, 1 if count == 2 else None]]
    whole = -(-count // 4) * 4
    sides = [
        side
        for sheet in range(whole // 4)
        for side in ((whole - 1 - 2 * sheet, 2 * sheet), (2 * sheet + 1, whole - 2 - 2 * sheet))
    ]
    return [[number if number < count else None for number in side] for side in sides]


def _side(canvas: Canvas, side: Sequence[int | None], size: Size, one: Callable[[int], None]) -> None:
    """Draw the pages of one side, each at its place; an A4 page needs no moving."""
    scale = SHEETS[size][1] / HEIGHT
    for place, number in enumerate(side):
        if number is None:
            continue
        if size is Size.A4:
            one(number)
            continue
        canvas.saveState()
        canvas.transform(scale, 0, 0, scale, place * WIDTH * scale, 0)
        one(number)
        canvas.restoreState()


def _watermark(canvas: Canvas) -> None:
    """The practice word across the page, light enough to read through and too large to overlook."""
    canvas.saveState()
    canvas.transform(1, 0, 0, 1, WIDTH / 2, HEIGHT / 2)
    canvas.rotate(52)
    canvas.setFillGray(0.9)
    canvas.setFont(fonts.ready(Face.SANS_BOLD), 120)
    canvas.drawCentredString(0, -45, PRACTICE_WORD)
    canvas.restoreState()


def millimetres(value: float) -> float:
    """Millimetres in points."""
    return float(value * mm)
