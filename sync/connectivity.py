"""Is the network really there, and is it our gateway that answers? Told apart in words, never by a green light."""

import errno
import socket
import ssl
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from sync.messages import MARKER
from sync.ports import LineFault
from sync.reasons import sentence

_TLS_KINDS = {9: "tls-not-yet-valid", 10: "tls-expired", 62: "tls-wrong-host", 64: "tls-wrong-host"}
_TLS_UNTRUSTED = {18, 19, 20, 21, 27}
"""OpenSSL's X509_V_ERR_* numbers (x509_vfy.h): self-signed, unknown issuer, not trusted."""

_NOBODY_BEHIND = {502, 503, 504}
"""What a proxy before the gateway (nginx, Caddy) answers in its place while the gateway is down; always as a page."""

_NO_NETWORK = {errno.ENETUNREACH, errno.EHOSTUNREACH, errno.ENETDOWN, errno.EADDRNOTAVAIL}


@dataclass(frozen=True)
class Connection:
    """What a probe found: ``kind`` is a code of ``sync.reasons``, ``ok`` when our gateway answers."""

    kind: str
    sentence: str


def connection(kind: str) -> Connection:
    """The connection of this kind with its sentence."""
    return Connection(kind, sentence(kind))


def probe(url: str, gateway_id: str | None = None, *, ca_file: str | None = None) -> Connection:
    """Ask the gateway at ``url`` for a sign of life; with ``gateway_id`` only that gateway will do. Never raises."""
    from sync.transports.gateway import ping  # noqa: PLC0415 - requests loads on first use

    try:
        ping(url, gateway_id, ca_file=ca_file)
    except LineFault as fault:
        return connection(fault.kind)
    return connection("ok")


def kind_of_error(error: BaseException) -> str:
    """What an error of the operating system, of TLS or of the HTTP client says about the connection."""
    causes = list(_causes(error))
    for cause in causes:
        if isinstance(cause, ssl.SSLCertVerificationError):
            return "tls-untrusted" if cause.verify_code in _TLS_UNTRUSTED else _TLS_KINDS.get(cause.verify_code, "tls")
    for cause in causes:
        kind = _kind_of_cause(cause)
        if kind:
            return kind
    return "cut"


def kind_of_stranger(status: int, headers: Mapping[str, str], gateway_id: str | None) -> str | None:
    """Why an answer cannot be our gateway's: a log-in page, a proxy alone, another server; None when it can be.

    ``headers`` must compare names without case. An answer without the marker is not ours, whatever its status says; one
    that does not even say where it ends was cut in the middle of its headers.
    """
    marker = headers.get(MARKER)
    if marker is not None and gateway_id in {None, marker}:
        return None
    if marker is not None:
        return "wrong-server"
    if status in _NOBODY_BEHIND:
        return "no-gateway"
    is_page = "html" in headers.get("Content-Type", "").lower()
    if is_page or 300 <= status < 400 or status == 511:
        return "captive"
    return "wrong-server" if {"content-length", "transfer-encoding"} & {name.lower() for name in headers} else "cut"


def _kind_of_cause(cause: BaseException) -> str | None:
    if isinstance(cause, ConnectionRefusedError):
        return "no-gateway"
    if isinstance(cause, socket.gaierror) or (isinstance(cause, OSError) and cause.errno in _NO_NETWORK):
        return "none"
    if isinstance(cause, ssl.SSLError):
        return "tls"
    if isinstance(cause, TimeoutError) or "Timeout" in type(cause).__name__:  # requests' and urllib3's own classes
        return "timeout"
    return None


def _causes(error: BaseException) -> Iterator[BaseException]:
    """The error and all that it wraps; requests and urllib3 hide theirs in ``args`` and ``reason``."""
    waiting, seen = [error], set[int]()
    while waiting:
        one = waiting.pop(0)
        if id(one) in seen:
            continue
        seen.add(id(one))
        yield one
        inner = (one.__cause__, one.__context__, getattr(one, "reason", None), *one.args)
        waiting += [cause for cause in inner if isinstance(cause, BaseException)]
