"""Papers on screen: pictures come from anywhere, become straight pages, and are written as one PDF of their paper."""

import io
from collections.abc import Callable, Sequence
from pathlib import Path
from threading import Event
from typing import Any

import pytest
from PIL import Image, ImageDraw
from PySide6.QtCore import QMimeData, QPoint, QPointF, Qt, QUrl
from PySide6.QtGui import QDropEvent, QGuiApplication, QImage
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QFileDialog, QLabel

from app import imaging
from app.imaging import rendering
from app.imaging.page_values import Straightened
from app.practice import PENSION
from app.services import attach_paper, collect_papers
from app.services.lend_papers import How
from app.services.print_sheets import SheetKind, sheet
from app.storage.records import AttachedPaper
from app.ui.dialogs.lend import GiveBackDialog, LendDialog
from app.ui.dialogs.paper_later import PaperLaterDialog
from app.ui.dialogs.show_file import ShowFileDialog
from app.ui.pages.check import CheckPage
from app.ui.pages.papers import PapersPage
from app.ui.pages.pictures import PicturesPage
from app.ui.pages.unlock import UnlockPage
from app.ui.watched_folder import pictures_in
from app.ui.widgets.buttons import Button
from app.ui.widgets.text import Text
from forms.refusal import Refusal
from forms.sheet_values import PaperState
from tests.print import reading
from tests.support.vaults import USER, WORDS
from tests.support.walker import Walker


def photo(size: tuple[int, int] = (900, 1200)) -> bytes:
    """A sheet with a bar on it, on a dark table."""
    picture = Image.new("RGB", size, (60, 50, 45))
    draw = ImageDraw.Draw(picture)
    across, down = size
    draw.polygon(
        [
            (across * 0.15, down * 0.1),
            (across * 0.9, down * 0.14),
            (across * 0.85, down * 0.92),
            (across * 0.1, down * 0.87),
        ],
        fill=(235, 232, 225),
    )
    draw.line((across * 0.3, down * 0.3, across * 0.7, down * 0.32), fill=(20, 20, 40), width=20)
    out = io.BytesIO()
    picture.save(out, "JPEG", quality=90)
    return out.getvalue()


@pytest.fixture
def dossier(helper: Walker) -> str:
    helper.begin(PENSION)
    assert helper.session.hand is not None
    return helper.session.hand.id


@pytest.fixture
def papers(helper: Walker, dossier: str) -> PapersPage:
    helper.session.go("papers", dossier=dossier)
    return helper.on(PapersPage)


@pytest.fixture
def pictures(helper: Walker, papers: PapersPage) -> PicturesPage:
    helper.press(button(papers, "Chụp, thêm ảnh…"))
    return helper.on(PicturesPage)


@pytest.fixture
def file(tmp_path: Path) -> Path:
    made = tmp_path / "IMG_1.jpg"
    made.write_bytes(photo())
    return made


def button(page: PapersPage, words: str) -> Button:
    return next(each for each in page.findChildren(Button) if each.isVisible() and words in each.text())


def on_desk(helper: Walker, work: Callable[..., object]) -> object:
    held: list[object] = []
    helper.session.ask(work, held.append, keeper=helper.window)
    helper.settle()
    return held[0]


def files_of(helper: Walker, dossier: str, paper: str) -> list[tuple[str, int]]:
    found = on_desk(helper, lambda desk: attach_paper.held(desk, dossier, paper))
    assert isinstance(found, list)
    return [(one.media_type, one.size) for one in found if one.sha256]


def test_a_tick_says_where_a_paper_stands(helper: Walker, papers: PapersPage) -> None:
    assert papers.view is not None
    wanted = next(one for one in papers.view.papers if one.view.state is PaperState.MISSING)
    helper.press(button(papers, "Bổ sung sau"))
    after = next(one for one in papers.view.papers if one.view.paper == wanted.view.paper)
    assert after.view.state is PaperState.LATER
    (asked,) = [each for each in helper.window.findChildren(PaperLaterDialog) if each.isVisible()]
    helper.type(asked.day, "12/2026")
    helper.press(asked.yes)
    assert asked.notice.text  # a month is no day
    asked.day.clear()
    helper.type(asked.day, "05/12/2026")
    helper.press(asked.yes)
    assert button(papers, "Bổ sung sau, chậm nhất 05/12/2026").isChecked()
    drawn = on_desk(helper, lambda desk: sheet(desk, SheetKind.GUIDANCE, [papers._dossier]))
    assert isinstance(drawn, bytes)
    assert "Bổ sung sau, chậm nhất 05/12/2026" in " ".join(reading.text(drawn).split())


def test_a_picture_that_is_attached_from_the_check_list_is_made_straight_and_small_first(
    helper: Walker, dossier: str, file: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    helper.session.go("check", dossier=dossier)
    check = helper.on(CheckPage)
    monkeypatch.setattr(QFileDialog, "getOpenFileName", lambda *_words: (str(file), ""))
    paper = next(one.paper for one in check._view.papers if not one.replaced_by_data)
    check.attach(paper)
    pictures = helper.on(PicturesPage)
    helper.until(lambda: len(pictures.shots) == 1)
    helper.session.go_back()
    helper.on(CheckPage)
    ((kind, size),) = files_of(helper, dossier, paper)
    assert (kind, size < 300_000) == ("application/pdf", True)
    helper.session.go("pictures", dossier=dossier, paper=paper)
    helper.settle()
    assert "300 KB" in " ".join(each.text() for each in pictures.findChildren(Text))  # the limit is told before
    helper.session.go_back()
    assert len(files_of(helper, dossier, paper)) == 1


def test_what_was_taken_away_comes_back_as_it_was(helper: Walker, papers: PapersPage, dossier: str) -> None:
    assert papers.view is not None
    paper = next(one.view.paper for one in papers.view.papers if one.view.state is PaperState.MISSING)
    on_desk(helper, lambda desk: attach_paper.attach(desk, dossier, paper, photo()))
    papers.reload()
    before = files_of(helper, dossier, paper)
    helper.press(button(papers, "Bỏ"))
    assert files_of(helper, dossier, paper) == []
    helper.key(Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    helper.settle()
    assert files_of(helper, dossier, paper) == before
    assert not papers.undo.isVisible()


def test_a_file_becomes_a_straight_page(helper: Walker, pictures: PicturesPage, file: Path) -> None:
    pictures.add_files([file])
    helper.settle()
    (shot,) = pictures.shots
    assert shot.wish.corners[0] == pytest.approx((0.15, 0.1), abs=0.02)
    assert shot.page is not None
    assert shot.page.dpi < 150
    assert "thô quá" in " ".join(label.text() for label in pictures.findChildren(type(pictures._sum)))


def test_pages_are_written_as_one_pdf_and_the_telephone_is_remembered(
    helper: Walker, dossier: str, pictures: PicturesPage, file: Path
) -> None:
    pictures.add_files([file, file])
    helper.settle()
    helper.press(pictures.save)
    page = helper.on(PapersPage)
    assert "điện thoại" in helper.window.teller.accessibleName()
    paper = next(one for one in page.view.papers if one.files) if page.view else None
    assert paper is not None
    assert paper.view.state is PaperState.HAVE
    ((kind, size),) = files_of(helper, dossier, paper.view.paper)
    assert kind == "application/pdf"
    assert size < 2 * 300_000
    helper.press(button(page, "PDF"))
    assert button(page, "Bỏ ra").isVisible()


def test_the_lock_loses_no_page(helper: Walker, dossier: str, pictures: PicturesPage, file: Path) -> None:
    pictures.add_files([file])
    helper.settle()
    helper.session.lock_asked.emit()
    unlock = helper.on(UnlockPage)
    helper.type(unlock.passphrase.line, WORDS)
    unlock.submit()
    helper.until(lambda: helper.window.page_name == "pictures")
    found = on_desk(helper, lambda desk: collect_papers.collected(desk, dossier))
    assert isinstance(found, collect_papers.Collected)
    assert [len(one.files) for one in found.papers if one.files] == [1]


def test_a_picture_still_being_read_goes_to_its_own_paper(
    helper: Walker, dossier: str, pictures: PicturesPage, file: Path
) -> None:
    found = on_desk(helper, lambda desk: [one.view.paper for one in collect_papers.collected(desk, dossier).papers])
    assert isinstance(found, list)
    mine, other = found[:2]
    pictures.open(dossier=dossier, paper=mine)
    pictures.add_files([file])
    helper.session.go("pictures", dossier=dossier, paper=other)
    helper.settle()
    assert helper.on(PicturesPage).shots == []
    assert [len(files_of(helper, dossier, paper)) for paper in (mine, other)] == [1, 0]


def test_many_pictures_tell_how_far_they_are_and_a_stop_leaves_those_that_are_read(
    helper: Walker, pictures: PicturesPage, file: Path
) -> None:
    run, begun, gate = Straighten(), [Event(), Event()], [Event(), Event()]
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr("app.ui.shots.imaging.straighten", run.held(begun, gate))
        pictures.add_files([file] * 4)
        gate[0].set()
        helper.until(begun[1].is_set)
        helper.until(lambda: len(pictures.shots) == 1)
        assert pictures.reading.running.isVisible()
        assert pictures.reading.words == "Đang đọc ảnh: đã đọc 1 trên 4…"
        pictures.save.click()  # four pages become one file, not one now and three later
        assert helper.window.page_name == "pictures"
        pictures.reading.running.stop.click()
        gate[1].set()
        helper.settle()
    assert not pictures.reading.running.isVisible()
    assert helper.window.page_name == "pictures"
    assert "2 ảnh chưa đọc" in pictures._say.text
    assert [shot.page is not None for shot in pictures.shots] == [True, True]
    pictures.add_files([file])
    pictures.save.click()
    helper.until(lambda: helper.window.page_name == "papers")
    paper = next(one for one in view_of(helper).papers if one.files)
    assert len(paper.files) == 1


class Straighten:
    """The real straightening, whose first pages wait until the test lets each of them go on."""

    def __init__(self) -> None:
        self._real, self._at = imaging.straighten, 0

    def held(self, begun: Sequence[Event], gates: Sequence[Event]) -> Callable[..., Straightened]:
        def straighten(*what: Any) -> Straightened:
            at, self._at = self._at, self._at + 1
            if at < len(gates):
                begun[at].set()
                gates[at].wait(60)
            return self._real(*what)

        return straighten


def view_of(helper: Walker) -> collect_papers.Collected:
    view = helper.on(PapersPage).view
    assert view is not None
    return view


def test_a_long_paper_tells_how_far_its_opening_is_and_nobody_draws_the_rest_of_one_that_was_closed(
    helper: Walker, dossier: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    out = io.BytesIO()
    pages = [Image.new("RGB", (200, 280), "white") for _ in range(4)]
    pages[0].save(out, "PDF", save_all=True, append_images=pages[1:])
    paper = a_paper_of(helper, dossier)
    file = on_desk(helper, lambda desk: attach_paper.attach(desk, dossier, paper, out.getvalue()))
    assert isinstance(file, AttachedPaper)
    begun, gate, drawn, real = Event(), Event(), [], rendering._pixels

    def slow(document: Any, number: int, dpi: int) -> Any:
        drawn.append(number)
        if number == 0:
            begun.set()
            gate.wait(60)
        return real(document, number, dpi)

    monkeypatch.setattr(rendering, "_pixels", slow)
    dialog = ShowFileDialog(helper.window, helper.session, file, "Giấy thử")
    dialog.open()
    helper.until(begun.is_set)
    helper.until(lambda: dialog.work.words == "Đang mở các trang: 0 trên 4…")
    assert dialog.work.running.isVisible()
    dialog.reject()
    gate.set()
    helper.settle()
    assert drawn == [0]
    assert helper.session.long_work == []


def a_paper_of(helper: Walker, dossier: str) -> str:
    found = on_desk(helper, lambda desk: collect_papers.collected(desk, dossier))
    assert isinstance(found, collect_papers.Collected)
    return found.papers[0].view.paper


def test_discarded_pages_are_gone(helper: Walker, dossier: str, pictures: PicturesPage, file: Path) -> None:
    pictures.add_files([file])
    helper.settle()
    helper.press(pictures.drop)
    helper.session.go("papers", dossier=dossier)
    page = helper.on(PapersPage)
    assert page.view is not None
    assert [one.files for one in page.view.papers if one.files] == []


def test_a_dropped_and_a_pasted_picture_come_too(helper: Walker, pictures: PicturesPage, file: Path) -> None:
    dropped = QMimeData()
    dropped.setUrls([QUrl.fromLocalFile(str(file))])
    event = QDropEvent(
        QPointF(10, 10), Qt.DropAction.CopyAction, dropped, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier
    )
    pictures.dropEvent(event)
    helper.settle()
    QGuiApplication.clipboard().setImage(QImage.fromData(photo((400, 600))))
    helper.press(pictures.sources.clip)
    assert len(pictures.shots) == 2


def test_a_new_picture_in_the_watched_folder_appears_and_an_old_one_does_not(
    helper: Walker, pictures: PicturesPage, tmp_path: Path
) -> None:
    folder = tmp_path / "DCIM"
    folder.mkdir()
    (folder / "old.jpg").write_bytes(photo())
    pictures.sources.folder.watch(folder)
    helper.settle()
    (folder / "new.jpg").write_bytes(photo())
    for _ in range(3):  # the system's own notice may come or not: looking is what counts
        pictures.sources.folder.look()
        helper.settle()
    assert len(pictures.shots) == 1


def test_half_a_picture_waits_until_it_is_whole(helper: Walker, pictures: PicturesPage, tmp_path: Path) -> None:
    pictures.sources.folder.watch(tmp_path)
    helper.settle()
    coming = tmp_path / "coming.jpg"
    for share in (1000, 2000):
        coming.write_bytes(photo()[:share])
        pictures.sources.folder.look()
        helper.settle()
    assert pictures.shots == []
    coming.write_bytes(photo())
    for _ in range(2):
        pictures.sources.folder.look()
        helper.settle()
    assert len(pictures.shots) == 1


def test_order_turn_and_removal(helper: Walker, pictures: PicturesPage, file: Path) -> None:
    pictures.add_files([file, file])
    helper.settle()
    first, second = pictures.shots
    pictures.choose(1)
    helper.press(pictures.work.earlier)
    assert pictures.shots == [second, first]
    assert second.page is not None
    upright = (second.page.width, second.page.height)
    helper.press(pictures.work.right)
    assert second.page is not None
    assert (second.page.height, second.page.width) == upright
    helper.press(pictures.work.away)
    assert pictures.shots == [first]
    assert pictures.save.hasFocus()  # what was pressed has gone with the others' places


def test_a_corner_is_dragged_and_moved_by_keys(helper: Walker, pictures: PicturesPage, file: Path) -> None:
    pictures.add_files([file])
    helper.settle()
    (shot,) = pictures.shots
    view = pictures.work.corners
    at = view.place(0).toPoint()
    QTest.mousePress(view, Qt.MouseButton.LeftButton, pos=at)
    QTest.mouseMove(view, at + QPoint(20, 30))
    QTest.mouseRelease(view, Qt.MouseButton.LeftButton, pos=at + QPoint(20, 30))
    helper.settle()
    dragged = shot.wish.corners
    assert dragged[0][0] > 0.16
    assert dragged[0][1] > 0.11
    QTest.keyClick(view, Qt.Key.Key_Space)
    QTest.keyClick(view, Qt.Key.Key_Left)
    helper.settle()
    assert shot.wish.corners[1][0] == pytest.approx(dragged[1][0] - 0.01)
    assert shot.page is not None


def test_a_pdf_is_attached_as_it_is(helper: Walker, dossier: str, pictures: PicturesPage, tmp_path: Path) -> None:
    from app.services import print_sheets
    from app.services.desk import open_shelf

    pdf = print_sheets.sheet_of_procedure(open_shelf(), print_sheets.SheetKind.BLANK, PENSION)
    scan = tmp_path / "scan.pdf"
    scan.write_bytes(pdf)
    pictures.add_files([scan])
    helper.settle()
    assert pictures.shots == []
    found = on_desk(helper, lambda desk: collect_papers.collected(desk, dossier))
    assert isinstance(found, collect_papers.Collected)
    assert [file.size for one in found.papers for file in one.files] == [len(pdf)]


@pytest.mark.tells("unreadable-image")
def test_what_is_no_picture_is_told(helper: Walker, pictures: PicturesPage, tmp_path: Path) -> None:
    broken = tmp_path / "broken.jpg"
    broken.write_bytes(b"\xff\xd8\xff half")
    pictures.add_files([broken])
    helper.settle()
    assert pictures.shots == []
    assert "Đang xem ảnh" not in " ".join(each.text() for each in pictures.findChildren(QLabel) if each.isVisible())


def test_a_paper_kept_for_the_family_stands_here_until_it_is_given_back(helper: Walker, papers: PapersPage) -> None:
    helper.press(papers.lend)
    (taking,) = papers.findChildren(LendDialog)
    taking.paper.setCurrentIndex(taking.paper.count() - 1)
    taking.name.setFocus()
    helper.type(taking.name, "Sổ hộ khẩu cũ")
    taking.count.setText("0")
    helper.press(taking.yes)
    assert "từ 1 đến 99" in taking.notice.text
    taking.count.setText("2")
    helper.type(taking.note, "rách góc")
    helper.press(taking.yes)
    (here,) = papers.taken
    assert (here.name, here.how, here.taken_by) == ("Sổ hộ khẩu cũ", How(True, 2, "rách góc"), USER)
    helper.press(button(papers, "Trả lại…"))
    (giving,) = papers.findChildren(GiveBackDialog)
    helper.press(giving.yes)
    assert "ai nhận lại" in giving.notice.text
    helper.type(giving.taker, "Nguyễn Thị Ệ")
    helper.press(giving.yes)
    (back,) = papers.taken
    assert (back.returned_on, back.given_to) == (here.lent_on, "Nguyễn Thị Ệ")
    assert not [each for each in papers.findChildren(Button) if each.isVisible() and "Trả lại…" in each.text()]


def test_a_file_that_is_renamed_while_it_is_looked_at_ends_no_watching(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    for name in ("a.jpg", "b.jpg"):
        (tmp_path / name).write_bytes(b"12")
    stat = Path.stat

    def renamed(path: Path, *, follow_symlinks: bool = True) -> object:
        if path.name == "a.jpg":
            path.unlink(missing_ok=True)
        return stat(path, follow_symlinks=follow_symlinks)

    monkeypatch.setattr(Path, "is_file", lambda _path: True)
    monkeypatch.setattr(Path, "stat", renamed)
    assert pictures_in(tmp_path) == {tmp_path / "b.jpg": 2}


@pytest.mark.tells("disk-full")
def test_a_tick_that_the_disk_did_not_take_is_not_shown(
    helper: Walker, papers: PapersPage, dossier: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(*_desk: object, **_what: object) -> None:
        raise Refusal("disk-full", "The disk is full.")

    monkeypatch.setattr(attach_paper, "say", full)

    def here(page: PapersPage | CheckPage) -> list[Button]:
        return [each for each in page.findChildren(Button) if each.isVisible() and each.text() == "Có"]

    helper.press(here(papers)[0])
    assert not any(each.isChecked() for each in here(papers))
    helper.session.go("check", dossier=dossier)
    page = helper.on(CheckPage)
    helper.press(here(page)[0])
    assert not any(each.isChecked() for each in here(page))
