"""The head of a block that holds a person: its card can be scanned, or there is none; both are equally good."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame, QVBoxLayout

from app.services.views import BlockView
from app.ui.icons import IconView
from app.ui.tokens import PALETTE, SPACE
from app.ui.widgets.buttons import Button
from app.ui.widgets.layout import flow, row
from app.ui.widgets.scan_button import ScanButton
from app.ui.widgets.text import Text


class PersonStrip(QFrame):
    """Two buttons of the same size; without a card it shrinks to a line.

    Signals:
        scan_asked: scan this block's card.
        no_card_chosen: this person has no card here.
        known_asked: pick this person from the register.
    """

    scan_asked = Signal()
    no_card_chosen = Signal()
    known_asked = Signal()

    def __init__(self, block: BlockView) -> None:
        super().__init__()
        self.block = block
        self.setProperty("role", "person")
        self._label = Text(block.label, "heading")
        self.again = ScanButton(self.tr("Scan the card after all"), self.scan_asked.emit, kind="quiet", picture="scan")
        self.known = Button(self.tr("Somebody known…"), self.known_asked.emit, kind="quiet", picture="people")
        self.known.setAccessibleName(self.tr("Somebody known: {person}").format(person=block.label))
        head = row(IconView("person", PALETTE.primary, 26))
        head.addWidget(flow(self._label, self.known, self.again), 1)
        self.scan = ScanButton(self.tr("&Scan the citizen card"), self.scan_asked.emit, picture="scan")
        self.without = Button(self.tr("&No card here"), self.no_card_chosen.emit, picture="keyboard")
        self.scan.setAccessibleName(self.tr("Scan the card: {person}").format(person=block.label))
        self.without.setAccessibleName(self.tr("No card: {person}").format(person=block.label))
        self._pair = flow(self.scan, self.without)
        lines = QVBoxLayout(self)
        lines.setContentsMargins(SPACE.base, SPACE.small, SPACE.base, SPACE.small)
        lines.setSpacing(SPACE.small)
        lines.addLayout(head)
        lines.addWidget(self._pair)

    def show_block(self, block: BlockView, heading: str, *, open_: bool, knows: bool = False) -> None:
        """Show the two buttons, or only the line; ``knows`` offers the people of the register."""
        self.known.setVisible(knows)
        self.block = block
        self._label.setText(heading)
        self._pair.setVisible(open_)
        self.again.setVisible(not open_)
