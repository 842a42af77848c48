"""The certificates of one story: a good one, one for each fault, and the file of those whom the laptops trust."""

import ssl
from dataclasses import dataclass
from pathlib import Path

from sync.gateway.serving import Tls
from tests.support import certificates

_WRONG = {
    "expired": ("127.0.0.1", (-10, -1)),
    "not-yet-valid": ("127.0.0.1", (5, 10)),
    "wrong-host": ("cong.xa.vn", (-1, 30)),
    "foreign": ("127.0.0.1", (-1, 30)),
}
"""Each fault: for whom the certificate is, and from when to when in days from now."""

FAULTS = tuple(_WRONG)


@dataclass(frozen=True)
class Certificates:
    """What the line shows: the good one and each bad one; whom the laptops trust; what the gateway itself serves."""

    good: ssl.SSLContext
    bad: dict[str, ssl.SSLContext]
    trusted: Path
    gateway: Tls
    upstream: ssl.SSLContext


def make(folder: Path) -> Certificates:
    """New ones; the authority of the foreign one is trusted by nobody."""
    good = certificates.certificate(folder / "good")
    wrong = {
        fault: certificates.certificate(folder / fault, host=host, days=days) for fault, (host, days) in _WRONG.items()
    }
    trusted = folder / "trusted.pem"
    known = [good, *(files for fault, files in wrong.items() if fault != "foreign")]
    trusted.write_bytes(b"".join(files.authority.read_bytes() for files in known))
    return Certificates(
        good=_shown(good),
        bad={fault: _shown(files) for fault, files in wrong.items()},
        trusted=trusted,
        gateway=Tls(good.certificate, good.key),
        upstream=ssl.create_default_context(cafile=str(good.authority)),
    )


def _shown(files: certificates.Files) -> ssl.SSLContext:
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    context.load_cert_chain(files.certificate, files.key)
    return context
