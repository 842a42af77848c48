"""Words that more than one of our sheets says: the banner, the routes, whom to call, what a paper is."""

from collections.abc import Iterator, Mapping

from forms.dossier import Route
from forms.dossier_facts import DossierFacts, Helper
from forms.papers import PaperView
from forms.procedure import Fact, Procedure
from forms.sheet_values import NOT_NEEDED, NOT_NEEDED_ELSEWHERE, CodeBox, Line, PaperLine

HELP_DESK = "18001096"
"""The national portal's help desk, free of charge (facts/domain.md 1.6)."""
FREE = "Hỗ trợ miễn phí."
NO_OTP = "Không đưa mã OTP, mật khẩu VNeID cho bất kỳ ai."
ROUTE_WORDS: Mapping[Route, str] = {
    Route.DESK: "Nộp tại xã",
    Route.VNEID: "Tự nộp bằng VNeID",
    Route.POST: "Gửi bưu điện",
    Route.OFFICER: "Cán bộ xã nhận qua máy chủ",
    Route.ADVICE: "Chỉ hướng dẫn, không nộp gì",
}
_OF_THE_COMMUNE = frozenset({"commune", "police", "military"})
"""Kinds of office that people mean when they say "xã"."""


def status_banner(procedure: Procedure, dossier: DossierFacts | None, route: Route) -> str:
    """Over every sheet: what has not been filed yet, or on which day it was."""
    filed = dossier is not None and dossier.filed
    if route is Route.ADVICE and not filed:
        return "CHỈ HƯỚNG DẪN – CHƯA NỘP GÌ"
    if not of_the_commune(procedure) and not filed:
        return "CHƯA NỘP GÌ"
    if dossier is None:
        return "CHƯA NỘP GÌ CHO XÃ"
    if dossier.filed:
        return f"ĐÃ NỘP CHO XÃ NGÀY {dossier.received_on:%d/%m/%Y}" if dossier.received_on else "ĐÃ NỘP CHO XÃ"
    return "MÁY CHỦ ĐÃ NHẬN ĐỦ – CHƯA NỘP CHO XÃ" if dossier.delivered else "CHƯA GỬI – CHƯA NỘP CHO XÃ"


def of_the_commune(procedure: Procedure) -> bool:
    """Whether people call the receiving office "xã": the commune's own, its police, its military command."""
    return procedure.office.kind in _OF_THE_COMMUNE


def not_needed_label(procedure: Procedure) -> str:
    """Who looks the data up: only where the commune takes the dossier is it the commune."""
    return NOT_NEEDED if procedure.office.kind == "commune" else NOT_NEEDED_ELSEWHERE


def told(facts: tuple[Fact, ...], case: str | None) -> tuple[Line, ...]:
    """The facts of a case; while the case is not known all of them, for each says itself what it is about."""
    return tuple(fact.line() for fact in facts if speaks_of(fact, case))


def speaks_of(fact: Fact, case: str | None) -> bool:
    """Whether a fact holds for the case; while the case is not known, what holds for some is told."""
    return case is None or not fact.cases or bool(set(case.split()) & set(fact.cases))


def paper_line(paper: PaperView) -> PaperLine:
    """A paper of the procedure's list as a sheet says it."""
    return PaperLine(
        paper.name,
        paper.originals,
        paper.copies,
        paper.state,
        paper.note,
        paper.uncertain,
        paper.printed_here,
        paper.replaced_by_data,
        f"{paper.later_on:%d/%m/%Y}" if paper.later_on else "",
    )


def tracking_code(dossier: DossierFacts) -> Iterator[CodeBox]:
    """Where the dossier can be followed, once there is such a page."""
    if dossier.tracking_url:
        shown = dossier.tracking_url.split("://", 1)[-1]
        yield CodeBox("tracking", "Xem hồ sơ đi đến đâu", dossier.tracking_url, shown)


def helped_by(helper: Helper) -> Iterator[Line]:
    """Who helped, and whom to call; the national help desk where no telephone is known."""
    who = " – ".join(filter(None, (helper.name, helper.point)))
    helped = f"Người hỗ trợ: {who}. " if who else ""
    yield Line(f"{helped}Cần hỏi, xin gọi: {helper.hotline or HELP_DESK}.")
