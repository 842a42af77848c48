"""The papers beside a dossier's own: handover and to-do lists, post slips, posters, leaflets, the report's page."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from enum import StrEnum

from app import printing
from app.printing import ToPrint
from app.services.desk import Desk, Shelf
from app.services.fill_dossier import Draft
from app.services.list_papers import papers_of
from app.services.monthly_report import figures, report_slip
from app.services.pay_fee import signed_by_office
from app.services.print_sheets import SheetKind, Way, of_dossier
from app.services.sheet_facts import facts_of, helper_of, team_of
from app.services.tasks import TaskKind, tasks
from app.storage.records import DossierRow
from forms.badges import badge_of
from forms.dossier import DossierState, PortalStatus, Route
from forms.dossier_facts import Helper
from forms.guidance import build_guidance
from forms.local_data import LocalData
from forms.onlooker import NOBODY, OnLooker
from forms.other_papers import (
    Badge,
    Carried,
    ToDo,
    build_badge,
    build_handover,
    build_online_list,
    build_recipient,
    build_reference,
    build_to_do,
)
from forms.papers import PaperView
from forms.procedure import Procedure
from forms.public_words import build_overview, build_poster, loudspeaker
from forms.refusal import Refusal
from forms.sheet_values import PaperState, Slip
from forms.voice_script import build_voice_script


class PublicKind(StrEnum):
    """What speaks of procedures and of nobody."""

    POSTER = "poster"
    LEAFLET = "leaflet"
    INFOGRAPHIC = "infographic"
    ONLINE_LIST = "online-list"
    REFERENCE = "reference"
    VOICE_SCRIPT = "voice-script"


@dataclass(frozen=True)
class Wall:
    """A poster's title over several procedures in everyday words, for whom it is, and on which paper it is printed.

    ``a3`` enlarges it; ``a5`` puts it, or the slips of :func:`public`, two to a side of A4 as a hand-out.
    """

    title: str = "Việc của ông/bà"
    audience: str = ""
    a3: bool = False
    a5: bool = False


class ListKind(StrEnum):
    """What speaks of several dossiers."""

    HANDOVER = "handover"
    TODO = "todo"
    RECIPIENT = "recipient"


PRACTICE_WORDS = "(TẬP LÀM: không đọc lên loa.)"
ZALO_DPI = 130
"""A picture of some 1,070 x 1,520 pixels: large enough to read on a telephone, small enough to send on a thin line."""
_PAGE = 500
PRESSING: Mapping[TaskKind, str] = {
    TaskKind.SUPPLEMENT: "Bổ sung theo yêu cầu của xã.",
    TaskKind.NOT_ACCEPTED: "Xã không tiếp nhận: xem lý do, làm lại.",
    TaskKind.FEE: "Nộp lệ phí xã đã báo.",
    TaskKind.CONFIRM: "Xem bản nháp của xã, trả lời trong một ngày.",
    TaskKind.RESULT: "Trao kết quả cho người dân.",
    TaskKind.SILENCE: "Quá hẹn chưa có tin: gọi hỏi xã.",
    TaskKind.DEADLINE: "Sắp hết hạn: nộp ngay.",
    TaskKind.REFUSED: "Máy chủ không nhận: xem lại hồ sơ.",
    TaskKind.SET_ASIDE: "Để riêng: cần xem lại.",
    TaskKind.TELL_OFFICE: "Báo cho xã: xem lời ở máy.",
    TaskKind.HOW_IT_WENT: "Hỏi xem có hài lòng không.",
}
"""What a task says on paper; its own words, which the office wrote, may name people and stay on the screen."""

_ENDED = (PortalStatus.DONE, PortalStatus.RETURNED, PortalStatus.WITHDRAWN, PortalStatus.STOPPED)


def public(
    shelf: Shelf,
    kind: PublicKind,
    codes: Sequence[str] = (),
    wall: Wall = Wall(),
    helper: Helper | None = None,
    *,
    practice: bool = False,
) -> bytes:
    """A paper that speaks of nobody.

    Args:
        shelf: the catalogue.
        kind: which paper.
        codes: of one procedure, or of several under one title (a life event).
        wall: what a poster needs beside the procedures.
        helper: whose point and number stand on it.
        practice: these come from a practice vault; on the desk of one they are marked anyhow.

    Raises:
        Refusal: ``nothing-to-print`` without a procedure where one is needed, ``unknown-procedure``,
            ``letter-not-in-font``.
    """
    papers = _public_papers(shelf, kind, codes, wall, helper or Helper())
    return printing.together(papers, practice=practice or shelf.practice)


def _public_papers(shelf: Shelf, kind: PublicKind, codes: Sequence[str], wall: Wall, team: Helper) -> Iterable[ToPrint]:
    if kind is PublicKind.ONLINE_LIST:
        says = build_online_list(shelf.catalogue.all(), today=shelf.today())
        return [ToPrint(says, folded=wall.a5)]
    if kind is PublicKind.REFERENCE:
        return [ToPrint(page, folded=wall.a5) for page in build_reference()]
    wanted = _procedures(shelf, codes)
    if kind is PublicKind.VOICE_SCRIPT:
        return [ToPrint(_voice_script(shelf, each, team), folded=wall.a5) for each in wanted]
    if kind is PublicKind.LEAFLET:
        return (_leaflet(shelf, each, team) for each in wanted)
    if len(wanted) > 1 and kind is PublicKind.POSTER:
        whole = build_overview(wall.title, wanted, helper=team, audience=wall.audience, today=shelf.today())
        return [ToPrint(whole, a3=wall.a3, folded=wall.a5)]
    pictures = kind is PublicKind.INFOGRAPHIC
    posters = [
        build_poster(each, today=shelf.today(), helper=team, audience=wall.audience, pictures=pictures)
        for each in wanted
    ]
    return [ToPrint(each, a3=wall.a3, folded=wall.a5) for each in posters]


def _voice_script(shelf: Shelf, procedure: Procedure, team: Helper) -> Slip:
    draft = Draft.unkept(shelf, procedure.code)
    return build_voice_script(procedure.code, procedure.title, draft.questions(), helper=team)


def loudspeaker_text(
    shelf: Shelf, codes: Sequence[str], *, title: str = "", helper: Helper | None = None, practice: bool = False
) -> str:
    """The words for the loudspeaker, those of practice marked so; Refusals as :func:`public`."""
    words = loudspeaker(_procedures(shelf, codes), today=shelf.today(), helper=helper or Helper(), title=title)
    return f"{PRACTICE_WORDS}\n\n{words}" if practice or shelf.practice else words


def listed(
    desk: Desk, kind: ListKind, dossier_ids: Sequence[str] = (), *, large: bool = False, folded: bool = False
) -> bytes:
    """A list of dossiers; the to-do list takes all that are not ended where none is named.

    ``folded``: two pages on A4, to be folded to A5.

    Raises:
        Refusal: ``nothing-to-print``, ``unknown-dossier``, ``letter-not-in-font``.
    """
    helper = team_of(desk)
    practice = desk.practice
    if kind is ListKind.TODO:
        todo = _all_to_do(desk, _open_rows(desk, dossier_ids))
        _letters((one.our_code, one.owner) for one in todo if not one.private)
        says = build_to_do(todo, today=desk.today(), helper=helper, practice=practice)
        return printing.together([ToPrint(says, large=large, folded=folded)])
    if not dossier_ids:
        raise Refusal("nothing-to-print", "Say which dossiers to print: --dossier ID.")
    drafts = [Draft.look(desk, each) for each in dossier_ids]
    if kind is ListKind.RECIPIENT:
        return printing.together(ToPrint(_recipient(desk, each), large=large, folded=folded) for each in drafts)
    bundle = [_carried(desk, each) for each in drafts]
    _letters((one.our_code, one.owner) for one in bundle)
    says = build_handover(bundle, today=desk.today(), helper=helper, practice=practice)
    return printing.together([ToPrint(says, large=large, folded=folded)])


def report(desk: Desk, month: str | None = None) -> bytes:
    """The page of one month's counts; Refusals as ``monthly_report.figures``."""
    return printing.slip(report_slip(desk, figures(desk, month)))


def in_use(shown: Badge, known: LocalData | None) -> Badge:
    """The badge with the days that the commune's installed pack gives its number; where it lists badges, no others.

    Raises:
        Refusal: ``badge-not-valid`` for a number that the pack does not list.
    """
    if known is None or not known.badges:
        return shown
    days = next((one for one in known.badges if one.number == shown.number), None)
    if days is None:
        raise Refusal("badge-not-valid", f"The commune's pack does not list the badge {shown.number or '–'}.")
    first, last = max(shown.valid_from, days.first_day), min(shown.valid_to, days.last_day)
    return replace(shown, valid_from=first, valid_to=last)


def badge(desk: Desk, content: bytes) -> bytes:
    """A helper's badge from the file that the commune signed.

    Raises:
        Refusal: ``unsigned``, ``untrusted-key``, ``wrong-signature``, ``bad-pack``, ``other-unit``,
            ``badge-not-valid``.
    """
    signed = signed_by_office(desk, content)
    known = desk.catalogue.local(str(signed.statement.get("unit")))
    shown = build_badge(in_use(badge_of(signed), known), today=desk.today())
    return printing.together([ToPrint(shown)], practice=desk.practice)


def batch(
    desk: Desk,
    kinds: Sequence[SheetKind],
    dossier_ids: Sequence[str],
    *,
    looker: OnLooker = NOBODY,
    large: bool = False,
) -> bytes:
    """The papers of a village session in one PDF, dossier by dossier.

    Args:
        desk: the vault.
        kinds: the papers of each dossier, in this order.
        dossier_ids: whose.
        looker: told of the dossiers as the stage ``drawing``, and asked between two of them.
        large: large print.

    Raises:
        Refusal: those of ``print_sheets.sheet``.
        NotNow: ``stopped``: nothing is printed then.
    """
    way = Way(large)

    def papers() -> Iterator[ToPrint]:
        for number, dossier_id in enumerate(dossier_ids):
            looker.at("drawing", number, len(dossier_ids))
            for kind in kinds:
                yield from of_dossier(desk, kind, dossier_id, way)

    pdf = printing.together(papers(), practice=desk.practice)
    looker.at("drawing", len(dossier_ids), len(dossier_ids))
    return pdf


def _letters(owners: Iterable[tuple[str, str]]) -> None:
    """Look at each name by itself: who prints fifty must be told which one to write otherwise."""
    for our_code, owner in owners:
        try:
            printing.check_letters([owner], forms=False)
        except Refusal as why:
            raise Refusal(why.code, f"{our_code}: {why}", **why.facts, our_code=our_code) from why


def _procedures(shelf: Shelf, codes: Sequence[str]) -> list[Procedure]:
    if not codes:
        raise Refusal("nothing-to-print", "Say which procedure to print: --procedure CODE.")
    return [shelf.catalogue.get(code) for code in codes]


def _leaflet(shelf: Shelf, procedure: Procedure, helper: Helper) -> ToPrint:
    route = next(iter(procedure.routes))
    return ToPrint(build_guidance(procedure, today=shelf.today(), route=route, helper=helper), folded=True)


def _carried(desk: Desk, draft: Draft) -> Carried:
    facts = facts_of(desk, draft, aloud=False)
    with desk.vault.read() as unit:
        private = unit.dossiers.row(draft.id).private
    return Carried(facts.our_code, facts.for_whom, draft.procedure, _on_paper(desk, draft), private, facts.filed)


def _on_paper(desk: Desk, draft: Draft) -> tuple[PaperView, ...]:
    """The papers that are there: ticked or attached, and the declaration, which was printed."""
    return tuple(
        paper
        for paper in papers_of(desk, draft)
        if paper.state is PaperState.HAVE or (paper.printed_here and paper.state is PaperState.MISSING)
    )


def _recipient(desk: Desk, draft: Draft) -> Slip:
    with desk.vault.read() as unit:
        record = unit.dossiers.get(draft.id)
    facts = facts_of(desk, draft, aloud=False)
    return build_recipient(
        office=facts.office,
        local=desk.catalogue.local(facts.commune) if facts.commune else None,
        carried=_carried(desk, draft),
        helper=helper_of(desk, record),
        practice=desk.vault.practice,
    )


def _open_rows(desk: Desk, dossier_ids: Sequence[str]) -> list[DossierRow]:
    """The dossiers named, or all that something is left to do for, oldest first."""
    with desk.vault.read() as unit:
        if dossier_ids:
            return [unit.dossiers.row(each) for each in dossier_ids]
        found: list[DossierRow] = []
        after: str | None = None
        while True:
            page = unit.dossiers.page(limit=_PAGE, after=after)
            found += [row for row in page.rows if _is_open(row)]
            if page.after is None:
                return found[::-1]
            after = page.after


def _is_open(row: DossierRow) -> bool:
    return row.state is not DossierState.WITHDRAWN and row.portal_status not in _ENDED


def _all_to_do(desk: Desk, rows: Sequence[DossierRow]) -> list[ToDo]:
    """What presses first, as the list of tasks has it; then the next step of every other dossier."""
    by_id = {row.id: row for row in rows}
    pressing = [task for task in tasks(desk) if task.dossier_id in by_id]
    told = {task.dossier_id for task in pressing}
    first = [_to_do(desk, by_id[task.dossier_id], PRESSING[task.kind], task.due_on) for task in pressing]
    return [*first, *(_to_do(desk, row, _next_step(row), row.due) for row in rows if row.id not in told)]


def _to_do(desk: Desk, row: DossierRow, step: str, due_on: date | None) -> ToDo:
    procedure = desk.catalogue.get(row.procedure)
    due = f"{due_on:%d/%m/%Y}" if due_on else ""
    private = row.private or procedure.sensitive
    return ToDo(row.public_code, row.owner, procedure.title, step, due, private=private)


def _next_step(row: DossierRow) -> str:
    """What is next for a dossier where nothing presses."""
    if row.filed:
        return "Chờ kết quả. Đến hẹn thì hỏi xã."
    if row.state is DossierState.DRAFT:
        return "Điền tiếp, kiểm tra, đọc lại, in."
    if row.route is Route.VNEID:
        return "Cùng người dân nộp bằng VNeID."
    return "Gửi ở bưu điện." if row.route is Route.POST else "Mang giấy đến xã nộp."
