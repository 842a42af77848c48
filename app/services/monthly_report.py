"""The counts of one month, from what this vault knows, and the page that shows them; no name stands in either.

Counted are only those who agreed to it ("count" is a purpose of its own). What the program did not see is not counted:
satisfaction is empty while nobody recorded it, what was erased took its answer along, and an office's act is counted
once it is known here.
"""

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import asdict, dataclass, field
from datetime import date, datetime, timedelta
from statistics import median
from typing import Any

from app.services.describe_point import point
from app.services.desk import Desk
from app.services.roles import Act, require
from app.services.satisfaction import Answers, in_words
from app.storage.records import DossierRow
from app.storage.vault import Unit
from forms.dates import VIETNAM
from forms.dossier import DossierState, PortalStatus, Purpose
from forms.refusal import Refusal
from forms.sheet_values import Grid, Line, Slip
from sync.encoding import b64
from sync.messages import journal_message

LEAST_SHOWN = 5
"""A hamlet with fewer dossiers is not named: its people would be known (facts/domain.md 7)."""

LONGEST_SITTING = timedelta(hours=12)
"""Longer than this lies between two visits, not in one sitting: it says nothing about how long filling takes."""

GUIDANCE = "guidance"
"""Kind of the journal's entries about guidance without a dossier."""

OTHER_HAMLETS = f"nơi khác (mỗi nơi dưới {LEAST_SHOWN})"
NO_HAMLET = "không ghi thôn"
_MONTH = re.compile(r"(20[0-9]{2})-(0[1-9]|1[0-2])")
_PAGE = 500
OUTCOMES: Mapping[str, str] = {
    "draft": "đang làm",
    "not_filed": "đã chốt, chưa nộp cho xã",
    "filed": "đã nộp cho xã",
    "returned": "bị trả lại, cần bổ sung",
    "done": "đã có kết quả",
    "withdrawn": "đã rút",
}
REASONS: Mapping[PortalStatus, str] = {
    PortalStatus.NOT_ACCEPTED: "không được tiếp nhận",
    PortalStatus.SUPPLEMENT: "phải bổ sung giấy tờ",
}


@dataclass(frozen=True)
class Figures:
    """One month.

    Attributes:
        month: YYYY-MM, by the day in Việt Nam on which a dossier was begun.
        dossiers: how many were begun and may be counted; ``erased`` of them are gone already.
        by_hamlet, by_procedure, by_state, by_route: how many of each; erased ones have no hamlet.
        guidance_only: how often guidance was given about a procedure without a form here; it names nobody.
        returned: how often the office sent one back, by its own status.
        median_minutes: from beginning to finalizing, of those finalized in one sitting; None without any.
        timed: how many that is the median of.
        satisfaction: what those said who were asked (``app.services.satisfaction``); None: nothing was recorded.
        journal: number of entries, the hash of the last one in hex, the device that signed it, its signature (base64).
    """

    month: str
    dossiers: int
    erased: int
    by_hamlet: Mapping[str, int]
    by_procedure: Mapping[str, int]
    by_state: Mapping[str, int]
    by_route: Mapping[str, int]
    guidance_only: int
    returned: Mapping[str, int]
    median_minutes: float | None
    timed: int
    satisfaction: Mapping[str, Any] | None
    journal: Mapping[str, Any]

    def as_json(self) -> dict[str, Any]:
        """The keys above."""
        return asdict(self)


@dataclass
class _Tally:
    """What is counted while the list is read."""

    hamlets: Counter[str] = field(default_factory=Counter)
    procedures: Counter[str] = field(default_factory=Counter)
    states: Counter[str] = field(default_factory=Counter)
    routes: Counter[str] = field(default_factory=Counter)
    returned: Counter[str] = field(default_factory=Counter)
    minutes: list[float] = field(default_factory=list)
    erased: int = 0
    answers: Answers = field(default_factory=Answers)


def figures(desk: Desk, month: str | None = None) -> Figures:
    """Count one month, the present one unless ``month`` (YYYY-MM) names another.

    Raises:
        Refusal: ``bad-month``; ``role`` for whom the list hides dossiers from.
    """
    require(desk, Act.SEE_ALL)
    wanted = month or f"{desk.today():%Y-%m}"
    if not _MONTH.fullmatch(wanted):
        raise Refusal("bad-month", f"{wanted!r} is no month: write it as 2026-11.", month=wanted)
    tally = _Tally()
    with desk.vault.read() as unit:
        for row in _rows(unit, wanted):
            _count(unit, row, tally)
        for gone in unit.erasures.figures():
            if gone.month == wanted:
                tally.erased += gone.count
                tally.procedures[gone.procedure] += gone.count
                tally.routes[gone.route] += gone.count
                tally.states[_outcome_of_erased(gone.outcome)] += gone.count
        told = [entry for entry in unit.journal.entries() if entry.kind == GUIDANCE and _month_of(entry.at) == wanted]
        number, link = unit.journal.head()
    return Figures(
        month=wanted,
        dossiers=sum(tally.procedures.values()),
        erased=tally.erased,
        by_hamlet=_not_too_few(tally.hamlets),
        by_procedure=dict(sorted(tally.procedures.items())),
        by_state={state: tally.states[state] for state in OUTCOMES if tally.states[state]},
        by_route=dict(sorted(tally.routes.items())),
        guidance_only=len(told),
        returned=dict(sorted(tally.returned.items())),
        median_minutes=round(median(tally.minutes), 1) if tally.minutes else None,
        timed=len(tally.minutes),
        satisfaction=tally.answers.as_json(),
        journal=_signed_head(desk, number, link),
    )


def _rows(unit: Unit, month: str) -> Iterator[DossierRow]:
    """The dossiers that were begun in a month and whose people agreed to be counted."""
    after: str | None = None
    while True:
        page = unit.dossiers.page(limit=_PAGE, after=after)
        for row in page.rows:
            if _month_of(row.created) == month and _may_count(unit, row.id):
                yield row
        if page.after is None:
            return
        after = page.after


def _may_count(unit: Unit, dossier_id: str) -> bool:
    consent = unit.consents.latest(dossier_id)
    return consent is not None and Purpose.COUNT in consent.purposes


def _count(unit: Unit, row: DossierRow, tally: _Tally) -> None:
    tally.hamlets[" ".join(unit.dossiers.get(row.id).hamlet.split()) or NO_HAMLET] += 1
    tally.procedures[row.procedure] += 1
    tally.routes[row.route.value] += 1
    tally.states[_outcome(row)] += 1
    tally.answers.count(unit, row)
    for event in unit.events.list(row.id):
        if event.status is not None and event.status in REASONS:
            tally.returned[REASONS[PortalStatus(event.status)]] += 1
    finalized = [entry.at for entry in unit.journal.entries(row.id) if entry.kind == "finalized"]
    if finalized and finalized[0] - row.created <= LONGEST_SITTING:
        tally.minutes.append((finalized[0] - row.created) / timedelta(minutes=1))


def _outcome(row: DossierRow) -> str:
    """Where a dossier stands; filed only where the office took it in."""
    if row.state is DossierState.WITHDRAWN:
        return "withdrawn"
    if row.portal_status in REASONS:
        return "returned"
    if row.portal_status in (PortalStatus.DONE, PortalStatus.RETURNED):
        return "done"
    if row.filed:
        return "filed"
    return "draft" if row.state is DossierState.DRAFT else "not_filed"


def _outcome_of_erased(outcome: str) -> str:
    """The same of what the erasure kept: ``status-N``, ``filed`` or ``not_filed``."""
    status = outcome.removeprefix("status-")
    if not status.isdigit():
        return outcome if outcome in OUTCOMES else "not_filed"
    if int(status) in REASONS:
        return "returned"
    if int(status) in (PortalStatus.DONE, PortalStatus.RETURNED):
        return "done"
    return "withdrawn" if int(status) == PortalStatus.WITHDRAWN else "filed"


def _not_too_few(hamlets: Mapping[str, int]) -> dict[str, int]:
    """Hamlets with enough dossiers by name, the others together."""
    shown = {name: count for name, count in hamlets.items() if count >= LEAST_SHOWN or name == NO_HAMLET}
    rest = sum(hamlets.values()) - sum(shown.values())
    return dict(sorted(shown.items())) | ({OTHER_HAMLETS: rest} if rest else {})


def _month_of(moment: datetime) -> str:
    return f"{moment.astimezone(VIETNAM):%Y-%m}"


def report_slip(desk: Desk, counted: Figures) -> Slip:
    """The month's page."""
    names = {procedure.code: procedure.title for procedure in desk.catalogue.all()}
    by_procedure = ((f"{names.get(code, code)} ({code})", count) for code, count in counted.by_procedure.items())
    by_state = ((OUTCOMES[state], count) for state, count in counted.by_state.items())
    tables = (
        ("Theo việc", by_procedure),
        ("Theo tình trạng", by_state),
        ("Theo thôn", counted.by_hamlet.items()),
        ("Xã gửi lại, và vì sao", counted.returned.items()),
    )
    minutes = counted.median_minutes
    return Slip(
        title=f"Báo cáo tháng {_spoken(counted.month)}",
        status_banner="",
        intro=(Line("Chỉ đếm người đã đồng ý được đếm. Không ghi tên ai."),),
        facts=(
            ("Điểm hỗ trợ", point(desk).name),
            ("Ngày in", f"{desk.today():%d/%m/%Y}"),
            ("Số hồ sơ bắt đầu trong tháng", str(counted.dossiers)),
            ("Lượt chỉ hướng dẫn", str(counted.guidance_only)),
            ("Trong đó đã xóa theo hạn hoặc yêu cầu", str(counted.erased)),
            (
                "Thời gian làm một hồ sơ (giữa)",
                "chưa có số" if minutes is None else f"{minutes:g} phút".replace(".", ","),
            ),
            ("Tính từ số hồ sơ", str(counted.timed)),
            ("Mức hài lòng", in_words(counted.satisfaction)),
            ("Số mục nhật ký", str(counted.journal["count"])),
        ),
        ticks=(),
        bring=(),
        signatures=(),
        notes=(
            Line(f"Mã cuối nhật ký: {_grouped(counted.journal['hash'])}"),
            Line(f"Chữ ký của máy {counted.journal['device']}: {_grouped(counted.journal['signature'])}"),
        ),
        our_code="",
        codes=(),
        practice=desk.vault.practice,
        grids=tuple(_table(heading, rows) for heading, rows in tables),
    )


def _table(heading: str, rows: Iterable[tuple[str, int]]) -> tuple[str, Grid]:
    lines = tuple((words, str(count)) for words, count in rows) or (("không có", "0"),)
    return "", Grid((heading, "Số hồ sơ"), (6, 1.6), lines)


def _spoken(month: str) -> str:
    first = date.fromisoformat(f"{month}-01")
    return f"{first:%m/%Y}"


def _signed_head(desk: Desk, number: int, link: bytes) -> dict[str, Any]:
    """The journal's last link under the device's key: whoever rewrites the journal cannot rewrite the paper."""
    signature = desk.vault.device.sign(journal_message(desk.vault.vault_id, number, link))
    device = desk.vault.device.device_id
    return {"count": number, "hash": link.hex(), "device": device, "signature": b64(signature)}


def _grouped(letters: str) -> str:
    return " ".join(letters[start : start + 8] for start in range(0, len(letters), 8))
