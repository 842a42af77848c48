"""What may never run on the window's own thread when the window calls for it: vault, keys, paper, pictures, network."""

import sys
import threading
from collections.abc import Iterator
from pathlib import Path
from types import FrameType
from typing import Any

import pytest

import app.ui

_WINDOW_CODE = str(Path(app.ui.__file__).parent)


def slow_work() -> Iterator[tuple[Any, str]]:
    """Each function at a library's or the vault's door, as (its owner, its name)."""
    import socket
    import subprocess
    import tarfile
    import zipfile

    import pypdfium2
    import requests
    import zxingcpp
    from PIL import Image, ImageFile
    from PySide6.QtGui import QImage, QPixmap
    from reportlab.pdfgen.canvas import Canvas

    from app.storage import database, durable, key_slots
    from app.storage.vault import Vault
    from forms.search import index
    from sync import age

    yield from ((Vault, "read"), (Vault, "write"), (Vault, "erase"), (Vault, "back_up"), (database, "connect"))
    yield from ((key_slots, "hash_secret_raw"), (age, "encrypt"), (age, "decrypt"))
    yield from ((durable, "write_new"), (durable, "copy_stream"), (tarfile, "open"), (zipfile.ZipFile, "__init__"))
    yield from ((index, "_from_file"), (index, "_made"))
    yield from ((Canvas, "save"), (pypdfium2.PdfDocument, "__init__"), (pypdfium2.PdfPage, "render"))
    yield from ((Image, "open"), (ImageFile.ImageFile, "load"), (Image.Image, "resize"))
    yield from ((QImage, "fromData"), (QImage, "load"), (QPixmap, "load"), (QPixmap, "loadFromData"))
    yield from ((zxingcpp, "read_barcodes"), (zxingcpp, "create_barcode"), (requests.Session, "send"))
    yield from ((socket, "getaddrinfo"), (socket, "create_connection"), (subprocess.Popen, "__init__"))


def keep_beside(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """Notes in the list given back whatever of the slow work the window called on its own thread.

    A test may call it itself: only a call with code of ``app.ui`` among its callers counts. It is noted and raised,
    for a slot of Qt swallows what is raised in it.
    """
    window, caught = threading.get_ident(), []
    for owner, name in slow_work():
        real = getattr(owner, name)

        def guarded(*args: Any, _real: Any = real, _name: str = name, **how: Any) -> Any:
            if threading.get_ident() == window and _the_window_asks():
                caught.append(_name)
                raise AssertionError(f"{_name} was called on the window's thread")
            return _real(*args, **how)

        monkeypatch.setattr(owner, name, guarded)
    return caught


def _the_window_asks() -> bool:
    frame: FrameType | None = sys._getframe(2)
    while frame is not None:
        if frame.f_code.co_filename.startswith(_WINDOW_CODE):
            return True
        frame = frame.f_back
    return False
