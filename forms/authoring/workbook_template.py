"""An empty workbook to begin with: every sheet and heading, what each column asks, and one invented example a kind.

The example is a pack of its own in ``forms/data/example``; its texts begin with :data:`EXAMPLE`, and a workbook in
which such a text still stands is not built.
"""

from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any

from forms.authoring.workbook_read import Book, Problem
from forms.authoring.workbook_words import (
    CARD,
    CASE,
    CASES,
    CHANGES,
    CODE,
    DECLARATION,
    FORM_SHEETS,
    ITEM,
    MARK,
    MARKS,
    NO,
    NOTE,
    OFFICES,
    PAPERS,
    PICTOGRAMS,
    ROUTE,
    ROUTES,
    RULES,
    SEVERITIES,
    SINGLE,
    SOURCE,
    TEXT,
    WORDS,
    YES,
)
from forms.authoring.workbook_write import Table, parts_of, save, tables_of

EXAMPLE_PACK = Path(__file__).parents[1] / "data" / "example"
EXAMPLE = "VÍ DỤ –"
EXAMPLE_CODE = "9.999999"
HINTS = "Hướng dẫn"
_HINT_HEADINGS = ("Trang", "Cột", "Ghi gì")
_CHOICES = "Chọn một: "
_LISTED = "Một hoặc nhiều, cách nhau bằng dấu phẩy: "
_ALL: Mapping[str, str] = {
    MARK: f"{_CHOICES}{', '.join(MARKS.values())}. “có nguồn” thì phải ghi cột Nguồn. Không rõ thì ghi “chưa chắc”.",
    SOURCE: "Văn bản nào, điều mấy, hoặc trang nào; để người sau tìm lại được.",
    CASE: "Để trống: đúng cho mọi trường hợp. Nếu không, ghi mã ở trang “Trường hợp”, cách nhau bằng dấu phẩy.",
    ROUTE: f"{_LISTED}{', '.join(ROUTES.values())}. Để trống: đúng cho mọi cách.",
}
_OWN: Mapping[str, Mapping[str, str]] = {
    CARD: {
        ITEM: "Tên mục, giữ nguyên như mẫu. Mục như “Ai làm được”, “Bước”, “Lệ phí” có thể có nhiều hàng.",
        CODE: "Hàng “Nơi nhận”: "
        f"{', '.join(OFFICES.values())}. Hàng “Bước”: {', '.join(PICTOGRAMS.values())}. "
        "Hàng “Cách nộp”: số ngày làm việc. Hàng “Mã cũ”, “Thủ tục thay thế”: mã thủ tục.",
        TEXT: "Lời bà con đọc được, câu ngắn. Hàng “Cách nộp”: nộp sau 15 giờ tính sang hôm sau thì ghi "
        f"“{YES}”, không thì “{NO}”.",
        NOTE: "Hàng “Thủ tục thay thế”: khi nào chọn thủ tục kia.",
    },
    CASES: {
        CODE: "Chữ thường không dấu, nối bằng gạch dưới, như: never_married. Mẫu hỏi trả ra đúng mã này.",
        "Tên": "Bà con gọi trường hợp này thế nào.",
        "Thời hạn riêng": "Chỉ ghi khi trường hợp này lâu hơn hoặc nhanh hơn.",
    },
    PAPERS: {
        CODE: "Chữ thường không dấu, nối bằng gạch dưới, như: birth_notice.",
        "Tên giấy": "Đúng tên in trên giấy.",
        "Bản chính": "Một số, như 1. Không cần thì 0.",
        "Bản sao": "Một số, như 1. Không cần thì 0.",
        "Chưa rõ số bản": f"Nguồn không nói mấy bản thì ghi “{YES}”, và để 0 ở hai cột trước.",
        "Bắt buộc": f"“{YES}” hoặc “{NO}”.",
        "Dữ liệu thay giấy": "Không cần nộp vì xã tự tra: ghi tên cơ sở dữ liệu, và để 0 ở hai cột số bản.",
        "Thay đến ngày": "Ngày cuối được thay, như 28/02/2027. Không có thì để trống.",
        "In ở đây": f"“{YES}” nếu chương trình in ra giấy này.",
        NOTE: "Một câu cho bà con.",
    },
    WORDS: {
        "Từ bà con gọi": "Mỗi ô một cách gọi.",
        "Từ của việc khác": "Từ nghe giống nhưng là việc khác.",
    },
    RULES: {
        CODE: "Chữ thường không dấu, nối bằng gạch ngang, như: card-expired.",
        "Cách kiểm tra": "Tên phép thử có sẵn: name_differs, number_twice, wrong_office, office_suggested, "
        "card_expired, pages_missing, unreadable, ending.",
        "Lời báo": "Điều gì chưa được.",
        "Cách sửa": "Bà con làm gì.",
        "Mức": f"{_CHOICES}{', '.join(SEVERITIES.values())}.",
        "Thông số": "Viết dạng: tên = giá trị; tên = giá trị. Thường để trống.",
    },
    CHANGES: {"Ngày": "Như 21/11/2026.", "Thay đổi": "Một câu: đổi gì so với bản trước."},
    "survey": {
        "type": "Loại câu hỏi của XLSForm: text, integer, date, select_one TÊN_DANH_SÁCH, begin group, end group …",
        "name": "Tên câu hỏi: chữ thường không dấu. Mỗi tên một lần.",
        "label::Tiếng Việt (vi)": "Câu hỏi trên màn hình.",
        "hint::Tiếng Việt (vi)": "Lời nhắc dưới câu hỏi, nên có một ví dụ.",
        "required": "yes: phải trả lời.",
        "relevant": "Khi nào mới hỏi, như: ${purpose} = 'wedding'.",
        "constraint": "Câu trả lời phải thế nào, như: . > 0.",
        "constraint_message::Tiếng Việt (vi)": "Lời báo khi trả lời chưa đúng.",
        "calculation": "Công thức của hàng calculate.",
        "bind::hsl:case": "yes ở hàng tính ra mã trường hợp.",
        "bind::hsl:decides": "yes: câu trả lời quyết định giấy tờ.",
        "bind::hsl:role": "Nhóm này là người nào; quét thẻ điền cả nhóm.",
    },
    "choices": {
        "list_name": "Tên danh sách, như ở cột type.",
        "name": "Giá trị được lưu. Có số 0 ở đầu thì để ô ở dạng Văn bản.",
        "label::Tiếng Việt (vi)": "Chữ trên màn hình.",
    },
    "settings": {
        "form_title": "Tên tờ khai.",
        "form_id": "Giữ riêng cho mẫu này.",
        "version": "Sửa mẫu thì tăng số này.",
    },
    DECLARATION: {
        "Bậc": "1 là khối ngoài cùng; 2 là phần trong khối ngay trên.",
        "Khối": "Loại khối: motto, title, addressee, heading, field, row, table, text … Có @: điều nói về tờ khai.",
        "Nhãn": "Chữ in trước chỗ trống.",
        TEXT: "Chữ in nguyên.",
        "Giá trị": "Câu trả lời nào đứng ở đây, như [/data/asker/asker_name | text].",
        "Khi nào": "Chỉ in khi điều này đúng.",
        "Thêm": "Phần ít dùng, viết bằng JSON.",
    },
}  # fmt: skip
_ITEMS: Mapping[str, str] = {
    "Mã thủ tục": "Như 1.004873, ở dạng Văn bản để không mất số 0.",
    "Ngày kiểm tra": "Ngày đối chiếu với nguồn. Phải muộn hơn thẻ đang dùng.",
    "Xem lại trước ngày": "Sau ngày này máy nhắc xem lại, và thôi nói số tiền.",
    "Riêng tư": f"“{YES}” nếu việc này không nên để người khác thấy.",
    "Mã trên Cổng": "Có thì chép từ địa chỉ trang của thủ tục trên Cổng dịch vụ công.",
}
_FLAGS = ("Bắt buộc", "Chưa rõ số bản", "In ở đây")
_LISTS: Mapping[str, Sequence[str]] = {
    MARK: [*MARKS.values()],
    "Mức": [*SEVERITIES.values()],
    **dict.fromkeys(_FLAGS, (YES, NO)),
}
"""Columns with one choice a cell: a table program offers them."""


def template(target: Path) -> None:
    """Write the empty workbook with its hints and example (``bad-output``)."""
    tables = dict(tables_of(parts_of(EXAMPLE_PACK)))
    save({HINTS: _hint_table(tables), **tables}, target, _Hints())


def left_over(book: Book) -> Iterator[Problem]:
    """Each row in which the example or its invented code still stands."""
    for page in book.pages.values():
        for line in page.lines if page.name != HINTS else ():
            left = (one for one, text in line.cells.items() if text.startswith(EXAMPLE) or text == EXAMPLE_CODE)
            if heading := next(left, ""):
                said = "Đây còn là hàng ví dụ của bảng mẫu; gõ điều thật vào, hoặc xóa cả hàng."
                yield Problem(line.sheet, line.where(heading), said)


def hint(sheet: str, heading: str) -> str:
    """What a column asks, "" where its heading says it all."""
    return _OWN.get(sheet, {}).get(heading) or ("" if sheet in FORM_SHEETS else _ALL.get(heading, ""))


class _Hints:
    """Puts a column's hint on its heading, and its choices on its cells."""

    def __call__(self, page: Any, headings: Sequence[str]) -> None:  # noqa: ANN401 - openpyxl publishes no types
        from openpyxl.comments import Comment  # type: ignore[import-untyped]  # noqa: PLC0415 - heavy, for authors only
        from openpyxl.worksheet.datavalidation import DataValidation  # type: ignore[import-untyped]  # noqa: PLC0415 - openpyxl loads on first use

        for number, heading in enumerate(headings, 1):
            cell = page.cell(1, number)
            if said := hint(page.title, heading):
                cell.comment = Comment(said, "Hồ Sơ Làng", width=320, height=130)
            if choices := _LISTS.get(heading):
                offered = DataValidation("list", formula1=f'"{",".join(choices)}"', allow_blank=True)
                offered.add(f"{cell.column_letter}2:{cell.column_letter}500")
                page.add_data_validation(offered)


def _hint_table(tables: Mapping[str, Table]) -> Table:
    said = (
        f"Mỗi trang một việc. Ô nào bắt đầu bằng “{EXAMPLE}” là ví dụ bịa: gõ điều thật vào, hoặc xóa cả hàng. "
        "Xong thì kiểm tra trong Hồ Sơ Làng: Biên soạn gói."
    )
    rows = [("", "", said), *((CARD, f"hàng “{item}”", _ITEMS[item]) for item in SINGLE if item in _ITEMS)]
    rows += [
        (name, heading, said) for name, (headings, _) in tables.items() for heading in headings
        if (said := hint(name, heading))
    ]  # fmt: skip
    return _HINT_HEADINGS, rows
