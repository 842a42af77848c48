"""Where the helper stands on a dossier's journey, in words: fill, check, read back, print, finalize."""

from PySide6.QtWidgets import QFrame, QHBoxLayout

from app.ui.icons import IconView
from app.ui.tokens import PALETTE, SPACE
from app.ui.widgets.text import Text

ORDER = ("fill", "check", "read_back", "print", "finalize")


class Steps(QFrame):
    """A thin line of steps; the present one is bold, those behind it have a tick."""

    def __init__(self, present: str) -> None:
        super().__init__()
        self.setProperty("role", "steps")
        line = QHBoxLayout(self)
        line.setContentsMargins(SPACE.wide, SPACE.tight, SPACE.wide, SPACE.tight)
        line.setSpacing(SPACE.tight)
        words = self._words()
        here = ORDER.index(present)
        for at, name in enumerate(ORDER):
            if at:
                line.addWidget(IconView("next", PALETTE.edge, 16))
            if at < here:
                line.addWidget(IconView("check", PALETTE.good, 18))
            line.addWidget(Text(words[name], "step_here" if at == here else "small", wrap=False))
        line.addStretch(1)

    def _words(self) -> dict[str, str]:
        return {
            "fill": self.tr("Fill in"),
            "check": self.tr("Check"),
            "read_back": self.tr("Read back"),
            "print": self.tr("Print"),
            "finalize": self.tr("Finalize"),
        }
