"""From home or from words to a life event, question by question, to what is to be done."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QAbstractButton

from app.ui.pages.consent import ConsentPage
from app.ui.pages.events import EventsPage
from app.ui.pages.fill import FillPage
from app.ui.pages.home import HomePage
from app.ui.pages.paper import PaperPage
from app.ui.widgets.text import Text
from forms.dossier import Purpose
from forms.life_events import event, events
from tests.support.walker import Walker


def words_on(widget: EventsPage | HomePage) -> str:
    return "\n".join(text.text() for text in widget.findChildren(Text) if text.isVisibleTo(widget))


def answer(helper: Walker, *values: str) -> EventsPage:
    """Give the answers of a life event by its own values."""
    page = helper.on(EventsPage)
    for value in values:
        assert page.asked is not None
        place = [choice.value for choice in page.asked.question.choices].index(value)
        page.choices[place].pressed.emit()
        helper.settle()
    return page


def buttons(page: EventsPage, text: str) -> list[QAbstractButton]:
    return [one for one in page.findChildren(QAbstractButton) if one.text() == text and one.isVisibleTo(page)]


def test_questions_from_home_to_the_list(helper: Walker) -> None:
    helper.press(helper.on(HomePage).events)
    page = helper.on(EventsPage)
    assert len(page.choices) == len(events())
    page.choices[[one.name for one in events()].index("death")].pressed.emit()
    helper.settle()
    assert "Câu 1, nhiều nhất 5 câu" in words_on(page)
    answer(helper, "not_yet", "single", "yes")
    helper.press(page.back)
    helper.settle()
    assert "Câu 3" in words_on(page)
    answer(helper, "yes", "social_pension", "no")
    told = words_on(page)
    assert "1. Khai tử cho người đã mất" in told
    assert "3. Xin tiền mai táng cho người đang hưởng hưu trí xã hội" in told
    assert page.choices == []
    helper.press(buttons(page, "Làm hồ sơ")[0])
    helper.on(ConsentPage)


def test_words_lead_to_questions_and_what_is_not_known_to_the_commune(helper: Walker) -> None:
    home = helper.on(HomePage)
    helper.type(home.search, "nhà có người mất")
    helper.key(Qt.Key.Key_Return)
    helper.settle()
    assert event("death").title in words_on(home)
    helper.session.go("events", name="lost-paper")
    helper.settle()
    page = answer(helper, "birth", "unknown")
    told = words_on(page)
    assert "Hỏi xã trước" in told
    assert "1800\N{NO-BREAK SPACE}1096" in told
    assert not buttons(page, "Làm hồ sơ")
    for _ in range(3):
        helper.press(page.back)
        helper.settle()
    helper.on(HomePage)


def test_the_leaflet_of_a_step_is_printed(helper: Walker) -> None:
    helper.session.go("events", name="marriage")
    helper.settle()
    page = answer(helper, "single", "marry")
    helper.press(buttons(page, "In phiếu hướng dẫn")[0])
    helper.settle()
    helper.on(PaperPage)


def test_nothing_fits_says_whom_to_call_and_a_question_is_answered(helper: Walker) -> None:
    home = helper.on(HomePage)
    helper.type(home.search, "mua vé máy bay")
    helper.key(Qt.Key.Key_Return)
    helper.settle()
    assert "1800\N{NO-BREAK SPACE}1096" in words_on(home)
    home.search.clear()
    helper.type(home.search, "có đưa mã otp được không")
    helper.key(Qt.Key.Key_Return)
    helper.settle()
    assert "Không đưa mã OTP" in words_on(home)


def test_the_dossiers_of_a_list_begin_together_and_the_next_takes_over_from_the_first(helper: Walker) -> None:
    helper.session.go("events", name="death")
    helper.settle()
    page = answer(helper, "not_yet", "single", "yes", "social_pension", "share")
    helper.press(buttons(page, "Tự nộp bằng VNeID")[0])
    helper.press(page.together)
    consent = helper.on(ConsentPage)
    for purpose in (Purpose.PREPARE, Purpose.KEEP):
        consent.purposes[purpose].setChecked(True)
    helper.press(consent.begin)
    helper.on(FillPage)
    desk, hand = helper.session.desk, helper.session.hand
    assert desk is not None
    assert hand is not None
    with desk.vault.read() as unit:
        case = unit.dossiers.of_case(unit.dossiers.get(hand.id).case_id)
        codes = [unit.dossiers.get(one).procedure for one in case]
        assert unit.dossiers.get(case[0]).route == "vneid"
        given = [unit.consents.latest(one) for one in case]
    assert all(one is not None and Purpose.KEEP in one.purposes for one in given)
    assert codes == ["1.000656", "1.014028"]
    hand.draft.answer({"/data/deceased/deceased_name": "Nguyễn Thị Ệ"})
    helper.session.go("fill", dossier=case[1])
    helper.on(FillPage)
    second = helper.session.hand
    assert second is not None
    [name] = second.draft.questions(["/data/deceased/deceased_name"])
    assert (name.value, name.origin) == ("Nguyễn Thị Ệ", "earlier")
