"""The pictures of one paper: brought from a telephone, straightened, put in order, written as one PDF."""

# An override says what its base says, and keeps Qt's case.
# ruff: noqa: D102, N802

from __future__ import annotations

from collections.abc import Sequence
from functools import partial
from pathlib import Path
from typing import Any

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QDragEnterEvent, QDropEvent, QIcon, QImage, QKeySequence, QPixmap, QShortcut
from PySide6.QtWidgets import QApplication, QVBoxLayout, QWidget

from app.imaging.page_values import LEAST_DPI, MOST_BYTES_A_PAGE, Straightened, Wish
from app.services import attach_paper, collect_papers
from app.services.desk import Desk
from app.storage.records import AttachedPaper
from app.ui.pages.page import Page
from app.ui.picture_reading import LARGEST, PictureReading, Visit, of_file
from app.ui.picture_sources import PictureSources
from app.ui.picture_work import PictureWork
from app.ui.session import Session
from app.ui.shots import THUMB, Prepared, Shot, finished, png_of, prepared_again
from app.ui.sizes import bytes_words
from app.ui.tokens import SPACE, scaled
from app.ui.widgets.buttons import Button
from app.ui.widgets.layout import clear, flow
from app.ui.widgets.text import Notice, Text


class PicturesPage(Page):
    """Pages live in memory until they are written into the vault; leaving writes them too, so nothing is lost."""

    def __init__(self, session: Session) -> None:
        super().__init__(session, width=SPACE.broad)
        self.shots: list[Shot] = []
        self._visiting = Visit("", "")
        self._saves_when_read = False
        self._at = -1
        self.reading = PictureReading(session, self)
        self.reading.picture_came.connect(self._on_picture)
        self.reading.pdf_came.connect(self._on_pdf)
        self.reading.refused.connect(self._on_refused)
        self.reading.all_read.connect(self._on_all_read)
        self.reading.was_stopped.connect(self._on_stopped)
        self.sources = PictureSources(session, self)
        self.sources.files_came.connect(self.add_files)
        self.sources.picture_came.connect(self.add_picture)
        self._name = Text("", "title")
        self._say = Notice("info")
        self.sources.said.connect(self._say.say)
        self._thumbs = QVBoxLayout()
        self._strip: QWidget | None = None
        self._sum = Text("", "soft")
        self.work = PictureWork()
        self.work.wished.connect(self._on_wished)
        self.work.move_asked.connect(self._on_move)
        self.work.away_asked.connect(self._on_away)
        self._build()
        self.setAcceptDrops(True)
        QShortcut(QKeySequence(QKeySequence.StandardKey.Paste), self, self.sources.paste)

    def open(self, **where: Any) -> None:  # noqa: ANN401 - dossier, paper, files
        """Begin with no picture, or with those that somebody chose already."""
        self._visiting = Visit(str(where["dossier"]), str(where["paper"]))
        self._name.setText("")
        self._forget()
        self._say.say(self._hint())
        self.session.ask(partial(_name_of, *self._visiting.whose), self._name.setText, keeper=self)
        self.sources.files.setFocus()
        self._take_up()
        self.add_files(where.get("files", ()))

    def come_back(self, **where: Any) -> None:  # noqa: ANN401 - as open
        """Another time with no picture: those of before were written on leaving."""
        self.open(**self.where_now(where))

    def where_now(self, where: dict[str, Any]) -> dict[str, Any]:
        """The same paper; what was chosen before was written on leaving."""
        return {name: value for name, value in where.items() if name != "files"}

    def leave(self) -> None:
        """What was made is written, whoever leaves and how."""
        self.sources.stop()
        if self.shots:
            self.store()
        self._saves_when_read = False
        self._visiting = Visit(*self._visiting.whose)  # what is still being read comes too late for this one

    def _take_up(self) -> None:
        """What the disk did not take before lies here until it is written."""
        self.shots = self.session.unwritten.pop(self._visiting.whose, [])
        if self.shots:
            self._say.say(
                self.tr("These pages could not be written yet. They are still here: write them again."), "warn"
            )
            self.choose(0)

    def add_files(self, files: Sequence[Path]) -> None:
        """Read pictures from files; a PDF is attached as it is."""
        self.reading.bring(self._visiting, [partial(of_file, file) for file in files])

    def add_picture(self, picture: QImage) -> None:
        """A picture that stands in memory: the clipboard's, or one that was dropped."""
        self.reading.bring(self._visiting, [partial(png_of, picture)])

    def store(self, *, comes_back: bool = False) -> None:
        """Write all pages as one PDF of this paper; ``comes_back`` where that fails."""
        if not self.shots:
            return
        shots = self.shots
        self._forget()
        self._write(self._visiting, shots, comes_back=comes_back)

    def choose(self, at: int) -> None:
        """Work on one page."""
        self._at = at
        self.work.show_shot(self.shots[at])
        self._show_state()

    def _build(self) -> None:
        self.body.add(self._name, *self.sources.parts(), self._say, self.reading.running)
        self.body.add(self._thumbs, self._sum, self.work)
        self.body.column.addStretch(1)
        self.drop = Button(self.tr("&Discard these pictures"), self._on_discard, kind="quiet", picture="trash")
        self.save = Button(self.tr("&Write into the dossier"), self._on_save, kind="primary", picture="saved")
        self.put_bar(
            Button(self.tr("&Back"), self.session.go_back, kind="quiet", picture="back"), None, self.drop, self.save
        )

    def _hint(self) -> str:
        hint = self.tr(
            "Lay the paper on something dark, by daylight, all four corners in sight. "
            "Pictures may also be dragged here or pasted with Ctrl+V. "
            "A page becomes at most {page}; a file may have {file}."
        )
        return hint.format(page=bytes_words(MOST_BYTES_A_PAGE), file=bytes_words(LARGEST))

    def _on_picture(self, visit: Visit, shot: Shot) -> None:
        if visit is not self._visiting:  # its page was left meanwhile: it goes to the paper that it was brought for
            self._write(visit, [shot])
            return
        self.sources.settle()
        self.shots.append(shot)
        if not self._saves_when_read:
            self._say.say("")
        if self._at < 0 or self.reading.one_alone:
            self.choose(len(self.shots) - 1)
        else:  # many come: whoever works on the first is not led away from it
            self._show_state()

    def _on_pdf(self, visit: Visit, data: bytes) -> None:
        job = partial(attach_paper.attach, dossier_id=visit.dossier, paper=visit.paper, content=data)
        self.session.ask(job, self._on_stored, self._on_refused, keeper=self)

    def _on_refused(self, error: Exception) -> None:
        """One could not be read, or written: nobody is led away from the page on which that is told."""
        self._saves_when_read = False
        self.session.tell(error)

    def _on_all_read(self) -> None:
        if self._saves_when_read and self.shots:
            self._on_save()

    def _on_stopped(self, left: int) -> None:
        self._saves_when_read = False
        said = self.tr("Stopped: {count} pictures were not read. Those that are here stay, each of them whole.")
        self._say.say(said.format(count=left), "warn")

    def _write(self, visit: Visit, shots: list[Shot], *, comes_back: bool = False) -> None:
        job = partial(_store, *visit.whose, [(shot.data, shot.wish, shot.page) for shot in shots])
        failed = partial(self._on_not_stored, visit.whose, shots, comes_back=comes_back)
        self.session.ask(job, self._on_stored, failed, keeper=self.session)

    def _on_wished(self, wish: Wish) -> None:
        self._again(self.shots[self._at], wish)

    def _again(self, shot: Shot, wish: Wish) -> None:
        """Make the page anew; only the last wish counts when several are on their way."""
        if wish == shot.wish and shot.page is not None:
            return
        shot.wish, shot.page = wish, None
        visit = self._visiting
        visit.waiting += 1
        self._show_state()
        job, made = partial(_again_if_wished, shot, wish), partial(self._on_again, visit, shot, wish)
        self.session.lanes.vault.run(job, made, partial(self._on_not_made, visit), keeper=self)

    def _on_again(self, visit: Visit, shot: Shot, wish: Wish, made: Prepared | None) -> None:
        if made is not None and shot.wish == wish:
            shot.page, shot.view = made.page, made.view
        if shot in self.shots and self.shots.index(shot) == self._at:
            self.work.show_after()
        self._has_come(visit)

    def _on_not_made(self, visit: Visit, error: Exception) -> None:
        self._has_come(visit)
        self.session.tell(error)

    def _has_come(self, visit: Visit) -> None:
        visit.waiting -= 1
        if visit is self._visiting:
            self._show_state()

    def _on_move(self, by: int) -> None:
        there = self._at + by
        if 0 <= there < len(self.shots):
            self.shots[self._at], self.shots[there] = self.shots[there], self.shots[self._at]
            self.choose(there)

    def _on_away(self) -> None:
        del self.shots[self._at]
        if not self.shots:
            self._forget()
            self.sources.files.setFocus()
            return
        self.choose(min(self._at, len(self.shots) - 1))
        if len(self.shots) == 1:  # the button went with the places among which it stood
            self.save.setFocus()

    def _on_discard(self) -> None:
        self._forget()
        self._say.say(self.tr("Discarded. Nothing of these pictures was kept."), "good")
        self.sources.files.setFocus()

    def _on_save(self) -> None:
        if self.reading.under_way:  # the rest would become files of its own
            self._saves_when_read = True
            self._say.say(self.tr("They are written as soon as all of them are read."), "info")
            return
        self.store(comes_back=True)
        self.session.go_back()

    def _on_not_stored(self, whose: tuple[str, str], shots: list[Shot], error: Exception, *, comes_back: bool) -> None:
        """The disk is full or failed: no page is lost as long as the window is there, and the same helper."""
        self.session.tell(error)
        self.session.unwritten.setdefault(whose, []).extend(shots)
        if comes_back:
            self.session.go("pictures", dossier=whose[0], paper=whose[1])

    def _on_stored(self, attached: AttachedPaper) -> None:
        self.session.publish(self.session, drafts=True)
        self.session.say(
            self.tr(
                "Written into the dossier, {size}. Now delete the pictures on the telephone, in its trash too."
            ).format(size=bytes_words(attached.size))
        )

    def _forget(self) -> None:
        self.shots, self._at = [], -1
        self.work.forget()
        self._show_state()

    def _show_state(self) -> None:
        focused = QApplication.focusWidget()
        held = self._strip is not None and focused is not None and self._strip.isAncestorOf(focused)
        clear(self._thumbs)
        self._strip = None
        if len(self.shots) > 1:  # one alone stands below in full
            thumbs = [self._thumb(at, shot) for at, shot in enumerate(self.shots)]
            self._strip = flow(*thumbs)
            self._thumbs.addWidget(self._strip)
            if held:  # the thumb that was pressed is another widget now
                self._strip.show()
                thumbs[self._at].setFocus()
        self.work.setVisible(bool(self.shots))
        self.work.show_place(self._at, len(self.shots))
        for button in (self.save, self.drop):
            button.setEnabled(bool(self.shots))
        self.sources.files.become(
            "plain" if self.shots else "primary"
        )  # the next step is to take one, then to keep them
        self._sum.show_text(self._sum_words())

    def _sum_words(self) -> str:
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
        pages = enumerate((shot.page for shot in self.shots), 1)
        coarse = [str(at) for at, page in pages if page is not None and not page.is_readable]
        if coarse:
            words += " · " + self.tr("less than {least} dots an inch: page {pages}").format(
                pages=", ".join(coarse), least=LEAST_DPI
            )
        if self._visiting.waiting:
            words += " · " + self.tr("{count} still being worked on…").format(count=self._visiting.waiting)
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
        self.sources.take(event.mimeData())
        event.acceptProposedAction()


def _again_if_wished(shot: Shot, wish: Wish) -> Prepared | None:
    """On the lane: nothing when somebody wished otherwise since."""
    return prepared_again(shot.data, wish) if shot.wish == wish else None


def _name_of(dossier: str, paper: str, desk: Desk) -> str:
    papers = collect_papers.collected(desk, dossier).papers
    return next((one.view.name for one in papers if one.view.paper == paper), "")


def _store(dossier: str, paper: str, shots: list[tuple[bytes, Wish, Straightened | None]], desk: Desk) -> AttachedPaper:
    return collect_papers.attach_pages(desk, dossier, paper, finished(shots))
