"""A server of the form standard that behaves as ODK Central was seen to: the same again 201, another content 409."""

import hashlib
import re
import secrets
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from threading import Thread
from urllib.request import parse_http_list, parse_keqv_list

LIST = (
    '<?xml version="1.0"?><xforms xmlns="http://openrosa.org/xforms/xformsList">'
    "<xform><formID>{}</formID><name>Tờ khai</name><version>1</version><hash>md5:0</hash></xform></xforms>"
)
_INSTANCE = re.compile(rb"<(?:\w+:)?instanceID>([^<]+)<")
_PART = re.compile(rb'name="xml_submission_file"[^\r]*\r\n(?:[^\r]+\r\n)*\r\n(.*?)\r\n--', re.DOTALL)


REALM = "forms"


def _hash(text: str) -> str:
    return hashlib.sha256(text.encode()).hexdigest()


@dataclass
class FormServer:
    """What the server holds and how it is disposed; ``lose`` answers are thrown away after it took something in.

    ``login`` is the ``Authorization`` that it wants; ``digest`` the name and password of RFC 7616 instead, of which
    each nonce serves ``nonce_serves`` times.
    """

    form: str = "social-pension"
    login: str = ""
    digest: tuple[str, str] | None = None
    nonce_serves: int = 3
    nonces: dict[str, int] = field(default_factory=dict)
    seen: list[str] = field(default_factory=list)
    lose: int = 0
    known_form: bool = True
    url: str = ""
    held: dict[str, bytes] = field(default_factory=dict)
    new_records: int = 0
    posts: int = 0


class _Listening(ThreadingHTTPServer):
    def __init__(self, facts: FormServer) -> None:
        super().__init__(("127.0.0.1", 0), _Handler)
        self.facts = facts


class _Handler(BaseHTTPRequestHandler):
    server: "_Listening"
    protocol_version = "HTTP/1.1"

    def do_HEAD(self) -> None:
        self._answer(204 if self._may() else 401)

    def do_GET(self) -> None:
        self._answer(200 if self._may() else 401, LIST.format(self.server.facts.form).encode())

    def do_POST(self) -> None:
        body = self.rfile.read(int(self.headers["Content-Length"]))
        self.server.facts.posts += 1
        status = self._take(body) if self._may() else 401
        if status == 201 and self.server.facts.lose > 0:
            self.server.facts.lose -= 1
            self.close_connection = True
            return
        self._answer(status, b"<OpenRosaResponse xmlns='http://openrosa.org/http/response'/>")

    def _take(self, body: bytes) -> int:
        if not self.server.facts.known_form:
            return 404
        found, part = _INSTANCE.search(body), _PART.search(body)
        if found is None or part is None:
            self.server.facts.new_records += 1
            return 201
        name, xml = found[1].decode(), part[1]
        if self.server.facts.held.setdefault(name, xml) != xml:
            return 409
        return 201

    def _may(self) -> bool:
        said = self.headers.get("Authorization", "")
        self.server.facts.seen.append(said)
        if self.server.facts.digest is not None:
            return said.startswith("Digest ") and self._is_proved(parse_keqv_list(parse_http_list(said[7:])))
        return not self.server.facts.login or said == self.server.facts.login

    def _is_proved(self, said: dict[str, str]) -> bool:
        """RFC 7616 section 3.4.1 with quality of protection ``auth``; a nonce's count must grow."""
        facts = self.server.facts
        name, word = facts.digest or ("", "")
        is_name = said["username"].encode("latin-1").decode() == name
        count = int(said["nc"], 16)
        is_fresh = facts.nonces.get(said["nonce"], facts.nonce_serves) < count <= facts.nonce_serves
        first = _hash(f"{name}:{REALM}:{word}")
        second = _hash(f"{self.command}:{self.path}")
        rest = ":".join([said["nonce"], said["nc"], said["cnonce"], said["qop"]])
        if is_fresh:
            facts.nonces[said["nonce"]] = count
        return (
            is_fresh and is_name and said["uri"] == self.path and said["response"] == _hash(f"{first}:{rest}:{second}")
        )

    def _answer(self, status: int, body: bytes = b"") -> None:
        self.send_response(status)
        self.send_header("X-OpenRosa-Version", "1.0")
        self.send_header("X-OpenRosa-Accept-Content-Length", "100000000")
        self.send_header("Content-Type", "text/xml; charset=utf-8")
        if status == 401 and self.server.facts.digest is not None:
            nonce = secrets.token_hex(8)
            self.server.facts.nonces[nonce] = 0
            self.send_header(
                "WWW-Authenticate", f'Digest realm="{REALM}", qop="auth", nonce="{nonce}", algorithm=SHA-256'
            )
        if status != 204:
            self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        if self.command != "HEAD":
            self.wfile.write(body)

    def log_message(self, *_: object) -> None:
        """Say nothing."""


@contextmanager
def form_server(server: FormServer) -> Iterator[FormServer]:
    """Serve on loopback until the block ends."""

    listening = _Listening(server)
    thread = Thread(target=listening.serve_forever, kwargs={"poll_interval": 0.02})
    thread.start()
    server.url = f"http://127.0.0.1:{listening.server_port}/v1/key/abc/projects/1"
    try:
        yield server
    finally:
        listening.shutdown()
        thread.join()
        listening.server_close()
