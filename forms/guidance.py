"""The villager's sheet, built from a procedure's card and from what is known of one dossier.

The rules are design section 9: no Quốc hiệu, no office's head, no number or date that only an office gives, "chưa gửi /
chưa nộp" until it is not so, time as a rule and a day only under "nếu nộp ngày …", uncertain things marked so.
Sentences are short and in everyday words, for a reader of eighty (facts/domain.md 10.2).
"""

from collections.abc import Iterator, Mapping
from datetime import date

from forms import codes, consent_text
from forms.dates import at_noon, day_with_weekday, next_working_day, working_day_due
from forms.dossier import Purpose, Route
from forms.dossier_facts import DossierFacts, Helper
from forms.local_data import LocalData
from forms.papers import papers_for
from forms.procedure import Fact, Procedure, RouteCard
from forms.sheet_values import CodeBox, GuidanceSheet, Line, PaperState, Step
from forms.sheet_words import HELP_DESK, not_needed_label, paper_line, speaks_of, status_banner, told, tracking_code
from forms.wording import money

BRING_LABELS: Mapping[Route, str] = {Route.VNEID: "Chuẩn bị", Route.POST: "Gửi kèm", Route.ADVICE: "Để sẵn ở nhà"}
"""The heading over the papers where nobody carries them to the desk."""
DELIVERY_WORDS: Mapping[str, str] = {
    "office": "Đến xã lấy kết quả.",
    "post": "Bưu điện đưa kết quả đến nhà. Cước trả cho bưu điện, có biên lai.",
    "electronic": "Nhận bản điện tử.",
}
ASK_COMMUNE = "Hỏi xã"
LOCAL_FEE_DAYS = 366
"""A fee that a commune told longer ago is asked for anew."""
_AT_THE_OFFICE = (Route.DESK, Route.POST, Route.OFFICER)
"""The routes on which papers come to the commune's own office."""
_FILING_STEPS = frozenset({"bring", "post", "police", "mobile"})
"""Pictures of the steps that bring a dossier to the office."""


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
    papers = papers_for(procedure, known.case, route, known.states, later=known.later, today=today)
    steps = tuple(_steps(procedure, Route(route), filed=known.filed))
    takes = procedure.office.kind == "commune"
    return GuidanceSheet(
        title=procedure.title,
        official_name=procedure.name,
        code=procedure.code,
        for_whom=known.for_whom,
        status_banner=status_banner(procedure, dossier, Route(route)),
        who_may=() if known.filed else tuple(_who_may(procedure, Route(route), today, known)),
        bring=tuple(paper_line(paper) for paper in papers if not known.filed or paper.state is PaperState.LATER),
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
        codes=(_portal_code(procedure), *tracking_code(known)),
        bring_label=BRING_LABELS.get(Route(route), "Mang theo"),
        not_needed_label=not_needed_label(procedure),
        practice=practice,
        filed=known.filed,
        lent=known.lent if dossier is not None and _carried(route, known) else None,
    )


def _carried(route: Route | str, dossier: DossierFacts) -> bool:
    """Whether papers change hands: on routes with paper, or where some did."""
    return bool(dossier.lent) or Route(route) in (Route.DESK, Route.POST, Route.OFFICER)


def _lines(facts: tuple[Fact, ...], case: str | None) -> tuple[Line, ...]:
    """The facts of a case; a fact of one case only is left out while the case is not known."""
    cases = frozenset((case or "").split())
    return tuple(fact.line() for fact in facts if not fact.cases or cases & set(fact.cases))


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


def _where(
    card: RouteCard, dossier: DossierFacts, route: Route, local: LocalData | None, *, takes: bool
) -> Iterator[Line]:
    """Where to go; the commune's own office only where the commune ``takes`` the dossier, not its police or others."""
    yield from told(card.where, dossier.case)
    if dossier.office:
        yield Line(f"Nơi nhận hồ sơ: {dossier.office}.")
    if local is not None and takes and route in _AT_THE_OFFICE:
        yield from map(Line, local.where())
    yield from told(card.notes, dossier.case)


def _fees(
    procedure: Procedure, route: Route, today: date, dossier: DossierFacts, local: LocalData | None
) -> tuple[Line, ...]:
    """The commune's own fees with their source, then the card's without the sentences that send to the commune for it.

    A local fee that was read more than a year ago is not stated any more.
    """
    of_local = local.fees_of(procedure.code, route) if local is not None else ()
    own = tuple(Line(fee.told) for fee in of_local if (today - fee.read_on).days <= LOCAL_FEE_DAYS)
    card = told(procedure.fee_on(route, today), dossier.case)
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
        if speaks_of(fact, dossier.case) and fact.text not in said:
            yield fact.line()
    for fact in procedure.amounts_on(today):
        if speaks_of(fact, dossier.case):
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
