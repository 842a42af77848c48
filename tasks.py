"""The house's tasks, the same on Linux and Windows: `python tasks.py run`, `test`, `bench` and so on.

Standard library only, and a syntax that an old Python still reads, so that a bare machine gets a sentence and not a
traceback. Every task first makes `.venv` and installs exactly what `requirements.lock` names, by hash.
"""

from __future__ import annotations

import hashlib
import os
import shutil
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

ROOT = Path(__file__).resolve().parent
VENV = ROOT / ".venv"
LOCK = ROOT / "requirements.lock"
WINDOWS = sys.platform == "win32"
BIN = VENV / ("Scripts" if WINDOWS else "bin")
PYTHON = BIN / ("python.exe" if WINDOWS else "python")
OLDEST = (3, 11)
CHECKED = ["app", "forms", "sync", "tests", "tasks.py", "build_installer.py"]

# Shared libraries that Qt's wheels expect from the system, and Debian's packages that hold them.
QT_LIBRARIES = {
    "libEGL.so.1": "libegl1",
    "libGL.so.1": "libgl1",
    "libX11.so.6": "libx11-6",
    "libxkbcommon.so.0": "libxkbcommon0",
    "libfontconfig.so.1": "libfontconfig1",
    "libfreetype.so.6": "libfreetype6",
    "libdbus-1.so.3": "libdbus-1-3",
    "libglib-2.0.so.0": "libglib2.0-0",
    "libgthread-2.0.so.0": "libglib2.0-0",
    "libbrotlidec.so.1": "libbrotli1",
    "libzstd.so.1": "libzstd1",
}
# What the window itself needs on an X11 screen, beyond what drawing in memory needs.
SCREEN_LIBRARIES = {
    "libxcb-cursor.so.0": "libxcb-cursor0",
    "libxcb-icccm.so.4": "libxcb-icccm4",
    "libxcb-image.so.0": "libxcb-image0",
    "libxcb-keysyms.so.1": "libxcb-keysyms1",
    "libxcb-render-util.so.0": "libxcb-render-util0",
    "libxcb-shape.so.0": "libxcb-shape0",
    "libxcb-xkb.so.1": "libxcb-xkb1",
    "libxkbcommon-x11.so.0": "libxkbcommon-x11-0",
    "libpulse.so.0": "libpulse0",  # the camera and the voice of Qt load it when they are first used
}


class Missing(Exception):  # noqa: N818 - it names what the machine lacks, not a fault of ours
    """Something this machine lacks, said in one sentence with the way to get it."""


# --- the environment -------------------------------------------------------------------------------------------------


def ensure_environment() -> None:
    """Make `.venv` with the locked packages and this package in it; quick when nothing changed."""
    _need_python()
    if not PYTHON.exists():
        _make_venv()
    _once("lock", LOCK, _install_lock)
    _once("package", ROOT / "pyproject.toml", _install_package)
    if sys.platform.startswith("linux"):
        _ensure_qt_libraries()


def _need_python() -> None:
    if sys.version_info >= OLDEST:
        return
    newer = _newer_python()
    if newer is None:
        raise Missing(f"Python 3.11 or newer is needed and this is {_this_python()}: install a newer one beside it.")
    sys.exit(subprocess.call([newer, str(ROOT / "tasks.py"), *sys.argv[1:]]))


def _newer_python() -> str | None:
    for name in ("python3.13", "python3.12", "python3.11"):
        found = shutil.which(name)
        if found and _succeeds([found, "-c", "import sys; sys.exit(sys.version_info < (3, 11))"]):
            return found
    return None


def _this_python() -> str:
    return ".".join(map(str, sys.version_info[:2]))


def _make_venv() -> None:
    print("Making .venv", flush=True)
    command = [sys.executable, "-m", "venv", str(VENV)]
    if _succeeds(command):
        return
    shutil.rmtree(VENV, ignore_errors=True)
    package = f"python{_this_python()}-venv"
    if sys.platform.startswith("linux") and _may_install() and _apt_install([package]) and _succeeds(command):
        return
    shutil.rmtree(VENV, ignore_errors=True)
    raise Missing(f"This Python cannot make virtual environments: install its venv module (Debian, Ubuntu: {package}).")


def _once(name: str, source: Path, install: Callable[[], None]) -> None:
    """Run `install` unless the stamp in `.venv` says that it ran for this very `source` and Python."""
    stamp = VENV / f"hosolang-{name}.stamp"
    wanted = hashlib.sha256(source.read_bytes() + str(ROOT).encode() + sys.version.encode()).hexdigest()
    if stamp.exists() and stamp.read_text() == wanted:
        return
    install()
    stamp.write_text(wanted)


def _install_lock() -> None:
    print("Installing the locked packages (a few minutes at the first time)", flush=True)
    _pip("The locked packages could not be installed", "--require-hashes", "--only-binary", ":all:", "-r", str(LOCK))


def _install_package() -> None:
    _pip("This package could not be installed", "--no-deps", "--no-index", "--no-build-isolation", "-e", str(ROOT))


def _pip(trouble: str, *arguments: str) -> None:
    command = [str(PYTHON), "-m", "pip", "install", "--disable-pip-version-check", "-q", *arguments]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    if done.returncode == 0:
        return
    sys.stderr.write(done.stdout + done.stderr)
    network = "onnection" in done.stderr or "Could not find a version" in done.stderr or "resolve" in done.stderr
    hint = "is there a network? The package index was not reached." if network else "pip's own words stand above."
    raise Missing(f"{trouble}: {hint}")


# --- system libraries for Qt -----------------------------------------------------------------------------------------


def _ensure_qt_libraries() -> None:
    wanted = dict(QT_LIBRARIES)
    if _has_display():
        wanted.update(SCREEN_LIBRARIES)
    elif _qt_trouble() == "":
        return
    packages = sorted({wanted[name] for name in _unloadable(wanted)})
    if packages and _may_install():
        print(f"Installing system libraries for Qt: {' '.join(packages)}", flush=True)
        _apt_install(packages)
        packages = sorted({wanted[name] for name in _unloadable(wanted)})
    trouble = _qt_trouble()
    if packages:
        raise Missing(f"Qt needs system libraries: install them with 'apt-get install {' '.join(packages)}'.")
    if trouble:
        raise Missing(f"Qt does not start here: {trouble}")


def _qt_trouble() -> str:
    """Why Qt cannot be imported in `.venv`, in its own last line; empty when it can."""
    probe = subprocess.run([str(PYTHON), "-c", "import PySide6.QtWidgets"], capture_output=True, text=True, check=False)
    return "" if probe.returncode == 0 else (probe.stderr.strip().splitlines() or ["no reason given"])[-1]


def _unloadable(sonames: dict[str, str]) -> list[str]:
    program = "import ctypes, sys\nfor n in sys.argv[1:]:\n try: ctypes.CDLL(n)\n except OSError: print(n)"
    probe = subprocess.run([str(PYTHON), "-c", program, *sonames], capture_output=True, text=True, check=False)
    return probe.stdout.split()


def _may_install() -> bool:
    return hasattr(os, "geteuid") and os.geteuid() == 0 and shutil.which("apt-get") is not None


def _apt_install(packages: list[str]) -> bool:
    quiet = dict(os.environ, DEBIAN_FRONTEND="noninteractive")
    apt = shutil.which("apt-get") or "apt-get"
    subprocess.run([apt, "update", "-qq"], env=quiet, stdout=subprocess.DEVNULL, check=False)
    install = [apt, "install", "-y", "-qq", "--no-install-recommends", *packages]
    return subprocess.run(install, env=quiet, stdout=subprocess.DEVNULL, check=False).returncode == 0


# --- the tasks -------------------------------------------------------------------------------------------------------


def run(arguments: list[str]) -> int:
    """Open the program in practice mode; without a display, play the same journey and say where its papers are."""
    if _has_display():
        return _python("-m", "app.main", "--practice", *arguments)
    print("No display here: playing the journey of practice mode without a window.", flush=True)
    return _python("-m", "app.cli", "demo", "-o", str(ROOT / "build" / "demo"), *arguments, offscreen=True)


def test(arguments: list[str]) -> int:
    """Lint, types, import contracts, then pytest; with arguments, pytest alone with them."""
    if arguments:
        return _pytest(arguments)
    failed = _failed_checks()
    # Stolen, not by the file: the two end together, and a test that ended its process is not begun again, ten times.
    code = _pytest(["-n", "2", "--dist", "worksteal"])
    if failed:
        print(f"Not green: {', '.join(failed)} failed (see above).", file=sys.stderr, flush=True)
    return code or int(bool(failed))


def lint(_arguments: list[str]) -> int:
    """Ruff's rules and format, mypy, import contracts."""
    failed = _failed_checks()
    print(f"Failed: {', '.join(failed)}" if failed else "All checks passed.", flush=True)
    return int(bool(failed))


def bench(arguments: list[str]) -> int:
    """Measure the promises beside their floors; prints, never judges."""
    return _python("-m", "tests.bench", *arguments, offscreen=True)


def simulate(arguments: list[str]) -> int:
    """The runner against 1,000,000 steps of bad luck; names the seed that breaks it."""
    return _python("-m", "tests.support.simulation", *arguments)


def heavy(arguments: list[str]) -> int:
    """The vault's long proofs: power cuts, failing disks, flipped bytes, kills; goes on where it was interrupted."""
    return _python("-m", "tests.storage.heavy", *arguments)


def fuzz(arguments: list[str]) -> int:
    """Hostile forms against the engine; names the seed that breaks it."""
    return _python("-m", "tests.bench.fuzz", *arguments)


def soak(arguments: list[str]) -> int:
    """Real laptops and gateways, killed and restarted over a line of the worst kind: 200 seeds, or as many as named."""
    return _python("-m", "tests.soak", *arguments, offscreen=True)


def pictures(arguments: list[str]) -> int:
    """A picture of every page and sheet in build/pictures."""
    return _python("-m", "tests.pictures", *arguments, offscreen=True)


def translations(_arguments: list[str]) -> int:
    """Bring the translation file up to date with the sources and compile it."""
    source = ROOT / "assets" / "translations" / "vi.ts"
    files = sorted(str(path.relative_to(ROOT)) for path in (ROOT / "app").rglob("*.py"))
    update = _tool("pyside6-lupdate", "-no-obsolete", "-locations", "none", *files, "-ts", str(source))
    toolkit = source.with_name("qt_vi.ts")  # its menus and dialogs: it ships no Vietnamese itself
    return update or _tool("pyside6-lrelease", str(source), str(toolkit), "-qm", str(source.with_suffix(".qm")))


def lock(_arguments: list[str]) -> int:
    """Write `requirements.lock` anew from pyproject.toml: one file for Linux and Windows, hashes, no index address."""
    os.environ["UV_PYTHON_DOWNLOADS"] = "never"
    options = ["--universal", "--generate-hashes", "--no-emit-index-url", "--no-header", "--no-annotate"]
    where = ["--python-version", "3.11", "--group", "dev", "pyproject.toml", "-o", "requirements.lock"]
    return _tool("uv", "pip", "compile", "-q", *options, *where)


def smoke(arguments: list[str]) -> int:
    """Build the bundle and let it serve one invented villager, far from the source tree."""
    return _python("build_installer.py", "--smoke", *arguments, offscreen=True)


def devices(arguments: list[str]) -> int:
    """Lists cameras, readers, voices and printers, and at a terminal tries each real one."""
    return _python("-m", "tests.devices", *arguments, offscreen=not _has_display())


TASKS = {
    task.__name__: task
    for task in (run, test, bench, simulate, soak, heavy, fuzz, pictures, lint, translations, lock, smoke, devices)
}


def _failed_checks() -> list[str]:
    checks = {
        "ruff check": ("ruff", "check", *CHECKED),
        "ruff format": ("ruff", "format", "--check", *CHECKED),
        "mypy": ("mypy",),
        "import contracts": ("lint-imports", "--no-cache"),
    }
    return [name for name, command in checks.items() if _tool(*command) != 0]


def _pytest(arguments: list[str]) -> int:
    return _python("-m", "pytest", *arguments, offscreen=True)


def _tool(name: str, *arguments: str) -> int:
    return _call([str(BIN / name), *arguments], {})


def _python(*arguments: str, offscreen: bool = False) -> int:
    return _call([str(PYTHON), *arguments], {"QT_QPA_PLATFORM": "offscreen"} if offscreen else {})


def _call(command: list[str], extra: dict[str, str]) -> int:
    environment = dict(os.environ, PYTHONUTF8="1", **extra)
    return subprocess.call(command, cwd=ROOT, env=environment)


def _succeeds(command: list[str]) -> bool:
    return subprocess.run(command, capture_output=True, check=False).returncode == 0


def _has_display() -> bool:
    linux = sys.platform.startswith("linux")
    return not linux or bool(os.environ.get("DISPLAY") or os.environ.get("WAYLAND_DISPLAY"))


def main(arguments: list[str]) -> int:
    """Run one task; 2 for an unknown one, 1 with a sentence for what the machine lacks."""
    if not arguments or arguments[0] not in TASKS:
        print(f"usage: python tasks.py {'|'.join(TASKS)} [arguments]", file=sys.stderr)
        return 2
    try:
        ensure_environment()
        return TASKS[arguments[0]](arguments[1:])
    except Missing as missing:
        print(missing, file=sys.stderr)
        return 1


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
