"""What every request passes on its way in and out: marker, limits of its body, a log line without a person."""

import logging
import time
import traceback
import zlib
from collections.abc import MutableMapping
from typing import Any

from starlette.datastructures import Headers, MutableHeaders
from starlette.requests import ClientDisconnect
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from sync.gateway import problems
from sync.gateway.figures import Figures
from sync.gateway.problems import Problem
from sync.gateway.wire import PLAIN_BYTES, REQUEST_BYTES
from sync.messages import MARKER

log = logging.getLogger("hosolang.gateway")

_METHODS = {"GET", "HEAD", "POST", "PUT", "PATCH", "DELETE", "OPTIONS"}
"""Any other word of a client is not counted or logged as it came: there is no end of them."""

_REPLACED = {b"content-encoding", b"content-length", b"transfer-encoding"}


class Door:
    """Outermost: marks every answer as ours, logs it by its route, and turns our own mistakes into a plain 500."""

    def __init__(self, app: ASGIApp, *, gateway_id: str, figures: Figures) -> None:
        self._app = app
        self._gateway_id = gateway_id
        self._figures = figures

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Serve one request."""
        if scope["type"] != "http":
            await self._app(scope, receive, send)
            return
        seen: MutableMapping[str, Any] = {"status": 0, "bytes": 0}
        began = time.monotonic()

        async def marked(message: Message) -> None:
            if message["type"] == "http.response.start":
                headers = MutableHeaders(scope=message)
                headers[MARKER] = self._gateway_id
                headers.setdefault("Cache-Control", "no-store")
                headers.setdefault("X-Content-Type-Options", "nosniff")
                seen["status"] = message["status"]
            else:
                seen["bytes"] += len(message.get("body", b""))
            await send(message)

        try:
            await self._app(scope, receive, marked)
        except ClientDisconnect:
            log.info("%s left in the middle", scope["method"])  # a line was cut; what arrived was dealt with
        except Exception as error:  # noqa: BLE001 - the last door: a request must not end the server
            log.error("failed %s", _where(error))  # noqa: TRY400 - a traceback may quote what a citizen wrote
            if not seen["status"]:
                await problems.answer(problems.of_error(error), scope)(scope, receive, marked)
        route = getattr(scope.get("route"), "path", "-")
        seconds = time.monotonic() - began
        method = scope["method"] if scope["method"] in _METHODS else "-"
        self._figures.answered(method, route, seen["status"], seen["bytes"], seconds)
        why = {"code": scope[problems.CODE]} if problems.CODE in scope else {}
        facts = {"method": method, "route": route, "ms": round(seconds * 1000), **why, **seen}
        log.info("%s %s %s", method, route, seen["status"], extra=facts)


class BodyGate:
    """Reads a request's body within limits and unpacks gzip; uploads stream past it, they have limits of their own."""

    def __init__(self, app: ASGIApp, *, streams: tuple[str, ...]) -> None:
        self._app = app
        self._streams = streams

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Serve one request, its body replayed in one piece."""
        has_body = scope["type"] == "http" and scope["method"] in {"POST", "PUT", "PATCH"}
        if not has_body or scope["path"].startswith(self._streams):
            await self._app(scope, receive, send)
            return
        try:
            body = _unpacked(Headers(scope=scope), await _body(scope, receive))
        except Problem as problem:
            await problems.answer(problem, scope)(scope, receive, send)
            return
        if body is None:
            return  # the client left before its body was whole
        kept = [(name, value) for name, value in scope["headers"] if name not in _REPLACED]
        scope["headers"] = [*kept, (b"content-length", str(len(body)).encode())]
        waiting: list[Message] = [{"type": "http.request", "body": body, "more_body": False}]

        async def replay() -> Message:
            return waiting.pop() if waiting else await receive()

        await self._app(scope, replay, send)


async def _body(scope: Scope, receive: Receive) -> bytes | None:
    length = Headers(scope=scope).get("content-length", "0")
    if length.isdigit() and int(length) > REQUEST_BYTES:
        raise _too_large()
    body = bytearray()
    while True:
        message = await receive()
        if message["type"] == "http.disconnect":
            return None
        body += message.get("body", b"")
        if len(body) > REQUEST_BYTES:
            raise _too_large()
        if not message.get("more_body", False):
            return bytes(body)


def _unpacked(headers: Headers, body: bytes | None) -> bytes | None:
    encoding = headers.get("content-encoding", "identity").strip().lower()
    if body is None or encoding in {"", "identity"}:
        return body
    if encoding != "gzip":
        raise Problem(415, "bad-encoding", "Send the body plain or with Content-Encoding: gzip.")
    unpacker = zlib.decompressobj(wbits=31)
    try:
        plain = unpacker.decompress(body, PLAIN_BYTES + 1)
    except zlib.error as error:
        raise Problem(400, "bad-encoding", "The body is not whole gzip.") from error
    if len(plain) > PLAIN_BYTES or unpacker.unconsumed_tail:
        raise _too_large()
    if not unpacker.eof or unpacker.unused_data:
        raise Problem(400, "bad-encoding", "The body is not whole gzip.")
    return plain


def _too_large() -> Problem:
    return Problem(413, "too-large", "The request is larger than this gateway accepts; send fewer at once.")


def _where(error: BaseException) -> str:
    """The kind of an error and its lines of code, without its text: a text may quote what a citizen wrote."""
    frames = traceback.extract_tb(error.__traceback__)[-4:]
    return f"{type(error).__name__} at " + " < ".join(f"{frame.name}:{frame.lineno}" for frame in reversed(frames))
