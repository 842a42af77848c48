"""The child process that decodes a stranger's picture or PDF: bytes in by standard input, JSON out by standard output.

The first line names what is wanted (``codes``, ``legibility``), the picture or PDF follows.

``python -m app.imaging.child`` or, frozen, the program itself with :data:`SWITCH`. It bounds its own memory and
processor time before it reads the first byte, opens no file for writing and knows no vault: what a hostile picture
could break here is worth nothing.
"""

import json
import sys

from forms.refusal import Refusal

SWITCH = "--decode-picture"
CODES, LEGIBILITY = b"codes", b"legibility"
MEMORY = 1 << 30
"""Bytes of address space on Linux (libraries take a third of it), of committed memory on Windows."""
SECONDS = 30
"""Processor time; the parent's own clock stops a child that only waits."""


def main() -> int:
    """Decode one picture and end."""
    confine()
    wanted = sys.stdin.buffer.readline().strip()
    data = sys.stdin.buffer.read()
    try:
        said: dict[str, object] = {"texts": _legibility(data) if wanted == LEGIBILITY else _codes(data)}
    except Refusal as refusal:
        said = {"code": refusal.code, "sentence": str(refusal), "facts": refusal.facts}
    except MemoryError:
        said = {"code": "too-large", "sentence": "This picture needs too much memory; take a smaller one.", "facts": {}}
    sys.stdout.buffer.write(json.dumps(said).encode())
    sys.stdout.buffer.flush()
    return 0


def _codes(data: bytes) -> list[str]:
    from app.imaging.reading import read_codes  # noqa: PLC0415 - the decoders load inside the limits

    return read_codes(data)


def _legibility(data: bytes) -> list[str]:
    from app.imaging.legibility import looked_over  # noqa: PLC0415 - as above

    return looked_over(data)


def confine() -> None:
    """Take away what a decoder does not need."""
    if sys.platform == "win32":
        from app.imaging import windows_job  # noqa: PLC0415 - there alone

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
