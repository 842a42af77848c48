"""A real gateway in a folder, on loopback: for practice, the demo and tests."""

import contextlib
from collections.abc import Callable, Iterator
from datetime import datetime
from pathlib import Path

from sync.gateway.office import Place
from sync.gateway.opening import utc_now
from sync.gateway.serving import RunningGateway, running


@contextlib.contextmanager
def running_gateway(
    folder: Path, *, clock: Callable[[], datetime] = utc_now, port: int = 0, db: str | None = None
) -> Iterator[RunningGateway]:
    """Serve the gateway that lives in ``folder`` (made if there is none) until the block ends.

    ``db`` is another database than the SQLite file in ``folder``. ``.url`` is where it listens; ``.place`` is what the
    functions of ``sync.gateway.office`` take.
    """
    folder.mkdir(parents=True, exist_ok=True)
    place = Place(db or f"sqlite:///{(folder / 'gateway.db').as_posix()}", folder / "gateway.data", clock)
    with running(place, port=port) as gateway:
        yield gateway
