"""Paper: one guidance sheet, warm, beside reportlab drawing the same lines and modules; a declaration; 200 sheets."""

import os
import tempfile
import time
from collections.abc import Callable, Iterator
from pathlib import Path

import pypdfium2
import qrcode

from app import imaging
from app.services.print_sheets import SheetKind, sheet
from tests.bench.figures import ROOT, Figure, floor, median
from tests.bench.village import a_draft, make_vault

ROUNDS = 10
FONT = ROOT / "assets" / "fonts" / "NotoSans-Regular.ttf"


def measure() -> Iterator[Figure]:
    """Warm: fonts are loaded, as after the first sheet of a sitting."""
    with tempfile.TemporaryDirectory() as folder:
        desk = make_vault(Path(folder))
        draft = a_draft(desk)
        draft.close()
        guidance = sheet(desk, SheetKind.GUIDANCE, [draft.id])
        ours = _times(lambda: sheet(desk, SheetKind.GUIDANCE, [draft.id]))
        yield Figure("one guidance sheet, warm", median(ours), median(_bare(guidance)), "≤ 150 ms")
        yield from _beside_weasyprint(guidance, median(ours))
        declaration = sheet(desk, SheetKind.DECLARATION, [draft.id])
        filled = _times(lambda: sheet(desk, SheetKind.DECLARATION, [draft.id]))
        yield Figure("one declaration, warm", median(filled), median(_bare(declaration)), "")
        began = time.perf_counter()
        many = sheet(desk, SheetKind.GUIDANCE, [draft.id] * 200)
        yield Figure("200 sheets in one PDF", time.perf_counter() - began, None, "≤ 10 s", "s")
        yield Figure("their size", len(many) / 1e6, None, "", "MB")
        desk.vault.close()


def _beside_weasyprint(pdf: bytes, ours: float) -> Iterator[Figure]:
    """How many times faster than WeasyPrint on the same page; a line says so where it is not installed."""
    given = {"font": str(FONT), "pages": _pages(pdf), "rounds": 3, "site": os.environ.get("BENCH_SITE", "")}
    theirs = floor("weasy", given=given)
    if not theirs:
        yield Figure("WeasyPrint is not installed: not measured", 0.0, None, "≥ 8 ×", "×")
        return
    yield Figure("the same sheet by WeasyPrint", median(theirs), None, "")
    yield Figure("so many times faster", median(theirs) / ours, None, "≥ 8 ×", "×")


def _bare(pdf: bytes) -> list[float]:
    """What the floor needs for the lines and codes of this PDF."""
    given = {"font": str(FONT), "pages": _pages(pdf), "rounds": ROUNDS}
    return floor("sheet", given=given)


def _pages(pdf: bytes) -> list[dict[str, object]]:
    codes = [_modules(text) for text in imaging.read_own_codes(pdf)]
    pages = enumerate(pypdfium2.PdfDocument(pdf))
    return [{"lines": _lines(page), "codes": [] if number else codes} for number, page in pages]


def _lines(page: pypdfium2.PdfPage) -> list[dict[str, object]]:
    text = page.get_textpage().get_text_range()
    return [{"text": line.rstrip("\r"), "size": 12} for line in text.split("\n") if line.strip()]


def _modules(text: str) -> list[list[bool]]:
    code = qrcode.QRCode(border=0)
    code.add_data(text)
    code.make()
    return [[bool(module) for module in row] for row in code.modules]


def _times(work: Callable[[], object]) -> list[float]:
    times = []
    for _ in range(ROUNDS):
        began = time.perf_counter()
        work()
        times.append((time.perf_counter() - began) * 1000)
    return times
