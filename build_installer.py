"""Build the program as one directory with PyInstaller, and let that directory prove itself: `--smoke`.

One directory, never one file, and no packer: it starts faster, virus scanners trust it more, and Qt's libraries stay
separate files that anyone may exchange, as their licence asks. The result is `dist/hosolang`.
"""

import argparse
import json
import os
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path

ROOT = Path(__file__).resolve().parent
BUNDLE = ROOT / "dist" / "hosolang"
WORK = ROOT / "build" / "pyinstaller"
WINDOWS = sys.platform == "win32"
PASSPHRASE = "mot cau dai de nho"  # noqa: S105 - of a vault that lives for a minute
SECONDS = 300
WANTED_CODES = {"check-code", "portal-page", "tracking"}

# What the program reads at run time and Python does not import, at the place where it is looked for.
DATA = [
    "assets",
    "forms/packs",
    "forms/blocks",
    "forms/data",
    "forms/events",
    "forms/holidays.json",
    "docs/huong-dan",
    "LICENSE",
    "THIRD_PARTY_NOTICES.md",
]
# The command line imports its commands by name.
ROOMS = ["app", "forms", "sync"]
EXCLUDED = ["tkinter", "pytest", "hypothesis", "mypy", "PIL.ImageQt", "PIL.ImageTk", "PySide6.QtQml", "PySide6.QtQuick"]

# Plugins of Qt that came with the camera's wheel and serve nothing here, with the libraries that only they bring; the
# one that takes PDFs for pictures would besides decode a stranger's PDF outside the confined process.
LEFT_OUT = ["qpdf", "Qt6Pdf", "virtualkeyboard", "VirtualKeyboard"]

# Two doors to one directory: on Windows a program with a console shows a black window, one without has no output.
DOOR = "import sys\nfrom app.cli import main\nsys.exit(main())\n"
SPEC = """
from PyInstaller.utils.hooks import collect_submodules
hidden = [module for room in {rooms!r} for module in collect_submodules(room)]
a = Analysis([{door!r}], pathex=[{root!r}], datas={data!r}, hiddenimports=hidden, excludes={excluded!r})
a.binaries = [one for one in a.binaries if not any(part in one[0] for part in {left_out!r})]
pyz = PYZ(a.pure)
line = EXE(pyz, a.scripts, [], exclude_binaries=True, name="hosolang", console=True, upx=False)
window = EXE(pyz, a.scripts, [], exclude_binaries=True, name="hosolang-window", console=False, upx=False)
COLLECT(line, window, a.binaries, a.datas, name="hosolang", upx=False)
"""


def build() -> Path:
    """Make `dist/hosolang` anew and return it."""
    WORK.mkdir(parents=True, exist_ok=True)
    door = WORK / "door.py"
    door.write_text(DOOR, encoding="utf-8")
    spec = WORK / "hosolang.spec"
    data = [(str(ROOT / name), name if (ROOT / name).is_dir() else str(Path(name).parent)) for name in DATA]
    parts = {"rooms": ROOMS, "door": str(door), "root": str(ROOT), "data": data}
    parts |= {"excluded": EXCLUDED, "left_out": LEFT_OUT}
    spec.write_text(SPEC.format(**parts), encoding="utf-8")
    command = [sys.executable, "-m", "PyInstaller", "--noconfirm", "--log-level", "WARN"]
    places = ["--distpath", str(BUNDLE.parent), "--workpath", str(WORK / "work")]
    subprocess.run([*command, *places, str(spec)], check=True, cwd=ROOT)
    return BUNDLE


def smoke(bundle: Path) -> list[str]:
    """Serve invented people from a copy of the bundle, far from the source tree; what went wrong, in sentences."""
    with tempfile.TemporaryDirectory(prefix="smoke-") as folder:
        home = Path(folder)
        program = Program(Path(shutil.copytree(bundle, home / "program", symlinks=True)), home)
        return [*_missing_plugins(program.folder), *_journey(program), *_window(program)]


class Program:
    """A copy of the bundle with a home of its own; it inherits nothing of this process but what a system needs."""

    def __init__(self, folder: Path, home: Path) -> None:
        """``folder`` holds the bundle; ``home`` is its user's home and working directory."""
        self.folder, self.home = folder, home
        kept = {name: os.environ[name] for name in ("SYSTEMROOT", "TEMP", "TMP", "LANG") if name in os.environ}
        own = {"HOME": str(home), "LOCALAPPDATA": str(home), "APPDATA": str(home), "XDG_DATA_HOME": str(home / "data")}
        self.environment = {**kept, **own, "QT_QPA_PLATFORM": "offscreen"}
        if not WINDOWS:
            self.environment["PATH"] = "/usr/bin:/bin"

    def door(self, name: str) -> str:
        """The path of one of the two executables."""
        return str(self.folder / (f"{name}.exe" if WINDOWS else name))

    def run(self, *arguments: str, passphrase: str = "") -> "subprocess.CompletedProcess[str]":
        """One command of the bundled command line."""
        command = [self.door("hosolang"), *arguments]
        return subprocess.run(
            command,
            cwd=self.home,
            env={**self.environment, **({"HOSOLANG_PASSPHRASE": passphrase} if passphrase else {})},
            stdin=subprocess.DEVNULL,
            capture_output=True,
            encoding="utf-8",
            timeout=SECONDS,
            check=False,
        )


def _missing_plugins(folder: Path) -> Iterator[str]:
    """Without these the program does not start, nobody can type Vietnamese on Linux, or no camera is found."""
    linux = ["libqxcb.so", "libqoffscreen.so", "libibusplatforminputcontextplugin.so", "libffmpegmediaplugin.so"]
    wanted = ["qwindows.dll", "ffmpegmediaplugin.dll"] if WINDOWS else linux
    for name in wanted:
        if not any(folder.rglob(name)):
            yield f"the plugin {name} is not in the bundle"
    if not WINDOWS:
        yield from _missing_libraries(folder)


def _missing_libraries(folder: Path) -> Iterator[str]:
    """The camera's plugin asks for libraries of Qt that nothing else here names; those of the system are not ours."""
    places = ":".join(str(each) for each in (folder / "_internal", folder / "_internal" / "PySide6" / "Qt" / "lib"))
    for plugin in folder.rglob("libffmpegmediaplugin.so"):
        command = [shutil.which("ldd") or "ldd", str(plugin)]
        told = subprocess.run(command, env={"LD_LIBRARY_PATH": places}, capture_output=True, text=True, check=False)
        for line in told.stdout.splitlines():
            if "not found" in line and line.strip().startswith(("libQt6", "libav", "libsw")):
                yield f"the camera's plugin lacks {line.split()[0]} in the bundle"


def _journey(program: Program) -> Iterator[str]:
    """The demo is the whole chain: fill, print, send to a gateway of its own; then its papers' codes are read back."""
    papers = program.home / "papers"
    played = program.run("--json", "demo", "-o", str(papers))
    if played.returncode != 0:
        yield f"demo ended with {played.returncode}: {played.stderr.strip() or played.stdout.strip()}"
        return
    steps = json.loads(played.stdout)["steps"]
    print(f"smoke: the demo played {len(steps)} steps")
    kinds = set[str]()
    for paper in sorted(papers.rglob("*.pdf")):
        read = program.run("--json", "scan", str(paper))
        if read.returncode == 0:
            kinds.add(json.loads(read.stdout)["kind"])
    print(f"smoke: codes read back from its papers: {', '.join(sorted(kinds))}")
    yield from (f"no paper of the demo shows a {kind}" for kind in sorted(WANTED_CODES - kinds))


def _window(program: Program) -> Iterator[str]:
    """A vault is made, its unlock page painted, the passphrase typed by keys, and another page follows."""
    made = program.run("--data", str(program.home / "vault"), "--json", "init", "--user", "Lan", passphrase=PASSPHRASE)
    if made.returncode != 0:
        yield f"init ended with {made.returncode}: {made.stderr.strip()}"
        return
    if not sys.platform.startswith("linux"):
        return
    from tests.support.screen import ENTER, on_a_screen  # noqa: PLC0415 - Qt has this platform on Linux only

    command = [program.door("hosolang-window"), "--data", str(program.home / "vault")]
    try:
        with on_a_screen(command, program.environment) as screen:
            before = screen.look_until(_is_painted)
            screen.type(PASSPHRASE + ENTER)
            after = screen.look_until(lambda now: _differing(before, now) > len(now) // 10)
    except (OSError, RuntimeError) as error:
        yield f"the window did not open its vault: {error}"
        return
    print(f"smoke: the window unlocked its vault; {_differing(before, after) * 100 // len(after)} % of it changed")


def _is_painted(pixels: bytes) -> bool:
    return len(set(pixels)) > 30


def _differing(before: bytes, after: bytes) -> int:
    return sum(1 for one, other in zip(before, after, strict=True) if one != other)


def size_mb(folder: Path) -> float:
    """Megabytes (10^6 bytes) of all files below the folder."""
    return sum(path.stat().st_size for path in folder.rglob("*") if path.is_file() and not path.is_symlink()) / 1e6


def main() -> int:
    """Build, and with ``--smoke`` prove; 1 when the bundle does not serve."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else None)
    parser.add_argument("--smoke", action="store_true", help="let the bundle serve invented people")
    parser.add_argument("--no-build", action="store_true", help="take the bundle that is there")
    arguments = parser.parse_args()
    bundle = BUNDLE if arguments.no_build else build()
    print(f"{bundle.relative_to(ROOT)}: {size_mb(bundle):.0f} MB", flush=True)
    problems = smoke(bundle) if arguments.smoke else []
    for problem in problems:
        print(f"smoke: {problem}", file=sys.stderr)
    if arguments.smoke and not problems:
        print("smoke: the bundle serves")
    return int(bool(problems))


if __name__ == "__main__":
    sys.exit(main())
