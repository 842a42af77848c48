"""What our own sheets and slips say, built from a procedure's card and from what is known of one dossier.

The rules are design section 9: no Quốc hiệu, no office's head, no number or date that only an office gives, "chưa gửi /
chưa nộp" until it is not so, time as a rule and a day only under "nếu nộp ngày …", uncertain things marked so.
Sentences are short and in everyday words, for a reader of eighty (facts/domain.md 10.2).
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime

from forms import codes, consent_text
from forms.certified_copies import CopyLine, fee_scale, reminders, table, total
from forms.dates import PartialDate, at_noon, day_with_weekday, local_today, next_working_day, working_day_due
from forms.dossier import Consent, ConsentMeans, Purpose, Route
from forms.local_data import LocalData
from forms.papers import PaperView, papers_for
from forms.procedure import Fact, Procedure, RouteCard
from forms.refusal import Refusal
from forms.sheet_values import (
    NOT_NEEDED,
    NOT_NEEDED_ELSEWHERE,
    CodeBox,
    GuidanceSheet,
    Ink,
    Lent,
    Line,
    PaperLine,
    PaperState,
    Slip,
    Step,
)
from forms.wording import money

__all__ = [
    "CodeBox",
    "DossierFacts",
    "GuidanceSheet",
    "Helper",
    "Ink",
    "Lent",
    "Line",
    "PaperLine",
    "PaperState",
    "Slip",
    "Step",
    "build_consent_slip",
    "build_guidance",
    "build_preparation",
]

HELP_DESK = "18001096"
"""The national portal's help desk, free of charge (facts/domain.md 1.6)."""
FREE = "Hỗ trợ miễn phí."
NO_OTP = "Không đưa mã OTP, mật khẩu VNeID cho bất kỳ ai."
READ_OUT = "Lời người hỗ trợ đọc cho nghe:"
ROUTE_WORDS: Mapping[Route, str] = {
    Route.DESK: "Nộp tại xã",
    Route.VNEID: "Tự nộp bằng VNeID",
    Route.POST: "Gửi bưu điện",
    Route.OFFICER: "Cán bộ xã nhận qua máy chủ",
    Route.ADVICE: "Chỉ hướng dẫn, không nộp gì",
}
BRING_LABELS: Mapping[Route, str] = {Route.VNEID: "Chuẩn bị", Route.POST: "Gửi kèm", Route.ADVICE: "Để sẵn ở nhà"}
"""The heading over the papers where nobody carries them to the desk."""
DELIVERY_WORDS: Mapping[str, str] = {
    "office": "Đến xã lấy kết quả.",
    "post": "Bưu điện đưa kết quả đến nhà. Cước trả cho bưu điện, có biên lai.",
    "electronic": "Nhận bản điện tử.",
}
_OF_THE_COMMUNE = frozenset({"commune", "police", "military"})
"""Kinds of office that people mean when they say "xã"."""
ASK_COMMUNE = "Hỏi xã"
LOCAL_FEE_DAYS = 366
"""A fee that a commune told longer ago is asked for anew."""
_AT_THE_OFFICE = (Route.DESK, Route.POST, Route.OFFICER)
"""The routes on which papers come to the commune's own office."""
_FILING_STEPS = frozenset({"bring", "post", "police", "mobile"})
"""Pictures of the steps that bring a dossier to the office."""

_MEANS_WORDS: Mapping[ConsentMeans, str] = {
    ConsentMeans.SPOKEN: "Nói đồng ý",
    ConsentMeans.SIGNATURE: "Ký vào phiếu này",
    ConsentMeans.THUMB: "Điểm chỉ vào phiếu này",
}


@dataclass(frozen=True)
class Helper:
    """Who helped, at which point, and whom to call; empty where it is not known."""

    name: str = ""
    point: str = ""
    hotline: str = ""


@dataclass(frozen=True)
class DossierFacts:
    """What a sheet says about one dossier; everything may stay empty.

    Attributes:
        for_whom: the owner as paper names them (``person_blocks.owner_words``).
        case: case ids (``papers.case_of``); states: each paper's state by id.
        office: label of the receiving commune ("Xã Thạch Thất, Thành phố Hà Nội"); ``commune`` its code.
        result_delivery: ``office``, ``post``, ``electronic``, or words.
        our_code: mã phiếu; tracking_url from ``codes.tracking``.
        delivered: the gateway's receipt matches; says nothing about filing.
        office_number, received_on, due_on: as the office gave them; received_on makes the dossier filed.
        purposes: what the villager agreed to.
        read_back: label and value of the facts to show on the preparation slip.
        lent: the villager's papers that a helper took along.
        fee_told: what the answers tell of the fee (``worked_fees.worked_out``).
        fee_asked: in đồng, what the office asked for; 0 before it did.
        to_ask: what the form warned of and the villager let stand when the dossier was finalized, in the form's words.
    """

    for_whom: str = ""
    case: str | None = None
    states: Mapping[str, PaperState] = field(default_factory=dict)
    office: str = ""
    commune: str = ""
    result_delivery: str = ""
    our_code: str = ""
    tracking_url: str = ""
    delivered: bool = False
    office_number: str = ""
    received_on: date | None = None
    due_on: date | None = None
    purposes: frozenset[Purpose] = frozenset()
    read_back: tuple[tuple[str, str], ...] = ()
    to_ask: tuple[str, ...] = ()
    fee_asked: int = 0
    fee_told: tuple[Line, ...] = ()
    lent: tuple[Lent, ...] = ()

    @property
    def filed(self) -> bool:
        """Only the office's own number or day of receipt makes a dossier filed (design, section 2)."""
        return bool(self.office_number or self.received_on)


def build_guidance(  # noqa: PLR0913 - what a sheet may say, each by its name
    procedure: Procedure,
    *,
    today: date,
    route: Route | str,
    dossier: DossierFacts | None = None,
    case: str | None = None,
    helper: Helper | None = None,
    local: LocalData | None = None,
    practice: bool = False,
) -> GuidanceSheet:
    """The villager's sheet, for a dossier or (without one) for the procedure alone and, where it is known, its case."""
    known, team = dossier or DossierFacts(case=case), helper or Helper()
    card = procedure.routes[Route(route)]
    papers = papers_for(procedure, known.case, route, known.states, today=today)
    steps = tuple(_steps(procedure, Route(route), filed=known.filed))
    takes = procedure.office.kind == "commune"
    return GuidanceSheet(
        title=procedure.title,
        official_name=procedure.name,
        code=procedure.code,
        for_whom=known.for_whom,
        status_banner=_banner(procedure, dossier, Route(route)),
        who_may=() if known.filed else tuple(_who_may(procedure, Route(route), today, known)),
        bring=tuple(_paper_line(paper) for paper in papers if not known.filed or paper.state is PaperState.LATER),
        where=() if known.filed else tuple(_where(card, known, Route(route), local, takes=takes)),
        when=() if known.filed or procedure.deadline is None else (procedure.deadline.line(),),
        fee=_asked_fee(known) or (*_worked_fee(known), *_fees(procedure, Route(route), today, known, local)),
        time=tuple(_time(procedure, Route(route), today, known)),
        steps=steps,
        result_delivery=tuple(_result(procedure, today, known, steps)),
        made_public=_lines(procedure.made_public, known.case),
        your_data=tuple(_your_data(dossier, team)),
        complaint=(*_lines(procedure.complaint, known.case), *_local_complaint(local)),
        helper=team.name,
        point=team.point,
        hotline=team.hotline or (local.hotline if local else "") or HELP_DESK,
        our_code=known.our_code,
        office_number=known.office_number,
        catalogue_date=f"{procedure.checked_on:%d/%m/%Y}",
        codes=(_portal_code(procedure), *_tracking_code(known)),
        bring_label=BRING_LABELS.get(Route(route), "Mang theo"),
        not_needed_label=_not_needed(procedure),
        practice=practice,
        filed=known.filed,
        lent=known.lent if dossier is not None and _carried(route, known) else None,
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
    papers = papers_for(procedure, dossier.case, route, dossier.states, today=today)
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
        status_banner=_banner(procedure, None if scale and not dossier.filed else dossier, Route(route)),
        intro=(Line("Phiếu này ghi những gì đã chuẩn bị. Đây không phải giấy tiếp nhận của xã."),),
        facts=tuple((label, value) for label, value in facts if value),
        ticks=(),
        bring=() if scale else tuple(_paper_line(paper) for paper in papers),
        not_needed_label=_not_needed(procedure),
        signatures=() if scale else (Ink("Người được giúp"), Ink("Người hỗ trợ", team.name)),
        notes=(*(reminders(copies) if scale else ()), *_helped(team), Line(f"{FREE} {NO_OTP}")),
        our_code=dossier.our_code,
        codes=tuple(_tracking_code(dossier)),
        practice=practice,
        filed=dossier.filed,
        sections=(("Lệ phí", _told(procedure.fee_on(Route(route), today), dossier.case)),)
        if scale and not copies
        else (),
        grids=(("Giấy tờ cần sao", table(copies, scale, certain=certain)),) if scale else (),
    )


def build_consent_slip(
    consent: Consent | None,
    *,
    for_whom: str = "",
    helper: Helper | None = None,
    our_code: str = "",
    practice: bool = False,
) -> Slip:
    """The consent as it was given, or a blank slip to sign. A thumb is put in ink before the named witness."""
    team = helper or Helper()
    agreed = consent.purposes if consent else frozenset[Purpose]()
    wording = consent_text.wording_of(consent.text_version) if consent else consent_text.CURRENT
    return Slip(
        title="Phiếu đồng ý cho lưu thông tin",
        status_banner="",
        intro=(Line(READ_OUT), *(Line(sentence) for sentence in wording.text.splitlines())),
        facts=tuple(_consent_facts(consent, for_whom)),
        ticks=tuple(
            (words if consent is None or purpose in agreed else f"{words} – không đồng ý", purpose in agreed)
            for purpose, words in wording.purposes.items()
        ),
        bring=(),
        signatures=tuple(_consent_signatures(consent)),
        notes=(*(Line(right) for right in wording.rights), *_helped(team), Line(f"{FREE} {NO_OTP}")),
        our_code=our_code,
        codes=(),
        practice=practice,
    )


def _carried(route: Route | str, dossier: DossierFacts) -> bool:
    """Whether papers change hands: on routes with paper, or where some did."""
    return bool(dossier.lent) or Route(route) in (Route.DESK, Route.POST, Route.OFFICER)


def _not_needed(procedure: Procedure) -> str:
    """Who looks the data up: only where the commune takes the dossier is it the commune."""
    return NOT_NEEDED if procedure.office.kind == "commune" else NOT_NEEDED_ELSEWHERE


def of_the_commune(procedure: Procedure) -> bool:
    """Whether people call the receiving office "xã": the commune's own, its police, its military command."""
    return procedure.office.kind in _OF_THE_COMMUNE


def _banner(procedure: Procedure, dossier: DossierFacts | None, route: Route) -> str:
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


def _lines(facts: tuple[Fact, ...], case: str | None) -> tuple[Line, ...]:
    """The facts of a case; a fact of one case only is left out while the case is not known."""
    cases = frozenset((case or "").split())
    return tuple(fact.line() for fact in facts if not fact.cases or cases & set(fact.cases))


def _told(facts: tuple[Fact, ...], case: str | None) -> tuple[Line, ...]:
    """The facts of a case; while the case is not known all of them, for each says itself what it is about."""
    return tuple(fact.line() for fact in facts if _speaks_of(fact, case))


def _asked_fee(dossier: DossierFacts) -> tuple[Line, ...]:
    """What the office asked for, once it did: the card's rule beside it would contradict or confuse."""
    if not dossier.fee_asked:
        return ()
    return (
        Line(f"Nơi nhận đã báo: {money(dossier.fee_asked)}."),
        Line("Trả ở nơi nhận hoặc trên Cổng Dịch vụ công. Lấy biên lai."),
    )


def _worked_fee(dossier: DossierFacts) -> tuple[Line, ...]:
    """First what holds for this dossier; once the office has it, only the office says what is paid."""
    return () if dossier.filed else dossier.fee_told


def _speaks_of(fact: Fact, case: str | None) -> bool:
    """Whether a fact holds for the case; while the case is not known, what holds for some is told."""
    return case is None or not fact.cases or bool(set(case.split()) & set(fact.cases))


def _who_may(procedure: Procedure, route: Route, today: date, dossier: DossierFacts) -> Iterator[Line]:
    yield from _ending(procedure, route, today)
    yield from _to_ask(dossier)
    yield from _lines(procedure.who, dossier.case)


def _ending(procedure: Procedure, route: Route, today: date) -> Iterator[Line]:
    ending = procedure.ending_on(today, route)
    if ending:
        yield ending.line()


def _to_ask(dossier: DossierFacts) -> Iterator[Line]:
    """What may send the dossier back although the villager wants it filed so: asked at the commune first."""
    yield from (Line(words, uncertain=True) for words in dossier.to_ask)


def _paper_line(paper: PaperView) -> PaperLine:
    return PaperLine(
        paper.name,
        paper.originals,
        paper.copies,
        paper.state,
        paper.note,
        paper.uncertain,
        paper.printed_here,
        paper.replaced_by_data,
    )


def _where(
    card: RouteCard, dossier: DossierFacts, route: Route, local: LocalData | None, *, takes: bool
) -> Iterator[Line]:
    """Where to go; the commune's own office only where the commune ``takes`` the dossier, not its police or others."""
    yield from _told(card.where, dossier.case)
    if dossier.office:
        yield Line(f"Nơi nhận hồ sơ: {dossier.office}.")
    if local is not None and takes and route in _AT_THE_OFFICE:
        yield from map(Line, local.where())
    yield from _told(card.notes, dossier.case)


def _fees(
    procedure: Procedure, route: Route, today: date, dossier: DossierFacts, local: LocalData | None
) -> tuple[Line, ...]:
    """The commune's own fees with their source, then the card's without the sentences that send to the commune for it.

    A local fee that was read more than a year ago is not stated any more.
    """
    told = local.fees_of(procedure.code, route) if local is not None else ()
    own = tuple(Line(fee.told) for fee in told if (today - fee.read_on).days <= LOCAL_FEE_DAYS)
    card = _told(procedure.fee_on(route, today), dossier.case)
    return (*own, *(line for line in card if not own or ASK_COMMUNE not in line.text))


def _local_complaint(local: LocalData | None) -> Iterator[Line]:
    if local is not None and local.complaint:
        yield Line(f"Phản ánh với xã: gọi {local.complaint}.")


def _time(procedure: Procedure, route: Route, today: date, dossier: DossierFacts) -> Iterator[Line]:
    card = procedure.routes[route]
    if dossier.due_on:
        yield Line(f"Xã hẹn trả: {day_with_weekday(dossier.due_on)}.")
        return
    slower = procedure.times_of(dossier.case)
    yield from (fact.line() for fact in slower or (card.time,))
    if not slower and card.working_days is not None and not dossier.filed:
        yield _if_filed_on(next_working_day(today), card.working_days, card, route)


def _if_filed_on(day: date, days: int, card: RouteCard, route: Route) -> Line:
    due, certain = working_day_due(at_noon(day), days, cutoff_15h=card.cutoff_15h)
    filed = f"trước 15 giờ {day_with_weekday(day)}" if card.cutoff_15h else f"ngày {day_with_weekday(day)}"
    done = "trong ngày hôm đó" if due == day else f"chậm nhất {day_with_weekday(due)}"
    provisional = "" if certain else " Ngày này tính tạm."
    act = "xã nhận" if route in (Route.POST, Route.OFFICER) else "nộp"
    return Line(f"Nếu {act} {filed} thì có kết quả {done}.{provisional}", uncertain=not certain)


def _steps(procedure: Procedure, route: Route, *, filed: bool) -> Iterator[Step]:
    """The steps of a route; once the dossier is filed, those that come after the filing."""
    steps = [step for step in procedure.steps if not step.routes or route.value in step.routes]
    filing = next((number for number, step in enumerate(steps) if step.pictogram in _FILING_STEPS), -1)
    for step in steps[filing + 1 :] if filed else steps:
        yield Step(step.pictogram, step.text)


def _result(procedure: Procedure, today: date, dossier: DossierFacts, steps: tuple[Step, ...]) -> Iterator[Line]:
    """How it comes, and what; a sum past its review date is not stated, nor what a step says already."""
    how = DELIVERY_WORDS.get(dossier.result_delivery, dossier.result_delivery)
    if how:
        yield Line(how)
    said = " ".join(step.text for step in steps)
    for fact in procedure.result:
        if _speaks_of(fact, dossier.case) and fact.text not in said:
            yield fact.line()
    for fact in procedure.amounts_on(today):
        if _speaks_of(fact, dossier.case):
            yield Line("Số tiền: hỏi xã." if fact.uncertain else fact.text)


def _your_data(dossier: DossierFacts | None, helper: Helper) -> Iterator[Line]:
    if dossier is None:
        yield Line("Phiếu này không ghi thông tin của ông/bà.")
        return
    if Purpose.KEEP in dossier.purposes:
        reached = f"gọi {helper.hotline}" if helper.hotline else "gặp người hỗ trợ"
        yield Line(f"Máy của người hỗ trợ giữ hồ sơ này, có khóa, {consent_text.KEPT_UNTIL}.")
        yield Line(f"Muốn xem, sửa hay xóa: {reached}, đọc mã phiếu.")
    else:
        yield Line("Máy không lưu thông tin của ông/bà. In xong là xóa.")
    if Purpose.CALL in dossier.purposes:
        yield Line("Có tin về hồ sơ, người hỗ trợ sẽ gọi điện.")


def _portal_code(procedure: Procedure) -> CodeBox:
    payload, address = codes.portal_page(procedure.code)
    return CodeBox("portal", f"Xem thủ tục {procedure.code} trên Cổng dịch vụ công", payload, address)


def _tracking_code(dossier: DossierFacts) -> Iterator[CodeBox]:
    if dossier.tracking_url:
        shown = dossier.tracking_url.split("://", 1)[-1]
        yield CodeBox("tracking", "Xem hồ sơ đi đến đâu", dossier.tracking_url, shown)


def _helped(helper: Helper) -> Iterator[Line]:
    who = " – ".join(filter(None, (helper.name, helper.point)))
    helped = f"Người hỗ trợ: {who}. " if who else ""
    yield Line(f"{helped}Cần hỏi, xin gọi: {helper.hotline or HELP_DESK}.")


def _consent_facts(consent: Consent | None, for_whom: str) -> Iterator[tuple[str, str]]:
    """What is known of the consent, but for names that stand under ink; who gives it need not be the owner."""
    yield "Hồ sơ của", for_whom
    if consent is None or consent.means is ConsentMeans.SPOKEN:
        yield "Người đồng ý", ""
    yield "Ngày", _day(consent.given_at) if consent else ""
    if consent:
        yield "Cách đồng ý", _MEANS_WORDS[consent.means]
    if consent and consent.witness and consent.means is not ConsentMeans.THUMB:
        yield "Người làm chứng", consent.witness
    yield "Bản lời đọc", consent.text_version if consent else consent_text.CURRENT.version


def _day(moment: datetime) -> str:
    return PartialDate.of(local_today(moment)).vietnamese()


def _consent_signatures(consent: Consent | None) -> Iterator[Ink]:
    """Ink as the means needs it: none of the villager's where the consent was spoken, a witness for a thumb."""
    if consent is None:
        yield Ink("Người đồng ý (ký hoặc điểm chỉ)")
        yield Ink("Người làm chứng (nếu điểm chỉ)")
        yield Ink("Người đọc")
        return
    if consent.means is ConsentMeans.SIGNATURE:
        yield Ink("Người đồng ý ký")
    if consent.means is ConsentMeans.THUMB:
        yield Ink("Người đồng ý điểm chỉ")
        yield Ink("Người làm chứng", consent.witness or "")
    yield Ink("Người đọc", consent.read_by)
