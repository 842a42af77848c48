"""The rooms keep apart: imports go down only, and each outside library has its own room."""

import subprocess
import sys
from pathlib import Path

import pytest

from tests.house.sources import ROOT, imported, modules, name, within

# library -> rooms that may import it, anywhere in a file
ROOM_OF = {
    "PySide6": ("app.ui", "app.main"),
    "shiboken6": ("app.ui", "app.main"),
    "sqlalchemy": ("app.storage", "sync.gateway"),
    "sqlcipher3": ("app.storage", "forms.search"),
    "sqlite3": ("app.storage", "sync.gateway"),
    "requests": ("sync",),
    "urllib3": ("sync",),
    "urllib.request": ("sync",),
    "http.client": ("sync",),
    "fastapi": ("sync.gateway",),
    "starlette": ("sync.gateway",),
    "uvicorn": ("sync.gateway",),
    "pyxform": ("forms.authoring",),
    "lxml": ("forms", "sync"),
    "reportlab": ("app.printing",),
    "qrcode": ("app.printing",),
    "zxingcpp": ("app.imaging", "app.printing"),
    "pypdfium2": ("app.imaging", "app.printing"),
    "PIL": ("app.imaging", "app.printing"),
}


def test_imports_go_down_only() -> None:
    lint = Path(sys.executable).with_name("lint-imports")
    done = subprocess.run([str(lint), "--no-cache"], cwd=ROOT, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stdout


@pytest.mark.parametrize("library", ROOM_OF)
def test_library_stays_in_its_room(library: str) -> None:
    strangers = [
        name(path)
        for path in modules()
        if not within(name(path), ROOM_OF[library]) and any(within(found, (library,)) for found in imported(path))
    ]
    assert strangers == []


# What the program must not load before it needs it: the laptop is eight years old.
HEAVY = ["sqlalchemy", "sqlcipher3", "lxml", "reportlab", "pyxform", "fastapi", "requests", "pydantic", "PIL", "qrcode"]
HEAVY += ["zxingcpp", "pypdfium2", "cryptography", "argon2", "uvicorn"]
HEAVY += ["PySide6.QtMultimedia", "PySide6.QtTextToSpeech", "PySide6.QtSerialPort"]


@pytest.mark.parametrize("entrance", ["app.cli", "app.main"])
def test_start_loads_nothing_heavy(entrance: str) -> None:
    program = f"import {entrance}, sys; print(*[name for name in {HEAVY!r} if name in sys.modules])"
    done = subprocess.run([sys.executable, "-c", program], cwd=ROOT, capture_output=True, text=True, check=True)
    assert done.stdout.split() == []


def test_command_line_loads_no_window() -> None:
    program = "import app.cli, sys; print('PySide6' in sys.modules)"
    done = subprocess.run([sys.executable, "-c", program], cwd=ROOT, capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "False"


def test_filling_a_form_loads_no_network() -> None:
    """Services name the line to the gateway; the HTTP client, 8 MB, comes when somebody is to be talked to."""
    program = "import app.ui.pages.fill, app.services.carry, sys; print('requests' in sys.modules)"
    done = subprocess.run([sys.executable, "-c", program], cwd=ROOT, capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "False"


@pytest.mark.parametrize(
    ("rooms", "companion"),
    [
        ("sync.transports.openrosa, sync.transports.sessions", "charset_normalizer"),
        ("app.printing.guidance_sheet, app.printing.official_form", "uharfbuzz"),
    ],
)
def test_a_library_comes_without_the_companion_that_nobody_asks_for(rooms: str, companion: str) -> None:
    """They hold 2 to 3 MiB each, all day long; whoever asks for one by name gets it as ever."""
    program = f"import {rooms}, sys; print({companion!r} in sys.modules); import {companion} as it; print(it.__name__)"
    command = [sys.executable, "-W", "error", "-c", program]
    done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=True)
    assert done.stdout.split() == ["False", companion]
