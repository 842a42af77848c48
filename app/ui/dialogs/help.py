"""Help (F1): the helper's own guide beside the work, opened where it speaks of the page shown."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import partial
from pathlib import Path

from PySide6.QtCore import QCoreApplication, QPoint, QTimer
from PySide6.QtWidgets import QButtonGroup, QLineEdit, QVBoxLayout, QWidget

from app.ui import assets
from app.ui.dialogs.dialog import Dialog
from app.ui.tokens import SPACE
from app.ui.widgets.buttons import Button
from app.ui.widgets.layout import clear, flow
from app.ui.widgets.text import Text, bullet
from forms.wording import fold

translate = QCoreApplication.translate

_MOST_FOUND = 6

LISTED = "listed"
"""A paragraph behind a dot, among the roles that words may have."""

TOPICS: dict[str, tuple[int, str]] = {
    "first_start": (1, ""),
    "unlock": (1, "Mở máy hằng ngày"),
    "recovery": (5, "Chương trình bị lỗi, hoặc không mở được"),
    "home": (2, "Tìm việc"),
    "procedure": (2, "Tìm việc"),
    "consent": (2, "Hỏi đồng ý"),
    "fill": (2, "Lấy thông tin từ thẻ"),
    "check": (2, "Kiểm tra và đọc lại"),
    "read_back": (2, "Kiểm tra và đọc lại"),
    "print": (3, ""),
    "finalize": (2, "Chốt"),
    "outbox": (4, ""),
    "dossier": (4, "Đã nộp là khi nào"),
    "dossiers": (4, "Đã nộp là khi nào"),
    "result": (4, "Việc cần làm, và kết quả"),
    "restore": (5, "Sao lưu và khôi phục"),
    "repair": (5, "Kiểm tra và sửa két"),
    "keeper": (6, "Két hồ sơ và người dùng"),
    "users": (6, "Két hồ sơ và người dùng"),
    "backups": (5, "Sao lưu và khôi phục"),
    "vault_check": (5, "Kiểm tra và sửa két"),
    "retention": (6, "Hồ sơ được giữ bao lâu"),
    "persons": (6, "Bà con muốn xóa, muốn lấy dữ liệu"),
    "aside": (5, "Có hồ sơ để riêng"),
    "packs": (9, "Cài gói trên máy"),
    "authoring": (9, "Sửa một thủ tục bằng bảng tính"),
    "return_reasons": (4, "Bị trả rồi thì nhớ cho lần sau"),
    "settings": (1, "Cài đặt"),
    "events": (2, "Tìm việc"),
    "papers": (8, "Chụp giấy tờ"),
    "pictures": (8, "Chụp giấy tờ"),
    "bridge": (8, "Nộp cùng người dân trên cổng"),
    "by_phone": (8, "Chỉ việc qua điện thoại"),
    "learn": (10, ""),
    "print_room": (3, "Giấy tờ của điểm hỗ trợ"),
    "copies": (3, "Sao y bản chính"),
    "after_fault": (5, "Chương trình bị lỗi, hoặc không mở được"),
}
"""The page of the guide, and the heading in it, that speaks of each page of the window."""


class HelpDialog(Dialog):
    """The guide's pages as plain text, one at a time."""

    def __init__(self, parent: QWidget, page: str) -> None:
        close = translate("HelpDialog", "Close")
        super().__init__(parent, translate("HelpDialog", "Help"), yes=close, no=close, picture="check")
        self.no.setVisible(False)
        self.headings: dict[str, Text] = {}
        self._lines = QVBoxLayout()
        self._lines.setSpacing(SPACE.small)
        self._top = -1
        self.body.verticalScrollBar().rangeChanged.connect(self._scroll)
        self._files = assets.help_files()
        self.pages = self._buttons()
        self.search = QLineEdit()
        self.search.setPlaceholderText(translate("HelpDialog", "Search in the guide"))
        self.search.setAccessibleName(translate("HelpDialog", "Search in the guide"))
        self.search.textChanged.connect(self._on_search)
        self.search.returnPressed.connect(self.focusNextChild)  # what was found, not the way out
        self.body.add(flow(*self.pages), self.search, self._lines)
        number, heading = TOPICS.get(page, (1, ""))
        if self._files:
            self._show_page(min(number, len(self._files)) - 1, heading)
        else:
            self._lines.addWidget(Text(self.tr("The guide is not part of this installation.")))

    def _buttons(self) -> list[Button]:
        group = QButtonGroup(self)
        made = []
        for at, file in enumerate(self._files):
            button = Button(heading_of(file), partial(self._show_page, at), kind="segment")
            button.setCheckable(True)
            group.addButton(button)
            made.append(button)
        return made

    def _show_page(self, at: int, heading: str = "") -> None:
        clear(self._lines)
        self.headings.clear()
        self.pages[at].setChecked(True)
        for role, words in blocks(self._files[at].read_text(encoding="utf-8")):
            if role == LISTED:
                self._lines.addWidget(bullet(words))
                continue
            line = Text(words, role)
            self._lines.addWidget(line)
            if role == "heading":
                self.headings[words] = line
        QTimer.singleShot(0, self, partial(self._show_heading, heading))

    def _on_search(self, words: str) -> None:
        """Every paragraph that holds all the words, with or without diacritics, under its page's name."""
        wanted = fold(words).split()
        if not wanted:
            self._show_page(next(at for at, page in enumerate(self.pages) if page.isChecked()))
            return
        clear(self._lines)
        self.headings.clear()
        for at, file in enumerate(self._files):
            found = [text for role, text in blocks(file.read_text(encoding="utf-8")) if _holds(text, wanted)]
            if found:
                self._lines.addWidget(Button(heading_of(file), partial(self._show_page, at), kind="quiet"))
            for text in found[:_MOST_FOUND]:
                self._lines.addWidget(Text(text))
        if not self._lines.count():
            self._lines.addWidget(Text(translate("HelpDialog", "Nothing in the guide holds these words."), "soft"))

    def _show_heading(self, heading: str) -> None:
        line = self.headings.get(heading)
        top = line.mapTo(self.body.paper, QPoint(0, 0)).y() - SPACE.tight if line is not None else 0
        short = top + self.body.viewport().height() - self.body.paper.height()
        if line is not None and short > 0:  # the last heading of a page stands at the top too, with nothing below it
            self._lines.addSpacing(short)
        self._top = max(0, top)
        self._scroll()

    def _scroll(self, *_range: int) -> None:
        """As far down as there is room by now; what is missing comes with the room, unless somebody scrolled."""
        bar = self.body.verticalScrollBar()
        if self._top >= 0:
            bar.setValue(self._top)
        if bar.maximum() >= self._top:
            self._top = -1


def _holds(text: str, wanted: list[str]) -> bool:
    said = fold(text)
    return all(word in said for word in wanted)


def heading_of(file: Path) -> str:
    """A page's own title."""
    return file.read_text(encoding="utf-8").splitlines()[0].lstrip("# ").strip()


def blocks(markdown: str) -> Iterator[tuple[str, str]]:
    """The paragraphs of a page as (role of the text, plain words); signs of Markdown are taken away."""
    for paragraph in re.split(r"\n\s*\n", markdown.strip()):
        gathered: list[str] = []
        for line in paragraph.splitlines():
            if gathered and not re.match(r"\s*([-*]|\d+\.|\||#)\s*", line):
                gathered[-1] += " " + line.strip()
            elif not re.fullmatch(r"[\s|:-]+", line):
                gathered.append(line)
        yield from (_block(line) for line in gathered)


def _block(line: str) -> tuple[str, str]:
    marks = re.match(r"(#+)\s+", line)
    listed = re.match(r"\s*[-*]\s+", line)
    start = marks or listed
    words = line[start.end() :] if start else line
    words = re.sub(r"!?\[([^\]]*)\]\([^)]*\)", r"\1", words)
    words = re.sub(r"\*\*(.+?)\*\*", _named, words)
    words = re.sub(r'"([^"]+)"', r"“\1”", words)
    words = re.sub(r"(?<!\w)\*([^*\s][^*]*)\*", r"“\1”", words).replace("`", "")
    words = " – ".join(part.strip() for part in words.strip(" |").split("|"))
    if not marks:
        return LISTED if listed else "body", words
    return ("title" if len(marks[1]) == 1 else "heading"), words


def _named(bold: re.Match[str]) -> str:
    """A button's name in quotation marks, so that it is found on the page; other bold words as they are."""
    words = bold[1]
    return f"“{words}”" if words[0].isupper() and words[-1] not in ".?!:" else words
