"""Running the gateway: in this process until it is told to stop, or on loopback beside a test, a demo or practice."""

import contextlib
import ipaddress
import logging
import multiprocessing
import os
import signal
import socket
import tempfile
import threading
import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from multiprocessing import connection
from multiprocessing.context import SpawnProcess
from pathlib import Path

import uvicorn

from forms.refusal import NotNow, Refusal
from sync.gateway import logs
from sync.gateway.app import create_app
from sync.gateway.declarations import Draw
from sync.gateway.figures import SHARED_FOLDER
from sync.gateway.office import Place
from sync.gateway.opening import open_gateway

log = logging.getLogger("hosolang.gateway")

GRACE_SECONDS = 10
_STOPS = [getattr(signal, name) for name in ("SIGINT", "SIGTERM", "SIGBREAK") if hasattr(signal, name)]
"""Windows alone knows SIGBREAK."""


@dataclass(frozen=True)
class Tls:
    """PEM files: the certificate with its chain, and its key."""

    certificate: Path
    key: Path


@dataclass(frozen=True)
class Service:
    """How many processes serve, and who draws declarations: a function of a module, for it travels to the workers."""

    workers: int = 1
    draw: Draw | None = None


@dataclass(frozen=True)
class RunningGateway:
    """A gateway that listens on loopback."""

    url: str
    place: Place


class _Server(uvicorn.Server):
    """Stops in peace: uvicorn would raise the signal again after its own shutdown and so end before ours."""

    @contextlib.contextmanager
    def capture_signals(self) -> Iterator[None]:
        """Let interrupt and terminate ask this server to finish; elsewhere than in the main thread nobody asks so."""
        if threading.current_thread() is not threading.main_thread():
            yield
            return
        before = {number: signal.signal(number, self.handle_exit) for number in _STOPS}
        try:
            yield
        finally:
            for number, handler in before.items():
                signal.signal(number, handler)


def serve(
    place: Place,
    *,
    host: str = "127.0.0.1",
    port: int = 8443,
    tls: Tls | None = None,
    service: Service = Service(),
    listening: Callable[[int], None] = lambda _port: None,
) -> None:
    """Serve until the process is told to stop (interrupt or terminate); requests under way are finished first.

    ``listening`` is told the real port once the database is open and the port is ours, before the first request.

    Several workers are processes of their own on one port; one that dies is replaced.

    Raises:
        Refusal: ``tls-needed`` for plain HTTP on any address but loopback; those of ``open_gateway``.
        NotNow: ``port-taken``.
    """
    if tls is None and not _is_loopback(host):
        raise Refusal(
            "tls-needed", "Plain HTTP is for this machine alone; give --tls-cert and --tls-key, or 127.0.0.1."
        )
    if tls is not None and not (tls.certificate.is_file() and tls.key.is_file()):
        raise Refusal("tls-files-missing", "The certificate or its key is not where --tls-cert and --tls-key say.")
    gateway = open_gateway(place.db, place.data, clock=place.clock)
    try:
        with contextlib.closing(_listen(host, port)) as listener:
            listening(listener.getsockname()[1])
            if service.workers > 1:
                gateway.close()
                _Workers((place, listener, tls, service)).run()
                return
            config = _config(create_app(gateway, draw=service.draw), tls)
            _Server(config).run(sockets=[listener])
    finally:
        gateway.close()


class _Workers:
    """Processes that serve one port, and the process that watches over them."""

    def __init__(self, work: "_Work") -> None:
        self._work = work
        self._count = work[3].workers
        self._spawn = multiprocessing.get_context("spawn")
        self._stopping = False

    def run(self) -> None:
        """Start them, replace who dies, end them all when told to stop."""
        stop_here, stop_there = self._spawn.Pipe(duplex=False)

        def stop(_number: int, _frame: object) -> None:
            self._stopping = True
            stop_there.send_bytes(b"stop")

        before = {number: signal.signal(number, stop) for number in _STOPS}
        with tempfile.TemporaryDirectory(prefix="hosolang-figures-") as folder:
            os.environ[SHARED_FOLDER] = folder
            running = [self._start() for _ in range(self._count)]
            try:
                while not self._stopping:
                    connection.wait([stop_here, *(process.sentinel for process, _ in running)])
                    running = self._replaced(running)
            finally:
                for _, line in running:
                    line.close()  # the worker reads the end of its pipe, as it would if this process had died
                for process, _ in running:
                    process.join(2 * GRACE_SECONDS)
                    process.kill()
                    process.join()
                for number, handler in before.items():
                    signal.signal(number, handler)

    def _replaced(self, running: list["_Worker"]) -> list["_Worker"]:
        alive = [one for one in running if one[0].is_alive()]
        for process, line in running:
            if not process.is_alive():
                line.close()
                log.error("worker ended with %s", process.exitcode)
        missing = 0 if self._stopping else self._count - len(alive)
        if missing:
            time.sleep(0.2 * missing)  # one that cannot start must not keep this machine busy
        return alive + [self._start() for _ in range(missing)]

    def _start(self) -> "_Worker":
        theirs, ours = self._spawn.Pipe(duplex=False)
        process = self._spawn.Process(target=_serve_as_worker, args=(*self._work, theirs), name="gateway worker")
        process.start()
        theirs.close()
        return process, ours


_Work = tuple[Place, socket.socket, Tls | None, Service]
"""What a worker is given: where the gateway lives, its port, its certificate, what it does."""

_Worker = tuple[SpawnProcess, connection.Connection]
"""A process and the pipe whose end tells it to stop."""


def _serve_as_worker(
    place: Place, listener: socket.socket, tls: Tls | None, service: Service, line: connection.Connection
) -> None:
    """Serve until the watcher ends: by a word to stop, or by dying."""
    logs.to_standard_error()
    for number in _STOPS:
        signal.signal(number, signal.SIG_IGN)  # a terminal tells all; the watcher decides
    gateway = open_gateway(place.db, place.data, clock=place.clock)
    server = _Server(_config(create_app(gateway, workers=service.workers, draw=service.draw), tls))

    def wait_for_the_end() -> None:
        with contextlib.suppress(EOFError, OSError):
            line.recv_bytes()
        server.should_exit = True

    threading.Thread(target=wait_for_the_end, name="watch", daemon=True).start()
    thread = threading.Thread(target=server.run, kwargs={"sockets": [listener]}, name="gateway")
    thread.start()
    thread.join()
    gateway.close()


@contextlib.contextmanager
def running(
    place: Place, *, port: int = 0, tls: Tls | None = None, draw: Draw | None = None
) -> Iterator[RunningGateway]:
    """The real server on a loopback port (0: a free one), in a thread of its own; stopped and closed at the end."""
    gateway = open_gateway(place.db, place.data, clock=place.clock)
    try:
        with contextlib.closing(_listen("127.0.0.1", port)) as listener:
            server = _Server(_config(create_app(gateway, draw=draw), tls))
            thread = threading.Thread(target=server.run, kwargs={"sockets": [listener]}, name="gateway")
            thread.start()  # the port listens already: a request that comes first waits in the kernel's queue
            try:
                scheme = "https" if tls else "http"
                yield RunningGateway(f"{scheme}://127.0.0.1:{listener.getsockname()[1]}", place)
            finally:
                server.should_exit = True
                thread.join()
    finally:
        gateway.close()


def _config(app: object, tls: Tls | None) -> uvicorn.Config:
    logging.getLogger("uvicorn.access").disabled = True  # it writes whole addresses; the middleware writes routes
    return uvicorn.Config(
        app,  # type: ignore[arg-type]  # FastAPI's class fits uvicorn's ASGI protocol only by duck typing
        loop="asyncio",
        http="h11",
        ws="none",
        lifespan="off",
        log_config=None,
        access_log=False,
        server_header=False,
        date_header=False,
        timeout_keep_alive=30,
        timeout_graceful_shutdown=GRACE_SECONDS,
        ssl_certfile=str(tls.certificate) if tls else None,
        ssl_keyfile=str(tls.key) if tls else None,
    )


def _listen(host: str, port: int) -> socket.socket:
    family = socket.AF_INET6 if ":" in host else socket.AF_INET
    # By its name, TCP: only then asyncio lets answers go at once, else each waits 40 ms for an acknowledgement.
    listener = socket.socket(family, socket.SOCK_STREAM, socket.IPPROTO_TCP)
    try:
        if hasattr(socket, "SO_EXCLUSIVEADDRUSE"):  # Windows would let two servers share a port otherwise
            listener.setsockopt(socket.SOL_SOCKET, socket.SO_EXCLUSIVEADDRUSE, 1)
        else:
            listener.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        listener.bind((host, port))
        listener.listen(128)
    except OSError as error:
        listener.close()
        raise NotNow("port-taken", f"Port {port} cannot be opened; choose another with --port.") from error
    return listener


def _is_loopback(host: str) -> bool:
    try:
        return ipaddress.ip_address(host).is_loopback
    except ValueError:
        return host == "localhost"
