"""The dossiers of one family at the window: one case, finalized together, the later one waiting for the first."""

from collections.abc import Callable
from functools import partial
from typing import TypeVar

import pytest

from app.services import keep_warnings, list_dossiers
from app.services.check_dossier import check
from app.services.desk import Desk
from app.services.fill_dossier import Draft
from app.services.finalize_dossier import finalize_case
from app.services.record_consent import given
from app.services.start_dossier import start
from app.storage.records import DossierRow
from app.ui.pages.consent import ConsentPage
from app.ui.pages.dossier import DossierPage
from app.ui.pages.events import EventsPage
from app.ui.pages.finalize import FinalizePage
from app.ui.pages.outbox import OutboxPage
from app.ui.pages.page import Page
from app.ui.pages.paper import PaperPage
from app.ui.pages.procedure import ProcedurePage
from app.ui.widgets.buttons import Button
from app.ui.widgets.options import RadioOption
from app.ui.widgets.text import Text
from forms.dossier import DossierState, OutboxState, Purpose
from forms.identity import read_card
from tests.support.form_stories import Story
from tests.support.stories_of_death import STORIES as DEATHS
from tests.support.stories_of_support import FUNERAL_OF_PENSIONER, FUNERALS
from tests.support.walker import Walker

DEATH = DEATHS[0]
FUNERAL = next(story for story in FUNERALS if story.code == FUNERAL_OF_PENSIONER)
T = TypeVar("T")


def words_on(page: Page) -> str:
    return "\n".join(text.text() for text in page.findChildren(Text) if text.isVisibleTo(page))


def on_the_lane(helper: Walker, work: Callable[[Desk], T]) -> T:
    """What the vault says or does, asked beside the window as the pages do."""
    answer: list[T] = []
    helper.settle()
    helper.session.ask(work, answer.append, keeper=helper.window)
    helper.settle()
    return answer[0]


def row(helper: Walker, dossier: str) -> DossierRow:
    return on_the_lane(helper, lambda desk: list_dossiers.whole(desk, dossier)).row


def begun(desk: Desk, story: Story, source: str | None = None) -> str:
    consent = given(desk, [Purpose.PREPARE, Purpose.KEEP], "Mai")
    cards = [(block, read_card(text)) for block, text in story.cards]
    return start(desk, story.code, consent, cards=cards, answers=story.answers, source=source, sure=True).id


def keep_all(desk: Desk, dossier: str) -> None:
    """Every warning was asked about and stands."""
    for code in {one.code for one in check(desk, Draft.look(desk, dossier))}:
        keep_warnings.keep(desk, dossier, code, "đã hỏi")


def family(desk: Desk) -> tuple[str, str]:
    """A death and the funeral money after it, with every warning kept."""
    death = begun(desk, DEATH)
    funeral = begun(desk, FUNERAL, source=death)
    for one in (death, funeral):
        keep_all(desk, one)
    return death, funeral


def test_a_case_is_finalized_from_one_page(helper: Walker) -> None:
    death, funeral = on_the_lane(helper, family)
    helper.session.go("finalize", dossier=death)
    page = helper.on(FinalizePage)
    assert page.together is not None
    page.together.setChecked(True)
    helper.press(page.finalize)
    helper.on(PaperPage)
    assert [row(helper, one).state for one in (death, funeral)] == [DossierState.FINALIZED] * 2


@pytest.mark.tells("not-a-draft")
def test_back_leads_away_where_there_is_nothing_to_finalize_any_more(helper: Walker) -> None:
    death, _ = on_the_lane(helper, family)
    on_the_lane(helper, lambda desk: finalize_case(desk, death))
    helper.session.go("dossier", dossier=death)
    helper.on(DossierPage)
    helper.session.go("finalize", dossier=death)
    page = helper.on(FinalizePage)
    helper.press(next(each for each in page.findChildren(Button) if each.picture == "back"))
    helper.on(DossierPage)


def test_without_the_tick_the_other_stays_in_the_making(helper: Walker) -> None:
    death, funeral = on_the_lane(helper, family)
    helper.session.go("finalize", dossier=death)
    helper.press(helper.on(FinalizePage).finalize)
    helper.on(PaperPage)
    assert row(helper, funeral).state is DossierState.DRAFT


def test_what_waits_for_another_says_so_and_can_be_let_go(helper: Walker) -> None:
    death, funeral = on_the_lane(helper, family)
    on_the_lane(helper, lambda desk: finalize_case(desk, death))
    helper.session.go("outbox")
    told = words_on(helper.on(OutboxPage))
    assert told.count("Chờ việc trước xong") == 1
    assert "Việc trước: " in told
    assert told.count("Tự gửi từ") == 1  # the first one's minute, not the other's
    helper.session.go("dossier", dossier=funeral)
    page = helper.on(DossierPage)
    assert "Chờ việc trước xong" in words_on(page)
    helper.press(page.head.release)
    assert row(helper, funeral).outbox is OutboxState.WAITING
    told = words_on(helper.on(DossierPage))
    assert "Chờ việc trước xong" not in told
    assert "Cho gửi, không chờ việc trước" in told


def choose(helper: Walker, *values: str) -> EventsPage:
    page = helper.on(EventsPage)
    for value in values:
        assert page.asked is not None
        page.choices[[choice.value for choice in page.asked.question.choices].index(value)].pressed.emit()
        helper.settle()
    return page


def make(page: EventsPage) -> list[Button]:
    return [one for one in page.findChildren(Button) if one.text() == "Làm hồ sơ" and one.isVisibleTo(page)]


def begin(helper: Walker) -> str:
    page = helper.on(ConsentPage)
    for purpose in (Purpose.PREPARE, Purpose.KEEP):
        page.purposes[purpose].setChecked(True)
    helper.press(page.begin)
    assert helper.session.hand is not None
    return helper.session.hand.id


def cases(dossiers: tuple[str, ...], desk: Desk) -> list[str]:
    with desk.vault.read() as unit:
        return [unit.dossiers.get(one).case_id for one in dossiers]


def test_the_next_dossier_of_a_list_joins_the_case_and_another_family_does_not(helper: Walker) -> None:
    answers = ("not_yet", "single", "yes", "social_pension", "no")
    helper.session.go("events", name="death")
    helper.press(make(choose(helper, *answers))[0])
    first = begin(helper)
    helper.session.go("events", name="death")
    page = helper.on(EventsPage)
    assert page.go_on is not None
    page.go_on.pressed.emit()
    helper.settle()
    helper.press(make(page)[-1])
    second = begin(helper)
    helper.session.go("events", name="death")
    helper.press(make(choose(helper, *answers))[0])
    third = begin(helper)
    assert on_the_lane(helper, partial(cases, (first, second, third))) == [first, first, third]


@pytest.mark.parametrize(
    ("code", "word"),
    [("1.014027", "Nộp tại xã"), ("1.002755", "Nộp tại công an xã"), ("1.013133", "Nộp tại Ban Chỉ huy quân sự xã")],
)
def test_the_way_names_who_takes_the_dossier(helper: Walker, code: str, word: str) -> None:
    helper.session.go("procedure", code=code)
    page = helper.on(ProcedurePage)
    assert word in [one.text().replace("&", "") for one in page.findChildren(RadioOption)]
