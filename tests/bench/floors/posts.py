"""Floor of a sync: plain `requests` posts of the same bytes, in the same number of calls, to a bare server on loopback.

Argument: a folder with files `1.body`, `2.body` … Prints the milliseconds of one run as JSON, connection included.
"""

import json
import sys
import threading
import time
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

import requests


class _Bare(BaseHTTPRequestHandler):
    protocol_version = "HTTP/1.1"

    def do_POST(self) -> None:
        self.rfile.read(int(self.headers["Content-Length"]))
        self.send_response(200)
        self.send_header("Content-Length", "2")
        self.end_headers()
        self.wfile.write(b"{}")

    def log_message(self, *_arguments: object) -> None:
        """Stay silent."""


bodies = [path.read_bytes() for path in sorted(Path(sys.argv[1]).glob("*.body"))]
server = ThreadingHTTPServer(("127.0.0.1", 0), _Bare)
threading.Thread(target=server.serve_forever, daemon=True).start()
began = time.perf_counter()
with requests.Session() as session:
    for body in bodies:
        session.post(f"http://127.0.0.1:{server.server_port}/", data=body, timeout=10).raise_for_status()
print(json.dumps([(time.perf_counter() - began) * 1000]))
server.shutdown()
