"""A villager served in the window from end to end, by scans and keys, over the real vault."""

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from app.practice import BIRTH, PENSION
from app.services import list_dossiers
from app.services.desk import Desk
from app.ui.dialogs.enrol import enrol as enrol_dialog
from app.ui.dialogs.record_filing import RecordFilingDialog
from app.ui.pages.check import CheckPage
from app.ui.pages.consent import ConsentPage
from app.ui.pages.dossier import DossierPage
from app.ui.pages.fill import FillPage
from app.ui.pages.finalize import FinalizePage
from app.ui.pages.home import HomePage
from app.ui.pages.outbox import OutboxPage
from app.ui.pages.paper import PaperPage
from app.ui.pages.procedure import ProcedurePage
from app.ui.pages.read_back import ReadBackPage
from app.ui.widgets.rows import LinkRow
from app.ui.widgets.text import Badge, Text
from forms.dossier import DossierState, OutboxState, Purpose
from sync.gateway import office
from sync.gateway.local import running_gateway
from tests.support.tours import fill_pension, finalized, keep_warning
from tests.support.villagers import FATHER, MOTHER
from tests.support.walker import Walker


def words_on(widget: object) -> str:
    """Everything that stands on a page."""
    return "\n".join(text.text() for text in widget.findChildren(Text) if text.isVisibleTo(widget))  # type: ignore[attr-defined]


def whole(helper: Walker, dossier: str) -> list_dossiers.DossierView:
    """A dossier as the vault knows it, asked on the lane as the window does."""
    answer: list[list_dossiers.DossierView] = []

    def look(desk: Desk) -> list_dossiers.DossierView:
        return list_dossiers.whole(desk, dossier)

    helper.session.ask(look, answer.append, keeper=helper.window)
    helper.settle()
    return answer[0]


def test_from_the_villagers_words_to_the_outbox(helper: Walker) -> None:
    home = helper.on(HomePage)
    helper.type(home.search, "xin tiền già")
    helper.key(Qt.Key.Key_Return)
    helper.settle()
    assert home.results.isVisible()
    helper.key(Qt.Key.Key_Return)
    card = helper.on(ProcedurePage)
    assert PENSION in words_on(card)
    helper.press(card.make)
    consent = helper.on(ConsentPage)
    assert not any(box.isChecked() for box in consent.purposes.values())
    assert not consent.begin.isEnabled()
    for purpose in (Purpose.PREPARE, Purpose.KEEP):
        consent.purposes[purpose].click()
    helper.press(consent.begin)
    fill_pension(helper)
    helper.press(helper.on(CheckPage).next)
    back = helper.on(ReadBackPage)
    assert "Nguyễn Thị Ệ" in words_on(back)
    assert "12/04/1940" in words_on(back)
    helper.press(back.right)
    declaration = helper.on(PaperPage)
    assert declaration.sheet is not None
    assert declaration.sheet.pdf.startswith(b"%PDF")
    helper.press(declaration.next)
    helper.press(helper.on(FinalizePage).finalize)
    guidance = helper.on(PaperPage)
    assert guidance.sheet is not None
    helper.press(guidance.next)
    outbox = helper.on(OutboxPage)
    assert "Nguyễn Thị Ệ" in words_on(outbox)
    assert [badge.text for badge in outbox.findChildren(LinkRow)[0].findChildren(Badge)] == ["Đã chốt"]


def test_a_birth_is_filled_from_both_parents_cards(helper: Walker) -> None:
    helper.begin(BIRTH)
    helper.fill_section({"relation": "mother", "child_case": "ordinary", "parents_married": "yes"})
    page = helper.on(FillPage)
    scanned = set()
    for _ in range(12):
        if helper.window.page is not page:
            break
        names = {ref.rsplit("/", 1)[-1] for ref in page.fields}
        for block, card in (("mother", MOTHER), ("father", FATHER)):
            if f"{block}_number" in names:
                helper.scan(card)
                scanned.add(block)
        helper.press(page.next)
        if page.problems.later.isVisible():
            helper.press(page.problems.later)
    assert scanned == {"mother", "father"}
    assert isinstance(helper.on(CheckPage), CheckPage)


def test_check_list_leads_to_the_question_and_back(helper: Walker) -> None:
    helper.begin(PENSION)
    page = helper.on(FillPage)
    while helper.window.page is page:
        helper.press(page.next)
        if page.problems.later.isVisible():
            helper.press(page.problems.later)
    check = helper.on(CheckPage)
    assert not check.next.isEnabled()
    first = check.rows()[0]
    label = first.problem.label
    helper.press(first.edit)
    field = helper.on(FillPage).fields[first.problem.ref]
    assert label
    helper.answer(field.ref.rsplit("/", 1)[-1], "new")
    helper.press(helper.on(FillPage).back)
    again = helper.on(CheckPage)
    assert first.problem.ref not in [row.problem.ref for row in again.rows()]


def test_warning_can_stand_when_it_is_right(helper: Walker) -> None:
    helper.begin(PENSION)
    fill_pension(helper)
    helper.on(CheckPage)
    assert helper.session.hand is not None
    helper.session.go("fill", dossier=helper.session.hand.id, question="/data/owner/owner_born")
    helper.answer("owner_born", "1960")
    page = helper.on(FillPage)
    while helper.window.page is page:
        helper.press(page.next)
        if page.problems.later.isVisible():
            helper.press(page.problems.later)
    check = helper.on(CheckPage)
    warnings = check.rows()
    assert warnings
    assert not check.next.isEnabled()
    for code in {row.problem.code for row in warnings} - helper.session.hand.accepted.keys():
        keep_warning(helper, next(row for row in check.rows() if row.problem.code == code))
    assert check.next.isEnabled()
    assert any("Đã hỏi lại" in words_on(row) for row in check.rows())
    dossier = helper.session.hand.id
    accepted = dict(helper.session.hand.accepted)
    helper.session.hand = None  # another opening reads what the disk has
    helper.session.go("check", dossier=dossier)
    again = helper.on(CheckPage)
    assert helper.session.hand.accepted == accepted
    assert again.next.isEnabled()
    first = next(row for row in again.rows() if row.keep is not None)
    assert first.keep is not None
    helper.press(first.keep)  # "Xem lại"
    assert not again.next.isEnabled()


def test_delivered_is_not_filed_until_the_office_number_is_recorded(helper: Walker) -> None:
    dossier = finalized(helper)
    helper.session.go("dossier", dossier=dossier)
    page = helper.on(DossierPage)
    assert "Hồ sơ chưa nộp cho xã" in words_on(page)
    helper.press(page.file)
    dialog = next(each for each in helper.window.findChildren(RecordFilingDialog) if each.isVisible())
    helper.type(dialog.number, "000.00.19.H26-261120-0001")
    helper.type(dialog.received, "20/11/2026")
    helper.type(dialog.due, "04/12/2026")
    helper.press(dialog.yes)
    page = helper.on(DossierPage)
    assert "Hồ sơ chưa nộp cho xã" not in words_on(page)
    assert "000.00.19.H26-261120-0001" in words_on(page)
    assert whole(helper, dossier).filings[0].due_on is not None


def test_filing_with_an_impossible_day_keeps_what_was_typed(helper: Walker) -> None:
    dossier = finalized(helper)
    helper.session.go("dossier", dossier=dossier)
    helper.press(helper.on(DossierPage).file)
    dialog = next(each for each in helper.window.findChildren(RecordFilingDialog) if each.isVisible())
    helper.type(dialog.number, "H26-0001")
    helper.type(dialog.received, "31/02/2026")
    helper.press(dialog.yes)
    assert dialog.notice.text
    assert dialog.received.text() == "31/02/2026"
    assert whole(helper, dossier).filings == ()
    dialog.reject()


def test_reopen_leads_back_to_the_form_and_the_outbox_forgets_it(helper: Walker) -> None:
    dossier = finalized(helper)
    helper.session.go("dossier", dossier=dossier)
    helper.press(helper.on(DossierPage).reopen)
    assert helper.on(FillPage).hand is not None
    assert whole(helper, dossier).row.state is DossierState.DRAFT


def test_twins_take_over_the_parents_and_not_the_child(helper: Walker) -> None:
    helper.begin(BIRTH)
    helper.fill_section({"relation": "mother", "child_case": "ordinary", "parents_married": "yes"})
    assert helper.session.hand is not None
    first = helper.session.hand.id
    helper.session.go("fill", dossier=first, question="/data/mother/mother_name")
    helper.on(FillPage)
    helper.scan(MOTHER)
    helper.session.go("fill", dossier=first, question="/data/child/child_name")
    helper.on(FillPage)
    helper.answer("child_name", "Trần Minh An")
    helper.session.go("consent", code=BIRTH, route="desk", source=first)
    consent = helper.on(ConsentPage)
    for purpose in (Purpose.PREPARE, Purpose.KEEP):
        consent.purposes[purpose].click()
    helper.press(consent.begin)
    second = helper.session.hand
    assert second is not None
    assert second.id != first
    helper.session.go("fill", dossier=second.id, question="/data/child/child_name")
    helper.settle()
    assert helper.field("child_name").view.value == ""
    helper.session.go("fill", dossier=second.id, question="/data/mother/mother_name")
    helper.settle()
    assert helper.field("mother_name").view.value == "H'Hen Niê"


def test_no_to_keeping_is_filled_printed_and_gone(helper: Walker) -> None:
    helper.begin(PENSION, Purpose.PREPARE)
    before = sorted((path, path.stat().st_size) for path in helper.session.folder.rglob("*"))
    fill_pension(helper)
    helper.press(helper.on(CheckPage).next)
    helper.press(helper.on(ReadBackPage).right)
    paper = helper.on(PaperPage)
    assert paper.sheet is not None
    after = sorted((path, path.stat().st_size) for path in helper.session.folder.rglob("*"))
    assert after == before
    helper.press(paper.next)
    helper.on(HomePage)
    assert helper.session.hand is None


def enrol(helper: Walker, url: str, code: str) -> None:
    """Bind the laptop as the helper does: through the dialog."""
    dialog = enrol_dialog(helper.session, helper.window.page)
    helper.type(dialog.url, url)
    helper.type(dialog.code, code)
    QTest.keyClick(dialog.code, Qt.Key.Key_Return)
    helper.settle()


def test_outbox_row_becomes_delivered_when_the_gateway_has_it(helper: Walker, tmp_path: Path) -> None:
    dossier = finalized(helper)
    with running_gateway(tmp_path / "gateway") as gateway:
        enrol(helper, gateway.url, office.enroll(gateway.place, "Máy thử", "Xã thử")["code"])
        helper.session.go("outbox")
        outbox = helper.on(OutboxPage)
        helper.press(outbox.send)
        assert "Máy chủ đã nhận đủ" in words_on(outbox)
        assert "Hồ sơ chưa nộp cho xã" in words_on(outbox)
        office.status(gateway.place, dossier, 2, number="H26-261120-0001")
        helper.press(outbox.send)
        assert "H26-261120-0001" in words_on(outbox)
        assert "Hồ sơ chưa nộp cho xã" not in words_on(outbox)
    assert whole(helper, dossier).row.outbox is OutboxState.DELIVERED


@pytest.mark.tells("no-gateway")
def test_without_a_gateway_everything_waits_and_says_so(helper: Walker, tmp_path: Path) -> None:
    dossier = finalized(helper)
    with running_gateway(tmp_path / "gateway") as gateway:
        enrol(helper, gateway.url, office.enroll(gateway.place, "Máy thử", "Xã thử")["code"])
    helper.session.go("outbox")
    outbox = helper.on(OutboxPage)
    helper.press(outbox.send)
    assert whole(helper, dossier).row.outbox is OutboxState.WAITING
    assert "Máy chủ đã nhận đủ" not in words_on(outbox)
    assert "Có mạng nhưng máy chủ chưa trả lời" in words_on(outbox)
