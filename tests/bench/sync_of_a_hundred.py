"""One sync of 100 dossiers on loopback, to a gateway in a process of its own, beside plain posts of the same bytes."""

import tempfile
import time
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import requests

from app.services.desk import Desk
from app.services.enroll_laptop import enroll_laptop
from app.services.sync_now import sync
from sync.gateway import office
from tests.bench.figures import Figure, floor, median
from tests.bench.serving import gateway_beside
from tests.bench.village import finalize_one, make_vault

DOSSIERS = 100


def measure() -> Iterator[Figure]:
    """Time from the call to its report; the bodies that were posted are handed to the floor."""
    with tempfile.TemporaryDirectory() as folder, gateway_beside(Path(folder) / "gateway") as (url, place):
        desk = make_vault(Path(folder) / "vault")
        for number in range(DOSSIERS):
            finalize_one(desk, number)
        enroll_laptop(desk, url, office.enroll(place, "Máy đo", "Xã đo")["code"])
        bodies: list[bytes] = []
        took, report = _sync(desk, bodies)
        if report.sent != DOSSIERS:
            raise AssertionError(f"only {report.sent} of {DOSSIERS} were delivered")
        posts = Path(folder) / "posts"
        posts.mkdir()
        for number, body in enumerate(bodies):
            (posts / f"{number:04}.body").write_bytes(body)
        bare = median([floor("posts", str(posts))[0] for _ in range(5)])
        yield Figure(f"sync of {DOSSIERS} dossiers on loopback", took, bare, "")
        yield Figure("its calls with a body", len(bodies), None, "", "posts")
        yield Figure("its bytes, both ways", report.bytes / 1000, None, "", "kB")
        desk.vault.close()


def _sync(desk: Desk, bodies: list[bytes]) -> tuple[float, Any]:
    send = requests.Session.send

    def remembering(self: requests.Session, request: requests.PreparedRequest, **options: Any) -> requests.Response:
        if request.body:
            body: Any = request.body
            bodies.append(getattr(body, "content", body))  # ours is an object that counts what was read of it
        return send(self, request, **options)

    requests.Session.send = remembering  # type: ignore[method-assign]
    try:
        began = time.perf_counter()
        report = sync(desk)
        return (time.perf_counter() - began) * 1000, report
    finally:
        requests.Session.send = send  # type: ignore[method-assign]
