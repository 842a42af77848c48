"""What stands between a laptop and its gateway, told apart in words."""

import contextlib
import errno
import http.server
import socket
import ssl
import threading
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from sync.connectivity import connection, kind_of_error, kind_of_stranger, probe
from sync.gateway.office import Place
from sync.gateway.serving import Tls, running
from sync.messages import MARKER
from sync.reasons import SENTENCES, sentence
from tests.support.certificates import Files, certificate
from tests.support.gateways import live_gateway


@contextlib.contextmanager
def somebody(status: int, headers: dict[str, str], body: bytes, files: Files | None = None) -> Iterator[str]:
    """A server that gives everybody the same answer."""

    class Handler(http.server.BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            self.send_response(status)
            for name, value in {"Content-Length": str(len(body)), **headers}.items():
                self.send_header(name, value)
            self.end_headers()
            with contextlib.suppress(OSError):
                self.wfile.write(body)

        def log_message(self, *_: Any) -> None:
            """Nobody reads it."""

    class Server(http.server.ThreadingHTTPServer):
        def handle_error(self, *_: Any) -> None:
            """A client that does not trust us leaves; that is the test."""

    server = Server(("127.0.0.1", 0), Handler)
    if files is not None:
        context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
        context.load_cert_chain(files.certificate, files.key)
        server.socket = context.wrap_socket(server.socket, server_side=True)
    thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.01})
    thread.start()
    try:
        yield f"{'https' if files else 'http'}://127.0.0.1:{server.server_port}"
    finally:
        server.shutdown()
        thread.join()
        server.server_close()


def test_our_gateway_is_ok_and_another_one_is_not_ours(tmp_path: Path) -> None:
    with live_gateway(tmp_path) as gateway:
        _, binding = gateway.laptop(1)
        assert probe(gateway.url, binding.gateway_id).kind == "ok"
        assert probe(gateway.url).kind == "ok"
        assert probe(gateway.url, "f" * 32).kind == "wrong-server"


@pytest.mark.parametrize(
    ("status", "headers", "body", "kind"),
    [
        (200, {"Content-Type": "text/html; charset=utf-8"}, b"<html>Log in to the hotel's network</html>", "captive"),
        (302, {"Location": "http://login.hotel/"}, b"", "captive"),
        (511, {"Content-Type": "application/json"}, b"{}", "captive"),
        (200, {"Content-Type": "application/json"}, b'{"gateway": "x", "epoch": "y"}', "wrong-server"),
        (404, {"Content-Type": "text/html"}, b"<html>Not found</html>", "captive"),
        (500, {"Content-Type": "text/plain"}, b"oops", "wrong-server"),
        (502, {"Content-Type": "text/html"}, b"<html>Bad Gateway</html>", "no-gateway"),  # nginx before a stopped one
        (200, {MARKER: "g1", "Content-Type": "application/json"}, b"{", "nonsense"),
        (200, {MARKER: "g1", "Content-Type": "application/json"}, b"[]", "nonsense"),
        (200, {MARKER: "g1", "Content-Encoding": "gzip"}, b"not gzip", "nonsense"),
        (200, {MARKER: "g2"}, b"{}", "wrong-server"),
        (200, {MARKER: "g1", "Content-Length": "1000"}, b"{", "cut"),
        (503, {MARKER: "g1"}, b"{}", "busy"),
        (500, {MARKER: "g1"}, b"{}", "server-error"),
        (404, {MARKER: "g1"}, b"{}", "not-accepted"),
    ],
)
def test_whoever_else_answers_is_told_apart(status: int, headers: dict[str, str], body: bytes, kind: str) -> None:
    with somebody(status, headers, body) as url:
        assert probe(url, "g1").kind == kind


def test_no_network_no_gateway_and_a_name_that_does_not_exist() -> None:
    with socket.create_server(("127.0.0.1", 0)) as listener:
        port = listener.getsockname()[1]
    assert probe(f"http://127.0.0.1:{port}").kind == "no-gateway"
    assert probe("https://cong.invalid").kind == "none"


# -- TLS -------------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("host", "days", "kind"),
    [
        ("127.0.0.1", (-10, -1), "tls-expired"),
        ("127.0.0.1", (5, 10), "tls-not-yet-valid"),
        ("127.0.0.2", (-1, 10), "tls-wrong-host"),
        ("cong.xa.vn", (-1, 10), "tls-wrong-host"),
        ("127.0.0.1", (-1, 10), "wrong-server"),
    ],
)
def test_each_fault_of_a_certificate_has_its_own_word(
    tmp_path: Path, host: str, days: tuple[int, int], kind: str
) -> None:
    files = certificate(tmp_path, host=host, days=days)
    with somebody(200, {"Content-Type": "application/json"}, b"{}", files) as url:
        assert probe(url, ca_file=str(files.authority)).kind == kind


def test_a_certificate_signed_by_a_stranger_is_not_trusted(tmp_path: Path) -> None:
    files = certificate(tmp_path)
    with somebody(200, {}, b"{}", files) as url:
        assert probe(url).kind == "tls-untrusted"


def test_an_authority_of_the_machine_is_trusted(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A province that signs for itself puts its authority into the machine's store, not into our program."""
    files = certificate(tmp_path)
    monkeypatch.setenv("SSL_CERT_FILE", str(files.authority))
    with somebody(200, {}, b"{}", files) as url:
        assert probe(url).kind == "wrong-server"


def test_plain_talk_where_tls_was_expected_is_a_tls_fault() -> None:
    with somebody(200, {}, b"{}") as url:
        assert probe(url.replace("http:", "https:")).kind == "tls"


def test_the_real_gateway_over_tls(tmp_path: Path) -> None:
    files = certificate(tmp_path / "tls")
    place = Place(f"sqlite:///{tmp_path}/gateway.db")
    with running(place, tls=Tls(files.certificate, files.key)) as gateway:
        assert gateway.url.startswith("https://")
        assert probe(gateway.url, ca_file=str(files.authority)).kind == "ok"
        assert probe(gateway.url).kind == "tls-untrusted"


# -- words -----------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("error", "kind"),
    [
        (OSError(errno.ENETUNREACH, "x"), "none"),
        (OSError(errno.EHOSTUNREACH, "x"), "none"),
        (socket.gaierror(-2, "x"), "none"),
        (ConnectionRefusedError(), "no-gateway"),
        (TimeoutError(), "timeout"),
        (ConnectionResetError(), "cut"),
        (BrokenPipeError(), "cut"),
        (ValueError("wrapped", ConnectionRefusedError()), "no-gateway"),
        (ssl.SSLError("x"), "tls"),
        (RuntimeError(), "cut"),
    ],
)
def test_errors_of_the_system_in_words(error: Exception, kind: str) -> None:
    assert kind_of_error(error) == kind


def test_an_error_that_wraps_itself_is_still_judged() -> None:
    error = ValueError()
    error.__cause__ = error
    assert kind_of_error(error) == "cut"


def test_headers_cut_in_the_middle_are_no_stranger() -> None:
    assert kind_of_stranger(200, {}, "g1") == "cut"
    assert kind_of_stranger(200, {"Content-Length": "3"}, "g1") == "wrong-server"
    assert kind_of_stranger(200, {MARKER: "g1"}, "g1") is None


def test_every_kind_has_a_sentence_and_an_unknown_one_speaks_for_itself() -> None:
    assert all(text.endswith(".") and len(text) > 15 for text in SENTENCES.values())
    assert sentence("invalid:digest").endswith("(digest)")
    assert "moon" in sentence("moon")
    assert connection("captive").sentence == SENTENCES["captive"]
