"""Strangers' pictures are decoded in a child process: whatever becomes of it, the asker gets one clear refusal."""

import io
import sys

import pytest
from PIL import Image

from app.imaging import confined
from forms.refusal import Refusal


def refusal_of(script: str, patience: float = 60.0) -> Refusal:
    with pytest.raises(Refusal) as refused:
        confined.read_codes(b"x", command=[sys.executable, "-c", script], patience=patience)
    return refused.value


def blank(width: int, height: int) -> bytes:
    out = io.BytesIO()
    Image.new("1", (width, height), 1).save(out, "PNG")
    return out.getvalue()


def test_the_real_child_answers_and_refuses_in_our_words() -> None:
    with pytest.raises(Refusal) as refused:
        confined.read_codes(blank(300, 300))
    assert refused.value.code == "no-code-found"
    with pytest.raises(Refusal) as refused:
        confined.read_codes(b"GIF89a")
    assert refused.value.code == "unreadable-image"


def test_a_picture_of_too_many_pixels_is_refused_with_its_number() -> None:
    with pytest.raises(Refusal) as refused:
        confined.read_codes(blank(9000, 9000))
    assert (refused.value.code, refused.value.facts["found"]) == ("too-large", "81000000")


def test_a_child_that_never_answers_is_ended() -> None:
    assert refusal_of("while True: pass", patience=0.5).code == "picture-too-slow"


@pytest.mark.parametrize(
    "script",
    [
        "import os; os.abort()",
        "print('hello')",
        "print('[1, 2]')",
        "print('{\"code\": 1}')",
        "print('{\"texts\": ' + '[' * 100000)",
        "print(' ' * 2000000)",
    ],
)
def test_a_child_that_breaks_or_lies_is_an_unreadable_picture(script: str) -> None:
    assert refusal_of(script).code == "unreadable-image"


@pytest.mark.skipif(sys.platform == "win32", reason="Windows bounds by a job object, not by resource limits")
@pytest.mark.parametrize(
    "deed",
    [
        "bytearray(2 << 30)",
        "import tempfile; tempfile.TemporaryFile(buffering=0).write(b'x')",
    ],
)
def test_the_child_has_neither_memory_nor_files_to_waste(deed: str) -> None:
    told = "import json; print(json.dumps({'texts': ['done']}))"
    assert refusal_of(f"from app.imaging import child; child.confine(); {deed}; {told}").code == "unreadable-image"


def test_the_child_inside_its_limits_does_its_work() -> None:
    script = 'from app.imaging import child; child.confine(); print(\'{"texts": ["done"]}\')'
    assert confined.read_codes(b"x", command=[sys.executable, "-c", script]) == ["done"]
