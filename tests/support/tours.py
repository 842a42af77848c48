"""The way to every page and dialog of the window, for the tests of its look; all people invented."""

from collections.abc import Callable
from functools import partial
from pathlib import Path
from tempfile import TemporaryDirectory

from PySide6.QtGui import QImage

from app.errors import write_report
from app.practice import BIRTH, FAMILY_ANSWERS, FATHER_CARD, MOTHER_CARD, PENSION, child_answers
from app.services import finalize_dossier, keep_backups, keep_warnings, lend_papers, manage_users, record_consent
from app.services.desk import Desk
from app.services.fill_dossier import Draft
from app.services.lend_papers import How
from app.services.screen_lock import ScreenLock
from app.services.start_dossier import start
from app.services.unlock_vault import create
from app.ui.dialogs.enrol import enrol
from app.ui.dialogs.keep_warning import KeepWarningDialog
from app.ui.dialogs.lend import LendDialog
from app.ui.hand import Hand
from app.ui.pages.authoring import AuthoringPage
from app.ui.pages.check import CheckPage, ProblemRow
from app.ui.pages.copies import CopiesPage
from app.ui.pages.dossier import DossierPage
from app.ui.pages.events import EventsPage
from app.ui.pages.fill import FillPage
from app.ui.pages.finalize import FinalizePage
from app.ui.pages.first_start import FirstStartPage
from app.ui.pages.home import HomePage
from app.ui.pages.outbox import OutboxPage
from app.ui.pages.paper import PaperPage
from app.ui.pages.papers import PapersPage
from app.ui.pages.persons import PersonsPage
from app.ui.pages.pictures import PicturesPage
from app.ui.pages.read_back import ReadBackPage
from app.ui.pages.result import ResultPage
from app.ui.pages.unlock import UnlockPage
from app.ui.pages.users import UsersPage
from app.ui.widgets.person_strip import PersonStrip
from app.ui.widgets.row_table import RowTable
from app.ui.widgets.rows import LinkRow
from forms.authoring.workbook_template import template
from forms.authoring.workbook_write import parts_of, write
from forms.catalogue import PACKS
from forms.dossier import OutboxState, Purpose, Route
from forms.identity import read_card
from sync.ports import Outcome
from tests.support.household_form import a_household
from tests.support.vaults import USER, WEAK, WORDS
from tests.support.villagers import FATHER, GRANDMOTHER
from tests.support.villagers import PENSION as PENSION_ANSWERS
from tests.support.walker import Walker

BESIDE_THE_CARD = {
    "/data/request/request_kind": "new",
    "/data/request/filing_for": "owner",
    "/data/owner/owner_ethnic": "01",
    "/data/home/owner_has_phone": "none",
    "/data/income/has_pension": "no",
    "/data/payment/pay_how": "cash",
    "/data/office/result_delivery": "office",
}
"""What the old woman of the card answers herself, as :func:`fill_pension` types it."""


def fill_pension(helper: Walker) -> None:
    """From the first section to the check list."""
    helper.fill_section({"request_kind": "new", "filing_for": "owner"})
    helper.scan(GRANDMOTHER)
    helper.fill_section({"owner_ethnic": "kinh"})
    helper.fill_section({"owner_has_phone": "none"})
    helper.fill_section({"has_pension": "no"})
    helper.fill_section({"pay_how": "cash"})
    helper.fill_section({"result_delivery": "office"})
    confirm_office(helper)


def confirm_office(helper: Walker) -> None:
    """The card suggested the office; asked on the check list, the villager says that it is right as it is."""
    row = next(row for row in helper.on(CheckPage).rows() if row.problem.code == "office-suggested")
    keep_warning(helper, row)


def keep_warning(helper: Walker, row: ProblemRow) -> None:
    """A warning stands for the first of the reasons offered."""
    assert row.keep is not None
    helper.press(row.keep)
    helper.press(next(each for each in helper.window.findChildren(KeepWarningDialog) if each.isVisible()).yes)


def finalized(helper: Walker) -> str:
    """A pension dossier finalized, and its guidance sheet shown as after the last press; returns its id.

    Made below the window, for nearly every test of what comes later begins here; ``tests/gui/test_journey.py`` goes
    the whole way by its pages.
    """
    made: list[str] = []
    helper.session.ask(_finalized, made.append, keeper=helper.window)
    helper.settle()
    helper.session.publish(helper.window, drafts=True, outbox=True)
    helper.session.go("print", kind="guidance", dossier=made[0], after=True)
    helper.settle()
    return made[0]


def filled(helper: Walker) -> str:
    """A pension draft with all its answers, made below the window, and its check list shown; returns its id."""
    made: list[str] = []
    helper.session.ask(_filled, made.append, keeper=helper.window)
    helper.settle()
    helper.session.publish(helper.window, drafts=True)
    helper.session.go("check", dossier=made[0])
    helper.on(CheckPage)
    return made[0]


def _filled(desk: Desk) -> str:
    agreed = record_consent.given(desk, (Purpose.PREPARE, Purpose.KEEP), read_by=USER)
    card = ("owner", read_card(GRANDMOTHER))
    begun = start(desk, PENSION, agreed, cards=[card], answers=BESIDE_THE_CARD)
    keep_warnings.keep(desk, begun.id, "office-suggested", "Đã hỏi, đúng như vậy")
    return begun.id


def _finalized(desk: Desk) -> str:
    draft = _filled(desk)
    finalize_dossier.finalize(desk, draft)
    return draft


def first_start(walker: Walker) -> None:
    walker.settle()


def unlock(walker: Walker) -> None:
    home(walker)
    walker.session.lock_asked.emit()


def recovery(walker: Walker) -> None:
    walker.session.go("recovery", code="forgotten")


def home(walker: Walker) -> None:
    walker.first_start(USER, WORDS)


def home_with_a_draft(walker: Walker) -> None:
    home(walker)
    walker.begin(PENSION)
    walker.session.go("home")


def results(walker: Walker) -> None:
    home(walker)
    walker.session.go("home", words="xin tiền già")


def nothing_fits(walker: Walker) -> None:
    home(walker)
    walker.session.go("home", words="zzzz qqqq")


def events(walker: Walker) -> None:
    home(walker)
    walker.session.go("events")


def event_question(walker: Walker) -> None:
    home(walker)
    walker.session.go("events", name="death")


def event_end(walker: Walker) -> None:
    event_question(walker)
    page = walker.on(EventsPage)
    for place in (0, 1, 0, 0, 2):
        page.choices[place].pressed.emit()
        walker.settle()


def pension_card(walker: Walker) -> None:
    home(walker)
    walker.session.go("procedure", code=PENSION)


def birth_card(walker: Walker) -> None:
    home(walker)
    walker.session.go("procedure", code=BIRTH)


def consent(walker: Walker) -> None:
    home(walker)
    walker.session.go("consent", code=PENSION, route="desk")


def fill_first(walker: Walker) -> None:
    home(walker)
    walker.begin(PENSION)


def fill_scanned(walker: Walker) -> None:
    fill_first(walker)
    walker.fill_section({"request_kind": "new", "filing_for": "owner"})
    walker.scan(GRANDMOTHER)


def fill_second(walker: Walker) -> None:
    """The first section's card scanned while another dossier of the same person and matter is open."""
    home(walker)
    finalized(walker)
    walker.begin(PENSION)
    walker.fill_section({"request_kind": "new", "filing_for": "owner"})
    walker.scan(GRANDMOTHER)


def fill_with_problems(walker: Walker) -> None:
    fill_first(walker)
    walker.press(walker.on(FillPage).next)


def fill_birth(walker: Walker) -> None:
    home(walker)
    walker.begin(BIRTH)
    walker.fill_section({"relation": "mother", "child_case": "ordinary", "parents_married": "yes"})


def check_with_problems(walker: Walker) -> None:
    fill_first(walker)
    assert walker.session.hand is not None
    walker.session.go("check", dossier=walker.session.hand.id)


def check(walker: Walker) -> None:
    home(walker)
    filled(walker)


def read_back(walker: Walker) -> None:
    check(walker)
    walker.press(walker.on(CheckPage).next)
    walker.press(walker.on(ReadBackPage).rest)


def declaration(walker: Walker) -> None:
    check(walker)
    walker.press(walker.on(CheckPage).next)
    walker.press(walker.on(ReadBackPage).right)


def finalize(walker: Walker) -> None:
    declaration(walker)
    walker.press(walker.on(PaperPage).next)
    walker.on(FinalizePage)


def outbox(walker: Walker) -> None:
    home(walker)
    finalized(walker)
    walker.session.go("outbox")


def dossier(walker: Walker) -> None:
    home(walker)
    walker.session.go("dossier", dossier=finalized(walker))


def dossiers(walker: Walker) -> None:
    home(walker)
    finalized(walker)
    walker.begin(BIRTH, Purpose.PREPARE, Purpose.KEEP)
    walker.session.go("dossiers")


def recovery_code(walker: Walker) -> None:
    page = walker.on(FirstStartPage)
    walker.type(page.name, USER)
    for field in (page.passphrase, page.again):
        walker.type(field.line, WORDS)
    page.submit()
    walker.until(page.code.isVisible)


def practice(walker: Walker) -> None:
    """The window on a vault for practising, unlocked as every day."""
    walker.session.in_practice_window = True
    practice_in_the_real_place(walker)


def practice_in_the_real_place(walker: Walker) -> None:
    """A vault for practising that somebody made where the real one belongs."""
    session = walker.session
    made, _ = walker.beside(partial(create, session.folder, USER, WORDS, session.clock, WEAK, practice=True))
    walker.beside(made.vault.close)
    walker.window.start()
    page = walker.on(UnlockPage)
    walker.type(page.passphrase.line, WORDS)
    page.submit()
    walker.on(HomePage)


def consent_without_keeping(walker: Walker) -> None:
    consent(walker)
    walker.settle()
    walker.window.page.purposes[Purpose.PREPARE].setChecked(True)  # type: ignore[attr-defined]


def fill_search(walker: Walker) -> None:
    fill_scanned(walker)
    walker.press(walker.field("owner_ethnic").control.button)  # type: ignore[attr-defined]


def fill_by_hand(walker: Walker) -> None:
    fill_first(walker)
    walker.fill_section({"request_kind": "new", "filing_for": "owner"})
    walker.press(walker.on(FillPage).findChildren(PersonStrip)[0].without)


def check_with_a_warning(walker: Walker) -> None:
    check(walker)
    assert walker.session.hand is not None
    dossier = walker.session.hand.id
    walker.session.go("fill", dossier=dossier, question="/data/owner/owner_born")
    walker.answer("owner_born", "1960")
    walker.session.go("check", dossier=dossier)


def guidance(walker: Walker) -> None:
    home(walker)
    finalized(walker)


def blank(walker: Walker) -> None:
    home(walker)
    walker.session.go("print", kind="guidance", procedure=BIRTH)


def every_outbox_state(walker: Walker) -> None:
    home(walker)
    walker.session.ask(_one_of_each, keeper=walker.window)
    walker.settle()
    walker.session.go("outbox")


def home_with_numbers(walker: Walker) -> None:
    every_outbox_state(walker)
    walker.begin(PENSION)
    walker.fill_section({"request_kind": "new", "filing_for": "owner"})
    walker.scan(GRANDMOTHER)
    walker.session.go("home")


def refused_dossier(walker: Walker) -> None:
    every_outbox_state(walker)
    walker.session.go("dossier", dossier=_MADE[OutboxState.REFUSED])


def told(walker: Walker) -> None:
    """An error, told the one way."""
    every_outbox_state(walker)
    walker.session.post.send_now()


def scan_dialog(walker: Walker) -> None:
    fill_first(walker)
    walker.fill_section({"request_kind": "new", "filing_for": "owner"})
    walker.press(walker.on(FillPage).findChildren(PersonStrip)[0].scan)


def scan_refused(walker: Walker) -> None:
    scan_dialog(walker)
    dialog = walker.scan_dialog()
    dialog.text.setText("https://dichvucong.gov.vn")
    dialog.on_yes()


def whose_card(walker: Walker) -> None:
    fill_by_hand(walker)
    walker.answer("owner_name", "Lò Thị Thử")
    walker.press(walker.on(FillPage).findChildren(PersonStrip)[0].again)
    dialog = walker.scan_dialog()
    dialog.text.setText(FATHER)
    dialog.on_yes()


def record_filing(walker: Walker) -> None:
    dossier(walker)
    walker.press(walker.on(DossierPage).file)


def withdraw(walker: Walker) -> None:
    dossier(walker)
    walker.press(walker.on(DossierPage).withdraw)


def sheet(walker: Walker) -> None:
    """The whole form on one page, with a card read."""
    fill_scanned(walker)
    walker.press(walker.on(FillPage).head.turn)


def household(walker: Walker) -> None:
    home(walker)
    a_list_of_persons(walker)


def a_list_of_persons(walker: Walker) -> None:
    """An invented form with a list as a table, one of its persons read from a card."""
    made: list[Draft] = []
    walker.session.ask(a_household, made.append, keeper=walker.window)
    walker.settle()
    walker.session.hand = Hand(made[0], "Nhà có mấy người", kept=False, user=walker.session.user)
    walker.session.go("fill", dossier="")
    walker.fill_section({"hamlet": "Thôn 3"})
    page = walker.on(FillPage)
    walker.press(page.findChildren(RowTable)[0].add)
    walker.scan(GRANDMOTHER)
    walker.answer("kin", "spouse")
    walker.press(page.findChildren(RowTable)[0].add)
    walker.answer("name", "H'Hen Niê")


def settings(walker: Walker) -> None:
    home(walker)
    walker.session.go("settings")


def help_dialog(walker: Walker) -> None:
    fill_first(walker)
    walker.session.help_asked.emit()


def enrol_dialog(walker: Walker) -> None:
    home(walker)
    enrol(walker.session, walker.window.page)


_MADE: dict[OutboxState, str] = {}


def _one_of_each(desk: Desk) -> None:
    """A dossier in each state of the outbox, made as the program itself makes them."""
    names = ("Lò Thị Thử", "Vì Văn Mẫu", "Nguyễn Thị Ệ", "H'Hen Niê", "Trần Văn Đô", "Y Moan Ênuôl", "Giàng A Thử")
    agreed = record_consent.given(desk, (Purpose.PREPARE, Purpose.KEEP), USER)
    store = desk.vault.outbox_store()
    made = {}
    for name in names:
        answers = {**PENSION_ANSWERS, "/data/owner/owner_name": name}
        begun = start(desk, PENSION, agreed, answers=answers)
        kept = ("paper-missing", "person-known")  # they share one invented number
        made[begun.id] = finalize_dossier.finalize(desk, begun.id, accept=kept).submission_id
    wanted = (OutboxState.UNCERTAIN, OutboxState.REFUSED, OutboxState.SET_ASIDE, OutboxState.DELIVERED)
    reasons = {OutboxState.UNCERTAIN: "cut", OutboxState.REFUSED: "invalid:digest", OutboxState.SET_ASIDE: "unreadable"}
    chosen = list(made.items())[: len(wanted)]
    store.apply_requests(desk.clock.now(), release_all=True)
    store.claim([submission for _, submission in chosen], "tap-lam")
    outcomes = [
        Outcome(submission, state, reasons.get(state)) for state, (_, submission) in zip(wanted, chosen, strict=True)
    ]
    store.record(outcomes, desk.clock.now())
    _MADE.clear()
    _MADE.update({state: dossier_id for state, (dossier_id, _) in zip(wanted, chosen, strict=True)})


def keeper(walker: Walker) -> None:
    home(walker)
    walker.session.go("keeper")


def users(walker: Walker) -> None:
    home(walker)
    walker.session.ask(
        lambda desk: manage_users.add(desk, "Hoàng Văn Thử", "mưa rào trắng xóa đồng", cost=WEAK), keeper=walker.window
    )
    walker.session.go("users")


def backups(walker: Walker) -> None:
    home(walker)
    walker.session.ask(keep_backups.back_up_now, keeper=walker.window)
    walker.session.go("backups")


def vault_check(walker: Walker) -> None:
    home(walker)
    walker.session.go("vault_check")


def packs(walker: Walker) -> None:
    home(walker)
    walker.session.go("packs")


def a_workbook(folder: Path) -> Path:
    """The workbook of a procedure that is in use, with no place to mend."""
    parts = parts_of(PACKS / "1.004873")
    write(parts, folder / "doc-than.xlsx")
    return folder / "doc-than.xlsx"


def authoring(walker: Walker) -> None:
    home(walker)
    walker.session.go("authoring")
    with TemporaryDirectory() as place:
        walker.on(AuthoringPage).take_in(a_workbook(Path(place)))
        walker.settle()


def authoring_to_mend(walker: Walker) -> None:
    home(walker)
    walker.session.go("authoring")
    with TemporaryDirectory() as place:
        template(Path(place) / "mau.xlsx")
        walker.on(AuthoringPage).take_in(Path(place) / "mau.xlsx")
        walker.settle()


def walk_form(walker: Walker) -> None:
    authoring(walker)
    walker.press(walker.on(AuthoringPage).walk)


def return_reasons(walker: Walker) -> None:
    home(walker)
    walker.session.go("return_reasons")


def retention(walker: Walker) -> None:
    home(walker)
    walker.session.go("retention")


def persons(walker: Walker) -> None:
    home(walker)
    finalized(walker)
    walker.session.go("persons")


def aside(walker: Walker) -> None:
    every_outbox_state(walker)
    walker.session.go("aside")


def restore(walker: Walker) -> None:
    walker.session.go("restore")


def repair(walker: Walker) -> None:
    walker.session.go("repair")


def unlock_with_pin(walker: Walker) -> None:
    home(walker)
    walker.session.ask(lambda desk: ScreenLock(desk).choose("270391"), keeper=walker.window)
    walker.session.locking.look()
    walker.settle()
    walker.session.lock_asked.emit()


def result_at_the_office(walker: Walker) -> None:
    home(walker)
    walker.session.go("result", dossier=finalized(walker))


def home_with_tasks(walker: Walker) -> None:
    every_outbox_state(walker)
    walker.session.go("home")


def add_user(walker: Walker) -> None:
    users(walker)
    walker.press(walker.on(UsersPage).add)


def stick(walker: Walker) -> None:
    outbox(walker)
    walker.press(walker.on(OutboxPage).stick)


def person_dialog(walker: Walker) -> None:
    persons(walker)
    walker.on(PersonsPage).findChildren(LinkRow)[0].pressed.emit()


def hand_result(walker: Walker) -> None:
    result_at_the_office(walker)
    walker.press(walker.on(ResultPage).hand)


def papers(walker: Walker) -> None:
    fill_first(walker)
    assert walker.session.hand is not None
    walker.session.go("papers", dossier=walker.session.hand.id)


def papers_kept(walker: Walker) -> None:
    """A villager's paper lies with the helpers, another was given back."""
    papers(walker)
    page = walker.on(PapersPage)
    assert walker.session.hand is not None
    walker.session.ask(partial(_keep_two, walker.session.hand.id), keeper=walker.window)
    page.reload()
    walker.settle()


def lend_dialog(walker: Walker) -> None:
    papers(walker)
    walker.press(walker.on(PapersPage).lend)
    page = walker.on(PapersPage)
    (dialog,) = page.findChildren(LendDialog)
    dialog.paper.setCurrentIndex(dialog.paper.count() - 1)


def give_back_dialog(walker: Walker) -> None:
    papers_kept(walker)
    page = walker.on(PapersPage)
    page.give_back(page.taken[0])


def _keep_two(dossier: str, desk: Desk) -> None:
    lend_papers.lend(desk, dossier, "Sổ hộ khẩu cũ", How(is_original=True, count=1, note="rách góc"))
    lend_papers.lend(desk, dossier, "Giấy xác nhận của trưởng thôn", How(is_original=False, count=2))
    lend_papers.give_back(desk, dossier, "Giấy xác nhận của trưởng thôn", "Nguyễn Thị Ệ")


def pictures(walker: Walker) -> None:
    """A photograph that is being straightened; a sheet of our own serves as one."""
    papers(walker)
    walker.settle()
    page = walker.window.page
    assert isinstance(page, PapersPage)
    assert page.view is not None
    page.photograph(page.view.papers[0].view.paper)
    photograph = QImage(900, 1200, QImage.Format.Format_RGB32)
    photograph.fill(0xFFEEEEEE)
    walker.on(PicturesPage).add_picture(photograph)


def beside_the_portal(walker: Walker) -> None:
    home(walker)
    walker.session.ask(_by_log_in, lambda made: walker.session.go("bridge", dossier=made), keeper=walker.window)


def copies(walker: Walker) -> None:
    """Papers to be certified, with two counted; the letters of no person."""
    home(walker)
    walker.session.go("copies", procedure="2.000815")
    page = walker.on(CopiesPage)
    walker.type(page.papers[0].name, "Bằng tốt nghiệp")
    walker.press(page.more)
    walker.type(page.papers[1].name, "Giấy khai sinh")


def print_room(walker: Walker) -> None:
    fill_first(walker)
    walker.session.go("print_room")


def by_phone(walker: Walker) -> None:
    home(walker)
    walker.session.go("by_phone", code=BIRTH)


def learn(walker: Walker) -> None:
    practice(walker)
    walker.session.go("learn")


def after_fault(walker: Walker) -> None:
    home(walker)
    written = write_report(ValueError(), walker.session.folder)
    assert written is not None
    written.rename(written.with_stem(f"{written.stem}-crashed"))  # the one of the two with more to say
    walker.session.lock_asked.emit()
    walker.settle()
    walker.window.start()


def poster(walker: Walker) -> None:
    home(walker)
    walker.session.go("print", kind="poster", procedure=PENSION)


def _by_log_in(desk: Desk) -> str:
    agreed = record_consent.given(desk, list(Purpose), read_by=USER)
    born = desk.today()
    cards = [("mother", read_card(MOTHER_CARD)), ("father", read_card(FATHER_CARD))]
    answers = {**FAMILY_ANSWERS, **child_answers("Vì Thị Cầu", "female", born)}
    return start(desk, BIRTH, agreed, cards=cards, answers=answers, route=Route.VNEID).id


PAGES: tuple[Callable[[Walker], None], ...] = (
    first_start,
    unlock,
    recovery,
    home_with_a_draft,
    results,
    nothing_fits,
    events,
    event_question,
    event_end,
    pension_card,
    birth_card,
    consent,
    fill_first,
    fill_scanned,
    fill_second,
    fill_with_problems,
    fill_birth,
    check_with_problems,
    check,
    read_back,
    declaration,
    finalize,
    outbox,
    dossier,
    dossiers,
    recovery_code,
    practice,
    practice_in_the_real_place,
    consent_without_keeping,
    fill_search,
    fill_by_hand,
    check_with_a_warning,
    guidance,
    blank,
    every_outbox_state,
    home_with_numbers,
    refused_dossier,
    settings,
    household,
    sheet,
    keeper,
    users,
    backups,
    vault_check,
    packs,
    authoring,
    authoring_to_mend,
    return_reasons,
    retention,
    persons,
    aside,
    restore,
    repair,
    unlock_with_pin,
    result_at_the_office,
    home_with_tasks,
    papers,
    papers_kept,
    pictures,
    beside_the_portal,
    print_room,
    copies,
    by_phone,
    learn,
    after_fault,
    poster,
)
DIALOGS: tuple[Callable[[Walker], None], ...] = (
    scan_dialog,
    scan_refused,
    whose_card,
    record_filing,
    withdraw,
    enrol_dialog,
    help_dialog,
    walk_form,
    add_user,
    stick,
    person_dialog,
    hand_result,
    lend_dialog,
    give_back_dialog,
)
