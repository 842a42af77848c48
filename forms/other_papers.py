"""The papers beside the villager's sheet: handover list, to-do list, pages to copy by hand, post slip, badge, reports.

The rules are those of ``forms.guidance``: no Quốc hiệu, no office's head, nothing that only an office gives. A paper
that speaks of a private matter names its code alone (design, section 9).
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from forms.dossier import Route
from forms.dossier_facts import Helper
from forms.local_data import LocalData
from forms.papers import PaperView
from forms.procedure import Procedure
from forms.refusal import Refusal
from forms.sheet_values import Grid, Ink, Line, Slip
from forms.sheet_words import FREE, HELP_DESK, NO_OTP, of_the_commune

PRIVATE = "Hồ sơ riêng tư"
CENTRE = "Trung tâm Phục vụ hành chính công cấp xã"
"""Who receives what is posted to the commune (facts/procedures.tsv)."""
TWO_LINES = "." * 40
"""On paper two lines to write on (``app.printing.slips``)."""
SUGGESTED = "GỢI Ý – không phải mẫu của Nhà nước"
NOT_A_RECEIPT = "Bảng này không phải giấy tiếp nhận của xã."


@dataclass(frozen=True)
class Carried:
    """One dossier in a bundle of papers: our code, whose, which procedure, and the papers that lie in it.

    ``private``: marked so by a helper; a sensitive procedure is so by itself. ``filed``: the office has it already.
    """

    our_code: str
    owner: str
    procedure: Procedure
    papers: tuple[PaperView, ...]
    private: bool = False
    filed: bool = False

    @property
    def hidden(self) -> bool:
        """Whether neither the matter nor the names of its papers may be read by who glances at the list."""
        return self.private or self.procedure.sensitive


@dataclass(frozen=True)
class ToDo:
    """One dossier on the list of what is left to do; ``due`` as it is written, or ""."""

    our_code: str
    owner: str
    title: str
    next_step: str
    due: str
    private: bool = False


@dataclass(frozen=True)
class Badge:
    """Who may call themselves a helper, by the commune's pack; both days inclusive."""

    name: str
    unit: str
    commune: str
    valid_from: date
    valid_to: date
    number: str = ""


def build_handover(bundle: Sequence[Carried], *, today: date, helper: Helper, practice: bool = False) -> Slip:
    """The list of papers that are carried to the office ("Bảng kê bàn giao hồ sơ giấy"), to be signed there."""
    rows = tuple(
        (str(number), one.our_code, one.owner, _matter(one), _papers(one), "") for number, one in enumerate(bundle, 1)
    )
    headers = ("TT", "Mã phiếu", "Chủ hồ sơ", "Việc", "Giấy tờ", "Nhận")
    return _slip(
        "Bảng kê bàn giao hồ sơ giấy",
        banner=_not_filed(bundle),
        intro=(Line(NOT_A_RECEIPT), Line("Người nhận đếm giấy, đánh dấu từng dòng, rồi ký.")),
        facts=(
            ("Ngày lập bảng", f"{today:%d/%m/%Y}"),
            ("Số hồ sơ", str(len(bundle))),
            ("Điểm hỗ trợ", helper.point),
            ("Nơi nhận", ""),
            ("Giờ, ngày nhận", ""),
        ),
        grids=(("", Grid(headers, (0.7, 2.1, 2.3, 2.5, 3.3, 1.3), rows)),),
        signatures=(Ink("Người giao", helper.name), Ink("Người nhận hồ sơ")),
        practice=practice,
    )


def build_to_do(rows: Sequence[ToDo], *, today: date, helper: Helper, practice: bool = False) -> Slip:
    """What is left to do, for the helper's day; a private matter is not named."""
    lines = tuple(
        ("", one.our_code, PRIVATE if one.private else f"{one.owner} – {one.title}", one.next_step, one.due)
        for one in rows
    )
    grid = Grid(("Xong", "Mã phiếu", "Hồ sơ", "Việc cần làm", "Hạn"), (0.9, 2.1, 3.4, 3.2, 1.9), lines)
    return _slip(
        "Việc cần làm",
        intro=() if rows else (Line("Không còn việc nào đang chờ."),),
        facts=(("Ngày in", f"{today:%d/%m/%Y}"), ("Điểm hỗ trợ", helper.point)),
        grids=(("", grid),) if rows else (),
        notes=(Line("Tờ này có tên người: dùng xong thì xé nhỏ hoặc đốt."),),
        practice=practice,
    )


def build_reference(practice: bool = False) -> tuple[Slip, ...]:  # noqa: FBT001, FBT002 - as every builder here
    """Pages to copy by hand: a pledge, and the word of a witness; suggestions, marked so."""
    who = "Tôi tên là: ..................................... sinh ngày: ...................."
    number = "Số định danh cá nhân: ........................................................"
    home = "Nơi cư trú: ..................................................................."
    end = "Tôi chịu trách nhiệm trước pháp luật về lời viết trên."
    pledge = (
        who,
        number,
        home,
        f"Tôi cam đoan (ghi rõ việc gì, của ai, ngày nào, ở đâu): {TWO_LINES}",
        end,
    )
    seen = (
        who,
        number,
        home,
        f"Tôi làm chứng (ghi rõ mình đã thấy hay biết việc gì, ngày nào, ở đâu): {TWO_LINES}",
        "Quan hệ của tôi với người được làm chứng: ....................",
        end,
    )
    return (
        _copied("Giấy cam đoan", "Người cam đoan", pledge, practice),
        _copied("Giấy làm chứng", "Người làm chứng", seen, practice),
    )


def _copied(title: str, who: str, lines: Sequence[str], practice: bool) -> Slip:  # noqa: FBT001 - as every builder here
    return _slip(
        f"{title} (để chép tay)",
        banner=SUGGESTED,
        intro=(
            Line("Chép ra giấy trắng, viết đúng việc của mình. Xã có mẫu thì dùng mẫu của xã."),
            Line("Không biết chữ thì nhờ người viết hộ, nghe đọc lại rồi điểm chỉ."),
        ),
        sections=((title, tuple(Line(line) for line in lines)),),
        signatures=(Ink(f"{who} (ký hoặc điểm chỉ)"), Ink("Người viết hộ, đọc lại (nếu có)")),
        practice=practice,
    )


def build_recipient(
    *, office: str, carried: Carried, helper: Helper, local: LocalData | None = None, practice: bool = False
) -> Slip:
    """What is stuck on, or laid into, the envelope; the matter itself is not named.

    ``office`` names the commune, ``local`` its own data; who receives what does not go to the commune is written by
    hand.
    """
    takes = carried.procedure.office.kind == "commune"
    known = local if takes else None
    inside = (
        (("1", _summed(carried.papers), ""),)
        if carried.hidden and carried.papers
        else tuple((str(number), paper.name, _counted(paper)) for number, paper in enumerate(carried.papers, 1))
    )
    return _slip(
        "Phiếu gửi bưu điện",
        banner=_not_filed([carried]),
        our_code=carried.our_code,
        intro=(Line("Giữ biên lai của bưu điện. Cước trả cho bưu điện."),),
        facts=(
            ("Người nhận", ((known and known.office) or CENTRE) if takes else ""),
            ("Địa chỉ nhận", ", ".join(filter(None, (known.address if known else "", office))) if takes else ""),
            ("Điện thoại nơi nhận", known.hotline if known else ""),
            ("Người gửi", carried.owner),
            ("Địa chỉ người gửi", ""),
            ("Điện thoại điểm hỗ trợ" if helper.hotline else "Điện thoại người gửi", helper.hotline),
            ("Số biên lai bưu điện", ""),
            ("Ngày gửi", ""),
        ),
        grids=(("Trong phong bì", Grid(("TT", "Giấy tờ", "Số bản"), (0.7, 7, 2.6), inside)),) if inside else (),
        practice=practice,
    )


def build_badge(badge: Badge, *, today: date) -> Slip:
    """A helper's badge, only while the commune's pack makes them one; Refusal ``badge-not-valid`` outside its days."""
    if not badge.valid_from <= today <= badge.valid_to:
        raise Refusal(
            "badge-not-valid",
            f"The commune's pack makes this helper one from {badge.valid_from} to {badge.valid_to}, not on {today}.",
            valid_from=badge.valid_from.isoformat(),
            valid_to=badge.valid_to.isoformat(),
        )
    return _slip(
        badge.name,
        banner="NGƯỜI HỖ TRỢ",
        filed=True,
        facts=(
            ("Thuộc", badge.unit),
            ("Xã", badge.commune),
            ("Số", badge.number or "–"),
            ("Có giá trị", f"từ {badge.valid_from:%d/%m/%Y} đến hết {badge.valid_to:%d/%m/%Y}"),
        ),
        notes=(Line(f"{FREE} {NO_OTP}"), Line(f"Nghi ngờ thì gọi xã hoặc {HELP_DESK}.")),
    )


def build_online_list(procedures: Sequence[Procedure], *, today: date) -> Slip:
    """Which procedures of this catalogue can be filed online; one that is unsure says so."""
    rows = [
        (procedure.code, procedure.title, procedure.field, _unsure(procedure.routes[Route.VNEID].mark))
        for procedure in sorted(procedures, key=lambda each: (each.field, each.code))
        if Route.VNEID in procedure.routes
    ]
    headers, widths = ("Mã", "Việc", "Lĩnh vực", "Ghi chú"), (1.4, 5.0, 1.9, 1.7)
    return _slip(
        "Việc làm được trên mạng",
        intro=(
            Line("Tự đăng nhập VNeID của mình ở Cổng dịch vụ công quốc gia. Không biết làm thì nhờ hỗ trợ, miễn phí."),
            Line(NO_OTP),
        ),
        facts=(("Ngày in", f"{today:%d/%m/%Y}"), ("Số thủ tục", str(len(rows)))),
        grids=(("", Grid(headers, widths, tuple(rows))),),
        notes=(Line(f"Cần hỏi, xin gọi: {HELP_DESK} (không mất tiền cước)."),),
    )


def _slip(  # noqa: PLR0913 - the fields of a slip, each by name
    title: str,
    *,
    banner: str = "",
    our_code: str = "",
    intro: tuple[Line, ...] = (),
    facts: tuple[tuple[str, str], ...] = (),
    sections: tuple[tuple[str, tuple[Line, ...]], ...] = (),
    grids: tuple[tuple[str, Grid], ...] = (),
    signatures: tuple[Ink, ...] = (),
    notes: tuple[Line, ...] = (),
    practice: bool = False,
    filed: bool = False,
) -> Slip:
    return Slip(
        title=title,
        status_banner=banner,
        intro=intro,
        facts=facts,
        ticks=(),
        bring=(),
        signatures=signatures,
        notes=notes,
        our_code=our_code,
        codes=(),
        practice=practice,
        filed=filed,
        sections=sections,
        grids=grids,
    )


def _not_filed(bundle: Sequence[Carried]) -> str:
    """In large letters until it is not so (design, section 9): papers on their way are not filed."""
    waiting = [one for one in bundle if not one.filed]
    if not waiting:
        return ""
    whom = " CHO XÃ" if all(of_the_commune(one.procedure) for one in waiting) else ""
    return f"{'CÓ ' if len(waiting) < len(bundle) else ''}HỒ SƠ CHƯA NỘP{whom}"


def _unsure(mark: str) -> str:
    return "Hỏi xã trước" if mark == "uncertain" else ""


def _matter(one: Carried) -> str:
    return one.procedure.code if one.hidden else f"{one.procedure.title} ({one.procedure.code})"


def _papers(one: Carried) -> str:
    if one.hidden:
        return _summed(one.papers)
    return "; ".join(f"{paper.name} ({_counted(paper)})" for paper in one.papers)


def _summed(papers: Sequence[PaperView]) -> str:
    """How many sheets lie there, without what they are: a paper's name tells the matter."""
    originals, copies = sum(paper.originals for paper in papers), sum(paper.copies for paper in papers)
    counts = (f"{originals} bản chính" if originals else "", f"{copies} bản sao" if copies else "")
    return f"{PRIVATE}: {', '.join(filter(None, counts))}" if any(counts) else PRIVATE


def _counted(paper: PaperView) -> str:
    counts = (f"{paper.originals} chính" if paper.originals else "", f"{paper.copies} sao" if paper.copies else "")
    return ", ".join(filter(None, counts)) or "–"
