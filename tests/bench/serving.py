"""A gateway in a process of its own, as a laptop meets it: what it holds and what it takes is not the laptop's."""

import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from sync.gateway.office import Place
from tests.bench.figures import ROOT


@contextmanager
def gateway_beside(folder: Path) -> Iterator[tuple[str, Place]]:
    """Its address on a free port, and where it keeps its things, until the block ends."""
    folder.mkdir()
    db = f"sqlite:///{(folder / 'gateway.db').as_posix()}"
    command = [sys.executable, "-m", "tests.bench.serving", str(folder)]
    server = subprocess.Popen(command, cwd=ROOT, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True)
    if server.stdin is None or server.stdout is None:
        raise RuntimeError("the gateway's pipes are missing")
    try:
        yield server.stdout.readline().strip(), Place(db, folder / "gateway.data")
    finally:
        server.stdin.close()
        server.wait(timeout=30)


def _serve(folder: Path) -> None:
    """In the gateway's process: print the address, serve until standard input ends."""
    from sync.gateway.local import running_gateway

    with running_gateway(folder) as gateway:
        print(gateway.url, flush=True)
        sys.stdin.read()


if __name__ == "__main__":
    _serve(Path(sys.argv[1]))
