"""What the model of a card says against a value, in the words of who fills in the workbook."""

from collections.abc import Mapping, Sequence
from typing import Any

from forms.authoring.card_model import ID_PATTERN
from forms.authoring.workbook_words import MARKS, OFFICES, PICTOGRAMS, ROUTES, SINGLE

_KINDS: Mapping[str, str] = {
    "missing": "Thiếu mục này.",
    "string_too_short": "Ô này không được để trống.",
    "string_type": "Ô này phải là chữ.",
    "string_pattern_mismatch": "Viết không đúng mẫu.",
    "extra_forbidden": "Không có mục này.",
    "literal_error": "Không có lựa chọn này.",
    "greater_than_equal": "Số nhỏ quá.",
    "greater_than": "Số phải lớn hơn 0.",
    "less_than_equal": "Số lớn quá.",
}
_OUR_OWN: Sequence[tuple[str, str]] = (
    ("a sourced value names its source", "Mức “có nguồn” thì phải ghi nguồn."),
    ("data replaces it, or it is counted", "Chọn một: số bản, “chưa rõ số bản”, hoặc dữ liệu thay giấy."),
    ("cases that the card does not list", "Trường hợp này không có trong trang “Trường hợp”: {0}."),
    ("routes that the card does not have", "Cách nộp này chưa có hàng “Cách nộp”: {0}."),
    ("named twice", "Mã bị lặp: {0}."),
    ("steps; a sheet holds", "Mỗi cách nộp có từ 1 đến 7 bước."),
    ("effective_from stands after", "Ngày hết hiệu lực đứng trước ngày bắt đầu."),
    ("review_on stands before", "Ngày xem lại đứng trước ngày kiểm tra."),
    ("the card names no route", "Thẻ chưa có cách nộp nào."),
    ("a deadline as data has both", "Hạn có số ngày (cột “Mã”) thì phải có mốc tính (cột “Ghi chú”), và ngược lại."),
    ("the words of the deadline do not say", "Lời của hạn không nhắc đến số ngày ở cột “Mã”."),
)
_CHOICES: Mapping[str, Mapping[str, str]] = {
    "mark": MARKS,
    "certainty": MARKS,
    "effective_mark": MARKS,
    "pictogram": PICTOGRAMS,
    "routes": ROUTES,
    "kind": OFFICES,
}


def in_vietnamese(path: Sequence[str | int], kind: str, message: str, context: Mapping[str, Any]) -> str:
    """What the model of a card says against the value at ``path``: its kind of error, message and context."""
    if kind == "value_error":
        named = message.rpartition(": ")[2]
        found = next((words.format(named) for part, words in _OUR_OWN if part in message), None)
        return found or f"Chưa đúng: {message}."
    if kind == "string_pattern_mismatch" and context.get("pattern") == ID_PATTERN:
        return "Mã chỉ gồm chữ thường không dấu, số và gạch dưới, bắt đầu bằng chữ, như: never_married."
    if kind == "literal_error":
        words = next((_CHOICES[str(one)] for one in reversed(path) if one in _CHOICES), None)
        allowed = ", ".join(words.values()) if words else str(context.get("expected", "")).replace("'", "")
        return f"Không có lựa chọn này. Chọn: {allowed}."
    if kind.startswith("date"):
        return "Ngày phải viết như 21/11/2026 hoặc 2026-11-21."
    if kind == "missing":
        item = {key: name for name, (key, _) in SINGLE.items()}.get(str(path[-1]), str(path[-1]))
        return f"Thiếu mục “{item}”."
    return _KINDS.get(kind, f"Chưa đúng: {message}.")
