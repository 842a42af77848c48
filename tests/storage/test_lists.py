"""The lists: pages that neither repeat nor lose a row, found without marks, and a line that says where a dossier is."""

from collections.abc import Iterator
from datetime import date, timedelta
from pathlib import Path

import pytest

from app.storage import vault
from app.storage.records import OfficeReport, SubmissionRecord
from forms.dossier import DossierState, OutboxState
from forms.refusal import Refusal
from sync.ports import Change, Outcome
from tests.support.memory_outbox import a_parcel
from tests.support.vaults import MORNING, USER, a_dossier, a_vault


@pytest.fixture
def opened(tmp_path: Path) -> Iterator[vault.Vault]:
    with a_vault(tmp_path / "v") as made:
        yield made


def fill(opened: vault.Vault, *owners: str) -> list[str]:
    """One dossier an owner; returns their ids."""
    dossiers = [a_dossier(a_parcel(number), owner=owner) for number, owner in enumerate(owners, 1)]
    with opened.write() as unit:
        for dossier in dossiers:
            unit.dossiers.add(dossier)
    return [dossier.id for dossier in dossiers]


def finalize(opened: vault.Vault, number: int, *, revision: int = 1) -> str:
    """Freeze the dossier of :func:`fill` with this number; returns the submission's id."""
    parcel = a_parcel(number * 100 + revision, dossier=number)
    with opened.write() as unit:
        unit.submissions.add(
            SubmissionRecord(
                parcel.submission_id, parcel.dossier_id, revision, None, parcel.digest, "h", b"<x/>", (), MORNING
            )
        )
        unit.outbox.enqueue(parcel.submission_id, None)
        unit.dossiers.update(parcel.dossier_id, state=DossierState.FINALIZED, revision=revision)
    return parcel.submission_id


def found(opened: vault.Vault, **question: object) -> list[str]:
    with opened.read() as unit:
        return [row.owner for row in unit.dossiers.page(**question).rows]  # type: ignore[arg-type]


def tell(opened: vault.Vault, number: int, **body: object) -> None:
    """Let the gateway tell an office's act."""
    parcel = a_parcel(number)
    change = Change(number, parcel.dossier_id, "s", "status", MORNING, body, f"c{number}{sorted(body.items())}")
    opened.outbox_store().apply_changes([change], epoch="e", cursor=1)


# --- pages -----------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("limit", [1, 2, 3, 7, 8])
def test_pages_together_are_the_list(opened: vault.Vault, limit: int) -> None:
    owners = [f"Người {number}" for number in range(7)]
    fill(opened, *owners)
    seen: list[str] = []
    after = None
    with opened.read() as unit:
        for _ in range(8):
            page = unit.dossiers.page(limit=limit, after=after)
            assert len(page.rows) <= limit
            seen += [row.owner for row in page.rows]
            if (after := page.after) is None:
                break
    assert seen == owners[::-1]


def test_a_new_dossier_or_a_change_moves_no_row_between_pages(opened: vault.Vault) -> None:
    ids = fill(opened, "Một", "Hai", "Ba", "Bốn")
    with opened.read() as unit:
        first = unit.dossiers.page(limit=2)
    with opened.write() as unit:
        unit.dossiers.add(a_dossier(a_parcel(9), owner="Mới"))
        unit.dossiers.update(ids[0], updated_at=MORNING + timedelta(days=1))
    with opened.read() as unit:
        assert [row.owner for row in unit.dossiers.page(limit=2, after=first.after).rows] == ["Hai", "Một"]


@pytest.mark.parametrize(
    ("question", "code"),
    [
        ({"limit": 0}, "bad-limit"),
        ({"limit": 501}, "bad-limit"),
        ({"after": "x' OR 1"}, "bad-cursor"),
        ({"state": "lost"}, "unknown-state"),
    ],
)
def test_impossible_questions_are_refused(opened: vault.Vault, question: dict[str, object], code: str) -> None:
    with pytest.raises(Refusal) as refusal:
        found(opened, **question)
    assert refusal.value.code == code


# --- find ------------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("find", "owners"),
    [
        ("nguyễn", ["Nguyễn Thị Ệ"]),
        ("NGUYEN e", ["Nguyễn Thị Ệ"]),
        ("e thi", ["Nguyễn Thị Ệ"]),
        ("do", ["Hờ Thị Dợ", "Đỗ Văn Đức"]),
        ("Đô duc", ["Đỗ Văn Đức"]),
        ("thi", ["Hờ Thị Dợ", "Nguyễn Thị Ệ"]),
        ("PC-0003", ["Hờ Thị Dợ"]),
        ("pc 0003 ho", ["Hờ Thị Dợ"]),
        ("guyen", []),
        ('"', []),
        ("* OR 1", []),
        ("NEAR(do duc)", []),
        ("%", []),
        ("  ", ["Hờ Thị Dợ", "Đỗ Văn Đức", "Nguyễn Thị Ệ"]),
    ],
)
def test_names_are_found_by_beginnings_of_words_without_marks(
    opened: vault.Vault, find: str, owners: list[str]
) -> None:
    fill(opened, "Nguyễn Thị Ệ", "Đỗ Văn Đức", "Hờ Thị Dợ")
    assert found(opened, find=find) == owners


def test_a_new_name_is_found_and_the_old_one_is_not(opened: vault.Vault) -> None:
    [only] = fill(opened, "")
    assert found(opened, find="vang") == []
    with opened.write() as unit:
        unit.dossiers.update(only, owner="Vàng Thị Máy", filer="Lò A")
        unit.dossiers.update(only, filer="Lò B")
    assert found(opened, find="vang") == found(opened, find="lo b") == ["Vàng Thị Máy"]
    assert found(opened, find="lo a") == []


def test_the_office_s_numbers_are_found(opened: vault.Vault) -> None:
    ids = fill(opened, "Một", "Hai")
    with opened.write() as unit:
        unit.reports.add(OfficeReport(ids[0], "H12.34-1", date(2026, 3, 2), None, "paper", USER, MORNING))
    tell(opened, 2, status=2, office_number="000.77.H12")
    assert found(opened, find="H12.34") == ["Một"]
    assert found(opened, find="000.77") == ["Hai"]


# --- states ----------------------------------------------------------------------------------------------------------


def test_lists_by_state(opened: vault.Vault) -> None:
    ids = fill(opened, "Nháp", "Giữ", "Chờ", "Nộp", "Báo")
    submissions = {number: finalize(opened, number) for number in (2, 3, 4, 5)}
    with opened.write() as unit:
        unit.outbox.request(submissions[3], "release")
        unit.reports.add(OfficeReport(ids[3], "1", date(2026, 3, 2), None, "paper", USER, MORNING))
    tell(opened, 5, status=2, office_number="77")
    opened.outbox_store().apply_requests(MORNING, release_all=False)
    assert found(opened, state="draft") == ["Nháp"]
    assert found(opened, state="finalized") == ["Báo", "Nộp", "Chờ", "Giữ"]
    assert found(opened, state="held") == ["Báo", "Nộp", "Giữ"]
    assert found(opened, state="waiting") == ["Chờ"]
    assert found(opened, state="filed") == ["Báo", "Nộp"]
    assert found(opened, state="not_filed") == ["Chờ", "Giữ"]
    assert found(opened, state="held", find="gi") == ["Giữ"]


def test_only_the_newest_submission_decides(opened: vault.Vault) -> None:
    [only] = fill(opened, "Một")
    first = finalize(opened, 1)
    store = opened.outbox_store()
    store.apply_requests(MORNING, release_all=True)
    store.claim([first], "g")
    store.record([Outcome(first, OutboxState.REFUSED, "bad")], MORNING)
    assert found(opened, state="refused") == ["Một"]
    finalize(opened, 1, revision=2)
    assert found(opened, state="refused") == []
    assert found(opened, state="held") == ["Một"]
    with opened.read() as unit:
        assert (unit.dossiers.row(only).outbox, unit.dossiers.row(only).revision) == (OutboxState.HELD, 2)


def test_a_dossier_taken_back_shows_nothing_of_what_it_withdrew(opened: vault.Vault) -> None:
    [only] = fill(opened, "Một")
    submission = finalize(opened, 1)
    with opened.write() as unit:
        unit.outbox.request(submission, "withdraw")
        unit.dossiers.update(only, state=DossierState.DRAFT)
    opened.outbox_store().apply_requests(MORNING, release_all=False)
    with opened.read() as unit:
        assert unit.dossiers.row(only).outbox is None


# --- a line ----------------------------------------------------------------------------------------------------------


def test_delivered_is_not_filed(opened: vault.Vault) -> None:
    [only] = fill(opened, "Một")
    submission = finalize(opened, 1)
    store = opened.outbox_store()
    store.apply_requests(MORNING, release_all=True)
    store.claim([submission], "g")
    store.record([Outcome(submission, OutboxState.DELIVERED, receipt=b"r")], MORNING)
    with opened.read() as unit:
        row = unit.dossiers.row(only)
    assert (row.outbox, row.filing, row.portal_number, row.portal_status, row.due) == (
        OutboxState.DELIVERED,
        None,
        None,
        None,
        None,
    )


def test_what_the_office_sent_back_is_a_list_of_its_own(opened: vault.Vault) -> None:
    fill(opened, "Chưa nhận", "Bổ sung", "Đã bổ sung", "Đang làm", "Chưa có tin", "Rút rồi")
    for number, statuses in ((1, (2, 3)), (2, (2, 5)), (3, (5, 4)), (4, (4,)), (6, (5,))):
        for status in statuses:
            tell(opened, number, status=status, note=f"{number}/{status}")
    with opened.write() as unit:
        unit.dossiers.update(a_parcel(6).dossier_id, state=DossierState.WITHDRAWN)
    assert found(opened, state="returned") == ["Bổ sung", "Chưa nhận"]
    assert found(opened, state="returned", find="bo sung") == ["Bổ sung"]


@pytest.mark.parametrize("status", range(1, 11))
def test_a_number_proves_a_filing_unless_the_office_did_not_take_it_in(opened: vault.Vault, status: int) -> None:
    [only] = fill(opened, "Một")
    finalize(opened, 1)
    tell(opened, 1, status=status, office_number="H26-1")
    with opened.read() as unit:
        row = unit.dossiers.row(only)
    assert row.portal_number == "H26-1"
    assert row.filed is (status not in {1, 3})
    assert found(opened, state="filed") == (["Một"] if row.filed else [])
    assert found(opened, state="not_filed") == ([] if row.filed else ["Một"])


def test_the_newest_act_and_the_newest_report_stand_in_the_line(opened: vault.Vault) -> None:
    [only] = fill(opened, "Một")
    tell(opened, 1, status=2, office_number="000.77", due_on="2026-03-20")
    tell(opened, 1, status=5, office_number=None, note="thiếu ảnh")
    with opened.read() as unit:
        row = unit.dossiers.row(only)
        assert [(event.status, event.note) for event in unit.events.list(only)] == [(2, ""), (5, "thiếu ảnh")]
    assert (row.portal_status, row.portal_number, row.due, row.filing) == (5, "000.77", date(2026, 3, 20), None)
    older = OfficeReport(only, "000.1", date(2026, 3, 2), None, "phone", USER, MORNING)
    newer = OfficeReport(only, "000.2", date(2026, 3, 2), date(2026, 3, 18), "paper", USER, MORNING)
    with opened.write() as unit:
        unit.reports.add(older)
        unit.reports.add(newer)
        row = unit.dossiers.row(only)
    assert (row.filing, row.portal_number, row.due) == (newer, "000.77", date(2026, 3, 18))


def test_a_reported_number_stands_in_until_the_portal_gives_one(opened: vault.Vault) -> None:
    [only] = fill(opened, "Một")
    with opened.write() as unit:
        unit.reports.add(OfficeReport(only, "000.1", date(2026, 3, 2), None, "phone", USER, MORNING))
        assert unit.dossiers.row(only).portal_number == "000.1"


# --- by hamlet, by number, by name -----------------------------------------------------------------------------------

HAMLET, NUMBER, FILERS = "Bản Phiêng Ban", "017199000123", "017088000456"


def test_a_dossier_is_found_by_hamlet_and_by_the_numbers_of_cards(opened: vault.Vault) -> None:
    first, second = fill(opened, "Một", "Hai")
    with opened.write() as unit:
        unit.dossiers.update(first, hamlet=HAMLET, owner_number=NUMBER)
        unit.dossiers.update(second, filer_number=FILERS)
    for find in ("phieng ban", "Phiêng", NUMBER, "0171 mot", "mot phieng"):
        assert found(opened, find=find) == ["Một"], find
    assert found(opened, find=FILERS) == ["Hai"]
    with opened.write() as unit:
        record = unit.dossiers.get(first)
        assert (record.hamlet, record.owner_number, record.filer_number) == (HAMLET, NUMBER, "")
        unit.dossiers.update(first, hamlet="Bản Mới")
    assert found(opened, find="phieng") == []
    assert found(opened, find="moi 0171") == ["Một"]


NAMES = [
    "Trần Thị An",
    "Lò Văn Ân",
    "Đỗ Thị Anh",
    "Bùi Văn Ba",
    "Bùi Văn Bá",
    "Cà Thị Bạ",
    "Lò Văn Dung",
    "Lò Văn Đức",
    "Lò Thị Đức",
    "Hà Thị Ơn",
    "Hà Thị Ý",
    "",
    "Nguyễn Văn Ổn",
    "Đặng Thị Ổn",
]
IN_ORDER = [
    "",
    "Trần Thị An",
    "Đỗ Thị Anh",
    "Lò Văn Ân",
    "Bùi Văn Ba",
    "Bùi Văn Bá",
    "Cà Thị Bạ",
    "Lò Văn Dung",
    "Lò Thị Đức",
    "Lò Văn Đức",
    "Đặng Thị Ổn",
    "Nguyễn Văn Ổn",
    "Hà Thị Ơn",
    "Hà Thị Ý",
]


@pytest.mark.parametrize("limit", [1, 3, 50])
def test_the_list_by_name_follows_the_vietnamese_alphabet(opened: vault.Vault, limit: int) -> None:
    fill(opened, *NAMES)
    seen: list[str] = []
    after = None
    with opened.read() as unit:
        for _ in range(len(NAMES) + 1):
            page = unit.dossiers.page(order="name", limit=limit, after=after)
            seen += [row.owner for row in page.rows]
            if (after := page.after) is None:
                break
    assert seen == IN_ORDER


def test_the_list_by_name_can_be_searched_and_follows_a_new_name(opened: vault.Vault) -> None:
    ids = fill(opened, "Lò Văn Đức", "Lò Văn Ân", "Hà Thị Ý")
    assert found(opened, order="name", find="lo") == ["Lò Văn Ân", "Lò Văn Đức"]
    with opened.write() as unit:
        unit.dossiers.update(ids[1], owner="Lò Văn Yên")
    assert found(opened, order="name", find="lo") == ["Lò Văn Đức", "Lò Văn Yên"]
    finalize(opened, 1)
    assert found(opened, order="name", state="held") == ["Lò Văn Đức"]


def test_the_newest_of_the_outbox_come_in_their_order(opened: vault.Vault) -> None:
    fill(opened, "An", "Bình", "Chi")
    submissions = [finalize(opened, number) for number in (1, 2, 3)]
    with opened.read() as unit:
        assert [row.submission_id for row in unit.outbox.rows()] == submissions
        assert [row.submission_id for row in unit.outbox.rows(newest=2)] == submissions[1:]
