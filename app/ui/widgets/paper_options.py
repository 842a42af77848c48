"""How a paper is to be printed: large, folded, enlarged, for whom, of which month; only what the paper can be."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QLineEdit, QWidget

from app.ui.widgets.labelled import labelled
from app.ui.widgets.layout import column, flow
from app.ui.widgets.options import CheckOption

MOST_LETTERS = 60


class PaperOptions(QWidget):
    """Options with their words; what a paper cannot be is not shown.

    Signals:
        chosen: the paper is to be drawn anew.
    """

    chosen = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.large = CheckOption(self.tr("Large print"))
        self.a5 = CheckOption(self.tr("Folded to A5 (two pages on a side)"))
        self.a3 = CheckOption(self.tr("Enlarged to A3"))
        self.last_month = CheckOption(self.tr("Last month"))
        self.audience = QLineEdit()
        self.audience.setProperty("vietnamese", True)
        self.audience.setMaxLength(MOST_LETTERS)
        self.audience.setPlaceholderText(self.tr("old people, families with a small child …"))
        self._for_whom = QWidget()
        self._for_whom.setLayout(labelled(self.tr("&For whom is it?"), self.audience))
        self.setLayout(column(flow(self.large, self.a5, self.a3, self.last_month), self._for_whom))
        for option in (self.large, self.a5, self.a3, self.last_month):
            option.toggled.connect(self._on_chosen)
        self.audience.editingFinished.connect(self._on_audience)
        self._told = ""

    def offer(self, *, large: bool, a5: bool, wall: bool, month: bool) -> None:
        """Show what this paper can be; nothing that is hidden counts."""
        self.large.setVisible(large)
        self.a5.setVisible(a5)
        self.a3.setVisible(wall)
        self._for_whom.setVisible(wall)
        self.last_month.setVisible(month)
        self.setVisible(large or a5 or wall or month)

    @property
    def words(self) -> str:
        """For whom a poster is; empty for everybody."""
        return self.audience.text().strip() if self._for_whom.isVisibleTo(self) else ""

    def is_on(self, option: CheckOption) -> bool:
        """Whether an option is ticked and holds for this paper."""
        return option.isChecked() and option.isVisibleTo(self)

    def _on_chosen(self, _on: bool) -> None:  # noqa: FBT001 - Qt gives it by place
        if self.sender() is self.a5 and self.a5.isChecked():
            self._untick(self.a3)
        elif self.sender() is self.a3 and self.a3.isChecked():
            self._untick(self.a5)
        self.chosen.emit()

    def _untick(self, other: CheckOption) -> None:
        """A sheet is either folded or enlarged."""
        other.blockSignals(True)
        other.setChecked(False)
        other.blockSignals(False)

    def _on_audience(self) -> None:
        if self.audience.text().strip() != self._told:
            self._told = self.audience.text().strip()
            self.chosen.emit()
