"""Small marks on paper drawn as lines: tick boxes, rules, dotted leaders, tags."""

from typing import TYPE_CHECKING

from app.printing import lettering
from app.printing.lettering import Style

if TYPE_CHECKING:
    from reportlab.pdfgen.canvas import Canvas


def box(canvas: "Canvas", x: float, top: float, side: float, *, ticked: bool, line: float = 1.2) -> None:
    """A square to tick, ticked or not."""
    canvas.saveState()
    canvas.setStrokeGray(0)
    canvas.setLineWidth(line)
    canvas.rect(x, top - side, side, side, stroke=1, fill=0)
    if ticked:
        canvas.setLineWidth(line * 1.9)
        canvas.setLineCap(1)
        canvas.setLineJoin(1)
        path = canvas.beginPath()
        path.moveTo(x + side * 0.2, top - side * 0.5)
        path.lineTo(x + side * 0.43, top - side * 0.76)
        path.lineTo(x + side * 0.84, top - side * 0.2)
        canvas.drawPath(path, stroke=1, fill=0)
    canvas.restoreState()


def rule(canvas: "Canvas", x: float, y: float, width: float, *, thickness: float = 0.75, gray: float = 0.0) -> None:
    """A straight line to the right."""
    canvas.saveState()
    canvas.setStrokeGray(gray)
    canvas.setLineWidth(thickness)
    canvas.line(x, y, x + width, y)
    canvas.restoreState()


def leader(canvas: "Canvas", x: float, y: float, width: float) -> None:
    """A dotted line to write on; real dots, no characters, so that a value set on it is read out as it is."""
    if width <= 0:
        return
    canvas.saveState()
    canvas.setStrokeGray(0.15)
    canvas.setLineWidth(0.8)
    canvas.setLineCap(1)
    # Dots stand on one grid over the whole page: leaders under one another line up.
    step = 2.6
    start = -(-x // step) * step
    canvas.setDash([0.01, step - 0.01])
    canvas.line(start, y, x + width, y)
    canvas.restoreState()


def tag(canvas: "Canvas", words: str, style: Style, x: float, top: float, *, height: float = 0.0) -> None:
    """A few words in a thin frame, one line high; ``height`` in points where other lines stand close."""
    canvas.saveState()
    canvas.setStrokeGray(0)
    canvas.setLineWidth(0.9)
    height = height or style.size * 1.42
    y = top - (style.leading + height) / 2
    canvas.roundRect(x, y, style.width(words) + 12, height, 3, stroke=1, fill=0)
    canvas.restoreState()
    lettering.put(canvas, words, style, x + 6, top)
