"""What a page of codes says: the dossier for the receiving office, a payment that the office asked for, a set-up."""

from collections.abc import Sequence
from dataclasses import dataclass


@dataclass(frozen=True)
class PageCode:
    """One code on such a page, under its caption."""

    caption: str
    payload: str


@dataclass(frozen=True)
class CodePage:
    """A page of codes, ready to draw.

    Attributes:
        title: what the page is.
        our_code: the public code of the dossier, or empty.
        intro: what to do with the codes.
        facts: label and value, in clear beside the codes.
        codes: in their order; they may be read in any.
        notes: below the codes.
        status_banner: in large letters where the dossier stands, or empty.
    """

    title: str
    our_code: str
    intro: tuple[str, ...]
    facts: tuple[tuple[str, str], ...]
    codes: tuple[PageCode, ...]
    notes: tuple[str, ...] = ()
    practice: bool = False
    status_banner: str = ""


@dataclass(frozen=True)
class DossierOnPaper:
    """What the page of a dossier's codes tells beside them.

    Attributes:
        digest: the digest's first eight bytes in hex, as the receiving server shows it.
        papers: names of the papers that are handed in at the desk and stand in no code.
        delivered: the server has all of it already; the code is then a second way only.
        filed: the office has accepted it.
    """

    procedure: str
    our_code: str
    revision: int
    digest: str
    office: str
    papers: tuple[str, ...] = ()
    delivered: bool = False
    filed: bool = False
    practice: bool = False


def _standing(told: DossierOnPaper) -> str:
    """Delivered is not filed, on the office's copy too."""
    if told.filed:
        return ""
    return "MÁY CHỦ ĐÃ NHẬN ĐỦ – CHƯA NỘP CHO XÃ" if told.delivered else "CHƯA NỘP CHO XÃ"


def dossier_page(told: DossierOnPaper, symbols: Sequence[str]) -> CodePage:
    """The page with a dossier's codes, for the receiving office."""
    count = len(symbols)
    groups = " ".join(told.digest[start : start + 4] for start in range(0, len(told.digest), 4))
    order = "" if count == 1 else f" Có {count} mã, quét theo thứ tự nào cũng được."
    notes = [
        "Mã đã niêm phong cho nơi nhận: máy khác chuyển giúp được, không đọc được. Mã không thay chữ ký và giấy tờ.",
    ]
    if not told.filed:
        notes.append("Quét xong vẫn là hồ sơ chưa nộp: nơi nhận tiếp nhận và cấp số riêng thì mới là đã nộp.")
    if told.papers:
        notes.append("Giấy tờ nộp tại quầy, không nằm trong mã: " + "; ".join(told.papers) + ".")
    return CodePage(
        title="Hồ sơ trong mã – dành cho nơi nhận",
        our_code=told.our_code,
        intro=(f"Quét để nhận các câu trả lời của tờ khai này, không phải gõ lại.{order}",),
        facts=(
            ("Thủ tục", told.procedure),
            *((("Nơi nhận", told.office),) if told.office else ()),
            ("Mã đối chiếu", f"{groups} (lần {told.revision})"),
        ),
        codes=tuple(
            PageCode(f"Mã {number}/{count}" if count > 1 else "Mã hồ sơ", text)
            for number, text in enumerate(symbols, start=1)
        ),
        notes=tuple(notes),
        practice=told.practice,
        status_banner=_standing(told),
    )
