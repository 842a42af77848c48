"""A gateway in a process of its own, whose clock is wrong by so many seconds; it tells its port through a pipe."""

import functools
from contextlib import suppress
from datetime import UTC, datetime, timedelta
from multiprocessing.connection import Connection
from pathlib import Path

from forms.refusal import Refusal
from sync.gateway.office import Place
from sync.gateway.serving import Tls, serve


def wrong_clock(seconds: float) -> datetime:
    """The machine's clock, wrong by so much."""
    return datetime.now(UTC) + timedelta(seconds=seconds)


def main(db: str, data: Path, seconds: float, tls: Tls | None, port: "Connection[int, int]") -> None:
    """Serve until terminated; one that cannot open (its disk is full, its database away) ends without a word."""
    place = Place(db, data, functools.partial(wrong_clock, seconds))
    with suppress(Refusal):
        serve(place, port=0, tls=tls, listening=port.send)
