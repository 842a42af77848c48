"""Makes the application look like itself: the letters, the palette and one style sheet, all from the tokens."""

from string import Template

from PySide6.QtGui import QColor, QFont, QFontDatabase, QPalette
from PySide6.QtWidgets import QApplication, QStyleFactory

from app.ui import assets
from app.ui.icons import icon
from app.ui.tokens import PALETTE, TYPE, is_dark, scaled, tokens

FAMILY = "Noto Sans"

DRAWN = ("-style", "fusion")
"""Arguments of a QApplication: one way of drawing everywhere. Set later it makes all enums of QStyle, 12 ms."""


def load_letters() -> None:
    """Make our letters known to Qt; once."""
    for file in assets.font_files():
        QFontDatabase.addApplicationFont(str(file))


def draw_alike(application: QApplication) -> None:
    """One way of drawing on every system, for an application that was not begun with :data:`DRAWN`."""
    application.setStyle(QStyleFactory.create("Fusion"))


def dress(application: QApplication) -> None:
    """Set font, palette and style sheet of the whole application from the tokens worn now."""
    icon.cache_clear()  # drawn in the old ink
    font = QFont(FAMILY)
    font.setPixelSize(TYPE.base)
    font.setHintingPreference(QFont.HintingPreference.PreferNoHinting)
    application.setFont(font)
    application.setPalette(_palette())
    application.setStyleSheet(style_sheet())


def style_sheet() -> str:
    """The one style sheet with the tokens put in."""
    icons = assets.icon_file("tick-white").parent.as_posix()
    text = assets.style_file().read_text(encoding="utf-8")
    return Template(text).substitute(
        {name: str(value) for name, value in tokens().items()},
        icons=icons,
        search=scaled(26) + 22,
        arrow_size=scaled(18),
        arrow="down-light" if is_dark() else "down-ink",
    )


def _palette() -> QPalette:
    palette = QPalette()
    roles = {
        QPalette.ColorRole.Window: PALETTE.paper,
        QPalette.ColorRole.Base: PALETTE.surface,
        QPalette.ColorRole.AlternateBase: PALETTE.sunk,
        QPalette.ColorRole.Button: PALETTE.surface,
        QPalette.ColorRole.WindowText: PALETTE.ink,
        QPalette.ColorRole.Text: PALETTE.ink,
        QPalette.ColorRole.ButtonText: PALETTE.ink,
        QPalette.ColorRole.PlaceholderText: PALETTE.ink_soft,
        QPalette.ColorRole.ToolTipBase: PALETTE.ink,
        QPalette.ColorRole.ToolTipText: PALETTE.surface,
        QPalette.ColorRole.Highlight: PALETTE.primary,
        QPalette.ColorRole.HighlightedText: PALETTE.on_primary,
    }
    for role, colour in roles.items():
        palette.setColor(role, QColor(colour))
    return palette
