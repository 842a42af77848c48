"""What memory alone has, a draft not kept or an answer not taken: it outlives a lock, and nobody else ever sees it."""

import pytest
from PySide6.QtGui import QCloseEvent
from PySide6.QtWidgets import QLabel

from app.practice import PENSION
from app.services import manage_users
from app.ui.dialogs.confirm import ConfirmDialog
from app.ui.pages.consent import ConsentPage
from app.ui.pages.dossier import DossierPage
from app.ui.pages.fill import FillPage
from app.ui.pages.home import HomePage
from app.ui.pages.unlock import UnlockPage
from app.ui.widgets.buttons import Button
from app.ui.widgets.rows import LinkRow
from app.ui.widgets.text import Text
from forms.dossier import Purpose
from forms.refusal import Refusal
from tests.support.vaults import WEAK, WORDS
from tests.support.walker import Walker

NAME, OTHER, THEIRS = "Nguyễn Thị Ệ", "Hoàng Văn Thử", "mưa rào trắng xóa đồng"


def begun(helper: Walker) -> None:
    helper.begin(PENSION, Purpose.PREPARE)
    helper.fill_section({"request_kind": "new", "filing_for": "owner"})
    helper.answer("owner_name", NAME)


def rows(home: HomePage) -> list[LinkRow]:
    return [row for row in home.day.findChildren(LinkRow) if row.isVisible()]


def test_it_is_found_again_after_another_dossier_and_two_are_never_open(helper: Walker) -> None:
    begun(helper)
    assert not helper.on(FillPage).head.about.isVisible()
    helper.begin(PENSION)  # somebody else sits down in between
    helper.session.go("consent", code=PENSION)
    consent = helper.on(ConsentPage)
    consent.purposes[Purpose.PREPARE].setChecked(True)
    helper.press(consent.begin)
    assert consent.notice.text
    helper.session.go("home")
    memory, _kept = rows(helper.on(HomePage))
    memory.pressed.emit()
    helper.on(FillPage)
    assert helper.session.hand is not None
    assert not helper.session.hand.kept
    helper.session.go("fill", dossier="", question="/data/owner/owner_name")
    helper.settle()
    assert helper.field("owner_name").view.value == NAME


def test_a_kept_draft_leads_to_its_rights_and_back(helper: Walker) -> None:
    helper.press(helper.begin(PENSION).head.about)
    page = helper.on(DossierPage)
    assert page.go_on.isVisible()  # consent is ended, the dossier put aside or erased here, in the middle of filling
    helper.session.go_back()
    helper.on(FillPage)


@pytest.mark.tells("consent-withdrawn")
def test_a_form_whose_consent_ended_takes_nothing_more(helper: Walker) -> None:
    helper.press(helper.begin(PENSION).head.about)
    helper.press(next(each for each in shown_buttons(helper) if "không đồng ý nữa" in each.text()))
    helper.press(next(each for each in helper.window.findChildren(ConfirmDialog) if each.isVisible()).yes)
    helper.session.go_back()
    page = helper.on(DossierPage)  # not an empty form: here they may agree again, or be erased
    assert not page.go_on.isVisible()
    helper.press(next(each for each in shown_buttons(helper) if each.text().startswith("Hỏi lại sự đồng ý")))
    consent = helper.on(ConsentPage)
    consent.purposes[Purpose.PREPARE].setChecked(True)
    assert not consent.begin.isEnabled(), "what lies in the vault goes on only with a yes to keeping"
    consent.purposes[Purpose.KEEP].setChecked(True)
    helper.press(consent.begin)
    helper.press(helper.on(DossierPage).go_on)
    assert helper.on(FillPage).fields


def shown_buttons(helper: Walker) -> list[Button]:
    return [each for each in helper.window.page.findChildren(Button) if each.isVisible()]


def test_it_is_deleted_without_being_printed(helper: Walker) -> None:
    begun(helper)
    helper.session.go("home")
    home = helper.on(HomePage)
    delete = next(each for each in home.day.findChildren(Button) if each.property("kind") == "danger")
    helper.press(delete)
    assert helper.session.in_memory is None
    assert rows(home) == []


def unlock(helper: Walker, words: str, name: str = "") -> None:
    page = helper.on(UnlockPage)
    if name:
        page.names.setCurrentText(name)
    helper.type(page.passphrase.line, words)
    page.submit()
    helper.until(lambda: helper.session.desk is not None)


def _full(_vault: object, **_how: object) -> None:
    raise Refusal("disk-full", "The disk is full.")


@pytest.mark.tells("disk-full")
def test_answers_that_were_not_taken_outlive_another_dossier_and_a_lock_for_the_same_helper(helper: Walker) -> None:
    helper.session.ask(lambda desk: manage_users.add(desk, OTHER, THEIRS, cost=WEAK), keeper=helper.window)
    page = helper.begin(PENSION)
    assert page.hand is not None
    helper.fill_section({"request_kind": "new", "filing_for": "owner"})
    dossier, section = page.hand.id, page.hand.section
    helper.answer("owner_born", "31/02/1940")
    helper.begin(PENSION)  # the next one in the queue
    helper.session.go("fill", dossier=dossier, section=section)
    born = helper.field("owner_born")
    assert (born.control.value(), bool(born.message)) == ("31/02/1940", True)
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr("app.storage.open_vault.Vault.write", _full)
        line = helper.field("owner_name").control.focusProxy()
        assert line is not None
        helper.type(line, NAME)
        helper.session.lock_asked.emit()  # in the middle of the word; the page is gone when the disk refuses
        helper.on(UnlockPage)
    close = Asked()
    helper.window.closeEvent(close)  # over the locked page too: it would go with the window
    assert not close.isAccepted()
    helper.press(next(each for each in helper.window.findChildren(ConfirmDialog) if each.isVisible()).no)
    unlock(helper, WORDS)
    assert helper.field("owner_name").view.value == NAME  # tried again, and written
    born = helper.field("owner_born")
    assert (born.control.value(), bool(born.message)) == ("31/02/1940", True)
    helper.answer("owner_born", "1940")
    assert helper.field("owner_born").message == ""
    helper.answer("owner_born", "31/02/1940")
    helper.session.lock_asked.emit()
    unlock(helper, THEIRS, OTHER)
    helper.on(HomePage)
    assert helper.session.unstored == {}


@pytest.mark.parametrize("restored_by", ["", OTHER])  # restoring leaves a name for the next unlocking
def test_another_helper_does_not_see_it(helper: Walker, restored_by: str) -> None:
    helper.session.ask(lambda desk: manage_users.add(desk, OTHER, THEIRS, cost=WEAK), keeper=helper.window)
    begun(helper)
    helper.session.lock_asked.emit()
    helper.session.user = restored_by or helper.session.user
    unlock(helper, THEIRS, OTHER)
    home = helper.on(HomePage)
    assert helper.session.in_memory is None
    assert rows(home) == []
    assert NAME not in " ".join(label.text() for label in helper.window.findChildren(QLabel))


class Asked(QCloseEvent):
    """A press on the window's own cross, as the window system tells it."""

    def spontaneous(self) -> bool:
        return True


def test_the_window_asks_before_it_takes_a_draft_in_memory_along(helper: Walker) -> None:
    helper.begin(PENSION, Purpose.PREPARE)
    event = Asked()
    helper.window.closeEvent(event)
    assert not event.isAccepted()
    asked = next(each for each in helper.window.findChildren(ConfirmDialog) if each.isVisible())
    assert "bộ nhớ" in " ".join(text.text() for text in asked.findChildren(Text))
    helper.press(asked.no)
    assert helper.window.isVisible()
    assert helper.session.in_memory is not None
    helper.window.closeEvent(Asked())
    helper.press(next(each for each in helper.window.findChildren(ConfirmDialog) if each.isVisible()).yes)
    assert not helper.window.isVisible()
