"""Signed requests to S3-compatible storage: AWS Signature Version 4 in the header, as its public documentation says."""

import hashlib
import hmac
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import UTC, datetime
from urllib.parse import quote, urlsplit

EMPTY_SHA256 = hashlib.sha256(b"").hexdigest()


@dataclass(frozen=True)
class Credentials:
    """A key pair for the storage; the secret half stands in no text of this value."""

    key_id: str
    secret: str = field(repr=False)
    token: str = field(default="", repr=False)


@dataclass(frozen=True)
class Scope:
    """For which region and service a signature counts."""

    region: str
    service: str = "s3"


def signed_headers(
    method: str, url: str, headers: Mapping[str, str], who: Credentials, scope: Scope, moment: datetime
) -> dict[str, str]:
    """The headers and what signs them; ``headers`` has ``x-amz-content-sha256`` with the hash of the body.

    The URL's path is plain (not yet quoted) and its query sorted. The moment is the real time: the storage compares it.
    """
    at = moment.astimezone(UTC).strftime("%Y%m%dT%H%M%SZ")
    parts = urlsplit(url)
    named = {name.lower(): " ".join(value.split()) for name, value in headers.items()}
    named |= {"host": parts.netloc, "x-amz-date": at} | ({"x-amz-security-token": who.token} if who.token else {})
    names = ";".join(sorted(named))
    lines = [method, quote(parts.path, safe="/-_.~"), parts.query]
    lines += [f"{name}:{named[name]}" for name in sorted(named)] + ["", names]
    request = "\n".join([*lines, named.get("x-amz-content-sha256", EMPTY_SHA256)])
    place = f"{at[:8]}/{scope.region}/{scope.service}/aws4_request"
    text = f"AWS4-HMAC-SHA256\n{at}\n{place}\n{hashlib.sha256(request.encode()).hexdigest()}"
    signature = hmac.new(_key(who.secret, at[:8], scope), text.encode(), hashlib.sha256).hexdigest()
    proof = f"AWS4-HMAC-SHA256 Credential={who.key_id}/{place}, SignedHeaders={names}, Signature={signature}"
    return {name: value for name, value in named.items() if name != "host"} | {"Authorization": proof}


def _key(secret: str, day: str, scope: Scope) -> bytes:
    key = b"AWS4" + secret.encode()
    for word in (day, scope.region, scope.service, "aws4_request"):
        key = hmac.new(key, word.encode(), hashlib.sha256).digest()
    return key
