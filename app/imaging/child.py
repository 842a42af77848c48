"""The child process that decodes a stranger's picture or PDF: bytes in by standard input, JSON out by standard output.

The first line names what is wanted (``codes``, ``legibility``, ``preview``, ``page`` with how it is to become one, in
JSON), the picture or PDF follows.

``python -m app.imaging.child`` or, frozen, the program itself with :data:`SWITCH`. It bounds its own memory and
processor time before it reads the first byte, opens no file for writing and knows no vault: what a hostile picture
could break here is worth nothing.
"""

import base64
import json
import sys

from app.imaging.page_values import Wish
from forms.refusal import Refusal

SWITCH = "--decode-picture"
CODES, LEGIBILITY, PREVIEW, PAGE = b"codes", b"legibility", b"preview", b"page"
MEMORY = 1 << 30
"""Bytes of address space on Linux (libraries take a third of it), of committed memory on Windows."""
SECONDS = 30
"""Processor time; the parent's own clock stops a child that only waits."""


def main() -> int:
    """Decode one picture and end."""
    confine()
    wanted, _, how = sys.stdin.buffer.readline().strip().partition(b" ")
    data = sys.stdin.buffer.read()
    try:
        said: dict[str, object] = {"texts": _done(wanted, how, data)}
    except Refusal as refusal:
        said = {"code": refusal.code, "sentence": str(refusal), "facts": refusal.facts}
    except MemoryError:
        said = {"code": "too-large", "sentence": "This picture needs too much memory; take a smaller one.", "facts": {}}
    sys.stdout.buffer.write(json.dumps(said).encode())
    sys.stdout.buffer.flush()
    return 0


def _done(wanted: bytes, how: bytes, data: bytes) -> list[str]:
    if wanted == LEGIBILITY:
        return _legibility(data)
    if wanted == PREVIEW:
        return _preview(data)
    return _page(data, how) if wanted == PAGE else _codes(data)


def _codes(data: bytes) -> list[str]:
    from app.imaging.reading import read_codes  # noqa: PLC0415 - the decoders load inside the limits

    return read_codes(data)


def _legibility(data: bytes) -> list[str]:
    from app.imaging.legibility import looked_over  # noqa: PLC0415 - Pillow loads inside the limits

    return looked_over(data)


def _preview(data: bytes) -> list[str]:
    """The small picture (base64), then x and y of each corner."""
    from app.imaging.straightening import preview  # noqa: PLC0415 - Pillow loads inside the limits

    made = preview(data)
    return [base64.b64encode(made.jpeg).decode(), *(str(share) for corner in made.corners for share in corner)]


def _page(data: bytes, how: bytes) -> list[str]:
    """The page (base64), its width and height, and its dots per inch."""
    from app.imaging.straightening import straighten  # noqa: PLC0415 - Pillow loads inside the limits

    said = json.loads(how)
    made = straighten(data, Wish.of_json(said["wish"]), most_bytes=said["most_bytes"])
    return [base64.b64encode(made.jpeg).decode(), str(made.width), str(made.height), str(made.dpi)]


def confine() -> None:
    """Take away what a decoder does not need."""
    if sys.platform == "win32":
        from app.imaging import windows_job  # noqa: PLC0415 - Windows alone

        windows_job.confine(MEMORY, SECONDS)
    else:
        import resource  # noqa: PLC0415 - not on Windows

        for kind, most in (
            (resource.RLIMIT_AS, MEMORY),
            (resource.RLIMIT_CPU, SECONDS),
            (resource.RLIMIT_FSIZE, 0),  # no file, no temporary one either
            (resource.RLIMIT_CORE, 0),
            (resource.RLIMIT_NOFILE, 64),
        ):
            _, hard = resource.getrlimit(kind)
            bound = most if hard == resource.RLIM_INFINITY else min(most, hard)
            resource.setrlimit(kind, (bound, bound))


if __name__ == "__main__":
    sys.exit(main())
