"""Papers over several dossiers: what is handed over, what is to be done, whom a parcel goes to."""

from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from enum import StrEnum

from app import printing
from app.printing import ToPrint
from app.services.desk import Desk
from app.services.fill_dossier import Draft
from app.services.list_papers import papers_of
from app.services.sheet_facts import facts_of, helper_of, team_of
from app.services.tasks import TaskKind, tasks
from app.storage.records import DossierRow
from forms.dossier import DossierState, PortalStatus, Route
from forms.other_papers import (
    Carried,
    ToDo,
    build_handover,
    build_recipient,
    build_to_do,
)
from forms.papers import PaperView
from forms.refusal import Refusal
from forms.sheet_values import PaperState, Slip


class ListKind(StrEnum):
    """What speaks of several dossiers."""

    HANDOVER = "handover"
    TODO = "todo"
    RECIPIENT = "recipient"


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


def _letters(owners: Iterable[tuple[str, str]]) -> None:
    """Look at each name by itself: who prints fifty must be told which one to write otherwise."""
    for our_code, owner in owners:
        try:
            printing.check_letters([owner], forms=False)
        except Refusal as why:
            raise Refusal(why.code, f"{our_code}: {why}", **why.facts, our_code=our_code) from why


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
