"""S3-compatible storage in this process: keeps objects in memory and checks every signature as the public rules say.

It is written from the rules alone and shares nothing with the client's code, so that both must be right to agree.
"""

import contextlib
import hashlib
import hmac
import threading
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import UTC, datetime
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from urllib.parse import urlsplit

KEY_ID, SECRET, REGION, BUCKET = "AKIDTRIAL", "a secret of the trial", "vn-north-1", "hoso"


@dataclass
class FakeS3:
    """The storage; ``trouble`` is a status (and the word of its body) that every following request gets."""

    port: int
    objects: dict[str, bytes] = field(default_factory=dict)
    trouble: tuple[int, str] | None = None
    cut_after: int | None = None
    requests: list[str] = field(default_factory=list)

    @property
    def url(self) -> str:
        """As ``gateway serve --files`` takes it."""
        return f"s3://{BUCKET}/cong?endpoint=http://127.0.0.1:{self.port}&region={REGION}"


class _Handler(BaseHTTPRequestHandler):
    protocol_version = "HTTP/1.1"
    storage: FakeS3

    def handle_any(self) -> None:
        body = self.rfile.read(int(self.headers.get("Content-Length") or 0))
        self.storage.requests.append(f"{self.command} {self.path}")
        if self.storage.trouble is not None:
            self._answer(self.storage.trouble[0], f"<Error><Code>{self.storage.trouble[1]}</Code></Error>".encode())
        elif not self._is_signed(body):
            self._answer(403, b"<Error><Code>SignatureDoesNotMatch</Code></Error>")
        elif not urlsplit(self.path).path.startswith(f"/{BUCKET}"):
            self._answer(404, b"<Error><Code>NoSuchBucket</Code></Error>")
        else:
            self._serve(urlsplit(self.path).path.removeprefix(f"/{BUCKET}").lstrip("/"), body)

    do_GET = do_PUT = do_DELETE = do_HEAD = handle_any  # noqa: N815 - what http.server calls

    def log_message(self, *_: object) -> None:
        """Nobody listens."""

    def _serve(self, name: str, body: bytes) -> None:
        objects = self.storage.objects
        if self.command == "PUT":
            objects[name] = body
            self._answer(200, b"")
        elif self.command == "DELETE":
            objects.pop(name, None)
            self._answer(204, b"")
        elif self.command == "HEAD" and not name:
            self._answer(200, b"")
        elif name in objects:
            self._answer(200, objects[name])
        else:
            self._answer(404, b"<Error><Code>NoSuchKey</Code></Error>")

    def _answer(self, status: int, body: bytes) -> None:
        self.send_response(status)
        self.send_header("Content-Length", str(0 if status == 204 else len(body)))
        self.end_headers()
        if self.command == "HEAD" or status == 204:
            return
        cut = self.storage.cut_after
        self.wfile.write(body if cut is None else body[:cut])
        if cut is not None:
            self.close_connection = True

    def _is_signed(self, body: bytes) -> bool:
        """The canonical request, the text to sign, the derived key: AWS Signature Version 4, header form."""
        if self.headers.get("x-amz-content-sha256") != hashlib.sha256(body).hexdigest():
            return False
        words = self.headers.get("Authorization", "").removeprefix("AWS4-HMAC-SHA256 ").split(", ")
        facts = dict(word.split("=", 1) for word in words if "=" in word)
        if set(facts) != {"Credential", "SignedHeaders", "Signature"}:
            return False
        at = self.headers.get("x-amz-date", "")
        age = abs((datetime.now(UTC) - datetime.strptime(at, "%Y%m%dT%H%M%SZ").replace(tzinfo=UTC)).total_seconds())
        scope = f"{at[:8]}/{REGION}/s3/aws4_request"
        names = facts["SignedHeaders"].split(";")
        if facts["Credential"] != f"{KEY_ID}/{scope}" or age > 900 or not {"host", "x-amz-date"} <= set(names):
            return False
        path, _, query = self.path.partition("?")
        headers = "".join(f"{name}:{self.headers[name].strip()}\n" for name in names)
        asked = "\n".join(
            (self.command, path, query, headers, facts["SignedHeaders"], hashlib.sha256(body).hexdigest())
        )
        text = "\n".join(("AWS4-HMAC-SHA256", at, scope, hashlib.sha256(asked.encode()).hexdigest()))
        key = f"AWS4{SECRET}".encode()
        for step in (*scope.split("/"), text):
            key = hmac.digest(key, step.encode(), "sha256")
        return hmac.compare_digest(key.hex(), facts["Signature"])


@contextlib.contextmanager
def running_s3() -> Iterator[FakeS3]:
    """Serve an empty bucket on loopback until the block ends."""
    server = ThreadingHTTPServer(("127.0.0.1", 0), _Handler)
    server.daemon_threads = True
    storage = FakeS3(server.server_address[1])
    server.RequestHandlerClass = type("Handler", (_Handler,), {"storage": storage})
    thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.05}, name="s3", daemon=True)
    thread.start()
    try:
        yield storage
    finally:
        server.shutdown()
        server.server_close()
        thread.join()
