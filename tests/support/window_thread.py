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
    import pypdfium2
    import requests
    import zxingcpp
    from PIL import Image, ImageFile
    from reportlab.pdfgen.canvas import Canvas

    from app.storage import key_slots
    from app.storage.vault import Vault

    yield from ((Vault, "read"), (Vault, "write"), (key_slots, "hash_secret_raw"))
    yield from ((Canvas, "save"), (pypdfium2.PdfDocument, "__init__"), (pypdfium2.PdfPage, "render"))
    yield from ((Image, "open"), (ImageFile.ImageFile, "load"), (Image.Image, "resize"))
    yield from ((zxingcpp, "read_barcodes"), (zxingcpp, "create_barcode"), (requests.Session, "send"))


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
