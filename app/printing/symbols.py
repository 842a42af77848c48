"""Two-dimensional codes as vector squares that stand on whole printer dots."""

from collections.abc import Sequence
from dataclasses import dataclass
from math import ceil
from typing import TYPE_CHECKING

from qrcode.constants import ERROR_CORRECT_M
from qrcode.exceptions import DataOverflowError
from qrcode.main import QRCode

from app.printing.paper import DOT, millimetres
from forms.refusal import Refusal

if TYPE_CHECKING:
    from reportlab.pdfgen.canvas import Canvas

QUIET_MODULES = 4
SMALLEST_MODULE = millimetres(0.5)
WIDEST = millimetres(55)


@dataclass(frozen=True)
class Symbol:
    """A code: its dark modules row by row, and the side of one module in points."""

    rows: tuple[tuple[bool, ...], ...]
    module: float

    @property
    def side(self) -> float:
        """Without the quiet zone."""
        return len(self.rows) * self.module

    @property
    def quiet(self) -> float:
        """Width of the quiet zone on each side."""
        return QUIET_MODULES * self.module

    @property
    def outer(self) -> float:
        """With the quiet zone."""
        return self.side + 2 * self.quiet


def symbol(payload: str, side: float) -> Symbol:
    """Make a code at level M.

    Args:
        payload: text inside.
        side: wanted width without quiet zone, in points; a long payload is wider, as modules are 0.5 mm at least.

    Raises:
        Refusal: ``code-too-big`` where it would be wider than 55 mm.
    """
    code: QRCode = QRCode(error_correction=ERROR_CORRECT_M, border=0)  # type: ignore[type-arg]
    code.add_data(payload)
    try:
        code.make(fit=True)
    except (DataOverflowError, ValueError) as error:
        raise _too_big(payload) from error
    rows = tuple(tuple(bool(dark) for dark in row) for row in code.get_matrix())
    made = Symbol(rows, ceil(round(max(SMALLEST_MODULE, side / len(rows)) / DOT, 3)) * DOT)
    if made.side > WIDEST:
        raise _too_big(payload)
    return made


def put(canvas: "Canvas", made: Symbol, x: float, top: float) -> None:
    """Draw the code with its quiet zone's upper left corner near ``x``, ``top``, moved to the next whole dot.

    The quiet zone is painted white, so that nothing behind it (a practice word) disturbs reading. One path holds all
    modules: neighbours then leave no seam between them.
    """
    left = ceil(x / DOT) * DOT
    upper = int(top / DOT) * DOT
    canvas.saveState()
    canvas.setFillGray(1)
    canvas.rect(left, upper - made.outer, made.outer, made.outer, stroke=0, fill=1)
    canvas.setFillGray(0)
    path = canvas.beginPath()
    for number, row in enumerate(made.rows):
        bottom = upper - made.quiet - (number + 1) * made.module
        for start, length in _runs(row):
            path.rect(left + made.quiet + start * made.module, bottom, length * made.module, made.module)
    canvas.drawPath(path, stroke=0, fill=1)
    canvas.restoreState()


def _runs(row: Sequence[bool]) -> list[tuple[int, int]]:
    """Start and length of each run of dark modules."""
    runs: list[tuple[int, int]] = []
    for position, dark in enumerate(row):
        if not dark:
            continue
        if runs and sum(runs[-1]) == position:
            runs[-1] = (runs[-1][0], runs[-1][1] + 1)
        else:
            runs.append((position, 1))
    return runs


def _too_big(payload: str) -> Refusal:
    return Refusal(
        "code-too-big",
        f"A code of {len(payload)} characters would be wider than 55 mm; shorten what it holds.",
        characters=str(len(payload)),
    )
