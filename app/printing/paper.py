"""The sheet of paper itself: one document of one paper or many, whose bytes depend on nothing but what is drawn."""

import dataclasses
import io
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from enum import StrEnum
from math import sqrt

from reportlab.lib.units import mm

from app.printing import fonts
from app.printing.drawing import Canvas, rl_config
from app.printing.flow import Placed
from app.printing.fonts import Face
from forms.refusal import Refusal

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


@dataclass(frozen=True)
class Laid:
    """A paper that is laid out and not yet drawn.

    Attributes:
        title: of the document, shown by viewers; never a citizen's name.
        pages: from :func:`app.printing.flow.paginate`.
        frame: where the text stands.
        around: draws what stands outside the text, given canvas, page number from 0, and number of pages.
        face: of most of the text.
        practice: puts the practice word behind the text of every page.
        size: what the pages are printed on.
        mark: what tells it from papers of the same title in one file: our code, or "".
        twice: a single page that is folded stands on both halves of its sheet, to be cut into two hand-outs.
    """

    title: str
    pages: Sequence[Sequence[Placed]]
    frame: Frame
    around: Callable[[Canvas, int, int], None]
    face: Face
    practice: bool = False
    size: Size = Size.A4
    mark: str = ""
    twice: bool = False


def pdf(papers: Iterable[Laid], *, practice: bool = False) -> bytes:
    """Draw papers one after another into one document; title and language are the first one's.

    ``practice`` marks every page, beside those papers that are marked by themselves.

    Fonts and signs are embedded once for all of them, and each is a bookmark. Each is drawn before the next is asked
    for, so that a long batch holds no more than one that is laid out.

    Raises:
        Refusal: ``nothing-to-print`` without a paper.
    """
    out = io.BytesIO()
    canvas: Canvas | None = None
    for number, paper in enumerate(papers):
        if canvas is None:
            canvas = _begun(out, paper)
        _drawn(canvas, dataclasses.replace(paper, practice=True) if practice else paper, f"paper-{number}")
    if canvas is None:
        raise Refusal("nothing-to-print", "There is nothing to print; choose at least one sheet.")
    canvas.save()
    return out.getvalue()


def _begun(out: io.BytesIO, first: Laid) -> Canvas:
    canvas = Canvas(
        out,
        pagesize=SHEETS[first.size],
        pageCompression=1,
        invariant=1,
        # Without a face of ours the canvas would name Helvetica, which is not embedded.
        initialFontName=fonts.ready(first.face),  # type: ignore[arg-type] # the stub says float; it is a name
        lang="vi-VN",
    )
    canvas.setTitle(first.title)
    canvas.setAuthor("")
    canvas.setSubject("")
    canvas.setCreator("Hồ Sơ Làng")
    canvas.setViewerPreference("DisplayDocTitle", "true")
    return canvas


def _drawn(canvas: Canvas, paper: Laid, name: str) -> None:
    """Draw one paper's pages with a bookmark to its first."""
    canvas.bookmarkPage(name)
    canvas.addOutlineEntry(" · ".join(filter(None, (paper.title, paper.mark))), name, 0)
    canvas.setPageSize(SHEETS[paper.size])

    def one(number: int) -> None:
        if paper.practice:
            _watermark(canvas)
        for below, piece in paper.pages[number]:
            piece.draw(canvas, paper.frame.left, HEIGHT - paper.frame.top - below)
        # After the text, so that who listens to the page hears its foot last.
        paper.around(canvas, number, len(paper.pages))

    for side in [[0, 0]] if paper.twice and len(paper.pages) == 1 else _sides(len(paper.pages), paper.size):
        _side(canvas, side, paper.size, one)
        canvas.showPage()


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
