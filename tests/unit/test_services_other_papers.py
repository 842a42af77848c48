"""Papers beside a dossier: taken along and given back, lists, public papers, a session in one file, the counts."""

from collections.abc import Callable

import pytest
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PublicKey

from app.practice import PENSION, PENSION_ANSWERS, PENSIONER_CARD
from app.services import lend_papers
from app.services.desk import Desk
from app.services.lend_papers import How
from app.services.monthly_report import OTHER_HAMLETS, figures, report_slip
from app.services.print_lists import PRESSING, ListKind, listed
from app.services.print_other import batch, report
from app.services.print_public import PublicKind, Wall, loudspeaker_text, public
from app.services.print_sheets import SheetKind, sheet
from app.services.record_consent import given, record
from app.services.start_dossier import start
from app.services.tasks import TaskKind
from forms.dossier import Purpose
from forms.identity import read_card
from forms.onlooker import OnLooker
from forms.refusal import Refusal
from forms.sheet_values import Lent
from sync.encoding import unb64
from sync.messages import journal_message
from tests.print import reading


def a_pension(desk: Desk, *more: Purpose) -> str:
    consent = given(desk, [Purpose.PREPARE, Purpose.KEEP, *more], "Mai")
    return start(desk, PENSION, consent, cards=[("owner", read_card(PENSIONER_CARD))], answers=PENSION_ANSWERS).id


def test_a_paper_goes_and_comes_back_and_stands_on_the_sheet(desk: Desk) -> None:
    dossier = a_pension(desk)
    assert lend_papers.lend(desk, dossier, "Sổ hộ khẩu cũ") == (Lent("Sổ hộ khẩu cũ", "20/11/2026"),)
    assert "Sổ hộ khẩu cũ: đưa ngày 20/11/2026, chưa trả." in reading.text(sheet(desk, SheetKind.GUIDANCE, [dossier]))
    assert lend_papers.give_back(desk, dossier, "Sổ hộ khẩu cũ")[0].returned_on == "20/11/2026"
    assert len(lend_papers.lend(desk, dossier, "Sổ hộ khẩu cũ")) == 2


def test_the_sheet_says_what_of_a_paper_was_taken_along(desk: Desk) -> None:
    dossier = a_pension(desk)
    lend_papers.lend(desk, dossier, "Sổ hộ khẩu cũ", How(is_original=True, count=2, note="rách góc"))
    page = " ".join(reading.text(sheet(desk, SheetKind.GUIDANCE, [dossier])).split())
    assert "Sổ hộ khẩu cũ (2 bản chính; rách góc): đưa ngày 20/11/2026, chưa trả." in page
    for unclear in (How(count=0), How(note="a" * 201)):
        with pytest.raises(Refusal) as refused:
            lend_papers.lend(desk, dossier, "Giấy ra viện", unclear)
        assert refused.value.code == "lent-unclear"


def test_what_was_taken_along_comes_back_though_the_consent_has_ended(desk: Desk) -> None:
    dossier = a_pension(desk)
    lend_papers.lend(desk, dossier, "Sổ hộ khẩu cũ")
    record(desk, dossier, given(desk, [], "Mai"))
    assert lend_papers.give_back(desk, dossier, "Sổ hộ khẩu cũ", "Bà Ệ")[0].returned_on == "20/11/2026"
    with pytest.raises(Refusal) as refused:
        lend_papers.lend(desk, dossier, "Sổ hộ khẩu cũ")
    assert refused.value.code == "consent-withdrawn"


def test_a_paper_is_named_as_the_card_names_it(desk: Desk) -> None:
    (lent,) = lend_papers.lend(desk, a_pension(desk), "request")
    assert lent.name == next(paper.name for paper in desk.catalogue.get(PENSION).papers if paper.id == "request")


def test_nothing_goes_twice_and_nothing_comes_back_that_did_not_go(desk: Desk) -> None:
    dossier = a_pension(desk)
    with pytest.raises(Refusal) as refused:
        lend_papers.give_back(desk, dossier, "Sổ")
    assert refused.value.code == "not-lent"
    lend_papers.lend(desk, dossier, "Sổ")
    with pytest.raises(Refusal) as refused:
        lend_papers.lend(desk, dossier, "Sổ")
    assert refused.value.code == "already-lent"


def test_lists_of_the_day_do_not_tell_whose_disability_it_is(desk: Desk) -> None:
    code = "1.001699"
    named = {"/data/owner/owner_name": "Nguyễn Thị Ệ"}
    dossier = start(desk, code, given(desk, [Purpose.PREPARE, Purpose.KEEP], "Mai"), answers=named).id
    todo = reading.text(listed(desk, ListKind.TODO))
    assert "Hồ sơ riêng tư" in todo
    assert "Nguyễn Thị Ệ" not in todo
    for kind in ListKind:
        assert "khuyết tật" not in reading.text(listed(desk, kind, [dossier]))


def test_a_letter_that_cannot_be_printed_is_said_with_its_dossier(desk: Desk) -> None:
    a_pension(desk)
    named = {**PENSION_ANSWERS, "/data/owner/owner_name": "Sơn \u179f\u17bb\u1781"}
    draft = start(desk, PENSION, given(desk, [Purpose.PREPARE, Purpose.KEEP], "Mai"), answers=named)
    with desk.vault.read() as unit:
        ours = unit.dossiers.get(draft.id).public_code
    papers: tuple[Callable[[], bytes], ...] = (
        lambda: listed(desk, ListKind.TODO),
        lambda: listed(desk, ListKind.HANDOVER, [draft.id]),
        lambda: sheet(desk, SheetKind.GUIDANCE, [a_pension(desk), draft.id]),
        lambda: sheet(desk, SheetKind.DECLARATION, [draft.id]),
    )
    for paper in papers:
        with pytest.raises(Refusal) as refused:
            paper()
        assert (refused.value.code, refused.value.facts["our_code"]) == ("letter-not-in-font", ours)
        assert ours in str(refused.value)
        assert "Sơn" not in str(refused.value)


def test_only_who_agreed_is_counted(desk: Desk) -> None:
    a_pension(desk)
    assert figures(desk).dossiers == 0
    a_pension(desk, Purpose.COUNT)
    counted = figures(desk)
    assert (counted.month, counted.dossiers, counted.by_procedure) == ("2026-11", 1, {PENSION: 1})
    assert counted.by_state == {"draft": 1}
    assert counted.by_hamlet == {OTHER_HAMLETS: 1}  # one dossier of a hamlet would name its people
    assert counted.satisfaction is None
    assert figures(desk, "2026-10").dossiers == 0


@pytest.mark.parametrize("month", ["2026-13", "11-2026", "nay", "2026-1"])
def test_what_is_no_month_is_refused(desk: Desk, month: str) -> None:
    with pytest.raises(Refusal) as refused:
        figures(desk, month)
    assert refused.value.code == "bad-month"


def test_the_reports_page_names_nobody(desk: Desk) -> None:
    a_pension(desk, Purpose.COUNT)
    page = reading.text(report(desk))
    assert "Báo cáo tháng 11/2026" in page
    assert "Nguyễn" not in page
    assert report_slip(desk, figures(desk)).facts[2] == ("Số hồ sơ bắt đầu trong tháng", "1")


def test_the_reports_page_carries_the_journals_head_signed_by_the_device(desk: Desk) -> None:
    kept = figures(desk).journal
    signed = journal_message(desk.vault.vault_id, kept["count"], bytes.fromhex(kept["hash"]))
    Ed25519PublicKey.from_public_bytes(desk.vault.device.public_key).verify(unb64(kept["signature"]), signed)
    page = "".join(reading.text(report(desk)).split())
    assert kept["hash"] in page
    assert kept["signature"] in page


def test_every_task_has_its_words_on_paper() -> None:
    assert set(PRESSING) == set(TaskKind)


def test_lists_print_and_the_to_do_list_takes_what_is_open(desk: Desk) -> None:
    dossier = a_pension(desk)
    todo = reading.text(listed(desk, ListKind.TODO))
    assert "Điền tiếp, kiểm tra, đọc lại, in." in todo
    for kind in (ListKind.HANDOVER, ListKind.RECIPIENT):
        assert "Nguyễn Thị Ệ" in reading.text(listed(desk, kind, [dossier]))
        with pytest.raises(Refusal) as refused:
            listed(desk, kind)
        assert refused.value.code == "nothing-to-print"


def test_a_session_is_one_file_and_may_be_stopped(desk: Desk) -> None:
    dossiers = [a_pension(desk) for _ in range(3)]
    told: list[tuple[str, int, int]] = []
    kinds = [SheetKind.GUIDANCE, SheetKind.PREPARATION]
    pdf = batch(desk, kinds, dossiers, looker=OnLooker(lambda *step: told.append(step)))
    assert told == [("drawing", done, 3) for done in range(4)]
    assert reading.text(pdf).count("Phiếu chuẩn bị hồ sơ") == 3
    with pytest.raises(Refusal) as refused:
        batch(desk, kinds, dossiers, looker=OnLooker(stopped=lambda: len(told) > 2))
    assert refused.value.code == "stopped"


def test_public_papers_need_no_vault_and_some_a_procedure(desk: Desk) -> None:
    for kind in (PublicKind.POSTER, PublicKind.LEAFLET, PublicKind.INFOGRAPHIC):
        assert desk.catalogue.get(PENSION).title in reading.text(public(desk, kind, [PENSION]))
        with pytest.raises(Refusal) as refused:
            public(desk, kind)
        assert refused.value.code == "nothing-to-print"
    both = public(desk, PublicKind.POSTER, [PENSION, "1.001193"], wall=Wall("Nhà có việc"))
    assert "Nhà có việc" in reading.text(both)
    assert "Nhà có việc." in loudspeaker_text(desk, [PENSION, "1.001193"], title="Nhà có việc")
    assert "VNeID" in reading.text(public(desk, PublicKind.ONLINE_LIST))
    assert "Giấy làm chứng" in reading.text(public(desk, PublicKind.REFERENCE))
