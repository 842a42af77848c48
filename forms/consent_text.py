"""What is read out before the first scan or answer, at most a minute long; a new wording is a new version.

Source of the duties: facts/domain.md 9 (Luật 91/2025/QH15, NĐ 356/2025/NĐ-CP); purposes one by one, none ticked
beforehand, a no to keeping leads to the same help.
"""

from collections.abc import Mapping
from dataclasses import dataclass

from forms.dossier import Purpose


@dataclass(frozen=True)
class ConsentText:
    """One wording: its version, the text to read out (a paragraph a line), each purpose as a question, the rights."""

    version: str
    text: str
    purposes: Mapping[Purpose, str]
    rights: tuple[str, ...]


KEPT_UNTIL = "đến 30 ngày sau khi có kết quả"
"""How long a kept dossier stays on the laptop, as consent and sheet say it (facts/domain.md 9, fact 2)."""

CURRENT = ConsentText(
    version="2026-11-2",
    text="\n".join(
        (
            "Tôi giúp ông/bà điền giấy tờ. Việc giúp này miễn phí.",
            "Tôi cần họ tên, ngày sinh, số căn cước, nơi ở và những điều tờ khai hỏi.",
            "Có điều riêng tư như dân tộc, hộ nghèo, tài khoản: chỉ xem, không đọc to.",
            "Chỉ dùng cho hồ sơ này. Máy có khóa. Tôi không hỏi mật khẩu, mã OTP.",
            "Muốn xem, sửa hay xóa lúc nào cũng được. Bản đã nộp cho xã thì xã giữ.",
            "Không đồng ý lưu vẫn được giúp: in xong là máy xóa.",
            "Bây giờ tôi hỏi từng việc. Ông/bà đồng ý việc nào thì bảo.",
        )
    ),
    purposes={
        Purpose.PREPARE: "Điền và in giấy tờ cho hồ sơ này",
        Purpose.KEEP: f"Lưu trong máy {KEPT_UNTIL}, gửi trước cho xã",
        Purpose.CALL: "Gọi điện báo tin về hồ sơ",
        Purpose.COUNT: "Đếm số hồ sơ đã giúp, không ghi tên",
    },
    rights=(
        "Ông/bà được xem, sửa, xin bản sao, xin xóa thông tin của mình.",
        "Ông/bà được rút lại sự đồng ý, được khiếu nại khi thông tin bị dùng sai.",
    ),
)
"""The wording in use."""

_FIRST = ConsentText(
    version="2026-11-1",
    text="\n".join(
        (
            "Tôi giúp ông/bà điền giấy tờ. Việc giúp này miễn phí.",
            "Muốn điền, tôi cần họ tên, ngày sinh, số căn cước, nơi ở và những điều tờ khai hỏi.",
            "Những điều này chỉ dùng cho hồ sơ của ông/bà. Máy có khóa, người ngoài không xem được.",
            "Tôi không hỏi mật khẩu, không hỏi mã OTP. Ai hỏi thì ông/bà đừng đưa.",
            "Ông/bà muốn xem lại, sửa hay xóa lúc nào cũng được.",
            "Không đồng ý lưu vẫn được giúp: in xong là máy xóa.",
            "Bây giờ tôi hỏi từng việc. Ông/bà đồng ý việc nào thì bảo.",
        )
    ),
    purposes={
        Purpose.PREPARE: "Điền và in giấy tờ cho hồ sơ này",
        Purpose.KEEP: "Lưu hồ sơ trong máy và gửi cho xã, đến khi có kết quả",
        Purpose.CALL: "Gọi điện báo tin về hồ sơ",
        Purpose.COUNT: "Đếm số hồ sơ đã giúp, không ghi tên",
    },
    rights=(
        "Ông/bà được xem, sửa, xin bản sao, xin xóa thông tin của mình.",
        "Ông/bà được rút lại sự đồng ý, được khiếu nại khi thông tin bị dùng sai.",
    ),
)
"""Did not name what is private, said "until the result" and called the advance copy a filing."""

_EARLIER = {wording.version: wording for wording in (_FIRST,)}


def wording_of(version: str) -> ConsentText:
    """The wording that was read out, so that a slip printed again never shows other words than were agreed to.

    A version that this program does not know yet gives the wording in use.
    """
    return _EARLIER.get(version, CURRENT)
