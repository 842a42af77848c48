"""What stands on a wall, in Zalo, or is read out by the loudspeaker: a procedure in few words."""

from collections.abc import Iterator, Sequence
from datetime import date

from forms import codes
from forms.dossier import Route
from forms.dossier_facts import Helper
from forms.papers import PaperView, papers_for
from forms.procedure import Fact, PlainStep, Procedure
from forms.sheet_values import CodeBox, Line, Poster, Step
from forms.sheet_words import FREE, HELP_DESK, NO_OTP

MOST_LINES = 4
"""Sentences of one block on a wall: more is not read in passing."""
UNSURE = "Chưa chắc – hỏi xã trước."
ASK_FIRST = "Tùy trường hợp có thể cần thêm giấy khác: hỏi trước khi đi."


MOST_TOGETHER = 5
"""Procedures that a wall or a loudspeaker tells of one by one; more are named only."""
COMMON = "Những việc thường gặp"
NOT_ALL = "Không phải làm hết"
CHOOSE = "Mỗi nhà một khác. Gặp người hỗ trợ, trả lời vài câu là biết nhà mình cần việc nào."


def build_poster(
    procedure: Procedure, *, today: date, helper: Helper, audience: str = "", pictures: bool = False
) -> Poster:
    """One procedure for the wall; ``pictures`` gives the sheet of its steps in pictures instead of the words."""
    route = next(iter(procedure.routes))
    card = procedure.routes[route]
    words = (
        ("Ai được làm?", _lines(procedure.who)),
        ("Mang theo", tuple(_papers(procedure, route, today))),
        ("Nộp ở đâu?", _lines(card.where)),
        ("Lệ phí", _lines(card.fee)),
        ("Bao lâu có kết quả?", _lines((card.time, *((procedure.deadline,) if procedure.deadline else ())))),
    )
    steps = tuple(Step(step.pictogram, step.text) for step in _steps(procedure, route)) if pictures else ()
    return Poster(
        title=procedure.title,
        audience=audience,
        official=f"Thủ tục: {procedure.name} (mã\u00a0{procedure.code})",
        blocks=() if pictures else tuple((label, lines) for label, lines in words if lines),
        steps=steps,
        codes=(_portal(procedure),),
        call=helper.hotline or HELP_DESK,
        free=f"{FREE} {NO_OTP}",
        note=f"Thông tin thủ tục ngày {procedure.checked_on:%d/%m/%Y}",
    )


def build_overview(
    title: str, procedures: Sequence[Procedure], *, today: date, helper: Helper, audience: str = ""
) -> Poster:
    """Several procedures of one life event or for one group of people: each with what to bring, many by name alone."""
    blocks = tuple(_of_several(procedures, today))
    newest = min(each.checked_on for each in procedures)
    return Poster(
        title=title,
        audience=audience,
        official="Mã thủ tục: " + ", ".join(each.code for each in procedures),
        blocks=blocks,
        steps=(),
        codes=(),
        call=helper.hotline or HELP_DESK,
        free=f"{FREE} {NO_OTP}",
        note=f"Thông tin thủ tục ngày {newest:%d/%m/%Y}",
    )


def _of_several(procedures: Sequence[Procedure], today: date) -> Iterator[tuple[str, tuple[Line, ...]]]:
    if len(procedures) > MOST_TOGETHER:
        yield COMMON, tuple(Line(each.title) for each in procedures)
        yield NOT_ALL, (Line(CHOOSE),)
        return
    for each in procedures:
        yield each.title, tuple(_papers(each, next(iter(each.routes)), today, most=2))


def loudspeaker(procedures: Sequence[Procedure], *, today: date, helper: Helper, title: str = "") -> str:
    """The text for the village loudspeaker: read twice, short sentences, no abbreviation, no address to type."""
    lines = ["Kính thưa bà con. Sau đây là thông tin về giấy tờ, thủ tục.", *([f"{title}."] if title else [])]
    if len(procedures) > MOST_TOGETHER:
        lines += ["", f"{COMMON}.", *(f"{each.title}." for each in procedures), "", f"{NOT_ALL}. {CHOOSE}"]
    for each in procedures if len(procedures) <= MOST_TOGETHER else ():
        route = next(iter(each.routes))
        card = each.routes[route]
        lines += [
            "",
            f"Việc: {each.title}.",
            *_said("Ai được làm.", _lines(each.who)),
            *_said("Bà con cần mang theo.", tuple(_papers(each, route, today))),
            *_said("Nơi nộp.", _lines(card.where)),
            *_said("Lệ phí.", _lines(card.fee)),
            *_said("Thời gian.", _lines((card.time,))),
        ]
    point = f" tại {helper.point}" if helper.point else ""
    oldest = min(each.checked_on for each in procedures)
    lines += [
        "",
        f"Bà con cần giúp thì gặp người hỗ trợ{point}, hoặc gọi số {_spoken(helper.hotline or HELP_DESK)}.",
        f"{FREE} {NO_OTP}",
        "Xin nhắc lại lần nữa.",
        "",
        f"(Thông tin thủ tục ngày {oldest:%d/%m/%Y}. Người đọc: đọc chậm, hai lần.)",
    ]
    return "\n".join(lines) + "\n"


def _said(head: str, lines: Sequence[Line]) -> list[str]:
    return [head, *(f"{line.text}{' ' + UNSURE if line.uncertain else ''}" for line in lines)] if lines else []


def _spoken(number: str) -> str:
    """A telephone number in groups as people say it: 0912 345 678, 1800 1096."""
    figures = "".join(each for each in number if each.isdigit())
    rest = figures[4:]
    step = 4 if len(rest) == 4 else 3
    return " ".join((figures[:4], *(rest[start : start + step] for start in range(0, len(rest), step)))) or number


def _lines(facts: Sequence[Fact]) -> tuple[Line, ...]:
    """What holds for everybody, a few sentences of it."""
    return tuple(fact.line() for fact in facts if not fact.cases)[:MOST_LINES]


def _papers(procedure: Procedure, route: Route, today: date, most: int = MOST_LINES) -> Iterator[Line]:
    """Papers that every case needs, and that some need more."""
    views = [view for view in papers_for(procedure, None, route, {}, today=today) if not view.replaced_by_data]
    everybody = [view for view in views if view.required]
    yield from (Line(_counted(view), view.uncertain) for view in everybody[:most])
    if len(views) > len(everybody[:most]):
        yield Line(ASK_FIRST)


def _counted(view: PaperView) -> str:
    """A paper as a sentence; how many of it only where the card says so."""
    counts = (
        f"{view.originals} bản chính" if view.originals else "",
        f"{view.copies} bản sao" if view.copies else "",
    )
    many = " và ".join(filter(None, counts))
    return f"{view.name}: {many}." if many else f"{view.name}."


def _steps(procedure: Procedure, route: Route) -> Iterator[PlainStep]:
    yield from (step for step in procedure.steps if not step.routes or route.value in step.routes)


def _portal(procedure: Procedure) -> CodeBox:
    payload, address = codes.portal_page(procedure.code)
    return CodeBox("portal", "Xem trên Cổng dịch vụ công", payload, address)
