"""In which language labels are said: Vietnamese, or one in which a pack of the commune has recordings."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QButtonGroup, QVBoxLayout, QWidget

from app.ui.widgets.layout import clear, flow
from app.ui.widgets.options import RadioOption
from app.ui.widgets.text import Text
from forms.tongues import TONGUES

translate = QCoreApplication.translate


class TongueChoice(QWidget):
    """Hidden where there is nothing to choose; ``chosen`` gets a language's id, "" for Vietnamese."""

    def __init__(self, chosen: Callable[[str], None]) -> None:
        super().__init__()
        self._chosen = chosen
        self.options: dict[str, RadioOption] = {}
        self._group = QButtonGroup(self)
        self._lines = QVBoxLayout(self)
        self._lines.setContentsMargins(0, 0, 0, 0)
        self.setVisible(False)

    def offer(self, languages: tuple[str, ...]) -> None:
        """Offer these beside Vietnamese; what is chosen stays chosen."""
        wanted = ("", *languages) if languages else ()
        if tuple(self.options) == wanted:
            return
        clear(self._lines)
        self.options = {}
        for language in wanted:
            vietnamese = translate("TongueChoice", "In Vietnamese")
            words = translate("TongueChoice", "In {name}").format(name=TONGUES[language]) if language else vietnamese
            option = RadioOption(words)
            option.setChecked(not language)
            option.clicked.connect(partial(self._on_clicked, language))
            self._group.addButton(option)
            self.options[language] = option
        if wanted:
            self._lines.addWidget(Text(translate("TongueChoice", "Say the labels:"), "strong"))
            self._lines.addWidget(flow(*self.options.values()))
        self.setVisible(bool(wanted))

    def _on_clicked(self, language: str) -> None:
        self._chosen(language)
