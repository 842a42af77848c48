"""The guidance sheet: what a villager of eighty takes home, on one page or two."""

import dataclasses
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from app.printing import code_boxes, columns, flow, fonts, furniture, lettering, paper_list, pictograms
from app.printing.code_boxes import Coded
from app.printing.columns import FRAME, Item, Section
from app.printing.flow import Block, Piece
from app.printing.fonts import Face
from app.printing.furniture import Way
from app.printing.look import BOOKLET_FINE, FINE, NORMAL_BODY, Density, Look
from app.printing.paper import Laid, Size, millimetres
from forms.sheet_values import GuidanceSheet, Lent, Line, Step

if TYPE_CHECKING:
    from reportlab.pdfgen.canvas import Canvas

KIND = "PHIẾU HƯỚNG DẪN"
FREE_HELP = "Hỗ trợ miễn phí."
NO_OTP = "Không đưa mã OTP, mật khẩu VNeID cho bất kỳ ai."
OFFICE_NUMBER_EMPTY = "chưa có"


def lay(sheet: GuidanceSheet, *, large: bool = False, size: Size = Size.A4) -> Laid:
    """See :func:`app.printing.guidance`."""
    fonts.check_letters(_texts(sheet), fonts.SHEET)
    with lettering.remembering():
        return _laid(sheet, large=large, size=size)


def _laid(sheet: GuidanceSheet, *, large: bool, size: Size) -> Laid:
    booklet = size is Size.BOOKLET
    codes = code_boxes.coded(sheet.codes, code_boxes.BOOKLET_SIDE if booklet else code_boxes.CODE_SIDE)
    strip = _contact(sheet, Look(large, Density.MEDIUM, BOOKLET_FINE if booklet else FINE), FRAME.width)
    # Whom to call must not stand overleaf: room for it is kept at the foot of the first page.
    frame = dataclasses.replace(FRAME, first_foot=strip.height + millimetres(2))

    def laid_out(fine: float) -> list[list[flow.Placed]]:
        return furniture.best(lambda way: _blocks(sheet, codes, way), furniture.ways(large=large, fine=fine), frame)

    fine = BOOKLET_FINE if booklet else NORMAL_BODY
    pages = laid_out(fine)
    # Only where two sides of a sheet are too little is anything set smaller than the body.
    if not booklet and len(pages) > furniture.TWO_SIDES and len(shorter := laid_out(FINE)) < len(pages):
        fine, pages = FINE, shorter
    look = Look(large, fine=fine)

    def around(canvas: "Canvas", page: int, count: int) -> None:
        furniture.foot(canvas, look, frame, (page, count), _catalogue_note(sheet), folded=not booklet)
        if page == 0:
            strip.draw(canvas, FRAME.left, FRAME.bottom + strip.height)

    title = f"Phiếu hướng dẫn: {sheet.title}"
    return Laid(title, pages, frame, around, Face.SANS, sheet.practice, size, sheet.our_code)


def _blocks(sheet: GuidanceSheet, codes: Sequence[Coded], way: Way) -> list[Block]:
    look = way.look
    sheet = _needful(sheet) if way.brief else sheet
    told = _Told(way)
    width = columns.columns(look).text
    # Large steps beside their pictures would break at every second word: they take the whole width.
    steps_width = FRAME.width if look.large else width
    steps = tuple(_step(number, step, look, steps_width) for number, step in enumerate(sheet.steps, 1))
    who_may = told("Ai được làm?", sheet.who_may)
    parts = (
        told("Làm khi nào?", sheet.when),
        Section(sheet.bring_label, paper_list.to_bring(sheet.bring, look, width)),
        told("Nộp ở đâu?", sheet.where),
        told("Lệ phí", sheet.fee),
        told("Bao lâu có kết quả?", sheet.time),
        Section("Các bước", steps, wide=look.large),
        Section(sheet.not_needed_label, paper_list.not_needed(sheet.bring, look, width)),
        told("Nhận kết quả", sheet.result_delivery),
        told("Những gì sẽ công khai", sheet.made_public),
        Section("Giấy nhờ giữ hộ", _lent(sheet, look, width)),
        told("Dữ liệu của ông/bà", sheet.your_data),
        told("Phản ánh, kiến nghị", sheet.complaint),
    )
    # Who already has a dossier knows that they may; who only asks must read it first.
    ordered = (*parts[:7], who_may, *parts[7:]) if sheet.for_whom else (who_may, *parts)
    return [
        _head(sheet, look, FRAME.width, brief=way.brief),
        *columns.sections(ordered, look, split=way.split),
        *code_boxes.codes(codes, look),
    ]


@dataclass(frozen=True)
class _Told:
    """Sentences beside their label, or in the last resort of large print below it where that is clearly lower."""

    way: Way

    def __call__(self, label: str, lines: Sequence[Line]) -> Section:
        look = self.way.look
        beside = Section(label, columns.sentences(lines, look, columns.columns(look).text))
        below = Section(label, columns.sentences(lines, look, FRAME.width), wide=True)
        if not (look.large and self.way.brief and lines):
            return beside
        saved = columns.height(beside, look) - columns.height(below, look)
        return below if saved > look.body.leading / 2 else beside


def _needful(sheet: GuidanceSheet) -> GuidanceSheet:
    """The sheet without what its reader can do without: who else may apply, what its foot says, an empty line."""
    may = tuple(line for line in sheet.who_may if line.uncertain) if sheet.for_whom else sheet.who_may
    complaint = tuple(line for line in sheet.complaint if line.uncertain or not _at_foot(line, sheet))
    return dataclasses.replace(
        sheet, bring=paper_list.needful(sheet.bring), who_may=may, complaint=complaint, lent=sheet.lent or None
    )


def _at_foot(line: Line, sheet: GuidanceSheet) -> bool:
    """Whether the number that the line names stands at the sheet's foot anyhow."""
    return bool(sheet.hotline) and sheet.hotline in line.text


def _lent(sheet: GuidanceSheet, look: Look, width: float) -> tuple[Item, ...]:
    """Papers that a helper took along and gave back; where none is noted, a line to write one on."""
    if sheet.lent is None:
        return ()
    if not sheet.lent:
        return ((furniture.to_write_on(("Giấy:", "đưa ngày", "trả ngày"), look, width),),)
    return tuple(
        flow.text(f"{paper.name}{_what(paper)}: đưa ngày {paper.lent_on}, {_returned(paper)}.", look.body, width)
        for paper in sheet.lent
    )


def _what(paper: Lent) -> str:
    """How many of it, original or copy, and what was noted of it; nothing where nobody said."""
    kind = "" if paper.is_original is None else " chính" if paper.is_original else " sao"
    many = f"{paper.count} bản{kind}" if kind or paper.count > 1 else ""
    said = "; ".join(filter(None, (many, paper.note)))
    return f" ({said})" if said else ""


def _returned(paper: Lent) -> str:
    return f"đã trả ngày {paper.returned_on}" if paper.returned_on else "chưa trả"


def _head(sheet: GuidanceSheet, look: Look, width: float, *, brief: bool) -> Block:
    official = f"Tên thủ tục: {sheet.official_name} (mã\u00a0{sheet.code})"
    pieces = [
        *furniture.head(KIND, sheet.our_code, sheet.title, look, width),
        *flow.text(official, look.small, width),
        flow.room(millimetres(1.2)),
        *(furniture.labelled("Dành cho", sheet.for_whom, look, width) if sheet.for_whom else ()),
    ]
    if sheet.status_banner:
        pieces += [flow.room(millimetres(2.5)), furniture.banner(sheet.status_banner, look, width, filed=sheet.filed)]
    if sheet.office_number or (not brief and (sheet.for_whom or sheet.our_code)):
        number = sheet.office_number or OFFICE_NUMBER_EMPTY
        pieces += [flow.room(millimetres(1.2)), *furniture.labelled("Mã hồ sơ (xã cấp)", number, look, width)]
    return Block(tuple(pieces))


def _step(number: int, step: Step, look: Look, width: float) -> Item:
    """Number, picture, sentence; one unbroken piece."""
    side = millimetres(12.5 if look.large else 10.5) * (0.88 if look.density == Density.TIGHT else 1.0)
    number_width = millimetres(10 if look.large else 8)
    pictured = pictograms.known(step.pictogram)
    indent = number_width + (side + millimetres(5) if pictured else 0.0)
    words = flow.stack(flow.text(step.text, look.body, width - indent))

    def draw_number(canvas: "Canvas", x: float, y: float) -> None:
        lettering.put(canvas, f"{number}.", look.strong, x, y)

    parts = [(0.0, Piece(look.strong.leading, draw_number)), (indent, words)]
    if pictured:
        parts.append(
            (number_width, Piece(side, lambda canvas, x, y: pictograms.put(canvas, step.pictogram, x, y, side)))
        )
    return (flow.beside(parts, middle=True),)


def _contact(sheet: GuidanceSheet, look: Look, width: float) -> Piece:
    """Who helped, whom to call, and the two warnings, in a frame at the foot of the first page."""
    pad = millimetres(3)
    side = millimetres(13)
    inner = width - side - 3 * pad
    lines: list[Piece] = []
    if sheet.hotline:
        lines += _call(sheet.hotline, look, inner)
    helped = " – ".join(part for part in (sheet.helper, sheet.point) if part)
    if helped:
        lines += furniture.labelled("Người hỗ trợ", helped, look, inner)
    apart = (*flow.text(FREE_HELP, look.strong, inner), *flow.text(NO_OTP, look.strong, inner))
    together = flow.text(f"{FREE_HELP} {NO_OTP}", look.strong, inner)
    lines += together if len(together) < len(apart) else apart
    words = flow.stack(lines)
    height = words.height + 2 * millimetres(2)

    def draw(canvas: "Canvas", x: float, y: float) -> None:
        canvas.saveState()
        canvas.setLineWidth(1.2)
        canvas.roundRect(x + 0.6, y - height + 0.6, width - 1.2, height - 1.2, 6, stroke=1, fill=0)
        canvas.restoreState()
        pictograms.put(canvas, "phone", x + pad, y - (height - side) / 2, side)
        words.draw(canvas, x + side + 2 * pad, y - millimetres(2))

    return Piece(height, draw)


def _call(hotline: str, look: Look, width: float) -> Item:
    label_width = look.body.width("Cần hỏi, xin gọi: ")
    first, *rest = lettering.wrap(hotline, look.call, width, width - label_width)

    def draw(canvas: "Canvas", x: float, y: float) -> None:
        drop = look.call.baseline - look.body.baseline
        lettering.put(canvas, "Cần hỏi, xin gọi: ", look.body, x, y - drop)
        lettering.put(canvas, first, look.call, x + label_width, y)

    return (Piece(look.call.leading, draw), *(flow.line_piece(line, look.call) for line in rest))


def _catalogue_note(sheet: GuidanceSheet) -> str:
    return f"Thông tin thủ tục ngày {sheet.catalogue_date}" if sheet.catalogue_date else ""


def _texts(sheet: GuidanceSheet) -> Iterator[str]:
    """Everything on the sheet that somebody wrote, for the look at its letters."""
    yield from (sheet.title, sheet.official_name, sheet.code, sheet.for_whom, sheet.status_banner)
    yield from (sheet.helper, sheet.point, sheet.hotline, sheet.our_code, sheet.office_number)
    yield sheet.catalogue_date
    for lines in (
        sheet.who_may,
        sheet.when,
        sheet.where,
        sheet.fee,
        sheet.time,
        sheet.result_delivery,
        sheet.made_public,
        sheet.your_data,
        sheet.complaint,
    ):
        yield from (line.text for line in lines)
    yield from (said for paper in sheet.lent or () for said in (paper.name, paper.note))
    for bring in sheet.bring:
        yield from (bring.name, bring.data, bring.note)
    yield from (step.text for step in sheet.steps)
    for box in sheet.codes:
        yield from (box.caption, box.address)
