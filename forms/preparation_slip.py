"""The slip of what was prepared here ("Phiếu chuẩn bị hồ sơ"), with the papers to be certified."""

from collections.abc import Sequence
from datetime import date

from forms.certified_copies import CopyLine, fee_scale, reminders, table, total
from forms.dossier import Route
from forms.dossier_facts import DossierFacts, Helper
from forms.papers import papers_for
from forms.procedure import Procedure
from forms.refusal import Refusal
from forms.sheet_values import Ink, Line, Slip
from forms.sheet_words import (
    FREE,
    NO_OTP,
    ROUTE_WORDS,
    helped_by,
    not_needed_label,
    paper_line,
    status_banner,
    told,
    tracking_code,
)


def build_preparation(  # noqa: PLR0913 - what a slip may say, each by its name
    procedure: Procedure,
    *,
    today: date,
    route: Route | str,
    dossier: DossierFacts,
    helper: Helper | None = None,
    copies: Sequence[CopyLine] = (),
    practice: bool = False,
) -> Slip:
    """The slip of what was prepared here ("Phiếu chuẩn bị hồ sơ"); never a receipt of the office.

    ``copies``: the papers to be copied, where the procedure certifies copies; without them rows for a pen.
    """
    team = helper or Helper()
    scale = fee_scale(procedure.code)
    if copies and scale is None:
        raise Refusal("no-copies-here", f"{procedure.code} certifies no copies; leave the table of papers out.")
    certain = today <= procedure.review_on
    papers = papers_for(procedure, dossier.case, route, dossier.states, later=dossier.later, today=today)
    facts = (
        ("Việc", f"{procedure.title} (mã {procedure.code})"),
        ("Chủ hồ sơ", dossier.for_whom),
        ("Cách nộp", ROUTE_WORDS[Route(route)]),
        ("Nơi nhận hồ sơ", dossier.office),
        *((label, value) for label, value in dossier.read_back if value not in dossier.for_whom),
        *((total(copies, scale, certain=certain),) if scale and copies else ()),
        ("Mã hồ sơ (xã cấp)", dossier.office_number or ("" if scale else "chưa có")),
        ("Ngày xã nhận", f"{dossier.received_on:%d/%m/%Y}" if dossier.received_on else ""),
        ("Xã hẹn trả", f"{dossier.due_on:%d/%m/%Y}" if dossier.due_on else ""),
        ("Ngày chuẩn bị", f"{today:%d/%m/%Y}"),
    )
    return Slip(
        title="Phiếu chuẩn bị hồ sơ",
        status_banner=status_banner(procedure, None if scale and not dossier.filed else dossier, Route(route)),
        intro=(Line("Phiếu này ghi những gì đã chuẩn bị. Đây không phải giấy tiếp nhận của xã."),),
        facts=tuple((label, value) for label, value in facts if value),
        ticks=(),
        bring=() if scale else tuple(paper_line(paper) for paper in papers),
        not_needed_label=not_needed_label(procedure),
        signatures=() if scale else (Ink("Người được giúp"), Ink("Người hỗ trợ", team.name)),
        notes=(*(reminders(copies) if scale else ()), *helped_by(team), Line(f"{FREE} {NO_OTP}")),
        our_code=dossier.our_code,
        codes=tuple(tracking_code(dossier)),
        practice=practice,
        filed=dossier.filed,
        sections=(("Lệ phí", told(procedure.fee_on(Route(route), today), dossier.case)),)
        if scale and not copies
        else (),
        grids=(("Giấy tờ cần sao", table(copies, scale, certain=certain)),) if scale else (),
    )
