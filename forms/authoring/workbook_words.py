"""The words of a procedure's workbook: its sheets, headings and choices in Vietnamese, and what they are in a card."""

from collections.abc import Mapping
from dataclasses import dataclass

from forms.authoring.excel_damage import Kind

CARD, CASES, PAPERS, RULES = "Thẻ", "Trường hợp", "Giấy tờ", "Quy tắc trả"
DECLARATION, WORDS, CHANGES = "Tờ khai", "Từ ngữ", "Thay đổi"
FORM_SHEETS = ("survey", "choices", "settings")

ITEM, CODE, ROUTE, TEXT, MARK, SOURCE, CASE, NOTE = (
    *("Mục", "Mã", "Cách nộp", "Nội dung", "Mức chắc", "Nguồn", "Trường hợp", "Ghi chú"),
)
CARD_HEADINGS = (ITEM, CODE, ROUTE, TEXT, MARK, SOURCE, CASE, NOTE)

YES, NO = "có", "không"
MARKS = {"sourced": "có nguồn", "known": "đã biết", "uncertain": "chưa chắc"}
ROUTES = {"desk": "tại xã", "vneid": "VNeID", "post": "bưu điện", "officer": "cán bộ", "advice": "hướng dẫn"}
OFFICES = {
    "commune": "xã",
    "police": "công an",
    "insurance": "bảo hiểm",
    "military": "quân sự",
    "legal_aid": "trợ giúp pháp lý",
    "keeper": "nơi giữ giấy",
    "school": "trường học",
}
PICTOGRAMS = {
    "fill": "điền",
    "sign": "ký",
    "bring": "mang",
    "wait": "chờ",
    "collect": "nhận",
    "phone": "gọi",
    "home": "về nhà",
    "mobile": "điện thoại",
    "post": "bưu điện",
    "pay": "trả tiền",
    "police": "công an",
    "photograph": "chụp ảnh",
    "copy": "phô tô",
    "meet": "họp",
}
SEVERITIES = {"error": "lỗi", "warning": "nhắc"}

SINGLE: Mapping[str, tuple[str, Kind]] = {
    "Mã thủ tục": ("code", "code"),
    "Tên thủ tục": ("name", "text"),
    "Tên gọi": ("title", "text"),
    "Lĩnh vực": ("field", "text"),
    "Tình trạng": ("status", "text"),
    "Hiệu lực từ": ("effective_from", "day"),
    "Hiệu lực đến": ("effective_to", "day"),
    "Mức chắc của hiệu lực": ("effective_mark", "text"),
    "Nguồn chung": ("source", "text"),
    "Ngày kiểm tra": ("checked_on", "day"),
    "Xem lại trước ngày": ("review_on", "day"),
    "Mức chắc chung": ("certainty", "text"),
    "Mã trên Cổng": ("portal_uuid", "text"),
    "Riêng tư": ("sensitive", "text"),
    "Ghi chú về mẫu": ("form_mark", "text"),
}
"""Rows of the card that hold one value, in column "Nội dung"."""
OPTIONAL_DAYS = ("effective_from", "effective_to")
FACTS: Mapping[str, str] = {
    "Ai làm được": "who",
    "Kết quả": "result",
    "Mức tiền": "amounts",
    "Căn cứ pháp lý": "legal_basis",
    "Niêm yết": "made_public",
    "Khiếu nại": "complaint",
}
"""Rows that may stand several times: facts with their mark, source and cases."""
ROUTE_FACTS: Mapping[str, str] = {"Nơi nộp": "where", "Lệ phí": "fee", "Lưu ý": "notes"}
DEADLINE, DECIDED_BY, OFFICE, WAY, TIME, STEP = (
    *("Hạn phải làm", "Người quyết định", "Nơi nhận", "Cách nộp", "Thời hạn", "Bước"),
)
ALTERNATIVE, ALIAS, SHARED, ANSWERED, FORM_NAME = (
    *("Thủ tục thay thế", "Mã cũ", "Mẫu dùng chung", "Trả lời sẵn", "Tên mẫu"),
)


@dataclass(frozen=True)
class Column:
    """One column of a table of like rows: heading, key in the card, what it holds, and the words of a choice."""

    heading: str
    key: str
    kind: Kind = "text"
    words: Mapping[str, str] | None = None
    form: str = "text"
    """``text``, ``list`` (commas between), ``flag`` (có/không), ``count``, ``pairs`` (k = v; …)."""


CASE_COLUMNS = (Column("Mã", "id"), Column("Tên", "name"))
CASE_TIME = (Column("Thời hạn riêng", "text"), Column(MARK, "mark", words=MARKS), Column(SOURCE, "source"))
PAPER_COLUMNS = (
    Column("Mã", "id"),
    Column("Tên giấy", "name"),
    Column("Bản chính", "originals", "count", form="count"),
    Column("Bản sao", "copies", "count", form="count"),
    Column("Chưa rõ số bản", "uncounted", form="flag"),
    Column("Bắt buộc", "required", form="flag"),
    Column(CASE, "cases", form="list"),
    Column(ROUTE, "routes", words=ROUTES, form="list"),
    Column("Dữ liệu thay giấy", "replaced_by_data"),
    Column("Thay đến ngày", "replaced_until", "day"),
    Column(NOTE, "note"),
    Column("In ở đây", "printed_here", form="flag"),
    Column(MARK, "mark", words=MARKS),
    Column(SOURCE, "source"),
)
RULE_COLUMNS = (
    Column("Mã", "code"),
    Column("Cách kiểm tra", "check"),
    Column("Lời báo", "message"),
    Column("Cách sửa", "fix"),
    Column("Mức", "severity", words=SEVERITIES),
    Column(CASE, "cases", form="list"),
    Column(ROUTE, "routes", words=ROUTES, form="list"),
    Column("Thông số", "settings", form="pairs"),
    Column(MARK, "mark", words=MARKS),
    Column(SOURCE, "source"),
)
REQUIRED_KEYS = {
    "id",
    "name",
    "originals",
    "copies",
    "required",
    "mark",
    "source",
    "code",
    "check",
    "message",
    "fix",
} | {"severity"}
"""Keys that a row always has; the others stand in the card only where the cell says something."""
WORD_COLUMNS = (Column("Từ bà con gọi", "words"), Column("Từ của việc khác", "other_words"))
CHANGE_COLUMNS = (Column("Ngày", "on", "day"), Column("Thay đổi", "text"))
BLOCK_HEADINGS = ("Bậc", "Khối", "Nhãn", TEXT, "Giá trị", "Khi nào", "Thêm")
BLOCK_KEYS = {"Nhãn": "label", TEXT: "text", "Giá trị": "value", "Khi nào": "when"}
META = "@"
"""Before the name of what a declaration says of itself, in column "Khối"."""


def said(value: str, words: Mapping[str, str] | None) -> str:
    """A value of a card in the workbook's words; one that has no word stands as it is."""
    return value if words is None else words.get(value, value)


def meant(text: str, words: Mapping[str, str] | None) -> str:
    """The card's value for a word of the workbook, however it is capitalised; another text stays for the check."""
    if words is None:
        return text
    known = {word.casefold(): value for value, word in words.items()}
    return known.get(text.casefold(), text)
