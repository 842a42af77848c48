"""What a villager says and writes when an office is silent past the day due: a question first, then a complaint.

The words name no law and no reason of ours: only what is known of the dossier, and what is asked for.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from forms.sheet_values import Line, Slip
from forms.sheet_words import NO_OTP

_BLANK = "............................................."


@dataclass(frozen=True)
class Late:
    """What is known of a late dossier.

    Attributes:
        owner, title: for whom and about what, as their own sheet says it.
        our_code, office_number: ours, and the office's (empty where nobody recorded it).
        office: who took it; empty where it is not known.
        received_on: when the office took it.
        due_on: by when it had to answer; ``is_rule`` where the card's working days say so and no office did.
        contacts: whom to call, in sentences.
    """

    owner: str
    title: str
    our_code: str
    office_number: str
    office: str
    received_on: date | None
    due_on: date
    is_rule: bool
    contacts: Sequence[str]


def build_late(late: Late, *, today: date, practice: bool = False) -> Slip:
    """The sheet: whom to call, the question, the complaint, and room for what they answered."""
    number = f"mã hồ sơ {late.office_number}" if late.office_number else f"mã phiếu {late.our_code}"
    filed = f", nhận ngày {late.received_on:%d/%m/%Y}" if late.received_on else ""
    due = f"{late.due_on:%d/%m/%Y}"
    what = f"hồ sơ “{late.title}” của {late.owner or '........................'}, {number}{filed}"
    promised = "tính đến hạn ngày" if late.is_rule else "hẹn trả ngày"
    ask = (
        f"Tôi hỏi về {what}, {promised} {due}. Hôm nay ngày {today:%d/%m/%Y} chưa thấy kết quả, cũng chưa có lời báo.",
        "Xin cho biết: hồ sơ đang ở đâu, vì sao chậm, ngày nào trả?",
    )
    days = (today - late.due_on).days
    complain = (
        f"Tôi phản ánh: {what}, {promised} {due}, đến nay chậm {days} ngày. Chưa có kết quả, cũng chưa có lời báo.",
        "Đề nghị giải quyết, cho biết lý do chậm và hẹn lại ngày trả bằng văn bản.",
        f"Người phản ánh: {_BLANK}  Ngày: ......................  Ký tên: ....................",
    )
    reckoned = (Line("Ngày đến hạn do máy tính theo số ngày làm việc trong thẻ thủ tục, không phải xã hẹn."),)
    return Slip(
        title="Lời hỏi, lời phản ánh khi quá hẹn",
        status_banner="",
        intro=(Line("Hỏi trước. Không ai trả lời thì mới phản ánh. Hỏi tên người trả lời và ghi lại."),),
        facts=(
            ("Nơi nhận hồ sơ", late.office or "chưa ghi"),
            ("Mã hồ sơ (xã cấp)", late.office_number or "chưa có"),
            ("Ngày đến hạn", due),
        ),
        ticks=(),
        bring=(),
        signatures=(),
        notes=(*(reckoned if late.is_rule else ()), Line(NO_OTP)),
        our_code=late.our_code,
        codes=(),
        practice=practice,
        filed=True,
        sections=(
            ("Gọi ai", tuple(map(Line, late.contacts))),
            ("Lời hỏi (đọc khi gọi)", tuple(map(Line, ask))),
            ("Lời phản ánh (đọc khi gọi, hoặc chép lại rồi gửi)", tuple(map(Line, complain))),
            ("Họ trả lời", (Line(f"Tên, giờ, ngày: {_BLANK}"), Line(f"Họ nói: {_BLANK}{_BLANK}"))),
        ),
    )
