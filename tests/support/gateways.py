"""The real gateway on loopback for a test, with a clock that the test sets and laptops that it enrols."""

import contextlib
import json
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import requests

from sync.enrolment import enroll
from sync.gateway import office
from sync.gateway.local import running_gateway
from sync.gateway.office import Place
from sync.ports import Binding
from sync.transports.gateway import GatewayLine
from tests.support.clocks import SetClock
from tests.support.signers import MemorySigner


@dataclass(frozen=True)
class LiveGateway:
    """A gateway that answers at ``url``; ``folder`` is where its database, keys and files lie."""

    url: str
    place: Place
    folder: Path
    clock: SetClock

    def laptop(self, seed: int, *, unit: str = "Xã Thử", url: str | None = None) -> tuple[MemorySigner, Binding]:
        """A freshly enrolled laptop; ``url`` may be that of a proxy before the gateway."""
        signer = MemorySigner(seed)
        code = office.enroll(self.place, f"máy {seed}", unit)["code"]
        return signer, enroll(url or self.url, code, signer, self.clock)

    @contextlib.contextmanager
    def line(self, laptop: tuple[MemorySigner, Binding]) -> Iterator[GatewayLine]:
        """An open line of a laptop."""
        signer, binding = laptop
        line = GatewayLine(binding, signer)
        try:
            line.open()
            yield line
        finally:
            line.close()

    def parts(self) -> list[Path]:
        """The sealed parts of files that lie there."""
        return [one for one in (self.folder / "gateway.data" / "files").rglob("*") if one.is_file()]

    def token(self, laptop: tuple[MemorySigner, Binding]) -> str:
        """A bearer token for raw requests."""
        with self.line(laptop) as line:
            return line._token

    def raw(
        self, method: str, path: str, *, token: str = "", headers: Mapping[str, str] | None = None, body: Any = None
    ) -> requests.Response:
        """Any request at all; a body that is not bytes goes as JSON."""
        sent = dict(headers or {}) | ({"Authorization": f"Bearer {token}"} if token else {})
        content = body
        if body is not None and not isinstance(body, bytes):
            content, sent = json.dumps(body).encode(), {"Content-Type": "application/json"} | sent
        with requests.Session() as session:
            session.trust_env = False
            return session.request(
                method, self.url + path, headers=sent, data=content, timeout=30, allow_redirects=False
            )


@contextlib.contextmanager
def live_gateway(folder: Path, db: str | None = None) -> Iterator[LiveGateway]:
    """Serve a new gateway from ``folder``, on another database than its own file when ``db`` names one."""
    clock = SetClock()
    with running_gateway(folder, clock=clock, db=db) as running:
        yield LiveGateway(running.url, running.place, folder, clock)
