"""`python tasks.py devices`: which cameras, readers, voices and printers this machine has, and whether each works.

Lists them everywhere, also without a screen. At a terminal each one is then tried with whoever sits there: the camera
takes a code, the reader on a line sends one, the voice says a sentence, and the person says whether it was right.
"""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterator
from functools import partial
from itertools import islice
from threading import Timer

from PySide6.QtCore import QEventLoop, QThread, QTimer
from PySide6.QtPrintSupport import QPrinterInfo
from PySide6.QtWidgets import QApplication

from app.imaging import frames, serial_reader
from app.services.read_code import read_text
from app.ui import serial_port, voice
from app.ui.camera import CameraName, Webcams
from forms.refusal import Refusal

SENTENCE = "Họ và tên: Nguyễn Thị Ệ. Xin ông bà nghe và gật đầu."
CAMERA_SECONDS = 20


def main() -> int:
    """List and try; 0 unless something that was tried failed."""
    application = QApplication.instance() or QApplication(sys.argv[:1])
    asks = sys.stdin.isatty()
    print(f"{application.applicationName()}: screen by {QApplication.platformName()}")
    results = [*_cameras(asks=asks), *_serial(asks=asks), *_voices(asks=asks), *_printers()]
    if not asks:
        print("Nothing was tried: this is no terminal at which somebody could answer.")
    return int(not all(results))


def _cameras(*, asks: bool) -> Iterator[bool]:
    source = Webcams()
    try:
        source.load()
    except Refusal as why:
        print(f"Cameras: none can be used. {why}")
        return
    found = source.names()
    _list("Cameras", [each.name for each in found])
    for each in found if asks else []:
        yield _try_camera(source, each)


def _try_camera(source: Webcams, name: CameraName) -> bool:
    print(f"  {name.name}: hold a square code before it ({CAMERA_SECONDS} seconds) …", flush=True)
    try:
        camera = source.open(name.key)
    except Refusal as why:
        print(f"    does not open: {why}")
        return False
    looked, seen = _looked_through(camera)
    if isinstance(seen, Exception):
        print(f"    {looked} pictures, then: {seen}")
        return False
    print(f"    {looked} pictures; {_kind(seen) if seen else 'no code was seen'}")
    return looked > 0


def _looked_through(camera: frames.Camera) -> tuple[int, str | Exception]:
    """How many pictures came, and the first code in them; the event loop runs meanwhile, which cameras need."""
    looked: list[int] = []
    answer: list[str | Exception] = [""]

    class Look(QThread):
        def run(self) -> None:
            try:
                for frame in camera.frames():
                    looked.append(1)
                    if found := frames.codes_in(frame):
                        answer[0] = found[0]
                        return
            except Refusal as why:
                answer[0] = why

    look, loop = Look(), QEventLoop()
    look.finished.connect(loop.quit)
    QTimer.singleShot(CAMERA_SECONDS * 1000, camera.close)
    look.start()
    loop.exec()
    look.wait()
    camera.close()
    return len(looked), answer[0]


def _serial(*, asks: bool) -> Iterator[bool]:
    ports = serial_port.names()
    _list("Readers on a serial line", [f"{each.key} ({each.name})" for each in ports])
    for each in ports if asks else []:
        if _yes(f"  {each.key}: is a code reader plugged in there?"):
            print("    press its key over a code …", flush=True)
            yield _says(partial(_from_line, each.key))


def _from_line(port: str) -> str:
    return _kind(serial_reader.read(port, open_port=serial_port.SerialLine().opened))


def _voices(*, asks: bool) -> Iterator[bool]:
    found: voice.Voice | None = (voice.qt_voice() if voice.load_qt() else None) or voice.find_voice()
    _list("Vietnamese voices", [type(found).__name__] if found is not None else [])
    if found is None or not asks:
        return
    found.say(SENTENCE)
    yield _yes(f"  Did it say “{SENTENCE}”, in Vietnamese?")
    found.stop()


def _printers() -> Iterator[bool]:
    _list("Printers", islice(QPrinterInfo.availablePrinterNames(), 20))
    yield True


def _list(what: str, names: object) -> None:
    said = [str(name) for name in names]  # type: ignore[attr-defined]  # any iterable of texts
    print(f"{what}: {'none found' if not said else ''}")
    for name in said:
        print(f"  - {name}")


def _says(work: Callable[[], str]) -> bool:
    try:
        print(f"    {work()}")
    except Refusal as why:
        print(f"    {why}")
        return False
    return True


def _kind(text: str) -> str:
    """Only what kind it is: what a card says does not belong on a terminal."""
    try:
        return f"a code was read: {read_text(text).kind}"
    except Refusal as why:
        return f"a code was read that is none of ours ({why.code})"


def _yes(question: str) -> bool:
    patience = Timer(120, lambda: print("(nobody answers: press Ctrl+C to leave)"))
    patience.daemon = True
    patience.start()
    try:
        return input(f"{question} [y/n] ").strip().lower() in ("y", "yes", "c", "có")
    except EOFError:
        return False
    finally:
        patience.cancel()


if __name__ == "__main__":
    sys.exit(main())
