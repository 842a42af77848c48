"""Whole days in the window: by keyboard alone, a household by its cards, a power cut, a dossier that came back."""

import os
import subprocess
import sys
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from app.main import Program
from app.ui.pages.check import CheckPage
from app.ui.pages.dossier import DossierPage
from app.ui.pages.fill import FillPage
from app.ui.pages.finalize import FinalizePage
from app.ui.pages.home import HomePage
from app.ui.pages.outbox import OutboxPage
from app.ui.pages.paper import PaperPage
from app.ui.pages.read_back import ReadBackPage
from app.ui.pages.unlock import UnlockPage
from app.ui.widgets.buttons import Button
from app.ui.widgets.rows import LinkRow
from forms.dossier import OutboxState, PortalStatus
from sync.gateway import office
from sync.gateway.local import running_gateway
from tests.gui.conftest import PATIENCE
from tests.gui.test_journey import enrol, whole, words_on
from tests.gui.test_lists import household, names, table  # noqa: F401 - the fixture is used by its name
from tests.support import tours
from tests.support.keyboard import pension_by_keyboard
from tests.support.tours import confirm_office, finalized
from tests.support.vaults import USER, WEAK, WORDS
from tests.support.walker import Walker

ROOT = Path(__file__).resolve().parents[2]
MOST_KEYS = 60


def test_a_pension_is_made_by_keyboard_alone_with_few_keys(helper: Walker) -> None:
    assert pension_by_keyboard(helper) <= MOST_KEYS
    assert "Nguyễn Thị Ệ" in words_on(helper.on(OutboxPage))


def card(at: int) -> str:
    """The card of an invented child, mother or father of one house, born in the year that the number says."""
    century_and_sex = 2 if at % 2 == 0 else 3
    number = f"001{century_and_sex}{at:02d}{900000 + at:06d}"
    sex = "Nam" if at % 2 == 0 else "Nữ"
    return f"{number}||Nguyễn Văn Mẫu {'ABCDEFGH'[at]}|0{at + 1}0120{at:02d}|{sex}|Thôn 3|01012022"


def test_eight_of_a_household_come_in_by_their_cards(household: Walker) -> None:  # noqa: F811 - the fixture
    household.press(table(household).add)
    household.scan(card(0))
    for at in range(1, 8):
        household.press(table(household).scan)
        dialog = household.scan_dialog()
        dialog.text.setText(card(at))
        QTest.keyClick(dialog.text, Qt.Key.Key_Return)
        household.settle()
    assert names(household) == [f"Nguyễn Văn Mẫu {letter}" for letter in "ABCDEFGH"]
    assert len(household.on(FillPage).fields) == 5  # the eighth alone stands below the table


def test_after_a_kill_every_answer_is_there_and_home_offers_to_go_on(
    qapp: QApplication, qtbot: QtBot, tmp_path: Path
) -> None:
    folder = tmp_path / "vault"
    command = [sys.executable, "-m", "tests.support.killed_window", str(folder)]
    environment = dict(os.environ, QT_QPA_PLATFORM="offscreen")
    done = subprocess.run(command, cwd=ROOT, env=environment, capture_output=True, check=False, timeout=120)
    assert done.returncode != 0, "it was to be killed"
    assert b"Error" not in done.stderr, done.stderr.decode()
    program = Program(qapp, folder, cost=WEAK, quiet=False)
    told: list[Exception] = []
    program.session.told.connect(told.append)
    program.window.show()
    program.window.start()
    helper = Walker(program, lambda fact: qtbot.waitUntil(fact, timeout=PATIENCE))
    unlock = helper.on(UnlockPage)
    helper.type(unlock.passphrase.line, WORDS)
    unlock.submit()
    home = helper.on(HomePage)
    (draft,) = [row for row in home.findChildren(LinkRow) if row.isVisible()]
    draft.pressed.emit()
    page = helper.on(FillPage)
    assert page.hand is not None  # at the part in which the power went, not at the first
    assert helper.field("owner_name").view.value == "Nguyễn Thị Ệ"
    assert helper.field("owner_number").view.value == ""
    assert page.steps.undo.isEnabled()
    assert program.session.user == USER
    program.close()
    assert told == []


def test_behind_each_number_of_the_first_page_stand_as_many(walker: Walker) -> None:
    tours.every_outbox_state(walker)
    for name in ("waiting", "uncertain", "refused"):
        walker.session.go("home")
        tile = walker.on(HomePage).day.tiles[name]
        number = int(tile.accessibleName().rsplit(": ", 1)[1])
        tile.pressed.emit()
        outbox = walker.on(OutboxPage)
        assert 0 < number == len([row for row in outbox.findChildren(LinkRow) if row.isVisible()]), name


def test_a_returned_dossier_is_mended_and_sent_again(helper: Walker, tmp_path: Path) -> None:
    dossier = finalized(helper)
    with running_gateway(tmp_path / "gateway") as gateway:
        enrol(helper, gateway.url, office.enroll(gateway.place, "Máy thử", "Xã thử")["code"])
        helper.session.go("outbox")
        helper.press(helper.on(OutboxPage).send)
        office.status(gateway.place, dossier, PortalStatus.NOT_ACCEPTED, note="Thiếu số điện thoại người thân.")
        helper.press(helper.on(OutboxPage).send)
        helper.session.go("dossier", dossier=dossier)
        page = helper.on(DossierPage)
        assert "Thiếu số điện thoại người thân." in words_on(page)
        assert not page.revise.isVisible(), "the card above says it already"
        helper.press(next(way for way in page.todo.findChildren(Button) if way.isVisible()))
        assert "Thiếu số điện thoại người thân." in helper.on(FillPage).head.told.text
        helper.session.go("fill", dossier=dossier, question="/data/home/owner_hamlet", return_to="check")
        helper.settle()
        helper.answer("owner_hamlet", "Tổ 6")
        helper.press(helper.on(FillPage).next)
        check = helper.on(CheckPage)
        assert "Thiếu số điện thoại người thân." in words_on(check)
        if not check.next.isEnabled():
            confirm_office(helper)
        helper.press(check.next)
        helper.press(helper.on(ReadBackPage).right)
        helper.press(helper.on(PaperPage).next)
        helper.press(helper.on(FinalizePage).finalize)
        helper.session.go("outbox")
        helper.press(helper.on(OutboxPage).send)
        assert whole(helper, dossier).row.outbox is OutboxState.DELIVERED
        assert whole(helper, dossier).row.revision == 2
        assert office.dossier(gateway.place, dossier)["revision"] == 2
