"""Decoding in a child process, so that a hostile picture can neither crash, stall nor fill the program that asks."""

import base64
import binascii
import json
import subprocess
import sys
from pathlib import Path

from app.imaging import child, limits
from app.imaging.page_values import Preview, Straightened, Wish
from forms.refusal import Refusal

PATIENCE = 45.0
"""Seconds that a child may take in all; an old laptop needs some for a large PDF."""
LARGEST_ANSWER = 8 << 20

_NO_WINDOW = 0x08000000 if sys.platform == "win32" else 0
_ROOT = Path(__file__).resolve().parents[2]


def read_codes(data: bytes, *, command: list[str] | None = None, patience: float = PATIENCE) -> list[str]:
    """See :func:`app.imaging.read_codes`.

    Args:
        data: a PNG, a JPEG or a PDF.
        command: the child, where it is not this program's own.
        patience: seconds after which the child is ended.
    """
    return _asked(child.CODES, data, command=command, patience=patience)


def look_over(data: bytes) -> tuple[int, tuple[str, ...]]:
    """See :func:`app.imaging.look_over`."""
    said = _asked(child.LEGIBILITY, data, command=None, patience=PATIENCE)
    if not said or not said[0].isdecimal():
        raise limits.unreadable("reading it broke off; it is damaged or made to do harm")
    return int(said[0]), tuple(said[1:])


def preview(data: bytes) -> Preview:
    """See :func:`app.imaging.preview`."""
    said = _asked(child.PREVIEW, data, command=None, patience=PATIENCE)
    try:
        one, two, three, four = zip(map(float, said[1::2]), map(float, said[2::2]), strict=True)
        return Preview(base64.b64decode(said[0]), (one, two, three, four))
    except (ValueError, IndexError, binascii.Error) as error:
        raise limits.unreadable("reading it broke off; it is damaged or made to do harm") from error


def straighten(data: bytes, wish: Wish, most_bytes: int) -> Straightened:
    """See :func:`app.imaging.straighten`."""
    how = json.dumps({"wish": wish.as_json(), "most_bytes": most_bytes}).encode()
    said = _asked(child.PAGE + b" " + how, data, command=None, patience=PATIENCE)
    try:
        width, height, dpi = map(int, said[1:])
        return Straightened(base64.b64decode(said[0]), width, height, dpi)
    except (ValueError, IndexError, binascii.Error) as error:
        raise limits.unreadable("reading it broke off; it is damaged or made to do harm") from error


def _asked(wanted: bytes, data: bytes, *, command: list[str] | None, patience: float) -> list[str]:
    limits.check_bytes(data)
    try:
        done = subprocess.run(  # noqa: S603 - this program itself, with no argument of anybody's
            command or _command(),
            input=wanted + b"\n" + data,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
            timeout=patience,
            cwd=None if _frozen() else _ROOT,
            creationflags=_NO_WINDOW,
            check=False,
        )
    except subprocess.TimeoutExpired as error:
        raise Refusal(
            "picture-too-slow", "This picture takes too long to read; take a smaller one, or only the code."
        ) from error
    except OSError as error:
        raise Refusal("no-child", "Pictures cannot be read now: the system starts no further program.") from error
    return _texts(done.stdout)


def _frozen() -> bool:
    return bool(getattr(sys, "frozen", False))


def _command() -> list[str]:
    return [sys.executable, child.SWITCH] if _frozen() else [sys.executable, "-m", child.__name__]


def _texts(answer: bytes) -> list[str]:
    """What the child said; it may have been broken into, so nothing of it is taken for more than texts."""
    try:
        said = json.loads(answer) if len(answer) <= LARGEST_ANSWER else {}
        if isinstance(said.get("texts"), list):
            return [str(text) for text in said["texts"]]
        facts = {str(name): str(fact) for name, fact in said["facts"].items()}
        code, sentence = str(said["code"]), str(said["sentence"])
    except (ValueError, KeyError, AttributeError, RecursionError) as error:
        raise limits.unreadable("reading it broke off; it is damaged or made to do harm") from error
    raise Refusal(code, sentence, **facts)
