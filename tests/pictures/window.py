"""One helper's day in the real window, photographed: `python -m tests.pictures.window FOLDER SCALE`."""

import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QEventLoop, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QDialog, QScrollArea, QWidget

from app import practice
from app.main import Program
from app.practice import BIRTH, PENSION, PENSIONER_CARD
from app.ui.dialogs.enrol import enrol
from app.ui.outer_window import OuterWindow
from app.ui.pages.check import CheckPage
from app.ui.pages.consent import ConsentPage
from app.ui.pages.dossier import DossierPage
from app.ui.pages.fill import FillPage
from app.ui.pages.finalize import FinalizePage
from app.ui.pages.first_start import FirstStartPage
from app.ui.pages.home import HomePage
from app.ui.pages.outbox import OutboxPage
from app.ui.pages.paper import PaperPage
from app.ui.pages.read_back import ReadBackPage
from app.ui.pages.recovery import RecoveryPage
from app.ui.pages.unlock import UnlockPage
from app.ui.preferences import Preferences
from app.ui.widgets.person_strip import PersonStrip
from forms.dossier import ConsentMeans, Purpose
from forms.refusal import Refusal
from sync.gateway import office
from sync.gateway.local import running_gateway
from tests.support import tours
from tests.support.vaults import USER, WEAK, WORDS
from tests.support.walker import Walker

SCREEN = (1366, 768)
PATIENCE_SECONDS = 60
_ROUNDS = 8
"""Of events, after which what came last has its place: a height follows from a width one round later."""


class Photographer:
    """Takes numbered pictures of a window and its dialogs."""

    def __init__(self, program: Program, folder: Path) -> None:
        self.walker = Walker(program, _until)
        self.window, self.session = program.window, program.session
        self._folder, self._taken = folder, 0

    def take(self, name: str) -> None:
        """The window as it is, or what stands before it: a dialog, or the facts on an outer screen."""
        self.walker.settle()
        for _ in range(_ROUNDS):
            QApplication.processEvents()
        self._taken += 1
        before = [each for each in self.window.findChildren(QWidget) if isinstance(each, QDialog | OuterWindow)]
        shown = next((each for each in reversed(before) if each.isVisible()), self.window)
        if not shown.grab().save(str(self._folder / f"{self._taken:02}-{name}.png")):
            raise OSError(f"the picture {name} could not be written")

    def take_long(self, name: str) -> None:
        """The page from its top to its end, as far down as it scrolls."""
        self.take(name)
        for area in self.window.page.findChildren(QScrollArea):
            bar = area.verticalScrollBar()
            if area.isVisible() and bar.maximum() > 0:
                bar.setValue(bar.maximum())
                self.take(f"{name}-end")

    def close_dialogs(self) -> None:
        for dialog in self.window.findChildren(QDialog):
            if dialog.isVisible():
                dialog.reject()
        self.walker.settle()


def _until(fact: Callable[[], bool]) -> None:
    deadline = time.monotonic() + PATIENCE_SECONDS
    while not fact():
        if time.monotonic() > deadline:
            raise TimeoutError("what the picture waits for did not come")
        QApplication.processEvents(QEventLoop.ProcessEventsFlag.AllEvents, 50)


def before_the_vault(camera: Photographer) -> None:
    walker = camera.walker
    page = walker.on(FirstStartPage)
    camera.take("first-start")
    walker.type(page.name, USER)
    for field in (page.passphrase, page.again):
        walker.type(field.line, "ngắn")
    page.submit()
    camera.take("first-start-weak-passphrase")
    for field in (page.passphrase, page.again):
        field.line.clear()
        walker.type(field.line, WORDS)
    page.submit()
    walker.until(lambda: bool(page.code.text()))
    camera.take("first-start-recovery-code")
    walker.type(page.confirm, page.code.text().replace("-", " ").split()[-1])
    QTest.keyClick(page.confirm, Qt.Key.Key_Return)
    walker.on(HomePage)
    camera.take("home-empty")
    camera.session.lock_asked.emit()
    unlock = walker.on(UnlockPage)
    camera.take("unlock")
    walker.type(unlock.passphrase.line, "sai mật khẩu rồi")
    unlock.submit()
    camera.take("unlock-wrong")
    camera.session.go("recovery", code="damaged")
    walker.on(RecoveryPage)
    camera.take("recovery")
    camera.session.go("unlock")
    unlock = walker.on(UnlockPage)
    unlock.passphrase.line.clear()
    walker.type(unlock.passphrase.line, WORDS)
    walker.until(unlock._unlock.isEnabled)
    unlock.submit()
    walker.until(lambda: camera.window.page_name == "home")


def find_and_agree(camera: Photographer) -> None:
    walker = camera.walker
    home = walker.on(HomePage)
    for words, name in (("xin tiền già", "search"), ("sửa xe máy", "search-nothing-fits")):
        home.search.clear()
        walker.type(home.search, words)
        walker.key(Qt.Key.Key_Return)
        camera.take(f"home-{name}")
    home.search.clear()
    for code, name in ((BIRTH, "birth"), (PENSION, "pension")):
        camera.session.go("procedure", code=code)
        camera.take_long(f"procedure-{name}")
    camera.session.go("consent", code=PENSION, route="desk", source="")
    consent = walker.on(ConsentPage)
    camera.take("consent")
    consent.means[ConsentMeans.THUMB].setChecked(True)
    consent.purposes[Purpose.PREPARE].setChecked(True)
    camera.take("consent-thumb")


def fill(camera: Photographer) -> str:
    walker = camera.walker
    walker.begin(PENSION)
    if walker.session.hand is None:
        raise RuntimeError("no draft is open")
    dossier = walker.session.hand.id
    camera.take("fill-first-section")
    walker.fill_section({"request_kind": "new", "filing_for": "owner"})
    camera.take("fill-person")
    strip = next(each for each in walker.on(FillPage).findChildren(PersonStrip) if each.isVisible())
    walker.press(strip.scan)
    camera.take("scan-card")
    dialog = walker.scan_dialog()
    dialog.text.setText("đây không phải thẻ")
    QTest.keyClick(dialog.text, Qt.Key.Key_Return)
    camera.take("scan-card-not-a-card")
    camera.close_dialogs()
    walker.answer("owner_name", "Trần Văn Khác")
    walker.scan(PENSIONER_CARD)
    camera.take("scan-whose-card")
    camera.close_dialogs()
    walker.answer("owner_name", "Nguyễn Thị Ệ")
    walker.scan(PENSIONER_CARD)
    camera.take_long("fill-person-scanned")
    for name, answers in (
        ("home", {"owner_ethnic": "kinh"}),
        ("income", {"owner_has_phone": "none"}),
        ("payment", {"has_pension": "no"}),
    ):
        walker.fill_section(answers)
        camera.take_long(f"fill-{name}")
    page = walker.on(FillPage)
    while walker.window.page is page:
        walker.press(page.next)
        if page.problems.later.isVisible():
            camera.take("fill-left-open")
            walker.press(page.problems.later)
    camera.take_long("check-problems")
    return dossier


def finish(camera: Photographer, dossier: str) -> None:
    walker = camera.walker
    for question, answer in (("payment/pay_how", "cash"), ("office/result_delivery", "office")):
        camera.session.go("fill", dossier=dossier, question=f"/data/{question}")
        walker.on(FillPage)
        walker.answer(question.rsplit("/", 1)[-1], answer)
    camera.session.go("check", dossier=dossier)
    check = walker.on(CheckPage)
    tours.confirm_office(walker)
    camera.take_long("check-clean")
    walker.press(check.next)
    camera.take_long("read-back")
    walker.press(walker.on(ReadBackPage).rest)
    camera.take_long("read-back-all")
    walker.press(walker.on(ReadBackPage).right)
    walker.on(PaperPage)
    camera.take_long("paper-declaration")
    walker.press(walker.on(PaperPage).next)
    walker.on(FinalizePage)
    camera.take("finalize")
    walker.press(walker.on(FinalizePage).finalize)
    walker.on(PaperPage)
    camera.take_long("paper-guidance")
    walker.press(walker.on(PaperPage).next)
    walker.on(OutboxPage)
    camera.take("outbox-finalized")


def send(camera: Photographer, dossier: str, folder: Path) -> None:
    walker = camera.walker
    with running_gateway(folder) as gateway:
        dialog = enrol(camera.session, camera.window.page)
        camera.take("enrol")
        walker.type(dialog.url, gateway.url)
        walker.type(dialog.code, office.enroll(gateway.place, "Máy chụp", "Xã chụp")["code"])
        QTest.keyClick(dialog.code, Qt.Key.Key_Return)
        walker.settle()
        camera.session.go("outbox")
        walker.press(walker.on(OutboxPage).send)
        camera.take("outbox-delivered")
        office.status(gateway.place, dossier, 5, note="Thiếu bản sao sổ hộ nghèo.")
        walker.press(walker.on(OutboxPage).send)
    camera.session.go("dossier", dossier=dossier)
    page = walker.on(DossierPage)
    camera.take_long("dossier-supplement")
    walker.press(page.file)
    camera.take("record-filing")
    camera.close_dialogs()
    camera.session.go("outbox")
    walker.press(walker.on(OutboxPage).send)
    camera.take("outbox-no-gateway")
    camera.session.go("dossiers")
    camera.take("dossiers")
    camera.session.go("home")
    camera.take("home-with-work")
    walker.begin(BIRTH)
    camera.take("fill-birth")
    camera.session.tell(Refusal("disk-full", "The disk is full."))
    camera.take("told-disk-full")


def looks(camera: Photographer) -> None:
    """The whole form on one page, a list of persons, the guide, the settings, and the other looks."""
    walker = camera.walker
    walker.press(walker.on(FillPage).head.turn)
    camera.take_long("fill-whole-form")
    tours.a_list_of_persons(walker)
    camera.take_long("fill-list")
    camera.session.help_asked.emit()
    camera.take("help")
    camera.close_dialogs()
    camera.session.go("settings")
    camera.take_long("settings")
    for page in ("keeper", "users", "backups", "vault_check", "retention", "persons", "aside"):
        camera.session.go(page)
        camera.take_long(page)
    for theme, size in (("dark", 100), ("high-contrast", 150), ("light", 200)):
        camera.session.prefer(Preferences(theme, size))
        for page in ("settings", "home", "dossiers"):
            camera.session.go(page)
            camera.take(f"{page}-{theme}-{size}")
    camera.session.prefer(Preferences())


def practise(application: QApplication, folder: Path, out: Path, size: tuple[int, int]) -> None:
    """The band and words of practice, over its sample dossiers."""
    with practice.practice_place(folder, cost=WEAK) as place:
        program = Program(application, place.folder, cost=WEAK)
        program.session.user, program.session.known_passphrase = practice.USER, practice.PASSPHRASE
        program.session.in_practice_window = True
        camera = _camera(program, out, size)
        camera.take("unlock")
        camera.walker.on(UnlockPage).submit()
        camera.walker.until(lambda: camera.window.page_name == "home")
        camera.take("home")
        camera.session.go("dossiers")
        camera.take("dossiers")
        program.close()


def _camera(program: Program, folder: Path, size: tuple[int, int]) -> Photographer:
    folder.mkdir(parents=True, exist_ok=True)
    program.window.resize(*size)
    program.window.show()
    program.window.start()
    return Photographer(program, folder)


def main(folder: Path, scale: float) -> int:
    application = QApplication(sys.argv[:1])
    size = (round(SCREEN[0] / scale), round(SCREEN[1] / scale))
    with tempfile.TemporaryDirectory() as place:
        program = Program(application, Path(place) / "vault", cost=WEAK)
        camera = _camera(program, folder, size)
        before_the_vault(camera)
        find_and_agree(camera)
        dossier = fill(camera)
        finish(camera, dossier)
        send(camera, dossier, Path(place) / "gateway")
        looks(camera)
        program.close()
        practise(application, Path(place) / "practice", folder / "practice", size)
    return 0


if __name__ == "__main__":
    sys.exit(main(Path(sys.argv[1]), float(sys.argv[2])))
