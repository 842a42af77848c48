"""Where codes come from: cameras, scanners that type, scanners on a line, the clipboard."""

import io
from dataclasses import dataclass

import pytest
from PIL import Image

from app.imaging import frames, serial_reader
from app.printing.symbols import symbol
from app.services import take_from_clipboard
from app.services.read_code import read_text
from forms.key_burst import Burst, damage
from forms.refusal import NotNow, Refusal
from tests.support import degrading

CODE = "HSD1:11ABCD:6BFW W6K$O3N"


def picture_of(text: str) -> Image.Image:
    return degrading.printed(symbol(text, 60), 300)


def png(picture: Image.Image) -> bytes:
    out = io.BytesIO()
    picture.save(out, "PNG")
    return out.getvalue()


def framed(text: str) -> bytes:
    ground = Image.new("L", degrading.FRAME, 170)
    ground.paste(picture_of(text), (200, 100))
    return png(ground)


def test_a_camera_gives_each_code_once() -> None:
    camera = frames.Recording([framed(CODE), framed(CODE), framed("khác")])
    assert list(frames.watch(camera)) == [CODE, "khác"]


def test_a_camera_that_sees_nothing_is_told_of() -> None:
    blank = png(Image.new("L", (64, 48), 90))
    with pytest.raises(NotNow) as told:
        list(frames.watch(frames.Recording([blank] * 3), patience=2))
    assert told.value.code == "no-code-in-sight"


def test_half_a_frame_is_refused() -> None:
    with pytest.raises(Refusal) as refused:
        frames.codes_in(frames.Frame(640, 480, b"\x00"))
    assert refused.value.code == "unreadable-image"


def typed(text: str, gap: float, end: str = "\r") -> tuple[str | None, Burst]:
    burst, at, found = Burst(), 10.0, None
    for letter in text + end:
        found = burst.key(letter, at) or found
        at += gap
    return found, burst


def test_a_scanner_that_types_is_told_from_a_hand() -> None:
    assert typed(CODE, 0.004)[0] == CODE
    assert typed(CODE, 0.12)[0] is None
    assert typed("0123", 0.004)[0] is None


def test_a_scanner_without_an_end_key_ends_by_silence() -> None:
    found, burst = typed(CODE, 0.004, end="")
    assert found is None
    assert burst.silence(10.1) is None
    assert burst.silence(11.0) == CODE
    assert burst.silence(12.0) is None


def test_what_a_hand_began_does_not_spoil_the_scan_after_it() -> None:
    burst = Burst()
    for number, letter in enumerate("Nguyen"):
        burst.key(letter, number * 0.2)
    found = [burst.key(letter, 5 + number * 0.004) for number, letter in enumerate(f"{CODE}\r")]
    assert found[-1] == CODE


@pytest.mark.parametrize(
    ("spoiled", "method"),
    [
        ("HSD1:11ABCD:6BFÀ2 WÁ4KÔ7NA5E3", "telex"),  # A F → À, A S → Á, O O → Ô; digits after vowels are left
        ("HSD1:11ABCD:6BFÀ WÁKÔNASEXOR", "vni"),  # A 2 → À, A 1 → Á, O 6 → Ô; S X R after vowels are left
        ("HTTPS://DICHVUCÔNG.GOV.VN/P/HÔME/1.001193", "telex"),
        (CODE, ""),
        ("Nguyễn Thị Ệ, Thôn 3", ""),
    ],
)
def test_an_input_method_is_noticed(spoiled: str, method: str) -> None:
    assert damage(spoiled) == method


def test_a_spoiled_scan_says_what_to_switch_off() -> None:
    with pytest.raises(Refusal) as refused:
        read_text("HSĐ1:11ABCĐ:6BFÀ WÁ4KÔ7N E3A5")
    assert (refused.value.code, refused.value.facts["method"]) == ("input-method", "telex")


@dataclass
class Wire:
    """A serial port that holds what a scanner sent."""

    sent: bytes
    is_closed: bool = False

    def read_until(self, expected: bytes, size: int) -> bytes:
        head, found, _ = self.sent.partition(expected)
        return (head + found)[:size]

    def close(self) -> None:
        self.is_closed = True


@pytest.mark.parametrize("end", [b"\r", b"\r\n", b""])
def test_a_scanner_on_a_line_is_read_to_its_end_of_line(end: bytes) -> None:
    wire = Wire(CODE.encode() + end)
    assert serial_reader.read("COM3", open_port=lambda _name: wire) == CODE
    assert wire.is_closed


@pytest.mark.parametrize(
    ("sent", "code"), [(b"", "nothing-scanned"), (b"\xff\xfe\r", "damaged-scan"), (b"A" * 5000, "damaged-scan")]
)
def test_a_line_that_sends_no_code_says_so(sent: bytes, code: str) -> None:
    wire = Wire(sent)
    with pytest.raises(Refusal) as refused:
        serial_reader.read("COM3", open_port=lambda _name: wire)
    assert refused.value.code == code
    assert wire.is_closed


def test_without_the_library_or_the_port_it_is_said() -> None:
    with pytest.raises(Refusal) as refused:
        serial_reader.read("/dev/there-is-none")
    assert refused.value.code in ("no-serial", "no-such-port")


@dataclass
class Copied:
    """A clipboard."""

    words: str = ""
    picture: bytes = b""

    def text(self) -> str:
        return self.words

    def png(self) -> bytes:
        return self.picture


def test_the_clipboard_gives_texts_and_pictures() -> None:
    assert take_from_clipboard.texts(Copied(f" {CODE}\n")) == [CODE]
    assert take_from_clipboard.texts(Copied(picture=png(picture_of(CODE)))) == [CODE]
    with pytest.raises(Refusal) as refused:
        take_from_clipboard.texts(Copied("chào bà"))
    assert refused.value.code == "empty-clipboard"
