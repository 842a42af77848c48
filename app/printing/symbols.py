"""Two-dimensional codes as vector squares that stand on whole printer dots."""

from collections.abc import Sequence
from dataclasses import dataclass
from math import ceil
from typing import TYPE_CHECKING

import zxingcpp

from app.printing.paper import DOT, millimetres
from forms.refusal import Refusal

if TYPE_CHECKING:
    from reportlab.pdfgen.canvas import Canvas

QUIET_MODULES = 4
MIDDLE_GREY = 128
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
    rows = _modules(payload)
    made = Symbol(rows, ceil(round(max(SMALLEST_MODULE, side / len(rows)) / DOT, 3)) * DOT)
    if made.side > WIDEST:
        raise _too_big(payload)
    return made


def widest(payload: str) -> Symbol:
    """Make a code at level M with the largest modules of whole printer dots that 55 mm hold.

    Raises:
        Refusal: ``code-too-big`` where they would be smaller than 0.5 mm.
    """
    rows = _modules(payload)
    made = Symbol(rows, int(round(WIDEST / len(rows) / DOT, 3)) * DOT)
    if made.module < SMALLEST_MODULE:
        raise _too_big(payload)
    return made


def _modules(payload: str) -> tuple[tuple[bool, ...], ...]:
    """Dark or not, row by row."""
    try:
        code = zxingcpp.create_barcode(payload, zxingcpp.BarcodeFormat.QRCode, ec_level="M")
    except ValueError as error:
        raise _too_big(payload) from error
    shades = memoryview(code.to_image(scale=1, add_quiet_zones=False))  # type: ignore[arg-type] # a buffer; stubs forget
    across = shades.shape[1] if shades.shape else 0
    dark = [shade < MIDDLE_GREY for shade in shades.tobytes()]
    return tuple(tuple(dark[start : start + across]) for start in range(0, len(dark), across))


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
    # One module is one unit: whole numbers are written short and fast, and all edges fall on the printer's dots.
    canvas.transform(made.module, 0, 0, made.module, left + made.quiet, upper - made.quiet)
    boxes = (
        f"{start} {-number} {length} 1 re" for number, row in enumerate(made.rows, 1) for start, length in _runs(row)
    )
    canvas.addLiteral("\n".join((*boxes, "f")))
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
