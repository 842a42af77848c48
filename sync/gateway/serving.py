"""Running the gateway: in this process until it is told to stop, or on loopback beside a test, a demo or practice."""

import contextlib
import ipaddress
import logging
import signal
import socket
import threading
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import uvicorn

from forms.refusal import NotNow, Refusal
from sync.gateway.app import create_app
from sync.gateway.office import Place
from sync.gateway.opening import open_gateway

GRACE_SECONDS = 10
_STOPS = [getattr(signal, name) for name in ("SIGINT", "SIGTERM", "SIGBREAK") if hasattr(signal, name)]
"""Windows alone knows SIGBREAK."""


@dataclass(frozen=True)
class Tls:
    """PEM files: the certificate with its chain, and its key."""

    certificate: Path
    key: Path


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


def serve(place: Place, *, host: str = "127.0.0.1", port: int = 8443, tls: Tls | None = None) -> None:
    """Serve until the process is told to stop (interrupt or terminate); requests under way are finished first.

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
            config = _config(create_app(gateway), tls)
            _Server(config).run(sockets=[listener])
    finally:
        gateway.close()


@contextlib.contextmanager
def running(place: Place, *, port: int = 0, tls: Tls | None = None) -> Iterator[RunningGateway]:
    """The real server on a loopback port (0: a free one), in a thread of its own; stopped and closed at the end."""
    gateway = open_gateway(place.db, place.data, clock=place.clock)
    try:
        with contextlib.closing(_listen("127.0.0.1", port)) as listener:
            server = _Server(_config(create_app(gateway), tls))
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
    listener = socket.socket(family, socket.SOCK_STREAM)
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
