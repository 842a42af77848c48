"""`python -m tests.pictures`: a helper's day, every page and dialog at 1366×768 in each scale, and every sheet."""

import os
import shutil
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
OUT = ROOT / "build" / "pictures"
SCALES = ("1.0", "1.25", "1.5")


def main() -> int:
    shutil.rmtree(OUT, ignore_errors=True)
    failed = 0
    for scale in SCALES:
        environment = dict(os.environ, QT_QPA_PLATFORM="offscreen", QT_SCALE_FACTOR=scale)
        for kind in ("window", "pages"):
            folder = OUT / f"{kind}-{scale}"
            command = [sys.executable, "-m", f"tests.pictures.{kind}", str(folder), scale]
            failed += subprocess.run(command, cwd=ROOT, env=environment, check=False).returncode != 0
    sheets = [sys.executable, "-m", "app.cli", "demo", "-o", str(OUT / "sheets")]
    failed += subprocess.run(sheets, cwd=ROOT, stdout=subprocess.DEVNULL, check=False).returncode != 0
    for folder in sorted(OUT.iterdir()):
        print(f"{len(list(folder.glob('*.png')))} pictures in {folder.relative_to(ROOT)}")
    return int(failed > 0)


if __name__ == "__main__":
    sys.exit(main())
