"""Beside the portal: values in its order, copied, ticked off in the vault, filed by the number shown."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLineEdit

from app.practice import BIRTH, FAMILY_ANSWERS, FATHER_CARD, MOTHER_CARD, child_answers
from app.services import bridge, record_consent
from app.services.bridge import Stage
from app.services.desk import Desk
from app.services.finalize_dossier import finalize
from app.services.list_dossiers import whole
from app.services.start_dossier import start
from app.ui.pages.bridge import BridgePage
from app.ui.pages.home import HomePage
from app.ui.pages.outbox import OutboxPage
from app.ui.widgets.rows import LinkRow
from app.ui.widgets.text import Text
from forms.dossier import OutboxState, Purpose, Route
from forms.identity import read_card
from forms.refusal import Refusal
from tests.support.keyboard import Keyboard
from tests.support.walker import Walker


def filed_by_log_in(desk: Desk, name: str) -> str:
    consent = record_consent.given(desk, list(Purpose), read_by="Chị Thử")
    born = desk.today()
    cards = [("mother", read_card(MOTHER_CARD)), ("father", read_card(FATHER_CARD))]
    answers = {**FAMILY_ANSWERS, **child_answers(name, "female", born)}
    made = start(desk, BIRTH, consent, cards=cards, answers=answers, route=Route.VNEID)
    finalize(desk, made.id, accept=("paper-missing",))
    return made.id


def on_desk(helper: Walker, work: object) -> object:
    held: list[object] = []
    helper.session.ask(work, held.append, keeper=helper.window)  # type: ignore[arg-type]
    helper.settle()
    return held[0]


@pytest.fixture
def dossier(helper: Walker) -> str:
    return str(on_desk(helper, lambda desk: filed_by_log_in(desk, "Vì Thị Cầu")))


@pytest.fixture
def page(helper: Walker, dossier: str) -> BridgePage:
    helper.session.go("bridge", dossier=dossier)
    return helper.on(BridgePage)


def test_values_stand_in_the_portals_own_order(page: BridgePage) -> None:
    assert page.view is not None
    stages = [value.stage for value in page.view.values]
    assert stages == sorted(stages, key=list(Stage).index)
    assert stages[0] is Stage.OFFICE
    assert stages[-1] is Stage.RESULT
    assert any("Vì Thị Cầu" in text.text() for text in page.findChildren(Text) if text.isVisible())
    assert "Vì Thị Cầu" in [value.text for value in page.view.values]


def test_a_value_is_copied_and_ticked_off_for_good(helper: Walker, page: BridgePage, dossier: str) -> None:
    first = next(iter(page.rows.values()))
    helper.press(first.copy)
    assert QGuiApplication.clipboard().text() == first.value.text
    assert first.tick.isChecked()
    kept = on_desk(helper, lambda desk: bridge.bridge(desk, dossier))
    assert isinstance(kept, bridge.Bridge)
    assert [value.ref for value in kept.values if value.ticked] == [first.value.ref]


def test_one_key_goes_from_value_to_value(helper: Walker, page: BridgePage) -> None:
    rows = list(page.rows.values())
    helper.window.activateWindow()
    helper.until(helper.window.isActiveWindow)
    for row in rows[:3]:
        helper.key(Qt.Key.Key_F4)
        helper.settle()
        assert QGuiApplication.clipboard().text() == row.value.text
    assert [row.tick.isChecked() for row in rows[:4]] == [True, True, True, False]


def test_after_the_last_value_the_same_key_leads_to_the_number_and_enter_on(helper: Walker, page: BridgePage) -> None:
    for _ in range(len(page.rows) + 1):
        helper.key(Qt.Key.Key_F4)
        helper.settle()
    assert all(row.tick.isChecked() for row in page.rows.values())
    assert page.number.hasFocus()
    assert not page.number.visibleRegion().isEmpty()
    helper.type(page.number, "H26-0001")
    helper.key(Qt.Key.Key_Return)
    helper.settle()
    assert page.next.hasFocus()
    helper.key(Qt.Key.Key_F4)  # once more, where no line for a number is left
    helper.settle()
    assert page.next.hasFocus()


def test_a_tick_can_be_taken_back(helper: Walker, page: BridgePage, dossier: str) -> None:
    first = next(iter(page.rows.values()))
    first.tick.setChecked(True)
    first.tick.setChecked(False)
    kept = on_desk(helper, lambda desk: bridge.bridge(desk, dossier))
    assert isinstance(kept, bridge.Bridge)
    assert not any(value.ticked for value in kept.values)


def test_ticks_do_not_fill_the_dossiers_story(helper: Walker, page: BridgePage, dossier: str) -> None:
    next(iter(page.rows.values())).tick.setChecked(True)
    helper.settle()
    story = on_desk(helper, lambda desk: [entry.what for entry in whole(desk, dossier).timeline])
    assert isinstance(story, list)
    assert not any("tick" in what for what in story)


def test_the_number_makes_it_filed_by_the_portal_and_the_next_one_comes(
    helper: Walker, page: BridgePage, dossier: str
) -> None:
    other = on_desk(helper, lambda desk: filed_by_log_in(desk, "Vì Thị Kế"))
    page.number.setText("H26.41-261121-0007")
    QTest.keyClick(page.number, Qt.Key.Key_Return)
    helper.settle()
    reports = on_desk(helper, lambda desk: whole(desk, dossier).filings)
    assert isinstance(reports, tuple)
    assert [(each.number, each.source) for each in reports] == [("H26.41-261121-0007", "portal")]
    helper.press(page.next)
    assert page.view is not None
    assert page.view.dossier_id == other


def test_a_number_that_is_being_typed_stays_when_a_sending_ends(helper: Walker, page: BridgePage) -> None:
    page.copy_next()
    helper.settle()
    helper.type(page.number, "H26.41-26")
    line = page.number
    helper.session.publish(helper.session, outbox=True, events=True)
    helper.settle()
    assert page.number is line
    assert line.text() == "H26.41-26"


def test_the_next_value_stays_the_next_when_numbers_are_covered(helper: Walker, page: BridgePage) -> None:
    page.copy_next()
    helper.settle()
    copied = next(iter(page.rows))
    helper.session.prefer(helper.session.preferences._replace(covered=True))
    helper.settle()
    assert page.rows[copied].tick.isChecked()


def test_enter_twice_writes_the_number_down_once(helper: Walker, page: BridgePage, dossier: str) -> None:
    page.number.setText("H26.41-261121-0007")
    for _ in range(2):
        QTest.keyClick(page.number, Qt.Key.Key_Return)
    helper.settle()
    filings = on_desk(helper, lambda desk: whole(desk, dossier).filings)
    assert isinstance(filings, tuple)
    assert len(filings) == 1


def test_nowhere_is_a_field_for_a_log_in(page: BridgePage) -> None:
    fields = [field.accessibleName() for field in page.findChildren(QLineEdit) if field.isVisible()]
    assert fields == ["Số hồ sơ mà cổng hiện ra"]


@pytest.mark.tells("other-route")
def test_a_dossier_that_goes_another_way_is_refused(helper: Walker) -> None:
    helper.begin(BIRTH)
    assert helper.session.hand is not None
    helper.session.go("bridge", dossier=helper.session.hand.id)
    assert helper.on(BridgePage).view is None


def test_the_first_page_leads_through_all_that_wait_with_one_key_a_value(helper: Walker, dossier: str) -> None:
    """From "Việc cần làm" on: F4 for each value, once more to the number, its signs, Enter, Enter to the next one."""
    other = on_desk(helper, lambda desk: filed_by_log_in(desk, "Vì Thị Kế"))
    helper.session.go("home")
    home = helper.on(HomePage)
    line = next(each for each in home.findChildren(LinkRow) if "trên cổng" in each.accessibleName())
    assert "2 hồ sơ đang chờ" in line.accessibleName()
    line.setFocus()
    keys = Keyboard(helper)
    keys.key(Qt.Key.Key_Return)
    copied = 0
    for at, each in enumerate((dossier, other)):
        page = helper.on(BridgePage)
        assert page.view is not None
        assert page.view.dossier_id == each
        for value in page.view.values:
            keys.key(Qt.Key.Key_F4)
            assert QGuiApplication.clipboard().text() == value.text
            copied += 1
        keys.key(Qt.Key.Key_F4)
        keys.type(f"H26-{at}")
        keys.key(Qt.Key.Key_Return)
        keys.key(Qt.Key.Key_Return)
    assert keys.pressed == 1 + copied + 2 * (1 + len("H26-0") + 2)
    for name in ("home", "outbox"):
        helper.session.go(name)
        helper.settle()
        rows = [each for each in helper.window.page.findChildren(LinkRow) if each.isVisible()]
        assert not any("trên cổng" in each.accessibleName() for each in rows)


def test_the_outbox_leads_to_those_that_no_server_takes(helper: Walker, dossier: str) -> None:
    helper.session.go("outbox")
    first = next(each for each in helper.on(OutboxPage).findChildren(LinkRow) if each.isVisible())
    assert "trên cổng" in first.accessibleName()
    assert "1 hồ sơ đang chờ" in first.accessibleName()
    first.pressed.emit()
    page = helper.on(BridgePage)
    assert page.view is not None
    assert page.view.dossier_id == dossier
    helper.session.go("outbox", state=OutboxState.UNCERTAIN.value)
    rows = [each for each in helper.on(OutboxPage).findChildren(LinkRow) if each.isVisible()]
    assert rows == []  # only what the number on the first page counts


@pytest.mark.tells("disk-full")
def test_a_tick_that_the_disk_did_not_take_is_not_shown(
    helper: Walker, page: BridgePage, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(*_desk: object, **_what: object) -> None:
        raise Refusal("disk-full", "The disk is full.")

    monkeypatch.setattr(bridge, "tick", full)
    first = next(iter(page.rows))
    page.rows[first].tick.click()
    helper.settle()
    assert not page.rows[first].tick.isChecked()
