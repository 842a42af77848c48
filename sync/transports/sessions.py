"""The HTTP client's session as a line needs it; requests comes with this module, when there is somebody to talk to."""

import ssl
from typing import Any
from urllib.parse import urlsplit

import urllib3

from sync.transports.client import HTTPAdapter, requests

FAULTS = (requests.RequestException, urllib3.exceptions.HTTPError, OSError)
"""All that a call can fail with."""

_LOOPBACK = {"127.0.0.1", "::1", "localhost"}


class _SystemTrust(HTTPAdapter):
    """Trusts whom the machine trusts, beside the authorities that come with the HTTP client.

    A province's own authority stands in the machine's store (Windows) or in its bundle (Linux), nowhere else.
    """

    def init_poolmanager(self, *sizes: Any, **options: Any) -> None:  # noqa: ANN401 - the face of the base class
        """As the base class does, with the machine's authorities."""
        super().init_poolmanager(*sizes, **options, ssl_context=ssl.create_default_context())

    def proxy_manager_for(self, proxy: str, **options: Any) -> Any:  # noqa: ANN401 - the face of the base class
        """As the base class does, with the machine's authorities; an office may have a proxy."""
        return super().proxy_manager_for(proxy, **options, ssl_context=ssl.create_default_context())


def session_for(url: str, ca_file: str | None) -> requests.Session:
    """One kept connection that sends no header but ours; ``ca_file`` names the only authority to trust."""
    session = requests.Session()
    safe = _SystemTrust if ca_file is None and url.startswith("https:") else HTTPAdapter
    session.mount("https://", safe(max_retries=0, pool_maxsize=1))
    session.mount("http://", HTTPAdapter(max_retries=0, pool_maxsize=1))
    session.headers.clear()
    session.headers.update({"User-Agent": "hosolang", "Accept-Encoding": "gzip"})
    session.trust_env = urlsplit(url).hostname not in _LOOPBACK  # a proxy of the office, but never to ourselves
    if ca_file is not None:
        session.verify = ca_file
    return session
