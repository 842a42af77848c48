"""Parts in S3-compatible storage (AWS, MinIO, Ceph, a province's cloud), sealed before they leave this machine."""

import errno
import hashlib
import io
import os
import tempfile
import threading
from collections.abc import Mapping
from datetime import UTC, datetime
from pathlib import Path
from typing import Any, BinaryIO, cast
from urllib.parse import parse_qs, quote, urlsplit

import requests
import urllib3.exceptions

from forms.refusal import NotNow, Refusal
from sync.gateway.part_stores import NewPart
from sync.gateway.s3_signing import EMPTY_SHA256, Credentials, Scope, signed_headers

KEY_ID, SECRET, TOKEN = "AWS_ACCESS_KEY_ID", "AWS_SECRET_ACCESS_KEY", "AWS_SESSION_TOKEN"
_SECONDS = (10, 60)
"""To connect, and between two bytes."""
_FULL = 507
_LEAST_ON_DISK = 1024 * 1024
"""A smaller part waits in memory until it is whole."""


class S3Store:
    """Parts as objects ``PREFIX/ab/abcd…``, the names that they have in a folder."""

    def __init__(self, url: str, incoming: Path) -> None:
        """Read ``s3://BUCKET/PREFIX?endpoint=https://HOST&region=REGION``; the key pair comes from the environment.

        Raises:
            Refusal: ``bad-files-url``, ``files-refused`` when the environment names no key pair.
        """
        parts, asked = urlsplit(url), parse_qs(urlsplit(url).query)
        endpoint = asked.get("endpoint", [""])[0].rstrip("/")
        if parts.scheme != "s3" or not parts.netloc or not _is_safe(endpoint):
            raise Refusal(
                "bad-files-url",
                "Say s3://BUCKET/PREFIX?endpoint=https://HOST&region=REGION (http:// only on this machine).",
            )
        prefix = parts.path.strip("/")
        self._base = f"{endpoint}/{parts.netloc}"
        self._prefix = f"{self._base}/{prefix}" if prefix else self._base
        self._scope = Scope(asked.get("region", ["us-east-1"])[0])
        self._ca_file = asked.get("ca", [None])[0]
        self._who = _credentials()
        self._incoming = incoming
        self._own = threading.local()

    def begin(self, name: str) -> NewPart:
        """A part that travels when it is whole: the storage takes an object at once or not at all."""
        return _NewObject(self, name, self._incoming)

    def open(self, name: str) -> BinaryIO:
        """The object's bytes as they come."""
        said = self.call("GET", self._address(name))
        if said.status_code == 404:
            raise FileNotFoundError(errno.ENOENT, "no such part")
        return cast("BinaryIO", io.BufferedReader(_Body(said), 64 * 1024))

    def put(self, name: str, body: BinaryIO | bytes, sha256: str) -> None:
        """Store a whole object; the storage proves its hash and says yes once it is durable."""
        headers = {"x-amz-content-sha256": sha256}
        if self.call("PUT", self._address(name), headers, body).status_code == 404:
            raise _refused()

    def remove(self, name: str) -> None:
        """Delete the object; the storage says yes to one that is not there."""
        self.call("DELETE", self._address(name)).close()

    def probe(self) -> None:
        """The bucket is there and lets us in."""
        if self.call("HEAD", self._base).status_code == 404:
            raise _refused()

    def call(
        self, method: str, address: str, headers: Mapping[str, str] | None = None, body: BinaryIO | bytes = b""
    ) -> requests.Response:
        """One signed request; 404 is given back.

        Raises:
            OSError: ``ENOSPC`` when the storage is full.
            NotNow: ``files-unreachable`` when it does not answer or is busy.
            Refusal: ``files-refused`` when it does not let us.
        """
        named = {"x-amz-content-sha256": EMPTY_SHA256, **(headers or {})}
        signed = signed_headers(method, address, named, self._who, self._scope, datetime.now(UTC))
        sent = cast("dict[str, str | bytes]", signed)
        where = quote(address, safe=":/-_.~[]")
        try:
            said = self._session.request(
                method, where, headers=sent, data=body, stream=True, timeout=_SECONDS, allow_redirects=False
            )
        except (requests.RequestException, urllib3.exceptions.HTTPError) as error:
            raise _unreachable() from error
        if said.status_code < 300 or said.status_code == 404:
            if method != "GET":
                said.close()
            return said
        words = said.raw.read(4096)
        said.close()
        if said.status_code == _FULL or b"StorageFull" in words or b"QuotaExceeded" in words:
            raise OSError(errno.ENOSPC, "the storage is full")
        if said.status_code in {408, 409, 429} or said.status_code >= 500:
            raise _unreachable()
        raise _refused()

    @property
    def _session(self) -> requests.Session:
        """A kept connection for each thread."""
        session: requests.Session | None = getattr(self._own, "session", None)
        if session is None:
            session = self._own.session = requests.Session()
            session.trust_env = False  # neither a proxy of this machine's user nor his passwords
            session.verify = self._ca_file or True
        return session

    def _address(self, name: str) -> str:
        return f"{self._prefix}/{name[:2]}/{name}"


class _NewObject:
    """Sealed bytes on their way: in memory while they are few, else in a file without a name."""

    def __init__(self, store: S3Store, name: str, incoming: Path) -> None:
        incoming.mkdir(mode=0o700, parents=True, exist_ok=True)
        self._store, self._name = store, name
        self._file = tempfile.SpooledTemporaryFile(_LEAST_ON_DISK, dir=str(incoming))  # noqa: SIM115 - closed when it ended
        self._hash, self._size = hashlib.sha256(), 0
        self._is_sent = False

    def write(self, content: bytes) -> None:
        """Add bytes."""
        self._file.write(content)
        self._hash.update(content)
        self._size += len(content)

    def finish(self) -> None:
        """Send the object."""
        self._file.seek(0)
        self._is_sent = True  # from here on it may be there
        body = self._file.read() if self._size <= _LEAST_ON_DISK else cast("BinaryIO", self._file)
        self._store.put(self._name, body, self._hash.hexdigest())
        self._file.close()

    def discard(self) -> None:
        """Forget it, or delete what was sent; storage that is away keeps an object that nothing names."""
        self._file.close()
        if self._is_sent:
            try:
                self._store.remove(self._name)
            except (OSError, Refusal):
                return


class _Body(io.RawIOBase):
    """An answer's body as a file; a connection that breaks in the middle is :class:`NotNow`, never a short file."""

    def __init__(self, said: requests.Response) -> None:
        self._said = said

    def readable(self) -> bool:
        """Yes."""
        return True

    def readinto(self, buffer: Any) -> int:  # noqa: ANN401 - any buffer of bytes
        """Fill the buffer as far as the answer goes."""
        try:
            content = self._said.raw.read(len(buffer))
        except urllib3.exceptions.HTTPError as error:
            raise _unreachable() from error
        buffer[: len(content)] = content
        return len(content)

    def close(self) -> None:
        """Give the connection back."""
        self._said.close()
        super().close()


def _credentials() -> Credentials:
    key_id, secret = os.environ.get(KEY_ID, ""), os.environ.get(SECRET, "")
    if not key_id or not secret:
        raise Refusal("files-refused", f"The storage's key pair must stand in {KEY_ID} and {SECRET}.")
    return Credentials(key_id, secret, os.environ.get(TOKEN, ""))


def _is_safe(endpoint: str) -> bool:
    try:
        parts = urlsplit(endpoint)
        host, _ = parts.hostname or "", parts.port
    except ValueError:
        return False
    is_local = parts.scheme == "http" and host in {"127.0.0.1", "::1", "localhost"}
    return bool(host) and not parts.path and not parts.username and (parts.scheme == "https" or is_local)


def _unreachable() -> NotNow:
    return NotNow("files-unreachable", "The gateway's file storage does not answer; try again in a moment.")


def _refused() -> Refusal:
    return Refusal("files-refused", "The gateway's file storage refuses us; check its bucket, key pair and rights.")
