"""The pictures of one paper: brought from a telephone, straightened, put in order, written as one PDF."""

# An override says what its base says, and keeps Qt's case.
# ruff: noqa: D102, N802

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from functools import partial
from pathlib import Path
from typing import Any

from PySide6.QtCore import QMimeData, QSize, Qt
from PySide6.QtGui import QDragEnterEvent, QDropEvent, QGuiApplication, QIcon, QImage, QKeySequence, QPixmap, QShortcut
from PySide6.QtWidgets import QButtonGroup, QFileDialog, QVBoxLayout, QWidget

from app.imaging.page_values import LEAST_DPI, MOST_BYTES_A_PAGE, WHOLE, Look, PaperSize, Straightened, Wish
from app.services import attach_paper, collect_papers
from app.services.desk import Desk
from app.storage.records import AttachedPaper
from app.ui.dropped import local_files
from app.ui.pages.page import Page
from app.ui.session import Session
from app.ui.shots import THUMB, Prepared, Shot, finished, png_of, prepared_again, prepared_first, turned
from app.ui.sizes import bytes_words
from app.ui.tokens import SPACE, scaled
from app.ui.watched_folder import WatchedFolder, telephone_folders
from app.ui.widgets.buttons import Button
from app.ui.widgets.camera_view import CameraView
from app.ui.widgets.columns import Columns
from app.ui.widgets.corner_view import CornerView
from app.ui.widgets.fitted_picture import FittedPicture
from app.ui.widgets.layout import Card, clear, flow
from app.ui.widgets.text import Badge, Notice, Text
from forms.refusal import Refusal

LARGEST = attach_paper.LARGEST


class PicturesPage(Page):
    """Pages live in memory until they are written into the vault; leaving writes them too, so nothing is lost."""

    def __init__(self, session: Session) -> None:
        super().__init__(session, width=SPACE.broad)
        self.shots: list[Shot] = []
        self._dossier = self._paper = ""
        self._at = -1
        self._waiting = 0
        self.folder = WatchedFolder(session, self)
        self.folder.found.connect(self._on_new_picture)
        self.folder.lost.connect(self._on_folder_lost)
        self._name = Text("", "title")
        self._say = Notice("info")
        self._watched = Text("", "small")
        self._thumbs = QVBoxLayout()
        self._sum = Text("", "soft")
        self._work = QWidget()
        self.corners = CornerView()
        self.corners.changed.connect(self._on_corners)
        self.after = FittedPicture()
        self.after.setAccessibleName(self.tr("The page as it will be"))
        self._facts = QVBoxLayout()
        self.looks = self._segments(self._look_words(), self._on_look)
        self.sizes = self._segments(self._size_words(), self._on_size)
        self._build()
        self.setAcceptDrops(True)
        QShortcut(QKeySequence(QKeySequence.StandardKey.Paste), self, self.paste)

    def open(self, **where: Any) -> None:  # noqa: ANN401 - dossier, paper
        """Begin with no picture."""
        self._dossier, self._paper = str(where["dossier"]), str(where["paper"])
        self._name.setText("")
        self._forget()
        self._say.say(self._hint())
        self.session.ask(partial(_name_of, self._dossier, self._paper), self._name.setText, keeper=self)
        self.files.setFocus()

    def leave(self) -> None:
        """What was made is written, whoever leaves and how."""
        self.folder.stop()
        self.camera.switch_off()
        if self.shots:
            self.store()

    def add_files(self, files: Sequence[Path]) -> None:
        """Read pictures from files, one job each; a PDF is attached as it is."""
        for file in files:
            self._waiting += 1
            self.session.lanes.vault.run(partial(_read, file), self._on_read, self._on_refused, keeper=self)
        self._show_state()

    def add_picture(self, picture: QImage) -> None:
        """A picture that stands in memory: the clipboard's, or one that was dropped."""
        self._waiting += 1
        self.session.lanes.vault.run(partial(png_of, picture), self._on_read, self._on_refused, keeper=self)
        self._show_state()

    def paste(self) -> None:
        """Take what the clipboard holds: a picture, or files."""
        content: QMimeData | None = QGuiApplication.clipboard().mimeData()
        files = local_files(content)
        if files:
            self.add_files(files)
        elif content is not None and content.hasImage():
            self.add_picture(QGuiApplication.clipboard().image())
        else:
            self._say.say(self.tr("There is no picture in the clipboard."), "warn")

    def store(self) -> None:
        """Write all pages as one PDF of this paper."""
        if not self.shots:
            return
        job = partial(_store, self._dossier, self._paper, [(shot.data, shot.wish, shot.page) for shot in self.shots])
        self._forget()
        self.session.ask(job, self._on_stored, keeper=self.session)

    def choose(self, at: int) -> None:
        """Work on one page."""
        self._at = at
        shot = self.shots[at]
        self.corners.show_picture(shot.before, shot.wish.corners)
        self.looks[shot.wish.look.value].setChecked(True)
        self.sizes[shot.wish.size.value].setChecked(True)
        self._show_after()
        self._show_state()

    def _build(self) -> None:
        self.files = Button(self.tr("&From a file…"), self._on_files, kind="primary", picture="folder")
        self.telephone = Button(self.tr("From the &telephone…"), self._on_telephone, picture="phone")
        self.watch = Button(self.tr("&Watch a folder…"), self._on_watch, picture="eye")
        self.clip = Button(self.tr("From the &clipboard"), self.paste, picture="copy")
        self.clip.setToolTip("Ctrl+V")
        self.webcam = Button(self.tr("By web&cam"), self._on_webcam, picture="picture")
        self.webcam.setCheckable(True)
        self.camera = CameraView(self.session, reads=False, fine=True, high=380)
        self.camera.taken.connect(self.add_picture)
        self.camera.turned.connect(self.webcam.setChecked)
        self.body.add(
            self._name,
            flow(self.files, self.telephone, self.watch, self.clip, self.webcam),
            self._watched,
            self.camera,
            self._say,
            self._thumbs,
            self._sum,
            self._work,
        )
        self.body.column.addStretch(1)
        self._build_work()
        self.drop = Button(self.tr("&Discard these pictures"), self._on_discard, kind="quiet", picture="trash")
        self.save = Button(self.tr("&Write into the dossier"), self._on_save, kind="primary", picture="saved")
        self.put_bar(
            Button(self.tr("&Back"), self.session.go_back, kind="quiet", picture="back"), None, self.drop, self.save
        )

    def _build_work(self) -> None:
        lines = QVBoxLayout(self._work)
        lines.setContentsMargins(0, 0, 0, 0)
        lines.setSpacing(SPACE.base)
        self.earlier = Button(self.tr("Earlier"), partial(self._on_move, -1), kind="quiet", picture="up")
        self.later = Button(self.tr("Later"), partial(self._on_move, 1), kind="quiet", picture="down")
        self.left = Button(self.tr("Turn left"), partial(self._on_turn, 3), kind="quiet", picture="undo")
        self.right = Button(self.tr("Turn right"), partial(self._on_turn, 1), kind="quiet", picture="refresh")
        self.whole = Button(
            self.tr("Whole picture"), partial(self._on_cut, found=False), kind="quiet", picture="picture"
        )
        self.found = Button(
            self.tr("Find the sheet"), partial(self._on_cut, found=True), kind="quiet", picture="search"
        )
        self.away = Button(self.tr("Take this page away"), self._on_away, kind="quiet", picture="trash")
        sides = Columns(breadth=620, shares=(1, 1))
        sides.left.addWidget(Card(Text(self.tr("Before – drag the four corners"), "strong"), self.corners))
        after = Card(Text(self.tr("After"), "strong"))
        after.column.addLayout(self._facts)
        after.column.addWidget(self.after)
        sides.right.addWidget(after)
        lines.addWidget(flow(*self.looks.values(), *self.sizes.values()))
        lines.addWidget(flow(self.left, self.right, self.found, self.whole, self.earlier, self.later, self.away))
        lines.addWidget(sides)

    def _segments(self, words: dict[str, str], chosen: Any) -> dict[str, Button]:  # noqa: ANN401 - takes the value
        group = QButtonGroup(self)
        made = {}
        for value, label in words.items():
            made[value] = Button(label, partial(chosen, value), kind="segment")
            made[value].setCheckable(True)
            group.addButton(made[value])
        return made

    def _look_words(self) -> dict[str, str]:
        return {
            Look.GREY.value: self.tr("Grey"),
            Look.BLACK_WHITE.value: self.tr("Black and white"),
            Look.COLOUR.value: self.tr("Colour"),
        }

    def _size_words(self) -> dict[str, str]:
        return {
            PaperSize.A4.value: self.tr("A4 sheet"),
            PaperSize.A5.value: self.tr("A5 sheet"),
            PaperSize.A3.value: self.tr("A3 sheet"),
            PaperSize.CARD.value: self.tr("Card"),
        }

    def _hint(self) -> str:
        return self.tr(
            "Lay the paper on something dark, by daylight, all four corners in sight. "
            "Pictures may also be dragged here or pasted with Ctrl+V."
        )

    def _on_files(self) -> None:
        self._ask_files("")

    def _ask_files(self, folder: str) -> None:
        names, _ = QFileDialog.getOpenFileNames(
            self,
            self.tr("Pictures or PDF of the paper"),
            folder,
            self.tr("Pictures and PDF (*.png *.jpg *.jpeg *.pdf)"),
        )
        self.add_files([Path(name) for name in names])

    def _on_telephone(self) -> None:
        self.session.lanes.vault.run(telephone_folders, self._on_telephones, keeper=self)

    def _on_telephones(self, folders: list[Path]) -> None:
        if folders:
            self._ask_files(str(folders[0]))
        else:
            self._say.say(
                self.tr(
                    "No telephone or card shows itself. Plug the cable in and choose “Transfer files” on it, or "
                    "put its card into the reader; then press again. Else copy the pictures and take “From a file”."
                ),
                "warn",
            )

    def _on_watch(self) -> None:
        folder = QFileDialog.getExistingDirectory(self, self.tr("Folder into which the pictures come"))
        if folder:
            self.folder.watch(Path(folder))
            self._watched.setText(self.tr("Watching a folder: each new picture appears here by itself."))

    def _on_webcam(self) -> None:
        if self.webcam.isChecked():
            self.camera.switch_on()
        else:
            self.camera.switch_off()

    def _on_new_picture(self, file: Path) -> None:
        self.add_files([file])

    def _on_folder_lost(self) -> None:
        self._watched.setText("")
        self._say.say(self.tr("The folder is gone: was the cable or card pulled out? What came stays."), "warn")

    def _on_read(self, data: bytes) -> None:
        if data.startswith(b"%PDF-"):
            self._waiting -= 1
            job = partial(_attach, self._dossier, self._paper, data)
            self.session.ask(job, self._on_stored, self._on_refused_file, keeper=self)
            return
        self.session.lanes.vault.run(
            partial(prepared_first, data), partial(self._on_first, data), self._on_refused, keeper=self
        )

    def _on_first(self, data: bytes, made: Prepared) -> None:
        self._waiting -= 1
        if not self.camera.is_on:
            self.camera.switch_off()  # that there is none is no news any more
        wish = Wish(made.found or WHOLE)
        self.shots.append(Shot(data, wish, made.before or QImage(), made.found, made.page, made.view))
        self._say.say("")
        self.choose(len(self.shots) - 1)

    def _on_refused(self, error: Exception) -> None:
        self._waiting -= 1
        self._show_state()
        self.session.tell(error)

    def _on_refused_file(self, error: Exception) -> None:
        self.session.tell(error)

    def _on_look(self, value: str) -> None:
        self._wish(look=Look(value))

    def _on_size(self, value: str) -> None:
        self._wish(size=PaperSize(value))

    def _on_corners(self) -> None:
        self._wish(corners=self.corners.corners)

    def _on_cut(self, *, found: bool) -> None:
        shot = self.shots[self._at]
        corners = (shot.found or WHOLE) if found else WHOLE
        self.corners.show_picture(shot.before, corners)
        self._wish(corners=corners)

    def _on_turn(self, quarters: int) -> None:
        shot = self.shots[self._at]
        self._again(shot, turned(shot.wish, quarters))

    def _wish(self, **changed: Any) -> None:  # noqa: ANN401 - a field of Wish
        shot = self.shots[self._at]
        self._again(shot, replace(shot.wish, **changed))

    def _again(self, shot: Shot, wish: Wish) -> None:
        """Make the page anew; only the last wish counts when several are on their way."""
        if wish == shot.wish and shot.page is not None:
            return
        shot.wish, shot.page = wish, None
        self._waiting += 1
        self._show_state()
        job = partial(_again_if_wished, shot, wish)
        self.session.lanes.vault.run(job, partial(self._on_again, shot, wish), self._on_refused, keeper=self)

    def _on_again(self, shot: Shot, wish: Wish, made: Prepared | None) -> None:
        self._waiting -= 1
        if made is not None and shot.wish == wish:
            shot.page, shot.view = made.page, made.view
        if shot in self.shots and self.shots.index(shot) == self._at:
            self._show_after()
        self._show_state()

    def _on_move(self, by: int) -> None:
        there = self._at + by
        if 0 <= there < len(self.shots):
            self.shots[self._at], self.shots[there] = self.shots[there], self.shots[self._at]
            self.choose(there)

    def _on_away(self) -> None:
        del self.shots[self._at]
        if self.shots:
            self.choose(min(self._at, len(self.shots) - 1))
        else:
            self._at = -1
            self._show_state()
            self.files.setFocus()

    def _on_discard(self) -> None:
        self._forget()
        self._say.say(self.tr("Discarded. Nothing of these pictures was kept."), "good")
        self.files.setFocus()

    def _on_save(self) -> None:
        self.store()
        self.session.go_back()

    def _on_stored(self, attached: AttachedPaper) -> None:
        self.session.publish(self.session, drafts=True)
        self.session.say(
            self.tr(
                "Written into the dossier, {size}. Now delete the pictures on the telephone, in its trash too."
            ).format(size=bytes_words(attached.size))
        )

    def _forget(self) -> None:
        self.shots, self._at = [], -1
        self._show_state()

    def _show_after(self) -> None:
        clear(self._facts)
        self.after.show_image(QImage())
        shot = self.shots[self._at]
        page = shot.page
        if page is None:
            self._facts.addWidget(Text(self.tr("Making the page…"), "soft"))
            return
        dpi = self.tr("{dpi} dots an inch").format(dpi=page.dpi)
        readable = (
            Badge(self.tr("{dpi}: readable").format(dpi=dpi), "done", "good")
            if page.is_readable
            else Badge(self.tr("{dpi}: too coarse, take it from nearer").format(dpi=dpi), "warning", "warn")
        )
        fits = len(page.jpeg) <= MOST_BYTES_A_PAGE
        sizes = f"{bytes_words(len(shot.data))} → {bytes_words(len(page.jpeg))}"
        size = Badge(sizes, "done" if fits else "warning", "good" if fits else "warn")
        self._facts.addWidget(flow(readable, size))
        self.after.show_image(shot.view)

    def _show_state(self) -> None:
        clear(self._thumbs)
        if self.shots:
            self._thumbs.addWidget(flow(*(self._thumb(at, shot) for at, shot in enumerate(self.shots))))
        self._work.setVisible(bool(self.shots))
        for button in (self.save, self.drop):
            button.setEnabled(bool(self.shots))
        self.files.become("plain" if self.shots else "primary")  # the next step is to take one, then to keep them
        self.earlier.setEnabled(self._at > 0)
        self.later.setEnabled(0 <= self._at < len(self.shots) - 1)
        self._sum.show_text(self._sum_words())

    def _sum_words(self) -> str:
        if self._waiting and not self.shots:
            return self.tr("Looking at the picture…")
        if not self.shots:
            return ""
        before = sum(len(shot.data) for shot in self.shots)
        after = sum(len(shot.page.jpeg) for shot in self.shots if shot.page is not None)
        words = self.tr("{count} pages: {before} before, {after} as one PDF; at most {most} a page").format(
            count=len(self.shots),
            before=bytes_words(before),
            after=bytes_words(after),
            most=bytes_words(MOST_BYTES_A_PAGE),
        )
        coarse = sum(shot.page is not None and not shot.page.is_readable for shot in self.shots)
        if coarse:
            words += " · " + self.tr("{count} pages have less than {least} dots an inch").format(
                count=coarse, least=LEAST_DPI
            )
        return words

    def _thumb(self, at: int, shot: Shot) -> Button:
        button = Button(str(at + 1), partial(self.choose, at), kind="segment")
        button.setCheckable(True)
        button.setChecked(at == self._at)
        button.setAccessibleName(self.tr("Page {number} of {count}").format(number=at + 1, count=len(self.shots)))
        picture = QPixmap.fromImage(shot.view)
        if not picture.isNull():
            side = scaled(THUMB)
            button.setIcon(QIcon(picture.scaled(side, side, Qt.AspectRatioMode.KeepAspectRatio)))
            button.setIconSize(QSize(scaled(60), scaled(84)))
            button.setFixedHeight(scaled(100))
        return button

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        if event.mimeData().hasUrls() or event.mimeData().hasImage():
            event.acceptProposedAction()

    def dropEvent(self, event: QDropEvent) -> None:
        content = event.mimeData()
        files = local_files(content)
        if files:
            self.add_files(files)
        elif content.hasImage():
            self.add_picture(QImage(content.imageData()))
        event.acceptProposedAction()


def _read(file: Path) -> bytes:
    """The file's bytes; nothing of its name is told anywhere."""
    try:
        if file.stat().st_size > LARGEST:
            raise Refusal("too-large", f"The file is larger than {LARGEST // 1024 // 1024} MB.")
        return file.read_bytes()
    except OSError as why:
        raise Refusal("no-file", f"The picture cannot be read: {why.strerror}.") from why


def _again_if_wished(shot: Shot, wish: Wish) -> Prepared | None:
    """On the lane: nothing when somebody wished otherwise since."""
    return prepared_again(shot.data, wish) if shot.wish == wish else None


def _name_of(dossier: str, paper: str, desk: Desk) -> str:
    papers = collect_papers.collected(desk, dossier).papers
    return next((one.view.name for one in papers if one.view.paper == paper), "")


def _store(dossier: str, paper: str, shots: list[tuple[bytes, Wish, Straightened | None]], desk: Desk) -> AttachedPaper:
    return collect_papers.attach_pages(desk, dossier, paper, finished(shots))


def _attach(dossier: str, paper: str, content: bytes, desk: Desk) -> AttachedPaper:
    return attach_paper.attach(desk, dossier, paper, content)
