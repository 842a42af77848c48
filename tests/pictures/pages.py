"""Every page and dialog on the way that its test takes: `python -m tests.pictures.pages FOLDER SCALE [NAME…]`."""

import gc
import sys
import tempfile
from pathlib import Path

from PySide6.QtWidgets import QApplication

from app.main import Program
from app.ui.preferences import Preferences
from tests.pictures.window import SCREEN, Photographer
from tests.support.all_tours import DIALOGS, PAGES, PICTURES_ONLY, Tour
from tests.support.vaults import WEAK, FixedClock
from tests.support.villagers import TODAY

OTHER_LOOKS = (("dark", 100), ("high-contrast", 100), ("light", 300))
"""Theme and size of the letters in percent, beside the first look; taken at scale 1.0 alone, for they look alike."""


def photograph(application: QApplication, tour: Tour, folder: Path, scale: float) -> None:
    """One page, from a new vault on, as far down as it scrolls; then in the other looks."""
    with tempfile.TemporaryDirectory() as place:
        program = Program(application, Path(place) / "vault", cost=WEAK, clock=FixedClock(TODAY), quiet=False)
        program.window.resize(round(SCREEN[0] / scale), round(SCREEN[1] / scale))
        program.window.show()
        program.window.start()
        camera = Photographer(program, folder)
        tour(camera.walker)
        camera.take_long(tour.__name__)
        if scale == 1 and tour in PAGES:  # a dialog closes with the look in which it was opened
            for theme, size in OTHER_LOOKS:
                program.session.prefer(Preferences(theme, size))
                camera.take(f"{tour.__name__}-{theme}-{size}")
        program.close()


def main(folder: Path, scale: float, names: list[str]) -> int:
    application = QApplication(sys.argv[:1])
    folder.mkdir(parents=True, exist_ok=True)
    for tour in (*PAGES, *DIALOGS, *PICTURES_ONLY):
        if not names or tour.__name__ in names:
            photograph(application, tour, folder, scale)
            gc.collect()  # a window that is left over would be dressed with every later one
    return 0


if __name__ == "__main__":
    sys.exit(main(Path(sys.argv[1]), float(sys.argv[2]), sys.argv[3:]))
