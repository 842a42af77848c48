"""The way to pages in their other states: the office's words, long lists, the keeper's settings; packs, a camera."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import date, timedelta
from functools import partial
from pathlib import Path
from tempfile import TemporaryDirectory
from unittest.mock import patch

from PySide6.QtGui import QImage
from PySide6.QtPrintSupport import QPrinter

from app.practice import PENSION
from app.services import attach_paper, change_course, install_packs, list_papers, manage_users
from app.services.desk import Desk
from app.services.enroll_laptop import enroll_laptop
from app.services.fill_dossier import Draft
from app.services.record_filing import file
from app.storage.records import AttachedPaper
from app.ui.dialogs.erase_dossier import EraseDossierDialog
from app.ui.dialogs.install_pack import InstallPackDialog
from app.ui.dialogs.printing import PrintingDialog
from app.ui.dialogs.scan_any import ScanAnyDialog
from app.ui.hand import Hand
from app.ui.pages.check import CheckPage
from app.ui.pages.dossier import DossierPage
from app.ui.pages.fill import FillPage
from app.ui.pages.home import HomePage
from app.ui.pages.outbox import OutboxPage
from app.ui.pages.packs import PacksPage
from app.ui.pages.paper import PaperPage
from app.ui.pages.papers import PapersPage
from app.ui.pages.read_back import ReadBackPage
from app.ui.pages.unlock import UnlockPage
from app.ui.widgets.buttons import Button
from app.ui.widgets.options import CheckOption
from sync.gateway import office
from sync.gateway.cabinet import Act
from sync.gateway.local import running_gateway
from sync.gateway.serving import RunningGateway
from tests.support import tours
from tests.support.household_form import a_household
from tests.support.packs import COMMUNE, Office, local
from tests.support.vaults import WEAK, FixedClock
from tests.support.villagers import GRANDMOTHER
from tests.support.walker import Walker

OTHER, OTHER_WORDS = "Hoàng Văn Thử", "mưa rào trắng xóa đồng"


def button(walker: Walker, words: str) -> Button:
    """The button of the page shown whose words hold these."""
    walker.settle()
    shown = [each for each in walker.window.page.findChildren(Button) if each.isVisible()]
    said = {each.text().replace("&", ""): each for each in shown}
    assert any(words in each for each in said), sorted(said)
    return next(each for text, each in said.items() if words in text)


@contextmanager
def _delivered(walker: Walker) -> Iterator[tuple[RunningGateway, str]]:
    """A gateway, and the dossier that it has; it answers no more when this ends."""
    tours.home(walker)
    with TemporaryDirectory() as place, running_gateway(Path(place)) as gateway:
        code = office.enroll(gateway.place, "Máy", "Xã")["code"]
        walker.session.ask(lambda desk: enroll_laptop(desk, gateway.url, code), keeper=walker.window)
        dossier = tours.finalized(walker)
        _send(walker)
        yield gateway, dossier


def _send(walker: Walker) -> None:
    walker.session.go("outbox")
    walker.press(walker.on(OutboxPage).send)


def supplement_wanted(walker: Walker) -> None:
    """The commune wants a paper more; the dossier says it, with the way to mend it."""
    with _delivered(walker) as (gateway, dossier):
        office.status(gateway.place, dossier, 5, note="Thiếu bản sao sổ hộ nghèo.")
        _send(walker)
    walker.session.go("dossier", dossier=dossier)
    walker.on(DossierPage)


def fee_and_draft(walker: Walker) -> None:
    """A fee is asked, and a draft is to be confirmed."""
    with _delivered(walker) as (gateway, dossier):
        office.record(gateway.place, dossier, Act(6, "Nộp tại quầy số 2", fee=8000))
        office.confirm(gateway.place, dossier, date(2026, 11, 21), note="Họ tên: Nguyễn Thị Ê")
        _send(walker)
    walker.session.go("dossier", dossier=dossier)
    walker.on(DossierPage)


def home_with_office_news(walker: Walker) -> None:
    fee_and_draft(walker)
    walker.session.go("home")


def _filed(walker: Walker) -> str:
    """A dossier that the commune has on paper."""
    tours.home(walker)
    dossier = tours.finalized(walker)
    walker.session.ask(
        lambda desk: file(desk, dossier, "H48.01-261120-0001", desk.today(), "paper"), keeper=walker.window
    )
    walker.settle()
    walker.session.go("home")
    walker.session.go("dossier", dossier=dossier)
    walker.on(DossierPage)
    return dossier


def filed(walker: Walker) -> None:
    _filed(walker)


def office_is_silent(walker: Walker) -> None:
    """Forty days later the commune has said nothing."""
    dossier = _filed(walker)
    clock = walker.session.clock
    assert isinstance(clock, FixedClock)
    clock.move(timedelta(days=40))
    walker.session.go("home")
    walker.session.go("dossier", dossier=dossier)


def private_dossier(walker: Walker) -> None:
    """ "Hồ sơ riêng tư" in the list of dossiers."""
    tours.dossier(walker)
    page = walker.on(DossierPage)
    walker.press(next(each for each in page.findChildren(CheckOption) if "riêng tư" in each.text()))
    walker.session.go("dossiers")


def second_dossier(walker: Walker) -> None:
    """The same person has an open dossier of the same matter."""
    tours.home(walker)
    tours.finalized(walker)
    walker.begin(PENSION)
    walker.fill_section({"request_kind": "new", "filing_for": "owner"})
    walker.scan(GRANDMOTHER)


def _household_of(walker: Walker, many: int) -> None:
    """The invented form with so many persons."""
    tours.home(walker)
    made: list[Draft] = []
    walker.session.ask(a_household, made.append, keeper=walker.window)
    walker.settle()
    walker.session.ask(partial(_fill_rows, made[0], many), keeper=walker.window)
    walker.settle()
    walker.session.hand = Hand(made[0], "Nhà có mấy người", kept=False, user=walker.session.user)
    walker.session.go("fill", dossier="")  # all is answered: it opens at its end, which is the list
    walker.settle()
    walker.on(FillPage).body.to_top()


def _fill_rows(draft: Draft, many: int, _desk: object) -> None:
    names = ("Lò Thị Thử", "Vì Văn Mẫu", "Nguyễn Thị Ệ", "H'Hen Niê", "Trần Văn Đô", "Y Moan Ênuôl", "Giàng A Thử")
    draft.answer({"/data/about/hamlet": "Thôn 3"})
    for number in range(1, many + 1):
        draft.instance.add_repeat("/data/member")
        draft.answer(
            {
                f"/data/member[{number}]/person/name": names[number % len(names)],
                f"/data/member[{number}]/person/born": f"{1940 + number % 80}-01-01",
                f"/data/member[{number}]/kin": "child",
            }
        )


def eight_members(walker: Walker) -> None:
    _household_of(walker, 8)


def two_hundred_rows(walker: Walker) -> None:
    _household_of(walker, 200)


def camera(walker: Walker) -> None:
    """The live picture of a camera; a recording serves as one."""
    from tests.gui.test_scanning import RecordedCameras, framed

    tours.home(walker)
    walker.session.__dict__["camera_source"] = RecordedCameras(framed("khong phai ma nao ca"))
    walker.press(walker.on(HomePage).scan)
    dialog = next(each for each in walker.window.findChildren(ScanAnyDialog) if each.isVisible())
    dialog.webcam.click()
    walker.until(lambda: dialog.camera.is_on)
    walker.settle()


def _as_helper(walker: Walker) -> None:
    """Somebody who is no keeper unlocks."""
    tours.home(walker)
    walker.session.ask(lambda desk: manage_users.add(desk, OTHER, OTHER_WORDS, cost=WEAK), keeper=walker.window)
    walker.settle()
    walker.session.lock_asked.emit()
    page = walker.on(UnlockPage)
    walker.until(page.names.isVisible)
    page.names.setCurrentText(OTHER)
    walker.type(page.passphrase.line, OTHER_WORDS)
    page.submit()
    walker.until(lambda: walker.session.desk is not None)
    walker.on(HomePage)


def settings_locked(walker: Walker) -> None:
    _as_helper(walker)
    walker.session.go("settings")


def keeper_locked(walker: Walker) -> None:
    _as_helper(walker)
    walker.session.go("backups")


def _take_pack(walker: Walker) -> PacksPage:
    """A commune's pack is dropped on the page, and asked about."""
    made = Office()
    pack = made.pack({f"local/{COMMUNE}.json": local()}, by=made.commune)
    walker.session.go("packs")
    page = walker.on(PacksPage)
    with TemporaryDirectory() as place, patch.object(install_packs, "shipped_root", lambda: made.root.key):
        (Path(place) / "xa.pack").write_bytes(pack)
        page.take_in(Path(place) / "xa.pack")
        walker.settle()
    return page


def read_back_outside(walker: Walker) -> None:
    """The facts that decide, over the whole of a second screen."""
    tours.check(walker)
    walker.press(walker.on(CheckPage).next)
    walker.press(walker.on(ReadBackPage).large)


def packs_installed(walker: Walker) -> None:
    """A commune's pack counts; another one was damaged on its way."""
    tours.home(walker)
    made = Office()
    sound = made.pack({f"local/{COMMUNE}.json": local()}, by=made.commune)
    walker.session.go("packs")
    page = walker.on(PacksPage)
    with TemporaryDirectory() as place, patch.object(install_packs, "shipped_root", lambda: made.root.key):
        for name, content in (("xa.pack", sound), ("hong.pack", sound[: len(sound) // 2])):
            (Path(place) / name).write_bytes(content)
            page.take_in(Path(place) / name)
            walker.settle()
            asked = [each for each in walker.window.findChildren(InstallPackDialog) if each.isVisible()]
            for dialog in asked:
                walker.press(dialog.yes)


def install_pack(walker: Walker) -> None:
    tours.home(walker)
    _take_pack(walker)


def erase_dossier(walker: Walker) -> None:
    tours.home(walker)
    dossier = tours.finalized(walker)
    walker.session.ask(lambda desk: change_course.withdraw(desk, dossier), keeper=walker.window)
    walker.settle()
    walker.session.go("dossier", dossier=dossier)
    walker.press(walker.on(DossierPage).rights.erase)


def certificate(walker: Walker) -> None:
    """What was erased, to be printed for the villager."""
    erase_dossier(walker)
    dialog = next(each for each in walker.window.findChildren(EraseDossierDialog) if each.isVisible())
    dialog.sure.setChecked(True)
    walker.press(dialog.yes)


def printing(walker: Walker) -> None:
    """A printer that cannot be reached; one that prints is gone at once."""
    tours.guidance(walker)
    page = walker.on(PaperPage)
    assert page.sheet is not None
    printer = QPrinter()
    printer.setOutputFormat(QPrinter.OutputFormat.PdfFormat)
    printer.setOutputFileName(str(walker.session.folder / "no-folder" / "in.pdf"))
    PrintingDialog(page, walker.session, printer, page.sheet.pdf).open()


def paper_later(walker: Walker) -> None:
    """A paper comes later: by when, and who brings it."""
    tours.check(walker)
    walker.press(button(walker, "Bổ sung sau"))


def show_file(walker: Walker) -> None:
    """A kept picture of a paper, looked at again."""
    tours.papers(walker)
    page = walker.on(PapersPage)
    hand = walker.session.hand
    assert hand is not None
    with TemporaryDirectory() as place:
        picture = QImage(600, 800, QImage.Format.Format_RGB32)
        picture.fill(0xFFEEEEEE)
        picture.save(str(Path(place) / "giay.png"))
        kept: list[AttachedPaper] = []
        attach = partial(_attach, hand.draft, Path(place) / "giay.png")
        walker.session.ask(attach, kept.append, keeper=walker.window)
        walker.settle()
    page.show_file(kept[0], "Giấy xác nhận của trưởng thôn")


def _attach(draft: Draft, picture: Path, desk: Desk) -> AttachedPaper:
    return attach_paper.attach_file(desk, draft.id, list_papers.papers_of(desk, draft)[0].paper, picture)


PAGES: tuple[Callable[[Walker], None], ...] = (
    supplement_wanted,
    fee_and_draft,
    home_with_office_news,
    filed,
    office_is_silent,
    private_dossier,
    second_dossier,
    eight_members,
    two_hundred_rows,
    settings_locked,
    keeper_locked,
    packs_installed,
)
DIALOGS: tuple[Callable[[Walker], None], ...] = (
    install_pack,
    erase_dossier,
    show_file,
    paper_later,
)
